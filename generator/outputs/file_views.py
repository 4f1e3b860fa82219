"""What files that Python makes are made of: feeds, calendars, sitemaps, pictures, copies."""

from generator.model import Digest, View
from generator.outputs.parts import CalendarEntry, FeedEntry, NewsRow
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard


class FeedView(View, frozen=True, kw_only=True):
    """A feed; `form` is the name of its files, by which its form is known. `url` is its own address, `home` that of the
    page it follows, both whole; `hub` tells its readers what is new, "" where none does."""

    form: str
    title: str
    subtitle: str
    language: str
    author: str
    id: str
    url: str
    home: str
    hub: str
    entries: tuple[FeedEntry, ...]


class CalendarView(View, frozen=True, kw_only=True):
    """A calendar; `host` makes identities of its entries unlike those of other sites."""

    title: str
    host: str
    entries: tuple[CalendarEntry, ...]


class SitemapView(View, frozen=True, kw_only=True):
    """Whole addresses, each with a space and the day or moment of its last change, where content tells one."""

    rows: tuple[str, ...]


class SitemapIndexView(View, frozen=True, kw_only=True):
    """The whole addresses of sitemaps, where one cannot hold all rows."""

    rows: tuple[str, ...]


class NewsSitemapView(View, frozen=True, kw_only=True):
    """What is news, and of which publication."""

    publication: str
    rows: tuple[NewsRow, ...]


class TextView(View, frozen=True, kw_only=True):
    """A file whose text is at hand: robots.txt."""

    text: str


class DataView(View, frozen=True, kw_only=True):
    """A file whose bytes are at hand: what a plug-in adds."""

    content: bytes


class CopyView(View, frozen=True, kw_only=True):
    """A file copied as it is from `path`, relative to the site's root or whole; `content` is the digest of its
    bytes."""

    path: str
    content: Digest


class EncodedView(View, frozen=True, kw_only=True):
    """A form of the picture at `path`, relative to the site's root; `content` is the digest of that file's bytes."""

    path: str
    content: Digest
    recipe: Recipe


class SlipView(EncodedView, frozen=True, kw_only=True):
    """A file that says how to make a form of a picture, for the preview to make once it is asked for."""


class SocialView(View, frozen=True, kw_only=True):
    """A social card."""

    card: SocialCard
