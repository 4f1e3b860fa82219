"""Markdown to HTML, by any of the packages a site may choose; what is ours comes after, alike for all of them."""

from functools import cache
from typing import Protocol

from generator.schema import Converter as Name


class Converter(Protocol):
    """Something that makes HTML of Markdown."""

    def convert(self, text: str) -> str:
        """HTML of one text, not yet cleaned. Nothing is remembered from one text to the next.

        ConversionError when the text is more than the package can take.
        """


@cache
def converter(name: Name, extensions: tuple[str, ...] = ()) -> Converter:
    """The converter of that name with the site's own extensions, made once.

    ValueError, naming it, when an extension cannot be loaded.
    """
    match name:
        case "python-markdown":
            from generator.text.python_markdown import PythonMarkdown

            return PythonMarkdown(extensions)
