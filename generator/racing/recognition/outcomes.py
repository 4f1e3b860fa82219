"""Outcomes: what became of whom in the races that a site has results of, and which races a text can mean by that.

An edition holds its outcomes as one string, ` 1:charles-leclerc P:charles-leclerc x:sergio-perez `: places, pole, and
those who did not get to the end. They decide between races that a text may mean, where it says what somebody did: they
are no reason by themselves to take a place for a race.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from generator.model import Parsed
from generator.racing.registry import Registry
from generator.results import RACES, Classification, rows_of

PLACES = 6
"""So many places of a race are remembered."""

POLE, OUT = "P", "x"

_SAID = {
    "1": "won win wins winning winner victory victories triumph triumphed beat inherited",
    "2": "second runner",
    "3": "third",
    "4": "fourth",
    "5": "fifth",
    "6": "sixth",
    "P": "pole poles",
    "x": "retired retires retirement crashed crashes crash spun",
    "123": "podium podiums",
}
_MARKS = {word: marks for marks, words in _SAID.items() for word in words.split()}
TELLING = frozenset(_MARKS)
"""Words that say what became of somebody in a race."""


def outcomes(results: Iterable[Parsed], names: Registry) -> dict[str, str]:
    """The outcomes of the races of which there are results, by the slug of the edition; who is not known, or may be one
    of several, is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    known: dict[str, str] = {}
    for each in sorted(results, key=lambda each: each.path):
        if not isinstance(each.front, Classification) or not is_of_race(each.section):
            continue
        for row in rows_of(each.front):
            for name in row.drivers:
                if name not in known:
                    driver = names.one("driver", name)
                    known[name] = driver.slug if driver else ""
                marks = _marks(row.position, row.grid, is_out=row.out in _OUTS)
                found[each.slug] += [f"{mark}:{known[name]}" for mark in marks if known[name]]
    return {slug: f" {' '.join(dict.fromkeys(said))} " for slug, said in found.items()}


_OUTS = frozenset(("DNF", "DSQ", "EX", "NC"))


def is_of_race(session: str) -> bool:
    """Whether a file of results, by its name, is of a race, and not of a sprint."""
    return session.startswith("race") and RACES.fullmatch(session) is not None


def _marks(position: int, grid: int | None, *, is_out: bool) -> list[str]:
    marks = [str(position)] if 0 < position <= PLACES else []
    if grid == 1:
        marks.append(POLE)
    return [*marks, OUT] if is_out else marks


def told(words: Collection[str]) -> str:
    """The marks of all that these words say; "" for nothing."""
    return "" if TELLING.isdisjoint(words) else "".join(_MARKS[word] for word in words if word in _MARKS)


def did(said: str, slugs: Iterable[str], marks: str) -> bool:
    """Whether one of these drivers did in a race, by its outcomes, one of what these marks stand for."""
    return bool(said) and any(f" {mark}:{slug} " in said for slug in slugs for mark in marks)
