"""A rule: what it looks for, in words, and the function that looks."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import severity
from generator.model import Location, Problem

if TYPE_CHECKING:
    from generator.newsroom.rules.desk import Desk


class Mendable(Problem, frozen=True):
    """A problem that `check --fix` mends: with `instead` at its place, in as many columns as its place is wide, and not
    a byte beside."""

    instead: str = ""


def mendable(code: str, message: str, at: Location, hint: str, instead: str) -> Mendable:
    """A problem that is certain to be mended by putting something else at its place."""
    return Mendable(code, message, at, hint, severity(code), instead)


class Rule(NamedTuple):
    """A rule of `check`, which warns: its code; what that stands for, in a few words (`line`); a paragraph that says
    what it finds, why that matters and how to set it (`explain`); and what looks for it (`run`), which gives problems
    whose places need not be complete: `placed` completes them. A module of rules has them in its `RULES`."""

    code: str
    line: str
    explain: str
    run: "Callable[[Desk], Iterable[Problem]]"
