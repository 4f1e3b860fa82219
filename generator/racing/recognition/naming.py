"""Naming: by which names texts may mean the entities that files describe."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Parsed, PartialDate
from generator.racing.recognition.common import LANDS, SHARED
from generator.racing.recognition.folding import folded_name
from generator.racing.recognition.lexicon import (
    ALWAYS,
    FOREVER,
    JUNIOR,
    Claim,
    Form,
    Lexicon,
    Subject,
    Tables,
)
from generator.racing.recognition.placing import PARTICLES, places, series_of, shown_name
from generator.racing.recognition.times import Years
from generator.racing.recognition.words import SMALL
from generator.racing.registry import Registry
from generator.racing.roster import Term
from generator.schema import (
    DriverFront,
    TeamFront,
)

_CAMEL = re.compile(r"([a-z]{3})([A-Z])")
_FAMILIAR = {"alfa romeo": ("Alfa",), "hrt": ("Hispania",), "mercedes": ("Merc",)}
"""What teams are called for short."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""As agencies write what their keyboards lack: Huelkenberg."""


def lexicon(own: Mapping[Term, Parsed], names: Registry, outcomes: Mapping[str, str] = {}) -> Lexicon:
    """The lexicon of these entity files; `names`, the registry of the same files, resolves how they name each other;
    `outcomes` are those of races, by the slug of the edition."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    drivers = list(_drivers(own, names))
    teams = list(_teams(own, drivers, names))
    for name, claim in _people(drivers, teams):
        _claim(claims, name, claim)
    people = frozenset(claims)
    for name, claim in places(own, names, outcomes):
        # the Circuit Gilles Villeneuve is not Gilles Villeneuve, and the Red Bull Ring is no Red Bull
        if claim.form == "place" and folded_name(name)[1:] in LANDS:
            claims[folded_name(name)] = [each for each in claims[folded_name(name)] if each.form != "surname"]
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
                yield from (
                    (each, Claim(team, "name", years)) for years in team.years for each in (name, f"Team {name}")
                )


def _claim(claims: dict[str, list[Claim]], name: str, claim: Claim) -> None:
    for written in dict.fromkeys((name, name.translate(_UMLAUTS))):
        folded = folded_name(written)
        is_name = len(folded) > len(" x") and folded.strip() not in SMALL and not folded.strip().isdigit()
        if is_name and not any(
            each.subject.term == claim.subject.term and each.years == claim.years for each in claims[folded]
        ):
            claims[folded].append(claim)


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
        name = shown_name(parsed)
        given = next(iter(folded_name(name).split()), "")
        series = series_of((spell.series for spell in front.teams), names)
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
            times, of = tuple(_runs((*raced[slug], *named))), series_of(series[slug], names)
            yield Subject(("team", slug), shown_name(parsed), times, series=of), front


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
    if folded_name(subject.name).endswith(" jr"):
        yield from ((f"{without} {each}", "full") for each in ("Jnr", "Junior"))
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
    while start > 1 and folded_name(words[start - 1])[1:] in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _team_names(subject: Subject, front: TeamFront) -> Iterator[tuple[str, Years]]:
    held = {folded_name(each.name): _years(each.from_, each.to) for each in front.names}
    for name in (subject.name, front.full_name, *front.aliases):
        if name:
            is_shown = folded_name(name) == folded_name(subject.name)
            yield name, ALWAYS if is_shown else held.get(folded_name(name), ALWAYS)
    for short in _FAMILIAR.get(folded_name(subject.name)[1:], ()):
        yield from ((short, ALWAYS), (f"{short}s", ALWAYS))
    yield f"{subject.name} F1 Team", ALWAYS
    yield _CAMEL.sub(r"\1 \2", subject.name), ALWAYS
    yield f"{subject.name}{'es' if subject.name.endswith('s') else 's'}", ALWAYS  # its cars
    for each in front.names:
        yield each.name, _years(each.from_, each.to)


def _shorter(name: str) -> Iterator[str]:
    """What is left of a name without its first words, or without its last ones."""
    words = name.split()
    for at in range(1, len(words)):
        yield " ".join(words[at:])
        yield " ".join(words[:at])
