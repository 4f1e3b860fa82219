"""`parcferme list stale`: the texts that read wrongly by what the site knows today, sentence by sentence."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from generator.build import Survey
from generator.errors import visible
from generator.ignores import silenced
from generator.model import Problem
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.facts.all import findings
from generator.store.memo import Memo


class Stale(Struct, frozen=True, kw_only=True):
    """A sentence that reads wrongly: where it stands, by which rule (`code`) and why, what to do, and the sentence."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    sentence: str

    def lines(self) -> Iterator[str]:
        """All of it, for people."""
        yield visible(f"{self.path}:{self.line}:{self.column}: {self.message} [{self.code}]")
        yield f"  {visible(' '.join(self.sentence.split()))}"


def stale(survey: Survey, memo: Memo, root: Path, now: datetime) -> tuple[Stale, ...]:
    """The sentences that read wrongly at a moment, by file and place. What `checks` of site.yaml turns off, or the text
    says is not to be told, is not among them."""
    desk = Desk(survey, memo, root, now)
    checks = desk.config.checks
    said = {each.problem: each.sentence for each in findings(desk) if checks.get(each.problem.code) != "off"}
    kept = [_stale(each, said[each]) for each in silenced(said, root)]
    return tuple(sorted(kept, key=lambda each: (each.path, each.line, each.column, each.code)))


def _stale(problem: Problem, sentence: str) -> Stale:
    at = problem.at
    return Stale(
        path=at.path,
        line=at.line,
        column=at.column,
        code=problem.code,
        message=problem.message,
        hint=problem.hint,
        sentence=sentence,
    )
