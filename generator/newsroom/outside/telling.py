"""Telling: what is wrong with the links to an address, at each place where one stands."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.errors import problem
from generator.model import Location, Problem
from generator.newsroom.outside.answers import Answer, Kind
from generator.newsroom.outside.links import Link, place
from generator.newsroom.outside.rounds import asked_as

CODES: dict[Kind, str] = {
    "gone": "PF720",
    "broken": "PF721",
    "unreachable": "PF722",
    "untrusted": "PF723",
    "moved": "PF724",
    "private": "PF725",
}
"""The code of each kind of answer that is told."""

_HINTS: dict[Kind, str] = {
    "unreachable": "this may be so for a while alone",
    "untrusted": "browsers warn of it",
    "private": "--allow-private asks for it all the same",
}


def told(found: Iterable[Link], answers: Mapping[str, Answer], root: Path) -> Iterator[Problem]:
    """A problem for each link whose address does not answer, or has moved."""
    for link in found:
        answer = answers.get(asked_as(link.url))
        if answer and answer.kind in CODES:
            yield _problem(link, answer, place(link, root))


def _problem(link: Link, answer: Answer, at: Location) -> Problem:
    shown = link.url if len(link.url) <= _SHOWN else link.url[:_SHOWN] + "…"
    code = CODES[answer.kind]
    if answer.kind == "moved":
        fragment = link.url.partition("#")[2]
        to = answer.to + (f"#{fragment}" if fragment else "")
        return problem(code, f"'{shown}' has moved for good", at, f"write {to}")
    if answer.kind == "gone":
        message = f"'{shown}' is gone: {answer.why}"
        return problem(code, message, at, f"a copy may be kept at https://web.archive.org/web/{link.url}")
    verb = {"broken": "is broken", "private": "is not asked for"}.get(answer.kind, "cannot be reached")
    return problem(code, f"'{shown}' {verb}: {answer.why}", at, _HINTS.get(answer.kind, ""))


_SHOWN = 200
"""Letters of an address that a message shows."""
