"""HTML as Markdown: not a word is lost, and what has a block becomes one."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.newsroom.markup import words
from generator.newsroom.moving.items import Notes, Origin, Way
from generator.newsroom.moving.markdown import written
from generator.newsroom.raw import storable
from generator.schema import Converter as Name
from generator.text.converters import converter
from generator.text.html import body


def way() -> Way:
    return Way("content/articles/a.md", lambda _: None, lambda _: None, Notes())


def made(html: str, *, breaks: bool = False) -> str:
    return written(html, way(), Origin("x.xml", html), title="A film", breaks=breaks)


SAID = {
    "<p>One</p><p>Two</p>": "One\n\nTwo",
    "<p>a <b>bold</b> and <em>leaning</em> word</p>": "a **bold** and *leaning* word",
    "<p>a<b>b</b><b>c</b></p>": "a<strong>b</strong>**c**",
    "<p>un<em>frigging</em>believable</p>": "un*frigging*believable",
    "<p><strong>“Quote”</strong>he said</p>": "<strong>“Quote”</strong>he said",
    "<p>So <strong> spaced </strong>out</p>": "So  **spaced** out",
    "<h1>Top</h1><h2 id='start'>Start</h2><h3>C#</h3>": "## Top\n\n## Start {#start}\n\n### C\\#",
    "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>": "-   a\n-   b\n    -   c",
    "<ol start=3><li><p>a</p><p>b</p></li><li>c</li></ol>": "3.  a\n\n    b\n\n4.  c",
    "<ul><li>a</li></ul><ul><li>b</li></ul>": "-   a\n\n<!-- -->\n\n-   b",
    "<blockquote><p>a</p><p>b</p></blockquote>": "> a\n>\n> b",
    "<pre><code class='language-python'>x = 1\n\ny &lt; 2</code></pre>": "```python\nx = 1\n\ny < 2\n```",
    "<p>Use <code>a`b</code></p>": "Use ``a`b``",
    "<p>a<br>b</p>": "a<br>\nb",
    "<p><a href='https://x.example/a_(b)'>it</a></p>": "[it](https://x.example/a_%28b%29)",
    "<p><a href='https://x.example/'>https://x.example/</a></p>": "<https://x.example/>",
    "<p><a href='javascript:x()'>it</a></p>": "it",
    "<p><img src='https://x.example/a b.jpg' alt='A [b]'></p>": "![A \\[b\\]](https://x.example/a%20b.jpg)",
    "<p># no heading</p>": "\\# no heading",
    "<p>1. no list</p>": "1\\. no list",
    "<p>*no* _emphasis_ {: .x} a|b <b>x</b></p>": "\\*no\\* \\_emphasis\\_ \\{: .x} a\\|b **x**",
    "<p>[sic] and [a](b)</p>": "[sic] and \\[a](b)",
    "<hr>": "***",
    "<dl><dt>T</dt><dd>D</dd></dl>": "T\n:   D",
    "<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>": "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "<p>H<sub>2</sub>O <span style='color:red'>red</span></p>": "H<sub>2</sub>O red",
    "<figure><img src='a.jpg' alt='x'><figcaption>Words</figcaption></figure>": (
        "```{figure}\nsrc: a.jpg\nalt: x\n\nWords\n```"
    ),
    "<figure><img src='a.jpg' alt='x'></figure>": "![x](a.jpg)",
    "<p>https://www.youtube.com/watch?v=abcdefghijk</p>": (
        '```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: A film\n```'
    ),
    "<iframe src='https://player.vimeo.com/video/123' title='Lap'></iframe>": (
        '```{video}\nurl: "https://vimeo.com/123"\ntitle: Lap\n```'
    ),
    "<script>x</script><p>y</p>": "y",
    "<div><div><p>deep</p></div>tail</div>": "deep\n\ntail",
    "": "",
}


@pytest.mark.parametrize("html", SAID)
def test_html_becomes_markdown(html: str) -> None:
    assert made(html) == SAID[html]


def test_all_cases_of_html_ran() -> None:
    assert len(SAID) == 33


BROKEN = {
    "One\n\nTwo\nThree": "One\n\nTwo<br>\nThree",
    "<b>One\n\nTwo</b>": "**One<br>\nTwo**",
    "One\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nTwo": "One\n\n-   a\n-   b\n\nTwo",
    "Look:\n\nhttps://youtu.be/abcdefghijk?t=30\n\nThere.": (
        'Look:\n\n```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk&t=30"\ntitle: A film\n```\n\nThere.'
    ),
    "Line<br />\nother": "Line<br>\nother",
    "<pre>a\n\nb</pre>": "```\na\n\nb\n```",
    "<em>a</em>\n\n<strong>b</strong>": "*a*\n\n**b**",
}


@pytest.mark.parametrize("html", BROKEN)
def test_classic_texts_have_paragraphs_where_blank_lines_are(html: str) -> None:
    assert made(html, breaks=True) == BROKEN[html]


def test_all_cases_of_classic_texts_ran() -> None:
    assert len(BROKEN) == 7


INLINE = ("b", "em", "i", "strong", "del", "sup", "span", "code", "u", "a href='https://x.example/y'", "q")
BLOCKS = (
    "p",
    "div",
    "blockquote",
    "ul><li",
    "h2",
    "h4",
    "ol><li",
    "table><tr><td",
    "figure",
    "center",
    "dl><dd",
    "pre",
    "details",
)
TEXT = st.sampled_from(
    (
        *("word", "Two words", " ", "\n", "\n\n", "*", "_x_", "**", "# ", "1. ", "- ", "> ", "[a](b)", "[x]: y", "`"),
        *("```", "~~~", "&amp;amp;", "&lt;b&gt;", "{: .x}", "{x}", "|", "a|b", "---", "===", ": d", "!!! note", "\\"),
        *("é", "日本語。", "עברית", "…", "http://x.example/a_b_", "#", "C#", "+ ", "&#x1F3C1;", "\\*", "[ ] ", "[^1]"),
        *("[^1]: x", "*[A]: b", "~~", "!", "![", "2. x", "<br>", "x:", "::", "$x$"),
    )
)
HTML = st.recursive(
    TEXT,
    lambda inner: st.builds(
        lambda tag, parts: (
            f"<{tag}>{''.join(parts)}" + "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><")))
        ),
        st.sampled_from(INLINE + BLOCKS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)


@pytest.mark.parametrize("name", ["python-markdown", "commonmark"])
@pytest.mark.parametrize("breaks", [False, True])
def test_not_a_word_is_lost(name: Name, breaks: bool) -> None:
    convert = converter(name)

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(HTML, max_size=5).map("".join))
    def holds(html: str) -> None:
        text = made(html, breaks=breaks)
        page, _ = body(text, path="a.md", first_line=1, converter=convert)
        tree = LexborHTMLParser(f"<body>{storable(html)}").body
        assert tree is not None
        wanted = letters(tree.text(separator=" "))
        shown = letters(LexborHTMLParser(page.html).text(separator=" "))
        assert not wanted - shown, (html, text, page.html)

    holds()


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text, whatever its quotes and dashes are."""
    return Counter(re.sub(r"[\W_]", "", "".join(words(text))))
