"""Texts that would take hours are refused, each with its place; long and honest ones are not.

Each hostile text is so long that reading it in a time that grows as the square of its length would not end.
"""

import pytest

from generator.model import Body, Problem
from generator.text.converters import converter
from generator.text.html import body
from tests.fuzz.readers import PARTING, take
from tests.newsroom.f1db.tree import FILES
from tests.newsroom.moving.wxr import HEAD, TAIL, entry

CONVERTERS = {name: converter(name) for name in ("python-markdown", "commonmark")}
SIZE = 100_000

REFUSED = {
    "brackets": "[",
    "links without an end": "[a](",
    "pictures without an end": "![",
    "notes without an end": "[^",
    "code without an end": "``a`",
    "emphasis within strong": "**a*b",
    "quotation marks": "'",
    "double quotation marks": '"',
    "backslashes": "\\",
    "entities": "&a",
    "braces": "a{: #a }",
    "tags without an end": "<a ",
    "attributes without an end": '<a b="',
    "quotations in quotations": "> ",
    "items in items": "1. ",
    "headings without blank lines": "a\n=\n",
    "definitions without blank lines": "a\n: b\n",
    "rules without blank lines": "***\n",
    "admonitions without blank lines": "!!! a\n",
    "abbreviations": "*[a]: b\n",
    "notes": "[^a]: b\n\n",
    "notes in notes": "[^a]: ",
    "boxes": "<input>",
    "divisions in divisions": "<div>\n",
    "spans in spans": "<span markdown=1>",
}
"""What Python-Markdown is not given, by what is repeated."""


def made(name: str, text: str) -> tuple[Body, tuple[Problem, ...]]:
    return body(text, path="content/articles/a.md", first_line=5, converter=CONVERTERS[name])


@pytest.mark.parametrize("what", REFUSED)
def test_python_markdown_is_not_given_what_would_take_hours(what: str) -> None:
    unit = REFUSED[what]
    made_of, problems = made("python-markdown", "Before.\n\n" + unit * (SIZE // len(unit)))
    assert [(each.code, each.severity) for each in problems][:1] == [("PF118", "error")]
    assert problems[0].message.startswith("the text cannot be converted: ")
    assert made_of.html == ""


@pytest.mark.parametrize("what", REFUSED)
def test_the_other_converter_reads_it_or_refuses_it_too(what: str) -> None:
    unit = REFUSED[what]
    made("commonmark", unit * (SIZE // len(unit)))


def test_the_place_of_what_is_refused_is_told() -> None:
    _, (told,) = made("python-markdown", "Before.\n\nAt [" + "[" * SIZE + "\n\nAfter.")
    assert (told.at.line, told.at.column) == (7, 1)
    assert told.message == (
        "the text cannot be converted: this paragraph has too many signs of Markdown for its length: divide it"
    )
    _, (told,) = made("commonmark", "Before.\n\n" + "<div>\n" * 1000)
    assert (told.at.line, told.at.column, told.at.excerpt) == (7, 1, "<div>")
    assert told.message == "the text cannot be converted: elements stand more than 200 deep in each other"
    signs = "the text cannot be converted: more than 150,000 of the signs &, < and > stand in it"
    _, (told,) = made("commonmark", "& " * 150_001)
    assert told.message == signs
    _, (told,) = made("commonmark", "```{gallery}\npictures:\n  - src: a.jpg\n    alt: a" + "&" * 150_001 + "\n```")
    assert told.message == signs


DEEP = {
    "quotations": "> " * 3000 + "a",
    "lists": "".join(f"{' ' * 4 * depth}- a\n" for depth in range(400)),
    "quotations that are nearly too deep": "> " * 50 + "\n\n" + ">" * 50 + "\n",
    "lists that are nearly too deep": "- " * 50 + "\n\n" + "1. " * 50 + "\n\n" + "- 1.  " * 50 + "\n",
    "lists in one line": "- " * 5000 + "a",
    "divisions": "<div>" * 40_000,
    "tables": "<table><tr><td>" * 8_000,
    "drawings": "<svg>" + "<g>" * 40_000,
    "formatting in each paragraph": "".join(f"<b id=a{number}>" for number in range(3000)) + "\n\na" * 3000,
    "emphasis": "*a **b " * 20_000,
    "blocks left open": "```{live}\n" * 10_000 + "<b onclick=a>",
    "blocks": "".join(f"{'`' * (400 - depth)}{{box}}\n" for depth in range(390)) + "a\n",
}


@pytest.mark.parametrize("what", DEEP)
@pytest.mark.parametrize("name", CONVERTERS)
def test_depth_ends_no_process(name: str, what: str) -> None:
    made(name, DEEP[what])


PROSE = (
    'The *race* at Le Mans began in rain, and "nobody" -- not even [the champion](https://a.example/b) -- knew it... '
    "It's how `racing` goes (sometimes) & will go in 2024. "
)
HONEST = {
    "two megabytes of prose": "\n\n".join([PROSE * 4] * 3000),
    "a table of 5,000 rows": "| a | b |\n|---|---|\n" + "| [*Hill*](https://a.example/) | Team's `x` |\n" * 5000,
    "a table of HTML with 5,000 rows": "<table>\n" + "<tr><td><b>Hill</b></td><td>1</td></tr>\n" * 5000 + "</table>",
    "a list of 5,000 items": "* [Hill](https://a.example/), **12** laps\n" * 5000,
    "a paragraph of 100 KB": PROSE * 600,
    "1,000 headings": "## A\n\nText.\n\n" * 1000,
    "500 notes": "".join(f"Text[^{n}].\n\n[^{n}]: Note.\n\n" for n in range(500)),
    "a poem of 1,000 lines": "A line of it  \n" * 1000,
    "code of 5,000 lines": "```\n" + "# a [comment] * `b`\n" * 5000 + "```\n",
    "500 divisions": "<div class='a'>\n\nText\n\n</div>\n\n" * 500,
    "quotations twenty deep": "> " * 20 + "a",
    "a line of 100,000 signs": "A " + "> " * 100_000,
}


@pytest.mark.parametrize("what", HONEST)
@pytest.mark.parametrize("name", CONVERTERS)
def test_what_is_long_and_honest_is_converted(name: str, what: str) -> None:
    found, problems = made(name, HONEST[what])
    assert not problems
    assert len(found.html) > len(HONEST[what]) / 30


def test_all_cases_ran() -> None:
    assert (len(REFUSED), len(DEEP), len(HONEST)) == (25, 12, 12)


LONG = {
    "front-matter": ("[", "- ", "a: &a [*a]\n", "? ", "{a: ", "a: 'b\n", "'", "\n", "a: b\n", '"\\x00', "---\n"),
    "site-yaml": ("[", "- ", "a: b\n", "{a: ", "? ", "a: &a\n", "*a", "'", "|\n", "#", "nav:\n"),
    "results": (",", '"', "a\n", '"",', "1,b\n", ";", " "),
    "pasted": (
        " ",
        "a ",
        "“",
        '"',
        "(",
        "- ",
        "A: b\n",
        "By ",
        "\n",
        "| a ",
        "Q. a\n",
        "JAN 1 - ",
        "*",
        "<b>",
    ),
    "wordpress": (
        "\t",
        " ",
        "\n",
        "<item>",
        "<![CDATA[",
        "&",
        "<item><title>",
        "[",
        "[caption]",
        "<wp:post_id>",
        "<!ENTITY a '&b;'>",
    ),
    "jekyll": (
        "[",
        "{\n",
        "{{a}}",
        "- ",
        "{% raw %}",
        "{{",
        "{%",
        "---\n",
        "[a](",
        "<div>",
        "a: [",
        "{% highlight a %}",
    ),
    "hugo": (
        "extra",
        " ",
        "/",
        "/a",
        "{{<",
        "{{% a %}}",
        "+++\na=",
        "[",
        '{"a":',
        "<b>",
        "[[a]]\n",
        "a = [",
        "{{< a >}}",
    ),
    "drawing": ("<g>", "<!ENTITY a 'b'>", "&a;", "<a b='", "M0 0", "<svg><style>", "<!--", "<path d='M0 0'/>"),
    "manifest": ("\n", "\t", "/a\t1\t2\n", "/../\t1\t2\n", "writing\n"),
    "f1db": ("[", "- ", "{{a}}", "{\n", "a: &a [*a]\n", "? ", "- a: b\n"),
    "requests": ("GET / HTTP/1.1\r\n", "a: b\r\n", "%2e", "/", "?", "\r\n", "Host: ["),
}
"""What is repeated in texts for each other reader."""


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in LONG.items() for unit in units])
def test_no_reader_takes_a_time_that_grows_as_the_square(name: str, unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begin = {
        "wordpress": "<rss><channel><item>",
        "manifest": "parcferme manifest 1\n",
        "drawing": "<svg viewBox='0 0 1 1'>",
        "f1db": f"{next(iter(FILES))}\n",
    }
    take(name, (begin.get(name, "") + text).encode())
    if name == "wordpress":
        take(name, (HEAD + entry(1, "One", f"<p>a\n{text}b") + TAIL).encode())
    if name == "hugo":
        take(name, f"---\ntitle: a\n---\n{{{{% {text}".encode())
    if name in ("jekyll", "hugo"):
        take(name, f"---\ntitle: a\npermalink: {text!r}\nurl: {text!r}\naliases: [{text!r}]\n---\n".encode())
        take(name, b"a" + PARTING + text.encode())
    if name == "front-matter":
        take(name, f"---\ntitle: a\n{text}\n---\n".encode())
