"""Points in a text that the standings contradict."""

import re
from collections.abc import Iterator

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.claims import named_edition, own_edition
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_certain, is_quoted, looks_ahead, phrases
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import DRIVER, RACE, TEAM, Saying
from generator.racing.seasons import Entrants

CODE = "PF835"

HINT = "mend the text, or the results and the series' rules if they are wrong"

_WHO = rf"(?:{DRIVER}|{TEAM})"
_TABLE = (
    r"the (?:world |drivers['’] |constructors['’] |teams['’] )*(?:championship|standings|table)(?: standings| table)?"
)
_NUMBER = r"(?P<points>\d{1,4}(?:\.\d+)?) points"
_NO_GAP = (
    r"(?! (?:more|less|fewer|ahead|behind|clear|adrift|from|between|in hand|off|to (?:lose|make|find|spare)|on|better"
    r"|worse|away|apart|short|up|down|of|since|in (?:the|his|its|their|two|three|four|five)|at"
    r"|finish\w*|scor\w*|places?|positions?|each|apiece|alone)\b)"
)
_LEADS = re.compile(
    rf"{_WHO}(?: now| still)? (?:leads|lead|heads|head|tops|top) {_TABLE}(?: (?:with|on) {_NUMBER})?{_NO_GAP}"
)
_HAS = re.compile(rf"{_WHO}(?: now| still)? (?:has|have|is on|are on|stands? at|leads? (?:with|on)) {_NUMBER}{_NO_GAP}")
_AFTER = re.compile(rf"\bafter (?:the )?{RACE}")
_OTHERS = phrases(r"sprints?, had, licence, license, penalty points, more, by, Formula (?:2|3), F[23], virtual")


def wrong_points(saying: Saying, record: Record) -> Iterator[Problem]:
    """What a sentence says of points that the standings contradict."""
    if " points" not in saying.shape and " lead" not in saying.shape:
        return
    if not is_certain(saying) or looks_ahead(saying) or _OTHERS.search(saying.text):
        return
    edition, is_named = _edition(saying, record)
    if not edition:
        return
    every = (found for pattern in (_LEADS, _HAS) for found in pattern.finditer(saying.shape))
    for found in every:
        wrong = _contradicted(found, saying, edition, record, is_named=is_named)
        if wrong and not is_quoted(saying, found.start()):
            text = f"'{saying.words(found.start(), found.end())}': {wrong}"
            yield problem(CODE, text, saying.at(found.start(), found.end()), HINT)


JUDGE = Judge(
    CODE,
    "a text gives points that the standings contradict",
    "A text gives a driver or a team so many points in the championship, and the standings after that edition, "
    "official or by the rules of the series, give another number; or it has somebody lead who did not. Only what is "
    "certain is looked at: “leads with 136 points after the Spanish Grand Prix 2024”, or “has 169 points” in a text "
    "about one edition, within six days of it, where the points before that race pass too.",
    wrong_points,
)


def _edition(saying: Saying, record: Record) -> tuple[str, bool]:
    """The edition after which points are told, "" where that is not certain; and whether the sentence names it."""
    if after := _AFTER.search(saying.shape):
        edition = named_edition(saying, saying.name(after["race"]))
        return (edition, True) if edition else (own_edition(saying, record), True)
    return own_edition(saying, record), False


def _contradicted(found: re.Match[str], saying: Saying, edition: str, record: Record, *, is_named: bool) -> str:
    """What the standings say instead; "" where they say the same, or nothing for certain."""
    kind: Entrants = "driver" if found["driver"] else "team"
    slug = saying.name(found["driver"] or found["team"]).slug
    known = record.points(edition, kind, slug)
    name, race = record.name(kind, slug), record.name("edition", edition)
    passing = known[:1] if is_named else known
    if found["points"] and passing and not min(passing) <= float(found["points"]) <= max(passing):
        return f"{name} had {known[0]:g} points after the {race}"
    if found.re is _LEADS and kind == "driver" and is_named and record.place(edition, slug) > 1:
        return f"{name} was in place {record.place(edition, slug)} after the {race}"
    return ""
