"""`parcferme check --fix`: what is certain of what a check found, mended where it stands and nowhere else."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.model import Location, Parsed, Problem
from generator.newsroom.replacing import replace
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Mendable
from generator.newsroom.versions import renamed
from generator.outputs.links import file_meant
from generator.outputs.site import Site
from generator.text.front_matter import body_start
from generator.text.slugs import dated

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PLAIN = re.compile(r"[\w./~-]+")
_BYTE_ORDER_MARK = "\ufeff"


class Fix(NamedTuple):
    """A change of a line: in which file, the line and the column where it begins, what stood there and what stands
    there now, and the code of what it mends."""

    path: str
    line: int
    column: int
    before: str
    after: str
    code: str

    def shown(self) -> str:
        """It as people read it."""
        return f"{self.path}:{self.line}:{self.column}: {self.code}: '{self.before}' is now '{self.after}'"


def fixes(problems: Iterable[Problem], desk: Desk) -> list[Fix]:
    """What can be mended with certainty, by place; of several that touch each other the first."""
    later = cache(partial(renamed, desk.root))
    found = [fix for each in problems if (fix := _fix(each, desk, later))]
    kept: list[Fix] = []
    for fix in sorted(found, key=lambda fix: fix[:3]):
        last = kept[-1] if kept else None
        if not last or last[:2] != fix[:2] or last.column + len(last.before) <= fix.column:
            kept.append(fix)
    return kept


def apply(found: Iterable[Fix], root: Path) -> None:
    """Mend files, each at once and as a whole. Raises OSError where one cannot be written."""
    by_path: dict[str, list[Fix]] = defaultdict(list)
    for fix in found:
        by_path[fix.path].append(fix)
    for path, within in by_path.items():
        file = root / path
        text = file.read_bytes().decode()
        replace(file, _mended(text, within).encode())


def _mended(text: str, found: Iterable[Fix]) -> str:
    """A file's text with its fixes, all other characters and ends of lines as they are."""
    before = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    lines = _LINES.findall(text.removeprefix(_BYTE_ORDER_MARK))
    for fix in sorted(found, key=lambda fix: (fix.line, -fix.column)):
        line, start = lines[fix.line - 1], fix.column - 1
        if line[start : start + len(fix.before)] == fix.before:
            lines[fix.line - 1] = line[:start] + fix.after + line[start + len(fix.before) :]
    return before + "".join(lines)


def _fix(problem: Problem, desk: Desk, later: Callable[[], Mapping[str, str]]) -> Fix | None:
    at = problem.at
    if not at.line or not at.column or not at.path.startswith(("content/", "site.yaml")):
        return None
    before = at.excerpt[at.column - 1 : at.column - 1 + at.width]
    if isinstance(problem, Mendable):
        after = _quoted_alike(before, problem.instead) if _is_in_yaml(at, desk) else problem.instead
    elif problem.code == "PF201":
        after = moved(before, at.path, desk, later)
    else:
        return None
    return Fix(at.path, at.line, at.column, before, after, problem.code) if after and after != before else None


def _is_in_yaml(at: Location, desk: Desk) -> bool:
    """Whether a place is in front matter or in a file of YAML."""
    if not at.path.endswith(".md"):
        return True
    text = desk.text(at.path)
    return at.line <= text.count("\n", 0, body_start(text))


def _quoted_alike(before: str, after: str) -> str:
    """What is to be written, in the quotation marks of YAML in which the whole of it stood."""
    mark = before[:1]
    if len(before) > 1 and mark in "\"'" and before[-1] == mark and after[:1] != mark and mark not in after:
        return f"{mark}{after}{mark}"
    return after


# ---------------------------------------------------------------- links whose texts have moved


def moved(target: str, path: str, desk: Desk, later: Callable[[], Mapping[str, str]]) -> str:
    """Where a link of the file `path` that leads nowhere has to lead, since its text was renamed, as git knows, or just
    one bears that name now or bore it before; "" where there is none, or there are several. `later` gives what files
    that were renamed are called now."""
    name = target.partition("#")[0].partition("?")[0]
    if not _PLAIN.fullmatch(name) or not (name.startswith("/") or name.endswith(".md")):
        return ""
    now = later().get(file_meant(name, path), "")
    if now in desk.site.sources:
        return posixpath.relpath(now, posixpath.dirname(path)) + target[len(name) :]
    sought = _slug(name)
    meant = {each.path for each in _texts(desk) if sought in _slugs(each, desk.site)}
    if len(meant) != 1:
        return ""
    return posixpath.relpath(meant.pop(), posixpath.dirname(path)) + target[len(name) :]


def _texts(desk: Desk) -> Iterator[Parsed]:
    yield from (each.parsed for each in desk.site.articles)
    yield from (each.parsed for each in desk.site.pages)
    yield from (each.parsed for each in desk.site.entities.values() if each.parsed and "#" not in each.parsed.path)


def _slugs(parsed: Parsed, site: Site) -> set[str]:
    """The names that a text bears, or bore by its old addresses."""
    old = {_slug(address) for address in getattr(parsed.front, "aliases", ()) if address.startswith("/")}
    own = {_slug(parsed.path), parsed.slug} if parsed.kind != "edition" else set()
    return own | (old if parsed.kind in ("article", "page") and parsed.path in site.sources else set())


def _slug(name: str) -> str:
    """The last part of a path or an address, without a date before it and an ending behind it."""
    path = PurePosixPath(name)
    last = path.parent.name if path.stem == "index" else path.name.removesuffix(".md")
    return dated(last)[1]
