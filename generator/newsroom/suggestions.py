"""Whom a raw text names, as the front matter of its article says it: found as in any article, by recognition."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.model import EntityKind, Parsed
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.recognition.reading import Told, mentions, read
from generator.racing.roster import Term, roster
from generator.text.blocks import Block

KEYS: tuple[tuple[str, EntityKind], ...] = (
    ("drivers", "driver"),
    ("teams", "team"),
    ("events", "event"),
    ("circuits", "circuit"),
)
"""The keys of front matter that are filled in, and what they name."""


class Names(NamedTuple):
    """Names to look for; `shown` is how front matter names an entity."""

    lexicon: Lexicon
    shown: Mapping[Term, str]


def names(own: Mapping[Term, Parsed]) -> Names:
    """The names of what entity files describe. Front matter names an entity as it is shown, or by its slug where
    another could be meant."""
    listed = roster(own.values(), [], "").names
    shown = {
        (kind, slug): each.name if listed.one(kind, each.name) == each else slug
        for (kind, slug), each in listed.by_slug.items()
    }
    return Names(lexicon(own, listed), shown)


def suggestions(day: date, blocks: Sequence[str], sought: Names) -> dict[str, tuple[str, ...]]:
    """What a text of a day names, by key of front matter, in the order of first mention, keys with nothing left out.
    Where an edition is named, its event need not be."""
    told = Told("", "", day, frozenset(), [Block("text", block) for block in blocks])
    terms = dict.fromkeys(each.verdict.term for each in mentions(read(told), sought.lexicon) if each.verdict.term)
    held = {slug.partition("/")[0] for kind, slug in terms if kind == "edition"}
    keys = {**{kind: key for key, kind in KEYS}, "edition": "events"}
    found: dict[str, list[str]] = {key: [] for key, _ in KEYS}
    for kind, slug in terms:
        if kind in keys and not (kind == "event" and slug in held):
            found[keys[kind]].append(slug if kind == "edition" else sought.shown[kind, slug])
    return {key: tuple(listed) for key, listed in found.items() if listed}
