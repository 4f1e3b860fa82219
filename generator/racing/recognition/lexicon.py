"""The lexicon: every name that a text may use, and whom it can mean; `naming` makes it of entity files.

All names are looked for in one pass (Aho-Corasick), however many there are. The lexicon knows nothing of any article:
one serves them all, and `keeping` brings it from one build to the next.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from generator.model import EntityKind
from generator.racing.recognition.common import COURSES, ORDINARY, SHARED
from generator.racing.recognition.folding import folded_name
from generator.racing.recognition.people import PEOPLE
from generator.racing.recognition.times import Years
from generator.racing.roster import Term

Form: TypeAlias = Literal["full", "name", "surname", "alias", "place", "adjective"]
"""How a name means someone: in full, by a name, by the surname alone, by one word that the file has among its aliases,
by the name of the place that it is in, by the adjective of its country where "race" follows."""

ALONE = ("surname", "alias")
"""The forms in which one word means a person."""

FOREVER = 9999
"""The last year of what lasts."""

JUNIOR = frozenset(("jr", "jnr", "junior", "sr", "ii", "iii"))
"""What stands behind the name of one of a family."""

CODE = 3
"""Letters of a code on the timing screen."""

FIRST_SEASON = 1950
"""The year of the first races that results are asked for where no time is told of."""

AROUND = 2
"""So many years before and after its time one may still speak of somebody as of those who are there."""

ALWAYS: Years = (0, FOREVER)

SOON = 5
"""So many years before the first spell that is known one may speak of a driver."""


class Edition(Struct, frozen=True, array_like=True, gc=False):
    """An edition of an event: its year, its first and its last day (None: not known), the circuit's slug, and what
    became of whom in its race (see `outcomes`; "": not known)."""

    year: int
    start: date | None
    end: date | None
    circuit: str
    outcomes: str = ""


class Subject(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Someone or something that a text may mean, by kind and slug: the name as it is shown, when it was active (empty:
    not known), with which teams a driver was and when, the folded given name of a driver, the editions of an event, the
    slugs of the series that it is of (empty: not known)."""

    term: Term
    name: str
    years: tuple[Years, ...] = ()
    teams: tuple[tuple[str, Years], ...] = ()
    given: str = ""
    editions: tuple[Edition, ...] = ()
    series: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.term)

    @property
    def kind(self) -> EntityKind:
        """What it is."""
        return self.term[0]

    @property
    def slug(self) -> str:
        """Its slug."""
        return self.term[1]

    def was_active(self, time: Years, slack: int = 0) -> bool:
        """Whether it was active in a time, or so many years from it."""
        since, until = time[0] - slack, time[1] + slack
        return True in [first <= until and since <= last for first, last in self.years]

    def has_edition(self, year: int) -> bool:
        """Whether an edition of a year is known."""
        return year in [each.year for each in self.editions]

    def began(self, year: int) -> bool:
        """Whether it was active in a year or before."""
        return any(first <= year for first, _ in self.years)

    def span(self, year: int) -> int:
        """The years from the first activity to the last, as far as a year has it."""
        if not self.years:
            return 0
        first = min(first for first, _ in self.years)
        return min(max(last for _, last in self.years), max(first, year)) - first + 1


class Claim(NamedTuple):
    """A subject that a name can mean, how, and in which years it bore that name."""

    subject: Subject
    form: Form
    years: Years = ALWAYS


class Name:
    """A name, folded as `Words.joined` has it: who claims it, and what follows from that; `editions` are those that
    were held there, by year, as far as they have been asked for (see `held`)."""

    def __init__(self, folded: str, claims: Sequence[Claim], people: frozenset[str]) -> None:
        self.folded = folded
        self.claims = tuple(claims)
        self.words = folded.count(" ")
        kinds = {claim.subject.term[0] for claim in claims}
        self.has_driver = "driver" in kinds
        self.has_team = "team" in kinds
        self.is_either = len(kinds) > 1
        self.turn = self.has_driver + (self.has_driver and not self.has_team)
        self.is_shared = folded[1:] in SHARED and {claim.form for claim in claims} == {"surname"}
        self.is_place = not kinds.isdisjoint(("event", "circuit")) and not self.has_driver and not self.has_team
        self.is_adjective = {claim.form for claim in claims} == {"adjective"}
        self.is_series = kinds == {"series"}
        self.is_full = any(claim.form == "full" for claim in claims)
        self.is_given = folded[1:] in people and all(claim.form in ALONE for claim in claims)
        last = folded.rpartition(" ")[2]
        self.ends_ordinary = last in ORDINARY or last in people
        self.is_ordinary = self.words == 1 and self.ends_ordinary
        self.is_doubtful = self.is_ordinary or self.is_shared
        self.is_rare = self.has_driver and not self.ends_ordinary and not self.is_shared
        events = [claim for claim in claims if claim.subject.kind == "event"]
        self.events = tuple(claim for claim in events if claim.form == "name")
        self.held = tuple(claim.subject for claim in events)
        self.circuits = tuple(claim.subject for claim in claims if claim.subject.kind == "circuit")
        self.is_course = self.words > 1 and not COURSES.isdisjoint(folded.split())
        self.in_full = self._in_full()
        only = self.claims[0] if len(self.claims) == 1 else None
        self.only = only.subject.term if only and only.years == ALWAYS else None
        self.teams = tuple(sorted({claim.subject.slug for claim in claims if claim.subject.kind == "team"}))
        self.terms = tuple(dict.fromkeys(claim.subject.term for claim in claims))
        self.is_telling = kinds <= {"driver", "team"} and not self.is_ordinary
        series = [claim.subject.series for claim in claims]
        self.series = frozenset(chain.from_iterable(series) if all(series) else ())
        is_of_juniors = all(folded_name(claim.subject.name).endswith(" jr") for claim in claims)
        self.is_of_junior = self.is_full and is_of_juniors and last not in JUNIOR
        self.editions: dict[int, list[tuple[Subject, Edition]]] = {}
        self._only_in: dict[int, Term | None] = {}

    def is_of_father(self, year: int) -> bool:
        """Whether it is the full name of a junior who does not race for years to come."""
        subjects = (claim.subject for claim in self.claims if self.is_of_junior)
        return self.is_of_junior and all(each.years and not each.began(year + SOON) for each in subjects)

    def only_in(self, year: int) -> Term | None:
        """The one bearer who was active in a year, if all others were not for years, nor can be meant by what else
        stands beside the name: no other has it as a full name, nor is a team where a driver has it."""
        if year not in self._only_in:
            self._only_in[year] = self._active(year)
        return self._only_in[year]

    def _active(self, year: int) -> Term | None:
        held = [claim for claim in self.claims if claim.years[0] - 1 <= year <= claim.years[1] + 1]
        subjects = {claim.subject for claim in held}
        about = {each.term for each in subjects if not each.years or each.was_active((year, year), AROUND)}
        is_active = any(each.was_active((year, year)) for each in subjects)
        if len(about) != 1 or not is_active or (self.is_full and not self.only):
            return None
        term = about.pop()
        return None if self.is_either and term[0] == "driver" else term

    def _in_full(self) -> Term | None:
        """The one whose full name it is, if nobody else bears it."""
        subjects = [claim.subject for claim in self.claims if claim.form == "full"]
        as_shown = [each for each in subjects if self.is_shown(each)]
        full = [each.term for each in as_shown or subjects]
        return full[0] if len(full) == 1 else None

    def is_shown(self, subject: Subject) -> bool:
        """Whether it is the name under which a subject is shown."""
        return self.folded == folded_name(subject.name)


class Tables(Struct, frozen=True, array_like=True):
    """All that a lexicon holds, as it is kept: subjects, who claims each name by the place among the subjects, and the
    bearers of each code."""

    subjects: tuple[Subject, ...]
    claims: dict[str, tuple[tuple[int, Form, Years], ...]]
    codes: dict[str, tuple[int, ...]]


class Lexicon:
    """Names as `Words.joined` has them, each with whom it can mean."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._names = sorted(tables.claims)
        self._known: dict[str, Name] = {}
        self._relatives: dict[Term, Mapping[str, Term]] = {}

    @cached_property
    def people(self) -> frozenset[str]:
        """Given names, folded: of people around racing and of all drivers."""
        return PEOPLE | {each.given for each in self.tables.subjects if each.kind == "driver"}

    @cached_property
    def bearers(self) -> Mapping[Term, Subject]:
        """All who bear a name."""
        return {subject.term: subject for subject in self.tables.subjects}

    @cached_property
    def codes(self) -> frozenset[str]:
        """All codes of three letters."""
        return frozenset(code for code in self.tables.codes if len(code) == CODE and code.isupper() and code.isalpha())

    def name(self, folded: str) -> Name:
        """A name that was found."""
        if folded not in self._known:
            subjects = self.tables.subjects
            claims = [Claim(subjects[at], form, years) for at, form, years in self.tables.claims[folded]]
            self._known[folded] = Name(folded, claims, self.people)
        return self._known[folded]

    def coded(self, code: str) -> tuple[Subject, ...]:
        """The bearers of a code."""
        return tuple(self.tables.subjects[at] for at in self.tables.codes.get(code, ()))

    def found(self, joined: str, fits: Callable[[int, Name], bool]) -> list[tuple[int, Name]]:
        """Where names stand in joined words: the word and the name, as far as it `fits` there. Of those that
        overlap the longest counts."""
        names, known = self._names, self._known
        if not names:
            return []
        found = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        kept: list[tuple[int, Name]] = []
        free = place = counted = 0
        for start, end, at in sorted([(start, -end, at) for at, start, end in found]):
            if start < free:
                continue
            place += joined.count(" ", counted, start)
            counted = start
            name = known.get(names[at]) or self.name(names[at])
            if fits(place, name):
                kept.append((place, name))
                free = -end - 1  # where the next may begin: one space parts them
        return kept

    def relatives(self, term: Term) -> Mapping[str, Term]:
        """The drivers of somebody's surname by their given names, without those that several of them have."""
        if term not in self._relatives:
            surname = folded_name(self.bearers[term].name).rpartition(" ")[2] if term[0] == "driver" else ""
            claims = self.tables.claims.get(f" {surname}", ()) if surname else ()
            family = [self.tables.subjects[at] for at, form, _ in claims if form == "surname"]
            given = Counter(each.given for each in family)
            is_family = len(family) > 1 and any(each.term == term for each in family)
            found = {each.given: each.term for each in family if given[each.given] == 1} if is_family else {}
            self._relatives[term] = found
        return self._relatives[term]

    def held_at(self, circuit: str, year: int) -> Sequence[Subject]:
        """The events that were held at a circuit in a year."""
        return self._held.get((circuit, year), ())

    def is_ordinary(self, word: str) -> bool:
        """Whether a single word is also a word of the language, a given name or the name of many."""
        return word in ORDINARY or word in self.people

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([f"{name} " for name in self._names], matchkind=MatchKind.Standard)

    def prepare(self) -> None:
        """Make what finds names, once for all workers that are forked."""
        _ = self._automaton

    @cached_property
    def _held(self) -> Mapping[tuple[str, int], Sequence[Subject]]:
        return held(self.tables.subjects)


def held(subjects: Iterable[Subject]) -> Mapping[tuple[str, int], Sequence[Subject]]:
    """The events that were held at each circuit in each year."""
    found: dict[tuple[str, int], list[Subject]] = defaultdict(list)
    for subject in subjects:
        for edition in subject.editions:
            found[edition.circuit, edition.year].append(subject)
    return found
