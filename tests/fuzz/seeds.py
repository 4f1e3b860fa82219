"""What each reader reads gladly, and the words of its language: both are what mutations begin with."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from generator.store.tables import STORE
from tests.fuzz.readers import PARTING
from tests.made_pictures import moving, photo, picture
from tests.newsroom.f1db.tree import FILES
from tests.newsroom.moving.wxr import HEAD, TAIL, entry, meta
from tests.tiny import SITE_YAML, TinySite, article

ROOT = Path(__file__).parents[2]
_SITES = ROOT / "tests/sites"
_RAW = ROOT / "tests/newsroom/raw"
_BLOCK = re.compile(r"^(```|````)\{[^`]*?^\1$", re.MULTILINE | re.DOTALL)

MARKDOWN = (
    "[", "]", "](", "![", "[^a]", "[^a]: ", "*[A]: ", "[a]: ", "*", "**", "***", "_", "~~", "`", "```\n", "~~~\n",
    "\n", "\n\n", "    ", "\t", "  \n", "> ", "- ", "1. ", "# ", "|", "\n|---|\n", ": ", "!!! a\n", "{: #a .b }", "<",
    ">", "<div>", "</div>", "<div markdown=1>", "<!--", "-->", "<?", "<!", "<a href='javascript:x'>", "<script>", "&",
    "&lt;", "&#0;", "\\", "'", '"', "--", "...", "[ ] ", "<https://a.b>", "\0", "\x02", "\x03", "\ufffe", "\u2028",
    "\ufeff", "```{quote}\n", "```{box}\n", "```{live}\n", "## 15:03 a\n", "```{gallery}\npictures:\n  - src: a\n",
    "by: ", "<pre>", "<svg><style>", "<math><mi>", "<table><tr><td>", "<select>", "<template>", "<p id='a'>",
    "<input>",
)  # fmt: skip
YAML = (
    ": ", "- ", "\n", "  ", "[", "]", "{", "}", "'", '"', "|", ">", "&a", "*a", "!!int", "#", "---", "...", "?", "%",
    "~", "null", "\t", "\\x00", "\0", "1:23.456", "13:00", "2024-06-17", "2024-02-30", "NO", "0x", ",", "title",
    "image", "src", "drivers", "from", "extra", "1e999", "9999-12-31 23:59+14:00", "0001-01-01T00:00-23:59",
    "/{slug}/", "\u2028",
)  # fmt: skip
CSV = (
    ",", ";", "\n", '"', "'", "position", "drivers", "1", "DNF", "1:23.456", "+1 lap", "0", "-",
    "99999999999999999999", "\0", "\r", "\ufeff", "٣", "²", "=1+1", "points", "grid", "PL",
)  # fmt: skip
XML = (
    "<item>", "</item>", "<![CDATA[", "]]>", "<!ENTITY a 'b'>", "&a;", "&", "<wp:post_id>", "</wp:post_id>", "\x0b",
    "<wp:postmeta>", "<content:encoded>", "[caption]", "[/caption]", "[gallery ids='1']",
    "<!-- wp:block {\"ref\":1} /-->", "<a href='https://kerb.example/?p=1'>", "0000-00-00 00:00:00", "%", "\ufffe",
    "<", ">", '"', "\n", "<title>",
)  # fmt: skip
OLD = (
    "{% raw %}", "{% endraw %}", "{% include a %}", "{{ a }}", "{{< a >}}", "{{% a %}}", "{{</ a >}}",
    "{% highlight a %}", "+++\n", "---\n", "{\n", "}", "]", "[[a]]\n", "a = 1979-05-27T07:32:00Z\n",
    "permalink: /:a/", "layout: ", "{% link a %}", "categories: ", "slug = '", "\\", '"""', "'''", "inf", "nan",
)  # fmt: skip
SVG = (
    "<svg", " viewBox='0 0 1 1'", "<path d='M0 0L1 1Z'/>", "<script>", " onload='a'",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<g>", "</g>", "<use href='#a'/>", "1e999", "NaN", "<style>", "]]>",
    "<!--", "<?xml", "transform='rotate(1)'", "d='",
)  # fmt: skip
HTTP = (
    "GET ", "HEAD ", "POST ", " HTTP/1.1\r\n", "Host: 127.0.0.1\r\n", "\r\n", "/../", "%2e%2e/", "%00", "%ff", "?",
    "#", "//", "Range: bytes=0-1,2-3\r\n", "Range: bytes=-\r\n", "If-None-Match: *\r\n", "Content-Length: 5\r\n",
    "Upgrade: websocket\r\n", "Transfer-Encoding: chunked\r\n", "Origin: null\r\n", "Last-Event-ID: 1\r\n",
    "/.parcferme/events", "build=", "http://a/", "Expect: 100-continue\r\n", "Connection: close\r\n", "[::1]", ":",
    "\x80", "\0",
)  # fmt: skip
LINES = (
    "\n",
    "\t",
    "/",
    "..",
    "writing",
    "\0",
    "\\",
    "\r",
    "parcferme manifest 1",
    "\ud800".encode(errors="replace").decode(),
)

WORDS: dict[str, tuple[str, ...]] = {
    "front-matter": YAML,
    "site-yaml": YAML,
    "python-markdown": MARKDOWN,
    "commonmark": MARKDOWN,
    "results": CSV,
    "f1db": (*YAML, PARTING.decode()),
    "pasted": (
        *MARKDOWN,
        "date 2024-06-17\n",
        "By ",
        "MONZA (Reuters) - ",
        "“",
        "”",
        "Q. ",
        "\u00a0",
        "1\t2\n",
        "<table>",
    ),
    "wordpress": (*XML, *MARKDOWN),
    "jekyll": (*OLD, *YAML, PARTING.decode()),
    "hugo": (*OLD, *YAML, PARTING.decode()),
    "picture": (
        "IHDR",
        "IDAT",
        "Exif",
        "\xff\xd8",
        "RIFF",
        "WEBP",
        "GIF89a",
        "ftypavif",
        "\0\0\0\1",
        "\xff\xff\xff\xff",
    ),
    "drawing": SVG,
    "manifest": LINES,
    "store": ("SQLite format 3\0", "create table", "sources", "\0", "\xff\xff\xff\xff", "[]", "null"),
    "requests": HTTP,
}
"""The words of each reader's language."""


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Some that a reader reads gladly."""
    return tuple(_SEEDS[name]())


def _texts(pattern: str) -> Iterator[bytes]:
    return (path.read_bytes()[:4000] for path in islice(sorted(_SITES.glob(pattern)), 0, 400, 8))


def _fronts() -> Iterator[bytes]:
    yield from _texts("*/content/*/*.md")
    yield from _texts("*/content/**/*.yaml")


def _bodies() -> Iterator[bytes]:
    shown = (ROOT / "content/docs/blocks.md").read_text(encoding="utf-8")
    yield from (found[0].encode() for found in islice(_BLOCK.finditer(shown), 40))
    yield from (text.partition(b"\n---\n")[2] for text in _texts("*/content/articles/*.md"))
    yield b"A *b* **c** [d](e.md) ![f](g.jpg)[^1]\n\n[^1]: h\n\n| a | b |\n|--:|---|\n| `c` | d |\n"
    yield b"- [ ] e\n- f\n\n> g\n"


def _yaml_sites() -> Iterator[bytes]:
    yield SITE_YAML.encode()
    yield from _texts("*/site.yaml")
    yield (ROOT / "site.yaml").read_bytes()


def _f1db() -> Iterator[bytes]:
    return (name.encode() + b"\n" + told.encode() for name, told in FILES.items())


def _wordpress() -> Iterator[bytes]:
    caption = '[caption id="1" width="9"]<img src="https://kerb.example/a.jpg" alt="b" /> c[/caption]'
    items = entry(1, "One", f"<p>Text <b>bold</b></p>\n{caption}", more=meta("_a", "b")), entry(2, "Two", "[gallery]")
    yield (HEAD + "".join(items) + TAIL).encode()
    yield (HEAD + items[0] + TAIL).encode()


def _jekyll() -> Iterator[bytes]:
    front = "---\ntitle: A\ncategories: [b, c]\ntags: d\n---\n"
    yield front.encode() + b"Text {% include e.html %} {{ page.title }}\n\n{% highlight c %}\nf\n{% endhighlight %}\n"
    yield front.encode() + b"Text" + PARTING + b"title: Old\npermalink: /:year/:title/\nurl: https://a.example\n"


def _hugo() -> Iterator[bytes]:
    yield b"+++\ntitle = 'A'\ndate = 2024-06-17T10:00:00Z\ntags = ['b']\n+++\nText {{< figure src='a.jpg' >}}\n"
    yield (
        b'{"title": "A", "date": "2024-06-17"}\nText'
        + PARTING
        + b"baseURL = 'https://a.example/'\n[permalinks]\nposts='/a/'\n"
    )
    yield b"---\ntitle: A\ndate: 2024-06-17\n---\n{{% b %}}\nc\n{{% /b %}}\n"


def _pictures() -> Iterator[bytes]:
    yield from (picture(form) for form in ("JPEG", "PNG", "GIF", "WEBP"))
    yield picture("PNG", mode="P", colour=1)
    yield photo((40, 30), "WEBP")
    yield moving()


def _stores() -> Iterator[bytes]:
    from tempfile import TemporaryDirectory

    from generator.store.memo import Memo

    with TemporaryDirectory() as folder:
        site = TinySite(Path(folder), {"content/articles/a.md": article()})
        site.memo = Memo(Path(folder) / ".cache")
        site.built()
        site.memo.rest()
        yield (Path(folder) / ".cache" / STORE).read_bytes()


def _drawings() -> Iterator[bytes]:
    begin = b'<svg xmlns="http://www.w3.org/2000/svg"'
    yield begin + b' viewBox="0 0 10 10"><g><path id="a" d="M0 0L5 5C1 2 3 4 5 6Z"/></g></svg>'
    yield begin + b'><style>a{}</style><a href="b"><text>c</text></a></svg>'


_SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "front-matter": _fronts,
    "site-yaml": _yaml_sites,
    "python-markdown": _bodies,
    "commonmark": _bodies,
    "results": lambda: (
        *_texts("*/content/events/**/*.csv"),
        b"position,drivers,team,time\n1,Gasly,Alpine,1:23:45.678\n",
    ),
    "f1db": _f1db,
    "pasted": lambda: (path.read_bytes()[:3000] for path in sorted(_RAW.glob("*.[th]*"))),
    "wordpress": _wordpress,
    "jekyll": _jekyll,
    "hugo": _hugo,
    "picture": _pictures,
    "drawing": _drawings,
    "manifest": lambda: (
        b"parcferme manifest 1\n/a/\t1\t2\n/b.css\t3\t4\n",
        b"parcferme manifest 1\nwriting\n/\t1\t2\n",
    ),
    "store": _stores,
    "requests": lambda: (
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /media/a.jpg HTTP/1.1\r\nHost: localhost:8000\r\nRange: bytes=0-3\r\n\r\n",
        b"GET /.parcferme/events?build=1&page=/a HTTP/1.1\r\nHost: [::1]\r\nOrigin: http://[::1]\r\n\r\n",
        b"POST /articles/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab",
    ),
}
