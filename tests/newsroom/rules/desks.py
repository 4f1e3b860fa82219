"""Desks for tests: tiny sites, and what one rule finds in them."""

from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from generator.build import Options, Project, survey
from generator.errors import in_order
from generator.model import Problem
from generator.newsroom.codes import RULES
from generator.newsroom.rules.desk import Desk
from generator.places import placed
from generator.store.memo import Memo
from tests.tiny import NOW, TinySite

Files: TypeAlias = dict[str, str]


def desk_of(root: Path, files: Files, now: datetime = NOW) -> Desk:
    """A site as rules see it."""
    site = TinySite(root, files)
    memo = Memo()
    found = survey(Project(site.root, site.output), memo, Options(now=now))
    assert not found.intake.unread, found.intake.problems
    return Desk(found, memo, site.root, now)


def found(root: Path, code: str, files: Files, now: datetime = NOW) -> list[str]:
    """What the rule of a code finds: place, message and hint."""
    return [shown(each) for each in problems(desk_of(root, files, now), code)]


def problems(desk: Desk, code: str) -> tuple[Problem, ...]:
    """What the rule of a code finds, at its places."""
    rule = next(rule for rule in RULES if rule.code == code)
    return in_order(placed(rule.run(desk), desk.root))


def shown(problem: Problem) -> str:
    """Place, message and hint on a line; what is marked in the source line must be there."""
    at = problem.at
    marked = at.excerpt[at.column - 1 : at.column - 1 + at.width] if at.excerpt else ""
    return f"{at.path}:{at.line}:{at.column} [{marked}] {problem.message} | {problem.hint}"
