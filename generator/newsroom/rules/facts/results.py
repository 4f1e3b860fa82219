"""Results in a text that the data contradict: who won, who came in where, who had pole, who retired."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Literal, NamedTuple, TypeAlias

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.claims import named_edition, own_edition
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_certain, is_quoted, looks_ahead, phrases, tells_elsewhere
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import DRIVER, NO_NAME, RACE, Saying

CODE = "PF834"

Deed: TypeAlias = Literal["won", "finished", "pole", "retired"]


class _Claim(NamedTuple):
    """What a driver is said to have done in an edition, in which place, and where in the shape."""

    driver: str
    edition: str
    deed: Deed
    place: int
    start: int
    end: int


_ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = _ORDINAL_WORDS.split()
_PLACE = rf"(?P<place>{'|'.join(_ORDINALS)}|\d\d?(?:st|nd|rd|th)|P\d\d?)"

_WHO = rf"{DRIVER}(?:, {NO_NAME}{{1,60}},)?(?: has| also| then| duly| again| finally)*"
_IN = rf"(?: in| at| for)?(?: the| Sunday['’]s| this year['’]s)? {RACE}"
_ALONE = r"(?=\s*(?:[.,;:!?)–—]|$)| (?:behind|ahead of|after|from pole|on Sunday|by|this (?:afternoon|evening)|and)\b)"
_ONLY_RACE = (
    r"(?! (?:pole|sprint|qualifying|practice|title|crown|support|feature|Formula|F[1234]|junior|Porsche|kart|GP[23]|"
    r"Sprint|Historic|class|for))"
)

_WON = re.compile(rf"{_WHO} (?:won|wins){_IN}{_ONLY_RACE}")
_WON_IT = re.compile(rf"{_WHO} (?:won|wins)(?: the (?:race|grand prix))?{_ALONE}")
_CAME = re.compile(
    rf"{_WHO} (?:finished|finishes|came home|comes home|came in)(?: the (?:race|grand prix))?(?: in)? {_PLACE}"
    rf"(?: place| position)?(?:{_IN}{_ONLY_RACE}|{_ALONE})"
)
_POLE = re.compile(
    rf"{_WHO} (?:(?:took|takes|won|wins|claimed|claims)(?: the)?|(?:was|is) on|(?:started|starts) (?:from|on)) pole"
    rf"(?: position)?(?:{_IN}{_ONLY_RACE}|{_ALONE})"
)
_WON_BY = re.compile(rf"{RACE}(?: \d{{4}})? (?:was|is) won by {DRIVER}")
_WINNER = DRIVER.replace("driver", "winner")
_TRIUMPH = re.compile(
    rf"(?:{_WHO} (?:took|takes|claimed|claims)|{_WINNER}['’]s?)(?: the)? (?:victory|win){_IN}{_ONLY_RACE}"
)
_WAS = re.compile(rf"{_WHO} (?:was|came) {_PLACE}{_IN}{_ONLY_RACE}")
_RETIRED = re.compile(
    rf"{_WHO} (?:retired|retires) (?:from the (?:race|lead)|on lap \d+|after \d+ laps|with (?:a|an|his)\b)(?:{_IN})?"
)

_PATTERNS: tuple[tuple[Deed, re.Pattern[str]], ...] = (
    ("won", _WON),
    ("won", _WON_IT),
    ("won", _WON_BY),
    ("won", _TRIUMPH),
    ("finished", _CAME),
    ("finished", _WAS),
    ("pole", _POLE),
    ("retired", _RETIRED),
)

_DATED = frozenset((_WON_BY, _TRIUMPH, _WAS))
"""What is certain only of an edition whose year is named: one is second at Monza for some laps, too."""

_NO_RACE = phrases(
    r"""
    sprints?, practice, qualifying, Q[123], shootout, heats?, stages?, class, stint, duel, battle, start, title,
    championship, standings, table, season, Formula (?:2|3|4|Two|Three), F[234], GP[23], IndyCar, Le Mans, WEC, DTM,
    kart\w*, first lap, opening lap, half, points, grid, row, race (?:one|two|1|2), feature, virtual, poll, vote, award
    """,
    re.IGNORECASE,
)
_NO_GRAND_PRIX = phrases("sprints?, practice, qualifying, shootout, session, in the championship", re.IGNORECASE)
"""Words before a sentence that tells of no race, or of another one."""

_JUST_NOW = phrases("on Sunday, Sunday['’]s, yesterday, today, this (?:morning|afternoon|evening)")
_PERFECT = phrases("had, has, have, having, since, before, when, where, after (?:he|she), as (?:he|she), who")


def wrong_results(saying: Saying, record: Record) -> Iterator[Problem]:
    """What a sentence says of a race that its results contradict."""
    if not any(name.kind == "driver" for name in saying.names) or not is_certain(saying) or looks_ahead(saying):
        return
    told: set[tuple[str, Deed]] = set()
    for claim in _claims(saying, record):
        key = (claim.driver, claim.deed)
        if key in told or is_quoted(saying, claim.start) or not (wrong := _contradicted(claim, record)):
            continue
        told.add(key)
        text = f"'{saying.words(claim.start, claim.end)}': {wrong}"
        hint = "mend the text, or the results beside the edition if they are wrong"
        yield problem(CODE, text, saying.at(claim.start, claim.end), hint)


JUDGE = Judge(
    CODE,
    "a text says of a race what its results contradict",
    "A text says that a driver won a race, finished it in a place, had pole or retired, and the results of that "
    "edition say something else. Only what is certain is looked at: driver and edition in one sentence with the year, "
    "or the one edition that a whole text is about, within six days of it; no practice, no sprint, nothing that is "
    "asked, quoted, denied, supposed or told of another year. If the text is right, mend the results.",
    wrong_results,
)


def _claims(saying: Saying, record: Record) -> Iterator[_Claim]:
    told = saying.part.text[: saying.sentence.start]
    own = "" if tells_elsewhere(saying) or _NO_GRAND_PRIX.search(told) else own_edition(saying, record)
    for deed, pattern in _PATTERNS:
        for found in pattern.finditer(saying.shape):
            if _NO_RACE.search(saying.text.replace(saying.words(found.start(), found.end()), "")):
                continue
            marks = found.groupdict()
            race = saying.name(marks["race"]) if marks.get("race") else None
            edition = named_edition(saying, race) if race else ""
            if not edition and own and pattern not in _DATED and not _PERFECT.search(saying.text):
                is_it = not race or _is_news(saying) or _only_then(found, saying, own, record)
                edition = own if is_it else ""
            if edition and _is_over(edition, saying, deed, record):
                place = _place(marks["place"]) if marks.get("place") else 1
                driver = saying.name(marks["driver"] or marks["winner"]).slug
                yield _Claim(driver, edition, deed, place, found.start(), found.end())


def _is_news(saying: Saying) -> bool:
    """Whether a sentence tells of a race that has just been: in a report of one, or by a day of these."""
    return getattr(saying.copy.front, "kind", "") == "report" or _JUST_NOW.search(saying.text) is not None


def _is_over(edition: str, saying: Saying, deed: Deed, record: Record) -> bool:
    """Whether it was done by the day of the sentence: a sprint, or a qualifying for it, is won on a day before."""
    days = record.days(edition)
    return days is None or saying.day >= days[1] - (timedelta(days=1) if deed == "pole" else timedelta())


def _only_then(found: re.Match[str], saying: Saying, edition: str, record: Record) -> bool:
    """Whether what is said of a race without its year is true of no other year, as far as anybody knows."""
    marks = found.groupdict()
    driver = saying.name(marks["driver"]).slug
    place = _place(marks["place"]) if marks.get("place") else 1
    return not any(
        place in record.places(each, driver) or driver in record.poles(each) for each in record.others(edition)
    )


def _place(written: str) -> int:
    if written in _ORDINALS:
        return _ORDINALS.index(written) + 1
    return int(re.sub(r"\D", "", written))


def _contradicted(claim: _Claim, record: Record) -> str:
    """What the results say instead; "" where they say the same, or nothing for certain."""
    places = record.places(claim.edition, claim.driver)
    name, race = record.name("driver", claim.driver), record.name("edition", claim.edition)
    if not places:
        return ""
    if claim.deed == "pole":
        poles = record.poles(claim.edition)
        if not poles or claim.driver in poles:
            return ""
        return f"pole at the {race} was {' and '.join(sorted(record.name('driver', each) for each in poles))}'s"
    if claim.deed == "retired":
        finished = record.finished(claim.edition, claim.driver)
        return f"{name} was {_shown(max(places))} in the {race}, on the lap of the winner" if finished else ""
    if claim.place in places:
        return ""
    came = f"came in {_shown(min(places))}" if 0 not in places else "was not classified"
    return f"{name} {came} at the {race}, by its results"


def _shown(place: int) -> str:
    return _ORDINALS[place - 1] if place <= len(_ORDINALS) else f"{place}th"
