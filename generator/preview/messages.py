"""Messages: what the build process says to the server, as MessagePack. Nothing is pickled, so nothing can be forged."""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from generator.errors import show
from generator.model import Problem

BUILD = b"build"
"""What the server says: build the site."""

SHOWN = 50
"""How many mistakes a page shows; the terminal shows all."""

Colour = Literal["", "red", "yellow"]


class Line(Struct, frozen=True):
    """A text for the terminal; a coloured one goes to standard error."""

    text: str
    colour: Colour = ""


class Mistake(Struct, frozen=True):
    """A mistake as a page shows it, in the words of the terminal: where it is, what it is, the line of the source with
    its caret, and what to do."""

    place: str
    text: str
    source: str = ""
    hint: str = ""


class Outcome(Struct, frozen=True, kw_only=True):
    """How a build went. `lines`: what to print. `mistakes`: what kept the last good site in place, the first of them;
    `more`: how many others. `changed`: addresses written or removed. `unpublished`: why, by address. `due`: when to
    build again though nothing changes. `root`: the path of the site on its host."""

    failed: bool = False
    lines: tuple[Line, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    more: int = 0
    changed: tuple[str, ...] = ()
    unpublished: dict[str, str] = msgspec.field(default_factory=dict)
    due: datetime | None = None
    root: str = "/"


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Outcome).decode


def mistake(problem: Problem) -> Mistake:
    """A problem as a page shows it."""
    head, *rest = show(problem).split("\n")
    place, _, text = head.partition(f": {problem.severity}: ")
    hint = rest.pop().strip().removeprefix("hint: ") if problem.hint else ""
    return Mistake(place, text, "\n".join(rest), hint)


def lines(problem: Problem) -> tuple[Line, ...]:
    """A problem as the terminal shows it: its first line in colour."""
    head, _, rest = show(problem).partition("\n")
    first = Line(head, "red" if problem.severity == "error" else "yellow")
    return (first, Line(rest)) if rest else (first,)
