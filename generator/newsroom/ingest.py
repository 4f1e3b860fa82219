"""`parcferme import text`: raw texts become articles that build as they are.

An article that was imported says so in its front matter (`extra: imported_from, imported_digest`), wherever it is
moved and however it is edited: while the digest of a text's words stands in any article, that text is not imported
again. There is no other memory. An existing file is never written to.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from generator.errors import problem
from generator.hooks.offered import hooks_of
from generator.model import Location, Problem, Source
from generator.newsroom.filed import filed
from generator.newsroom.markup import markdown
from generator.newsroom.prose import Prose, prose
from generator.newsroom.quoting import listed, quoted, quoted_item
from generator.newsroom.raw import Raw, read_raw, storable
from generator.newsroom.suggestions import Names, names, suggestions
from generator.newsroom.titles import slug_for
from generator.racing.files import entity_files
from generator.schema import ArticleFront
from generator.stages.load import load
from generator.stages.parse import Rules
from generator.text.converters import Converter, converter
from generator.text.dates import zone
from generator.text.front_matter import LONGEST, read
from generator.text.slugs import slugify

ARTICLES = "content/articles"

_MARK = re.compile(rb"\bimported_digest\W+([0-9a-f]{16})\b")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-(.+)")
_PROPOSED = "# title: proposed from the first sentence"


class Imported(Struct, frozen=True):
    """What an import did, as files below the site's root. `unchanged`: there already, byte for byte; `kept`: there
    already but edited since, or another article; a text with a mistake among `problems` was not imported."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]


def ingest(root: Path, paths: Sequence[Path]) -> Imported:
    """Import raw texts: files, and every `*.txt` of folders. Raises SiteError when the site has no usable site.yaml.

    Names are proposed from the entity files; where one of those cannot be read, that is among the problems and its
    names are not proposed.
    """
    desk, problems = _desk(root)
    results: dict[str, list[Path]] = {"written": [], "unchanged": [], "kept": []}
    for path in _files(root, paths, problems):
        name = _shown(root, path)
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(_refused(name, "read", error))
            continue
        raw, wrong = read_raw(name, data)
        problems += wrong
        if raw and (done := _imported(desk, raw, path, problems)):
            state, article = done
            results[state].append(root / article)
    return Imported(**{state: tuple(found) for state, found in results.items()}, problems=tuple(problems))


# ---------------------------------------------------------------- the site as it is


class _Desk(NamedTuple):
    """What an import knows of the site: its names, its Markdown, its articles' slugs, and which of them were imported,
    by the digest of the text."""

    root: Path
    names: Names
    converter: Converter
    slugs: set[str]
    marked: dict[str, tuple[str, bytes]]
    imported: set[str]


def _desk(root: Path) -> tuple[_Desk, list[Problem]]:
    loaded = load(root)
    config = loaded.config
    rules = Rules(zone=zone(config.timezone), markdown=config.markdown)
    problems: list[Problem] = []
    own, _ = entity_files(filed(loaded, rules, problems))
    articles = [source for source in loaded.sources if source.kind == "article"]
    marked = {
        mark[1].decode(): (source.path, source.data)
        for source in articles
        if (mark := _MARK.search(source.data, 0, LONGEST))
    }
    desk = _Desk(
        root,
        names(own),
        converter(config.markdown.converter, config.markdown.extensions, hooks_of(root, config).extensions),
        {_slug_of(source, rules) for source in articles},
        marked,
        {path for path, _ in marked.values()},
    )
    return desk, problems


def _slug_of(source: Source, rules: Rules) -> str:
    """The slug of an existing article: its own, else the one its name makes."""
    front = read(source.path, source.data, ArticleFront, rules.zone).front
    path = PurePosixPath(source.path)
    name = path.parent.name if path.stem == "index" and len(path.parts) > 3 else path.stem
    dated = _DATED.fullmatch(name)
    return (front.slug if front else "") or slugify(dated[1] if dated else name)


# ---------------------------------------------------------------- the files to import


def _files(root: Path, paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """Each file once, those of a folder by name."""
    seen = set()
    for given in paths:
        files = [given]
        if given.is_dir():
            files = sorted(path for path in given.glob("*.txt") if not path.name.startswith("."))
            if not files:
                hint = "name the files themselves if they end otherwise"
                problems.append(problem("PF117", "no *.txt is in this folder", Location(_shown(root, given)), hint))
        for path in files:
            if (real := path.resolve()) not in seen:
                seen.add(real)
                yield path


def _shown(root: Path, path: Path) -> str:
    """A file as problems name it: from the site's root where it is in the site, else as it was given."""
    real, site = path.resolve(), root.resolve()
    shown = real.relative_to(site) if real.is_relative_to(site) and real != site else path
    return storable(shown.as_posix())


def _refused(path: str, what: str, error: OSError) -> Problem:
    return problem("PF117", f"cannot be {what}: {(error.strerror or str(error)).lower()}", Location(path))


# ---------------------------------------------------------------- one text


def _imported(desk: _Desk, raw: Raw, path: Path, problems: list[Problem]) -> tuple[str, str] | None:
    """What became of a text, and its article; None, with a problem, where it cannot become one."""
    made = prose(raw.blocks, raw.lead)
    text = markdown(made.blocks, desk.converter)
    if text is None:
        message = "this site's extensions of Markdown change the words of this text, however they are escaped"
        hint = "see markdown: extensions in site.yaml"
        problems.append(problem("PF116", message, Location(_shown(desk.root, path)), hint))
        return None
    article = f"---\n{_front(desk, raw, made, path)}---\n\n{text}\n".encode()
    if raw.digest[:16] in desk.marked:
        existing, data = desk.marked[raw.digest[:16]]
        return ("unchanged" if data == article else "kept"), existing
    return _placed(desk, raw, f"{ARTICLES}/{raw.day}-", slug_for(made.title), article, problems)


def _front(desk: _Desk, raw: Raw, made: Prose, path: Path) -> str:
    lines = [_PROPOSED] if made.is_proposed else []
    lines += [f"title: {quoted(made.title)}", f"date: {raw.day}"]
    lines += [
        f"{key}: {listed(found)}"
        for key, found in suggestions(date.fromisoformat(raw.day), raw.blocks, desk.names).items()
    ]
    source = quoted_item(storable(path.name))
    lines.append(f"extra: {{imported_from: {source}, imported_digest: {raw.digest[:16]}}}")
    return "".join(f"{line}\n" for line in lines)


def _placed(
    desk: _Desk, raw: Raw, lead: str, slug: str, article: bytes, problems: list[Problem]
) -> tuple[str, str] | None:
    """Write an article under a slug of its own. A file that has its name, and was not imported from another text, may
    be the same article edited: it is kept, and nothing is written."""
    for free in _numbered(slug):
        path = f"{lead}{free}.md"
        target = desk.root / path
        if target.exists() and path not in desk.imported:
            return "kept", path
        if not target.exists() and free not in desk.slugs:
            break
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(article)
    except OSError as error:
        problems.append(_refused(path, "written", error))
        return None
    desk.marked[raw.digest[:16]] = path, article
    desk.imported.add(path)
    desk.slugs.add(free)
    return "written", path


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    for number in count(2):
        yield f"{slug}-{number}"
