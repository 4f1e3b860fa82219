"""The rule about the house's style: what site.yaml says, not what is right everywhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.schema import StyleFront

_LET_BE = re.compile(r"https?://\S+|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"]+\"")


class _Pair(NamedTuple):
    """What is to be said, in place of what, and where it is said already."""

    say: str
    unwanted: re.Pattern[str]
    right: re.Pattern[str]


def not_said_here(desk: Desk) -> Iterator[Problem]:
    """Words for which site.yaml has others, but for those in quotations and in names."""
    pairs = [_pair(each) for each in desk.config.house_style]
    if not pairs:
        return
    for copy in (*desk.texts, *(each for each in desk.entities if not each.parsed.body and each.front.summary)):
        for part in copy.parts:
            if part.kind != "source":
                yield from _in_part(copy, part, pairs)


def _in_part(copy: Copy, part: Part, pairs: list[_Pair]) -> Iterator[Problem]:
    taken = [found.span() for found in _LET_BE.finditer(part.text)]
    for pair in pairs:
        spared = [*taken, *(found.span() for found in pair.right.finditer(part.text))] if pair.say else taken
        for found in pair.unwanted.finditer(part.text):
            if not any(start <= found.start() and found.end() <= end for start, end in spared):
                hint = f"write '{pair.say}'" if pair.say else "leave it out, or say it otherwise"
                yield problem("PF815", f"'{found[0]}' is not said here", copy.at(part, *found.span()), hint)


def _pair(written: StyleFront) -> _Pair:
    """A pair as patterns. A word all in small letters is meant in any case; spaces are any."""
    words = sorted(filter(None, map(str.strip, written.not_)), key=len, reverse=True)
    unwanted = "|".join(_pattern(word) for word in words)
    return _Pair(
        written.say, re.compile(rf"(?<!\w)(?:{unwanted})(?!\w)"), re.compile(rf"(?<!\w){_spaced(written.say)}(?!\w)")
    )


def _pattern(word: str) -> str:
    return f"(?i:{_spaced(word)})" if word == word.lower() else _spaced(word)


def _spaced(text: str) -> str:
    return r"\s+".join(re.escape(part) for part in re.split(r"\s+", text.strip()))


RULES = (
    Rule(
        "PF815",
        "a word is not said here",
        "`house_style` in site.yaml lists what is not said here and what is said instead: "
        "`- {say: Grand Prix, not: [GP, Gran Prix]}`. This text says it. Words count as a whole; one written in small "
        "letters is meant in any case, one with a capital as it is written. Quotations, code and addresses are left "
        "alone.",
        not_said_here,
    ),
)
