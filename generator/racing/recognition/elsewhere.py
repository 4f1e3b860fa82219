"""Elsewhere: where a text speaks of another kind of racing than those whose names it seems to use.

Motorcycles have grands prix too, rallies have drivers of the same surname, and makers race in many series: what is told
of these means nobody of ours, unless a full name or front matter says so.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from generator.racing.recognition.around import drivers
from generator.racing.recognition.common import BUILDERS, ROAD_CARS
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.people import TITLES
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Elsewhere, Kind, Known, Said
from generator.racing.recognition.words import BODY, Words

_BIKES = """
    motogp moto2 moto3 motoe ducati yamaha aprilia ktm kawasaki superbike superbikes worldsbk motocross bagnaia marquez
    bezzecchi
"""
_STAGES = "wrc dakar rallye rallycross"
_CARS = """
    indycar wec imsa dtm elms lmp1 lmp2 lmp3 lmdh lmh lmgt3 gtp wtcc btcc tcr gt3 gt4 gte nls vln hypercar hypercars
    supercars daytona ganassi bathurst
"""
_MARKS: dict[str, Kind] = {
    **dict.fromkeys(_BIKES.split(), "motorcycles"),
    **dict.fromkeys(_STAGES.split(), "rallies"),
    **dict.fromkeys(_CARS.split(), "cars"),
    **dict.fromkeys(("nascar", "talladega"), "stock cars"),
}
_NAMES = frozenset(_MARKS)
_PHRASES: dict[str, Kind] = {
    " world rally ": "rallies",
    " safari rally ": "rallies",
    " carlo rally ": "rallies",
    " cup series ": "stock cars",
    " daytona 500 ": "stock cars",
    " formula e ": "cars",
    " extreme e ": "cars",
    " super formula ": "cars",
    " super gt ": "cars",
    " touring car ": "cars",
    " world endurance ": "cars",
    " indy nxt ": "cars",
    " indy lights ": "cars",
    " le mans ": "one race",
    " indianapolis 500 ": "one race",
    " indy 500 ": "one race",
}
_HOURS = re.compile(r" (?:(?:4|6|8|10|12|24) hours|(?:four|six|eight|ten|twelve|twenty four) hours of)(?= )")
"""Races by their length."""

_HINTS = frozenset(phrase.split()[-1] for phrase in _PHRASES)
"""The last words of the phrases, which begin with a capital too."""

ONE_RACE = frozenset(("mans", "500"))
"""The last words of the names of one great race."""

_ARTICLES = frozenset(("a", "an"))
_ATHOME = (" f1 ", " formula 1 ", " formula one ")
_GRANDS_PRIX = (" grand prix ", " grands prix ")

_IN_AMERICA = "long_beach st_petersburg indianapolis alabama portland sonoma toronto arlington"
_OTHER_PRIX = [f" grand prix of {place.replace('_', ' ')} " for place in _IN_AMERICA.split()]
"""Races of cars in America that are called so."""

HOME = frozenset(("formula-1", "formula-one", "f1"))
"""Slugs under which a site may have the series of grands prix."""

_STRANGE = frozenset(("motorcycles", "rallies", "stock cars"))
"""Kinds in which hardly a driver of another series is meant by the surname alone."""

CAREER = 16
"""So many years after Formula 1 a driver races elsewhere."""

ATHOME = 2
"""So many drivers of the year, named in full, are at home in a text."""


def elsewhere(
    words: Words, drivers_here: Callable[[], int], careers: Callable[[], Sequence[Years]]
) -> Elsewhere | None:
    """The parts of a text that speak of another kind of racing; None where there are none. `drivers_here`
    gives the number of drivers of the year who are named in full, `careers` when those were active whom the head of the
    text names in full. What is said at the head of a text holds for all parts of it that do not speak of Formula 1, nor
    of a year of these careers."""
    marks: list[tuple[int, Said]] = sorted(_told(words))
    if not marks:
        return None
    kinds: dict[int, Kind] = {}
    for place, kind in marks:
        if kind:
            kinds.setdefault(words.part(place), kind)
    ours = _ATHOME if "motorcycles" in kinds.values() else (*_ATHOME, *_GRANDS_PRIX)
    home = {words.joined.count(" ", 0, at) for mark in ours for at in _each(mark, words.joined)}
    home -= {words.joined.count(" ", 0, at) for mark in _OTHER_PRIX for at in _each(mark, words.joined)}
    at_home = {words.part(place) for place in home}
    has_drivers = drivers_here() >= ATHOME
    is_home = bool(home) or has_drivers
    of_all = _of_all(kinds, at_home, is_home=has_drivers)
    is_home = is_home or (len(kinds) == 1 and BODY not in kinds and bool(careers()))
    if not of_all and not is_home:
        of_all = next((kind for _, kind in marks if kind and kind != "one race"), None)
    if of_all:
        at_home |= _looking_back(words, kinds, careers())
    whole = {**kinds} if of_all or not is_home else {}
    if of_all:
        whole = {**dict.fromkeys(range(len(words.origins) - 1), of_all), **whole}
    mixed = at_home & kinds.keys() if whole else set(kinds)
    marks = sorted([*marks, *((place, "") for place in home)])
    return Elsewhere(
        {part: kind for part, kind in whole.items() if part not in at_home}
        | {part: of_all for part in mixed if of_all},
        {part: tuple([each for each in marks if words.part(each[0]) == part]) for part in mixed},
    )


def _looking_back(words: Words, kinds: Mapping[int, Kind], careers: Sequence[Years]) -> Set[int]:
    """The parts that speak of no other racing, but of a year in which somebody was active of whom the text is, and
    those that go on with it."""
    found: set[int] = set()
    for part in range(BODY, len(words.origins) - 1) if careers else ():
        years = {words.years[place] for place in words.dates if place in words.within(part)}
        is_of_it = any(since <= year <= until for since, until in careers for year in years)
        if part not in kinds and (is_of_it or (not years and part - 1 in found)):
            found.add(part)
    return found


def _of_all(kinds: Mapping[int, Kind], at_home: Set[int], *, is_home: bool) -> Kind | None:
    """The kind of racing that the head of a text speaks of, and all that follows: its title or summary, or its first
    part if it speaks of nothing else."""
    head = kinds.get(0) or kinds.get(1)
    if not is_home and at_home.isdisjoint(range(BODY + 1)):
        head = head or kinds.get(BODY)
        return "cars" if head == "one race" else head
    is_passing = head == "one race" and BODY not in kinds
    return head if at_home.isdisjoint(range(BODY)) and not is_passing else None


def of_another_series(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why a name means nobody who is known, but somebody or something of another series; "" where it may."""
    if any(term in known.named for term in name.terms):
        return ""
    if known.series and name.series and known.series.isdisjoint(name.series):
        is_ours = name.events if name.is_place else _is_ours_still(name, scene, known, lexicon)
        if not is_ours:
            return "front matter names another series"
    kind = known.kind_at(scene.part, scene.start, scene.end)
    if not kind:
        return ""
    if name.is_place:
        is_race = name.events or name.is_adjective
        return "an event of another series" if is_race and kind == "motorcycles" else ""
    if name.has_driver and not name.has_team:
        return _another_driver(name, scene, known, kind)
    if kind == "one race" and not (scene.says(ONE_RACE) or _is_one_of_its_cars(scene, known)):
        return ""
    is_longer = scene.joins_before() and scene.capital(scene.spot.first - 1) and scene.before not in TITLES
    if is_longer and not scene.begins_at(scene.spot.first - 1) and not scene.is_name(scene.spot.first - 1):
        return "a team of another series"
    is_then = _is_active(name, scene, known) or (name.folded[1:] not in ROAD_CARS and _had_one(name, scene))
    return "" if is_then and _is_ours(name, scene, known, lexicon) else "a team of another series"


def _is_one_of_its_cars(scene: Scene, known: Known) -> bool:
    """Whether a car is meant, in a text that is not about ours: a yellow Ferrari crossed the line."""
    is_away = known.elsewhere is not None and known.elsewhere.parts.get(0) == "cars"
    return is_away and not _ARTICLES.isdisjoint((scene.before, scene.word_before(2)))


def _had_one(name: Name, scene: Scene) -> bool:
    """Whether the sentence names a driver whom a team had: Buemi, once of Toro Rosso."""
    return any(team in name.teams for driver in drivers(scene) for team, _ in driver.teams)


def _is_ours(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a team races elsewhere too, as far as is known, or the sentence names a driver whom it had, or the text,
    where a time is told of: at that time, if it is a maker, which has many drivers in many series."""
    if not name.series or not HOME.issuperset(name.series):
        return True
    told = scene.told()
    first, last = told or (known.day.year, known.day.year)
    is_maker = name.folded[1:] in ROAD_CARS
    named = [*drivers(scene), *(lexicon.bearers[term] for term in known.in_full if told)]
    return any(
        team in name.teams and (not is_maker or (since <= last and first <= until))
        for driver in named
        for team, (since, until) in driver.teams
    )


def _is_ours_still(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a driver or a team is meant though front matter names another series: a driver whom the text names in
    full; where the site does not know that series, so that little is said by it, whoever is like no other, and a team
    that makes no cars, or is named with a driver of its."""
    if name.is_full or any(kind == "driver" and (kind, slug) in known.in_full for kind, slug in name.terms):
        return True
    if any(("series", slug) in lexicon.bearers for slug in known.series):
        return False
    if name.has_team:
        return name.folded[1:] not in BUILDERS or _is_ours(name, scene, known, lexicon)
    return name.is_rare


def _another_driver(name: Name, scene: Scene, known: Known, kind: str) -> str:
    if name.is_full:
        return "the father, where other racing is told of" if name.is_of_junior else ""
    if any(term in known.in_full for term in name.terms):
        return ""
    if kind == "one race" and scene.part not in known.cells:
        return ""
    if kind in _STRANGE:
        return f"where {kind} are told of"
    is_meant = _is_active(name, scene, known) or (name.is_rare and _was_there(name, known.day.year))
    return "" if is_meant else "where another series is told of"


def _was_there(name: Name, year: int) -> bool:
    """Whether a bearer of a name drove not so long ago that other racing is no longer for him."""
    return any(claim.subject.was_active((year - CAREER, year)) for claim in name.claims)


def _is_active(name: Name, scene: Scene, known: Known) -> bool:
    """Whether one of a name was active at the time that is told of, or at the date of the text."""
    today = known.day.year, known.day.year
    time = scene.told() or today
    subjects = [claim.subject for claim in name.claims]
    return any(not each.years or each.was_active(time) or each.was_active(today, 1) for each in subjects)


def _told(words: Words) -> Iterator[tuple[int, Said]]:
    if not _NAMES.isdisjoint(words.beginning):
        yield from ((place, _MARKS[word]) for place, word in enumerate(words.folded) if word in _NAMES)
    if not _HINTS.isdisjoint(words.beginning):
        for phrase, kind in _PHRASES.items():
            yield from ((words.joined.count(" ", 0, at), kind) for at in _each(phrase, words.joined))
    if " hours " in words.joined:
        yield from ((words.joined.count(" ", 0, found.start()), "cars") for found in _HOURS.finditer(words.joined))


def _each(phrase: str, joined: str) -> Iterator[int]:
    at = joined.find(phrase)
    while at >= 0:
        yield at
        at = joined.find(phrase, at + 1)
