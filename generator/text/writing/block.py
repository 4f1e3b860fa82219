"""One writing block, as its form sees it: keys, text, and what it makes of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, tzinfo
from html import escape
from typing import Any, NamedTuple, TypeAlias

from generator.model import Moment, PartialDate
from generator.schema.base import Written


class OwnBlock(NamedTuple):
    """A block that a site has of its own: the struct of its keys, and what makes its pieces. It needs no text."""

    keys: type[Written]
    form: "Form"


class Setting(NamedTuple):
    """What a text is written in: the zone of times without an offset, the language, how moments, times of day and days
    are written out in a language, and the site's own blocks by their names, which have a hyphen."""

    zone: tzinfo = UTC
    language: str = "en"
    when: Callable[[Moment, str], str] = lambda moment, _: moment.at.strftime("%Y-%m-%d %H:%M")
    clock: Callable[[Moment, str], str] = lambda moment, _: moment.at.strftime("%H:%M")
    partial: Callable[[PartialDate, str], str] = lambda date, _: str(date)
    blocks: Mapping[str, OwnBlock] = {}


class Html(str):
    """A piece of a block that is HTML."""


class Markdown(NamedTuple):
    """A piece of a block that is Markdown: lines of its text, from one up to, not with, another."""

    start: int
    end: int


class Ask(NamedTuple):
    """A piece of a block that the whole site decides, as its keys ask for it."""


Piece: TypeAlias = Html | Markdown | Ask


class Block(NamedTuple):
    """A block whose keys are good. `lines` are those of its text, `tell` takes a mistake: its code, a message, the line
    of the text (from 0), the words there, and a hint. `moments` counts those of live entries in the whole text."""

    name: str
    front: Any
    lines: Sequence[str]
    setting: Setting
    tell: Callable[[str, str, int, str, str], None]
    moments: Counter[str]

    @property
    def text(self) -> Markdown:
        """The whole text as Markdown."""
        return Markdown(0, len(self.lines))

    @property
    def has_text(self) -> bool:
        """Whether there is any text."""
        return any(line.strip() for line in self.lines)


Form: TypeAlias = Callable[[Block], Iterable[Piece]]
"""Makes the pieces of a block."""


def element(name: str, text: str, class_: str = "") -> str:
    """An element with a text that is escaped; "" for no text."""
    if not text:
        return ""
    named = f' class="{class_}"' if class_ else ""
    return f"<{name}{named}>{escape(text)}</{name}>"


def link(text: str, url: str) -> str:
    """A text that leads somewhere, where there is an address."""
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def time(moment: Moment, shown: str) -> str:
    """A moment, as it is shown and for machines."""
    at = moment.at
    written = at.date().isoformat() if moment.day_only else at.isoformat(timespec="seconds" if at.second else "minutes")
    return f'<time datetime="{written}">{escape(shown)}</time>'
