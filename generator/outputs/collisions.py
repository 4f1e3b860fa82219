"""Collisions: outputs that two sources claim. Each is told with both sources and a way out."""

import unicodedata
from collections.abc import Iterable, Mapping

from generator.errors import problem
from generator.manifest import MANIFEST
from generator.model import Location, Parsed, Problem
from generator.outputs.site import Outline
from generator.racing.roster import location
from generator.text.slugs import clean_address, output_path

_OLD = ("aliases", "old_addresses")
"""Keys that name old addresses."""


def collisions(outlines: Iterable[Outline], texts: Mapping[str, Parsed]) -> list[Problem]:
    """One problem for each output that two sources claim, naming both; compared as the least careful file system does,
    and a file that stands where another needs a folder counts too. `texts` are what sources say, by path."""
    claimed: dict[str, Outline] = {}
    problems = []
    for outline in outlines:
        address = outline.address
        path = address.lower() if address.isascii() else _careless(address)
        first = claimed.setdefault(path[1:] + "index.html" if path[-1] == "/" else path[1:], outline)
        if first is not outline:
            problems.append(_same(first, outline, texts))
    fine: set[str] = set()
    for path, outline in claimed.items():
        folder = path.rpartition("/")[0]
        while folder and folder not in fine:
            if file := claimed.get(folder):
                problems.append(_in_the_way(file, outline, texts))
            else:
                fine.add(folder)
            folder = folder.rpartition("/")[0]
    return problems


def taken(outlines: Iterable[Outline]) -> list[Problem]:
    """One problem for each file that would stand where the build keeps its own in the output folder."""
    text, hint = f"names that begin with {MANIFEST} are the build's own", "give the file another name"
    return [
        problem("PF403", text, Location(_file(outline)), hint)
        for outline in outlines
        if outline.address[1:2] == MANIFEST[0] and _careless(outline.address).startswith(f"/{MANIFEST}")
    ]


def _careless(path: str) -> str:
    """A path as a file system sees it that knows neither case nor Unicode forms."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _ordered(one: Outline, other: Outline, texts: Mapping[str, Parsed]) -> list[Outline]:
    """What the site makes by itself comes first, and what chose its address last: there the mistake is told."""

    def rank(outline: Outline) -> tuple[bool, bool, bool, str]:
        content = outline.source.startswith("content/")
        key = _key(outline, texts.get(outline.source))
        return content, key.startswith(_OLD), key == "permalink", outline.source

    return sorted((one, other), key=rank)


# ---------------------------------------------------------------- words


def _same(one: Outline, other: Outline, texts: Mapping[str, Parsed]) -> Problem:
    first, second = _ordered(one, other, texts)
    message = f"{_source(first)} and {_source(second)} both make {second.address}"
    if output_path(first.address) != output_path(second.address):
        message = (
            f"{first.address} of {_source(first)} and {second.address} of {_source(second)} are one and the same where "
            "capitals do not count"
        )
    return _collision(first, second, message, texts)


def _in_the_way(file: Outline, other: Outline, texts: Mapping[str, Parsed]) -> Problem:
    message = f"{file.address} of {_source(file)} is a file where {other.address} of {_source(other)} needs a folder"
    first, second = _ordered(file, other, texts)
    return _collision(first, second, message, texts)


def _source(outline: Outline) -> str:
    path, _, entry = outline.source.partition("#")
    if entry:
        return f"'{entry}' in {path}"
    return "the site itself" if path == "site.yaml" else path


# ---------------------------------------------------------------- place and hint


def _collision(first: Outline, second: Outline, message: str, texts: Mapping[str, Parsed]) -> Problem:
    text = texts.get(second.source)
    key = _key(second, text)
    at = location(text, key) if text and key else Location(_file(second))
    return problem("PF401", message, at, _way_out(key, texts.get(first.source), text))


def _file(outline: Outline) -> str:
    return outline.source.partition("#")[0] if outline.source.startswith("content/") else "site.yaml"


def _key(outline: Outline, text: Parsed | None) -> str:
    """The key that put an output where it is; "" when its file's name did."""
    if text is None:
        return ""
    if outline.template == "redirect.html":
        name = "old_addresses" if hasattr(text.front, "old_addresses") else "aliases"
        old = enumerate(getattr(text.front, name))
        return next((f"{name}.{number}" for number, each in old if _means(each, outline.address)), "")
    return next((key for key in ("permalink", "slug") if getattr(text.front, key, "")), "")


def _means(alias: str, address: str) -> bool:
    try:
        return clean_address(alias) == address
    except ValueError:
        return False


def _way_out(key: str, first: Parsed | None, second: Parsed | None) -> str:
    if key.startswith(_OLD):
        return f"take it out of `{key.partition('.')[0]}`, or move the other page"
    if key == "permalink":
        return "choose another `permalink:`"
    if first and second and first.kind == second.kind == "article" and not first.front.permalink:
        return _dated(first, second)
    return "rename one of them, or give one of them another `slug:` or `permalink:`"


def _dated(first: Parsed, second: Parsed) -> str:
    """For two articles of one name: the shortest date that tells them apart, since previews recur every week."""
    one, other = (f"{each.moment.at:%Y/%m/%d}" if each.moment else "" for each in (first, second))
    if one == other:
        return "give one of them another `slug:`"
    parts = "/{year}/{month}" if one[:7] != other[:7] else "/{year}/{month}/{day}"
    wanted = f"permalinks: {{articles: {parts}/{{slug}}/}}"
    return f"give one of them another `slug:`, or put dates into all addresses, in site.yaml: {wanted}"
