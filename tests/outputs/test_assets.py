"""Assets of a theme: what may be kept for ever has a part of its digest in its address."""

import re
from pathlib import Path

from tests.tiny import TinySite

SHEET = """\
@font-face { src: url("fonts/bold.woff2") format("woff2"), url(fonts/bold.woff#old) }
.near { background: url( 'drawn/../mark.png?2' ) }
.far { background: url(https://elsewhere.example/fonts/bold.woff2) url(data:image/gif;base64,R0lGOD) }
.none { background: url(fonts/none.woff2) }
"""
THEME = "themes/own/"
FILES = {
    "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: own\n",
    f"{THEME}theme.yaml": "name: Own\nextends: plain\n",
    f"{THEME}assets/plain.css": SHEET,
    f"{THEME}assets/fonts/bold.woff2": "bold",
    f"{THEME}assets/fonts/bold.woff": "old",
    f"{THEME}assets/fonts/licence.txt": "OFL",
    f"{THEME}assets/mark.png": "mark",
}


def assets(site: TinySite) -> list[str]:
    """The names of all that is there of the own theme, with `#` for digests."""
    names = [path.removeprefix("assets/") for path in site.files() if path.startswith("assets/")]
    own = [each for each in names if not each.endswith(".js")]
    return sorted(re.sub(r"\.[0-9a-f]{10}\.", ".#.", each) for each in own)


def sheet(site: TinySite) -> str:
    (found,) = (data for path, data in site.files().items() if re.fullmatch(r"assets/plain\.[0-9a-f]{10}\.css", path))
    return found.decode()


def test_what_a_style_sheet_names_carries_its_digest_and_is_named_by_it(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    site.built()
    assert assets(site) == ["fonts/bold.#.woff", "fonts/bold.#.woff2", "fonts/licence.txt", "mark.#.png", "plain.#.css"]
    said = sheet(site)
    urls = re.findall(r"url\(\s*[\"']?([^\"')\s]*)", said)
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".#.", each) for each in urls] == [
        "fonts/bold.#.woff2",
        "fonts/bold.#.woff#old",
        "drawn/../mark.#.png?2",
        "https://elsewhere.example/fonts/bold.woff2",
        "data:image/gif;base64,R0lGOD",
        "fonts/none.woff2",
    ]
    assert (site.output / "assets" / urls[0]).read_text(encoding="utf-8") == "bold"


def test_another_font_is_another_address_of_the_sheet_too(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    site.built()
    before = set(site.files())
    site.write({f"{THEME}assets/fonts/bold.woff2": "bolder"})
    site.built()
    gone = {re.sub(r"\.[0-9a-f]{10}\.", ".#.", each) for each in before - set(site.files())}
    assert gone == {"assets/fonts/bold.#.woff2", "assets/plain.#.css"}
    assert re.search(r'href="/racing/assets/plain\.[0-9a-f]{10}\.css"', site.page("/"))


def test_the_preview_leaves_names_and_sheets_as_they_are(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    site.built(fingerprint=False)
    assert site.page("/assets/plain.css") == SHEET
    assert "assets/fonts/bold.woff2" in site.files()
