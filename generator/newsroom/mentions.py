"""Whom a text names: full names and aliases from the entity files, found as whole words. Nothing is guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from generator.model import EntityKind
from generator.racing.editions import edition_slug
from generator.racing.registry import Known, registry
from generator.text.slugs import fold

KEYS: tuple[tuple[str, EntityKind], ...] = (
    ("drivers", "driver"),
    ("teams", "team"),
    ("events", "event"),
    ("circuits", "circuit"),
)
"""The keys of front matter that are filled in, and what they name."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|(?:[^\W_]|[\u0300-\u036f])+")
_JOINED = re.compile(r"\s+|\s?[&+/]\s?|[-‐‑–'’‘ʼ]")
_BESIDE = re.compile(r"\s+|[-/]")
_SHORTENED = re.compile(r"\.\s?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_ADDRESS = re.compile(r"@|://|\bwww\.|\.[a-z]{2,}/")


class Names(NamedTuple):
    """Names to look for: by their first word, longest first; `shown` is how front matter names an entity."""

    by_word: Mapping[str, tuple["_Name", ...]]
    shown: Mapping[Known, str]


def names(entities: Iterable[Known]) -> Names:
    """The names of drivers, teams, events and circuits. One that several entities claim is found, so that no shorter
    one is found within it, but taken for none of them."""
    kinds = {kind for _, kind in KEYS}
    known = [each for each in entities if each.kind in kinds]
    claims: dict[tuple[str, ...], dict[Known, list[tuple[int, ...]]]] = defaultdict(lambda: defaultdict(list))
    for each in known:
        for name in (each.name, *each.aliases):
            spelled = tuple(_words(name))
            claims[tuple(word.folded for word in spelled)][each].append(_capitals(spelled))
    by_word: dict[str, list[_Name]] = defaultdict(list)
    for folded in sorted(filter(None, claims), key=len, reverse=True):
        capitals = tuple(pattern for patterns in claims[folded].values() for pattern in patterns)
        by_word[folded[0]].append(_Name(folded, tuple(claims[folded]), capitals))
    listed = registry(known)
    shown = {each: each.name if listed.one(each.kind, each.name) == each else each.slug for each in known}
    return Names({word: tuple(found) for word, found in by_word.items()}, shown)


def mentions(blocks: Iterable[str], sought: Names) -> dict[str, tuple[str, ...]]:
    """What the text names, by key of front matter, in the order of first mention; keys with nothing are left out.

    The longest name wins (`Red Bull Ring` is no `Red Bull`). A name written with capitals needs one in the text, and
    never runs over the end of a sentence. An event beside a year is that edition; where an edition is named, its
    event need not be. Handles and addresses of the web name nobody.
    """
    found: dict[str, dict[str, None]] = {key: {} for key, _ in KEYS}
    plain: dict[str, Known] = {}
    keys = {kind: key for key, kind in KEYS}
    for known, year in _found(blocks, sought):
        shown = edition_slug(known.slug, year) if year else sought.shown[known]
        found[keys[known.kind]][shown] = None
        if known.kind == "event" and not year:
            plain[shown] = known
    editions = {each.split("/")[0] for each in found["events"] if each not in plain}
    for shown, event in plain.items():
        if event.slug in editions:
            del found["events"][shown]
    return {key: tuple(listed) for key, listed in found.items() if listed}


class _Word(NamedTuple):
    folded: str
    start: int
    end: int
    is_capital: bool


class _Name(NamedTuple):
    words: tuple[str, ...]
    claimants: tuple[Known, ...]
    capitals: tuple[tuple[int, ...], ...]


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        if folded := fold(found[0]):
            yield _Word(folded, found.start(), found.end(), found[0][0].isupper())


def _capitals(words: Sequence[_Word]) -> tuple[int, ...]:
    return tuple(place for place, word in enumerate(words) if word.is_capital)


def _found(blocks: Iterable[str], sought: Names) -> Iterator[tuple[Known, str]]:
    """Each entity that is named, with the year beside it or "", in the order of the text."""
    for block in blocks:
        text = re.sub(r"\S+", _no_address, normalize("NFC", block))
        words = tuple(_words(text))
        place = 0
        while place < len(words):
            name = _at(place, words, text, sought)
            if name and len(name.claimants) == 1:
                year = _year(words, text, place, len(name.words)) if name.claimants[0].kind == "event" else ""
                yield name.claimants[0], year
            place += len(name.words) if name else 1


def _no_address(found: re.Match[str]) -> str:
    return "|" * len(found[0]) if _ADDRESS.search(found[0]) else found[0]


def _at(place: int, words: Sequence[_Word], text: str, sought: Names) -> _Name | None:
    for name in sought.by_word.get(words[place].folded, ()):
        here = words[place : place + len(name.words)]
        if (
            tuple(word.folded for word in here) == name.words
            and all(_is_one(before, after, text) for before, after in pairwise(here))
            and any(not pattern or any(here[n].is_capital for n in pattern) for pattern in name.capitals)
        ):
            return name
    return None


def _is_one(before: _Word, after: _Word, text: str) -> bool:
    """Whether two words can belong to one name: nothing but a space, a hyphen or an apostrophe between them, or the
    dot of a word of one or two letters (`St. Petersburg`)."""
    between = text[before.end : after.start]
    shortened = before.end - before.start <= 2 and text[before.start : before.end].isalpha()
    return bool(_JOINED.fullmatch(between)) or (shortened and bool(_SHORTENED.fullmatch(between)))


def _year(words: Sequence[_Word], text: str, place: int, length: int) -> str:
    """The year that stands right before or behind a name."""
    for near, far in ((place - 1, place), (place + length, place + length - 1)):
        if 0 <= near < len(words) and _YEAR.fullmatch(words[near].folded):
            first, second = sorted((words[near], words[far]), key=lambda word: word.start)
            if _BESIDE.fullmatch(text[first.end : second.start]):
                return words[near].folded
    return ""
