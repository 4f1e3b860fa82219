"""Hostile HTML: nothing of it can run afterwards, and whoever wrote it is told where it stood."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.errors import ConversionError
from generator.model import Body, Problem, Slot
from generator.text.converters import Converter, converter
from generator.text.html import body, fill
from generator.text.html import read as read_html
from generator.text.policy import ATTRIBUTES, SCHEMES, TAGS, clean
from generator.text.quick import harmless, pieces, surely_clean
from generator.text.tokens import CHECKED

PLAIN = converter("python-markdown")
COMMON = converter("commonmark")

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "text <script>alert(1)</script> text",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script type='module'>import 'x'</script>",
    "<script>\n\nalert(1)\n\n</script>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    '<div markdown="1">\n\n<script>alert(1)</script>\n\n</div>',
    "<img src=x.png onerror=alert(1)>",
    '<img src="x.png" onerror="alert(1)">',
    "<IMG SRC=x.png OnErRoR=alert(1)>",
    "<img src=x.png\nonerror\n=\nalert(1)>",
    "<img src=javascript:alert(1)>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
    '<a href="JaVaScRiPt:alert(1)">a</a>',
    '<a href="java&#115;cript:alert(1)">a</a>',
    '<a href="&#x6A;avascript:alert(1)">a</a>',
    '<a href="&#0000106avascript:alert(1)">a</a>',
    '<a href="javascript&colon;alert(1)">a</a>',
    '<a href="java&Tab;script:alert(1)">a</a>',
    '<a href="java&NewLine;script:alert(1)">a</a>',
    '<a href="java\nscript:alert(1)">a</a>',
    '<a href="&#14; javascript:alert(1)">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="file:///etc/passwd">a</a>',
    '<a href="blob:https://x.example/1">a</a>',
    "[a](javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](JAVASCRIPT:alert(1) 'title')",
    "[a](java&#115;cript:alert(1))",
    "[a][r]\n\n[r]: javascript:alert(1)",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    '[a](https://x.example "t"){: onclick=alert(1) }',
    "# Heading {: onmouseover=alert(1) }",
    "*a*{: style='position:fixed' }",
    "paragraph\n{: onclick='alert(1)' }",
    "![a](x.png){: onload=alert(1) }",
    '<p style="background:url(javascript:x)">a</p>',
    '<td style="color:red">a</td><table><tr><td style="color:red">a</td></tr></table>',
    "<style>body { display: none }</style>",
    "<style>@import 'https://x.example/a.css';</style>",
    '<link rel="stylesheet" href="https://x.example/a.css">',
    '<base href="https://x.example/">',
    '<meta http-equiv="refresh" content="0;url=https://x.example">',
    "<title>x</title>",
    '<iframe src="https://x.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="https://x.example/a.swf"></object>',
    '<embed src="https://x.example/a.swf">',
    "<applet code=x></applet>",
    "<frameset><frame src=x></frameset>",
    '<form action="https://x.example"><button>go</button></form>',
    '<input type="text" name="password">',
    '<input type="image" src=x onerror=alert(1)>',
    "<input type=checkbox>",
    "<button formaction=javascript:alert(1)>a</button>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<select autofocus onfocus=alert(1)></select>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>",
    "<math href='javascript:alert(1)'>a</math>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<xmp><script>alert(1)</script></xmp>",
    "<video src=x.mp4 onloadstart=alert(1)></video>",
    "<video autoplay src=x.mp4></video>",
    "<video><source onerror=alert(1)></video>",
    '<video poster="javascript:alert(1)"></video>',
    "<details open ontoggle=alert(1)></details>",
    "<body onload=alert(1)>",
    "<html manifest=x>",
    "<marquee onstart=alert(1)>a</marquee>",
    '<a href="/x" target="_blank">a</a>',
    '<a href="/x" ping="https://x.example">a</a>',
    '<blockquote cite="javascript:alert(1)">a</blockquote>',
    '<div data-x="1">a</div>',
    "<x-y onclick=alert(1)>a</x-y>",
    "<b onclick=alert(1)>a",
    "<b <script>alert(1)</script>",
    '<a title="</a><script>alert(1)</script>" onclick=x>a</a>',
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
]

TEXT_ONLY = [
    "<script",
    "<img src=x onerror=alert(1)",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "<img/src=x.png/onerror=alert(1)>",
    '<img src="x.png"onerror="alert(1)">',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '[a](https://x.example "onclick=alert(1)")',
    '[a](https://x.example "\\" onclick=\\"alert(1)")',
    "![<script>alert(1)</script>](x.png)",
    "*[HTML]: onclick=x\n\nHTML",
    "<!-- <script>alert(1)</script> -->",
    "a < b and c > d",
    "[a](//x.example)",
    "[a](./javascript:x)",
]


def read(text: str, by: Converter = PLAIN) -> tuple[Body, tuple[Problem, ...]]:
    return body(text, path="content/a.md", first_line=4, converter=by)


def shown(made: Body) -> str:
    """The HTML as it reaches a reader when every slot is filled with what the author wrote."""

    def as_written(slot: Slot) -> str:
        if slot.kind == "picture":
            return f'<img src="{escape(slot.target)}" alt="{escape(slot.alt)}"{slot.attributes}>'
        return f' {slot.attribute}="{escape(slot.target)}"'

    return fill(made, as_written)


def assert_harmless(html: str) -> None:
    """Read as a browser reads it, there is no element, attribute or address that the policy does not know."""
    ours = {"role", "aria-label", "tabindex"}
    for node in LexborHTMLParser(html, is_fragment=True).css("*"):
        assert node.tag in TAGS
        for name, value in node.attributes.items():
            assert name in ours | ATTRIBUTES["*"] | ATTRIBUTES.get(node.tag, frozenset())
            assert name != "style"
            if name in ("href", "src", "poster", "cite"):
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value or "").lower())
                assert scheme is None or scheme[1] in SCHEMES


def test_there_are_enough_hostile_inputs() -> None:
    assert (len(HOSTILE), len(set(HOSTILE))) == (91, 91)
    assert len(TEXT_ONLY) == 16


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_left_of_commonmark(text: str) -> None:
    assert_harmless(shown(read("Before.\n\n" + text, COMMON)[0]))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_left_and_its_place_is_told(text: str) -> None:
    made, problems = read("Before.\n\n" + text)
    assert_harmless(shown(made))
    assert problems
    for each in problems:
        assert each.code == "PF204"
        assert each.at.path == "content/a.md"
        assert each.at.line >= 6
        assert each.at.column >= 1
        assert each.hint


@pytest.mark.parametrize("html", HOSTILE + TEXT_ONLY)
def test_nothing_hostile_is_left_of_any_converters_html(html: str) -> None:
    made, _ = read_html(html, source=html, path="a.md", first_line=1)
    assert_harmless(shown(made))


@pytest.mark.parametrize("text", TEXT_ONLY)
def test_what_only_looks_hostile_is_text(text: str) -> None:
    made, problems = read(text)
    assert_harmless(shown(made))
    assert problems == ()


FRAGMENTS = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
PIECES = sorted({piece for text in HOSTILE + TEXT_ONLY for piece in FRAGMENTS.findall(text)})


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_hostile_pieces_in_any_order_leave_nothing_hostile(text: str) -> None:
    made, _ = read(text)
    assert_harmless(shown(made))


def lost(html: str) -> bool:
    """True when cleaning took an element, an attribute or an address out."""

    def all_of(fragment: str) -> list[tuple[str, dict[str, str | None]]]:
        nodes = LexborHTMLParser(fragment, is_fragment=True).css("*")
        styles = {"text-align: left;": "text-align:left"}
        return [
            (node.tag or "", {name: styles.get(value or "", value) for name, value in node.attributes.items()})
            for node in nodes
        ]

    return all_of(html) != all_of(clean(html))


TAGS_AND_TEXT = st.sampled_from([
    "<p>", "</p>", "<em class='a'>", '<em class="a">', "</em>", '<a href="/x">', '<a href="x:y">', '<a href="a b">',
    "</a>", '<a href="https://x.example/a?b&amp;c">', '<a href="https://x">', '<a href="http://">', "text", "&lt;",
    '<a href="mailto:a@b">', '<img src="a.png" alt="b">', "<img>", '<img src="data:x">', "<!-- c -->", "<!-->", "<",
    "<!--> -->", "<script>", "</script>", '<td style="text-align: left;">', "<table><tr>", "</table>", ">",
    '<b onclick="x">', '<ol start="3">', "<b>",
])  # fmt: skip


@given(st.lists(TAGS_AND_TEXT, max_size=8).map("".join))
def test_what_is_called_harmless_loses_nothing(html: str) -> None:
    if harmless(html):
        assert not lost(html)


MARKDOWN = st.sampled_from([
    "word", " ", "  ", "\n", "\n\n", "\n    ", "\n- ", "\n1. ", "\n> ", "\n# ", "\n===\n", "\n---\n", "\n\n```\n",
    "\n```py\n", "*", "**", "_", "~~", "`", "``", "[", "]", "](/a)", "](b.md)", '](/a "t")',
    "](https://x.example/?a&b)", "](x:y)", "![", "[^1]", "\n\n[^1]: ", "\n\n[^2]: ", "[a]", "\n\n[a]: /b 'c'\n",
    "{#a}", " {: .b}", '{: onclick="x" }', "{: title='a' }", "\n\n| a | b |\n|:-:|--:|\n| ", " | ", "\n|:--|\n",
    "\nword\n: ", "\n- [x] ", "\n*[word]: title", "\n!!! note\n    ", "&", "&amp;", "&lt;", "&quot;", "&nbsp;",
    'td style="text-align: ', ';"', "&#60;", "&copy;", "\xa0", '"', "'", ">", "/>", " />", "\\", "--", "...", "\t", "é",
])  # fmt: skip


@given(st.lists(MARKDOWN, max_size=24).map("".join))
def test_html_of_a_text_without_tags_is_made_canonical_as_a_parser_does(text: str) -> None:
    for each in (PLAIN, COMMON):
        try:
            html = each.convert(text)
        except ConversionError:
            continue
        if made := surely_clean(html):
            assert made == pieces(CHECKED.split(clean(html)))


@given(st.text(st.characters(exclude_characters="<[{", codec="utf-8")))
def test_prose_without_tags_links_and_attributes_is_never_reported(text: str) -> None:
    assert read(text)[1] == ()


PLACES = {
    "script": ("Text.\n\nA <script>x</script>", (6, 3)),
    "second script": ("A <script>x</script>\n\nB <script>y</script>", (6, 3)),
    "not the one in code": ("`<script>` and\n<script>x</script>", (5, 1)),
    "not the one in a fence": ("```\n<script>\n```\n\n<script>x</script>", (8, 1)),
    "attribute": ('Text.\n\n<p\nonclick="x">a</p>', (7, 1)),
    "attribute list": ("Text.\n\n*a*{: onclick=x }", (6, 7)),
    "address": ("Text.\n[a](javascript:x)", (5, 5)),
    "address with entities": ("Text.\n[a](java&#115;cript:x)", (5, 5)),
    "address by reference": ("[a][r]\n\n[r]: javascript:x", (6, 6)),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_last_thing_taken_out_has_its_own_place(name: str) -> None:
    text, place = PLACES[name]
    _, problems = read(text)
    assert (problems[-1].at.line, problems[-1].at.column) == place


def test_the_table_of_places_is_whole() -> None:
    assert len(PLACES) == 9


HINTS = {
    "<iframe src=x></iframe>": "write a link to it, or for a film a '{video}'",
    "<form></form>": "write a link to the form",
    "<script>x</script>": "leave it out: a post is kept as text by '{post}'",
    "<p style='color:red'>x</p>": "give the element a class",
    "<svg></svg>": "keep it as a picture",
    "<font>x</font>": "write it in Markdown",
    "<img alt=x>": "give it an address",
    "[a](javascript:x)": "http:, https:, mailto:, tel:",
}


@pytest.mark.parametrize("text", HINTS)
def test_the_hint_says_what_to_write_instead(text: str) -> None:
    _, problems = read(text)
    assert len(problems) == 1
    assert HINTS[text] in problems[0].hint


def test_the_table_of_hints_is_whole() -> None:
    assert len(HINTS) == 8


def test_the_text_of_a_script_goes_and_that_of_other_elements_stays() -> None:
    made, _ = read("a <script>b</script><style>c</style><font>d</font> e")
    assert made.text == "a d e"


def test_a_long_address_is_shortened_in_the_message() -> None:
    _, problems = read(f"![x](data:image/png;base64,{'A' * 500})")
    assert "…" in problems[0].message
    assert len(problems[0].message) < 120


def test_a_list_item_that_pretends_to_be_a_task_keeps_no_other_input() -> None:
    made, problems = read('<ul><li class="task-list-item"><input type="password" disabled></li></ul>')
    assert "<input" not in made.html
    assert [each.code for each in problems] == ["PF204"]
