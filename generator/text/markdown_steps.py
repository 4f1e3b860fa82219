"""Python-Markdown's steps without the work that can change nothing. Known to `python_markdown` alone.

The package tries every pattern on every text of its tree, and again from each place where one matched; it asks every
kind of block whether a plain paragraph is one. Most of its time goes into answers that are known beforehand.
"""

import re
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import smarty
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.inlinepatterns import ReferenceInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString, Registry

_BEGIN = rf"[^\s\d#=_*+:>\[!|{STX}-]"

_QUOTES = {
    "'": "singleQuoteStartRe decadeAbbrRe openingSingleQuotesRegex closingSingleQuotesRegex closingSingleQuotesRegex2 "
    "remainingSingleQuotesRegex",
    '"': "doubleQuoteStartRe openingDoubleQuotesRegex closingDoubleQuotesRegex closingDoubleQuotesRegex2 "
    "remainingDoubleQuotesRegex",
    "\"'": "doubleQuoteSetsRe singleQuoteSetsRe2",
    "'\"": "singleQuoteSetsRe doubleQuoteSetsRe2",
}  # by the names that `smarty` gives its regular expressions, of which some came with later versions

SIGNS: dict[str, tuple[str, ...]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    r"\[\^([^\]]*)\]": ("[^",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
    r"\~": ("~",),
    r"(?<!-)---(?!-)": ("---",),
    r"(?<!-)--(?!-)": ("--",),
    r"(?<!\.)\.{3}(?!\.)": ("...",),
    **{vars(smarty).get(name, ""): (sign,) for sign, names in _QUOTES.items() for name in names.split()},
}
"""Of each pattern's regular expression, texts of which it needs one to match."""


class Inline(InlineProcessor):
    """The inline step with the patterns of a registry, all of which have known signs.

    A text without any sign is kept from the step, as one that is complete, and a pattern whose signs no other text has
    is left out. No pattern can bring a sign into a text: it sees pieces of what is there, and place holders, which are
    made of letters and digits.
    """

    def __init__(self, markdown: Markdown, patterns: Registry[Any]) -> None:
        super().__init__(markdown)
        self._patterns = [(pattern, SIGNS[_source(pattern)]) for pattern in patterns]
        self._signs = _shortest({sign for _, signs in self._patterns for sign in signs})
        self.stashed_nodes = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to a tree, as the package does it."""
        signed, complete = self._parted(tree)
        if not signed:
            self.stashed_nodes = {}
            return tree
        for element, name, text in complete:
            setattr(element, name, AtomicString(text))
        self.inlinePatterns = self._needed("\n".join(signed))
        super().run(tree, ancestors)
        for element, name, text in complete:
            setattr(element, name, text)
        return tree

    def _parted(self, tree: Element) -> tuple[list[str], list[tuple[Element, str, str]]]:
        """The texts that have signs, and where those stand that have none."""
        signed: list[str] = []
        complete: list[tuple[Element, str, str]] = []
        for element in tree.iter():
            for name, text in (("text", element.text), ("tail", element.tail)):
                if not text or isinstance(text, AtomicString):
                    continue
                if any(map(text.__contains__, self._signs)):
                    signed.append(text)
                else:
                    complete.append((element, name, text))
        return signed, complete

    def _needed(self, text: str) -> Registry[Any]:
        """The patterns that can match somewhere in a text, in their order."""
        needed = [
            pattern
            for pattern, signs in self._patterns
            if any(sign in text for sign in signs)
            and (self.md.references or not isinstance(pattern, ReferenceInlineProcessor))
        ]
        return cast("Registry[Any]", needed)  # a list is read the same way, and faster


def knows(patterns: Registry[Any]) -> bool:
    """True when the signs of all the patterns are known."""
    return all(_source(pattern) in SIGNS for pattern in patterns)


def _source(pattern: Pattern) -> str:
    return pattern.getCompiledRegExp().pattern


def _shortest(signs: set[str]) -> tuple[str, ...]:
    """The signs without those that hold another one."""
    return tuple(sign for sign in sorted(signs) if not any(other in sign for other in signs - {sign}))


class Paragraph(ParagraphProcessor):
    """A block that can be nothing but a paragraph, when it is asked before all others.

    No line of it begins with what another kind of block begins with, and there is no `|`, as a table must have.
    """

    PLAIN = re.compile(rf"{_BEGIN}[^\n|]*(?:\n{_BEGIN}[^\n|]*)*")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """True for such a block."""
        return self.PLAIN.fullmatch(block) is not None


class Attributes(AttrListTreeprocessor):
    """Attribute lists, where there can be any."""

    def run(self, doc: Element) -> None:
        """Take the attribute lists out of the texts of a tree and give them to its elements."""
        if "{" in "".join(doc.itertext()):
            super().run(doc)
