"""A judge: what every module of a rule about facts brings, as `JUDGE`."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.model import Problem
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import Saying


class Judge(NamedTuple):
    """A rule that looks at one sentence after the other: its code, what it stands for in a few words, a paragraph that
    explains it (see `Rule`), and what gives what is wrong with a sentence."""

    code: str
    line: str
    explain: str
    wrong: Callable[[Saying, Record], Iterable[Problem]]
