"""What an import did: every item accounted for, what was changed, what needs a person."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from generator.errors import CODES
from generator.model import Problem
from generator.newsroom.moving.items import Left

SHOWN = 5
"""How many warnings of one code a terminal shows; a report has them all."""

State = Literal["written", "unchanged", "kept"]


class Came(Struct, frozen=True):
    """A file that an import is answerable for: what it is (article, draft, page, author, tag, file), where it came
    from, where it is, and whether it was written now, was there already, or was there and is another (`kept`)."""

    what: str
    source: str
    path: str
    state: State


class Moved(Struct, frozen=True, kw_only=True):
    """What an import did. `settings`: lines that are worth a place in site.yaml."""

    name: str
    came: tuple[Came, ...]
    left: tuple[Left, ...]
    changed: dict[str, int]
    problems: tuple[Problem, ...]
    settings: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something was so wrong that it could not be read."""
        return any(each.severity == "error" for each in self.problems)


def lines(moved: Moved) -> Iterator[str]:
    """What a terminal shows, without the problems."""
    for state, words in (("written", "Came over"), ("unchanged", "As they were"), ("kept", "Kept, as they are others")):
        counts = Counter(each.what for each in moved.came if each.state == state)
        if counts:
            yield f"{words}: {_counted(counts)}"
    if moved.left:
        yield f"Not brought over: {_counted(Counter(each.what for each in moved.left))}"
    for what, number in sorted((what, number) for what, number in moved.changed.items() if number):
        yield f"Changed: {what} × {number}"
    yield from (f"site.yaml: {line}" for line in moved.settings)


def markdown(moved: Moved) -> str:
    """All of it, as a text of Markdown."""
    return "\n".join((f"# Moved in from {moved.name}", "", *_sections(moved)))


def _sections(moved: Moved) -> Iterator[str]:
    yield from (f"- {line}" for line in lines(moved))
    yield from ("", "## What needs a person", "")
    if not moved.problems:
        yield "Nothing."
    for code in dict.fromkeys(each.code for each in moved.problems):
        found = [each for each in moved.problems if each.code == code]
        yield from (f"### {code}: {CODES[code][1]} ({len(found)})", "")
        yield from (_item(each) for each in found)
        yield ""
    if moved.left:
        yield from ("## What did not come over", "")
        yield from (f"- {each.what}: {_code(each.where)}: {_words(each.why)}" for each in moved.left)
        yield ""
    yield from ("## What came over", "")
    yield from (f"- {each.what}, {each.state}: {_code(each.source)} → {_code(each.path)}" for each in moved.came)
    yield ""


def _item(each: Problem) -> str:
    place = ":".join(str(part) for part in (each.at.path, each.at.line, each.at.column) if part)
    return f"- {_code(place)}: {_words(each.message)}" + (f" ({_words(each.hint)})" if each.hint else "")


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{number:,} {_plural(what) if number > 1 else what}" for what, number in sorted(counts.items()))


def _plural(what: str) -> str:
    return what[:-1] + "ies" if what.endswith("y") else what if what.endswith("s") else f"{what}s"


def _code(text: str) -> str:
    return "`" + "".join(char if char.isprintable() else "\ufffd" for char in text).replace("`", "'") + "`"


def _words(text: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return shown.replace("\\", "\\\\").replace("<", "&lt;").replace("[", "\\[").replace("*", "\\*").replace("_", "\\_")
