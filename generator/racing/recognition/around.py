"""Around: which other names stand around a place in a text."""

from collections.abc import Collection, Iterator

from generator.racing.recognition.asked import kept
from generator.racing.recognition.common import BUILDERS
from generator.racing.recognition.lexicon import AROUND, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.words import BODY

MANY = 3
"""So many teams in a part speak of racing."""

TOGETHER = 5
"""So many years apart people are still named together."""

_ENGINES = frozenset(("engine", "engines", "unit", "units"))
_JOINING = ("and", "or", "then")


@kept
def names_of_part(scene: Scene) -> list[Name]:
    """All names of its part."""
    inside = scene.words.within(scene.part)
    return [name for place, name in scene.names.items() if place in inside]


def names_competitor(scene: Scene) -> bool:
    """Whether its part names a driver or a team."""
    return any(name.has_driver or name.has_team for name in names_of_part(scene))


def names_competitors(scene: Scene) -> bool:
    """Whether the text names a driver or a team; at least two, if its own part is the title or the summary, which say
    little."""
    competing = (name for name in scene.names.values() if name.has_driver or name.has_team)
    first = next(competing, None)
    return first is not None and (scene.part >= BODY or any(name is not first for name in competing))


def is_among_teams(scene: Scene, is_maker: bool) -> bool:
    """Whether it stands in a row with teams: a comma alone, or "and" if it is no maker of engines, parts it from the
    name of one, or of one that is parted from another so."""
    return any(name.has_team and not name.is_ordinary for name in row(scene, or_joined=not is_maker))


def row(scene: Scene, *, or_joined: bool = True) -> list[Name]:
    """The names that stand in a row with it, parted by commas, or by "and" or the like if that counts."""
    found: list[Name] = []
    for step, place in ((-1, scene.spot.first - 1), (1, scene.spot.last)):
        while (at := _next_in_row(scene, place, step, or_joined=or_joined)) is not None:
            name = scene.names[at]
            found.append(name)
            while scene.names.get(at) is name:
                at += step
            place = at
    return found


def _next_in_row(scene: Scene, place: int, step: int, *, or_joined: bool) -> int | None:
    """The word of the next name of a row, from the word beside the one before; None where the row ends."""
    words = scene.words
    if not scene.start <= place < scene.end:
        return None
    is_joined = words.folded[place] in _JOINING and place not in scene.names
    if is_joined and not or_joined:
        return None
    at = place + step if is_joined else place
    is_parted = is_joined or words.gap(place + (step < 0)).strip() == ","
    return at if is_parted and scene.start <= at < scene.end and at in scene.names else None


def is_among_drivers(scene: Scene) -> bool:
    """Whether "and" joins it to a name that drivers alone bear."""
    beside = (
        scene.spot.last + 1 if scene.after == "and" else -1,
        scene.spot.first - 2 if scene.before == "and" else -1,
    )
    names = (scene.names.get(place) for place in beside)
    return any(name.has_driver and not name.is_either for name in names if name)


def is_behind_team(scene: Scene) -> bool:
    """Whether the name of a team stands right before it: McLaren Mercedes."""
    name = scene.names.get(scene.spot.first - 1)
    return name is not None and name.has_team and not name.has_driver and scene.joins_before()


def follows_team(scene: Scene) -> bool:
    """Whether its part begins with the name of another team."""
    start = scene.words.within(scene.part).start
    name = scene.names.get(start)
    is_listed = "," in scene.words.gap(scene.spot.first)
    return start < scene.spot.first and not is_listed and name is not None and name.has_team


def names_company(scene: Scene, besides: Collection[str], times: Collection[Years]) -> bool:
    """Whether the text names a race, a series, or a driver or a team like no other who was there in one of these times;
    names of `besides` do not count."""
    others = [name for name in scene.names.values() if name.folded != scene.spot.name and name.folded not in besides]
    if any(name.events or name.is_series for name in others):
        return True
    telling = [name for name in others if name.is_telling and not name.is_shared and name.folded[1:] not in BUILDERS]
    subjects = [claim.subject for name in telling for claim in name.claims]
    return any(each.was_active(time, TOGETHER) for each in subjects for time in times)


def names_event(scene: Scene, slug: str, year: int) -> bool:
    """Whether its part names an event by its whole name, and tells of no year but one; if the sentence tells of a year,
    it is the sentence that has to name it."""
    names = names_of_sentence(scene) if scene.years_here() else names_of_part(scene)
    is_named = any(subject.slug == slug for name in names if name.events for subject in name.held)
    return is_named and scene.years_of_part() <= {year}


@kept
def names_of_sentence(scene: Scene) -> set[Name]:
    """All names of its sentence."""
    return {name for place in range(scene.start, scene.end) if (name := scene.names.get(place))}


def names_one_of(scene: Scene, year: int, *, or_text: bool = False) -> bool:
    """Whether its part names a driver or a team of a year, or, if it names none and that is asked, the text does."""
    if not or_text:
        names = [name for name in names_of_part(scene) if name.has_driver or name.has_team]
        return any(claim.subject.was_active((year, year)) for name in names for claim in name.claims)
    names = [name for name in names_of_part(scene) if name.has_driver] or list(scene.names.values())
    return any(each.subject.was_active((year, year), AROUND) for name in names for each in name.claims)


def names_drivers_of(scene: Scene, year: int) -> bool:
    """Whether its part names a driver of a year."""
    names = [name for name in names_of_part(scene) if name.has_driver]
    return any(claim.subject.was_active((year, year)) for name in names for claim in name.claims)


def names_drivers_here(scene: Scene, year: int) -> bool:
    """Whether its sentence names a driver of a year."""
    return any(each.was_active((year, year)) for each in drivers(scene))


def names_here(scene: Scene, year: int) -> bool:
    """Whether its sentence names a driver or a team of a year."""
    names = (name for name in names_of_sentence(scene) if name.has_driver or name.has_team)
    return any(claim.subject.was_active((year, year)) for name in names for claim in name.claims)


def names_others_alone(scene: Scene, year: int) -> bool:
    """Whether its sentence names drivers, and none who was there about a year."""
    told = [claim.subject for name in names_of_sentence(scene) if not name.has_team for claim in name.claims]
    told = [each for each in told if each.kind == "driver"]
    return bool(told) and not any(each.was_active((year, year), AROUND) for each in told)


def names_other_than(scene: Scene, since: int, year: int) -> bool:
    """Whether a driver or a team is named between a word and its own place who was not there about a year."""
    names = {name for place in range(since, scene.spot.first) if (name := scene.names.get(place))}
    return any(
        name.is_telling and not any(claim.subject.was_active((year, year), AROUND - 1) for claim in name.claims)
        for name in names
    )


def names_driver(scene: Scene) -> bool:
    """Whether its sentence names a driver."""
    names = (scene.names.get(place) for place in range(scene.start, scene.end))
    return any(name.has_driver and not name.has_team for name in names if name)


def drivers(scene: Scene) -> Iterator[Subject]:
    """The drivers whom the other names of its sentence can mean."""
    return (
        claim.subject for name in names_of_sentence(scene) for claim in name.claims if claim.subject.kind == "driver"
    )


def tells_of_engines(scene: Scene) -> bool:
    """Whether the whole part speaks of engines, or of power units."""
    inside = scene.words.within(scene.part)
    return not _ENGINES.isdisjoint(scene.words.folded[inside.start : inside.stop])


def tells_of_racing(scene: Scene) -> bool:
    """Whether the whole part speaks of racing, or names many teams, or a driver in full whom no name is like."""
    part = scene.part
    if scene.words.is_racing(part):
        return True
    names = names_of_part(scene)
    is_known = any(name.is_full and not name.ends_ordinary for name in names)
    return is_known or len({name.folded for name in names if name.has_team}) >= MANY


def is_of_today(scene: Scene, today: Years) -> bool:
    """Whether a time that is told of before is over, since a sentence names drivers of today alone: it is ten years
    since France had a race. Leclerc, in a Sauber..."""
    told = scene.told()
    if told is None or scene.tells_here():
        return False
    sure = [name.claims[0].subject for name in names_of_sentence(scene) if name.only and name.has_driver]
    return bool(sure) and all(each.was_active(today) and not each.was_active(told, AROUND) for each in sure)
