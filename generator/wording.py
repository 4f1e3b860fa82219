"""Wording: the texts of pages in a language. What is asked for is the English text, and that stands where there is no
other."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import field

from generator.locales import number
from generator.model import Sealed

PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
"""Where a value stands in a text: `%(name)s`; `%%` is a percent sign."""

CONTEXT = "\x04"
"""Stands between a context and a text, as in gettext's own files."""

Rule: TypeAlias = Callable[[int], int]
"""Gives the place of the form that goes with a number."""


class Forms(NamedTuple):
    """The forms of a text that depends on a number, and which goes with which."""

    texts: tuple[str, ...]
    rule: Rule


class Wording(Sealed, frozen=True, kw_only=True):
    """The texts of a language: `messages` by what is asked for, each in all its forms; `plural` is the rule that these
    follow, as gettext writes it."""

    language: str = "en"
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: str = "(n != 1)"

    def say(self, text: str, /, **values: object) -> str:
        """A text with its values."""
        return filled(self.text(text), values)

    def say_as(self, context: str, text: str, /, **values: object) -> str:
        """A text that means one thing of several, as the context says."""
        return filled(self.text(text, context), values)

    def say_many(self, one: str, many: str, num: int, /, **values: object) -> str:
        """A text that goes with a number, `%(num)s` in it."""
        forms = self.forms(one, many)
        return filled(forms.texts[forms.rule(num)], {"num": number(num, self.language), **values})

    def text(self, text: str, context: str = "") -> str:
        """A text with its values still open."""
        found = self.messages.get(f"{context}{CONTEXT}{text}" if context else text)
        return found[0] if found else text

    def forms(self, one: str, many: str, context: str = "") -> Forms:
        """All forms of a text that goes with a number."""
        found = self.messages.get(f"{context}{CONTEXT}{one}" if context else one)
        if found and len(found) > 1:
            return Forms(found, _rule(self.plural))
        return Forms((one, many), _rule(_ENGLISH))

    def form(self, num: int, key: str) -> int:
        """The place of the form of a text that goes with a number; the text as catalogues have it."""
        found = self.messages.get(key)
        return _rule(self.plural if found and len(found) > 1 else _ENGLISH)(num)

    def number(self, value: float) -> str:
        """A figure as the language writes it."""
        return number(value, self.language)


ENGLISH = Wording()
"""What stands where nothing else does."""


def filled(text: str, values: Mapping[str, object]) -> str:
    """A text with its values in their places."""
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]) if found[1] else "%", text) if "%" in text else text


def placeholders(text: str) -> frozenset[str]:
    """The names of the values in a text."""
    return frozenset(found[1] for found in PLACEHOLDER.finditer(text) if found[1])


_ENGLISH = "(n != 1)"


@lru_cache(maxsize=64)
def _rule(expression: str) -> Rule:
    if expression == _ENGLISH:
        return lambda num: 0 if num == 1 else 1
    from gettext import c2py

    return c2py(expression)
