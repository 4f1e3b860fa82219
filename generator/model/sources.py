"""What `load` and `parse` give: files, their bodies, and what they say."""

from typing import Any, Generic, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from generator.model.digests import Sealed, digest_bytes
from generator.model.mistakes import Problem
from generator.schema.kinds import EntityKind
from generator.values import Digest, Moment

SourceKind = Literal[
    "article", "page", EntityKind,
    "list", "results", "standings", "file", "media", "static", "data", "drawing", "picture",
]  # fmt: skip
"""Every kind of file of content/."""


class FileState(NamedTuple):
    """What the system says of a file: its size, when its content and when its name or rights last changed, in
    nanoseconds, and its inode."""

    size: int
    changed: int
    renamed: int
    inode: int


class Source(Struct, frozen=True, gc=False):
    """One file under `content/`. `path` is relative to the site's root, with `/`; `digest` is that of its bytes, empty
    where they have to be read first; `data` its bytes where it was read and is text."""

    path: str
    kind: SourceKind
    state: FileState
    digest: Digest = ""
    data: bytes = b""


class Slot(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """A place in `Body.html` that `plan` decides: text is put in at offset `at`.

    `kind` href, src: the attribute ` href="…"` (or src, poster, cite) named by `attribute`; picture: a whole `<img>`
    whose other attributes, serialised, are `attributes`; `decorative` where it is said to need no words. `target` is
    what the author wrote, unescaped; `number` says which of those with this target it is, from 0, so that its place in
    the source can be looked for. block: what a writing block shows of the site, `target` is its name with its keys,
    encoded, `number` its line.
    """

    at: int
    kind: Literal["href", "src", "picture", "block"]
    target: str
    number: int = 0
    attribute: str = ""
    attributes: str = ""
    alt: str = ""
    decorative: bool = False


class Heading(Struct, frozen=True, array_like=True, gc=False):
    """A heading of a body: level 2 to 6, its id and its text (plain)."""

    level: int
    id: str
    text: str


class Spot(Struct, frozen=True, array_like=True, gc=False):
    """A name in `Body.html` that may become a link: from offset `at` to `end`; which of the terms of `Recognised` it
    means (those it is about first, then those mentioned, from 0), and in which section it stands, as headings of level
    2 part them."""

    at: int
    end: int
    term: int
    section: int = 0


class Body(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Clean HTML with slots still open, by ascending offset; `spots` are the first linkable name of each entity in each
    section, by ascending offset; `text` is what a reader sees, for searching and summaries; `opening` the first
    paragraph, plain; `credits` are (credit, licence) of each picture that a writing block shows."""

    html: str = ""
    slots: tuple[Slot, ...] = ()
    spots: tuple[Spot, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    text: str = ""
    opening: str = ""
    credits: tuple[tuple[str, str], ...] = ()


F = TypeVar("F")


class EncodedBody(NamedTuple):
    """A body as it is kept and handed on, and the digest of that; `words` are those of its article on which it hangs
    what names in it mean, with a space between."""

    digest: Digest
    data: bytes
    words: str = ""

    @property
    def body(self) -> Body:
        """The body itself."""
        return _body_decoder.decode(self.data)


def encoded_body(body: Body, words: str = "") -> EncodedBody:
    """A body, encoded: as MessagePack, which leaves HTML as it is."""
    data = _body_encoder.encode(body)
    return EncodedBody(digest_bytes(data), data, words)


_body_encoder = msgspec.msgpack.Encoder()

_body_decoder = msgspec.msgpack.Decoder(Body)


class Unsure(Struct, frozen=True, array_like=True, gc=False):
    """A name that may mean several, as it is written; which of the places where that is written it is, from 0 (-2: the
    title, -1: the summary); the slugs of those it may mean."""

    text: str
    number: int
    slugs: tuple[str, ...]


class Recognised(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Whom the words of an article mean: those it is `about` (it says so in title or summary, or in two paragraphs),
    those that are only `mentioned`, each as kind and slug, `driver/pierre-gasly`, in the order of first mention; and
    names that stay between several."""

    about: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()


class ParsedAs(Sealed, Generic[F], frozen=True, kw_only=True, array_like=True, omit_defaults=True):
    """One source read on its own, without its body's text, so that a site of any size is light to hold.

    `front` is the struct of `schema` for its kind; `slug`, `section` and `year` come from the file's place and name
    unless front matter says otherwise. Of the body stand here its digest, under which a build finds it, and what the
    rest of the site asks of it: `opening` (cut to a summary's length), `slots`, `anchors`, whom its words mean
    (`recognised`), and what its writing blocks ask of the site (`asks`) and owe for their pictures (`credits`). `shown`
    is the digest of what a card shows of it, `changed` the day or moment (RFC 3339) of its last change, `facts` the
    digest of all but the body and the places of slots.
    """

    path: str
    kind: SourceKind
    front: F
    slug: str
    section: str = ""
    moment: Moment | None = None
    body: Digest = ""
    opening: str = ""
    slots: tuple[Slot, ...] = ()
    anchors: tuple[str, ...] = ()
    recognised: Recognised = Recognised()
    shown: Digest = ""
    changed: str = ""
    facts: Digest = ""
    asks: tuple[str, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()


Parsed = ParsedAs[Any]
"""A parsed source of any kind."""


class FoundAs(Struct, Generic[F], frozen=True, omit_defaults=True):
    """What a source says, and what is wrong with it."""

    parsed: tuple[ParsedAs[F], ...] = ()
    problems: tuple[Problem, ...] = ()


Found = FoundAs[Any]
"""What a source of any kind says."""
