"""Placing: by which names texts may mean events, circuits and series."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Parsed
from generator.racing.recognition.common import GENERIC, PARTS
from generator.racing.recognition.folding import folded_name
from generator.racing.recognition.lexicon import Claim, Edition, Form, Subject
from generator.racing.recognition.people import PEOPLE
from generator.racing.registry import Registry
from generator.racing.roster import Term
from generator.schema import CircuitFront, EditionFront, EntityFront, EventFront, SeriesFront

_HOURS = re.compile(r"(?: \d+h?(?: hours| miles)? of(?P<place> .+)|(?P<first> .+) \d+h?(?: hours| miles)?)")
"""A race by its length: 24 Hours of Le Mans, Le Mans 24 Hours."""

PARTICLES = frozenset(
    ("van", "von", "de", "di", "da", "del", "della", "der", "den", "la", "le", "du", "dos", "d", "o", "mac", "mc")
)
"""Small words before a surname, or within a name."""

_SMALL = frozenset(("of", "the", "am", "do"))

_ABROAD = {
    "netherlands": ("Holland",),
    "great britain": ("England",),
    "porto": ("Oporto",),
    "bern": ("Berne",),
    "reims": ("Rheims",),
    "montjuic": ("Montjuich",),
    "nurburgring": ("Nordschleife",),
}
"""Other names of places in English, and of a track of old."""

LONG = 6
"""The second part of a name with a hyphen stands alone if it has more letters than that."""

SHORTEST = 4
"""The name of a circuit without such words as circuit has to have more letters than that."""


def places(own: Mapping[Term, Parsed], names: Registry, outcomes: Mapping[str, str]) -> Iterator[tuple[str, Claim]]:
    """The names of events, circuits and series; `outcomes` are those of races, by the slug of the edition."""
    events = list(_events(own, names, outcomes))
    for event, front in events:
        yield from ((name, Claim(event, form)) for name, form in _event_names(event, front))
    yield from _by_town(own, [event for event, _ in events])
    for circuit, said in _circuits(own):
        towns = {folded_name(said.place), folded_name(said.country)}
        short, is_long, _ = said.place.partition(" de ")
        towns_abroad = _ABROAD.get(folded_name(said.place)[1:], ())
        for name in filter(None, (*_circuit_names(circuit, said), said.place, short if is_long else "", *towns_abroad)):
            is_town = folded_name(name) in towns or name in towns_abroad
            yield name, Claim(circuit, "place" if is_town else "name")
    for (_, slug), parsed in own.items():
        if isinstance(parsed.front, SeriesFront):
            series = Subject(("series", slug), shown_name(parsed))
            for name in (series.name, parsed.front.full_name, *parsed.front.aliases):
                yield name, Claim(series, "name")


def shown_name(parsed: Parsed) -> str:
    """The name that a file gives, else its slug as one."""
    front: EntityFront = parsed.front
    return front.name or parsed.slug.split("/")[0].replace("-", " ").title()


def series_of(written: Iterable[str], names: Registry) -> tuple[str, ...]:
    """The slugs of series, as they are written; none where one of them is not told."""
    every = set(written)
    if "" in every:
        return ()
    return tuple(sorted(found.slug if (found := names.one("series", each)) else each for each in every))


def _events(
    own: Mapping[Term, Parsed], names: Registry, outcomes: Mapping[str, str]
) -> Iterator[tuple[Subject, EventFront]]:
    editions: dict[str, dict[int, Edition]] = defaultdict(dict)
    for (kind, slug), parsed in own.items():
        if kind == "edition" and isinstance(front := parsed.front, EditionFront):
            event, _, year = slug.partition("/")
            circuit = names.one("circuit", front.circuit) if front.circuit else None
            days = [each.start.at.date() for each in front.sessions if each.start]
            start, end = front.start or min(days, default=None), front.end or max(days, default=None)
            there = circuit.slug if circuit else ""
            edition = Edition(int(year), start or end, end or start, there, outcomes.get(slug, ""))
            editions[event][int(year)] = edition
    known = {slug: parsed for (kind, slug), parsed in own.items() if kind == "event"}
    for slug in sorted(known.keys() | editions.keys()):
        front = known[slug].front if slug in known else EventFront()
        name = shown_name(known[slug]) if slug in known else slug.replace("-", " ").title()
        held = tuple(editions[slug][year] for year in sorted(editions[slug]))
        series = series_of((front.series,), names)
        yield Subject(("event", slug), name, editions=held, series=series), front


def _by_town(own: Mapping[Term, Parsed], events: Iterable[Subject]) -> Iterator[tuple[str, Claim]]:
    """Grands prix by the towns where they were held: the Mexico City Grand Prix. A town with several has none."""
    towns: dict[str, dict[str, tuple[Subject, list[int]]]] = defaultdict(dict)
    for event in events:
        for edition in event.editions:
            if parsed := own.get(("circuit", edition.circuit)):
                towns[parsed.front.place].setdefault(event.slug, (event, []))[1].append(edition.year)
    for town, held in towns.items():
        for event, years in held.values():
            if town and len(held) == 1 and event.slug.endswith("-grand-prix"):
                while_there = min(years), max(years)
                yield f"{town} Grand Prix", Claim(event, "name", while_there)
                yield f"{town} GP", Claim(event, "name", while_there)


def _event_names(subject: Subject, front: EventFront) -> Iterator[tuple[str, Form]]:
    for name in (subject.name, front.full_name, *front.aliases, *(each.name for each in front.names)):
        folded = folded_name(name)
        if not folded:
            continue
        whole = (
            "grand prix" in folded or folded.endswith(" gp") or any(map(str.isdigit, folded)) or len(folded.split()) > 2
        )
        yield name, "name" if whole else "place"
        if hours := _HOURS.fullmatch(folded):
            yield hours["place"] or hours["first"], "place"
        if "grand prix" in folded:
            yield folded.replace("grand prix", "gp"), "name"
    for short in ("US", "USA") if subject.name.startswith("United States ") else ():
        yield from ((f"{short}{subject.name[13:]}".replace("Grand Prix", gp), "name") for gp in ("Grand Prix", "GP"))
    base = subject.slug.removesuffix("-grand-prix").replace("-", " ")
    if base != subject.slug.replace("-", " "):
        yield base, "place"
        if base.startswith("great "):
            yield base.removeprefix("great "), "place"  # Britain
        yield f"{base} grand prix", "name"
        yield f"{base} gp", "name"
        for land in (base, *_ABROAD.get(base, ())):
            yield from ((f"Grand Prix of {the}{land}", "name") for the in ("", "the "))
        yield from ((land, "place") for land in _ABROAD.get(base, ()))
    adjective, _, behind = subject.name.rpartition(" Grand Prix")
    if adjective and not behind:
        yield adjective, "adjective"


def _circuits(own: Mapping[Term, Parsed]) -> Iterator[tuple[Subject, CircuitFront]]:
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind == "circuit" and isinstance(front, CircuitFront):
            yield Subject(("circuit", slug), shown_name(parsed)), front


def _circuit_names(subject: Subject, front: CircuitFront) -> Iterator[str]:
    for name in (subject.name, front.full_name, *front.aliases, subject.slug.replace("-", " ")):
        if not name:
            continue
        yield name
        if len(name.split()) >= SHORTEST:
            yield "".join(word[0] for word in name.split())  # COTA
        for generic in (GENERIC - PARTS, GENERIC):
            words = [word for word in name.split() if word.lower() not in generic | PARTICLES | _SMALL]
            short = " ".join(words)
            is_given = folded_name(short)[1:] in PEOPLE  # Albert Park is not Albert
            if len(words) != len(name.split()) and len("".join(words)) > SHORTEST and not is_given:
                yield short
        first, hyphen, second = words[0].partition("-") if len(words) == 1 else ("", "", "")
        if hyphen:
            yield first
            if len(second) > LONG and "-" not in second:
                yield second  # Francorchamps
        yield from _ABROAD.get(folded_name(name)[1:], ())
