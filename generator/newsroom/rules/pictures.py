"""Rules about pictures: whose they are, and whether anybody sees them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.errors import problem
from generator.model import Location, Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.finding import location
from generator.newsroom.rules.rule import Rule
from generator.schema import ImageFront

_NAMED = re.compile(r"[^\s\"'()<>\[\]{},=]+\.(?:avif|gif|jpe?g|png|webp|svg)\b", re.IGNORECASE)
_IN_BLOCK = re.compile(r"^[ \t>-]*\{?[ \t]*src:[ \t]*(\S.*?)[ \t]*(?:,.*)?$", re.MULTILINE)
_TEXTS = (".md", ".yaml", ".yml", ".html", ".css", ".po")


def without_credit(desk: Desk) -> Iterator[Problem]:
    """Pictures of which nothing says who made them, or under which licence they are shown."""
    for copy in (*desk.articles, *desk.pages, *desk.entities):
        image: ImageFront | None = getattr(copy.front, "image", None)
        if image:
            yield from _unowned(image.credit, image.licence, copy.key("image.src"))
        if not copy.parsed.body or not copy.parsed.credits:
            continue
        places = _places(copy)
        for number, (credit, licence) in enumerate(copy.parsed.credits):
            yield from _unowned(credit, licence, places[number] if number < len(places) else Location(copy.path))


def unused(desk: Desk) -> Iterator[Problem]:
    """Pictures that no text, no template and nothing else names."""
    pictures = [each for each in desk.survey.intake.sources if each.kind in ("picture", "drawing")]
    if not pictures:
        return
    by_folder, pairs = _named(desk)
    everywhere = frozenset().union(*by_folder.values())
    for source in pictures:
        path = PurePosixPath(source.path)
        if path.parts[1] == "media":
            is_used = path.name in everywhere
        else:
            is_used = path.name in by_folder.get(path.parent.as_posix(), ()) or (path.parent.name, path.name) in pairs
        if not is_used:
            hint = "delete it, or show it somewhere; drafts count too"
            yield problem("PF810", "nothing shows this picture", Location(source.path), hint)


def _unowned(credit: str, licence: str, at: Location) -> Iterator[Problem]:
    if credit and licence:
        return
    if credit:
        text, hint = "nothing says under which licence this picture is shown", "add `licence:`, such as CC BY 4.0"
    elif licence:
        text, hint = "nothing says who made this picture", "add `credit:`"
    else:
        text = "nothing says who made this picture, and under which licence it is shown"
        hint = "add `credit:` and `licence:` beside its `src:`"
    yield problem("PF803", text, at, hint)


def _places(copy: Copy) -> list[Location]:
    """Where blocks name their pictures, in order."""
    found = _IN_BLOCK.finditer(copy.source, copy.start)
    return [location(copy.path, copy.source, each.span(1)) for each in found]


def _named(desk: Desk) -> tuple[dict[str, set[str]], set[tuple[str, str]]]:
    """The names of pictures that stand in texts, by the folder of these; and all of them with the folder that stands
    before the name."""
    by_folder: dict[str, set[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for path in _texts(desk):
        names = by_folder.setdefault(PurePosixPath(path).parent.as_posix(), set())
        for found in _NAMED.findall(desk.text(path)):
            written = PurePosixPath(unquote(found))
            names.add(written.name)
            pairs.add((written.parent.name, written.name))
    return by_folder, pairs


def _texts(desk: Desk) -> Iterator[str]:
    """All files of text that may name a picture: those of content/, drafts too, of themes, and site.yaml."""
    yield "site.yaml"
    yield from (each.path for each in desk.survey.intake.sources if each.path.endswith(_TEXTS))
    for path in sorted((desk.root / "themes").rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            yield path.relative_to(desk.root).as_posix()


RULES = (
    Rule(
        "PF803",
        "a picture says not whose it is",
        "A picture in front matter or in a `{figure}` or `{gallery}` lacks `credit` or `licence`. Who made it is to "
        "be named beside it by most licences and laws, and the page of attribution lists it by these. Pictures in "
        "Markdown, `![…](…)`, have no place for them: use a `{figure}` where somebody is owed.",
        without_credit,
    ),
    Rule(
        "PF810",
        "nothing shows a picture",
        "A picture lies in content/, and no text, no draft, no template and not site.yaml names it. It makes a site "
        "large to keep and to publish. Names are looked for, so one that only scripts know has to be ignored: "
        "`checks: {PF810: off}`, or put it into content/static/.",
        unused,
    ),
)
