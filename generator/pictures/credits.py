"""Credits: who made a picture and who owns it, as its file says. All else that it says of itself is left out: where it
was taken, with what, by which account, and how it was retouched."""

from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from generator.pictures.opening import ORIENTATION
from generator.text.html import storable

if TYPE_CHECKING:
    from PIL.Image import Image


class Credit(NamedTuple):
    """The maker of a picture, whose rights it is under, and the line to print with it."""

    maker: str = ""
    rights: str = ""
    line: str = ""


def credit_of(image: "Image") -> Credit:
    """What a picture's XMP, IPTC and EXIF say, in this order, each where those before it are silent."""
    found = (_of_xmp(image), _of_iptc(image), _of_exif(image))
    return Credit(*(next(filter(None, values), "") for values in zip(*found, strict=True)))


def credit_in(data: bytes) -> Credit:
    """What an XMP packet says."""
    if len(data) > _LARGEST or b"<!" in data:  # a document type may define what grows without end
        return Credit()
    with suppress(ElementTree.ParseError, ValueError):
        tree = ElementTree.fromstring(data.strip(b"\0"))
        return Credit(_listed(tree, "creator"), _listed(tree, "rights"), _line(tree))
    return Credit()


def exif_of(credit: Credit, orientation: int = 1) -> bytes:
    """The credit as EXIF (2.32: Artist, Copyright), and how a picture is to be turned that is not upright (1); b"" for
    none of it."""
    if not (credit.maker or credit.rights or orientation != 1):
        return b""
    from PIL.Image import Exif

    exif = Exif()
    if orientation != 1:
        exif[ORIENTATION] = orientation
    for tag, text in ((_ARTIST, credit.maker), (_COPYRIGHT, credit.rights)):
        if text:
            exif[tag] = text.encode()
    return exif.tobytes()


def xmp_of(credit: Credit) -> bytes:
    """The credit as XMP (ISO 16684-1; the keys that the IPTC's photo metadata standard maps it to); b"" for none."""
    if not any(credit):
        return b""
    maker, rights, line = map(escape, credit)
    parts = (
        f"<dc:creator><rdf:Seq><rdf:li>{maker}</rdf:li></rdf:Seq></dc:creator>" if maker else "",
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>' if rights else "",
        f"<photoshop:Credit>{line}</photoshop:Credit>" if line else "",
    )
    return _PACKET.format("".join(parts)).encode()


_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_BYLINE, _CREDIT, _NOTICE = (2, 80), (2, 110), (2, 116)
"""Datasets of IPTC's information interchange model, record 2."""

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
_LONGEST = 500
_LARGEST = 1 << 18
"""Characters of a credit, and bytes of XMP, that are read."""


def _of_xmp(image: "Image") -> Credit:
    data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return credit_in(data.encode() if isinstance(data, str) else data)


def _listed(tree: ElementTree.Element, name: str) -> str:
    return _clean(", ".join(each.text or "" for each in tree.iterfind(f".//{_DC}{name}//{_RDF}li")))


def _line(tree: ElementTree.Element) -> str:
    """The credit line, which is an element or an attribute."""
    name = f"{_PHOTOSHOP}Credit"
    element = next(tree.iter(name), None)
    if element is not None:
        return _clean(element.text or "")
    return _clean(next((each.get(name, "") for each in tree.iter(f"{_RDF}Description") if name in each.attrib), ""))


def _of_iptc(image: "Image") -> Credit:
    from PIL.ImageFile import ImageFile
    from PIL.IptcImagePlugin import getiptcinfo

    found = (getiptcinfo(image) if isinstance(image, ImageFile) else None) or {}
    return Credit(*(_text(found.get(key)) for key in (_BYLINE, _NOTICE, _CREDIT)))


def _of_exif(image: "Image") -> Credit:
    exif = image.getexif()
    return Credit(*(_text(_unfolded(exif.get(tag))) for tag in (_ARTIST, _COPYRIGHT)))


def _unfolded(value: object) -> object:
    """Text of EXIF, which is ASCII by the letter and UTF-8 by custom, and which Pillow reads as Latin-1."""
    with suppress(UnicodeError):
        return value.encode("latin-1").decode() if isinstance(value, str) else value
    return value


def _text(value: object) -> str:
    if isinstance(value, list):
        return _clean(", ".join(map(_text, value)))
    if isinstance(value, bytes):
        return _clean(value.decode("utf-8", "replace"))
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return storable(" ".join(text.split()))[:_LONGEST]
