"""Headlines and summaries, as an editor looks at them."""

from pathlib import Path

import pytest

from tests.newsroom.rules.desks import Files, found
from tests.tiny import article

LONG = "Leclerc wins at Monaco at last, from pole, in the order in which they came, after a red flag on the first lap o"
ROUND = "content/articles/round.md"
AGAIN = "content/articles/again.md"


def two(first: str, second: str) -> Files:
    return {ROUND: first, AGAIN: second}


REPORTED: tuple[tuple[str, Files, str], ...] = (
    (
        "PF804",
        {ROUND: article(f'"{LONG}"')},
        f'{ROUND}:2:8 ["{LONG}"] the headline has 111 characters, of which others show 110 at most'
        " | say it in fewer words; the rest belongs in the summary",
    ),
    ("PF804", {ROUND: article("a" * 111)}, f"{ROUND}:2:8 [{'a' * 111}] the headline has 111 characters, of which"),
    ("PF804", {ROUND: article("é" * 200)}, f"{ROUND}:2:8 [{'é' * 200}] the headline has 200 characters, of which"),
    (
        "PF805",
        two(article("Leclerc wins", date="2024-05-26"), article("Leclerc wins", date="2024-05-27")),
        f"{AGAIN}:2:8 [Leclerc wins] the headline is that of {ROUND} too"
        " | say what is new in this one: readers and search engines take both for the same story",
    ),
    (
        "PF805",
        two(article("Leclerc wins!", date="2024-05-26"), article("LECLERC WINS", date="2024-05-27")),
        f"{AGAIN}:2:8 [LECLERC WINS] the headline is that of {ROUND} too",
    ),
    (
        "PF805",
        two(article("Pérez stays", date="2024-05-27"), article("Perez stays", date="2024-05-26")),
        f"{ROUND}:2:8 [Pérez stays] the headline is that of {AGAIN} too",
    ),
    (
        "PF806",
        two(article("One", date="2024-05-26", summary="A lap."), article("Two", date="2024-05-27", summary="A lap.")),
        f"{AGAIN}:4:10 [A lap.] the summary is that of {ROUND} too"
        " | say what is in this one; it may have been left over from the text it was begun with",
    ),
    (
        "PF806",
        two(article("One", date="2024-05-26", summary="A lap"), article("Two", date="2024-05-27", summary="a lap!")),
        f"{AGAIN}:4:10 [a lap!] the summary is that of {ROUND} too",
    ),
    (
        "PF806",
        two(article("One", date="2024-05-28", summary="A lap"), article("Two", date="2024-05-27", summary="A  lap")),
        f"{ROUND}:4:10 [A lap] the summary is that of {AGAIN} too",
    ),
    (
        "PF807",
        {ROUND: article("One")},
        f"{ROUND}:1:1 [-] the article has no summary"
        " | add `summary:` with one or two sentences; lists, feeds and search engines show the first words else",
    ),
    ("PF807", {ROUND: article("One", summary='" "')}, f'{ROUND}:4:10 [" "] the article has no summary'),
    ("PF807", {ROUND: article("One", date="2024-07-20")}, f"{ROUND}:1:1 [-] the article has no summary"),
)
"""The code, the site, and what is told."""

LEFT: tuple[tuple[str, Files], ...] = (
    ("PF804", {ROUND: article("a" * 110)}),
    ("PF804", {ROUND: article("a" * 111, draft="true")}),
    ("PF804", {"content/pages/long.md": f"---\ntitle: {'a' * 111}\n---\n\nText.\n"}),
    ("PF805", two(article("Leclerc wins"), article("Leclerc wins again"))),
    ("PF805", two(article("Monza"), article("Monza", language="de", translation_of="round.md"))),
    ("PF805", two(article("Monza"), article("Monza", draft="true"))),
    ("PF806", two(article("One"), article("Two"))),
    ("PF806", two(article("One", summary="A lap"), article("Two", summary="A lap more"))),
    ("PF806", two(article("One", summary="A lap"), article("Two", summary="A lap", expires="2024-06-18"))),
    ("PF807", {ROUND: article("One", summary="A lap.")}),
    ("PF807", {ROUND: article("One", draft="true")}),
    ("PF807", {"content/pages/about.md": "---\ntitle: About\n---\n\nText.\n"}),
)
"""The code, and a site in which it finds nothing."""


@pytest.mark.parametrize(("code", "files", "wanted"), REPORTED)
def test_what_an_editor_would_see_is_told_at_its_place(tmp_path: Path, code: str, files: Files, wanted: str) -> None:
    (told,) = found(tmp_path, code, files)
    assert told.startswith(wanted)


@pytest.mark.parametrize(("code", "files"), LEFT)
def test_what_is_right_is_left_alone(tmp_path: Path, code: str, files: Files) -> None:
    assert found(tmp_path, code, files) == []


def test_every_rule_is_tried_three_times_each_way() -> None:
    for code in ("PF804", "PF805", "PF806", "PF807"):
        assert sum(each[0] == code for each in REPORTED) == 3
        assert sum(each[0] == code for each in LEFT) == 3
