"""The blog that all tools build, so that they can be timed side by side: articles about drivers, teams, events and
tags, some of them far more popular than others, with pictures, tables, lists, quotations, code, notes and links.

The same count and seed give the same bytes. Nothing needs an entity file: front matter alone names everyone.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.bench.blocks import Block, bullets, numbers, paragraph, quote, sentence, table
from tests.bench.blog_words import AUTHORS, FIRST_NAMES, LAST_NAMES, PLACES, RACES, SERIES, TAGS, TEAMS, TITLES
from tests.bench.dice import Dice, Ranking
from tests.bench.words import ASIDES, HEADINGS

KINDS = ("drivers", "teams", "events", "tags")
"""What articles are listed under."""

PICTURES = tuple(f"/images/car-{number:02}.png" for number in range(24))
"""The addresses of the pictures."""

START, SPAN = datetime(2013, 1, 1, 6), timedelta(days=3800)
SMALLEST, SPREAD = 2500, 2000
"""Bytes of the shortest body, and how much longer others are wanted; the last block may exceed it."""


class Article(NamedTuple):
    """An article of the blog. `slug` is its address and the name of its file, `at` in UTC, `image` empty for none."""

    slug: str
    title: str
    at: datetime
    author: str
    series: str
    summary: str
    image: str
    terms: dict[str, list[str]]
    body: str


class Pools(NamedTuple):
    """Who a blog of one size is about."""

    drivers: Ranking[str]
    teams: Ranking[str]
    events: Ranking[str]
    tags: Ranking[str]


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """A blog of so many articles, oldest first."""
    return (article(number, count, seed) for number in range(count))


def article(number: int, count: int, seed: int = 1, pools: Pools | None = None) -> Article:
    """One article of a blog of so many. `number` may be `count`: the one that is published next. `pools`: about these,
    not about those of the blog."""
    dice = Dice(seed, "blog", number)
    terms = _terms(dice, pools or _pools(count, seed))
    at = START + SPAN * number // count
    title = dice.one(TITLES).format(driver=terms["drivers"][0], team=terms["teams"][0])
    return Article(
        slug=f"{slug(title)}-{number:06}",
        title=title,
        at=at.replace(second=0, microsecond=0),
        author=dice.one(AUTHORS),
        series=dice.one(SERIES),
        summary=sentence(dice, terms["drivers"], terms["teams"]),
        image=dice.one(PICTURES) if dice.below(5) < 2 else "",
        terms=terms,
        body=_body(dice, terms["drivers"], terms["teams"]),
    )


def names(count: int, seed: int = 1) -> dict[str, list[str]]:
    """Whom a blog of so many articles may be about, by the kinds that have files: drivers, teams and events."""
    pools = _pools(count, seed)
    return {"drivers": list(pools.drivers.items), "teams": list(TEAMS), "events": list(pools.events.items)}


def slug(name: str) -> str:
    """The name as every tool writes it in addresses."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def with_yaml(article: Article) -> str:
    """An article as Hugo and we read it, with YAML front matter."""
    keys = {"title": article.title, "date": "", "author": article.author, "summary": article.summary, **article.terms}
    keys |= {"series": article.series} | ({"image": article.image} if article.image else {})
    values = {key: json.dumps(value) for key, value in keys.items()} | {"date": f"{article.at:%Y-%m-%dT%H:%M:00Z}"}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in values.items()) + f"---\n\n{article.body}"


def write_pictures(folder: Path) -> None:
    """Write the pictures below a folder that stands for the root of the site."""
    for number, address in enumerate(PICTURES):
        file = folder / address[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_png((number * 10, 255 - number * 8, 90)))


# ---------------------------------------------------------------- one article


@lru_cache(maxsize=8)
def _pools(count: int, seed: int) -> Pools:
    dice = Dice(seed, "pools")
    drivers = dice.some([" ".join(names) for names in product(FIRST_NAMES, LAST_NAMES)], min(900, 30 + count // 20))
    events = dice.some([" ".join(names) for names in product(PLACES, RACES)], min(1200, 20 + count // 15))
    return Pools(Ranking(drivers, 1.0), Ranking(TEAMS, 0.7), Ranking(events, 0.5), Ranking(TAGS, 0.8))


def _terms(dice: Dice, pools: Pools) -> dict[str, list[str]]:
    return {
        "drivers": dice.favourites(pools.drivers, 1 + dice.below(4)),
        "teams": dice.favourites(pools.teams, 1 + dice.below(2)),
        "events": dice.favourites(pools.events, dice.one((0, 1, 1, 1, 1, 2))),
        "tags": dice.favourites(pools.tags, 3 + dice.below(4)),
    }


def _body(dice: Dice, drivers: list[str], teams: list[str]) -> str:
    wanted = SMALLEST + dice.below(SPREAD)
    blocks = [paragraph(dice, drivers, teams)]
    note = ""
    if dice.below(4) == 0:
        blocks[0] += "[^1]"
        note = f"\n[^1]: {dice.one(ASIDES)} {dice.one(ASIDES)}\n"
    while len("\n\n".join(blocks)) < wanted:
        if len(blocks) % 5 == 3:
            blocks.append(f"## {dice.one(HEADINGS)}")
        make = dice.one(_BLOCKS) if dice.below(3) == 0 else _linked
        blocks.append(make(dice, drivers, teams))
    return "\n\n".join(blocks) + "\n" + note


def _linked(dice: Dice, drivers: list[str], teams: list[str]) -> str:
    """A paragraph, in one of three with a link and some emphasis."""
    text = paragraph(dice, drivers, teams)
    if dice.below(3) == 0:
        driver = dice.one(drivers)
        text += f" More of this is told of [{driver}](/drivers/{slug(driver)}/), *more* than **once**."
    return text


def _picture(dice: Dice, drivers: list[str], _: list[str]) -> str:
    return f"![{dice.one(drivers)} on the kerbs]({dice.one(PICTURES)})"


def _laps(dice: Dice, _: list[str], __: list[str]) -> str:
    laps = (f"LAP {lap:02}  {80 + dice.below(4)}.{dice.below(900) + 100}" for lap in range(1, 7))
    return "```\n" + "\n".join(laps) + "\n```"


_BLOCKS: tuple[Block, ...] = (table, quote, quote, bullets, bullets, numbers, _picture, _picture, _laps)


# ---------------------------------------------------------------- one picture


def _png(colour: tuple[int, int, int], width: int = 64, height: int = 36) -> bytes:
    """A plain picture of one colour, from a palette of one, not compressed (PNG, W3C, third edition)."""
    rows = bytes((1 + width // 8) * height)
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0)),
        _chunk(b"PLTE", bytes(colour)),
        _chunk(b"IDAT", zlib.compress(rows, 0)),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
