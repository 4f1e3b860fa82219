"""`parcferme explain`: whom an article names, and why that was decided so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.errors import SiteError, problem
from generator.hooks.offered import hooks_of
from generator.model import PLURALS, EntityKind, Location, Problem
from generator.newsroom.filed import filed, raced
from generator.racing.recognition.names import names_of, text_of
from generator.racing.recognition.reading import SUMMARY, TITLE, Mention, mentions
from generator.racing.recognition.unnamed import reported_race
from generator.racing.roster import Term
from generator.stages.load import load
from generator.stages.parse import Rules, parse
from generator.text.dates import zone

KEYS: dict[EntityKind, str] = {**PLURALS, "edition": "events"}
"""The key under which each kind is listed."""

SHOWN = ("drivers", "teams", "events", "circuits", "series")
"""The keys, in their order."""


class Explained(Struct, frozen=True):
    """Whom an article names: its mentions, in order; the race that it reports without its name, if it does; and how
    many mistakes entity files have."""

    path: str
    mentions: tuple[Mention, ...]
    reported: Term | None = None
    unread: int = 0

    def by_kind(self) -> dict[str, list[str]]:
        """The slugs of those who are named, by kind, each once, in the order of first mention."""
        found: dict[str, dict[str, None]] = {key: {} for key in SHOWN}
        for mention in self.mentions:
            if mention.verdict.term:
                kind, slug = mention.verdict.term
                found[KEYS[kind]][slug] = None
        if self.reported:
            found["events"][self.reported[1]] = None
        return {key: list(slugs) for key, slugs in found.items()}

    def lines(self) -> Iterator[str]:
        """All of it, for people: a line for each name, and beneath it one for everyone who could be meant, with what
        speaks for and against in points."""
        if not self.mentions:
            yield "No names were found."
        if self.reported:
            yield f"{'(the whole text)':<28} edition  {self.reported[1]:<36} a report of it, as its results have it"
        if self.unread:
            yield f"{self.unread} mistakes in entity files: their names may be missing. See parcferme check."
        for each in self.mentions:
            kind, slug = each.verdict.term or ("", "nobody")
            text = " ".join(each.text.split())
            yield f"{text:<28} {kind:<8} {slug:<36} {each.verdict.why}".rstrip()
            for other in each.verdict.candidates:
                why = "; ".join(other.evidence) or "nothing for or against"
                yield f"{'':<28} {other.score:>4} {other.kind} {other.slug}: {why}"

    def as_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {**self.by_kind(), "mentions": [_shown(mention) for mention in self.mentions]}


def explained(root: Path, file: Path) -> Explained:
    """Read the names in an article of a site. Raises SiteError when there is no such article, or it cannot be read."""
    loaded = load(root)
    path = _path_in(root, file)
    config = loaded.config
    rules = Rules(zone=zone(config.timezone), markdown=config.markdown, hooks=hooks_of(root, config))
    source = next((each for each in loaded.sources if each.path == path and each.kind == "article"), None)
    if source is None:
        hint = "name a file below content/articles/, of the site that --root names"
        raise SiteError(problem("PF117", "this is no article of the site", Location(path), hint))
    ((found, body),) = parse([source], rules)
    if not found.parsed or body is None:
        raise SiteError(*(found.problems or (problem("PF117", "cannot be read", Location(path)),)))
    wrong: list[Problem] = []
    names = names_of((*filed(loaded, rules, wrong), *raced(loaded, rules)))
    text = text_of(found.parsed[0], body.body, names)
    every = mentions(text, names.lexicon, is_explained=True)
    return Explained(path, every, reported_race(text, names.lexicon, every), len(wrong))


def _path_in(root: Path, file: Path) -> str:
    real, site = file.resolve(), root.resolve()
    if not (real.is_relative_to(site) and real.exists()) and not file.is_absolute():
        real = (root / file).resolve()
    return real.relative_to(site).as_posix() if real.is_relative_to(site) else str(file)


def _shown(mention: Mention) -> dict[str, Any]:
    part = {TITLE: "title", SUMMARY: "summary"}.get(mention.part, mention.part)
    kind, slug = mention.verdict.term or ("", "")
    return {
        "text": mention.text,
        "kind": kind,
        "slug": slug,
        "part": part,
        "start": mention.start,
        "end": mention.end,
        "why": mention.verdict.why,
        "candidates": [each._asdict() for each in mention.verdict.candidates],
    }
