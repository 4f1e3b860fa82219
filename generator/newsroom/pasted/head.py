"""The head of a text: title, dek, byline, date and whatever else stands above its first paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.newsroom.pasted.bylines import byline
from generator.newsroom.pasted.captions import caption
from generator.newsroom.pasted.datelines import dateline
from generator.newsroom.pasted.deks import LONGEST_DEK, is_byline, is_unended, may_be_dek
from generator.newsroom.pasted.headings import had_room, is_headline, marked
from generator.newsroom.pasted.kickers import kicker
from generator.newsroom.pasted.labels import told
from generator.newsroom.pasted.pieces import Found, Heading, Paragraph, Piece, part_of

MOST_ABOVE, LONGEST_ABOVE = 3, 80
"""Paragraphs above the title of a page, and characters of each, that name its section."""

MOST_OF_A_ROLE = 6
"""Words of a line that says what an author is."""

FOOT = 3
"""So many of the last paragraphs may say whose a text is, and of when."""

_DASHES = re.compile(r"-{3,}|\+{3}")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|writer|editor|journalist|columnist|analyst|staff|redakteur(?:in)?|korrespondent(?:in)?"
    r"|journaliste|periodista|giornalista)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…]['\"”’»]?$")


class Head(NamedTuple):
    """What the head and the foot of a text say, the title among it if one stands there, and the pieces between."""

    found: tuple[Found, ...]
    body: tuple[Piece, ...]


def head(pieces: Sequence[Piece], lead: int, title: str = "", *, has_dek: bool = False) -> Head:
    """Read the head and the foot of a text. `lead` is the width of what stood before it in its first line; `title`
    is one that is known already, as the dek is where it `has_dek`. A text of which nothing else would be left is all
    body."""
    reader = _Reader(list(pieces), lead, has_title=bool(title), has_dek=has_dek)
    reader.read()
    reader.read_foot()
    if not reader.rest:
        return Head((), tuple(pieces))
    return Head(tuple(reader.found), tuple(reader.rest))


class _Reader:
    """Takes lines from the beginning of a text as long as they belong to its head."""

    def __init__(self, pieces: list[Piece], lead: int, *, has_title: bool, has_dek: bool) -> None:
        self.rest = pieces
        self.found: list[Found] = []
        self._lead = lead
        self._has_title = has_title
        self._has_dek = has_dek
        self._widest = max((len(line) for each in pieces for line in each.text.split("\n")), default=0)

    def read(self) -> None:
        self._above_heading()
        while self.rest and (
            self._rule()
            or self._told()
            or self._role()
            or self._picture()
            or self._section()
            or self._title()
            or self._dek()
        ):
            self._lead = 0
            self._repetition()
        self._byline_below()

    def _byline_below(self) -> None:
        """Take a byline that stands alone below the first paragraph, as agencies have it."""
        second = self.rest[1] if len(self.rest) > 2 and self._has_title else None
        if not isinstance(second, Paragraph) or "\n" in second.text or any(each.key == "author" for each in self.found):
            return
        found = told(second.text, has_title=True) if byline(second.text.strip()) else None
        if found and all(each.key == "author" for each in found):
            self.found += found
            del self.rest[1]

    def _above_heading(self) -> None:
        """Take short lines above a heading of the first level, which is the title of a page: its section, its day."""
        place = next((at for at, each in enumerate(self.rest) if isinstance(each, Heading) and each.level == 1), 0)
        above = self.rest[:place]
        if place > MOST_ABOVE or any(
            not isinstance(each, Paragraph) or len(each.text) > LONGEST_ABOVE or told(each.text, has_title=True)
            for each in above
        ):
            return
        why = "it stands above the title"
        self.found += (Found("section", " ".join(each.text.split()), "likely", why, each.text) for each in above)
        del self.rest[:place]

    def read_foot(self) -> None:
        """Take lines from the end that say whose the text is, and of when."""
        for _ in range(FOOT):
            last = self.rest[-1] if len(self.rest) > 1 else None
            if not isinstance(last, Paragraph) or "\n" in last.text or last.links:
                return
            found = told(last.text, has_title=True)
            if not found:
                return
            self.found += found
            self.rest.pop()

    # ------------------------------------------------------------ what the next line may be

    def _rule(self) -> bool:
        """A line of dashes around the head, as files of Markdown have it."""
        is_rule = _DASHES.fullmatch(self._line()) is not None and len(self.rest) > 1
        if is_rule:
            self._take_line()
        return is_rule

    def _repetition(self) -> None:
        """Take the title where it stands once more, as it does on pages that were saved as text."""
        last = self.found[-1] if self.found else None
        line = " ".join(self._line().split()) if self.rest else ""
        if last and last.key == "title" and line == last.value and ("\n" in self.rest[0].text or len(self.rest) > 1):
            self.found.append(Found("title", line, last.confidence, "the title once more", line))
            self._take_line()

    def _role(self) -> bool:
        """What the one is who is named by the line above."""
        line = self._line()
        last = self.found[-1].key if self.found else ""
        if last != "author" or not _ROLE.search(line) or len(line.split()) > MOST_OF_A_ROLE or _SENTENCE.search(line):
            return False
        self.found.append(Found("byline", line, "likely", "it stands below the byline", line))
        self._take_line()
        return True

    def _told(self) -> bool:
        line = self._line()
        found = told(line, has_title=self._has_title) if line else None
        if not found or (self._has_title and any(each.key == "title" for each in found)):
            return False
        self.found += found
        self._has_title = self._has_title or any(each.key == "title" for each in found)
        self._has_dek = self._has_dek or any(each.key == "summary" for each in found)
        self._take_line()
        return True

    def _picture(self) -> bool:
        """A caption between title and text, with its credit."""
        first = self.rest[0]
        made = caption(first.text) if self._has_title and isinstance(first, Paragraph) and not first.links else None
        if not made or len(self.rest) < 2:
            return False
        self.found.append(made)
        self.rest.pop(0)
        return True

    def _section(self) -> bool:
        """The section of a site, or the kind of a story, above the title."""
        line = self._line()
        if self._has_title or not line or not self._is_followed_by_headline():
            return False
        found = kicker(line)
        self.found += found
        if not found:
            return False
        self._take_line()
        return True

    def _title(self) -> bool:
        first = self.rest[0]
        if self._has_title:
            return False
        heading = first if isinstance(first, Heading) else marked(first.text) if isinstance(first, Paragraph) else None
        if heading and len(self.rest) > 1:
            self._is_title(" ".join(heading.text.split()), "a heading", first.text, is_sure=True)
            self.rest.pop(0)
            return True
        line = self._line()
        if not line or dateline(first.text):
            return False
        if whole := self._broken_off():
            self._is_title(whole, "the first lines", first.text, is_sure=False)
            self.rest.pop(0)
            return True
        if not is_headline(line) or not self._is_alone():
            return False
        self._is_title(" ".join(line.split()), "the first line", line, is_sure=False)
        self._take_line()
        return True

    def _broken_off(self) -> str:
        """A title that goes on in the next line, which begins small; "" where it does not."""
        first = self.rest[0].text
        lines = [line.strip() for line in first.split("\n")]
        if not 1 < len(lines) <= 3 or not lines[1][:1].islower() or len(self.rest) < 2:
            return ""
        whole = " ".join(first.split()).removesuffix(".")
        return whole if is_headline(whole) and had_room(first, self._lead, self._widest) else ""

    def _dek(self) -> bool:
        """Lines between title and byline; or one without a full stop above a longer text that ends with one."""
        first = self.rest[0]
        if not self._has_title or self._has_dek or len(self.rest) < 2 or not isinstance(first, Paragraph | Heading):
            return False
        if (isinstance(first, Paragraph) and first.links) or not may_be_dek(first.text):
            return False
        lines = first.text.split("\n")
        end = next((at for at, line in enumerate(lines) if at and is_byline(line)), len(lines))
        below = self.rest[1].text
        text = " ".join(" ".join(lines[:end]).split())
        is_above = len(text) <= LONGEST_DEK and (end < len(lines) or is_byline(below.split("\n")[0]))
        is_line = is_unended(first.text) and len(below) > len(text) and bool(_SENTENCE.search(below))
        if not (is_above or is_line):
            return False
        why = "it stands between title and byline" if is_above else "a line without a full stop below the title"
        self.found.append(Found("summary", text, "high" if is_above else "likely", why, text))
        self._has_dek = True
        self.rest[:1] = [Paragraph("\n".join(lines[end:]))] if end < len(lines) else []
        return True

    # ------------------------------------------------------------ lines

    def _line(self) -> str:
        """The next line, "" where a piece stands that is no text."""
        first = self.rest[0]
        if not isinstance(first, Paragraph) or (first.links and "\n" in first.text):
            return ""
        return first.text.split("\n")[0].strip()

    def _take_line(self) -> None:
        first = self.rest.pop(0)
        _, _, more = first.text.partition("\n")
        if more.strip():
            rest = more.strip("\n")
            self.rest.insert(0, part_of(first, rest) if isinstance(first, Paragraph) else Paragraph(rest))

    def _is_title(self, title: str, why: str, text: str, *, is_sure: bool) -> None:
        self.found.append(Found("title", title, "high" if is_sure else "likely", why, text))
        self._has_title = True

    def _is_alone(self) -> bool:
        """Whether the next line stands alone: before a blank one, one of the head, or one that would have had room for
        more."""
        first = self.rest[0].text
        if "\n" not in first:
            return len(self.rest) > 1
        second = first.split("\n")[1]
        if told(second, has_title=True) is not None:
            return True
        return not second.strip()[:1].islower() and had_room(first, self._lead, self._widest)

    def _is_followed_by_headline(self) -> bool:
        first, *rest = self.rest
        lines = first.text.split("\n")
        following = lines[1] if len(lines) > 1 else rest[0].text.split("\n")[0] if rest else ""
        is_more = len(lines) > 2 or len(rest) > (0 if len(lines) > 1 else 1)
        is_heading = bool(rest) and isinstance(rest[0], Heading) and len(lines) == 1
        return is_more and (is_heading or (is_headline(following) and len(following.split()) > 2))
