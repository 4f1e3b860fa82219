"""What the program works with: frozen values that pass from stage to stage.

What people write stands in `schema`; here names are resolved, addresses decided and moments fixed. A value
that can reach a page is `Sealed`: it carries a digest, made once, so that a page's key is a digest of digests.
"""

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Generic, Literal, NamedTuple, NewType, TypeVar

import msgspec
from msgspec import Struct

PartialDate = NewType("PartialDate", str)
"""A year, a month or a day: "2023", "2023-07", "2023-07-21", or "" for none. Sorts as text."""

WebAddress = NewType("WebAddress", str)
"""Where a link of front matter or site.yaml leads: `https://…`, `mailto:…`, or `/…` on this site; "" for nowhere."""

Colour = NewType("Colour", str)
"""A colour, `#rgb` or `#rrggbb`; "" for none."""

Origin = NewType("Origin", str)
"""Of whom a page may load something, as a Content-Security-Policy has it: `https://stats.example.org`, `'sha256-…'`."""

Focus = NewType("Focus", str)
"""The point of a picture that stays in sight when it is cut, `50% 30%`: from the left and from the top."""

Handle = NewType("Handle", str)
"""Someone's name in the fediverse, `@ada@social.example`; "" for none."""

WrittenDate = date

Digest = str
"""32 hexadecimal digits: half of a SHA-256, for which many processors have instructions of their own."""

EntityKind = Literal["driver", "team", "event", "circuit", "series", "tag", "author", "edition"]
SourceKind = Literal[
    "article", "page", "driver", "team", "event", "edition", "circuit", "series", "tag", "author",
    "list", "results", "standings", "file", "media", "static", "data", "drawing",
    "picture",
]  # fmt: skip


PLURALS: dict[EntityKind, str] = {
    "driver": "drivers",
    "team": "teams",
    "event": "events",
    "circuit": "circuits",
    "series": "series",
    "tag": "tags",
    "author": "authors",
}
"""Each kind of entity that has an index, and the word in its address, in content/ and in front matter."""

ENTITY_FOLDERS: dict[str, EntityKind] = {plural: kind for kind, plural in PLURALS.items()}
"""The folder of each kind of entity below content/."""


class Moment(Struct, frozen=True, omit_defaults=True, gc=False):
    """A point in time in the site's zone. `day_only`: just a day was written; `at` is then its 00:00."""

    at: datetime
    day_only: bool = False


# ---------------------------------------------------------------- digests

_encoder = msgspec.json.Encoder(order="deterministic")  # MessagePack would forget the offsets of moments


def digest_bytes(data: bytes) -> Digest:
    """The digest of bytes, as hexadecimal text."""
    return sha256(data).hexdigest()[:32]


def digest_of(value: object) -> Digest:
    """The digest of any value msgspec can encode, alike on every machine."""
    return digest_bytes(_encoder.encode(value))


class Sealed(Struct, frozen=True, kw_only=True):
    """A value with a digest of all its other fields. Make it with `sealed`."""

    digest: Digest = ""


S = TypeVar("S", bound=Sealed)


def sealed(value: S) -> S:
    """The value with its digest, made once, right after the value itself."""
    msgspec.structs.force_setattr(value, "digest", digest_of(value))
    return value


def encoded(value: object) -> bytes:
    """Any value msgspec can encode as JSON, alike on every machine."""
    return _encoder.encode(value)


def sealed_by(value: S, *parts: str) -> S:
    """The value with a digest of the `parts`, which must be all that it was made from: digests and texts."""
    msgspec.structs.force_setattr(value, "digest", digest_bytes("\0".join(parts).encode()))
    return value


# ---------------------------------------------------------------- mistakes


class Location(Struct, frozen=True):
    """Where a mistake stands: a file (relative to the site's root), a line and a column (from 1; 0: the whole file).

    A stage that no longer has the text gives `key` (`drivers.1`: the second of `drivers`; `extra:`, with a colon: the
    key itself, not its value), or the `target` of a link in the text and which of those with that target it is
    (`number`, from 0; -1: it is no link), or `words` of the text and likewise, or a line without its `excerpt`, with
    `words` in it or below, and in a table as `key` the column with what is meant in it (`drivers=Musso`); `build`
    completes such places from the source.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""
    key: str = ""
    target: str = ""
    words: str = ""
    number: int = -1


class Problem(Struct, frozen=True):
    """A mistake in the user's files. Codes and default severities stand in `errors.CODES`."""

    code: str
    message: str
    at: Location
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


# ---------------------------------------------------------------- load


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


# ---------------------------------------------------------------- parse


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


# ---------------------------------------------------------------- relate


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


# ---------------------------------------------------------------- plan, render, write


class View(Struct, frozen=True, kw_only=True, tag=True):
    """The inputs of one output: sealed values, tuples of them, and scalars. A template sees its fields and no more."""


Order = Literal["asset", "page", "list"]
"""When a file is put into place: assets first, then pages, then lists, feeds and all that point at pages."""


class RenderJob(Struct, frozen=True):
    """One file of the output. `address` is its place (`/articles/x/`, `/feed.xml`), `source` the file to name when it
    collides, `template` empty where Python makes the bytes.

    `make(*inputs(fills))` gives the view: a plain function of frozen values, so that its key (see
    `outputs.keys`), the digest of its `lead` and of the inputs' digests, covers all that the bytes depend on. The
    inputs are gathered anew when they are needed (`fills` fills bodies): most jobs need no more than their key.
    `language` is that of its texts.
    """

    address: str
    make: Callable[..., View]
    inputs: Callable[[Any], tuple[Any, ...]]
    fills: Any
    template: str = ""
    order: Order = "page"
    source: str = ""
    lead: str = ""
    language: str = "en"


class Report(Struct, frozen=True, kw_only=True):
    """What a build did. `changed` are the addresses of files that were written or removed; `unpublished` those of
    drafts and future articles that are shown all the same, each with the reason for which it is not published;
    `next_change` is when a decision changes next; `timings` are seconds by stage and by template."""

    problems: tuple[Problem, ...] = ()
    planned: int = 0
    rendered: int = 0
    written: int = 0
    removed: int = 0
    changed: tuple[str, ...] = ()
    unpublished: tuple[tuple[str, str], ...] = ()
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None
    timings: dict[str, float] = msgspec.field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True when an error kept the last good site in place."""
        return any(problem.severity == "error" for problem in self.problems)
