"""Readers of types whose values one text says: numbers, dates, addresses, colours.

A reader turns a node of YAML into a value, or tells what is wrong with it. Those of structs, lists and choices, which
are made of these, stand in `typed`.
"""

from collections.abc import Callable
from datetime import date, tzinfo
from typing import Any

from generator.model import Colour, Focus, Handle, Moment, Origin, PartialDate, WebAddress
from generator.text import dates, scalars
from generator.text.conversion import Reading
from generator.text.yaml_source import Mapping, Node, Refused, Scalar, Sequence

Reader = Callable[[Node, Reading], Any]
"""What gives a node's value, or tells the mistake and gives BROKEN."""


def resolve(node: Node) -> Any:
    """The value of a node by the core rules of YAML 1.2 (10.3.2), as `extra` has it; a whole number that 64 bits
    do not hold stays text."""
    if isinstance(node, Mapping):
        return {key: resolve(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [resolve(item) for item in node.items]
    if isinstance(node, Refused) or node.text is None:
        return None
    return scalars.core(node.text) if node.plain else node.text


def _text(name: str) -> Reader:
    wanted = f"{name} must be text"

    def text(node: Node, reading: Reading) -> Any:
        if type(node) is Scalar and node.text is not None:
            return node.text
        return reading.wrong(node, wanted)

    return text


def _scalar(convert: Callable[[str, tzinfo], Any], wanted: str) -> Callable[[str], Reader]:
    """Readers of what one text says; `convert` raises ValueError."""

    def named(name: str) -> Reader:
        def scalar(node: Node, reading: Reading) -> Any:
            if type(node) is not Scalar or node.text is None:
                return reading.wrong(node, f"{name} must be {wanted}")
            try:
                return convert(node.text.strip(), reading.zone)
            except dates.NoSuchDateError as error:
                return reading.tell("PF113", _never(name, str(error)), reading.sheet.of(node))
            except ValueError:
                return reading.wrong(node, f"{name} must be {wanted}")

        return scalar

    return named


def _never(name: str, said: str) -> str:
    return f"{name}: {said}" if said.startswith("the year") else f"{name}: {said} does not exist"


SINGLE: dict[Any, Callable[[str], Reader]] = {
    str: _text,
    int: _scalar(lambda text, _: scalars.whole(text), "a whole number"),
    float: _scalar(lambda text, _: scalars.number(text), "a number such as 3.337"),
    bool: _scalar(lambda text, _: scalars.truth(text), "true or false"),
    Moment: _scalar(dates.moment, dates.MOMENT),
    date: _scalar(lambda text, _: dates.day(text), dates.DAY),
    WebAddress: _scalar(lambda text, _: scalars.web_address(text), "an address that begins with https:// or /"),
    Origin: _scalar(
        lambda text, _: scalars.origin(text), "a host with https:// in front, or a digest such as 'sha256-…'"
    ),
    Colour: _scalar(lambda text, _: scalars.colour(text), "a colour such as '#ff8000', in quotes"),
    Focus: _scalar(lambda text, _: scalars.focus(text), "a point such as '50% 30%', from the left and from the top"),
    Handle: _scalar(lambda text, _: scalars.handle(text), "a name in the fediverse such as 'ada@social.example'"),
    PartialDate: _scalar(lambda text, _: dates.partial_date(text), dates.PARTIAL_DATE),
    Any: lambda _: lambda node, _reading: resolve(node),
}
"""For each type, what makes a reader of it from the name that its messages call the value."""
