"""The shape of a text, its days and its tags."""

from pathlib import Path

import pytest

from tests.newsroom.rules.desks import Files, found
from tests.tiny import article

ONE, TWO = "content/articles/one.md", "content/articles/two.md"
WALL = "\n\n".join(f"This is sentence number {number} of a race." for number in range(6))
EDITION = "content/events/monaco-grand-prix/2024/index.md"
MONACO = {EDITION: "---\nname: Monaco Grand Prix 2024\nstart: 2024-05-26\n---\n"}


def one(body: str, **keys: str) -> Files:
    return {ONE: article("One", body=body, **keys)}


def both(first: str, second: str, **others: str) -> Files:
    return {**MONACO, ONE: first, TWO: second, **others}


def report(title: str, date: str = "2024-05-26", **keys: str) -> str:
    more = {"kind": "report", "events": "[monaco-grand-prix/2024]", **keys}
    return article(title, date=date, **more)


REPORTED: tuple[tuple[str, Files, str], ...] = (
    (
        "PF808",
        one(WALL),
        f"{ONE}:6:1 [This] 6 paragraphs follow each other that have one sentence each"
        " | put together what belongs together: a paragraph is a thought, not a sentence",
    ),
    ("PF808", one(f"A start. It has two.\n\n{WALL}"), f"{ONE}:8:1 [This] 6 paragraphs follow"),
    ("PF808", one(f"{WALL}\n\n{WALL}"), f"{ONE}:6:1 [This] 6 paragraphs follow"),
    (
        "PF814",
        one("## Before\n\nText.\n\n#### After"),
        f"{ONE}:10:6 [After] the heading 'After' is of level 4, and the one above of level 2"
        " | write it as level 3, with ###: who listens to a page goes by levels",
    ),
    ("PF814", one("### First"), f"{ONE}:6:5 [First] the heading 'First' is of level 3, and the one above of level 1"),
    (
        "PF814",
        {"content/pages/about.md": "---\ntitle: About\n---\n\n## A\n\n### B\n\n##### C *and* D\n"},
        "content/pages/about.md:9:7 [C *and* D] the heading 'C and D' is of level 5, and the one above of level 3",
    ),
    (
        "PF811",
        both(report("Leclerc wins at Monaco at last"), report("At last Leclerc wins at Monaco")),
        f"{ONE}:2:8 [Leclerc wins at Monaco at last] {TWO} is of the same day, kind and event, and its headline says"
        " the same | keep one of them, with `aliases:` of the other",
    ),
    ("PF811", both(report("Leclerc wins Monaco"), report("Leclerc wins Monaco!")), f"{ONE}:2:8 [Leclerc wins Monaco]"),
    (
        "PF811",
        both(report("Red flag, then nothing", "2024-05-26 18:00"), report("Red flag then nothing", "2024-05-26 16:00")),
        f"{ONE}:2:8 [Red flag, then nothing] {TWO} is of",
    ),
    (
        "PF812",
        both(
            article("One", tags="[Le Mans]"),
            article("Two", tags="[le-mans]"),
            **{"content/articles/c.md": report("C", tags="[Le Mans, Monza]")},
        ),
        f"{TWO}:4:8 [le-mans] the tag 'le-mans' is written 'Le Mans' elsewhere | write 'Le Mans'",
    ),
    (
        "PF812",
        both(
            article("One", tags="[lemans]"),
            article("Two", tags='["Le Mans"]'),
            **{"content/tags/le-mans.md": "---\nname: Le Mans\n---\n"},
        ),
        f"{ONE}:4:8 [lemans] the tag 'lemans' is written 'Le Mans' elsewhere, which makes two pages of one"
        " tag | write 'Le Mans'",
    ),
    (
        "PF812",
        both(article("One", tags="[safety car]"), article("Two", tags="[Safety-Car, safety car]")),
        f"{TWO}:4:8 [Safety-Car] the tag 'Safety-Car' is written 'safety car' elsewhere | write 'safety car'",
    ),
    (
        "PF813",
        {"content/articles/2024-01-05-one.md": article("One", date="2023-01-05")},
        "content/articles/2024-01-05-one.md:3:7 [2023-01-05] 'date' is of 2023, the file's name of 2024"
        " | one of the two years is a slip",
    ),
    (
        "PF813",
        {ONE: article("One", date="2034-06-17")},
        f"{ONE}:3:7 [2034-06-17] the article would be published on 2034-06-17, more than a year ahead"
        " | is the year right?",
    ),
    (
        "PF813",
        one("Text.", updated="2024-06-01"),
        f"{ONE}:4:10 [2024-06-01] 'updated' is before the article's own date, 2024-06-17"
        " | an article is changed after it was published",
    ),
    (
        "PF813",
        one("Text.", updated="2024-09-01"),
        f"{ONE}:4:10 [2024-09-01] 'updated' lies in the future | write the day on which the text was changed",
    ),
    (
        "PF813",
        one("Text.", corrections='[{date: 2023-06-18, text: "A lap."}]'),
        f"{ONE}:4:22 [2023-06-18] the correction is older than the article | is the year right?",
    ),
    (
        "PF813",
        one("Text.", corrections='[{date: 2035-06-18, text: "A lap."}]'),
        f"{ONE}:4:22 [2035-06-18] the correction lies in the future | is the year right?",
    ),
)
"""The code, the site, and what is told."""

LEFT: tuple[tuple[str, Files], ...] = (
    ("PF808", one(WALL, kind="live")),
    ("PF808", one(WALL.replace("3 of", "3. Of"))),
    ("PF808", one(WALL.replace("\n\nThis is sentence number 3", "\n\n## Then\n\nThis is sentence number 3"))),
    ("PF808", one("\n".join(f"- This is item number {number} of a list." for number in range(9)))),
    ("PF808", one("\n\n".join(f'"This is sentence number {number}," he said.' for number in range(9)))),
    ("PF814", one("## A\n\n### B\n\n#### C\n\n## D\n\n### E")),
    ("PF814", one("Text.")),
    ("PF814", one("```\n#### Code\n```\n\n## A")),
    ("PF811", both(report("Leclerc wins at Monaco"), report("Leclerc wins at Monaco again", "2024-05-27"))),
    ("PF811", both(report("Leclerc wins at Monaco"), report("Leclerc wins in Monaco", kind="opinion"))),
    ("PF811", both(report("Leclerc wins at Monaco"), report("Twenty years without a safety car"))),
    ("PF811", both(article("Leclerc wins at Monaco"), article("Leclerc wins at Monaco!"))),
    ("PF812", both(article("One", tags="[Le Mans]"), article("Two", tags="[Le Mans, Monza]"))),
    ("PF812", both(article("One", tags="[red flag]"), article("Two", tags="[red flags]"))),
    ("PF812", both(article("One", tags="[lemans]"), article("Two", tags="[lemans]", draft="true"))),
    ("PF813", {"content/articles/2024-01-05-one.md": article("One", date="2024-01-07")}),
    ("PF813", {ONE: article("One", date="2025-06-17")}),
    ("PF813", one("Text.", updated="2024-06-18", corrections='[{date: 2024-06-18, text: "A lap."}]')),
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
    for code in ("PF808", "PF811", "PF812", "PF813", "PF814"):
        assert sum(each[0] == code for each in REPORTED) >= 3
        assert sum(each[0] == code for each in LEFT) >= 3
