"""A body while it is made: pieces of HTML, slots between them, the words a reader sees."""

import re
from html import unescape
from itertools import repeat
from operator import itemgetter
from typing import Literal, TypeAlias

from generator.errors import problem
from generator.model import Body, Heading, Problem, Slot
from generator.text.ids import Ids
from generator.text.places import Places
from generator.text.tokens import BREAK, NO_LINK, SIMPLE_LATER, plain, written

_EXTERNAL = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.\t\n\r-]*:|//)", re.IGNORECASE)
_WEB = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_ADDRESSES: dict[str, tuple[str, ...]] = {
    "a": ("href",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src",),
    "track": ("src",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "del": ("cite",),
    "ins": ("cite",),
}
_Open: TypeAlias = tuple[
    Literal["href", "src", "picture", "block"], str, int, str, str, str, bool
]  # a slot without its offset


class Writer:
    """Takes elements one after the other, each at its place; `body` gives what came of them.

    `parts` are the texts and tags of the HTML, in turn: each tag is replaced by what it becomes. `words` has beside
    each part what a reader sees of it. `at` is the place of the tag at hand, `piece` what was made of it so far.

    What handlers of single elements have to know of each other stands here too: `aside` counts the open elements that
    cannot hold the opening paragraph, `tables` open tables, `divisions` the closing names of open `<div>`s, `task` is
    the place of a task's `<li>`, `numbers` the numbers shown for footnotes, `opening` the opening paragraph once it is
    known.
    """

    def __init__(self, parts: list[str], places: Places, ids: Ids, *, trusted: bool) -> None:
        self.parts = parts
        self.places = places
        self.trusted = trusted
        self.words = parts.copy()
        self.words[1::2] = map(SIMPLE_LATER.get, parts[1::2], repeat(""))
        self.at = 0
        self.piece = ""
        self.problems: list[Problem] = []
        self.aside = 0
        self.tables = 0
        self.task = -1
        self.divisions: list[tuple[str, int]] = []
        self.numbers: dict[str, str] = {}
        self.opening = ""
        self._ids = ids
        self._slots: list[tuple[int, int, _Open]] = []
        self._blocks = 0
        self._asked: dict[str, int] = {}
        self._headings: list[Heading] = []
        self._open_headings: list[tuple[int, dict[str, str]]] = []
        self._paragraph = -1
        self._silent = -1
        self._twice: set[str] = set()

    def body(self, *, words: bool) -> Body:
        """What was written, with all its words as plain text where these are wanted."""
        chunks: list[str] = []
        slots: list[Slot] = []
        start = offset = 0
        for at, within, rest in sorted(self._slots, key=itemgetter(0, 1)) if self._blocks else self._slots:
            chunks.append("".join(self.parts[start:at]))
            offset += len(chunks[-1])
            slots.append(Slot(offset + within, *rest))
            start = at
        return Body(
            html="".join((*chunks, *self.parts[start:])),
            slots=tuple(slots),
            headings=tuple(self._headings),
            anchors=self._ids.used,
            text=plain(self.words) if words else "",
            opening=self.opening,
        )

    def write(self, html: str) -> None:
        """Add HTML that no reader sees as words."""
        self.piece += html

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Add a start tag. Its id is claimed, its addresses within the site become slots."""
        self.identify(attributes)
        self.piece += f"<{name}"
        for attribute in _ADDRESSES.get(name, ()):
            if attribute in attributes:
                self._address(attribute, attributes)
        self.piece += written(attributes) + ">"

    def close(self, name: str) -> None:
        """Add an end tag."""
        self.piece += f"</{name}>"

    def identify(self, attributes: dict[str, str]) -> None:
        """Give an element the id it asks for; without one, and with a PF205, when that id stands already."""
        if "id" not in attributes:
            return
        asked = attributes.pop("id")
        given = self._ids.claim(asked)
        if given:
            attributes["id"] = given
        elif asked.strip():
            self.problems.append(self._stands_twice(unescape(asked)))

    def _stands_twice(self, name: str) -> Problem:
        pattern = rf"\{{[^}}\n]*#{re.escape(name)}(?=[\s}}])|\bid\s*=\s*[\"']?{re.escape(name)}(?![\w-])"
        if name not in self._twice:
            self.places.match(pattern)
            self._twice.add(name)
        return problem("PF205", f"the id '{name}' stands twice", self.places.match(pattern), "give this one another id")

    # ------------------------------------------------------------ addresses

    def _address(self, attribute: str, attributes: dict[str, str]) -> None:
        target = unescape(attributes[attribute])
        if not is_external(target):
            del attributes[attribute]
            self.slot(attribute, target)
        elif attribute == "cite" and not self.trusted and not _WEB.match(target):
            del attributes[attribute]

    def link(self, address: str) -> None:
        """The whole tag at hand is the start of a link that has nothing but its address, which is escaped."""
        target = unescape(address)
        if is_external(target):
            self.piece = f'<a href="{address}">'
            return
        if not target.strip():
            self._leave_alone()
            return
        self.piece = "<a>"
        self._slots.append((self.at, len("<a"), ("href", target, self._number(target), "href", "", "", False)))

    def _leave_alone(self) -> None:
        """The link that begins here leads nowhere: its words are to have no link at all."""
        self.piece = f'<span class="{NO_LINK}">'
        self.parts[self.parts.index("</a>", self.at)] = "</span>"

    def slot(self, attribute: str, target: str) -> None:
        """Leave an attribute open, behind the piece so far."""
        kind: Literal["href", "src"] = "href" if attribute in ("href", "cite") else "src"
        rest: _Open = (kind, target, self._number(target), attribute, "", "", False)
        self._slots.append((self.at, len(self.piece), rest))

    def picture(self, target: str, attributes: dict[str, str], *, decorative: bool) -> None:
        """Leave an `<img>` open as a whole."""
        self.identify(attributes)
        alt = unescape(attributes.pop("alt", ""))
        rest: _Open = ("picture", target, self._number(target), "src", written(attributes), alt, decorative)
        self._slots.append((self.at, len(self.piece), rest))

    def block(self, at: int, within: int, what: str, line: int) -> None:
        """Leave the place of what a writing block asks for open, behind so much of the text at a place."""
        self._blocks += 1
        self._slots.append((at, within, ("block", what, line, "", "", "", False)))

    def _number(self, target: str) -> int:
        """Which of those with this target the next slot is."""
        number = self._asked[target] = self._asked.get(target, -1) + 1
        return number

    # ------------------------------------------------------------ headings, paragraphs, code

    def heading(self, level: int, html: str) -> None:
        """Add a heading of nothing but text."""
        text = " ".join(unescape(html).split())
        given = self._ids.for_heading(text)
        self.piece += f'<h{level} id="{given}">{html}</h{level}>'
        self.words[self.at] = f"{BREAK}{html}{BREAK}"
        self._headings.append(Heading(level, given, text))

    def open_heading(self, attributes: dict[str, str]) -> None:
        """Begin a heading; its start tag waits for its text."""
        self._open_headings.append((self.at, attributes))

    def close_heading(self, level: int) -> None:
        """End a heading: now its id can be made."""
        if not self._open_headings:
            self.close(f"h{level}")
            return
        start, attributes = self._open_headings.pop()
        text = _line(self.words[start + 1 : self.at])
        self.identify(attributes)
        given = attributes.pop("id", "") or self._ids.for_heading(text)
        self.parts[start] = f'<h{level} id="{given}"{written(attributes)}>'
        self.close(f"h{level}")
        self._headings.append(Heading(level, unescape(given), text))

    def open_paragraph(self, attributes: dict[str, str]) -> None:
        """Begin a paragraph, which may be the opening one."""
        self.open("p", attributes)
        wanted = not self.opening and not self.aside
        self._paragraph = self.at if wanted else -1

    def close_paragraph(self) -> None:
        """End a paragraph; the first one with words in it is the opening."""
        self.close("p")
        if self._paragraph >= 0:
            text = _line(self.words[self._paragraph + 1 : self.at])
            self.opening = text if any(map(str.isalnum, text)) else ""
        self._paragraph = -1

    def open_preformatted(self, attributes: dict[str, str]) -> None:
        """Begin text that counts as code, not as words."""
        self.open("pre", attributes)
        self._silent = self.at

    def close_preformatted(self) -> None:
        """End text that counts as code."""
        if self._silent >= 0:
            inside = range(self._silent + 1, self.at)
            self.words[inside.start : inside.stop] = [""] * len(inside)
        self._silent = -1
        self.close("pre")


def is_external(target: str) -> bool:
    """True for an address with a scheme or a host of its own, read as browsers do (WHATWG URL, section 4.4)."""
    return _EXTERNAL.match(target) is not None


def _line(words: list[str]) -> str:
    return plain(words).replace("\n", " ")
