"""What `relate` decides: cards, terms, pictures, filled bodies, and what is withheld."""

from typing import Literal

from msgspec import Struct

from generator.model.digests import Sealed
from generator.schema.kinds import EntityKind
from generator.values import Digest, Handle, Moment


class PictureForm(Struct, frozen=True, array_like=True):
    """One modern format of a picture: its media type, and its widths as `srcset` wants them."""

    type: str
    srcset: str


class PictureCrop(Struct, frozen=True, array_like=True):
    """A part of a picture in a shape that others ask for: its address with the host, width and height in pixels."""

    absolute: str
    width: int
    height: int


class Picture(Sealed, frozen=True, kw_only=True, omit_defaults=True):
    """A picture as a page shows it: `url` from the root of the host, `absolute` with the host. Where its file could be
    read: width and height in pixels, `forms` in modern formats, the widths of its own (`srcset`), and the place of its
    mean colour in the palette, -1 for none. `crops` of an article's picture are for search engines and networks. The
    filter `img` makes HTML of it."""

    url: str
    absolute: str
    alt: str = ""
    credit: str = ""
    licence: str = ""
    width: int = 0
    height: int = 0
    forms: tuple[PictureForm, ...] = ()
    srcset: str = ""
    tint: int = -1
    crops: tuple[PictureCrop, ...] = ()


class TermRef(Sealed, frozen=True, kw_only=True):
    """A link to an entity's page: what a list of terms shows of it. `handle` is an author's in the fediverse."""

    kind: EntityKind
    slug: str
    name: str
    url: str
    handle: Handle = Handle("")


class Card(Sealed, frozen=True, kw_only=True):
    """What lists and feeds show of an article."""

    url: str
    title: str
    summary: str
    kind: str
    moment: Moment
    updated: Moment | None = None
    language: str = ""
    image: Picture | None = None
    authors: tuple[TermRef, ...] = ()


class Filled(Sealed, frozen=True, kw_only=True):
    """A body with every slot decided, before its text is at hand: `path` and `body` are the source's and the digest of
    its `Body`, `texts` what goes into its slots, `contents` whether a table of contents is wanted (None: when it is
    long). `links` are where the names at its spots lead, by their terms ("": nowhere); `each_section`: in each section,
    not in the first alone."""

    path: str
    body: Digest
    texts: tuple[str, ...] = ()
    contents: bool | None = False
    links: tuple[str, ...] = ()
    each_section: bool = False


class Withheld(Struct, frozen=True):
    """A source that is not published, why, and from or until when."""

    path: str
    why: Literal["draft", "future", "expired"]
    moment: Moment | None = None
