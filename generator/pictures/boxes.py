"""Boxes: what an AVIF file tells of itself, written over in its place, so that nothing else of it moves (ISO 14496-12,
ISO 23008-12)."""

from collections.abc import Iterator
from typing import NamedTuple


def overwritten(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The file with this EXIF and this XMP, or nothing, in the place of its own, and without what stands in boxes that
    nobody has to read. Raises IndexError for one that ends too early."""
    made = bytearray(data)
    for item in _items(data, 0, len(data)):
        size = sum(end - start for start, end in item.extents)
        text = _content(item.kind, size, exif, xmp)
        for start, end in item.extents:
            made[start:end], text = text[: end - start], text[end - start :]
    return bytes(made)


class _Box(NamedTuple):
    kind: bytes
    start: int
    end: int


class _Item(NamedTuple):
    """Something that a file tells: `Exif`, `XMP `, or anything else, and where its bytes stand."""

    kind: bytes
    extents: tuple[tuple[int, int], ...]


_NOTHING = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"
"""EXIF with no field in it, as an item has it: how far off it begins, and a TIFF of one empty directory."""


def _content(kind: bytes, size: int, exif: bytes, xmp: bytes) -> bytes:
    """What fills so many bytes."""
    if kind == b"XMP ":
        return (xmp if len(xmp) <= size else b"").ljust(size)
    said = b"\0\0\0\0" + exif if exif and len(exif) + 4 <= size else _NOTHING
    return (said if kind == b"Exif" and len(said) <= size else b"").ljust(size, b"\0")


def _items(data: bytes, start: int, end: int) -> Iterator[_Item]:
    for box in _boxes(data, start, end):
        if box.kind in (b"moov", b"trak"):
            yield from _items(data, box.start, box.end)
        elif box.kind == b"meta":
            yield from _told(data, {each.kind: each for each in _boxes(data, box.start + 4, box.end)})
        elif box.kind in (b"uuid", b"udta", b"free", b"skip"):
            yield _Item(box.kind, ((box.start, box.end),))


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        size, head = _number(data, at, 4), 8
        if size == 1:
            size, head = _number(data, at + 8, 8), 16
        until = at + size if size else end
        if until > end or until < at + head:
            raise IndexError(at)
        yield _Box(data[at + 4 : at + 8], at + head, until)
        at = until


def _told(data: bytes, boxes: dict[bytes, _Box]) -> Iterator[_Item]:
    """The items of a meta box that hold EXIF and XMP."""
    if b"iinf" not in boxes or b"iloc" not in boxes:
        return
    kinds = dict(_kinds(data, boxes[b"iinf"]))
    base = boxes[b"idat"].start if b"idat" in boxes else 0
    for number, extents in _extents(data, boxes[b"iloc"].start, base):
        if number in kinds:
            yield _Item(kinds[number], extents)


def _kinds(data: bytes, box: _Box) -> Iterator[tuple[int, bytes]]:
    """The number of each item that tells something, and what."""
    first = box.start + (6 if data[box.start] == 0 else 8)
    for each in _boxes(data, first, box.end):
        wide = 2 if data[each.start] == 2 else 4
        kind = data[each.start + 6 + wide : each.start + 10 + wide]
        if kind in (b"Exif", b"mime"):
            yield _number(data, each.start + 4, wide), b"Exif" if kind == b"Exif" else b"XMP "


def _extents(data: bytes, at: int, base: int) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """The number of each item and where its bytes stand; those that stand beside their index begin at `base`."""
    version, sizes = data[at], (data[at + 4] >> 4, data[at + 4] & 15, data[at + 5] >> 4, data[at + 5] & 15)
    offset, length, start, index = sizes
    wide, at = (2, at + 6) if version < 2 else (4, at + 6)
    count, at = _number(data, at, wide), at + wide
    for _ in range(count):
        number, at = _number(data, at, wide), at + wide
        is_beside = version > 0 and _number(data, at, 2) & 15 == 1
        at += 2 if version == 0 else 4
        first = _number(data, at, start) + (base if is_beside else 0)
        parts, at = _number(data, at + start, 2), at + start + 2
        found = []
        for _ in range(parts):
            at += index if version else 0
            begin = first + _number(data, at, offset)
            found.append((begin, begin + _number(data, at + offset, length)))
            at += offset + length
        yield number, tuple(found)


def _number(data: bytes, at: int, size: int) -> int:
    if at + size > len(data):
        raise IndexError(at)
    return int.from_bytes(data[at : at + size])
