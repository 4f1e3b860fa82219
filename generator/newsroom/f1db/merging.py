"""Merging a list file as it stands with the one that an import brings, entry by entry."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model import digest_bytes

_KEY = re.compile(
    r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s#'":-][^:#]*?)) *:(?:\s.*)?""", re.DOTALL
)
"""A line with the key of an entry."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Entry(NamedTuple):
    """An entry of a list file: its key, blank lines and comments before it, its lines without the last line's end."""

    key: str
    lead: str
    text: str


class Merged(NamedTuple):
    """A list file's new text; entries that a person has changed, as they are and as the import has them; the keys of
    those that are left out since someone deleted them; the digests of what imports wrote."""

    text: str
    kept: tuple[tuple[Entry, Entry], ...]
    left_out: tuple[str, ...]
    digests: Mapping[str, str]


def merged(mine: str, theirs: str, before: Mapping[str, str], *, is_ours: bool, restore: bool) -> Merged | None:
    """What becomes of a list file; None where an entry stands twice in it. `before` are the digests of what imports
    wrote, by key; all is taken for theirs where the file `is_ours`. Entries keep their order, new ones follow those
    that are before them in F1DB. `restore` brings back what was deleted."""
    standing, tail = _split(mine)
    there = {each.key: each for each in standing}
    if len(there) < len(standing):
        return None
    new, _ = _split(theirs)
    written = dict(before)
    kept: list[tuple[Entry, Entry]] = []
    left_out: list[str] = []
    order = list(there)
    place = 0
    for entry in new:
        old = there.get(entry.key)
        if old is None and entry.key in before and not restore:
            left_out.append(entry.key)
            continue
        if old is None:
            _insert(there, order, place, entry)
        elif old.text != entry.text and not is_ours and digest_of_entry(old) != before.get(entry.key):
            kept.append((old, entry))
        else:
            there[entry.key] = entry._replace(lead=old.lead)
        if old is None or there[entry.key].text == entry.text:
            written[entry.key] = digest_of_entry(entry)
        place = order.index(entry.key) + 1
    text = theirs if is_ours and len(order) == len(new) else _joined([there[key] for key in order], tail)
    return Merged(text, tuple(kept), tuple(left_out), written)


def without(text: str, keys: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """A list file without the entries of these keys, and the keys of those that it had."""
    entries, tail = _split(text)
    dropped = tuple(each.key for each in entries if each.key in keys)
    if not dropped:
        return text, ()
    return _joined([each for each in entries if each.key not in keys], tail).lstrip("\n"), dropped


def _insert(there: dict[str, Entry], order: list[str], place: int, entry: Entry) -> None:
    """Put a new entry in its place, with a blank line between it and others."""
    if place == 0 and order:
        first = there[order[0]]
        there[order[0]] = first._replace(lead=first.lead or "\n")
    there[entry.key] = entry._replace(lead="\n" if place else "")
    order.insert(place, entry.key)


def digests(text: str) -> dict[str, str]:
    """The digest of each entry of a list file, by key."""
    return {each.key: digest_of_entry(each) for each in _split(text)[0]}


def digest_of_entry(entry: Entry) -> str:
    """The digest of an entry's text."""
    return digest_bytes(entry.text.encode())[:16]


def _split(text: str) -> tuple[list[Entry], str]:
    """The entries of a list file, and what follows the last of them."""
    found: list[Entry] = []
    lead: list[str] = []
    for line in _LINE.findall(text):
        key = _KEY.fullmatch(line)
        if key:
            found.append(Entry(key["double"] or key["single"] or key["plain"], "".join(lead), line))
            lead = []
        elif not found or not line.strip() or line.startswith("#"):
            lead.append(line)
        else:
            found[-1] = found[-1]._replace(text=found[-1].text + "".join(lead) + line)
            lead = []
    return [each._replace(text=each.text.rstrip("\n")) for each in found], "".join(lead)


def _joined(entries: Iterable[Entry], tail: str) -> str:
    return "".join(f"{each.lead}{each.text}\n" for each in entries) + tail
