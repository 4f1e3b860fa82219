"""The lexicon: every name that a text may use, and whom it can mean; `naming` makes it of entity files.

All names are looked for in one pass (Aho-Corasick), however many there are.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.model import EntityKind
from generator.racing.recognition.common import ORDINARY, PEOPLE
from generator.racing.roster import Term

Form: TypeAlias = Literal["full", "name", "surname", "code", "place"]
"""How a name means someone: in full, by a name or an alias, by the surname alone, by three letters, by the name of the
place that it is in."""

Years = tuple[int, int]
"""The first and the last year of a time."""

ALWAYS: Years = (0, 9999)


class Edition(NamedTuple):
    """An edition of an event: its slug, its first and its last day (None: not known), the circuit's slug."""

    slug: str
    start: date | None
    end: date | None
    circuit: str


class Subject(NamedTuple):
    """Someone or something that a text may mean: when it was active (empty: not known), with which teams a driver was
    and when, the folded given name of a driver, and the editions of an event by year."""

    kind: EntityKind
    slug: str
    name: str
    years: tuple[Years, ...] = ()
    teams: tuple[tuple[str, Years], ...] = ()
    given: str = ""
    editions: Mapping[int, Edition] = {}

    @property
    def term(self) -> Term:
        """Its kind and slug."""
        return self.kind, self.slug

    def was_active(self, year: int, slack: int = 0) -> bool:
        """Whether it was active in a year, or so many years from it."""
        return any(first - slack <= year <= last + slack for first, last in self.years)

    @property
    def span(self) -> int:
        """The years from the first activity to the last."""
        return max(last for _, last in self.years) - min(first for first, _ in self.years) + 1 if self.years else 0


class Claim(NamedTuple):
    """A subject that a name can mean, how, and in which years it bore that name."""

    subject: Subject
    form: Form
    years: Years = ALWAYS


class Lexicon:
    """Names as `Words.joined` has them, each with whom it can mean."""

    def __init__(self, claims: Mapping[str, Sequence[Claim]], codes: Mapping[str, Sequence[Claim]]) -> None:
        self.names = sorted(claims)
        self.claims = claims
        self.codes = codes
        self.people = PEOPLE | {
            claim.subject.given for each in claims.values() for claim in each if claim.subject.kind == "driver"
        }
        self.subjects = {claim.subject.term: claim.subject for each in claims.values() for claim in each}
        self._held: dict[tuple[str, int], list[Subject]] = defaultdict(list)
        for subject in self.subjects.values():
            for year, edition in subject.editions.items():
                self._held[edition.circuit, year].append(subject)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.names, matchkind=MatchKind.Standard)

    def prepare(self) -> None:
        """Make what finds names, once for all workers that are forked."""
        _ = self._automaton

    def found(self, joined: str, fits: Callable[[int, str], bool]) -> list[tuple[int, str]]:
        """Where names stand in joined words: the offset and the name, as far as it `fits` there. Of those that overlap
        the longest counts."""
        if not self.names:
            return []
        matches = [
            (start, end, name)
            for name, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True)
            if joined[end] == " " and fits(start, self.names[name])
        ]
        matches.sort(key=lambda match: (match[0], -match[1]))
        kept: list[tuple[int, str]] = []
        free = 0
        for start, end, name in matches:
            if start >= free:
                kept.append((start, self.names[name]))
                free = end
        return kept

    def held_at(self, circuit: str, year: int) -> list[Subject]:
        """The events that were held at a circuit in a year."""
        return self._held.get((circuit, year), [])

    def is_ordinary(self, name: str) -> bool:
        """Whether a single word is also a word of the language, a given name or the name of many."""
        word = name.strip()
        return word in ORDINARY or word in self.people
