"""A made-up site for looking at: what the repository's own does not have, each kind of it on one page.

Everybody and everything in it is invented, so that nothing is said of anyone.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.made_pictures import photo, put
from tests.test_blocks_in_handbook import EXAMPLES
from tests.tiny import TinySite, article

WORD = "Geschwindigkeitsbegrenzungsüberwachungsanlagenverordnungsstreit"
"""A word that no phone has room for."""

PAGES = {
    "blocks": "/articles/blocks/",
    "search": "/search/",
    "answers": "/search/?q=made",
    "right-to-left": "/articles/rain-in-the-desert/",
    "long-words": "/articles/long-words/",
    "long-words-index": "/tags/",
    "with-a-picture": "/articles/with-a-picture/",
    "without-a-picture": "/articles/without-a-picture/",
    "list-of-one": "/tags/rain/",
    "list-of-500": "/tags/tyres/",
    "empty-list": "/drivers/nobody-yet/",
    "empty-season": "/series/formula-sample/2031/",
    "season-of-24-rounds": "/series/formula-sample/2030/",
    "driver-of-24-rounds": "/drivers/ada-apex/",
    "corrections": "/corrections/",
    "edition-to-come": "/events/grand-prix-of-round-01/2031/",
}
"""The address of each page to look at."""

SITE = """\
title: Pit Wall
tagline: Made up, to be looked at.
base_url: https://pitwall.example/
theme: apex
"""
SAMPLE = (
    "---\nname: Formula Sample\nrules: [{from: 2000, race: [25, 18, 15, 12, 10, 8, 6, 4, 2, 1], fastest_lap: 1}]\n---\n"
)
COLOURS = ("#c8102e", "#003da5", "#00843d", "#ff8200", "#6f263d", "#00a3ad", "#ffcd00", "#5c068c", "#101820", "#f4f5f7")
FIRST = ("Ada", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gwen", "Hugo", "Ines", "Jon")
LAST = ("Apex", "Kerb")
NOW = datetime(2030, 12, 20, tzinfo=UTC)
ROUNDS = 24
MANY = 500

ARABIC = """\
قال السائق إن السباق كان الأصعب في مسيرته، وإن الفريق اختار الإطارات الصحيحة في اللفة 31.

## بعد السباق

> لم أتوقع هذه النتيجة.

| المركز | السائق | الفارق |
|-------:|:-------|-------:|
| 1 | Ada Apex | 1:31:44.742 |
| 2 | Bo Kerb | +7.152 |

1. المطر في اللفة 12
2. سيارة الأمان
"""


def made_site(root: Path) -> TinySite:
    """The site, written and built, with a search."""
    site = TinySite(
        root, {"site.yaml": SITE, **_articles(), **_racing(2030, ROUNDS, run=True), **_racing(2031, 3), **_known()}
    )
    put(root, {path: photo((1600, 1067)) for path in _PICTURES})
    site.built(now=NOW, search=True)
    return site


_PICTURES = (
    "content/articles/blocks/start.jpg",
    "content/articles/blocks/finish.jpg",
    "content/articles/with-a-picture/start.jpg",
    "content/drivers/start.jpg",
)


def _articles() -> dict[str, str]:
    blocks = "\n".join(text for _, text in EXAMPLES)
    words = f"{WORD} und {WORD}.\n\n## {WORD}\n\n- {WORD}\n\n`{WORD}`\n\n| {WORD} | 1 |\n|---|---|\n| {WORD} | 2 |\n"
    picture = "{src: start.jpg, alt: Red grows to the right, credit: Jane Doe, licence: CC BY 4.0}"
    text = "Ada Apex led from the start.\n\n## The middle\n\nNothing happened.\n\n## The end\n\nShe won."
    given = {"drivers": "[Ada Apex, Bo Apex]", "authors": "[Iris Camber]", "summary": "Led, stopped, led again."}
    return {
        "content/articles/blocks/index.md": article("Every block of the handbook", "2030-03-01", blocks, **given),
        "content/articles/rain-in-the-desert.md": article(
            "المطر يقلب السباق رأسا على عقب",
            "2030-03-02",
            ARABIC,
            language="ar",
            summary="نهاية لم يتوقعها أحد.",
            corrections="[{date: 2030-03-03, text: كان المطر في اللفة 12.}]",
        ),
        "content/articles/long-words.md": article(
            WORD,
            "2030-03-03",
            words,
            summary=WORD,
            tags="[long]",
            authors="[long]",
            corrections=f"[{{date: 2030-03-04 09:30, text: {WORD}}}]",
        ),
        "content/articles/with-a-picture/index.md": article(
            "A picture, and who took it", "2030-03-04 17:45", text, image=picture, updated="2030-03-05", **given
        ),
        "content/articles/without-a-picture.md": article(
            "No picture at all", "2030-03-05 08:00", text, tags="[rain]", **given
        ),
        **dict(_many()),
    }


def _many() -> Iterator[tuple[str, str]]:
    for number in range(MANY):
        day = f"20{10 + number // 28:02}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = article(f"Story {number + 1} about tyres", day, tags="[tyres]", summary="Soft, medium, hard.")
        yield f"content/articles/story-{number + 1}.md", text


def _known() -> dict[str, str]:
    return {
        **{f"content/drivers/{_slug(name)}.md": _driver(number, name) for number, name in enumerate(_drivers(), 1)},
        **{f"content/teams/team-{number}.md": _team(f"Team {number}", each) for number, each in enumerate(COLOURS, 1)},
        "content/drivers/nobody-yet.md": "---\nname: Nobody Yet\n---\n",
        "content/tags/long.md": f"---\nname: {WORD}\n---\n",
        "content/authors/long.md": f"---\nname: {WORD}\n---\n",
        "content/series/formula-sample.md": SAMPLE,
        **_of_blocks(),
    }


def _of_blocks() -> dict[str, str]:
    """Those whom the blocks of the handbook name."""
    return {
        "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
        "content/events/monaco-grand-prix/2024/index.md": "---\nseries: Formula 1\nround: 8\n---\n",
        "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Charles Leclerc,Ferrari\n",
        "content/teams/ferrari.md": _team("Ferrari", "#c8102e"),
        "content/drivers/charles-leclerc.md": "---\nname: Charles Leclerc\ncode: LEC\nnumber: 16\n"
        "image: {src: start.jpg, alt: Red grows to the right}\n---\n",
    }


def _driver(number: int, name: str) -> str:
    return f"---\nname: {name}\ncode: {_code(name)}\nnumber: {number}\n---\n\nInvented.\n"


def _team(name: str, colour: str) -> str:
    return f'---\nname: {name}\ncolour: "{colour}"\n---\n'


def _racing(season: int, rounds: int, *, run: bool = False) -> dict[str, str]:
    """The rounds of a season, a fortnight between two of them, with their results where they are `run`."""
    found: dict[str, str] = {}
    for number in range(1, rounds + 1):
        name = f"Grand Prix of Round {number}, {season}"
        day = f"{season}-{1 + (number - 1) // 2:02}-{5 if number % 2 else 19:02}"
        folder = f"content/events/grand-prix-of-round-{number:02}/{season}"
        found[f"{folder}/index.md"] = (
            f"---\nname: {name}\nseries: Formula Sample\nround: {number}\nstart: {day}\n"
            f'sessions: [{{name: Qualifying, start: "{day} 12:00"}}, {{name: Race, start: "{day} 15:00"}}]\n---\n'
        )
        if run:
            found[f"{folder}/race.csv"] = _race(number)
            found[f"{folder}/qualifying.csv"] = _qualifying(number)
    return found


def _race(number: int) -> str:
    rows = ["position,drivers,team,laps,time,gap,grid,fastest_lap"]
    for place, (driver, team) in enumerate(_order(number), 1):
        if place > 18:
            rows.append(f"DNF,{driver},Team {team},{place},,,{place},")
        else:
            time, gap = ("1:31:44.742", "") if place == 1 else ("", f"{place}.{place:03}")
            rows.append(f"{place},{driver},Team {team},57,{time},{gap},{place},1:3{place % 9}.100")
    return "\n".join(rows) + "\n"


def _qualifying(number: int) -> str:
    rows = [
        f"{place},{driver},Team {team},1:2{place % 9}.{place:03}"
        for place, (driver, team) in enumerate(_order(number + 7), 1)
    ]
    return "\n".join(["position,drivers,team,time", *rows]) + "\n"


def _order(number: int) -> list[tuple[str, int]]:
    """Drivers with the numbers of their teams, as they come in."""
    entered = [(name, place // 2 + 1) for place, name in enumerate(_drivers())]
    turn = number * 7 % len(entered)
    return sorted(entered, key=lambda each: (entered.index(each) * 3 + turn * (1 + entered.index(each) % 3)) % 23)


def _drivers() -> list[str]:
    return [f"{first} {last}" for first in FIRST for last in LAST]


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _code(name: str) -> str:
    first, last = name.split()
    return (first[:1] + last[:2]).upper()
