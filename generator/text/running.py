"""Running: what browsers run of a drawing that they open.

An SVG that a page shows as a picture runs nothing; opened at its own address it is a page of the site, with all that a
page may do (SVG 2, "Secure static mode" and "Dynamic interactive mode").
"""

import re
from typing import NamedTuple
from xml.parsers import expat

_ELEMENTS = frozenset(("script", "foreignobject", "iframe", "embed", "object", "handler", "listener"))
_BLANK = re.compile(r"[\x00-\x20]+")


class Place(NamedTuple):
    """Where something stands in a file, from 1, and what it is."""

    line: int
    column: int
    what: str


class _FoundError(Exception):
    """Something that runs, or may: what follows it is not read."""

    def __init__(self, place: Place) -> None:
        self.place = place


def running(data: bytes) -> Place | None:
    """The first thing in an SVG that a browser would run or that hides what it runs; None where there is nothing. No
    entity is expanded."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def tell(what: str) -> None:
        raise _FoundError(Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, what))

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag.lower() in _ELEMENTS:
            tell(f"<{tag}>")
        for attribute, value in attributes.items():
            own = attribute.rpartition(" ")[2]
            if own.lower().startswith("on") or _is_script(tag, _BLANK.sub("", value).lower()):
                tell(f"'{own}'")

    parser.StartElementHandler = start
    parser.EntityDeclHandler = lambda *_: tell("<!ENTITY>")
    parser.ProcessingInstructionHandler = lambda target, _: tell(f"<?{target}>")
    try:
        parser.Parse(data, True)
    except _FoundError as found:
        return found.place
    except expat.ExpatError as error:
        return Place(error.lineno, error.offset + 1, "what cannot be read")
    return None


def _is_script(tag: str, value: str) -> bool:
    """Whether the value of an attribute, small and without blanks, may be run."""
    return "javascript:" in value or (tag.lower() == "use" and value.startswith("data:"))
