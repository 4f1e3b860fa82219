"""The short table of the README: some rows of the tables, with the time of each for each number of articles."""

import re

from tests.bench.rows import ROWS
from tests.bench.table import markdown

CHOSEN = (
    "clean/hugo", "clean/pelican", "clean/commonmark", "clean/python-markdown", "warm/body", "warm/nothing",
    "serve/hugo", "serve/parcferme",
)  # fmt: skip
"""The rows that the README shows."""

_SIZE = re.compile(r"^## ([\d,]+ articles), .*$", re.MULTILINE)


def short_table(text: str) -> str:
    """The short table of what a bench printed."""
    _, *found = _SIZE.split(text)
    sizes = dict(zip(found[::2], map(_times, found[1::2]), strict=True))
    labels = [ROWS[name].label for name in CHOSEN]
    rows = [(label, *(times.get(label, "") for times in sizes.values())) for label in labels]
    return markdown(("seconds", *sizes), [row for row in rows if any(row[1:])])


def _times(section: str) -> dict[str, str]:
    """The first figure of each row up to the next heading, by its label."""
    lines = section.partition("\n## ")[0].splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return {label: time for label, time, *_ in cells}
