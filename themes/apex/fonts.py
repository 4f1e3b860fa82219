"""Makes the fonts of apex, and the rules for them in apex.css. Nothing that builds a site needs it.

It takes Archivo and Source Serif 4 from npm, cuts them to the letters that European names need and to the axes that the
theme uses, and measures the fonts that stand in until they are there, so that no line moves when they come. To run it:

    python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools brotli
    mkdir /tmp/packed && cd /tmp/packed
    npm pack @fontsource-variable/archivo@5.3.0 source-serif@4.5.1 @fontsource/gelasio@5.3.0 && cd -
    /tmp/fonts/bin/python themes/apex/fonts.py /tmp/packed

and `apt-get install fonts-liberation` once. Liberation Sans, Sans Narrow and Serif have the widths of Arial, Arial
Narrow and Times New Roman; Gelasio has Georgia's. Fontsource's Source Serif has no old-style figures, so Adobe's own
package is taken. Who holds a licence's reserved name gives it to no changed copy, so ours are called Apex.
"""

import io
import re
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

THEME = Path(__file__).parent
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
BEGIN, END = "/* fonts.py writes from here */", "/* fonts.py writes to here */"

LATIN = "U+20-7E, U+A0-FF, U+131, U+152-153, U+2BC, U+2C6, U+2DA, U+2DC, U+2009-200A, U+2010-2011, U+2013-2014, \
U+2018-201A, U+201C-201E, U+2020, U+2022, U+2026, U+202F, U+2032-2033, U+2039-203A, U+2044, U+20AC, U+2122, \
U+2190-2193, U+2212"
EXTENDED = "U+100-130, U+132-137, U+139-148, U+14A-151, U+154-17E, U+218-21B, U+1E80-1E85, U+1E9E"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "pnum", "lnum", "onum", "rvrn"]

SAMPLE = """The car that leads at the flag is not always the car that wins. After the last lap the field comes back to
the pits, the doors of the hall close, and men with gauges look at what no camera shows: the floor, the plank, the
weight, the fuel that is left. What they write down by night is the result, and by then most readers are asleep."""
"""Usual English, whose width is compared."""


class Cut(NamedTuple):
    """One font file to make: from which file of which package, held to which axes, and what CSS says of it."""

    name: str
    family: str
    package: str
    file: str
    axes: dict[str, float | tuple[float, float]]
    letters: str
    rule: str


class Near(NamedTuple):
    """A font that stands in: its family in CSS, the names it has on people's machines, its file here, and the cut and
    the place on its axes that it stands in for."""

    family: str
    names: tuple[str, ...]
    file: str
    stands_for: str
    axes: dict[str, float]


ARCHIVO = "package/files/archivo-{}-wdth-normal.woff2"
SERIF = "package/VAR/SourceSerif4Variable-{}.ttf"
SANS_AXES: dict[str, float | tuple[float, float]] = {"wdth": (75, 100), "wght": (500, 800)}
TEXT_AXES: dict[str, float | tuple[float, float]] = {"wght": (400, 700), "opsz": 16}
ITALIC_AXES: dict[str, float | tuple[float, float]] = {"wght": 400, "opsz": 16}
SANS_RULE = "font-weight: 500 800; font-stretch: 75% 100%"
TEXT_RULE = "font-weight: 400 700"
ITALIC_RULE = "font-weight: 400; font-style: italic"
CUTS = (
    Cut("apex-sans", "Apex Sans", "archivo", ARCHIVO.format("latin"), SANS_AXES, LATIN, SANS_RULE),
    Cut("apex-sans-ext", "Apex Sans", "archivo", ARCHIVO.format("latin-ext"), SANS_AXES, EXTENDED, SANS_RULE),
    Cut("apex-text", "Apex Text", "source-serif", SERIF.format("Roman"), TEXT_AXES, LATIN, TEXT_RULE),
    Cut("apex-text-ext", "Apex Text", "source-serif", SERIF.format("Roman"), TEXT_AXES, EXTENDED, TEXT_RULE),
    Cut("apex-italic", "Apex Text", "source-serif", SERIF.format("Italic"), ITALIC_AXES, LATIN, ITALIC_RULE),
    Cut("apex-italic-ext", "Apex Text", "source-serif", SERIF.format("Italic"), ITALIC_AXES, EXTENDED, ITALIC_RULE),
)
NEAR = (
    Near(
        "Apex Head Near",
        ("Arial Narrow Bold", "ArialNarrow-Bold", "Liberation Sans Narrow Bold", "LiberationSansNarrow-Bold"),
        str(LIBERATION / "LiberationSansNarrow-Bold.ttf"),
        "apex-sans",
        {"wdth": 80, "wght": 750},
    ),
    Near(
        "Apex Head Wide",
        ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "LiberationSans-Bold"),
        str(LIBERATION / "LiberationSans-Bold.ttf"),
        "apex-sans",
        {"wdth": 80, "wght": 750},
    ),
    Near(
        "Apex Label Near",
        ("Arial", "ArialMT", "Liberation Sans", "LiberationSans"),
        str(LIBERATION / "LiberationSans-Regular.ttf"),
        "apex-sans",
        {"wdth": 100, "wght": 500},
    ),
    Near("Apex Text Near", ("Georgia",), "gelasio", "apex-text", {"wght": 400}),
    Near(
        "Apex Text Wide",
        ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "LiberationSerif"),
        str(LIBERATION / "LiberationSerif-Regular.ttf"),
        "apex-text",
        {"wght": 400},
    ),
)


def member(packages: Path, package: str, file: str) -> bytes:
    """A file out of a package that `npm pack` has fetched."""
    (archive,) = packages.glob(f"*{package}-[0-9]*.tgz")
    with tarfile.open(archive) as held:
        found = held.extractfile(file)
        assert found is not None, f"{archive} holds no {file}"
        return found.read()


def codes(ranges: str) -> list[int]:
    """The characters that a `unicode-range` names."""
    found: list[int] = []
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def cut_font(font: TTFont, cut: Cut) -> TTFont:
    """The font with the letters and on the axes of `cut` alone, under a name of ours."""
    options = subset.Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    options.drop_tables += ["BASE", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes(cut.letters))
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, cut.axes)
    for number, name in ((1, cut.family), (4, cut.family), (6, cut.family.replace(" ", "") + "-Regular")):
        font["name"].setName(name, number, 3, 1, 0x409)
    font.flavor = "woff2"
    return font


def width(font: TTFont) -> float:
    """How wide the sample is, in ems of the font."""
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[glyphs[ord(each)]][0] for each in SAMPLE.replace("\n", " ")) / font["head"].unitsPerEm


def near_rule(near: Near, stood_in: TTFont, wanted: TTFont) -> str:
    """The rule that makes the font that stands in as wide and as high as the one that is wanted."""
    size = width(wanted) / width(stood_in)
    high = wanted["hhea"]
    em = wanted["head"].unitsPerEm * size
    names = ", ".join(f'local("{name}")' for name in near.names)
    return (
        f'@font-face {{ font-family: "{near.family}"; src: {names}; size-adjust: {size:.2%}; '
        f"ascent-override: {high.ascent / em:.2%}; descent-override: {-high.descent / em:.2%}; "
        f"line-gap-override: {high.lineGap / em:.2%}; }}"
    )


def main(packages: Path) -> None:
    """Write the fonts, their licences and their rules."""
    fonts, rules = THEME / "assets" / "fonts", []
    fonts.mkdir(exist_ok=True)
    for cut in CUTS:
        made = cut_font(TTFont(io.BytesIO(member(packages, cut.package, cut.file)), recalcTimestamp=False), cut)
        made.save(fonts / f"{cut.name}.woff2")
        rules.append(
            f'@font-face {{ font-family: "{cut.family}"; src: url("fonts/{cut.name}.woff2") format("woff2"); '
            f"{cut.rule}; font-display: swap; unicode-range: {cut.letters}; }}"
        )
    for near in NEAR:
        gelasio = member(packages, "gelasio", "package/files/gelasio-latin-400-normal.woff2")
        stood_in = TTFont(io.BytesIO(gelasio) if near.file == "gelasio" else near.file)
        wanted = instancer.instantiateVariableFont(TTFont(fonts / f"{near.stands_for}.woff2"), near.axes)
        rules.append(near_rule(near, stood_in, wanted))
    for name, package, file in (
        ("archivo-OFL.txt", "archivo", "package/LICENSE"),
        ("source-serif-OFL.txt", "source-serif", "package/LICENSE.md"),
    ):
        (fonts / name).write_bytes(member(packages, package, file))
    sheet = THEME / "assets" / "apex.css"
    block = "\n".join((BEGIN, *rules, END))
    written = re.sub(re.escape(BEGIN) + ".*" + re.escape(END), lambda _: block, sheet.read_text("utf-8"), flags=re.S)
    sheet.write_text(written, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
