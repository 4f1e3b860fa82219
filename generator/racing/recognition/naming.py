"""Naming: by which names texts may mean the entities that files describe."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.model import Parsed, PartialDate
from generator.racing.recognition.common import CITIES
from generator.racing.recognition.lexicon import ALWAYS, Claim, Edition, Form, Lexicon, Subject, Years
from generator.racing.recognition.words import SMALL, folded_name
from generator.racing.registry import Registry
from generator.racing.roster import Term
from generator.schema import (
    CircuitFront,
    DriverFront,
    EditionFront,
    EntityFront,
    EventFront,
    SeriesFront,
    TeamFront,
)

_CAMEL = re.compile(r"([a-z]{3})([A-Z])")
_HOURS = re.compile(r"(?: \d+h?(?: hours| miles)? of(?P<place> .+)|(?P<first> .+) \d+h?(?: hours| miles)?)")
"""A race by its length: 24 Hours of Le Mans, Le Mans 24 Hours."""

_PARTICLES_WORDS = """
    van von de di da del della der den la le du dos d o mac mc
"""
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_JUNIOR = frozenset(("jr", "sr", "ii", "iii"))
_GENERIC_WORDS = """
    circuit autodromo autódromo international street raceway speedway motor racing ring circuito park track
    autodrom motorsport land race course grand prix internazionale nazionale
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def lexicon(own: Mapping[Term, Parsed], names: Registry, this_year: int) -> Lexicon:
    """The lexicon of these entity files; `names` resolves how they name each other. What lasts, lasts until
    `this_year`."""
    this_year = max(this_year, *_years_told(own)) if own else this_year
    claims: dict[str, list[Claim]] = defaultdict(list)
    codes: dict[str, list[Claim]] = defaultdict(list)
    drivers = list(_drivers(own, names, this_year))
    teams = list(_teams(own, drivers, this_year))
    for name, claim in _people(drivers, teams, this_year):
        _claim(claims, name, claim)
    people = frozenset(claims)
    for name, claim in _places(own, names):
        # the Circuit Gilles Villeneuve is not Gilles Villeneuve, and the Red Bull Ring is no Red Bull
        if claim.subject.kind != "circuit" or folded_name(name) not in people:
            _claim(claims, name, claim)
    coded = [*((who, front.code) for who, front in drivers), *((who, front.code) for who, front in teams)]
    for subject, code in coded:
        if code:
            codes[code].append(Claim(subject, "code"))
    return Lexicon(claims, codes)


def _years_told(own: Mapping[Term, Parsed]) -> Iterator[int]:
    """The years that spells and editions tell of."""
    yield 0
    for (kind, slug), parsed in own.items():
        if isinstance(parsed.front, DriverFront):
            yield from (int(year[:4]) for spell in parsed.front.teams for year in (spell.from_, spell.to) if year)
        elif kind == "edition":
            yield int(slug.rpartition("/")[2])


def _people(
    drivers: Iterable[tuple[Subject, DriverFront]], teams: Sequence[tuple[Subject, TeamFront]], this_year: int
) -> Iterator[tuple[str, Claim]]:
    """The names of drivers and teams."""
    for driver, front in drivers:
        yield from ((name, Claim(driver, form)) for name, form in _driver_names(driver, front))
    known = {folded_name(team.name) for team, _ in teams}
    for team, own in teams:
        yield from ((name, Claim(team, "name", years)) for name, years in _team_names(team, own, this_year))
        for name in _shorter(team.name):
            if folded_name(name) in known:  # Kick Sauber is the Sauber of its years
                yield from ((name, Claim(team, "name", years)) for years in team.years)


def _places(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[str, Claim]]:
    """The names of events, circuits and series."""
    for event, front in _events(own, names):
        yield from ((name, Claim(event, form)) for name, form in _event_names(event, front))
    yield from _by_town(own, names)
    for circuit, said in _circuits(own):
        towns = {folded_name(said.place), folded_name(said.country)}
        for name in (*_circuit_names(circuit, said), *_villages(said)):
            yield name, Claim(circuit, "place" if folded_name(name) in towns else "name")
    for (_, slug), parsed in own.items():
        if isinstance(parsed.front, SeriesFront):
            series = Subject("series", slug, _shown(parsed))
            for name in (series.name, parsed.front.full_name, *parsed.front.aliases):
                yield name, Claim(series, "name")


def _claim(claims: dict[str, list[Claim]], name: str, claim: Claim) -> None:
    folded = folded_name(name)
    is_name = len(folded) > len(" x") and folded.strip() not in SMALL and not folded.strip().isdigit()
    if is_name and not any(
        each.subject.term == claim.subject.term and each.years == claim.years for each in claims[folded]
    ):
        claims[folded].append(claim)


def _shown(parsed: Parsed) -> str:
    front: EntityFront = parsed.front
    return front.name or parsed.slug.split("/")[0].replace("-", " ").title()


# ---------------------------------------------------------------- drivers and teams


def _drivers(own: Mapping[Term, Parsed], names: Registry, this_year: int) -> Iterator[tuple[Subject, DriverFront]]:
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind != "driver" or not isinstance(front, DriverFront):
            continue
        held = []
        for spell in front.teams:
            team = names.one("team", spell.team)
            years = _years(spell.from_, spell.to, this_year)
            held.append((team.slug if team else spell.team, years))
        name = _shown(parsed)
        given = folded_name(name).split(" ")[1]
        yield Subject("driver", slug, name, tuple(years for _, years in held), tuple(held), given), front


def _teams(
    own: Mapping[Term, Parsed], drivers: Iterable[tuple[Subject, DriverFront]], this_year: int
) -> Iterator[tuple[Subject, TeamFront]]:
    raced: dict[str, set[int]] = defaultdict(set)
    for driver, _ in drivers:
        for team, (first, last) in driver.teams:
            raced[team].update(range(max(first, 1900), min(last, this_year) + 1))
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind == "team" and isinstance(front, TeamFront):
            own_years = [_years(each.from_, each.to, this_year) for each in front.names]
            every = sorted(raced[slug] | {year for first, last in own_years for year in range(first, last + 1)})
            yield Subject("team", slug, _shown(parsed), tuple(_runs(every))), front


def _runs(years: Sequence[int]) -> Iterator[Years]:
    """Years that follow each other, or with one left out, as times."""
    if not years:
        return
    first = years[0]
    for year, following in pairwise(years):
        if following - year > 2:
            yield first, year
            first = following
    yield first, years[-1]


def _years(since: PartialDate, until: PartialDate, this_year: int) -> Years:
    return int(since[:4] or 1900), int(until[:4] or max(this_year, int(since[:4] or 0)))


def _driver_names(subject: Subject, front: DriverFront) -> Iterator[tuple[str, Form]]:
    yield subject.name, "full"
    surname = front.surname or _surname(subject.name)
    without = " ".join(word for word in subject.name.replace(",", "").split() if folded_name(word)[1:] not in _JUNIOR)
    yield without, "full"
    if front.full_name:
        yield front.full_name, "full"
        yield f"{front.full_name.split()[0]} {surname}", "full"
    for alias in front.aliases:
        yield (
            alias,
            "full" if " " in alias.strip() else "surname" if folded_name(alias) == folded_name(surname) else "name",
        )
    if len(subject.name.split()) > 1:
        yield surname, "surname"


def _surname(name: str) -> str:
    """The surname in a name as it is shown: the last word, with the particles before it."""
    words = [word for word in name.replace(",", "").split() if folded_name(word)[1:] not in _JUNIOR]
    start = max(len(words) - 1, 0)
    while start > 1 and folded_name(words[start - 1])[1:] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _team_names(subject: Subject, front: TeamFront, this_year: int) -> Iterator[tuple[str, Years]]:
    held = {folded_name(each.name): _years(each.from_, each.to, this_year) for each in front.names}
    for name in (subject.name, front.full_name, *front.aliases):
        if name:
            yield (
                name,
                held.get(folded_name(name), ALWAYS) if folded_name(name) != folded_name(subject.name) else ALWAYS,
            )
    yield f"{subject.name} F1 Team", ALWAYS
    yield _CAMEL.sub(r"\1 \2", subject.name), ALWAYS
    if not subject.name.endswith("s"):
        yield f"{subject.name}s", ALWAYS  # its cars
    for each in front.names:
        yield each.name, _years(each.from_, each.to, this_year)


# ---------------------------------------------------------------- events and circuits


def _events(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[Subject, EventFront]]:
    editions: dict[str, dict[int, Edition]] = defaultdict(dict)
    for (kind, slug), parsed in own.items():
        if kind == "edition" and isinstance(front := parsed.front, EditionFront):
            event, _, year = slug.partition("/")
            circuit = names.one("circuit", front.circuit) if front.circuit else None
            days = [each.start.at.date() for each in front.sessions if each.start]
            start, end = front.start or min(days, default=None), front.end or max(days, default=None)
            editions[event][int(year)] = Edition(slug, start or end, end or start, circuit.slug if circuit else "")
    known = {slug: parsed for (kind, slug), parsed in own.items() if kind == "event"}
    for slug in sorted(known.keys() | editions.keys()):
        front = known[slug].front if slug in known else EventFront()
        name = _shown(known[slug]) if slug in known else slug.replace("-", " ").title()
        yield Subject("event", slug, name, editions=editions[slug]), front


def _by_town(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[str, Claim]]:
    """Grands prix by the towns where they were held: the Mexico City Grand Prix. A town with several has none."""
    towns: dict[str, dict[str, tuple[Subject, list[int]]]] = defaultdict(dict)
    for event, _ in _events(own, names):
        for year, edition in event.editions.items():
            if parsed := own.get(("circuit", edition.circuit)):
                towns[parsed.front.place].setdefault(event.slug, (event, []))[1].append(year)
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
    base = subject.slug.removesuffix("-grand-prix").replace("-", " ")
    if base != subject.slug.replace("-", " "):
        yield base, "place"
        yield f"{base} grand prix", "name"
        yield f"{base} gp", "name"


def _shorter(name: str) -> Iterator[str]:
    """What is left of a name without its first words, or without its last ones."""
    words = name.split()
    for at in range(1, len(words)):
        yield " ".join(words[at:])
        yield " ".join(words[:at])


def _circuits(own: Mapping[Term, Parsed]) -> Iterator[tuple[Subject, CircuitFront]]:
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind == "circuit" and isinstance(front, CircuitFront):
            yield Subject("circuit", slug, _shown(parsed)), front


def _villages(front: CircuitFront) -> Iterator[str]:
    """The place of a circuit, where it is known for little else."""
    if front.place and folded_name(front.place).strip() not in CITIES:
        yield front.place


def _circuit_names(subject: Subject, front: CircuitFront) -> Iterator[str]:
    for name in (subject.name, front.full_name, *front.aliases, subject.slug.replace("-", " ")):
        if not name:
            continue
        yield name
        words = [word for word in name.split() if word.lower() not in _GENERIC | _PARTICLES | {"of", "the", "am", "do"}]
        if len(words) != len(name.split()) and len("".join(words)) > 4:
            yield " ".join(words)
        first, hyphen, _ = subject.name.partition("-")
        if hyphen and " " not in first:
            yield first
