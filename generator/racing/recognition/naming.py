"""Naming: by which names texts may mean the entities that files describe."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Parsed, PartialDate
from generator.racing.recognition.common import GENERIC, PARTS, PEOPLE, SHARED
from generator.racing.recognition.lexicon import (
    ALWAYS,
    FOREVER,
    JUNIOR,
    Claim,
    Edition,
    Form,
    Lexicon,
    Subject,
    Tables,
)
from generator.racing.recognition.words import SMALL, Years, folded_name
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

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""As agencies write what their keyboards lack: Huelkenberg."""

_PARTICLE_WORDS = "van von de di da del della der den la le du dos d o mac mc"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SMALL = frozenset(("of", "the", "am", "do"))

SHORTEST = 4
"""The name of a circuit without such words as circuit has to have more letters than that."""


def lexicon(own: Mapping[Term, Parsed], names: Registry) -> Lexicon:
    """The lexicon of these entity files; `names`, the registry of the same files, resolves how they name each other."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    drivers = list(_drivers(own, names))
    teams = list(_teams(own, drivers, names))
    for name, claim in _people(drivers, teams):
        _claim(claims, name, claim)
    people = frozenset(claims)
    for name, claim in _places(own, names):
        # the Circuit Gilles Villeneuve is not Gilles Villeneuve, and the Red Bull Ring is no Red Bull
        if (claim.subject.kind != "circuit" and claim.form != "adjective") or folded_name(name) not in people:
            _claim(claims, name, claim)
    coded = [*((who, front.code) for who, front in drivers), *((who, front.code) for who, front in teams)]
    return Lexicon(_tables(claims, [(subject, code) for subject, code in coded if code]))


def _tables(claims: Mapping[str, Sequence[Claim]], coded: Iterable[tuple[Subject, str]]) -> Tables:
    subjects = {claim.subject.term: claim.subject for each in claims.values() for claim in each}
    places = {term: place for place, term in enumerate(subjects)}
    codes: dict[str, tuple[int, ...]] = {}
    for subject, code in coded:
        if subject.term in places:
            codes[code] = (*codes.get(code, ()), places[subject.term])
    named = {
        name: tuple((places[claim.subject.term], claim.form, claim.years) for claim in each)
        for name, each in claims.items()
    }
    return Tables(tuple(subjects.values()), named, codes)


def _people(
    drivers: Sequence[tuple[Subject, DriverFront]], teams: Sequence[tuple[Subject, TeamFront]]
) -> Iterator[tuple[str, Claim]]:
    """The names of drivers and teams."""
    surnames = Counter(front.surname or _surname(driver.name) for driver, front in drivers)
    for driver, front in drivers:
        surname = front.surname or _surname(driver.name)
        is_only = surnames[surname] == 1 and folded_name(surname)[1:] not in SHARED
        yield from (
            (name, Claim(driver, form)) for name, form in _driver_names(driver, front, surname, is_only=is_only)
        )
    known = {folded_name(team.name) for team, _ in teams}
    for team, own in teams:
        yield from ((name, Claim(team, "name", years)) for name, years in _team_names(team, own))
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
        for name in filter(None, (*_circuit_names(circuit, said), said.place)):
            yield name, Claim(circuit, "place" if folded_name(name) in towns else "name")
    for (_, slug), parsed in own.items():
        if isinstance(parsed.front, SeriesFront):
            series = Subject(("series", slug), _shown(parsed))
            for name in (series.name, parsed.front.full_name, *parsed.front.aliases):
                yield name, Claim(series, "name")


def _claim(claims: dict[str, list[Claim]], name: str, claim: Claim) -> None:
    for written in dict.fromkeys((name, name.translate(_UMLAUTS))):
        folded = folded_name(written)
        is_name = len(folded) > len(" x") and folded.strip() not in SMALL and not folded.strip().isdigit()
        if is_name and not any(
            each.subject.term == claim.subject.term and each.years == claim.years for each in claims[folded]
        ):
            claims[folded].append(claim)


def _shown(parsed: Parsed) -> str:
    front: EntityFront = parsed.front
    return front.name or parsed.slug.split("/")[0].replace("-", " ").title()


# ---------------------------------------------------------------- drivers and teams


def _drivers(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[Subject, DriverFront]]:
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind != "driver" or not isinstance(front, DriverFront):
            continue
        held = []
        for spell in front.teams:
            team = names.one("team", spell.team)
            years = _years(spell.from_, spell.to)
            held.append((team.slug if team else spell.team, years))
        name = _shown(parsed)
        given = folded_name(name).split(" ")[1]
        series = _series((spell.series for spell in front.teams), names)
        yield Subject(("driver", slug), name, tuple(years for _, years in held), tuple(held), given, (), series), front


def _teams(
    own: Mapping[Term, Parsed], drivers: Iterable[tuple[Subject, DriverFront]], names: Registry
) -> Iterator[tuple[Subject, TeamFront]]:
    raced: dict[str, list[Years]] = defaultdict(list)
    series: dict[str, list[str]] = defaultdict(list)
    for driver, spells in drivers:
        for (team, years), spell in zip(driver.teams, spells.teams, strict=True):
            raced[team].append(years)
            series[team].append(spell.series)
    for (kind, slug), parsed in own.items():
        front = parsed.front
        if kind == "team" and isinstance(front, TeamFront):
            named = [_years(each.from_, each.to) for each in front.names]
            times, of = tuple(_runs((*raced[slug], *named))), _series(series[slug], names)
            yield Subject(("team", slug), _shown(parsed), times, series=of), front


def _series(written: Iterable[str], names: Registry) -> tuple[str, ...]:
    """The slugs of series, as they are written; none where one of them is not told."""
    every = set(written)
    if "" in every:
        return ()
    return tuple(sorted(found.slug if (found := names.one("series", each)) else each for each in every))


def _runs(times: Iterable[Years]) -> Iterator[Years]:
    """Times that overlap, follow each other, or leave one year out, as one."""
    first = last = 0
    for since, until in sorted(each for each in times if each[0] <= each[1]):
        if since - last > 2:
            if last:
                yield first, last
            first = since
        last = max(last, until)
    if last:
        yield first, last


def _years(since: PartialDate, until: PartialDate) -> Years:
    return int(since[:4] or 1900), int(until[:4] or FOREVER)


def _driver_names(subject: Subject, front: DriverFront, surname: str, *, is_only: bool) -> Iterator[tuple[str, Form]]:
    yield subject.name, "full"
    without = " ".join(word for word in subject.name.replace(",", "").split() if folded_name(word)[1:] not in JUNIOR)
    yield without, "full"
    if front.full_name:
        yield front.full_name, "full"
        first, *others = front.full_name.split()
        given = filter(str.istitle, others) if is_only else ()  # Emilio Giuseppe Farina, but not Kevin Jan Magnussen
        yield from ((f"{each} {surname}", "full") for each in (first, *given))
    for alias in front.aliases:
        yield alias, "full" if " " in alias.strip() else "alias"
    if len(subject.name.split()) > 1:
        yield surname, "surname"


def _surname(name: str) -> str:
    """The surname in a name as it is shown: the last word, with the particles before it."""
    words = [word for word in name.replace(",", "").split() if folded_name(word)[1:] not in JUNIOR]
    start = max(len(words) - 1, 0)
    while start > 1 and folded_name(words[start - 1])[1:] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _team_names(subject: Subject, front: TeamFront) -> Iterator[tuple[str, Years]]:
    held = {folded_name(each.name): _years(each.from_, each.to) for each in front.names}
    for name in (subject.name, front.full_name, *front.aliases):
        if name:
            is_shown = folded_name(name) == folded_name(subject.name)
            yield name, ALWAYS if is_shown else held.get(folded_name(name), ALWAYS)
    yield f"{subject.name} F1 Team", ALWAYS
    yield _CAMEL.sub(r"\1 \2", subject.name), ALWAYS
    if not subject.name.endswith("s"):
        yield f"{subject.name}s", ALWAYS  # its cars
    for each in front.names:
        yield each.name, _years(each.from_, each.to)


# ---------------------------------------------------------------- events and circuits


def _events(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[Subject, EventFront]]:
    editions: dict[str, dict[int, Edition]] = defaultdict(dict)
    for (kind, slug), parsed in own.items():
        if kind == "edition" and isinstance(front := parsed.front, EditionFront):
            event, _, year = slug.partition("/")
            circuit = names.one("circuit", front.circuit) if front.circuit else None
            days = [each.start.at.date() for each in front.sessions if each.start]
            start, end = front.start or min(days, default=None), front.end or max(days, default=None)
            editions[event][int(year)] = Edition(int(year), start or end, end or start, circuit.slug if circuit else "")
    known = {slug: parsed for (kind, slug), parsed in own.items() if kind == "event"}
    for slug in sorted(known.keys() | editions.keys()):
        front = known[slug].front if slug in known else EventFront()
        name = _shown(known[slug]) if slug in known else slug.replace("-", " ").title()
        held = tuple(editions[slug][year] for year in sorted(editions[slug]))
        series = _series((front.series,), names)
        yield Subject(("event", slug), name, editions=held, series=series), front


def _by_town(own: Mapping[Term, Parsed], names: Registry) -> Iterator[tuple[str, Claim]]:
    """Grands prix by the towns where they were held: the Mexico City Grand Prix. A town with several has none."""
    towns: dict[str, dict[str, tuple[Subject, list[int]]]] = defaultdict(dict)
    for event, _ in _events(own, names):
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
        yield f"{base} grand prix", "name"
        yield f"{base} gp", "name"
    adjective, _, behind = subject.name.rpartition(" Grand Prix")
    if adjective and not behind:
        yield adjective, "adjective"


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
            yield Subject(("circuit", slug), _shown(parsed)), front


def _circuit_names(subject: Subject, front: CircuitFront) -> Iterator[str]:
    for name in (subject.name, front.full_name, *front.aliases, subject.slug.replace("-", " ")):
        if not name:
            continue
        yield name
        if len(name.split()) >= SHORTEST:
            yield "".join(word[0] for word in name.split())  # COTA
        for generic in (GENERIC - PARTS, GENERIC):
            words = [word for word in name.split() if word.lower() not in generic | _PARTICLES | _SMALL]
            short = " ".join(words)
            is_given = folded_name(short)[1:] in PEOPLE  # Albert Park is not Albert
            if len(words) != len(name.split()) and len("".join(words)) > SHORTEST and not is_given:
                yield short
        first, hyphen, _ = words[0].partition("-") if len(words) == 1 else ("", "", "")
        if hyphen:
            yield first
