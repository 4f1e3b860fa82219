"""What articles say, and pages outside the stream."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import field

from generator.schema.base import Written, says
from generator.schema.kinds import Naming, with_names
from generator.schema.parts import ImageFront, LeadFront, SourceFront
from generator.values import Moment, WebAddress

Kind = Literal[
    "news", "preview", "practice", "qualifying", "report", "reaction", "analysis", "feature", "opinion", "live"
]


class CorrectionFront(Written, frozen=True, kw_only=True):
    date: Annotated[Moment, says("when the text was corrected")]
    text: Annotated[str, says("what was wrong and what is right")]


class PageFront(Written, frozen=True, kw_only=True):
    """A page outside the stream: `content/pages/about.md`."""

    title: Annotated[str, says("the headline")]
    summary: Annotated[str, says("one or two sentences for search engines")] = ""
    updated: Annotated[Moment | None, says("when the text last changed")] = None
    slug: Annotated[str, says("last part of the address; else the file's name")] = ""
    permalink: Annotated[str, says("the whole address: `/imprint/`")] = ""
    aliases: Annotated[tuple[str, ...], says("old addresses that lead here")] = ()
    draft: Annotated[bool, says("`true` keeps the page back")] = False
    canonical: Annotated[WebAddress, says("the address of the original, when this is a copy")] = WebAddress("")
    robots: Annotated[str, says("for the robots meta tag: `noindex`")] = ""
    toc: Annotated[bool, says("show a table of contents")] = False
    image: Annotated[ImageFront | None, says("the picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    language: Annotated[str, says("language of the text, when it is not the site's: `de`")] = ""
    template: Annotated[str, says("a template of the theme to use in place of `page.html`")] = ""
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )


class _Opening(Written, frozen=True, kw_only=True):
    title: Annotated[str, says("the headline")]
    date: Annotated[Moment | None, says("when it is published; else taken from the file's name")] = None
    updated: Annotated[Moment | None, says("when it last changed in substance")] = None
    author: Annotated[tuple[str, ...], says("who wrote it: one name or several")] = ()
    authors: Annotated[tuple[str, ...], says("the same as `author`")] = ()
    summary: Annotated[str, says("one or two sentences for lists, feeds and search engines; else the first words")] = ""
    kind: Annotated[Kind, says("what sort of story it is")] = "news"


if TYPE_CHECKING:

    class _Named(Naming, _Opening, frozen=True, kw_only=True):
        """With the keys that name entities."""
else:
    _Named = with_names("_Named", _Opening)


class ArticleFront(_Named, frozen=True, kw_only=True):
    """An article: `content/articles/**/<slug>.md`."""

    image: Annotated[LeadFront | None, says("lead picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    sources: Annotated[tuple[SourceFront, ...], says("where the facts come from: `name`, `url`")] = ()
    corrections: Annotated[tuple[CorrectionFront, ...], says("what was put right: `date`, `text`")] = ()
    draft: Annotated[bool, says("`true` keeps the article back")] = False
    expires: Annotated[Moment | None, says("the first moment at which the article is gone")] = None
    slug: Annotated[str, says("last part of the address; else the file's name without its date")] = ""
    permalink: Annotated[str, says("the whole address, in place of the site's pattern")] = ""
    aliases: Annotated[tuple[str, ...], says("old addresses that lead here")] = ()
    id: Annotated[str, says("identity in feeds; never change it. Else made from the file's path")] = ""
    canonical: Annotated[WebAddress, says("the address of the original, when this is a copy")] = WebAddress("")
    robots: Annotated[str, says("for the robots meta tag: `noindex`")] = ""
    featured: Annotated[bool, says("`true` puts it at the head of the home page while it is among the latest")] = False
    toc: Annotated[bool | None, says("`true` or `false` for a table of contents; else shown from four headings on")] = (
        None
    )
    links: Annotated[
        Literal["on", "off"],
        says("`off`: no names become links by themselves"),
    ] = "on"
    language: Annotated[str, says("language of the text, when it is not the site's: `de`")] = ""
    translation_of: Annotated[str, says("file or `id` of the article that this one translates: `other.md`")] = ""
    template: Annotated[str, says("a template of the theme to use in place of `article.html`")] = ""
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )
