"""Unnamed: the race of which a text is a report, where it nowhere says which: his home race, on Sunday, in the rain.

The results of the site prove it: a race was over some days before, several who were in it are named, and what is said
of them is what they did: the winner's win, two other places, or one and where it was. No link comes of it; the text is
about that race.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.racing.recognition.deeds import OF_MANY
from generator.racing.recognition.held import just_held
from generator.racing.recognition.judging import MARGIN
from generator.racing.recognition.lexicon import Edition, Lexicon
from generator.racing.recognition.outcomes import TELLING, did, told
from generator.racing.recognition.reading import Mention, Text
from generator.racing.recognition.times import NUMBERS
from generator.racing.recognition.words import BODY, Words
from generator.racing.roster import Term

IN_IT = 4
"""So many drivers of a race are named in a report of it."""

PLACED = 2
"""So many places of its result, if the winner's is not among them, prove which race is told of."""

WIN = "1"

_HE = frozenset(("he", "she"))
_ROWS = frozenset("123456")
"""Places in a table or a list of the result."""

_SAID = TELLING - {"winner", "winners", "win", "inherited", "beat"}
"""Words that say of the one who is named last before them what became of him."""

Driver = tuple[int, tuple[str, ...]]
"""The first word of a driver's name, and the slugs of those whom it can mean."""


def reported_race(text: Text, names: Lexicon, found: Sequence[Mention]) -> Term | None:
    """The race that a text reports and does not name; None where there is none, or several could be it. `found` are its
    mentions, those that could mean several too."""
    races = just_held(names).get(text.told.day)
    if not races or any(kind in ("edition", "series") for kind, _ in text.told.named):
        return None
    editions = {slug for mention in found if (slug := _edition(mention))}
    circuits = {mention.verdict.term for mention in found}
    drivers, apart = sorted(_drivers(text.words, found)), _apart(text.words, found)
    proven = [
        slug
        for slug, edition in races
        if slug not in editions
        and _is_proven(text.words, drivers, edition, apart, is_there=("circuit", edition.circuit) in circuits)
    ]
    return ("edition", proven[0]) if len(proven) == 1 else None


def _edition(mention: Mention) -> str:
    term = mention.verdict.term
    return term[1] if term and term[0] == "edition" else ""


def _drivers(words: Words, found: Sequence[Mention]) -> Iterator[Driver]:
    for mention in found:
        term, others = mention.verdict.term, mention.verdict.candidates if mention.verdict.is_close else ()
        near = [each for each in others if others[0].score - each.score < MARGIN]
        terms = [term] if term else [(each.kind, each.slug) for each in near]
        if slugs := tuple(slug for kind, slug in terms if kind == "driver"):
            yield _place(words, mention), slugs


def _apart(words: Words, found: Sequence[Mention]) -> frozenset[int]:
    """The sentences, by their first words, that speak of another race or another time."""
    places = [_place(words, each) for each in found if each.verdict.term and each.verdict.term[0] == "edition"]
    return frozenset(words.sentence(at, at + 1)[0] for at in (*places, *words.tells))


def _place(words: Words, mention: Mention) -> int:
    return bisect_left(words.starts, words.origins[mention.part + BODY] + mention.start)


def _is_proven(
    words: Words, drivers: Sequence[Driver], edition: Edition, apart: frozenset[int], *, is_there: bool
) -> bool:
    """Whether what a text says of drivers is what became of them in a race; `is_there`: its circuit is named."""
    said = edition.outcomes
    in_it = {slug for _, slugs in drivers for slug in slugs if f":{slug} " in said}
    if len(in_it) < IN_IT - is_there or not any(did(said, slugs, WIN) for _, slugs in drivers):
        return False
    statements = list(_statements(words, drivers, apart))
    if any(marks == WIN and not did(said, slugs, marks) for slugs, marks in statements):
        return False
    right = {(slugs, marks) for slugs, marks in statements if did(said, slugs, marks)}
    return len(right) + is_there >= PLACED or any(marks == WIN for _, marks in right)


def _statements(
    words: Words, drivers: Sequence[Driver], apart: frozenset[int]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is said of drivers, as outcomes have it: of the one who is named last before, or else first behind, in a
    sentence of the body that speaks of this race alone."""
    for place, slugs in drivers:
        if place and words.folded[place - 1] in _ROWS and _is_row(words, place):
            yield slugs, words.folded[place - 1]
    places = [place for place, _ in drivers]
    for at in range(words.within(BODY).start, len(words.folded)):
        if words.folded[at] not in _SAID:
            continue
        begin, end = words.sentence(at, at + 1)
        is_counted = not NUMBERS.keys().isdisjoint(words.folded[at + 1 : min(at + 3, end)])
        if begin in apart or is_counted or not OF_MANY.isdisjoint(words.said(begin, end)):
            continue
        near = bisect_left(places, at)
        if (not near or places[near - 1] < begin) and not _HE.isdisjoint(words.folded[begin:at]):
            continue  # he won by two seconds from Vettel
        of_whom = near - 1 if near and places[near - 1] >= begin else near
        if of_whom < len(places) and begin <= places[of_whom] < end:
            yield drivers[of_whom][1], told((words.folded[at],))


def _is_row(words: Words, place: int) -> bool:
    """Whether a number stands right before a name as the place of a row: in a cell of its own, or with a full stop."""
    return words.part(place - 1) != words.part(place) or words.gap(place).startswith((".", ")"))
