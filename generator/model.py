"""What the program works with: frozen values that pass from stage to stage.

What people write stands in `schema`; here names are resolved, addresses decided and moments fixed. A value
that can reach a page is `Sealed`: it carries a digest, made once, so that a page's key is a digest of digests.
"""

from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Literal, NewType, TypeVar

import msgspec
from msgspec import Struct

PartialDate = NewType("PartialDate", str)
"""A year, a month or a day: "2023", "2023-07", "2023-07-21", or "" for none. Sorts as text."""

WebAddress = NewType("WebAddress", str)
"""Where a link of front matter or site.yaml leads: `https://…`, `mailto:…`, or `/…` on this site; "" for nowhere."""

WrittenDate = date

Digest = str
"""32 hexadecimal digits of BLAKE2b."""

EntityKind = Literal["driver", "team", "event", "circuit", "series", "tag", "author", "edition"]
SourceKind = Literal[
    "article", "page", "driver", "team", "event", "edition", "circuit", "series", "tag", "author",
    "list", "file", "media", "static", "data",
]  # fmt: skip


class Moment(Struct, frozen=True):
    """A point in time in the site's zone. `day_only`: just a day was written; `at` is then its 00:00."""

    at: datetime
    day_only: bool = False


# ---------------------------------------------------------------- digests

_encoder = msgspec.json.Encoder(order="deterministic")  # MessagePack would forget the offsets of moments


def digest_bytes(data: bytes) -> Digest:
    """The digest of bytes, as hexadecimal text."""
    return blake2b(data, digest_size=16).hexdigest()


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


# ---------------------------------------------------------------- mistakes


class Location(Struct, frozen=True):
    """Where a mistake stands: a file (relative to the site's root), a line and a column (from 1; 0: the whole file).

    A stage that no longer has the text gives `key` (`drivers.1`: the second of `drivers`; `extra:`, with a colon: the
    key itself, not its value) or a line without its `excerpt`; `build` completes such places from the source.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""
    key: str = ""


class Problem(Struct, frozen=True):
    """A mistake in the user's files. Codes and default severities stand in `errors.CODES`."""

    code: str
    message: str
    at: Location
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


# ---------------------------------------------------------------- load


class Source(Struct, frozen=True):
    """One file under `content/`. `path` is relative to the site's root, with `/`; `data` its bytes where it is text
    that `parse` reads, empty for files that are only copied; `slug` and `year` are what its place says."""

    path: str
    kind: SourceKind
    digest: Digest
    data: bytes = b""


# ---------------------------------------------------------------- parse


class Slot(Struct, frozen=True):
    """A place in `Body.html` that `relate` decides: text is put in at offset `at`.

    `kind` href, src: the attribute ` href="…"` (or src, poster, cite) named by `attribute`; picture: a whole `<img>`
    whose other attributes, serialised, are `attributes`. `target` is what the author wrote, unescaped.
    """

    at: int
    kind: Literal["href", "src", "picture"]
    target: str
    line: int = 0
    column: int = 0
    attribute: str = ""
    attributes: str = ""
    alt: str = ""


class Heading(Struct, frozen=True):
    """A heading of a body: level 2 to 6, its id and its text (plain)."""

    level: int
    id: str
    text: str


class Body(Sealed, frozen=True, kw_only=True):
    """Clean HTML with slots still open, by ascending offset; `text` is what a reader sees, for searching and summaries;
    `opening` the first paragraph, plain."""

    html: str = ""
    slots: tuple[Slot, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    text: str = ""
    opening: str = ""


class Parsed(Sealed, frozen=True, kw_only=True):
    """One source read on its own. `front` is the struct of `schema` for its kind; `slug`, `section` and `year` come
    from the file's place and name unless front matter says otherwise."""

    path: str
    kind: SourceKind
    front: Any
    body: Body
    slug: str
    section: str = ""
    moment: Moment | None = None


# ---------------------------------------------------------------- relate


class Picture(Sealed, frozen=True, kw_only=True):
    """A picture as a page shows it: `url` from the root of the host, `absolute` with the host."""

    url: str
    absolute: str
    alt: str = ""
    credit: str = ""
    licence: str = ""


class TermRef(Sealed, frozen=True, kw_only=True):
    """A link to an entity's page: what a list of terms shows of it."""

    kind: EntityKind
    slug: str
    name: str
    url: str


class Card(Sealed, frozen=True, kw_only=True):
    """What lists, neighbours and feeds show of an article."""

    url: str
    absolute: str
    title: str
    summary: str
    kind: str
    moment: Moment
    updated: Moment | None = None
    language: str = ""
    image: Picture | None = None
    terms: tuple[TermRef, ...] = ()
    authors: tuple[TermRef, ...] = ()
    feed_id: str = ""


class Filled(Sealed, frozen=True, kw_only=True):
    """A body with every slot decided: `html` for pages; `absolute` for feeds, made when one carries it."""

    html: str
    headings: tuple[Heading, ...] = ()


class Withheld(Struct, frozen=True):
    """A source that is not published, why, and from or until when."""

    path: str
    why: Literal["draft", "future", "expired"]
    moment: Moment | None = None


# ---------------------------------------------------------------- plan, render, write


class View(Struct, frozen=True, kw_only=True):
    """The inputs of one output: sealed values, tuples of them, and scalars. A template sees its fields and no more."""


Order = Literal["asset", "page", "list"]
"""When a file is put into place: assets first, then pages, then lists, feeds and all that point at pages."""


class RenderJob(Struct, frozen=True, kw_only=True):
    """One file of the output. `address` is its place (`/articles/x/`, `/feed.xml`), `source` the file to name when it
    collides, `template` empty where Python makes the bytes, `key` the digest of all that they depend on."""

    address: str
    view: View
    template: str = ""
    order: Order = "page"
    source: str = ""
    key: Digest = ""


class Report(Struct, frozen=True, kw_only=True):
    """What a build did. `changed`: addresses whose file was written or removed, sorted. `unpublished`: address and why
    ("draft" or "future") of what is shown though it is not published. `timings`: seconds by stage and by template.
    `next_change`: when a decision changes next."""

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
