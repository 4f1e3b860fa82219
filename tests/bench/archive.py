"""An archive: a site that has fifty years of a sport, to measure how the cost of an article grows with the site.

With 100,000 articles it has 5,000 drivers with files, 400 events with 50 editions each, 4,000 of them with the results
of a race, and links among all of them. The same count and seed give the same bytes. From the shell:
`python -m tests.bench.archive OUT 10000`.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import product
from pathlib import Path

from tests.bench.blog import Article, Pools, article, slug, with_yaml, write_pictures
from tests.bench.blog_words import FIRST_NAMES, PLACES, RACES, SERIES, TAGS, TEAMS
from tests.bench.dice import Dice, Ranking

YEARS = range(1974, 2024)
START, MINUTES = datetime(1974, 1, 2, 6), 50 * 365 * 24 * 60
RACED = 5
"""Of so many editions of an event one has results."""

STARTERS = 20
_FEWEST = 4
"""Events; an article may be about two, and few are popular."""

HEADS = (
    "Alder", "Brock", "Caven", "Drago", "Elms", "Farr", "Gors", "Halle", "Imm", "Jess", "Kall", "Lor", "Mall", "Nor",
    "Ost", "Pasc", "Quay", "Rid", "Sal", "Trev", "Urqu", "Var", "Wex", "Yard", "Zan", "Amund", "Bell", "Corr", "Dev",
    "Ever",
)  # fmt: skip
TAILS = (
    "mann", "way", "dal", "mir", "worth", "ant", "ki", "well", "rie", "op", "io", "entz", "ory", "wood", "berg", "oe",
    "le", "ley", "onen", "anion", "hart", "ga", "ford", "ling", "etti", "sen", "amy", "igan", "reux", "ard",
)  # fmt: skip

SITE_YAML = """\
title: Fifty Years
tagline: An archive for measuring
base_url: https://fiftyyears.example/
author: Cora Whitaker
theme: {theme}
markdown: {{converter: commonmark}}
"""


def archive(count: int, seed: int = 1, theme: str = "plain") -> Iterator[tuple[str, str]]:
    """Every file of the site, as its path from the root and its text."""
    yield "site.yaml", SITE_YAML.format(theme=theme)
    yield from _entities(count, seed)
    for number in range(count):
        each = entry(number, count, seed)
        yield f"content/articles/{each.at:%Y}/{each.slug}.md", with_yaml(each)


def write_archive(folder: Path, count: int, seed: int = 1, theme: str = "plain") -> None:
    """Write the site into a folder."""
    for path, text in archive(count, seed, theme):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    write_pictures(folder / "content/static")


def entry(number: int, count: int, seed: int = 1) -> Article:
    """One of so many articles, oldest first: about editions of its year, with a link to an article before it."""
    found = article(number, count, seed, _pools(count, seed))
    at = START + timedelta(minutes=MINUTES * number // count)
    events = [f"{slug(name)}/{at.year}" for name in found.terms["events"]]
    body = found.body
    if number:
        before = Dice(seed, "before", number).below(number)
        body = f"It began [earlier](/articles/{_slug(before)}/).\n\n{body}"
    series = Dice(seed, "series", number).one(_series(count))
    terms = {**found.terms, "events": events}
    return found._replace(slug=_slug(number), at=at, series=series, image="", terms=terms, body=body)


def _series(count: int) -> list[str]:
    names = [f"{name}{numeral}" for numeral in ("", " II", " III") for name in SERIES]
    return names[: max(1, count // 5000)]


def _slug(number: int) -> str:
    return f"story-{number:06}"


# ---------------------------------------------------------------- entities


@lru_cache(maxsize=8)
def _pools(count: int, seed: int) -> Pools:
    dice = Dice(seed, "archive")
    last_names = ["".join(parts) for parts in product(HEADS, TAILS)]
    drivers = dice.several(lambda: f"{dice.one(FIRST_NAMES)} {dice.one(last_names)}", max(STARTERS, count // 20))
    events = dice.several(lambda: f"{dice.one(PLACES)} {dice.one(RACES)}", max(_FEWEST, count // 250))
    return Pools(Ranking(drivers, 1.0), Ranking(TEAMS, 0.7), Ranking(events, 0.5), Ranking(TAGS, 0.8))


def _entities(count: int, seed: int) -> Iterator[tuple[str, str]]:
    pools, dice = _pools(count, seed), Dice(seed, "entities")
    for number, name in enumerate(pools.drivers.items):
        front = f"name: {name}\nnumber: {number % 99 + 1}\nborn: {YEARS.start - 25 + number % 50}-03-04\n"
        front += f"teams:\n  - {{team: {dice.one(TEAMS)}, from: {YEARS[number % 50]}}}\n"
        yield f"content/drivers/{slug(name)}.md", f"---\n{front}---\n\n{name} began in karts.\n"
    yield "content/teams/all.yaml", _listed(TEAMS)
    yield "content/circuits/all.yaml", _listed(PLACES)
    series = _series(count)
    points = "    rules: [{from: 1974, race: [25, 18, 15, 12, 10, 8, 6, 4, 2, 1]}]\n"
    yield "content/series/all.yaml", _listed(series, points)
    for number, name in enumerate(pools.events.items):
        place = next(each for each in PLACES if name.startswith(each))
        front = f"name: {name}\nseries: {series[number % len(series)]}\ncircuit: {place}\n"
        yield f"content/events/{slug(name)}.md", f"---\n{front}---\n"
        for year in YEARS:
            yield from _edition(dice, pools, 1 + number // len(series), name, year)


def _edition(dice: Dice, pools: Pools, round_: int, name: str, year: int) -> Iterator[tuple[str, str]]:
    folder = f"content/events/{slug(name)}/{year}"
    month = 2 + round_ % 9
    front = f"round: {round_}\nstart: {year}-{month:02}-03\nend: {year}-{month:02}-05\n"
    yield f"{folder}/index.md", f"---\n{front}---\n"
    if (round_ + year) % RACED == 0:
        drivers = dice.several(lambda: dice.one(pools.drivers.items), STARTERS)
        rows = (f"{place},{driver},{dice.one(TEAMS)},60" for place, driver in enumerate(drivers, 1))
        yield f"{folder}/race.csv", "\n".join(("position,drivers,team,laps", *rows)) + "\n"


def _listed(names: Iterable[str], more: str = "") -> str:
    return "".join(f"{slug(name)}:\n    name: {name}\n{more}" for name in names)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.archive", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--theme", default="plain")
    wanted = parser.parse_args(arguments)
    write_archive(wanted.folder, wanted.count, theme=wanted.theme)


if __name__ == "__main__":
    main()
