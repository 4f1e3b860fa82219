"""What Python-Markdown is not given: texts with which its work would grow as the square of their length, or faster.

It looks for the end of each sign from that sign on, and begins anew with the next: a thousand brackets that nothing
closes take it a thousand ways through the rest of their paragraph. Honest texts stay far below what is allowed here,
since their paragraphs are short and their signs are closed. The work is counted and not timed, so that every machine
refuses the same texts.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.errors import ConversionError

ALLOWANCE = 1_000_000_000
"""Steps for a text of up to a megabyte; for a longer one as much more as it is longer. A step takes a nanosecond or
two."""

MOST_BLOCKS = 40_000
"""Blocks between blank lines in one text: the package moves all that follow whenever it takes one."""

MOST_CELLS = 200_000
"""Cells of tables in one text: a row has as many as its table's head, whatever stands in it."""

MOST_NOTES = 5_000
"""Footnotes and references to them in one text: each is looked for in a list of all."""

DEEPEST = 50
"""Quotations, or lists, within each other: each is read once more for every one around it."""

_MEGABYTE = 1_000_000
_DEEP = re.compile(
    rf"^(?:(?: {{0,3}}+> ?+){{{DEEPEST + 1}}}"
    rf"| {{0,3}}+(?:[*+-] ++)*+(?:\d++\. ++(?:[*+-] ++)*+){{{DEEPEST + 1}}}"
    rf"| {{0,3}}+(?:[*+-] ++){{{DEEPEST + 1},}}+[^\s*+-]"
    rf"| {{{4 * DEEPEST},}}(?:[*+-]|\d+\.) ).*",
    re.MULTILINE,
)
_TAKEN_FIRST = re.compile(r"^ {0,3}(?:=+ *$|-+ *$|(?:[-_*] {0,2}){3,}$|!!!|[:#]|\[)", re.MULTILINE)
"""Lines that the package takes off a block, to put back the rest of it."""

_LONG_BLOCK = 2_000
_RULE = re.compile(r"[ |:-]*-[ |:-]*")
_SIGNS = ("[", "`", "<", "&", "*", "_", "~", "\\", "'", '"', "--", "...", "{", "]", "  \n")
_BRACKETS = re.compile(r"\]\(|[][()]")
_SPACES = re.compile(" {100,}")
_SLOW = 60  # steps for a letter that the package looks at by itself, not by a regular expression


def allowance(length: int) -> int:
    """The steps that a text of so many characters may take."""
    return ALLOWANCE * max(length, _MEGABYTE) // _MEGABYTE


class LookOver(Preprocessor):
    """The last step before blocks are read, when code and HTML are put by: refuses texts whose blocks would take too
    long."""

    def run(self, lines: list[str]) -> list[str]:
        """Raise ConversionError, near the block that asks for most."""
        look_over("\n".join(lines))
        return lines


def look_over(text: str) -> None:
    """Raise ConversionError for a text whose blocks would take too long."""
    blocks = text.split("\n\n")
    if len(blocks) > MOST_BLOCKS:
        raise ConversionError(f"it has more than {MOST_BLOCKS} paragraphs")
    if deep := _DEEP.search(text):
        raise ConversionError(f"quotations or lists stand more than {DEEPEST} deep in each other", deep[0])
    if text.count("[^") > MOST_NOTES:
        raise ConversionError(f"it has more than {MOST_NOTES} footnotes and references to them")
    if text.count("*[") * len(text) > allowance(len(text)) // 10:
        raise ConversionError("it has too many abbreviations for its length")
    long = [block for block in blocks if len(block) > _LONG_BLOCK]
    works = [len(_TAKEN_FIRST.findall(block)) * len(block) * 5 for block in long]
    if sum(works) > allowance(len(text)):
        raise ConversionError("too much stands here without blank lines", long[works.index(max(works))])
    _look_over_tables(block for block in blocks if "|" in block)


def _look_over_tables(blocks: Iterable[str]) -> None:
    cells = 0
    for block in blocks:
        head, _, rest = block.lstrip("\n").partition("\n")
        rule = rest.partition("\n")[0]
        if not _RULE.fullmatch(rule):
            continue
        cells += (rule.count("|") + 1) * (block.count("\n") + 1)
        if cells > MOST_CELLS:
            raise ConversionError(f"its tables have more than {MOST_CELLS} cells", head)
        if sum(row.count("`") * len(row) for row in rest.split("\n") if "`" in row) > ALLOWANCE // 10:
            raise ConversionError("rows of this table have too much code in them", head)


class Look(Treeprocessor):
    """A step before that of signs within lines, which refuses texts whose signs would take too long."""

    def run(self, root: Element) -> None:
        """Raise ConversionError, near the paragraph that asks for most."""
        texts = list(_texts(root))
        works = list(map(work, texts))
        if sum(works) > allowance(sum(map(len, texts))):
            worst = texts[works.index(max(works))]
            raise ConversionError("this paragraph has too many signs of Markdown for its length: divide it", worst)


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        for text in (element.text, element.tail):
            if text and not isinstance(text, AtomicString):
                yield text


def work(text: str) -> int:
    """At most how many steps the signs of one paragraph take."""
    length = len(text)
    signs = sum(map(text.count, _SIGNS))
    rough = signs * length
    if signs < 20 and "{" not in text:
        return rough
    triple = text.count("***") + text.count("___")
    if triple:
        rough += triple * (text.count("*") + text.count("_")) * length // 4
    if "{" in text:
        rough += sum(len(run) ** 2 for run in _SPACES.findall(text)) * text.count("{")
    return rough + _SLOW * _spans(text) if "[" in text else rough


def _spans(text: str) -> int:
    """The letters between all brackets and their ends; of a bracket without an end, all that follow."""
    squares: list[int] = []
    rounds: list[int] = []
    opened: list[int] = []  # of links' round brackets, those that are open
    total = 0
    for found in _BRACKETS.finditer(text):
        sign, at = found[0], found.start()
        if sign == "[":
            squares.append(at)
        elif sign[0] == "]":
            total += at - squares.pop() if squares else 0
            if sign == "](":
                rounds.append(at)
                opened.append(at)
        elif sign == "(" and rounds:
            rounds.append(-1)
        elif sign == ")" and rounds and rounds.pop() >= 0:
            total += at - opened.pop()
    return total + sum(len(text) - at for at in (*squares, *opened))


class HtmlBlocks(Preprocessor):
    """The search for blocks of HTML, where there can be any, up to as many steps as are allowed."""

    def __init__(self, markdown: Markdown, *, is_plain: bool) -> None:
        super().__init__(markdown)
        self._kind = _Plain if is_plain else _Extra

    def run(self, lines: list[str]) -> list[str]:
        """The lines with place holders for blocks of HTML."""
        if not any("<" in line or "&" in line for line in lines):
            return lines
        parser = self._kind(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Counted(HTMLExtractor):
    """Counts what each part of HTML takes, mostly what has to be looked through for its end."""

    steps = 0
    tags = 0

    def check_for_whole_start_tag(self, i: int) -> int:
        end: int = super().check_for_whole_start_tag(i)
        self._took(i, end, 500)
        return end

    def parse_endtag(self, i: int) -> int:
        end: int = super().parse_endtag(i)
        self._took(i, end, 3)
        return end

    def parse_pi(self, i: int) -> int:
        end: int = super().parse_pi(i)
        self._took(i, end, 3)
        return end

    def parse_html_declaration(self, i: int) -> int:
        end: int = super().parse_html_declaration(i)
        self._took(i, end, 3)
        return end

    def handle_comment(self, data: str) -> None:
        self._took(self._at, -1, 3 * len(self.inline_stack))
        super().handle_comment(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags = self.tags + 1 if self._open else 0
        self._spend(10 * self.tags)
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        tail = 0 if len(self.stack) > 1 else (len(self.rawdata) - self._at) // 10  # which is copied behind a block
        self._spend(tail + 20 * (len(self.stack) + len(self.inline_stack) + self._open))
        super().handle_endtag(tag)

    @property
    def _at(self) -> int:
        return self.line_offset + self.offset

    @property
    def _open(self) -> int:
        return len(getattr(self, "mdstack", ()))

    def _took(self, start: int, end: int, each: int) -> None:
        self._spend(each * ((end if end > start + 1 else len(self.rawdata)) - start))

    def _spend(self, steps: int) -> None:
        self.steps += steps
        if self.steps > allowance(len(self.rawdata)):
            near = self.rawdata[self._at :]
            raise ConversionError("it has too much HTML that nothing closes, or too deep in itself", near)


class _Plain(_Counted):
    pass


class _Extra(_Counted, HTMLExtractorExtra):
    pass
