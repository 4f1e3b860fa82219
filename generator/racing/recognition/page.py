"""Page: a text as a whole, with the races that it names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.marks import Mark
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import Words
from generator.racing.roster import Term


class Race(NamedTuple):
    """The name of a race, or of where one races, where it stands, and the edition that it means, if it means one."""

    first: int
    last: int
    name: Name
    term: Term

    @property
    def year(self) -> int:
        """The year of the edition, or 0."""
        return int(self.term[1].rpartition("/")[2]) if self.term[0] == "edition" else 0


class Page(NamedTuple):
    """A text: its words and names, what is known of it, the races that it names, those names that mean the one race of
    which all of it speaks, if it is of one, whether it is a history, and whether the
    title or the summary names that race."""

    words: Words
    names: Mapping[int, Name]
    known: Known
    races: Sequence[Race]
    center: Sequence[Race]
    is_history: bool
    is_headed: bool


Meant = tuple[Mark, Sequence[Race], str]
"""A mark that means a race, the names that say which, and why."""
