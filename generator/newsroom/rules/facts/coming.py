"""What is told as still to come though it is over."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_quoted, phrases
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import DRIVER, RACE, YEAR, Name, Saying

CODE = "PF833"

_WILL_BE = (
    r"(?:will (?:be (?:held|run|raced|driven|staged)|take place|start|begin|go ahead|host)|takes place|is to be held"
    r"|(?:is|are) (?:due|set|about) to (?:be held|take place|start|begin|host))"
)
_WILL_DO = (
    r"(?:will (?:race|drive|start|compete|return|be racing|be driving|line up|make (?:his|her) debut)"
    r"|(?:is|are) (?:due|set|going) to (?:race|drive|start|compete|return))"
)
_EVENT = re.compile(rf"{RACE}(?: weekend)? {_WILL_BE}\b(?P<tail>.*)")
_WHO = rf"(?:{DRIVER}|^(?:He|She)) {_WILL_DO} (?:in|at)(?: the)?"
_DRIVER = re.compile(rf"{_WHO} {RACE}(?P<tail>.*)")
_IN_TOWN = re.compile(rf"{_WHO} (?P<town>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)(?P<tail> .*)")
_ITSELF = re.compile(
    rf"^(?:The (?:race|event|weekend|grand prix|\d+(?:st|nd|rd|th) running)|It) {_WILL_BE}\b(?P<tail>.*)"
)

LATELY = timedelta(days=10)
"""So long after its end, or before its beginning, an edition is meant by its name alone where a text speaks of days."""

_SOON = re.compile(r"\b(?:on (?:Fri|Satur|Sun)day|this (?:weekend|Sunday|Saturday)|tomorrow|today|tonight)\b")
_AGAIN = phrases(
    r"next, again, until, from 20\d\d, future, every, always, ever, never, not, calendar, contract, \w+n['’]t"
)


def still_to_come(saying: Saying, record: Record) -> Iterator[Problem]:
    """Editions that a sentence has ahead of itself though they were over on its day."""
    if getattr(saying.copy.front, "kind", "") == "preview" or _AGAIN.search(saying.text):
        return
    for pattern in (_EVENT, _DRIVER, _IN_TOWN, _ITSELF):
        for found in pattern.finditer(saying.shape):
            edition = _edition(saying, found, record)
            days = record.days(edition) if edition else None
            if not days or days[1] >= saying.day or is_quoted(saying, found.start()):
                continue
            words = saying.words(found.start(), found.start("tail"))
            text = f"'{words}': {record.name('edition', edition)} was over on {days[1]:%Y-%m-%d}"
            yield problem(CODE, text, saying.at(found.start(), found.start("tail")), "write it in the past")


JUDGE = Judge(
    CODE,
    "something is told as still to come that is over",
    "A race is told as still to come that was over by then: “the 2024 Monaco Grand Prix will be held in May” on a "
    "page that is read in 2026, “will race in Monaco on Sunday” in an article of the day after. What counts is the "
    "last day of the edition, by its `end`, its sessions or its `start`; an article is read as of its day, a page or "
    "an entity's file as of the day of the check. Previews may look ahead. Write it in the past, or take it out.",
    still_to_come,
)


def _edition(saying: Saying, found: re.Match[str], record: Record) -> str:
    """The edition that is meant for certain; "" for none. One whose year is written is, and the edition whose file it
    is; and one that is said to be a matter of days."""
    marks = found.groupdict()
    own = saying.copy.parsed.slug if saying.copy.parsed.kind == "edition" else ""
    if "town" in marks:
        event = record.event_in(marks["town"])
        name = Name(0, 0, "event", event)
        return _at_hand(saying, name, record) if event and _SOON.search(saying.text) and not saying.years else ""
    if "race" not in marks:
        return own if all(str(year) == own[-4:] for year in saying.years) else ""
    name = saying.name(marks["race"])
    if own and record.is_of(own, name.kind, name.slug) and not saying.years:
        return own
    if name.kind == "edition" and _names_year(saying, name):
        return name.slug if saying.years == {int(name.slug[-4:])} else ""
    return _at_hand(saying, name, record) if _SOON.search(saying.text) and not saying.years else ""


def _at_hand(saying: Saying, name: Name, record: Record) -> str:
    """The edition that a text means which has it ahead as a matter of days: in one of a day that which was over a few
    days before at most; in one without a day the last one, where none is at hand today."""
    every = [(days, slug) for slug in record.editions(name.kind, name.slug) if (days := record.days(slug))]
    if any(first - LATELY <= saying.day <= last for (first, last), _ in every):
        return ""
    over = [(last, slug) for (_, last), slug in every if last < saying.day]
    last, slug = max(over, default=(date.min, ""))
    return slug if saying.is_standing or saying.day - last <= LATELY else ""


def _names_year(saying: Saying, name: Name) -> bool:
    """Whether the year of an edition stands in its name or right beside it."""
    beside = saying.text[max(0, name.start - 6) : name.end + 9]
    return any(year == name.slug[-4:] for year in YEAR.findall(beside))
