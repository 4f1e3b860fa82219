"""Markdown to HTML, by any of the packages a site may choose; what is ours comes after, alike for all of them."""

from functools import cache
from typing import Protocol

from generator.errors import HookError
from generator.schema import Converter as Name
from generator.text.python_extensions import Extended


class Converter(Protocol):
    """Something that makes HTML of Markdown."""

    def convert(self, text: str) -> str:
        """HTML of one text, not yet cleaned. Nothing is remembered from one text to the next.

        ConversionError when the text is more than the package can take.
        """


OURS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html",
    "sane_lists", "smarty", "tables", "tasklist", "tilde",
)  # fmt: skip
"""Extensions of our own set. A site takes one out by naming it with a minus in front: `-smarty`."""


@cache
def converter(name: Name, extensions: tuple[str, ...] = (), plugged: tuple[Extended, ...] = ()) -> Converter:
    """The converter of that name, made once, with the site's own extensions and those that its plug-ins bring, which
    only Python-Markdown knows, and without those of ours that the site takes out.

    ValueError, naming it, when an extension cannot be loaded or taken out.
    """
    added = tuple(each for each in extensions if not each.startswith("-"))
    without = frozenset(each[1:] for each in extensions if each.startswith("-"))
    for each in sorted(without.difference(OURS)):
        known = ", ".join(f"-{ours}" for ours in OURS)
        raise ValueError(f"'-{each}' takes out no extension: known here are {known}")
    match name:
        case "python-markdown":
            from generator.text.python_markdown import PythonMarkdown

            return PythonMarkdown((*added, *plugged), without)
        case "commonmark" if plugged:
            text = f"markdown_extensions() of the plug-in '{plugged[0].plugin}' gives some, and '{name}' takes none"
            raise HookError("PF153", text, "set `converter: python-markdown`", "plugins")
        case "commonmark":
            from generator.text.commonmark import CommonMark

            return CommonMark(without)
