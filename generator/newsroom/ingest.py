"""`parcferme import text`: raw texts become articles that build as they are.

An article that was imported says so in its front matter (`extra: imported_from, imported_digest`), wherever it is
moved and however it is edited: while the digest of a text's words stands in any article, that text is not imported
again. There is no other memory. An existing file is never written to.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from generator.errors import problem
from generator.hooks.offered import hooks_of
from generator.model import Location, Problem, Source
from generator.newsroom.composing import Composed, Setting, composed
from generator.newsroom.filed import filed
from generator.newsroom.pasted.pieces import Found
from generator.newsroom.raw import Asked, Raw, day_in_name, read_raw, storable
from generator.newsroom.suggestions import names
from generator.newsroom.titles import slug_for
from generator.racing.files import entity_files
from generator.schema import ArticleFront
from generator.stages.load import load
from generator.stages.parse import Rules
from generator.text.converters import converter
from generator.text.dates import zone
from generator.text.front_matter import LONGEST, read
from generator.text.slugs import dated, slugify

ARTICLES = "content/articles"

_MARK = re.compile(rb"\bimported_digest\W+([0-9a-f]{16})\b")
_ENDINGS = (".txt", ".html", ".htm")


class Imported(Struct, frozen=True):
    """What an import did, as files below the site's root. `unchanged`: there already, byte for byte; `kept`: there
    already but edited since, or another article; a text with a mistake among `problems` was not imported. `found` tells
    of each that was written what was found or inferred for its front matter, `beside` those that come from a file whose
    name an article of other words names already, each with that article."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]
    found: tuple[tuple[Found, ...], ...] = ()
    beside: tuple[tuple[Path, Path], ...] = ()


def ingest(root: Path, paths: Sequence[Path], day: str = "") -> Imported:
    """Import raw texts: files, and every `*.txt`, `*.html` and `*.htm` of folders; `day` is that of texts without one.
    Raises SiteError when the site has no usable site.yaml.

    Names are proposed from the entity files; where one of those cannot be read, that is among the problems and its
    names are not proposed.
    """
    desk, problems = _desk(root)
    results: dict[str, list[Path]] = {"written": [], "unchanged": [], "kept": []}
    found: list[tuple[Found, ...]] = []
    beside: list[tuple[Path, Path]] = []
    for path in _files(root, paths, problems):
        name = _shown(root, path)
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(_refused(name, "read", error))
            continue
        raw, wrong = read_raw(name, data, Asked(day_in_name(path.name), day))
        problems += wrong
        made = composed(raw, storable(path.name), desk.setting) if raw else None
        if raw and not made:
            problems.append(_changed(name))
        elif raw and made and (done := _imported(desk, raw, made, problems)):
            state, article = done
            results[state].append(root / article)
            if state == "written":
                found.append(made.found)
                beside += ((root / article, root / old) for old in desk.origins.get(storable(path.name), ()))
    listed = {state: tuple(articles) for state, articles in results.items()}
    return Imported(**listed, problems=tuple(problems), found=tuple(found), beside=tuple(beside))


# ---------------------------------------------------------------- the site as it is


class _Desk(NamedTuple):
    """What an import knows of the site: its names, Markdown and language, its articles' slugs, and which of them were
    imported, by the digest of the text, and by the name of its file."""

    root: Path
    setting: Setting
    slugs: set[str]
    marked: dict[str, tuple[str, bytes]]
    imported: set[str]
    origins: dict[str, list[str]]


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
        Setting(
            names(own),
            converter(config.markdown.converter, config.markdown.extensions, hooks_of(root, config).extensions),
            config.language,
        ),
        {_slug_of(source, rules) for source in articles},
        marked,
        {path for path, _ in marked.values()},
        _origins(articles, rules),
    )
    return desk, problems


def _origins(articles: Sequence[Source], rules: Rules) -> dict[str, list[str]]:
    """The articles that were imported, by the name of the file that each comes from."""
    found: dict[str, list[str]] = {}
    for source in articles:
        if _MARK.search(source.data, 0, LONGEST):
            front = read(source.path, source.data, ArticleFront, rules.zone).front
            name = front.extra.get("imported_from") if front else None
            if isinstance(name, str):
                found.setdefault(name, []).append(source.path)
    return found


def _slug_of(source: Source, rules: Rules) -> str:
    """The slug of an existing article: its own, else the one its name makes."""
    front = read(source.path, source.data, ArticleFront, rules.zone).front
    path = PurePosixPath(source.path)
    name = path.parent.name if path.stem == "index" and len(path.parts) > 3 else path.stem
    return (front.slug if front else "") or slugify(dated(name)[1])


# ---------------------------------------------------------------- the files to import


def _files(root: Path, paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """Each file once, those of a folder by name."""
    seen = set()
    for given in paths:
        files = [given]
        if given.is_dir():
            shown = (path for path in given.iterdir() if not path.name.startswith("."))
            files = sorted(path for path in shown if path.suffix in _ENDINGS and path.is_file())
            if not files:
                hint = "name the files themselves if they end otherwise"
                problems.append(
                    problem("PF117", "no *.txt or *.html is in this folder", Location(_shown(root, given)), hint)
                )
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


def _changed(path: str) -> Problem:
    message = "this site's extensions of Markdown change the words of this text, however they are escaped"
    return problem("PF116", message, Location(path), "see markdown: extensions in site.yaml")


def _imported(desk: _Desk, raw: Raw, made: Composed, problems: list[Problem]) -> tuple[str, str] | None:
    """What became of a text, and its article; None, with a problem, where it could not be written."""
    article = made.text.encode()
    if raw.digest[:16] in desk.marked:
        existing, data = desk.marked[raw.digest[:16]]
        return ("unchanged" if data == article else "kept"), existing
    return _placed(desk, raw, f"{ARTICLES}/{raw.day[:10]}-", slug_for(raw.title), article, problems)


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
