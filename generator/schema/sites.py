"""What site.yaml says."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta, defstruct, field

from generator.schema.base import Written, says
from generator.schema.kinds import KINDS
from generator.schema.publish import TargetFront
from generator.values import Origin, WebAddress

Converter = Literal["python-markdown", "commonmark"]


Severity = Literal["off", "warning", "error"]


Tagging = Literal["automatic", "suggest", "explicit"]


class NavFront(Written, frozen=True, kw_only=True):
    title: Annotated[str, says("the words of the link")]
    url: Annotated[str, says("an address of the site, `/drivers/`, or elsewhere, `https://…`")]


class _OfTexts(Written, frozen=True, kw_only=True):
    articles: Annotated[str, says("pattern with `{slug} {year} {month} {day} {section}`")] = "/articles/{slug}/"
    pages: Annotated[str, says("pattern with `{slug} {section}`")] = "/{section}/{slug}/"


if TYPE_CHECKING:

    class PermalinksFront(_OfTexts, frozen=True, kw_only=True):
        """The patterns of addresses, as far as code asks for one by its name."""

        tags: str = ""
        authors: str = ""
else:
    PermalinksFront = defstruct(
        "PermalinksFront",
        [
            (each.plural, Annotated[str, says(each.pattern)], f"/{each.plural}/{{slug}}/")
            for each in KINDS.values()
            if each.plural
        ],
        bases=(_OfTexts,),
        module=__name__,
        frozen=True,
        kw_only=True,
    )


class PaginationFront(Written, frozen=True, kw_only=True):
    size: Annotated[int, Meta(ge=1, le=1000, description="articles on a full page")] = 20
    number_from: Annotated[
        Literal["oldest", "newest"],
        says("`oldest`: full pages never change; `newest`: page 2 follows the first, as elsewhere"),
    ] = "oldest"


class FeedsFront(Written, frozen=True, kw_only=True):
    size: Annotated[int, Meta(ge=1, le=1000, description="articles in a feed")] = 20
    terms: Annotated[
        Literal["summary", "full"], says("what the feeds of drivers, teams, tags … carry of an article")
    ] = "summary"
    hub: Annotated[WebAddress, says("a WebSub hub that tells readers of the feeds what is new: `https://…`")] = (
        WebAddress("")
    )


class NewsFront(Written, frozen=True, kw_only=True):
    publication: Annotated[str, says("the name of the publication as Google News knows it; else the site's title")] = ""
    language: Annotated[str, says("its language: `en`, `de`, `zh-cn`; else the site's without its region")] = ""


class LinksFront(Written, frozen=True, kw_only=True):
    entities: Annotated[
        Literal["first", "section", "off"],
        says("which names in articles become links: the first of each entity, the first in each section, or none"),
    ] = "first"


class ImagesFront(Written, frozen=True, kw_only=True):
    formats: Annotated[
        tuple[Literal["avif", "webp"], ...],
        says("modern formats beside the picture's own, the best first: `[webp]` is made faster"),
    ] = ("avif", "webp")
    widths: Annotated[
        tuple[Annotated[int, Meta(ge=16, le=8000)], ...],
        says("pixels across in which a picture is made; none is enlarged, and AVIF has the four widest"),
    ] = (480, 800, 1200, 1600)
    quality: Annotated[int, Meta(ge=1, le=100, description="of WebP; other formats are set to look alike")] = 75
    original: Annotated[
        Literal["keep", "strip"],
        says(
            "`strip`: a picture's own file is published only where something links to it or nothing shows it, and "
            "without its metadata; `keep`: always, as it is"
        ),
    ] = "strip"


class MarkdownFront(Written, frozen=True, kw_only=True):
    converter: Annotated[
        Converter, says("which Markdown package converts: `commonmark` is far faster and knows less")
    ] = "python-markdown"
    html: Annotated[
        Literal["checked", "trusted"] | tuple[str, ...],
        says("`checked`: HTML in articles is cleaned; `trusted`: kept as it is; or a list of path globs to trust"),
    ] = "checked"
    extensions: Annotated[
        tuple[str, ...],
        says("more extensions of Python-Markdown, by dotted name; with a minus one of ours is taken out: `-smarty`"),
    ] = ()


class SecurityFront(Written, frozen=True, kw_only=True):
    policy: Annotated[bool, says("`false`: pages carry no Content-Security-Policy")] = True
    script_src: Annotated[
        tuple[Origin, ...], says("hosts whose scripts pages may run: `https://stats.example.org`")
    ] = ()
    style_src: Annotated[tuple[Origin, ...], says("hosts whose style sheets pages may use")] = ()
    font_src: Annotated[tuple[Origin, ...], says("hosts whose fonts pages may use")] = ()
    connect_src: Annotated[tuple[Origin, ...], says("hosts that scripts may ask, `wss://` too")] = ()
    frame_src: Annotated[tuple[Origin, ...], says("hosts whose pages may stand in a frame")] = ()
    form_action: Annotated[tuple[Origin, ...], says("hosts to which forms may be sent: a newsletter's")] = ()
    hsts: Annotated[
        Literal["off", "on", "subdomains", "preload"],
        says(
            "`on`: hosts tell browsers to come by HTTPS alone, for a year; `subdomains`: to all names below yours too; "
            "`preload`: also to those who never came, once you have entered the site in browsers' list"
        ),
    ] = "off"
    referrer_policy: Annotated[
        Literal[
            "no-referrer",
            "no-referrer-when-downgrade",
            "origin",
            "origin-when-cross-origin",
            "same-origin",
            "strict-origin",
            "strict-origin-when-cross-origin",
        ],
        says("what other sites hear of the page that a reader comes from"),
    ] = "strict-origin-when-cross-origin"
    permissions_policy: Annotated[
        str, says('what pages may use of a device, as the header says it; `""`: hosts send none')
    ] = "camera=(), geolocation=(), microphone=()"


class StyleFront(Written, frozen=True, kw_only=True):
    say: Annotated[str, says("what is said here; absent where it is not to be said at all")] = ""
    not_: Annotated[tuple[str, ...], says("what is not: small letters mean any case")] = field(name="not")


class SiteFront(Written, frozen=True, kw_only=True):
    """`site.yaml`."""

    title: Annotated[str, says("the name of the site")]
    base_url: Annotated[str, says("where it will be read: `https://example.org/` or `https://example.org/racing/`")]
    tagline: Annotated[str, says("a few words under the name")] = ""
    description: Annotated[str, says("one or two sentences for search engines and feeds")] = ""
    language: Annotated[str, says("language of the site, BCP 47: `en`, `de`, `en-GB`")] = "en"
    timezone: Annotated[str, says("IANA name; dates without an offset are in it, and all are shown in it")] = "UTC"
    author: Annotated[str, says("who signs articles that name no author")] = ""
    logo: Annotated[str, says("path of the logo under `content/static/`: `/logo.svg`")] = ""
    social: Annotated[dict[str, WebAddress], says("network and address: `mastodon: https://…`")] = field(
        default_factory=dict
    )
    theme: Annotated[str, says("a folder of `themes/`, yours or ours: `apex`, `plain`")] = "apex"
    theme_options: Annotated[dict[str, Any], says("options of the theme, as its `theme.yaml` lists them")] = field(
        default_factory=dict
    )
    nav: Annotated[tuple[NavFront, ...], says("the menu: `title`, `url`")] = ()
    permalinks: Annotated[PermalinksFront, says("addresses, by kind")] = PermalinksFront()
    pagination: Annotated[PaginationFront, says("how long lists are cut")] = PaginationFront()
    feeds: Annotated[FeedsFront, says("what feeds carry")] = FeedsFront()
    news: Annotated[NewsFront, says("what `/news-sitemap.xml` says of the publication")] = NewsFront()
    markdown: Annotated[MarkdownFront, says("how article text is read")] = MarkdownFront()
    plugins: Annotated[
        tuple[str, ...],
        says("modules of Python that add to what a site can do: files in `plugins/` by their names, or installed ones"),
    ] = ()
    images: Annotated[
        ImagesFront | Literal["off"],
        says("in which forms pictures are shown; `off`: each is published as it is"),
    ] = ImagesFront()
    social_cards: Annotated[
        Literal["recent", "all", "off"],
        says(
            "pictures for social networks of pages that have none: `recent`: of articles of the last two years and of "
            "those they name; `all`: of every article and entity"
        ),
    ] = "off"
    search: Annotated[
        bool, says("`true`: each build makes the search of the site's own too, as `build --search` does")
    ] = False
    tagging: Annotated[
        Tagging,
        says(
            "what an article is about: `automatic`: also what its text is about; `suggest`: a warning proposes that; "
            "`explicit`: only what front matter names"
        ),
    ] = "automatic"
    links: Annotated[LinksFront, says("which names become links by themselves")] = LinksFront()
    pages: Annotated[
        Literal["mentioned", "all"],
        says("`mentioned`: an entity kept in a list file has a page once something names it; `all`: always"),
    ] = "mentioned"
    security: Annotated[SecurityFront, says("what pages may load from others")] = SecurityFront()
    gone: Annotated[
        tuple[str, ...], says("addresses that are gone for good: `/2019/old-story/`; hosts that can answer 410")
    ] = ()
    cname: Annotated[str, says("the domain of the site for GitHub Pages and its like: `www.example.org`")] = ""
    dot_files: Annotated[
        tuple[str, ...],
        says(
            "files and folders under `content/static/` that begin with a dot and are copied; `.well-known/` always is"
        ),
    ] = ()
    redirects: Annotated[
        Literal["plain", "forced"],
        says(
            "how `_redirects` asks for them: `forced`, with `301!`, for Netlify, which else shows the page that stands "
            "at the old address; Cloudflare knows `plain` alone"
        ),
    ] = "plain"
    precompress: Annotated[
        bool, says("`true`: beside each text file stand its gzip and its Brotli form, for a server of your own")
    ] = False
    publish: Annotated[
        dict[str, TargetFront], says("where `publish` puts the site: targets by names of yours, each with its keys")
    ] = field(default_factory=dict)
    checks: Annotated[dict[str, Severity], says("severity of warnings, by code: `PF201: off`")] = field(
        default_factory=dict
    )
    house_style: Annotated[
        tuple[StyleFront, ...],
        says("words that `check` wants otherwise: `{say: Grand Prix, not: [GP, Gran Prix]}`"),
    ] = ()
    quotes: Annotated[
        Literal["any", "straight", "typographic"],
        says("which quotation marks `check` wants in the sources of texts"),
    ] = "any"
