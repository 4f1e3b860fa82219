"""The entities that the paragraphs of the tests may mean, from `facts.txt`, as files of a site would give them."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from generator.model import ENTITY_FOLDERS, EntityKind, Parsed, ParsedAs, PartialDate
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.roster import Term, roster
from generator.schema import (
    CircuitFront,
    DriverFront,
    EditionFront,
    EntityFront,
    EventFront,
    SeriesFront,
    SpellFront,
    TeamFront,
)

FACTS = Path(__file__).with_name("facts.txt")


@cache
def cast() -> Lexicon:
    """The lexicon of all of them."""
    own = dict(_entities())
    return lexicon(own, roster(own.values(), [], "").names, dict(_outcomes()))


def _outcomes() -> Iterator[tuple[str, str]]:
    """What became of whom in races, behind the circuit of an edition, as `outcomes` has it."""
    for line in FACTS.read_text().splitlines():
        if line.startswith("event"):
            _, slug, _, _, editions = (part.strip() for part in line.split("|"))
            for each in filter(None, editions.split("; ")):
                start, _, _, *said = each.split()
                yield f"{slug}/{start[:4]}", f" {' '.join(said)} " if said else ""


def _entities() -> Iterator[tuple[Term, Parsed]]:
    yield _parsed("series", "formula-1", SeriesFront(name="Formula 1", aliases=("F1",)))
    for line in FACTS.read_text().splitlines():
        if line.startswith("#"):
            continue
        kind, slug, name, *rest = (part.strip() for part in line.split("|"))
        if kind == "driver":
            surname, code, spells, *_ = (*rest, "", "")
            held = tuple(map(_spell, filter(None, spells.split("; "))))
            yield _parsed("driver", slug, DriverFront(name=name, surname=surname, code=code, teams=held))
        elif kind == "team":
            yield _parsed("team", slug, TeamFront(name=name, full_name=rest[0] if rest else ""))
        elif kind == "circuit":
            full, others, place, country = rest
            front = CircuitFront(name=name, full_name=full, aliases=_listed(others), place=place, country=country)
            yield _parsed("circuit", slug, front)
        else:
            others, editions = rest
            yield _parsed("event", slug, EventFront(name=name, aliases=_listed(others), series="formula-1"))
            yield from (_edition(slug, each) for each in filter(None, editions.split("; ")))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("; ")))


def _spell(text: str) -> SpellFront:
    team, since, *until = text.split()
    return SpellFront(team=team, from_=PartialDate(since), to=PartialDate(until[0] if until else ""))


def _edition(event: str, text: str) -> tuple[Term, Parsed]:
    start, end, circuit, *_ = text.split()
    front = EditionFront(circuit=circuit, start=date.fromisoformat(start), end=date.fromisoformat(end))
    return _parsed("edition", f"{event}/{start[:4]}", front)


def _parsed(kind: EntityKind, slug: str, front: EntityFront) -> tuple[Term, Parsed]:
    folder = next((folder for folder, each in ENTITY_FOLDERS.items() if each == kind), "events")
    return (kind, slug), ParsedAs(path=f"content/{folder}/{slug}.md", kind=kind, front=front, slug=slug)
