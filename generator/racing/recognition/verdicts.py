"""Verdicts: what was decided of a name, and what is known of the text as a whole."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.model import EntityKind
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


class Known(NamedTuple):
    """What is known of the text as a whole: its date, what front matter names, who is named in full and with which word
    first, behind which word a surname was used of somebody else, which parts are cells of tables, whether reasons are
    asked for, whether it holds addresses, and whether it speaks of racing anywhere, of some sport, and of motorsport
    beyond doubt; which series front matter names, and which parts speak of another kind of racing (see `elsewhere`)."""

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
    elsewhere: Mapping[int, str] = {}
