"""Reading of HTML that is canonical and clean: its text as pieces, its pictures, and what it marks as something."""

import re
from collections.abc import Iterable
from html import unescape

from generator.newsroom.pasted.addresses import address
from generator.newsroom.pasted.cells import tabled
from generator.newsroom.pasted.deks import LONGEST_DEK, LONGEST_LINE
from generator.newsroom.pasted.frames import framed
from generator.newsroom.pasted.pieces import (
    Emphasis,
    Found,
    Heading,
    Level,
    Link,
    Listing,
    Mark,
    Marks,
    Paragraph,
    Piece,
    paragraph,
    within,
)
from generator.newsroom.pasted.shots import Shots
from generator.newsroom.pasted.signed import signed
from generator.text.tokens import attributes_of, name_of

_TAG = re.compile(r"(<[^\">]*(?:\"[^\"]*\"[^\">]*)*>)")
_FRAME = re.compile(r"</?iframe\b")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_OF_POST = re.compile(r"/status/\d|/post/|/p/")
_SIGNED = re.compile(r"[—–-]\s*[^\n(]{1,60}\(@[\w.@-]+\)")
_DEEPEST = 5
"""How deep an item may stand in lists: those further in stand there too."""

_EMPHASES = frozenset(("em", "i", "b", "strong"))
_DEKS = frozenset(("standfirst", "dek", "subtitle", "lead"))
"""Classes that pages give to what stands between title and text."""


class Reader:
    """Reads canonical HTML token by token: its text as pieces, none of them looked at yet; the deks that it marks as
    such; and what else was found, its pictures above all."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.found: list[Found] = []
        self.deks: list[Found] = []
        self._text = ""
        self._marks: list[Mark] = []
        self._link: tuple[int, str, str] | None = None
        self._opened: list[tuple[int, str]] = []
        self._lost: list[str] = []
        self._shots = Shots()
        self._rows: list[list[Paragraph]] = []
        self._items: list[tuple[str, Marks, Level]] = []
        self._around: list[str] = []
        self._quoted: list[Paragraph] = []
        self._cited: tuple[int, int] | None = None
        self._signature = ""
        self._is_dek = False
        self._lists: list[str] = []
        self._address = ""

    def read(self, html: str) -> None:
        """Take all of it."""
        parts = _TAG.split(html)
        for text, tag in zip(parts[::2], (*parts[1::2], ""), strict=True):
            if "iframe" not in self._around:
                self._words(unescape(text))
            name = "iframe" if _FRAME.match(tag) else name_of(tag)
            if name == "a":
                self._anchor(tag)
            elif name == "br":
                self._text = self._text.rstrip(" ") + "\n"
            elif name in _EMPHASES:
                self._emphasis(name, is_end=tag.startswith("</"))
            elif name == "img":
                self._shots.add(attributes_of(tag))
            elif name == "cite":
                self._cite(is_end=tag.startswith("</"))
            elif name:
                self._tag(name, is_end=tag.startswith("</"))
                self._named(name, tag)
        self._end()
        self._end_list()
        self.found += self._shots.taken()
        if lost := list(dict.fromkeys(filter(None, self._lost))):
            self.found.append(Found("left out", " ".join(lost), "high", "links that lead nowhere from here"))

    def _words(self, text: str) -> None:
        is_kept = "pre" in self._around
        plain = text if is_kept else _SPACES.sub(" ", text)
        if plain.startswith(" ") and not is_kept and (not self._text or self._text[-1].isspace()):
            plain = plain[1:]
        self._text += plain

    def _anchor(self, tag: str) -> None:
        if not tag.startswith("</"):
            href = unescape(attributes_of(tag).get("href", ""))
            self._link = len(self._text), address(href), href
        elif self._link:
            start, url, href = self._link
            words = self._text[start:]
            start += len(words) - len(words.lstrip())
            end = len(self._text.rstrip())
            if url and end > start and "\n" not in self._text[start:end]:
                self._marks.append(Link(start, end, url))
            elif url or not href.startswith("#"):
                self._lost.append(href)
            self._link = None

    def _emphasis(self, name: str, *, is_end: bool) -> None:
        if not is_end:
            self._opened.append((len(self._text), name))
        elif self._opened and self._opened[-1][1] == name:
            start, _ = self._opened.pop()
            words, is_strong = self._text[start:], name in ("b", "strong")
            start += len(words) - len(words.lstrip())
            made = Emphasis(start, len(self._text.rstrip()), is_strong)
            if made.end > start:
                inner = len(self._marks)
                while inner and self._marks[inner - 1].start >= start:
                    inner -= 1
                self._marks[inner:] = [*(each for each in self._marks[inner:] if not made.holds(each)), made]

    def _cite(self, *, is_end: bool) -> None:
        """Whose a quotation is, where it ends with that."""
        if "blockquote" in self._around and not is_end:
            self._cited = len(self._text), len(self._text)
        elif self._cited:
            self._cited = self._cited[0], len(self._text)

    def _named(self, name: str, tag: str) -> None:
        """What an element says in its attributes."""
        found = attributes_of(tag)
        if name in ("p", "div", "h2") and not tag.startswith("</"):
            self._is_dek = not _DEKS.isdisjoint(found.get("class", "").casefold().split()) and not self._around_list()
        elif name == "iframe" and not tag.startswith("</"):
            self._frame(unescape(found.get("src", "")), unescape(found.get("title", "")))

    def _around_list(self) -> bool:
        return not {"ul", "ol", "table", "blockquote", "figure"}.isdisjoint(self._around)

    def _frame(self, src: str, title: str) -> None:
        """A page within the page: a film where it is one that has a name, else its address."""
        made = framed(src, " ".join(title.split()))
        if made:
            self.pieces.append(made)
        else:
            self.found.append(Found("left out", "a frame", "high", "it has no address"))

    def _tag(self, name: str, *, is_end: bool) -> None:
        if name in ("td", "th"):
            self._cell(is_end=is_end)
            return
        if "table" in self._around and name != "table":
            self._text += " " if self._text else ""
            if name == "tr" and not is_end:
                self._rows.append([])
            return
        if "li" in self._around and name in ("p", "div", "section"):
            self._text = self._text.rstrip() + (" " if self._text else "")
            return
        self._end()
        if not is_end:
            self._open(name)
        elif name in self._around:
            while self._around.pop() != name:
                pass
            self._close(name)

    def _open(self, name: str) -> None:
        self._around.append(name)
        if name == "hr":
            self._around.pop()
        elif name == "figure":
            self.found += self._shots.taken()
        elif name in ("ul", "ol"):
            self._lists.append(name)
        elif name == "table":
            self._rows = []

    def _close(self, name: str) -> None:
        if name in ("ul", "ol"):
            self._lists.pop()
            if not self._lists:
                self._end_list()
        elif name == "table":
            self._end_table()
        elif name == "figure":
            self.found += self._shots.taken()
        elif name == "blockquote" and "blockquote" not in self._around and (self._quoted or self._signature):
            self._end_quotation()

    def _cell(self, *, is_end: bool) -> None:
        if not is_end:
            if self._text.strip():
                self._end()
            self._text = ""
        elif self._rows:
            words, line = self._text.strip(), " ".join(self._text.split())
            shift = len(self._text) - len(self._text.lstrip())
            is_kept = len(words) == len(line)
            self._drop(() if is_kept else self._marks)
            self._rows[-1].append(paragraph(line, within(self._marks, shift, len(self._text)) if is_kept else ()))
            self._text, self._marks, self._opened = "", [], []

    # ------------------------------------------------------------ what ends

    def _end(self) -> None:
        """The words so far are a piece, by what stands around them."""
        text, marks, cited = self._text, self._marks, self._cited
        self._text, self._marks, self._link, self._opened, self._cited = "", [], None, [], None
        is_dek, self._is_dek = self._is_dek, False
        if not text.strip():
            return
        shift = len(text) - len(text.lstrip())
        kept = within(marks, shift, len(text))
        whole, text = text, text.strip()
        around = self._around
        heading = next((each for each in reversed(around) if re.fullmatch(r"h[1-6]", each)), "")
        if "table" in around:
            self.pieces.append(Paragraph(text))
        elif self._lists:
            self._item(text, kept)
        elif is_dek and not self.deks and len(text) <= LONGEST_DEK and not self._has_prose():
            line = " ".join(text.split())
            self.deks.append(Found("summary", line, "high", "the page marks it as such", text))
        elif heading:
            self.pieces.append(Heading(" ".join(text.split()), int(heading[1])))
            self._drop(kept)
        elif "figcaption" in around:
            self._shots.caption(text)
        elif "blockquote" in around:
            ends = cited is not None and not whole[cited[1] :].strip()
            self._quote(text, kept, max(cited[0] - shift, 0) if cited and ends else None)
        else:
            self._paragraphs(text, kept)

    def _drop(self, marks: Iterable[Mark]) -> None:
        """Note the links of what is shown without them."""
        self._lost += (each.url for each in marks if isinstance(each, Link))

    def _has_prose(self) -> bool:
        return any(isinstance(each, Paragraph) and len(each.text) > LONGEST_LINE for each in self.pieces)

    def _item(self, text: str, marks: Marks) -> None:
        line = " ".join(text.split())
        depth = min(len(self._lists) - 1, self._items[-1][2].depth + 1 if self._items else 0, _DEEPEST)
        level = Level(depth, self._lists[-1] == "ol")
        self._items.append((line, marks if len(line) == len(text) else (), level))

    def _quote(self, text: str, marks: Marks, cited: int | None) -> None:
        """A paragraph of a quotation, or whose it is."""
        said = text if cited is None else text[:cited].rstrip(" —–-")
        if cited is not None or "footer" in self._around:
            self._signature = text[cited or 0 :].strip()
            said = said if cited else ""
        if said.strip():
            self._quoted.append(paragraph(said.strip(), marks))
        self._address = next(
            (each.url for each in marks if isinstance(each, Link) and _OF_POST.search(each.url)), self._address
        )

    def _paragraphs(self, text: str, marks: Marks) -> None:
        """A paragraph; or several, where two line breaks stand between them."""
        for found in re.finditer(r"(?:(?!\n[ \n]*\n).)+", text, re.DOTALL):
            start, end = found.span()
            while start < end and text[start].isspace():
                start += 1
            if words := text[start:end].rstrip():
                self.pieces.append(paragraph(words, within(marks, start, end)))

    def _end_list(self) -> None:
        items, marks, levels = tuple(zip(*self._items, strict=True)) or ((), (), ())
        if len(items) == 1:
            self.pieces.append(paragraph(items[0], marks[0]))
        elif items:
            is_flat = len(set(levels)) == 1
            held = marks if any(marks) else ()
            self.pieces.append(Listing("\n".join(items), items, levels[0].is_ordered, held, () if is_flat else levels))
        self._items = []

    def _end_table(self) -> None:
        made = tabled(self._rows)
        self._rows = []
        self.pieces += made

    def _end_quotation(self) -> None:
        """What was quoted: a post is told by its form later, all else is a quotation."""
        text, url = "\n\n".join(each.text for each in self._quoted), self._address
        quoted, signature = self._quoted, self._signature
        self._quoted, self._signature, self._address = [], "", ""
        if "@" in text and _SIGNED.search(text) and not signature:
            self.pieces.append(Paragraph(f"{text} {url}".rstrip().replace("\n\n", "\n")))
        else:
            self.pieces.append(signed(quoted, signature))
