"""Colours for code: Pygments, classes only, so that a theme's stylesheet decides what they look like."""

import re
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=512)
def highlighted(code: str, language: str) -> str:
    """The code as HTML with Pygments' short class names; only escaped where the language is unknown.

    The text is never changed: colouring that would drop or add a character is given up.
    """
    plain = escape(code, quote=False)
    lexer = _lexer(language.lower())
    if lexer is None:
        return plain
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter

    coloured: str = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return coloured if unescape(_TAG.sub("", coloured)) == code else plain


@lru_cache(maxsize=128)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
