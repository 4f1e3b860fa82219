"""YAML of others as plain values: texts, lists and mappings. Every scalar is the text that was written, since 13:00
would be 780 and NO false; lists and mappings within each other have a limit, which PyYAML's own composers have not."""

from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import Event

from generator.text.yaml_source import DEEPEST, FASTEST


class RefusedError(yaml.YAMLError):
    """YAML that is not taken, and where it stands."""

    def __init__(self, why: str, event: Event) -> None:
        super().__init__(why)
        self.problem_mark = event.start_mark


def texts_in(source: str | bytes) -> Any:
    """What the one document of a source says; None where it has none. Of keys that stand twice the last counts. Raises
    YAMLError for what is no YAML, and for what goes deeper than `DEEPEST`."""
    loader = FASTEST(source)
    try:
        return _document(iter(loader.get_event, None))
    finally:
        loader.dispose()


class _Open:
    """A list or mapping whose end is still to come."""

    def __init__(self, start: Event) -> None:
        self.start = start
        self.values: list[Any] = []

    def closed(self) -> Any:
        """All that it holds."""
        if isinstance(self.start, yaml.SequenceStartEvent):
            return self.values
        keys = self.values[::2]
        if any(isinstance(key, list | dict) for key in keys):
            raise RefusedError("a key is no text", self.start)
        return dict(zip(keys, self.values[1::2], strict=True))


def _document(events: Iterable[Event]) -> Any:
    root: list[Any] = []
    around: list[_Open] = []
    named: dict[str, Any] = {}
    for event in events:
        start = event
        if isinstance(event, yaml.ScalarEvent):
            value: Any = event.value
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(around) >= DEEPEST:
                raise RefusedError("lists and mappings lie too deep in each other", event)
            around.append(_Open(event))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = around.pop()
            start, value = closed.start, closed.closed()
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in named:
                raise RefusedError("an alias of nothing", event)
            value = named[event.anchor]
        elif isinstance(event, yaml.DocumentStartEvent) and root:
            raise RefusedError("a second document", event)
        else:
            continue
        if not isinstance(event, yaml.AliasEvent) and (anchor := getattr(start, "anchor", None)):
            named[anchor] = value
        (around[-1].values if around else root).append(value)
    return root[0] if root else None
