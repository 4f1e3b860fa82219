"""Lift: writing blocks are taken out of a text before any converter sees it, and marks are left in their places.

A mark is a paragraph of its own that no author can write: it is made of the digest of the text that it stands in. The
text of a block stays between its marks, so that footnotes, links and headings in it are those of the whole text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec import structs

from generator.errors import HookError, problem
from generator.model import Location, Problem, digest_bytes, encoded
from generator.schema import ImageFront
from generator.schema.base import Written
from generator.schema.blocks import GalleryBlock, VideoBlock
from generator.text.classes import marked
from generator.text.conversion import Reading
from generator.text.fences import Fence, fences
from generator.text.slugs import nearest
from generator.text.typed import read as read_struct
from generator.text.writing.block import Ask, Block, Html, Setting
from generator.text.writing.forms import FORMS, WORDLESS
from generator.text.writing.names import DEEPEST, KINDS, may_hold_blocks, named
from generator.text.yaml_source import Sheet, compose

T = TypeVar("T")

_KEY = re.compile(r"[a-z_]+:(?:\s|$)")
_UNCLOSED = re.compile(r"[ >]*(`{3,}|~{3,})")


class Asked(NamedTuple):
    """What a block asks of the site: its name with its keys, encoded, and its line in the file."""

    what: str
    line: int


class Lifted(NamedTuple):
    """A text with marks in the places of its blocks, what stands for each mark, what blocks ask of the site, by the
    marks that stay for it, what is wrong with the blocks, the credit and licence of each picture in them, and what
    their classes begin with until the HTML is clean."""

    text: str
    mark: re.Pattern[str]
    html: Mapping[str, str]
    asked: Mapping[str, Asked]
    problems: tuple[Problem, ...]
    credits: tuple[tuple[str, str], ...]
    classes: str

    def put(self, converted: str) -> tuple[str, bool]:
        """A converter's HTML with that of the blocks in it, and whether each mark came through as a paragraph."""
        loose = 0

        def html(found: re.Match[str]) -> str:
            nonlocal loose
            loose += found[1] is None
            return self.html[found[1] or found[2]]

        put = self.mark.sub(html, converted)
        return put, not loose


def lifted(text: str, path: str, first_line: int, setting: Setting) -> Lifted | None:
    """The text without its blocks; None where it surely has none. It begins at `first_line` of the file `path`."""
    if not may_hold_blocks(text):
        return None
    lines = text.split("\n")
    lifting = _Lifting(lines, path, first_line, setting)
    converted = "\n".join(lifting.lines(lines, 0))
    name = lifting.name
    mark = re.compile(rf"<p>\s*({name}\d+z)\s*</p>|({name}\d+z)")
    return Lifted(
        converted,
        mark,
        lifting.html,
        lifting.asked,
        tuple(lifting.problems),
        tuple(lifting.credits),
        lifting.classes,
    )


class _Lifting:
    """Takes the blocks out of lines. `html` is what stands for each mark, `asked` what stays open."""

    def __init__(self, source: Sequence[str], path: str, first_line: int, setting: Setting) -> None:
        self.name = f"pfblock{digest_bytes(chr(10).join(source).encode(errors='replace'))}x"
        self.classes = f"{self.name}-"
        self.html: dict[str, str] = {}
        self.asked: dict[str, Asked] = {}
        self.problems: list[Problem] = []
        self._source = source
        self._path = path
        self._first_line = first_line
        self._setting = setting
        self._kinds = _with_own(KINDS, {name: own.keys for name, own in setting.blocks.items()})
        self._forms = _with_own(FORMS, {name: own.form for name, own in setting.blocks.items()})
        self._moments: Counter[str] = Counter()
        self.credits: list[tuple[str, str]] = []

    def lines(self, lines: Sequence[str], above: int, depth: int = 1) -> list[str]:
        """Lines with marks for their blocks; `above` is how many lines of the source stand above them."""
        kept: list[str] = []
        end = 0
        for fence in fences(lines):
            if made := self._block(fence, above, depth):
                kept += [*lines[end : fence.first], *made]
                end = fence.end
        return [*kept, *lines[end:]]

    def _block(self, fence: Fence, above: int, depth: int) -> list[str] | None:
        """What stands in the place of a fence; None for one that stays code."""
        found = named(fence.info)
        if not found:
            return None
        opening = above + fence.first
        if found.name not in self._kinds or found.rest or depth > DEEPEST:
            self.problems.append(self._unknown(found.name, found.rest, opening))
            return None
        if not fence.is_closed:
            self.problems.append(self._unclosed(found.name, opening, depth))
        code = fence.code.split("\n")[:-1]
        keys, text = _parted(code, self._kinds[found.name])
        front = self._keys(found.name, code[:keys], opening)
        if front is None:
            return [""]
        above_text = opening + 1 + text
        block = Block(found.name, front, code[text:], self._setting, partial(self._tell, above_text), self._moments)
        self.credits += _credits(front)
        if wanting := _wanting(block):
            self.problems.append(problem("PF222", wanting[0], self._place(opening, found.name), wanting[1]))
        try:
            return self._marked(block, above_text, fence, depth)
        except HookError as why:
            self.problems.append(why.told(self._place(opening, found.name)))
            return [""]

    def _marked(self, block: Block, above: int, fence: Fence, depth: int) -> list[str]:
        """Marks for the pieces of a block, and between them its text, `above` which so many lines of the source are."""
        made: list[str] = [""]
        waiting = ""
        for piece in self._forms[block.name](block):
            if isinstance(piece, Html):
                waiting += piece
            elif isinstance(piece, Ask):
                waiting += self._ask(block, above - fence.code.count("\n") + len(block.lines) - 1)
            else:
                lines = block.lines[piece.start : piece.end]
                text = _closed(self.lines(lines, above + piece.start, depth + 1))
                if any(text):
                    made += [self._mark(waiting), "", *text, ""]
                    waiting = ""
        made += [self._mark(waiting), ""]
        before = fence.quote + " " * fence.indent
        return [(before + line).rstrip() for line in made]

    def _ask(self, block: Block, line: int) -> str:
        mark = f"{self.name}{len(self.asked)}q"
        language = "" if block.setting.language == "en" else f"@{block.setting.language}"
        what = f"{block.name}{language} {encoded(block.front).decode()}"
        self.asked[mark] = Asked(what, self._first_line + line)
        return mark

    def _mark(self, html: str) -> str:
        mark = f"{self.name}{len(self.html)}z"
        self.html[mark] = marked(html, self.classes)
        return mark

    # ------------------------------------------------------------ keys

    def _keys(self, name: str, lines: Sequence[str], opening: int) -> Written | None:
        """The keys of a block, which stand below its opening line; None when they cannot be read."""
        sheet = Sheet(self._path, "\n".join([*lines, ""]), before=self._first_line + opening)
        composed = compose(sheet.text, sheet)
        reading = Reading(sheet, self._setting.zone)
        front = None
        if composed.root:
            start = partial(Location, self._path, 0, 1)
            front = read_struct(self._kinds[name], composed.root, reading, start)
        told = [self._moved(each, name, lines, opening) for each in (*composed.problems, *reading.problems)]
        self.problems += told
        return None if told else front

    def _moved(self, told: Problem, name: str, lines: Sequence[str], opening: int) -> Problem:
        """A mistake in the keys at its place in the file."""
        at = told.at
        if not 0 < at.line <= len(lines):
            return structs.replace(told, at=self._place(opening, name))
        line = self._source[opening + at.line]
        shift = len(line) - len(lines[at.line - 1])
        number = self._first_line + opening + at.line
        return structs.replace(told, at=Location(self._path, number, at.column + shift, at.width, line))

    # ------------------------------------------------------------ places

    def _unknown(self, name: str, rest: str, line: int) -> Problem:
        known = self._kinds
        if name not in known:
            meant = nearest(name, known)
            hint = f"did you mean '{{{meant}}}'?" if meant else f"known are {', '.join(known)}"
            return problem("PF220", f"no block is called '{name}': it stays code", self._place(line, name), hint)
        if rest:
            text = f"nothing may stand behind '{{{name}}}': it stays code"
            return problem("PF220", text, self._place(line, rest), "write keys in the lines below, such as 'title: …'")
        text = f"blocks stand more than {DEEPEST} deep in each other: this one stays code"
        return problem("PF220", text, self._place(line, name))

    def _unclosed(self, name: str, line: int, depth: int) -> Problem:
        hint = "write ``` alone in a line below its text"
        if depth > 1:
            hint = "close the block above it first, or begin and end that with more marks, as it holds another"
        return problem("PF224", f"the block '{name}' is not closed", self._place(line, name), hint)

    def _tell(self, above: int, code: str, message: str, line: int, words: str, hint: str) -> None:
        self.problems.append(problem(code, message, self._place(above + line, words), hint))

    def _place(self, line: int, words: str) -> Location:
        """The place of words in a line of the source."""
        text = self._source[line]
        column = max(text.find(words), 0) + 1
        return Location(self._path, self._first_line + line, column, max(len(words), 1), text)


def _with_own(ours: Mapping[str, T], own: Mapping[str, T]) -> Mapping[str, T]:
    return {**ours, **own} if own else ours


def _credits(front: Written) -> Iterator[tuple[str, str]]:
    """Credit and licence of each picture that the keys of a block name."""
    pictures = front.pictures if isinstance(front, GalleryBlock) else (front,)
    for each in pictures:
        if isinstance(each, ImageFront | VideoBlock) and (each.credit or each.licence):
            yield each.credit, each.licence


def _wanting(block: Block) -> tuple[str, str] | None:
    """What a block shows nothing without, and a hint; None where it is there."""
    if block.name == "gallery" and not block.front.pictures:
        return "the gallery has no pictures", "write '- src: start.jpg' and 'alt: …' below `pictures:`"
    if block.name in WORDLESS or block.name not in FORMS or block.has_text:
        return None
    return f"the block '{block.name}' has no text", "write it below the keys and a blank line"


def _parted(code: Sequence[str], kind: type[Written]) -> tuple[int, int]:
    """How many lines of keys a block begins with, and how many stand above its text."""
    needs_keys = any(info.required for info in structs.fields(kind))
    if not code or not (needs_keys or _KEY.match(code[0])):
        return 0, 0
    end = next((number for number, line in enumerate(code) if not line.strip()), len(code))
    return end, min(end + 1, len(code))


def _closed(lines: list[str]) -> list[str]:
    """Lines whose last code, where it is never closed, is."""
    found = fences(lines)
    if not found or found[-1].is_closed:
        return lines
    marks = _UNCLOSED.match(lines[found[-1].first])
    return [*lines, marks[1]] if marks else lines
