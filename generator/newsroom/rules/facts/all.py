"""All rules about facts, and the site as they see it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.model import Problem
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.facts import champions, coming, points, results, teams, times
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import Saying, sayings
from generator.newsroom.rules.rule import Rule

Judge = Callable[[Saying, Record], Iterable[Problem]]
"""Gives what is wrong with a sentence."""


class Finding(NamedTuple):
    """What is wrong with a text, and the sentence that says it."""

    problem: Problem
    sentence: str


_JUDGES: tuple[tuple[str, str, Judge], ...] = (
    (teams.CODE, teams.EXPLAIN, teams.wrong_teams),
    (times.CODE, times.EXPLAIN, times.stale_times),
    (champions.CODE, champions.EXPLAIN, champions.wrong_champions),
    (coming.CODE, coming.EXPLAIN, coming.still_to_come),
    (results.CODE, results.EXPLAIN, results.wrong_results),
    (points.CODE, points.EXPLAIN, points.wrong_points),
)


class Sheet:
    """A site as rules about facts see it: all sentences, and what is known."""

    def __init__(self, desk: Desk) -> None:
        self.record = Record(desk)
        self.sayings = tuple([saying for copy in desk.copies for saying in sayings(copy)])

    def findings(self, judge: Judge) -> Iterator[Finding]:
        """What one judge finds wrong, sentence by sentence."""
        for saying in self.sayings:
            yield from (Finding(problem, saying.text) for problem in judge(saying, self.record))


def findings(desk: Desk) -> Iterator[Finding]:
    """Everything in the texts of a site that what it knows speaks against."""
    sheet = desk.once(Sheet)
    for _, _, judge in _JUDGES:
        yield from sheet.findings(judge)


def _rule(code: str, explain: str, judge: Judge) -> Rule:
    def run(desk: Desk) -> Iterable[Problem]:
        return (each.problem for each in desk.once(Sheet).findings(judge))

    return Rule(code, explain, run)


RULES = tuple(_rule(*each) for each in _JUDGES)
