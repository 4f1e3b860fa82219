"""All rules about facts, and the site as they see it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.gathering import gathered
from generator.model import Problem
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import sayings
from generator.newsroom.rules.rule import Rule


class Finding(NamedTuple):
    """What is wrong with a text, and the sentence that says it."""

    problem: Problem
    sentence: str


JUDGES: tuple[Judge, ...] = gathered("generator.newsroom.rules.facts", "JUDGE")
"""Every rule about facts."""


class Sheet:
    """A site as rules about facts see it: all sentences, and what is known."""

    def __init__(self, desk: Desk) -> None:
        self.record = Record(desk)
        self.sayings = tuple([saying for copy in desk.copies for saying in sayings(copy)])

    def findings(self, judge: Judge) -> Iterator[Finding]:
        """What one judge finds wrong, sentence by sentence."""
        for saying in self.sayings:
            yield from (Finding(problem, saying.text) for problem in judge.wrong(saying, self.record))


def findings(desk: Desk) -> Iterator[Finding]:
    """Everything in the texts of a site that what it knows speaks against."""
    sheet = desk.once(Sheet)
    for judge in JUDGES:
        yield from sheet.findings(judge)


def _rule(judge: Judge) -> Rule:
    def run(desk: Desk) -> Iterable[Problem]:
        return (each.problem for each in desk.once(Sheet).findings(judge))

    return Rule(judge.code, judge.line, judge.explain, run)


RULES = tuple(_rule(each) for each in JUDGES)
