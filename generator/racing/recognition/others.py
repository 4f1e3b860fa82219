"""Others: when the words around make the name of somebody else, or no name at all, of one that is known."""

from collections.abc import Iterable, Mapping, Sequence

from generator.racing.recognition.around import (
    follows_team,
    names_company,
    names_of_part,
    tells_of_racing,
)
from generator.racing.recognition.common import (
    LANDS,
    OTHER_SPORTS,
    PLACES_AFTER,
    PLACES_BEFORE,
    REGIONS,
    ROAD_CARS,
    SHOPS,
    STROLLING,
    TEAM,
)
from generator.racing.recognition.glance import FATHERS
from generator.racing.recognition.lexicon import ALONE, AROUND, JUNIOR, Claim, Lexicon, Name
from generator.racing.recognition.makers import is_as_of_a_team, is_at_home, is_sponsor, maker, model, thing
from generator.racing.recognition.months import is_month
from generator.racing.recognition.people import NAMED_AFTER, PEOPLE, PERSONS, SHORT, TITLES, is_plain, may_follow
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.strangers import namesake, stranger
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY, Words

LATELY = 5
"""So many years after the last race a driver is still around."""

SEASONS = 6
"""So many seasons make a name that many bear known to whoever writes of racing."""

TITLED = 3
"""So many words before a name may say what somebody is."""

_OWNERS = frozenset(("the", "a", "an", "his", "her", "their"))
_PLACED = frozenset(("in", "at", "near", "through", "around", "after", "before", "since", "during", "on", "of", "the"))
"""What stands before a place, which the name of a driver may follow."""


def someone_else(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the words around make another name of this one; "" where they do not."""
    if scene.after in FATHERS or (name.is_of_father(known.day.year) and not known.tells_of(name.terms)):
        return "the father"
    if scene.after in JUNIOR and name.is_full and scene.joins_after() and not name.is_of_junior:
        return "the son"
    if name.has_driver and not name.has_team and _is_team_of(name, scene, known):
        return "a team that bears the name"
    if scene.after in NAMED_AFTER:
        return f"'{scene.shown} {scene.after}' bears the name"
    if why := _called_otherwise(name, scene, known):
        return why
    if name.is_full and not (scene.after in PLACES_AFTER and scene.joins_after()):
        return _common(name, scene, known) if name.ends_ordinary else ""
    is_doubtful = name.is_doubtful or not known.is_sport or name.folded in known.others
    if is_doubtful and (why := _unlike(name, scene, known)) and not known.tells_of(name.terms):
        return why
    if name.has_team and (why := thing(scene) or maker(name, scene, known) or model(name, scene, lexicon)):
        return why
    if why := _place_or_person(name, scene, known):
        return why
    why = _longer_before(name, scene, known, lexicon) or _longer_behind(name, scene)
    return why if why or not name.is_ordinary else _called_before(name, scene, lexicon)


def _place_or_person(name: Name, scene: Scene, known: Known) -> str:
    """Why a name is that of a place, of an engine in a table, or of a person who has nothing to do with racing."""
    if known.cells and name.has_team and scene.part in known.cells and follows_team(scene):
        return "an engine, in a table"
    is_land = name.folded[1:] in LANDS and scene.before in ("in", "near")
    is_for = scene.before == "of" and scene.word_before(2) in ("place", "instead", "front", "ahead")
    is_town = scene.before in ("in", "of", "near") and not is_for and (is_land or scene.is_away) and scene.after != "s"
    if is_town or scene.before in PLACES_BEFORE:
        return "a place"
    if scene.after in REGIONS and scene.has_comma_after():
        return "a town"
    is_known = name.is_rare and known.is_motorsport and scene.before == "mr" and _is_of_now(name, known)
    is_stranger = scene.before in PERSONS and not is_known and not any(term in known.in_full for term in name.terms)
    return "a person" if is_stranger else ""


def _called_otherwise(name: Name, scene: Scene, known: Known) -> str:
    """Why a name is a place's or a stranger's, by what stands before: at the Gilles Villeneuve, a family called
    Hamilton; or a team's where other sports are told of."""
    is_called = scene.before in ("called", "named") and name.has_driver and not known.tells_of(name.terms)
    if is_called and (name.is_doubtful or not (_is_of_now(name, known) or _is_of_then(name, scene))):
        return "a stranger of that name"
    if why := stranger(name, scene):
        return why
    if (why := namesake(name, scene)) and not _is_of_now(name, known):
        return why
    if name.has_team and not known.tells_of(name.terms) and (known.is_of_another_sport or is_sponsor(scene, known)):
        return "where other sports are told of"
    if name.is_full and (known.is_of_another_sport or _is_of_a_sport(scene)) and not _is_of_now(name, known):
        return "a name of somebody else too, where other sports are told of"
    is_place = name.is_full and scene.before == "the" and scene.word_before(2) in ("at", "around", "round")
    return "a place that bears the name" if is_place else ""


def _is_team_of(name: Name, scene: Scene, known: Known) -> bool:
    """Whether a team of nobody who races these days bears a name: the Charouz team, his Andretti entry."""
    is_so = scene.after in TEAM and scene.joins_after() and scene.before in _OWNERS
    today = known.day.year, known.day.year
    return is_so and not any(claim.subject.was_active(scene.told() or today) for claim in name.claims)


def _is_of_then(name: Name, scene: Scene) -> bool:
    """Whether a bearer of a name was around at the time that is told of."""
    told = scene.told()
    return told is not None and any(claim.subject.was_active(told) for claim in name.claims)


def is_where_others_play(name: Name, scene: Scene, known: Known) -> bool:
    """Whether a name that many bear, or a place, stands where its part speaks of other sports, and of no racing."""
    if not scene.words.is_of_sports or not (name.is_doubtful or (name.is_place and not name.events)):
        return False
    if known.tells_of(name.terms) or not scene.words.is_of_another_sport(scene.part):
        return False
    return not any(each.is_rare or each.events for each in names_of_part(scene))


def _is_of_a_sport(scene: Scene) -> bool:
    """Whether a word of another sport stands right before: snooker legend, the former skier."""
    if not scene.words.is_of_others:
        return False
    return not OTHER_SPORTS.isdisjoint(
        scene.words.folded[max(scene.start, scene.spot.first - TITLED) : scene.spot.first]
    )


def _common(name: Name, scene: Scene, known: Known) -> str:
    """Why a full name that many bear hardly means a driver: nothing in the whole text speaks of a sport, or nothing in
    the paragraph of racing in times of his, if it would be someone of long ago; else ""."""
    if name.folded[1:].partition(" ")[0] not in PEOPLE or any(
        claim.subject.term in known.named for claim in name.claims
    ):
        return ""
    if not (known.is_racing or known.is_sport):
        return "a name that many bear"
    subjects = [claim.subject for claim in name.claims]
    if _is_of_now(name, known):
        return ""
    told = scene.told()
    if told and any(each.was_active(told, AROUND) for each in subjects):
        return ""
    today = known.day.year, known.day.year
    times = [today, *(time for each in subjects for time in each.years)]
    is_told = known.is_motorsport and tells_of_racing(scene)
    is_known = any(each.span(known.day.year) >= SEASONS for each in subjects)
    return "" if is_told and (is_known or names_company(scene, known.others, times)) else "a name that many bear"


def _is_of_now(name: Name, known: Known) -> bool:
    """Whether a bearer of a name is, or may be, around at the date of the text."""
    subjects = (claim.subject for claim in name.claims)
    today = known.day.year, known.day.year
    return any(each.term in known.named or not each.years or each.was_active(today, LATELY) for each in subjects)


def namesakes(spots: Sequence[tuple[Spot, Name]], words: Words, lexicon: Lexicon) -> Mapping[str, int]:
    """The surnames, folded, that a text uses of somebody whom the lexicon does not know, with the first word of that:
    Lawrence in Lawrence Stroll."""
    people, folded = lexicon.people, words.folded
    found: dict[str, int] = {}
    last = 0
    head = words.within(BODY).start if len(words.origins) > BODY else -1
    for (first, behind, surname), name in spots:
        before, last = last, behind
        if first == head and name.has_driver and folded[behind : behind + 1] and folded[behind] in REGIONS:
            found.setdefault(surname, first)  # where the text was written
        if name.words > 1 or not (name.has_driver or name.has_team) or not first or not words.is_capital(first - 1):
            continue
        given = folded[first - 1]
        is_given = given not in TITLES and (given in people or (first > before and _is_part(given, first - 1, words)))
        if is_given and words.joins(first) and not called(given, name.claims):
            found.setdefault(surname, first - 1)
    return found


def _is_part(folded: str, place: int, words: Words) -> bool:
    """Whether a word with a capital that no sentence begins with is part of a longer name, with the word behind; not if
    it may be a place: in Texas Verstappen led."""
    if folded in TITLES or is_plain(folded) or words.is_title(words.part(place)):
        return False
    return words.sentence(place, place + 1)[0] != place and words.folded[place - 1] not in _PLACED


def _unlike(name: Name, scene: Scene, known: Known) -> str:
    """Why a name means none of those whom the text does not name in full; "" where it may."""
    first = known.others.get(name.folded)
    today = known.day.year, known.day.year
    times = (today, scene.told() or today) if first is not None else ()
    is_team = not name.has_driver and any(each.subject.was_active(time) for each in name.claims for time in times)
    is_other = first is not None and not is_team and (scene.part < BODY or first < scene.spot.first - 1)
    has_begun = any(claim.subject.kind == "team" and claim.subject.began(known.day.year) for claim in name.claims)
    if is_other and not ((has_begun or scene.before == "at") and known.is_motorsport and is_as_of_a_team(scene)):
        return "somebody else of that name is in the text"
    if not known.is_sport and name.has_team and name.folded[1:] in ROAD_CARS and is_at_home(scene):
        return "a car for the road"
    if name.folded[1:] in MONTHS and is_month(scene):
        return "a month"
    is_word = name.is_ordinary and scene.words.is_word(name.folded[1:])
    if is_word and (scene.begins_sentence or scene.is_in_title()):
        return "a word, which the text writes small elsewhere"
    if name.is_shared and scene.before in ("a", "an") and scene.joins_after() and not name.has_team:
        return "one of many of that name"
    if name.is_shared and scene.after == "s":
        behind = scene.spot.last + 1
        return "" if SHOPS.isdisjoint(scene.words.folded[behind : min(behind + 2, scene.end)]) else "a shop"
    return ""


def _longer_before(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the word before makes another name of this one."""
    before, folded = scene.spot.first - 1, scene.before
    if not folded or folded in TITLES or not scene.words.shown[before][0].isupper():
        return ""
    if not scene.joins_before() or (scene.is_other_name(before) and not _may_be_given(name, scene)):
        return ""
    if name.has_driver and called(folded, name.claims):
        return ""
    if folded in lexicon.people:
        return f"'{scene.words.shown[before]} {scene.shown}' is someone else"
    is_part = scene.capital(before) and not scene.begins_at(before) and not is_plain(folded)
    is_longer = is_part and name.is_ordinary and not _is_of_now(name, known) and _joins_beyond(scene)
    if (name.has_driver and is_part and not scene.initials()[1]) or is_longer:
        return f"'{scene.words.shown[before]} {scene.shown}' is another name"
    return ""


def _may_be_given(name: Name, scene: Scene) -> bool:
    """Whether the name before is a driver's, and may be a given name too: Bryan Herta."""
    other = scene.names[scene.spot.first - 1]
    is_given = other.is_ordinary and other.has_driver and not (other.has_team or other.is_place)
    return is_given and name.has_driver and not name.has_team and scene.part >= BODY


def _joins_beyond(scene: Scene) -> bool:
    """Whether the two words before stand right beside, each with a capital, and are no other name: Land Rover BAR."""
    two = range(scene.spot.first - 2, scene.spot.first)
    is_there = two.start > scene.start and scene.words.joins(two.start + 1)
    return is_there and all(scene.words.is_capital(at) and at not in scene.names for at in two)


def _longer_behind(name: Name, scene: Scene) -> str:
    """Why the word behind makes another name of this one, or no name at all."""
    behind = scene.spot.last
    if not scene.after:
        return ""
    shown, folded = scene.words.shown[behind], scene.after
    if not shown[0].isupper() and folded not in STROLLING:
        return ""
    if not scene.joins_after():
        return ""
    if shown[0].isupper() and folded in PLACES_AFTER:
        return f"'{scene.shown} {shown}' is another name"
    if scene.is_other_name(behind):
        return ""
    if name.has_driver and scene.capital(behind) and not may_follow(shown):
        return f"'{scene.shown} {shown}' is another name"
    if folded in STROLLING and name.is_ordinary and len(name.claims) == 1 and scene.begins_sentence:
        return "a word at the head of a sentence"
    return ""


def _called_before(name: Name, scene: Scene, lexicon: Lexicon) -> str:
    """Whom a name that many bear means in a text that has called somebody else by the given name alone, and does not
    speak of racing: Robbie came on stage; Williams sang. "" where there is nobody."""
    if not name.has_driver or scene.is_racing:
        return ""
    words = scene.words
    for place in range(words.within(scene.part).start, scene.start):
        given = words.folded[place]
        alone = (
            given in lexicon.people
            and given not in TITLES
            and words.shown[place][0].isupper()
            and not scene.is_name(place)
        )
        if alone and not called(given, name.claims) and not words.is_named_on(place):
            return f"'{words.shown[place]}' may be called so"
    return ""


def called(given: str, claims: Iterable[Claim]) -> bool:
    """Whether one of them is called so for short: Alex for Alexander, Ollie for Oliver."""
    if len(given) < 3:
        return False
    wanted = SHORT.get(given, given)
    names = (claim.subject.given for claim in claims if claim.form in ALONE)
    return any(name.startswith(wanted) or wanted.startswith(name) for name in names if name)
