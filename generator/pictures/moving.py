"""Pictures that move, published as they are but for what they tell of themselves: where they were taken, with what, by
which account. Frames are copied byte for byte, and the credit stays."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from generator.pictures.boxes import overwritten
from generator.pictures.credits import Credit, credit_in, exif_of, xmp_of
from generator.pictures.opening import ORIENTATION, BrokenError

if TYPE_CHECKING:
    from PIL.Image import Image


def kept(data: bytes, image: "Image", credit: Credit) -> bytes:
    """The picture in these bytes, opened as `image`, without its metadata and with this credit. Raises BrokenError for
    one that ends too early."""
    orientation = 1 if image.format == "AVIF" else image.getexif().get(ORIENTATION, 1)
    said = _Said(exif_of(credit, orientation), xmp_of(credit))
    try:
        return _KEEPERS[image.format or ""](data, said)
    except IndexError as error:
        raise BrokenError("it ends too early") from error


class _Said(NamedTuple):
    """What the picture says of itself from now on."""

    exif: bytes
    xmp: bytes


# ---------------------------------------------------------------- GIF (GIF89a)


def _gif(data: bytes, _: _Said) -> bytes:
    """The header, pictures, and extensions that say how they move; no comments, and of applications' own data only how
    often it is repeated, and the credit in XMP."""
    at = _GIF_HEADER + _table(data[10])
    made = [data[:at]]
    with suppress(IndexError):  # many lack their end, and are shown as far as they go
        while data[at] != _GIF_END:
            start = at
            at = _after_blocks(data, at + 2 if data[at] == _EXTENSION else at + 11 + _table(data[at + 9]))
            made.append(_kept_of_gif(data[start:at]))
    return b"".join((*made, bytes((_GIF_END,))))


def _kept_of_gif(part: bytes) -> bytes:
    """What stays of a picture or an extension."""
    if part[0] != _EXTENSION or part[1] == _CONTROL or (part[1] == _APPLICATION and part[3:14] in _REPEATS):
        return part
    if part[1] == _APPLICATION and part[3:14] == _XMP and (said := xmp_of(credit_in(part[14 : -len(_XMP_TRAILER)]))):
        return part[:14] + said + _XMP_TRAILER
    return b""


_GIF_HEADER, _GIF_END, _EXTENSION, _CONTROL, _APPLICATION = 13, 0x3B, 0x21, 0xF9, 0xFF
_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_XMP = b"XMP DataXMP"
_XMP_TRAILER = bytes((1, *range(255, -1, -1), 0))
"""What ends XMP in a GIF (Adobe, XMP Specification, part 3): wherever a reader of blocks comes in, it is led out."""


def _table(flags: int) -> int:
    """The bytes of a table of colours, as these flags announce it."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Where a row of blocks ends that begins here."""
    while data[at]:
        at += data[at] + 1
    return at + 1


# ---------------------------------------------------------------- PNG (third edition, with animation)


def _png(data: bytes, said: _Said) -> bytes:
    """Its chunks without those for text, time and EXIF; the credit stands before the first with pixels."""
    chunks = [each for each in _png_chunks(data) if each.name not in _PNG_SAYS]
    place = next(number for number, each in enumerate(chunks) if each.name == b"IDAT")
    return data[:8] + b"".join(each.data for each in (*chunks[:place], *_png_said(said), *chunks[place:]))


class _Chunk(NamedTuple):
    """A part of a file by name, with all that belongs to it."""

    name: bytes
    data: bytes


_EXIF = b"Exif\0\0"
"""What EXIF begins with in a JPEG, and nowhere else."""

_PNG_SAYS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")


def _png_chunks(data: bytes) -> Iterator[_Chunk]:
    at, name = 8, b""
    while name != b"IEND":
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            raise IndexError(at)
        yield _Chunk(name, data[at:end])
        at = end


def _png_said(said: _Said) -> Iterator[_Chunk]:
    for name, text in ((b"eXIf", said.exif.removeprefix(_EXIF)), (b"iTXt", said.xmp)):
        if text:
            body = name + (b"XML:com.adobe.xmp\0\0\0\0\0" if name == b"iTXt" else b"") + text
            yield _Chunk(name, (len(body) - 4).to_bytes(4) + body + crc32(body).to_bytes(4))


# ---------------------------------------------------------------- WebP (RFC 9649)


def _webp(data: bytes, said: _Said) -> bytes:
    """Its chunks without EXIF and XMP, then those of the credit; its head says which there are."""
    chunks = [each for each in _webp_chunks(data) if each.name in _WEBP_KEEPS]
    head = chunks[0].data
    flags = head[8] & ~0x0C | (0x08 if said.exif else 0) | (0x04 if said.xmp else 0)
    body = [head[:8], bytes((flags,)), head[9:], *(each.data for each in chunks[1:])]
    more = ((b"EXIF", said.exif.removeprefix(_EXIF)), (b"XMP ", said.xmp))
    body += [_padded(name + len(text).to_bytes(4, "little") + text) for name, text in more if text]
    whole = b"WEBP" + b"".join(body)
    return b"RIFF" + len(whole).to_bytes(4, "little") + whole


_WEBP_KEEPS = (b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L")


def _webp_chunks(data: bytes) -> Iterator[_Chunk]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise IndexError(at)
        yield _Chunk(data[at : at + 4], _padded(data[at : at + 8 + size]))
        at += 8 + size + size % 2


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (len(data) % 2)


def _avif(data: bytes, said: _Said) -> bytes:
    """The same with other words in their places: how it is turned stands elsewhere in it."""
    return overwritten(data, said.exif.removeprefix(_EXIF), said.xmp)


_KEEPERS: dict[str, Callable[[bytes, _Said], bytes]] = {"GIF": _gif, "PNG": _png, "WEBP": _webp, "AVIF": _avif}
