"""A text as rules read it: what a reader sees, and where that stands in the source."""

from pathlib import Path
from textwrap import dedent

import pytest

from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.sentences import sentences
from tests.newsroom.rules.desks import Files, desk_of
from tests.tiny import SITE_YAML, article

BODY = dedent("""\
    Leclerc **won** the _Monaco_ Grand Prix, and [Leclerc](/drivers/leclerc/) won it *from* pole[^1]. "It's mine."

    ## The start & the flag

    - Piastri was second
    - Sainz, [third](two.md "Sainz, third"), was glad; `Sainz` said so

    | Place | Driver |
    |--:|:--|
    | 1 | Leclerc |
    | 2 | Piastri |

    > A quotation of Leclerc, who <em class="leclerc">won</em>.

    ```{note}
    Leclerc won, and this is a note.
    ```

    Leclerc won again, and wrote https://example.org/leclerc-won on a card.

    [^1]: Leclerc won from pole, which is a note.
    """)
FILES: Files = {"content/articles/two.md": article("Two", date="2024-06-01")}
ONE = "content/articles/one.md"


def copy_of(root: Path, converter: str, body: str = BODY, **keys: str) -> Copy:
    yaml = f"{SITE_YAML}markdown: {{converter: {converter}}}\n"
    desk = desk_of(root, {**FILES, ONE: article("One race", body=body, **keys), "site.yaml": yaml})
    return next(copy for copy in desk.articles if copy.path == ONE)


@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
def test_every_word_that_a_reader_sees_is_found_where_it_stands(tmp_path: Path, converter: str) -> None:
    copy = copy_of(tmp_path, converter, summary="Leclerc won.")
    tried = 0
    for part in copy.parts:
        start = 0
        for word in part.text.split():
            start = part.text.index(word, start)
            letters = word.strip("\"“”.,;:!?'()")
            at = copy.at(part, start + word.index(letters), start + word.index(letters) + len(letters))
            if letters.isalpha():
                tried += 1
                assert at.excerpt[at.column - 1 : at.column - 1 + at.width] == letters, (part, word)
                assert copy.source.split("\n")[at.line - 1] == at.excerpt
            start += len(word)
    assert tried > 60


@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
def test_of_words_that_stand_often_the_right_ones_are_marked(tmp_path: Path, converter: str) -> None:
    copy = copy_of(tmp_path, converter)
    lines = {}
    for part in copy.parts:
        if "Leclerc" in part.text and part.number >= 0:
            at = copy.at(part, part.text.index("Leclerc"), part.text.index("Leclerc") + len("Leclerc"))
            lines[part.text[:18]] = copy.source.split("\n")[at.line - 1][:9]
    assert lines == {
        "Leclerc won the Mo": "Leclerc *",
        "Leclerc": "| 1 | Lec",
        "A quotation of Lec": "> A quota",
        "Leclerc won, and t": "Leclerc w",
        "Leclerc won again,": "Leclerc w",
        "Leclerc won from p": "[^1]: Lec",
    }


def test_words_of_a_summary_on_several_lines_are_found(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "commonmark", summary=">-\n  Leclerc won\n  the Monaco Grand Prix")
    part = copy.part(-1)
    start = part.text.index("Monaco")
    at = copy.at(part, start, start + len("Monaco"))
    assert (at.line, at.excerpt[at.column - 1 : at.column - 1 + at.width]) == (6, "Monaco")


def test_what_cannot_be_found_is_told_at_the_first_line_of_the_body(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "commonmark", body="… — …")
    at = copy.at(copy.parts[-1], 0, 1)
    assert (at.path, at.line) == (ONE, 5)


SENTENCES: tuple[tuple[str, list[str]], ...] = (
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("It was No. 16 of St. Cloud. He won.", ["It was No. 16 of St. Cloud.", "He won."]),
    ("J. Clark won. “It was easy.” He left.", ["J. Clark won.", "“It was easy.”", "He left."]),
    ("He came 1.5 s behind… and smiled.", ["He came 1.5 s behind… and smiled."]),
    ("He did (twice.) Élan won.", ["He did (twice.)", "Élan won."]),
    ("  Alone  ", ["Alone"]),
    ("", []),
)


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_text_is_parted_into_sentences(text: str, wanted: list[str]) -> None:
    found = list(sentences(text))
    assert [each.text for each in found] == wanted
    assert all(text[each.start : each.end] == each.text for each in found)
