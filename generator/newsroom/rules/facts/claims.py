"""Claims: what a text says of the race of an edition, where it is certain which one is meant."""

from collections.abc import Iterator
from datetime import timedelta

from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.facts.plainly import looks_back
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import Name, Saying
from generator.racing.roster import Term

AFTERWARDS = timedelta(days=6)
"""So long after its end a text that names no other edition tells of that one."""


def named_edition(saying: Saying, name: Name) -> str:
    """The slug of the edition that a name means, where its year is written in the sentence and no other is; "" for
    none."""
    is_dated = name.kind == "edition" and saying.years == {int(name.slug[-4:])}
    return name.slug if is_dated else ""


def own_edition(saying: Saying, record: Record) -> str:
    """The one edition that a whole text is about and that a sentence tells of without naming it; "" for none. A dated
    text must be of the days of it or of those after; what looks back, and a paragraph that names another race, tells of
    another time."""
    edition = only_edition(saying.copy, record)
    if not edition or looks_back(saying) or not all(_may_be(edition, term, record) for term in _before(saying)):
        return ""
    if saying.is_standing:
        return edition if saying.copy.parsed.kind == "edition" else ""
    days = record.days(edition)
    return edition if days and days[0] <= saying.day <= days[1] + AFTERWARDS else ""


def only_edition(copy: Copy, record: Record) -> str:
    """The one edition that a text is the file of, or names in its front matter, or where that names none, in its words;
    "" where there are none or several."""
    if copy.parsed.kind == "edition":
        return copy.parsed.slug
    events = getattr(copy.front, "events", ())
    found = {record.edition(each) for each in events} if events else set(_mentioned(copy))
    return found.pop() if len(found) == 1 else ""


def _mentioned(copy: Copy) -> Iterator[str]:
    terms = [mention.verdict.term for mention in copy.mentions]
    yield from (term[1] for term in terms if term and term[0] == "edition")


def _before(saying: Saying) -> Iterator[Term]:
    """The races and series that a paragraph names up to the end of a sentence."""
    for mention in saying.copy.mentions:
        term = mention.verdict.term
        if term and term[0] in _RACES and mention.part == saying.part.number and mention.start < saying.sentence.end:
            yield term


_RACES = ("edition", "event", "circuit", "series")


def _may_be(edition: str, term: Term, record: Record) -> bool:
    weekend = record.weekend(edition)
    kind, slug = term
    if kind == "series":
        return weekend is not None and weekend.series == slug
    return record.is_of(edition, kind, slug)
