"""YAML as a tree of text: every scalar stands as it was written, with its place.

PyYAML's parser gives events; the tree is built here, from those, because a resolver would read `13:00` as 780 and
`NO` as false, and because its own composer knows neither duplicate keys nor, in C, a limit of depth.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

import yaml
from msgspec import Struct, structs
from yaml.events import Event

from generator.errors import problem
from generator.model import Location, Problem
from generator.text.yaml_mistakes import NOT_PRINTABLE, Mistake, explain, loose_key

DEEPEST = 50
"""Lists and mappings within each other; a deeper file is an attack or an accident."""

Parser: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
"""One of PyYAML's two parsers."""

FASTEST: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, or the one in Python where PyYAML was built without it."""

_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")  # line breaks to YAML 1.1, pasted spaces to everyone else


class Scalar(Struct, gc=False):
    """A value that is text; None for a plain value that is empty or `~`. `plain`: it stands without quotes."""

    text: str | None
    plain: bool
    first: Event
    last: Event


class Sequence(Struct):
    """A list of nodes."""

    items: "list[Node]"
    first: Event
    last: Event


class Mapping(Struct):
    """Nodes by key, each with its key's own node."""

    entries: "dict[str, tuple[Scalar, Node]]"
    first: Event
    last: Event


class Refused(Struct):
    """What stands where an alias was: it has a problem already and deserves no second one."""

    first: Event
    last: Event


Node = Scalar | Sequence | Mapping | Refused
"""A node, and the events that have its places."""


class Sheet:
    """A text of which a part is YAML: gives places in the whole. `above`: lines above that part. Where the text is a
    part of a file itself, `before` are the lines of the file above it: they count when a line is named in words."""

    def __init__(self, path: str, text: str, above: int = 0, before: int = 0) -> None:
        self.path = path
        self.text = text
        self.above = above
        self.before = before

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the whole text."""
        return self.text.split("\n")

    @property
    def part(self) -> list[str]:
        """The lines from the first of the YAML on."""
        return self.lines[self.above :]

    def at(self, line: int, column: int = 1, width: int = 1) -> Location:
        """A place by its line and column, both from 1, in the whole text."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Location(self.path, line, column, width, excerpt)

    def of(self, node: Node) -> Location:
        """The place of a node; of one over several lines its first."""
        start, end = node.first.start_mark, node.last.end_mark
        if not start or not end:
            return self.at(1)
        place = self.at(start.line + 1 + self.above, start.column + 1)
        stop = end.column if end.line == start.line else len(place.excerpt.rstrip())
        return self.at(place.line, place.column, max(stop - start.column, 1))


class Composed(Struct, frozen=True):
    """The keys of a YAML text, None if it has no tree of keys, and every mistake of its form."""

    root: Mapping | None
    problems: tuple[Problem, ...]


def compose(part: str, sheet: Sheet, parser: Parser = FASTEST) -> Composed:
    """The tree of `part`, which is the YAML of `sheet`. A text without any value is an empty mapping."""
    builder = _Builder(sheet, part)
    loader = None
    try:
        loader = parser(part if part.isascii() else part.translate(_BREAKS))
        builder.take(iter(loader.get_event, None))
    except yaml.YAMLError as error:
        return Composed(None, (*builder.problems, _told("PF106", explain(error, part), sheet)))
    finally:
        if loader:
            loader.dispose()
    return Composed(builder.mapping(), tuple(builder.problems))


def walk(node: Node, keys: list[str]) -> Iterator[tuple[Scalar | None, Node]]:
    """What stands on the way of `keys` down from a node: each key or list index with its place and its value."""
    for key in keys:
        place = None
        if isinstance(node, Mapping) and key in node.entries:
            place, node = node.entries[key]
        elif isinstance(node, Sequence) and key.isdecimal() and int(key) < len(node.items):
            node = node.items[int(key)]
        elif key != "0" or isinstance(node, Sequence):  # a single value is a list of one
            return
        yield place, node


class _Builder:
    """Takes events in their order and keeps the nodes that are complete."""

    def __init__(self, sheet: Sheet, part: str) -> None:
        self._hashed = part.split("\n") if "#" in part and _HASH.search(part) else []
        self._has_escapes = "\\" in part
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._nodes: list[Node] = []
        self._open: list[tuple[Event, list[Node]]] = []

    def take(self, events: Iterable[Event]) -> None:
        """Read events to the end, or to where the rest of the text is not worth reading."""
        for event in events:
            if (step := _STEPS.get(type(event))) and step(self, event) is False:
                return

    def mapping(self) -> Mapping | None:
        """The keys of the first document."""
        root = self._nodes[0] if self._nodes else Mapping({}, _NOWHERE, _NOWHERE)
        if self._open or isinstance(root, Refused):
            return None
        if isinstance(root, Mapping):
            return root
        if isinstance(root, Scalar) and root.text is None:
            return Mapping({}, root.first, root.last)
        self._no_mapping(root)
        return None

    def _no_mapping(self, root: Node) -> None:
        if isinstance(root, Scalar) and root.plain and (loose := loose_key(self._sheet.part, _line(root.first))):
            self.problems.append(_told("PF109", loose, self._sheet))
            return
        what = "a list" if isinstance(root, Sequence) else "one text"
        self._report("PF109", f"keys and values must stand here, not {what}", root, "write 'key: value', one to a line")

    def _report(self, code: str, message: str, node: Node, hint: str = "") -> None:
        self.problems.append(problem(code, message, self._sheet.of(node), hint))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text, style = event.value, event.style
        node = Scalar(text if style or text not in _NULL else None, not style, event, event)
        if event.anchor or event.tag:
            self._marked(event)
        if style == '"' and self._has_escapes and NOT_PRINTABLE.search(text):
            self._report("PF106", "an escape in this text stands for a control character", node, "leave it out")
        cut = (
            self._hashed and not style and event.end_mark and self._cut_off(event.end_mark.line, event.end_mark.column)
        )
        self._nodes.append(Refused(event, event) if cut else node)

    def _cut_off(self, line: int, column: int) -> bool:
        """True for `colour: #ff8000` and `title: He is #1`, of which YAML keeps `colour:` and `title: He is`."""
        found = _HASH.match(self._hashed[line], column) if line < len(self._hashed) else None
        if found:
            place = self._sheet.at(line + 1 + self._sheet.above, found.start(1) + 1, len(found[1]))
            message = f"'{found[1]}' is a comment to YAML, not part of the value"
            self.problems.append(problem("PF106", message, place, _COMMENT))
        return found is not None

    def _alias(self, event: yaml.AliasEvent) -> None:
        node = Refused(event, event)
        self._report("PF108", f"'*{event.anchor}' is an alias of YAML, which is not read here", node, _IN_FULL)
        self._nodes.append(node)

    def _marked(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        for sign, name, kind in (("&", event.anchor, "an anchor"), ("", event.tag, "a tag")):
            if name:
                written = sign + re.sub("^tag:yaml.org,2002:", "!!", name)
                place = structs.replace(self._sheet.of(Refused(event, event)), width=len(written))
                message = f"'{written}' is {kind} of YAML, which is not read here"
                self.problems.append(problem("PF108", message, place, _QUOTE if name == event.tag else _IN_FULL))

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        if event.anchor or event.tag:
            self._marked(event)
        self._open.append((event, self._nodes))
        self._nodes = []
        if len(self._open) <= DEEPEST:
            return True
        node = Refused(event, event)
        self._report("PF106", f"lists and mappings stand more than {DEEPEST} deep in each other", node)
        return False

    def _end_sequence(self, event: Event) -> None:
        items = self._nodes
        first, self._nodes = self._open.pop()
        self._nodes.append(Sequence(items, first, event))

    def _end_mapping(self, event: Event) -> None:
        nodes = iter(self._nodes)
        first, self._nodes = self._open.pop()
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes, nodes, strict=True):
            if not isinstance(key, Scalar):
                self._no_key(key)
            elif (name := key.text or "~") in entries:
                self._twice(name, key, entries[name][0])
            else:
                entries[name] = key, value
        self._nodes.append(Mapping(entries, first, event))

    def _no_key(self, key: Node) -> None:
        if not isinstance(key, Refused):
            self._report("PF106", "a key must be text, not a list or a mapping", key, _QUOTE)

    def _twice(self, name: str, key: Scalar, first: Scalar) -> None:
        line = _line(first.first) + 1 + self._sheet.above + self._sheet.before
        self._report("PF107", f"'{name}' stands twice; the first is in line {line}", key, "keep one of the two")

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        if self._nodes:
            self._report("PF106", "a second document of YAML begins here", Refused(event, event), _ONE_DOCUMENT)
        return not self._nodes


_STEPS: dict[type[Event], Callable[[_Builder, Any], bool | None]] = {
    yaml.ScalarEvent: _Builder._scalar,
    yaml.AliasEvent: _Builder._alias,
    yaml.MappingStartEvent: _Builder._begin,
    yaml.SequenceStartEvent: _Builder._begin,
    yaml.MappingEndEvent: _Builder._end_mapping,
    yaml.SequenceEndEvent: _Builder._end_sequence,
    yaml.DocumentStartEvent: _Builder._document,
}
_HASH = re.compile(r"[ \t]+(#\w+)")
_NULL = ("", "~")
_NOWHERE = Event()
_QUOTE = "put the value in quotes"
_IN_FULL = "write it out in full, or put the value in quotes"
_COMMENT = "put the value in quotes; a comment begins with '# '"
_ONE_DOCUMENT = "take the line '---' out"


def _told(code: str, mistake: Mistake, sheet: Sheet) -> Problem:
    return problem(code, mistake.message, sheet.at(mistake.line + 1 + sheet.above, mistake.column + 1), mistake.hint)


def _line(event: Event) -> int:
    return event.start_mark.line if event.start_mark else 0
