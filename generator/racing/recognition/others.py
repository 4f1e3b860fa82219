"""Others: when the words around make the name of somebody else, or no name at all, of one that is known."""

from collections.abc import Iterable, Mapping, Sequence

from generator.racing.recognition.common import (
    AT_HOME,
    BUILDERS,
    CARS,
    ENGINES,
    LANDS,
    NAMED_AFTER,
    OF_TEAMS,
    ON_THE_ROAD,
    PEOPLE,
    PERSONS,
    PLACES_AFTER,
    PLACES_BEFORE,
    RACING,
    REGIONS,
    ROAD_CARS,
    SHOPS,
    SHORT,
    SHOW,
    STROLLING,
    SUPPLIES,
    TEAM,
    THINGS,
    TITLES,
)
from generator.racing.recognition.field import is_part_of_roads
from generator.racing.recognition.glance import FATHERS
from generator.racing.recognition.lexicon import ALONE, AROUND, Claim, Lexicon, Name
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY, Words

_RACING = RACING - CARS

LATELY = 5
"""So many years after the last race a driver is still around."""

_BOUGHT = frozenset(("buy", "buys", "bought", "buying", "customer", "customers", "lease", "leases", "supply"))

_OF_TEAM = frozenset(("racing", "team", "grand", "formula", "motorsport", "amg", "scuderia", "aramco"))
"""What belongs to the name of a team."""

_SUPPLIED = frozenset(("one", "ones", "those", "units", "supplied", "built", "made", "provided", "bought"))
"""What stands between engines and `from`, or `by`, their maker."""

_PLACED = frozenset(("in", "at", "near", "through", "around", "after", "before", "since", "during", "on", "of", "the"))
"""What stands before a place, which the name of a driver may follow."""


def someone_else(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the words around make another name of this one; "" where they do not."""
    if scene.after in FATHERS:
        return "the father"
    if scene.after in NAMED_AFTER:
        return f"'{scene.shown} {scene.after}' bears the name"
    if why := _called_otherwise(name, scene, known):
        return why
    if known.is_of_another_sport and name.is_full and not _is_of_now(name, known):
        return "a name of somebody else too, where other sports are told of"
    if name.is_full and not (scene.after in PLACES_AFTER and scene.joins_after()):
        return _common(name, scene, known) if name.ends_ordinary else ""
    is_doubtful = name.is_doubtful or not known.is_sport or name.folded in known.others
    if is_doubtful and (why := _unlike(name, scene, known)) and not _is_named(name, known):
        return why
    if name.has_team and (why := _thing(scene) or _maker(name, scene, known) or _model(name, scene, lexicon)):
        return why
    if known.cells and name.has_team and scene.part in known.cells and scene.follows_team():
        return "an engine, in a table"
    is_land = name.folded[1:] in LANDS and scene.before in ("in", "near")
    is_town = scene.before in ("in", "of", "near") and (is_land or scene.is_away) and scene.after != "s"
    if is_town or scene.before in PLACES_BEFORE:
        return "a place"
    if scene.after in REGIONS and scene.has_comma_after():
        return "a town"
    if scene.before in PERSONS and not any(claim.subject.term in known.in_full for claim in name.claims):
        return "a person"
    why = _longer_before(name, scene, lexicon) or _longer_behind(name, scene)
    return why if why or not name.is_ordinary else _called_before(name, scene, lexicon)


def _called_otherwise(name: Name, scene: Scene, known: Known) -> str:
    """Why a name is a place's or a stranger's, by what stands before: at the Gilles Villeneuve, a family called
    Hamilton; or a team's where other sports are told of."""
    if scene.before in ("called", "named") and name.has_driver and not _is_named(name, known):
        return "a stranger of that name"
    if name.has_team and not _is_named(name, known) and (known.is_of_another_sport or _is_sponsor(scene, known)):
        return "where other sports are told of"
    if name.is_full and scene.before == "the" and scene.word_before(2) in ("at", "around", "round"):
        return "a place that bears the name"
    return ""


def _is_sponsor(scene: Scene, known: Known) -> bool:
    """Whether the name of a team is part of a longer one, where nothing speaks of Formula 1."""
    before = scene.spot.first - 1
    if known.is_ours or scene.is_in_title():
        return False
    if scene.is_hyphened_to_name():
        return True
    is_joined = scene.joins_before() and not scene.is_name(before) and scene.before not in TITLES
    return is_joined and scene.words.is_capital(before)


def _model(name: Name, scene: Scene, lexicon: Lexicon) -> str:
    """Why the name of who builds cars is part of a car's: Caterham Seven; "" where it is not."""
    behind = scene.spot.last
    if name.folded[1:] not in BUILDERS or not scene.joins_after() or not scene.capital(behind) or scene.is_name(behind):
        return ""
    shown = scene.words.shown[behind]
    is_model = shown.istitle() and len(shown) > 2 and scene.after not in lexicon.people and not _may_follow(shown)
    return f"'{scene.shown} {shown}' is another name" if is_model and scene.after not in _OF_TEAM else ""


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
    return (
        ""
        if known.is_motorsport and scene.tells_of_racing() and scene.names_others(known.others)
        else "a name that many bear"
    )


def _is_of_now(name: Name, known: Known) -> bool:
    """Whether a bearer of a name is, or may be, around at the date of the text."""
    subjects = (claim.subject for claim in name.claims)
    today = known.day.year, known.day.year
    return any(each.term in known.named or not each.years or each.was_active(today, LATELY) for each in subjects)


def namesakes(spots: Sequence[tuple[Spot, Name]], words: Words, lexicon: Lexicon) -> Mapping[str, int]:
    """The surnames, folded, that a text uses of somebody whom the lexicon does not know, with the first word of that:
    Lawrence in Lawrence Stroll."""
    people, folded = lexicon.people, words.folded
    known = {place for spot, _ in spots for place in range(spot.first, spot.last)}
    found: dict[str, int] = {}
    for (first, _, surname), name in spots:
        if name.words > 1 or not name.has_driver or not first or not words.is_capital(first - 1):
            continue
        given = folded[first - 1]
        is_given = given in people or (first - 1 not in known and _is_part(given, first - 1, words))
        if is_given and words.joins(first) and not called(given, name.claims):
            found.setdefault(surname, first - 1)
    return found


def _is_part(folded: str, place: int, words: Words) -> bool:
    """Whether a word with a capital that no sentence begins with is part of a longer name, with the word behind; not if
    it may be a place: in Texas Verstappen led."""
    if folded in TITLES or _is_plain(folded) or words.is_title(words.part(place)):
        return False
    return words.sentence(place, place + 1)[0] != place and words.folded[place - 1] not in _PLACED


def _is_named(name: Name, known: Known) -> bool:
    """Whether the text names one of them in full, or its front matter does."""
    return any(claim.subject.term in known.in_full or claim.subject.term in known.named for claim in name.claims)


def _unlike(name: Name, scene: Scene, known: Known) -> str:
    """Why a name means none of those whom the text does not name in full; "" where it may."""
    first = known.others.get(name.folded)
    is_other = first is not None and (scene.part < BODY or first < scene.spot.first - 1)
    if is_other and not (name.has_team and known.is_motorsport and _is_as_of_a_team(scene)):
        return "somebody else of that name is in the text"
    if not known.is_sport and name.has_team and name.folded[1:] in ROAD_CARS and _is_at_home(scene):
        return "a car for the road"
    if name.folded[1:] in MONTHS and _is_month(scene):
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


def _is_month(scene: Scene) -> bool:
    """Whether a day or a year stands beside the name of a month."""
    first, last, _ = scene.spot
    is_day = scene.before.rstrip("stndrh").isdigit() or scene.before == "of"
    return is_day or last in scene.words.years or (scene.after.isdigit() and len(scene.after) < len("123"))


def _is_as_of_a_team(scene: Scene) -> bool:
    """Whether a name stands as a team's does, by the words beside it or, where nobody is on stage, in its sentence."""
    if scene.is_racing and SHOW.isdisjoint(scene.words.folded):
        return True
    is_before = scene.before in OF_TEAMS or scene.before in ("at", "of", "with", "to", "from", "by")
    return (is_before or scene.after in TEAM or scene.after in ("have", "are", "were")) and not scene.is_in_title()


def _is_at_home(scene: Scene) -> bool:
    return not AT_HOME.isdisjoint(scene.words.folded)


def _thing(scene: Scene) -> str:
    """Why the name of a team means an engine, a person or something that one buys; "" where it does not."""
    if scene.before == "formula":
        return "a series"
    if (scene.before in PERSONS or scene.before == "sir") and scene.joins_before():
        return "a person"
    before = scene.spot.first - 1
    if scene.after in ENGINES or (scene.is_hyphened() and scene.is_other_name(before)):
        return "an engine"
    if scene.is_name(before) and scene.is_behind_team():
        return "an engine, as it stands behind the team's name"
    if scene.before in ("from", "by", "and", "or") and (_listed_as_engine(scene) or _is_supplier(scene)):
        return "an engine"
    if scene.after in THINGS or (scene.after == "can" and scene.before in ("a", "another", "empty", "every")):
        return "a thing"
    on_the_road = scene.after in CARS or scene.says(ON_THE_ROAD)
    is_meant = on_the_road and not (scene.says(_RACING) or scene.names_driver())
    return "a car for the road" if is_meant else ""


def _maker(name: Name, scene: Scene, known: Known) -> str:
    """Why the name of a team means a company, or a car for the road; "" where it does not."""
    if not scene.words.is_on_the_road or _is_named(name, known):
        return ""
    is_of_roads = known.is_of_roads or (
        name.folded[1:] in ROAD_CARS
        and is_part_of_roads(scene.words, scene.part, scene.names_of_part(), known.day.year)
    )
    return "a company, or its car for the road" if is_of_roads else ""


def _listed_as_engine(scene: Scene) -> bool:
    """Whether engines are spoken of that come from it: engines from Renault and Honda."""
    folded, place = scene.words.folded, scene.spot.first - 1
    while place > scene.start and (folded[place] in ("and", "or") or scene.is_other_name(place)):
        place -= 1
    return folded[place] in ("from", "by") and place > scene.start and folded[place - 1] in ENGINES


def _is_supplier(scene: Scene) -> bool:
    """Whether engines are spoken of before that come from it: until it has its own power unit it uses one from Ferrari."""
    before = scene.words.folded[scene.start : scene.spot.first]
    if scene.before not in ("from", "by") or SUPPLIES.isdisjoint(before):
        return False
    return scene.word_before(2) in _SUPPLIED or not _BOUGHT.isdisjoint(before)


def _longer_before(name: Name, scene: Scene, lexicon: Lexicon) -> str:
    """Why the word before makes another name of this one."""
    before, folded = scene.spot.first - 1, scene.before
    if not folded or folded in TITLES or not scene.words.shown[before][0].isupper():
        return ""
    if not scene.joins_before() or scene.is_other_name(before):
        return ""
    if name.has_driver and called(folded, name.claims):
        return ""
    if folded in lexicon.people:
        return f"'{scene.words.shown[before]} {scene.shown}' is someone else"
    is_part = scene.capital(before) and not scene.begins_at(before) and not _is_plain(folded)
    if name.has_driver and is_part and not scene.initials()[1]:
        return f"'{scene.words.shown[before]} {scene.shown}' is another name"
    return ""


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
    if name.has_driver and scene.capital(behind) and not _may_follow(shown):
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
        alone = given in lexicon.people and words.shown[place][0].isupper() and not scene.is_name(place)
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


def _may_follow(word: str) -> bool:
    """Whether a word with a capital may stand behind a surname that is not part of a longer name."""
    return word.isupper() or not word.isalpha() or word.lower() in TITLES or _is_plain(word.lower())


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is hardly part of a name."""
    return not word.isalpha() or len(word) == 1 or word.endswith(("ly", "ing", "ed", "ish", "ian", "ese"))
