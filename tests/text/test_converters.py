"""What writers type, and the HTML it becomes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConversionError
from generator.model import Body
from generator.schema import Converter as Name
from generator.text.converters import OURS, Converter, converter
from generator.text.dialect import DIFFERENCES, unknown
from generator.text.html import body, fill
from tests.tiny import TinySite, article

PLAIN = converter("python-markdown")
COMMON = converter("commonmark")

FEATURES = {
    "paragraph": ("Norris won.", "<p>Norris won.</p>"),
    "hard break": ("one  \ntwo", "<p>one<br>\ntwo</p>"),
    "emphasis": ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong></p>"),
    "no emphasis inside words": ("lap_time_best", "<p>lap_time_best</p>"),
    "strikethrough": ("~~P3~~ P4", "<p><del>P3</del> P4</p>"),
    "single tildes are text": ("H~2~O", "<p>H~2~O</p>"),
    "code span": ("`a < b`", "<p><code>a &lt; b</code></p>"),
    "typographic quotes": ('"It\'s" -- so...', "<p>“It’s” – so…</p>"),
    "em dash": ("a --- b", "<p>a — b</p>"),
    "quotes in code stay": ('`"x" -- y`', '<p><code>"x" -- y</code></p>'),
    "heading": ("## The race", '<h2 id="the-race">The race</h2>'),
    "heading with underline": ("The race\n--------", '<h2 id="the-race">The race</h2>'),
    "heading with an id": ("## The race {#r}", '<h2 id="r">The race</h2>'),
    "heading with a class": ("### A {.wide}", '<h3 id="a" class="wide">A</h3>'),
    "h1 becomes h2": ("# Title", '<h2 id="title">Title</h2>'),
    "h6 stays": ("###### Six", '<h6 id="six">Six</h6>'),
    "list": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "numbered list": ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    "numbered list that starts later": ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    "lists of two kinds stay apart": ("1. a\n\n- b", "</ol>\n<ul>"),
    "task to do": ("- [ ] a", '<li class="task"><input type="checkbox" disabled aria-label="to do"> a</li>'),
    "task done": ("- [x] a", '<li class="task"><input type="checkbox" disabled checked aria-label="done"> a</li>'),
    "task in a loose list": ("- [ ] a\n\n- b", '<li class="task">\n<p><input type="checkbox" disabled'),
    "blockquote": ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
    "rule": ("***", "<hr>"),
    "link elsewhere": ("[F1](https://f1.example/a?b=1&c=2)", '<a href="https://f1.example/a?b=1&amp;c=2">F1</a>'),
    "link with a title": ('[a](https://x.example "T")', '<a href="https://x.example" title="T">a</a>'),
    "bare address in angles": ("<https://x.example>", '<a href="https://x.example">https://x.example</a>'),
    "mail in angles": ("<me@x.example>", '<a href="mailto:me@x.example">me@x.example</a>'),
    "link by reference": ("[a][r]\n\n[r]: https://x.example", '<a href="https://x.example">a</a>'),
    "picture elsewhere": ("![Grid](https://x.example/g.jpg)", '<img alt="Grid" src="https://x.example/g.jpg">'),
    "table": ("| a |\n|---|\n| 1 |", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>"),
    "table in a box that scrolls": (
        "| a |\n|---|\n| 1 |",
        '<div class="table" role="group" aria-label="Table" tabindex="0"><table>',
    ),
    "table to the left": ("| a |\n|:--|\n| 1 |", '<td class="align-left">1</td>'),
    "table centred": ("| a |\n|:-:|\n| 1 |", '<th class="align-center">a</th>'),
    "table to the right": ("| a |\n|--:|\n| 1 |", '<td class="align-right">1</td>'),
    "definition list": ("Undercut\n:   Pit first.", "<dl>\n<dt>Undercut</dt>\n<dd>Pit first.</dd>\n</dl>"),
    "abbreviation": ("A VSC.\n\n*[VSC]: virtual car", '<p>A <abbr title="virtual car">VSC</abbr>.</p>'),
    "footnote in the text": (
        "A[^n].\n\n[^n]: B.",
        '<sup class="footnote-ref" id="fnref-n"><a role="doc-noteref">1</a>',
    ),
    "footnotes": (
        "A[^n].\n\n[^n]: B.",
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n<li id="fn-n">\n<p>B.&nbsp;'
        '<a class="footnote-back" role="doc-backlink" aria-label="Back to reference 1">↩\ufe0e</a></p>\n'
        "</li>\n</ol>\n</section>",
    ),
    "footnote named with a space": ("A[^my note].\n\n[^my note]: B.", '<li id="fn-my-note">'),
    "footnote referred to twice": ("A[^n] B[^n]\n\n[^n]: C.", 'id="fnref-n-2"'),
    "footnote defined within another": (
        "A[^n].\n\n[^n]: B.\n\n    > [^m]: C.\n\n    D[^m].",
        '<li id="fn-m">\n<p>C.&nbsp;',
    ),
    "admonition": (
        '!!! note "Rules"\n    Text.',
        '<div class="admonition note">\n<p class="admonition-title">Rules</p>\n<p>Text.</p>\n</div>',
    ),
    "attribute list": ("A *b*{: .c #d lang=fr}", '<em class="c" lang="fr" id="d">b</em>'),
    "Markdown in HTML": ('<div class="x" markdown="1">\n\n*a*\n\n</div>', '<div class="x">\n<p><em>a</em></p>\n</div>'),
    "HTML": ("<figure><figcaption>F</figcaption></figure>", "<figure><figcaption>F</figcaption></figure>"),
    "fenced code": ("```\na < b\n```", '<pre class="code" tabindex="0"><code>a &lt; b\n</code></pre>'),
    "fenced code in colour": (
        "```python\nimport os\n```",
        '<pre class="code" tabindex="0"><code class="language-python"><span class="kn">import</span>',
    ),
    "fenced code of an unknown language": ("```pitwall\n<a>\n```", '<code class="language-pitwall">&lt;a&gt;\n</code>'),
    "fenced code with tildes": ("~~~\n```\n~~~", "<code>```\n</code>"),
    "fenced code with attributes": ("``` {.pitwall #x}\na\n```", '<code class="language-pitwall">a\n</code>'),
    "fenced code in a list": ("1. a\n\n    ```\n    b\n    ```\n2. c", "<code>b\n</code></pre>\n</li>\n<li>"),
    "fenced code in a quotation": ("> a\n> ```\n> b\n> ```\n> c", "<code>b\n</code></pre>\n<p>c</p>\n</blockquote>"),
    "fenced code that is never closed": ("```\na\n\nb", "<code>a\n\nb\n</code>"),
    "indented code": ("    a\n    ```\n    b", "<code>a\n```\nb\n</code>"),
    "a fence in indented code is code": ("text\n\n    ```\n    a\n    ```", "<code>```\na\n```\n</code>"),
    "comment": ("a <!-- b --> c", "<p>a  c</p>"),
}


COMMONMARK = {
    "emphasis": "<em><strong>c</strong></em>",
    "picture elsewhere": '<img src="https://x.example/g.jpg" alt="Grid">',
    "table": "<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td>1</td></tr>\n</tbody></table>",
    "abbreviation": "<p>A VSC.</p>\n<p>*[VSC]: virtual car</p>",
    "admonition": "<p>!!! note “Rules”\nText.</p>",
    "attribute list": "<p>A <em>b</em>{: .c #d lang=fr}</p>",
    "Markdown in HTML": '<div class="x">\n<p><em>a</em></p>\n</div>',
}
"""What CommonMark makes of the features that it makes something else of."""

TOLD = {
    "abbreviation": ["an abbreviation"],
    "admonition": ["an admonition"],
    "attribute list": ["an attribute list"],
}
"""The features that CommonMark does not know, and what is said of them."""


def read(text: str, by: Converter = PLAIN) -> Body:
    made, _ = body(text, path="a.md", first_line=1, converter=by)
    return made


@pytest.mark.parametrize("name", FEATURES)
def test_what_is_typed_becomes_its_html(name: str) -> None:
    text, html = FEATURES[name]
    made, problems = body(text, path="a.md", first_line=1, converter=PLAIN)
    assert html in made.html
    assert problems == ()


@pytest.mark.parametrize("name", FEATURES)
def test_commonmark_makes_the_same_but_for_known_differences(name: str) -> None:
    text, html = FEATURES[name]
    made, _ = body(text, path="a.md", first_line=1, converter=COMMON)
    assert COMMONMARK.get(name, html) in made.html
    told = [each.message.rpartition(": ")[2] for each in unknown(text, path="a.md", first_line=1)]
    assert told == TOLD.get(name, [])


def test_the_table_of_features_is_whole() -> None:
    assert (len(FEATURES), len(COMMONMARK), len(TOLD)) == (58, 7, 3)
    assert TOLD.keys() <= COMMONMARK.keys() <= FEATURES.keys()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n\n*[VSC]: car", (9, 1, 7)),
        ("*a*{: .b }", (7, 4, 7)),
        ('> b\n\n!!! note "A"\n    b', (9, 1, 5)),
    ],
)
def test_what_commonmark_does_not_know_is_told_with_its_place(text: str, place: tuple[int, int, int]) -> None:
    (told,) = unknown(text, path="a.md", first_line=7)
    assert (told.code, told.severity, told.at.path) == ("PF207", "warning", "a.md")
    assert (told.at.line, told.at.column, told.at.width) == place
    assert told.hint


@pytest.mark.parametrize("text", ["```\n!!! note\n*[A]: b\n{: .c}\n```", "a {b: c} !!! d [e]: f", "## A {#b .c}"])
def test_what_commonmark_knows_is_not_told(text: str) -> None:
    assert list(unknown(text, path="a.md", first_line=1)) == []


LINES = st.lists(
    st.sampled_from(["a", "*[A]: b", " *[a", "{: .c}", "{", "{:", "!!! n", "???+ n", "!!", "???", "a ", "x{: y}"])
)


@given(LINES)
def test_every_line_of_another_dialect_is_told(lines: list[str]) -> None:
    expected = [
        number for number, line in enumerate(lines, 1) if any(each.pattern.search(line) for each in DIFFERENCES)
    ]
    assert [each.at.line for each in unknown("\n".join(lines), path="a.md", first_line=1)] == expected


def test_one_text_leaves_nothing_for_the_next() -> None:
    text = "A[^1] VSC [r]\n\n[^1]: B.\n\n*[VSC]: car\n\n[r]: /x"
    assert PLAIN.convert(text) == PLAIN.convert(text)
    assert PLAIN.convert("VSC [r] [^1]") == "<p>VSC [r] [^1]</p>"


def test_a_converter_is_made_once() -> None:
    assert converter("python-markdown") is PLAIN


def test_a_site_can_add_extensions() -> None:
    with_breaks = converter("python-markdown", ("markdown.extensions.nl2br",))
    assert "<br" in with_breaks.convert("a\nb")
    assert "<br" not in PLAIN.convert("a\nb")


@pytest.mark.parametrize("name", ["no_such_extension", "generator.text.slugs", "markdown.extensions"])
def test_an_extension_that_cannot_be_loaded_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}' cannot be loaded"):
        converter("python-markdown", (name,))


WITHOUT = {
    "abbr": ("abbreviation", "<p>A VSC.</p>", ""),
    "admonition": ("admonition", "!!! note", ""),
    "attr_list": ("heading with an id", ">The race {#r}</h2>", ">The race {#r}</h2>"),
    "def_list": ("definition list", "<p>Undercut\n:", "<p>Undercut\n:"),
    "footnotes": ("footnote in the text", "<p>A<a", "<p>A<a"),
    "md_in_html": ("Markdown in HTML", "*a*", ""),
    "sane_lists": ("lists of two kinds stay apart", "<p>b</p>\n</li>\n</ol>", ""),
    "smarty": ("typographic quotes", '"It\'s" -- so...', '"It\'s" -- so...'),
    "tables": ("table", "<p>| a |", "<p>| a |"),
    "tasklist": ("task to do", "<li>[ ] a</li>", "<li>[ ] a</li>"),
    "tilde": ("strikethrough", "~~P3~~", "~~P3~~"),
}
"""For each extension of ours a feature that is gone without it, and the HTML by either converter; "" where CommonMark
does not know it anyway."""


@pytest.mark.parametrize("name", WITHOUT)
def test_a_site_can_take_an_extension_out(name: str) -> None:
    feature, plain, common = WITHOUT[name]
    text, html = FEATURES[feature]
    for package, expected in (("python-markdown", plain), ("commonmark", common)):
        whole = read(text, converter(package))
        less = read(text, converter(package, (f"-{name}",)))
        assert expected in less.html
        assert (less == whole) is not bool(expected)
        assert not expected or html not in less.html


def test_every_extension_of_ours_can_be_taken_out() -> None:
    assert sorted(WITHOUT) == list(OURS)
    bare = converter("python-markdown", tuple(f"-{name}" for name in OURS))
    assert read('*a* "b" ~~c~~', bare).html == '<p><em>a</em> "b" ~~c~~</p>'


def test_what_cannot_be_taken_out_is_named() -> None:
    for package in ("python-markdown", "commonmark"):
        with pytest.raises(ValueError, match=r"'-smart' takes out no extension: known here are -abbr, .*, -tilde"):
            converter(package, ("-smart", "-smarty"))


def test_one_extension_can_come_and_another_go() -> None:
    by = converter("python-markdown", ("markdown.extensions.nl2br", "-smarty"))
    assert read("'a'\nb", by).html == "<p>'a'<br>\nb</p>"


def test_a_text_nested_beyond_reason_is_a_mistake_with_a_place() -> None:
    with pytest.raises(ConversionError):
        PLAIN.convert("- " * 1000 + "x")
    made, problems = body("- " * 1000 + "x", path="a.md", first_line=7, converter=PLAIN)
    assert made.html == ""
    assert [(each.code, each.at.path, each.at.line) for each in problems] == [("PF118", "a.md", 7)]
    assert read("after").html == "<p>after</p>"


def test_a_text_on_which_pyromark_fails_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    made, problems = body("d\n:.\n  {}\n -", path="a.md", first_line=7, converter=COMMON)
    assert made == Body()
    text = "the text cannot be converted: pyromark fails on it; write it in another way, or use python-markdown"
    assert [(each.code, each.message, each.at.line) for each in problems] == [("PF118", text, 7)]
    capfd.readouterr()  # Rust prints a trace of its own


CODE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff")
)
LANGUAGES = st.sampled_from(["", "python", "yaml", "html", "markdown", "no-such-language"])


def code_of(made: Body) -> str:
    import re
    from html import unescape

    block = re.search(r"<pre[^>]*><code[^>]*>(.*?)</code></pre>", fill(made, lambda _: ""), re.DOTALL)
    assert block
    return unescape(re.sub(r"<[^>]*>", "", block[1]))


@given(CODE, LANGUAGES)
def test_fenced_code_comes_out_byte_for_byte(code: str, language: str) -> None:
    marks = "~" * (max(map(len, code.split("\n"))) + 3)
    for by in (PLAIN, COMMON):
        assert code_of(read(f"Before\n\n{marks}{language}\n{code}\n{marks}\n\nAfter", by)) == code + "\n"


@given(CODE)
def test_fenced_code_in_a_list_comes_out_byte_for_byte(code: str) -> None:
    marks = "~" * (max(map(len, code.split("\n"))) + 3)
    inner = "\n".join("    " + line for line in f"{marks}\n{code}\n{marks}".split("\n"))
    assert code_of(read(f"- item\n\n{inner}\n\n    text\n")) == code + "\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("\n\n a", "\n\n a\n"),
        ("a  \n\t\n\tb \t", "a  \n\t\n\tb \t\n"),
        ("&lt; &amp;lt; <b>", "&lt; &amp;lt; <b>\n"),
        ("a\r\nb\r\n", "a\nb\n\n"),
        ("[^1] *[x]: y\n{: .c}", "[^1] *[x]: y\n{: .c}\n"),
        ("\ufeffa\u00a0b\u2028c", "\ufeffa\u00a0b\u2028c\n"),
        ("wzxhzdk:0 klzzwxh:0000", "wzxhzdk:0 klzzwxh:0000\n"),
    ],
)
def test_hard_cases_of_code_come_out_as_written(written: str, expected: str) -> None:
    for language in ("", "python", "html"):
        for by in (PLAIN, COMMON):
            assert code_of(read(f"```{language}\n{written}\n```", by)) == expected


@given(st.lists(st.sampled_from(["\x02", "\x03", "wzxhzdk:0", "klzzwxh:0000", "```", "\n", "    ", "`", "- ", "<b>"])))
def test_forged_placeholders_are_text(parts: list[str]) -> None:
    made = read("".join(parts))
    assert made.slots == ()
    assert not set("\x02\x03") & set(made.html)


@pytest.mark.parametrize("name", ["python-markdown", "commonmark"])
def test_a_site_takes_an_extension_out_in_its_site_yaml(tmp_path: Path, name: Name) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/one.md": article("One", body='A "quote".')})
    config = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": config + f'markdown: {{converter: {name}, extensions: ["-smarty"]}}\n'}).built()
    assert 'A "quote".' in site.page("/articles/one/")
    site.write({"site.yaml": config + f'markdown: {{converter: {name}, extensions: ["-nope"]}}\n'})
    assert "'-nope' takes out no extension: known here are -abbr" in site.told(site.build())
