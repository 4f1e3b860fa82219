"""What people write in writing blocks: the keys of each kind of fenced block with a name in braces.

As in all of `schema`, a field's type says how its text is read, its default what holds when the key is absent, and its
description is the line that stands in the reference.
"""

from typing import Annotated, Literal

from msgspec import Meta, field

from generator.schema import ImageFront
from generator.schema.base import Written, says
from generator.values import Moment, WebAddress, WrittenDate


class NoteBlock(Written, frozen=True, kw_only=True):
    """A note beside the text"""

    title: Annotated[str, says("what stands above it; else the word for a note")] = ""


class WarningBlock(Written, frozen=True, kw_only=True):
    """A warning"""

    title: Annotated[str, says("what stands above it; else the word for a warning")] = ""


class QuoteBlock(Written, frozen=True, kw_only=True):
    """A pull quote"""

    by: Annotated[str, says("who said it")] = ""
    role: Annotated[str, says("who that is: team principal, Ferrari")] = ""
    source: Annotated[str, says("where it was said: the publication, the press conference")] = ""
    url: Annotated[WebAddress, says("the address of that")] = WebAddress("")


class FigureBlock(ImageFront, frozen=True, kw_only=True):
    """A picture with caption, credit and licence"""


class GalleryPicture(ImageFront, frozen=True, kw_only=True):
    """A picture of a gallery"""

    caption: Annotated[str, says("what stands below this picture")] = ""


class GalleryBlock(Written, frozen=True, kw_only=True):
    """Several pictures side by side"""

    pictures: Annotated[
        tuple[GalleryPicture, ...], says("the pictures: each a path, or `src`, `alt`, `caption`, `credit`, `licence`")
    ]


class TimelineBlock(Written, frozen=True, kw_only=True):
    """What happened, in order"""

    title: Annotated[str, says("what stands above it")] = ""


class LiveBlock(Written, frozen=True, kw_only=True):
    """Entries with their times, each with an address of its own"""

    date: Annotated[WrittenDate | None, says("the day of entries that give no more than a time")] = None
    order: Annotated[Literal["newest", "oldest"], says("which entry stands first")] = "newest"


class PostBlock(Written, frozen=True, kw_only=True):
    """A post of a social network, kept as text"""

    author: Annotated[str, says("who wrote it")]
    handle: Annotated[str, says("the name in the network: `@scuderia`, in quotes")] = ""
    date: Annotated[Moment | None, says("when it was written")] = None
    url: Annotated[WebAddress, says("the address of the post")] = WebAddress("")


class VideoBlock(Written, frozen=True, kw_only=True):
    """A film elsewhere, as a picture that leads to it"""

    url: Annotated[WebAddress, says("its address: YouTube and Vimeo play in the page, once a reader asks for it")]
    title: Annotated[str, says("what it is called")]
    src: Annotated[str, says("path of a still picture: beside the file, or under `content/media/`")] = ""
    alt: Annotated[
        str | None, says('what the still picture shows, for those who cannot see it; `""` where the title says it')
    ] = None
    credit: Annotated[str, says("who made it")] = ""
    licence: Annotated[str, says("the licence the still picture is used under")] = ""


class DriverBlock(Written, frozen=True, kw_only=True):
    """A driver's card: number, team, and where he or she stands"""

    driver: Annotated[str, says("name, alias or slug of the driver")]


class ResultsBlock(Written, frozen=True, kw_only=True):
    """The results of a session, as they are known when the site is built"""

    edition: Annotated[str, says("the edition: `Monaco Grand Prix 2024`, `monaco-grand-prix/2024`")]
    session: Annotated[str, says("the session: Race, Qualifying, Sprint, Practice 1, …")] = "Race"
    class_: Annotated[str, says("the class, where there are several; else all of them")] = field(
        default="", name="class"
    )
    top: Annotated[int, Meta(ge=1, le=1000), says("how many lines to show")] = 1000


class StandingsBlock(Written, frozen=True, kw_only=True):
    """Standings after a round"""

    edition: Annotated[str, says("the edition after which they stand: `Monaco Grand Prix 2024`")] = ""
    series: Annotated[str, says("the series, where no edition is named")] = ""
    season: Annotated[int | None, says("the year of the season, with `series`")] = None
    round: Annotated[int, Meta(ge=0, le=1000), says("the round, with `series`; else the last one")] = 0
    of: Annotated[Literal["drivers", "teams"], says("whose standings")] = "drivers"
    class_: Annotated[str, says("the class, where there are several")] = field(default="", name="class")
    top: Annotated[int, Meta(ge=1, le=1000), says("how many lines to show")] = 1000
