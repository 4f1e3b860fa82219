"""Blocks of Markdown that the articles of corpora are put together from."""

from collections.abc import Callable

from tests.bench.dice import Dice
from tests.bench.words import ASIDES, ENDINGS, MIDDLES, OPENINGS, TEAMS

Block = Callable[[Dice, list[str], list[str]], str]
"""Makes a block from the drivers and teams that an article is about."""


def sentence(dice: Dice, drivers: list[str], teams: list[str]) -> str:
    """A sentence about one of the drivers or teams."""
    middle = dice.one(MIDDLES).format(
        driver=dice.one(drivers),
        team=dice.one(teams or TEAMS),
        gap=f"{1 + dice.below(20)}.{dice.below(900) + 100}",
        laps=5 + dice.below(40),
    )
    return f"{dice.one(OPENINGS)}, {middle}, {dice.one(ENDINGS)}"


def paragraph(dice: Dice, drivers: list[str], teams: list[str]) -> str:
    """Three or four sentences."""
    sentences = [sentence(dice, drivers, teams) for _ in range(2 + dice.below(2))]
    return " ".join((*sentences, dice.one(ASIDES)))


def table(dice: Dice, drivers: list[str], _: list[str]) -> str:
    """A row for each driver."""
    rows = (
        f"| {place} | {name} | +{dice.below(60)}.{dice.below(900) + 100} |" for place, name in enumerate(drivers, 1)
    )
    return "\n".join(("| | Driver | Gap |", "|--:|:--|--:|", *rows))


def quote(dice: Dice, drivers: list[str], _: list[str]) -> str:
    """A quotation, and who said it."""
    return f"> {dice.one(ASIDES)} {dice.one(ASIDES)}\n>\n> {dice.one(drivers)}"


def bullets(dice: Dice, _: list[str], teams: list[str]) -> str:
    """A list without order."""
    return "\n".join(f"- **{dice.one(teams or TEAMS)}**: {dice.one(ASIDES)}" for _ in range(2 + dice.below(3)))


def numbers(dice: Dice, drivers: list[str], _: list[str]) -> str:
    """A list with numbers, one for each driver."""
    return "\n".join(
        f"{place}. {name}: `1:{20 + dice.below(30)}.{dice.below(900) + 100}`" for place, name in enumerate(drivers, 1)
    )


def code(dice: Dice, _: list[str], __: list[str]) -> str:
    """Some lines of Python."""
    laps = ", ".join(str(80 + dice.below(9)) for _ in range(8))
    return f"```python\nstint = [{laps}]\nprint(min(stint), sum(stint) / len(stint))\n```"
