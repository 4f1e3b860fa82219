"""A corpus for benchmarks and tests of size: a site of any number of articles about an invented sport.

The same count and seed give the same bytes. Articles are spread evenly over ten years before the tests' now, each 2.5
to 5 KB long. From the shell: `python -m tests.bench.corpus OUT 1000 --seed 7`.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.bench.blocks import Block, bullets, code, numbers, paragraph, quote, table
from tests.bench.dice import Dice
from tests.bench.words import (
    ASIDES,
    AUTHORS,
    FIRST_NAMES,
    HEADINGS,
    LAST_NAMES,
    OBJECTS,
    ONLY_NAMED,
    OPENINGS,
    PLACES,
    SERIES,
    TAGS,
    TEAMS,
    VERBS,
)

START, SPAN = datetime(2014, 1, 1, 6), timedelta(days=3800)
FILED = 34
"""How many of the drivers have files; the others are only named."""

SITE_YAML = """\
title: Lap Chart
tagline: A corpus for measuring
base_url: https://lapchart.example/
timezone: Europe/Berlin
author: Clara Fenn
theme: plain
nav:
  - {title: Drivers, url: /drivers/}
  - {title: Events, url: /events/}
"""


class Story(NamedTuple):
    """What an article is about. `at` is its time, `path` its file."""

    title: str
    at: datetime
    path: str


def corpus(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, as its path from the root and its bytes."""
    yield "site.yaml", SITE_YAML.encode()
    yield from ((path, text.encode()) for path, text in _entities())
    for number in range(count):
        yield story(number, count, seed).path, _article(number, count, seed).encode()


def write_corpus(folder: Path, count: int, seed: int = 1) -> None:
    """Write the site into a folder."""
    for path, data in corpus(count, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def story(number: int, count: int, seed: int) -> Story:
    """Title, time and file of one of so many articles, oldest first."""
    dice = Dice(seed, "story", number)
    title = f"{dice.one(LAST_NAMES)} {dice.one(VERBS)} {dice.one(OBJECTS)}"
    at = START + SPAN * number // max(count, 1)
    name = f"{at:%Y-%m-%d}-{title.split()[-1].lower().replace(chr(39), '')}-{number:06}"
    return Story(title, at.replace(second=0, microsecond=0), f"content/articles/{at:%Y}/{name}.md")


DRIVERS = tuple(f"{FIRST_NAMES[n % len(FIRST_NAMES)]} {name}" for n, name in enumerate(LAST_NAMES))
EVENTS = tuple(f"{place} Grand Prix" for place in PLACES)
YEARS = range(START.year, (START + SPAN).year + 1)


# ---------------------------------------------------------------- entities


def _entities() -> Iterator[tuple[str, str]]:
    for number, name in enumerate(DRIVERS[:FILED]):
        if number % 4:
            team = TEAMS[number % 8]
            front = f"name: {name}\naliases: [{name.split()[-1]}]\nnumber: {number}\nborn: 19{70 + number % 30}-03-04\n"
            front += f"teams:\n  - {{team: {team}, from: 2015}}\n"
            yield f"content/drivers/{_slug(name)}.md", f"---\n{front}---\n\n## Career\n\n{name} began in karts.\n"
    listed = (f"{_slug(name)}:\n  name: {name}\n  code: {name[:3].upper()}\n" for name in DRIVERS[:FILED:4])
    yield "content/drivers/others.yaml", "\n".join(listed)
    for name in TEAMS[:8]:
        yield f"content/teams/{_slug(name)}.md", f"---\nname: {name}\n---\n\n{name} builds its own cars.\n"
    for name in SERIES[:2]:
        yield f"content/series/{_slug(name)}.md", f"---\nname: {name}\n---\n"
    for place, event in zip(PLACES, EVENTS, strict=True):
        yield f"content/circuits/{_slug(place)}.md", f"---\nname: {place}\nlength_km: 4.5\n---\n"
        front = f"name: {event}\naliases: [{place} GP]\nseries: {SERIES[0]}\ncircuit: {place}\n"
        yield f"content/events/{_slug(event)}.md", f"---\n{front}---\n"
    for event in EVENTS[::2]:
        for year in YEARS:
            front = f"round: {1 + EVENTS.index(event)}\nstart: {year}-05-03\nend: {year}-05-05\n"
            yield f"content/events/{_slug(event)}/{year}/index.md", f"---\n{front}---\n"


def _slug(name: str) -> str:
    plain = name.lower().translate(str.maketrans("üøöıéúýÉ", "uooieuyE"))
    return "-".join(plain.replace("é", "e").split())


# ---------------------------------------------------------------- articles


def _article(number: int, count: int, seed: int) -> str:
    dice = Dice(seed, "article", number)
    about = story(number, count, seed)
    drivers = dice.some(DRIVERS, 1 + dice.below(4))
    teams = dice.some(TEAMS, dice.below(3))
    text = _front(dice, about, drivers, teams)
    wanted = 2600 + dice.below(1700)
    blocks = [paragraph(dice, drivers, teams), _linked(dice, number, count, seed)]
    heading = 0
    while len((text + "\n\n".join(blocks)).encode()) < wanted:
        if len(blocks) % 4 == 2:
            blocks.append(f"## {HEADINGS[heading % len(HEADINGS)]}")
            heading += 1
        make = dice.one(_BLOCKS) if dice.below(3) == 0 else paragraph
        blocks.append(make(dice, drivers, teams))
    return text + "\n\n".join(blocks) + f"\n\n[^1]: {dice.one(ASIDES)} {dice.one(ASIDES)}\n"


def _front(dice: Dice, about: Story, drivers: list[str], teams: list[str]) -> str:
    year = about.at.year
    events = [_edition(dice, year)] if dice.below(4) else []
    keys = {
        "title": about.title,
        "date": f"{about.at:%Y-%m-%d %H:%M}" if dice.below(10) else f"{about.at:%Y-%m-%d}",
        "summary": f"{dice.one(OPENINGS)}. {dice.one(ASIDES)}" if dice.below(2) else "",
        "kind": dice.one(("news", "report", "analysis", "preview", "feature")),
        "drivers": _list(drivers),
        "teams": _list(teams),
        "events": _list(events),
        "circuits": _list([dice.one(PLACES)] if dice.below(2) else []),
        "series": _list([dice.one(SERIES)]),
        "tags": _list(dice.some(TAGS, 1 + dice.below(3))),
        "authors": _list([dice.one(AUTHORS)] if dice.below(3) else []),
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items() if value) + "---\n\n"


def _edition(dice: Dice, year: int) -> str:
    if dice.below(5) == 0:
        name = dice.one(ONLY_NAMED)
        return dice.one((name, f"{name}/{year}"))
    place = dice.one(PLACES)
    return dice.one((f"{place} GP {year}", f"{year} {place} Grand Prix", f"{_slug(place)}-grand-prix/{year}"))


def _list(names: list[str]) -> str:
    return f"[{', '.join(names)}]" if names else ""


def _linked(dice: Dice, number: int, count: int, seed: int) -> str:
    """A paragraph with links to an older article, a driver, an address and elsewhere, and a note."""
    driver = DRIVERS[1 + 4 * dice.below(8)]
    older = story(dice.below(number), count, seed).path.removeprefix("content/articles/") if number else ""
    before = f"We have told [how it came to this](../{older}). " if older else ""
    return (
        f"{before}The form of [{driver}](../../drivers/{_slug(driver)}.md#career) is one thing, "
        f"[the other *drivers*](/drivers/) are another, and the "
        f"[timing screens](https://timing.example/{number}) say a third.[^1]"
    )


_BLOCKS: tuple[Block, ...] = (table, quote, bullets, numbers, code)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    write_corpus(wanted.folder, wanted.count, wanted.seed)


if __name__ == "__main__":
    main()
