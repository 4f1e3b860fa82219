"""Elsewhere: where a text speaks of another kind of racing than those whose names it seems to use.

Motorcycles have grands prix too, rallies have drivers of the same surname, and makers race in many series: what is told
of these means nobody of ours, unless a full name or front matter says so.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from generator.racing.recognition.common import TITLES
from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.scene import BODY, Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import Words

Kind: TypeAlias = Literal["motorcycles", "rallies", "stock cars", "cars", "one race"]
"""What is raced with; in other series for cars, and in one great race, many drivers of ours are meant too."""

_MARKS: dict[str, Kind] = {
    **dict.fromkeys(("motogp", "moto2", "moto3", "ducati", "yamaha", "aprilia", "ktm", "kawasaki"), "motorcycles"),
    **dict.fromkeys(("wrc", "dakar"), "rallies"),
    "nascar": "stock cars",
    **dict.fromkeys(("indycar", "wec", "imsa", "dtm", "lmp1", "lmp2", "wtcc", "btcc"), "cars"),
}
_NAMES = frozenset(_MARKS)
_PHRASES: dict[str, Kind] = {
    " world rally ": "rallies",
    " formula e ": "cars",
    " super gt ": "cars",
    " le mans ": "one race",
    " indianapolis 500 ": "one race",
    " indy 500 ": "one race",
}
_HINTS = frozenset(phrase.split()[-1] for phrase in _PHRASES)
"""The last words of the phrases, which begin with a capital too."""

_ONE_RACE = frozenset(("mans", "500"))

_AT_HOME = (" f1 ", " formula 1 ", " formula one ")

_STRANGE = frozenset(("motorcycles", "rallies", "stock cars"))
"""Kinds in which hardly a driver of another series is meant by the surname alone."""


def elsewhere(words: Words) -> Mapping[int, Kind]:
    """The parts of a text that speak of another kind of racing, and of which; what the title or the summary says holds
    for all parts that do not speak of Formula 1."""
    found: dict[int, Kind] = {}
    for place, kind in sorted(_told(words)):
        found.setdefault(words.part(place), kind)
    if not found:
        return found
    home = {words.part(words.joined.count(" ", 0, at)) for mark in _AT_HOME for at in _each(mark, words.joined)}
    of_all = found.get(0) or found.get(1)
    if of_all and home.isdisjoint(range(BODY)):
        found = {**dict.fromkeys(range(len(words.origins) - 1), of_all), **found}
    return {part: kind for part, kind in found.items() if part not in home}


def of_another_series(name: Name, scene: Scene, known: Known) -> str:
    """Why a name means nobody who is known, but somebody or something of another series; "" where it may."""
    if any(term in known.named for term in name.terms):
        return ""
    if known.series and name.series and known.series.isdisjoint(name.series) and (name.is_place or not name.has_driver):
        return "front matter names another series"
    kind = known.elsewhere.get(scene.part)
    if not kind:
        return ""
    if name.is_place:
        is_race = name.events or name.is_adjective
        return "an event of another series" if is_race and kind == "motorcycles" else ""
    if name.has_driver and not name.has_team:
        return _another_driver(name, scene, known, kind)
    if kind == "one race" and not scene.says(_ONE_RACE):
        return ""
    is_longer = scene.joins_before() and scene.capital(scene.spot.first - 1) and scene.before not in TITLES
    if is_longer and not scene.begins_at(scene.spot.first - 1) and not scene.is_name(scene.spot.first - 1):
        return "a team of another series"
    return "" if _is_active(name, scene, known) else "a team of another series"


def _another_driver(name: Name, scene: Scene, known: Known, kind: str) -> str:
    if name.is_full:
        return "the father, where other racing is told of" if name.is_of_junior else ""
    if any(term in known.in_full for term in name.terms):
        return ""
    if kind == "one race":
        return ""
    if kind in _STRANGE:
        return f"where {kind} are told of"
    return "" if _is_active(name, scene, known) else "where another series is told of"


def _is_active(name: Name, scene: Scene, known: Known) -> bool:
    """Whether one of a name was active at the time that is told of, or at the date of the text."""
    today = known.day.year, known.day.year
    time = scene.told() or today
    subjects = [claim.subject for claim in name.claims]
    return any(not each.years or each.was_active(time) or each.was_active(today, 1) for each in subjects)


def _told(words: Words) -> Iterator[tuple[int, Kind]]:
    if not _NAMES.isdisjoint(words.beginning):
        yield from ((place, _MARKS[word]) for place, word in enumerate(words.folded) if word in _NAMES)
    if not _HINTS.isdisjoint(words.beginning):
        for phrase, kind in _PHRASES.items():
            yield from ((words.joined.count(" ", 0, at), kind) for at in _each(phrase, words.joined))
    if "superbike" in words.joined:
        yield words.joined.count(" ", 0, words.joined.find("superbike")) - 1, "motorcycles"


def _each(phrase: str, joined: str) -> Iterator[int]:
    at = joined.find(phrase)
    while at >= 0:
        yield at
        at = joined.find(phrase, at + 1)
