"""Moves: texts that stand at another address than when they were last published, as far as it can be told: by their
file, by their words, by git, by the likeness of their names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.publish.release import Text
from generator.text.slugs import nearest


class Moved(NamedTuple):
    """An address whose text now stands at another, the file of that text, and the old addresses that this names
    already."""

    address: str
    to: str
    source: str
    aliases: tuple[str, ...] = ()


def moves(before: Mapping[str, Text], now: Mapping[str, Text], renamed: Mapping[str, str]) -> tuple[Moved, ...]:
    """The texts that moved. `before` and `now` are published texts by the path of their file, `renamed` are files that
    git says are others by now."""
    there = {text.address for text in now.values()}
    lost = {path: text for path, text in before.items() if text.address and text.address not in there}
    new = {path: text for path, text in now.items() if text.address and path not in before}
    return tuple(_found(lost, now, new, renamed))


def _found(
    lost: Mapping[str, Text], now: Mapping[str, Text], new: Mapping[str, Text], renamed: Mapping[str, str]
) -> Iterator[Moved]:
    bodies = {text.body: path for path, text in new.items() if text.body}
    names = {_name(text): path for path, text in new.items()}
    for path, text in lost.items():
        if path in now:
            source = path
        else:
            source = renamed.get(path, "") or bodies.get(text.body, "") or names.get(nearest(_name(text), names), "")
        if source in now and now[source].address:
            yield Moved(text.address, now[source].address, source)


def _name(text: Text) -> str:
    return text.address.rstrip("/").rpartition("/")[2]
