"""What an import inferred, as people read it."""

from collections.abc import Iterator, Sequence

from generator.newsroom.pasted.pieces import Found
from generator.text.summaries import shortened

LONGEST = 72
"""Characters of a value, and of the reason for it, that are shown."""

_NAMES = {
    "source": "source", "drivers": "driver", "teams": "team", "events": "event", "circuits": "circuit", "tags": "tag",
    "byline": "line", "picture": "picture",
}  # fmt: skip


def lines(found: Sequence[Found]) -> Iterator[str]:
    """A line for each value of front matter: what it is for, how sure it is, the value, and why."""
    for each in found:
        if each.key:
            value = ", ".join(filter(None, (each.value, each.more, each.alt, each.src)))
            why = shortened(each.why, LONGEST)
            yield f"{_NAMES.get(each.key, each.key):<9} {each.confidence:<7} {shortened(value, LONGEST)} ({why})"
