"""Classes that begin with `pf-` are those of our own blocks and of themes: an author's HTML has none of them.

While both are still one text, those of blocks stand under a mark that no author can write.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.errors import problem
from generator.model import Problem
from generator.text.places import Places

DECORATIVE = "pf-decorative"
"""The class of a picture that is said to need no words, until its slot says so."""

_OURS = "pf-"
_CLASSED = re.compile(r"<([a-z][^\s>/]*)((?: (?!class=)[^\s=\">]+=\"[^\"]*\")*) class=\"([^\"]*)\"")
_HINT = "names that begin with 'pf-' are the theme's: give the class another one"


class Owned(NamedTuple):
    """Canonical HTML without an author's classes that are ours, and these, each with the name of its element."""

    html: str
    taken: tuple[tuple[str, str], ...] = ()


def marked(html: str, mark: str) -> str:
    """The HTML of a block, its classes under the mark. Texts in it that look like a class are, too."""
    return html.replace(f' class="{_OURS}', f' class="{mark}')


def unmarked(html: str, mark: str) -> str:
    """The HTML with the classes of blocks by their own names. `mark` is empty where there is none."""
    return html.replace(mark, _OURS) if mark else html


def owned(html: str, mark: str) -> Owned:
    """Canonical HTML with the classes of blocks by their own names, and without an author's that begin like these."""
    if _OURS not in html:
        return Owned(unmarked(html, mark))
    taken: list[tuple[str, str]] = []

    def without(found: re.Match[str]) -> str:
        name, before, value = found.groups()
        ours = [each for each in value.split() if each.startswith(_OURS)]
        if not ours:
            return found[0]
        taken.extend((each, name) for each in ours)
        left = " ".join(each for each in value.split() if each not in ours)
        return f"<{name}{before}" + (f' class="{left}"' if left else "")

    html = _CLASSED.sub(without, html)
    return Owned(unmarked(html, mark), tuple(taken))


def told(taken: Iterable[tuple[str, str]], places: Places) -> tuple[Problem, ...]:
    """A PF204 for each class that was taken from an author's HTML."""
    return tuple(
        problem("PF204", f"the class `{name}` was taken out of `<{element}>`", places.match(_named(name)), _HINT)
        for name, element in taken
    )


def _named(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])"
