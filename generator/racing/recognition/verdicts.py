"""Verdicts: what was decided of a name, and what is known of the text as a whole."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from generator.model import EntityKind
from generator.racing.recognition.times import Years
from generator.racing.roster import Term


class Candidate(NamedTuple):
    """Whom a name may mean, what speaks for and against, and how much."""

    kind: EntityKind
    slug: str
    score: int
    evidence: tuple[str, ...]


class Verdict(NamedTuple):
    """Who is meant, None for nobody, and why; of all candidates, the best first. Candidates of a name that is decided
    are given where the reasons are asked for; `is_close`: nobody is meant because two come too close."""

    term: Term | None
    why: str
    candidates: tuple[Candidate, ...] = ()
    is_close: bool = False


Kind: TypeAlias = Literal["motorcycles", "rallies", "stock cars", "cars", "one race"]
"""What is raced with elsewhere; in other series for cars, and in one great race, many drivers of ours are meant too."""

PASSING = 20
"""So many words on nothing is told any more of a race elsewhere that a text about ours named in passing."""

Said: TypeAlias = Kind | Literal[""]
"""What a word tells of: another kind of racing, or ours."""


class Elsewhere(NamedTuple):
    """Which parts of a text speak of another kind of racing, and of which; and of those parts that speak of ours too,
    the words that say so, in order."""

    parts: Mapping[int, Kind]
    mixed: Mapping[int, tuple[tuple[int, Said], ...]]

    def kind_at(self, part: int, start: int, end: int) -> Said:
        """The kind of racing that is told of in a sentence of a part, from one word to another: there, or else before
        it, or in the text as a whole; "" for ours."""
        if part not in self.mixed:
            return self.parts.get(part, "")
        marks = self.mixed[part]
        here = [kind for place, kind in marks if start <= place < end]
        if here:
            return "" if "" in here else here[0]
        before = [each for each in marks if each[0] < start]
        if before and not (before[-1][1] == "one race" and start - before[-1][0] > PASSING):
            return before[-1][1]
        return self.parts.get(part, "")


class Known(NamedTuple):
    """What is known of the text as a whole: its date, what front matter names, who is named in full and with which word
    first, behind which word a surname was used of somebody else, which parts are cells of tables, whether reasons are
    asked for, whether it holds addresses, and whether it speaks of racing anywhere, of some sport, and of motorsport
    beyond doubt; which series front matter names, and what it says of other kinds of racing (see `elsewhere`),
    whether it speaks of cars for the road or of another sport,
    whether of a race, a driver or a series that is known, to which year it looks back (see `theme`),
    which parts are cells of a table of races, and of which year, and of which events it has the names, of which
    season it is a review, and to which year it counts back, or 0."""

    day: date
    named: frozenset[Term]
    in_full: Mapping[Term, int]
    others: Mapping[str, int]
    cells: frozenset[int]
    is_explained: bool
    has_addresses: bool
    is_racing: bool
    is_sport: bool
    is_motorsport: bool
    series: frozenset[str] = frozenset()
    elsewhere: Elsewhere | None = None
    is_of_roads: bool = False
    is_of_another_sport: bool = False
    is_ours: bool = True
    rounds: Mapping[int, int] = {}
    raced: frozenset[str] = frozenset()
    theme: Years | None = None
    season: int = 0
    back: int = 0

    def kind_at(self, part: int, start: int, end: int) -> Said:
        """The other kind of racing that a sentence tells of: see `Elsewhere.kind_at`."""
        return self.elsewhere.kind_at(part, start, end) if self.elsewhere else ""

    def tells_of(self, terms: Iterable[Term]) -> bool:
        """Whether the text names one of these in full, or its front matter does."""
        return any(term in self.in_full or term in self.named for term in terms)
