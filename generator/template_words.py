"""Texts in templates: `_("Latest")`, which is asked for in English and stands in the language of the page.

`_("Stories, page %(number)s", number=pager.number)` has a value in it; `ngettext("%(num)s lap", "%(num)s laps", count)`
goes with a number; `pgettext("session", "Race")` and `npgettext` say what a text means that means several things. A
text is put in when a template is compiled, once for each language, so that pages pay nothing for it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import Environment, nodes
from jinja2.parser import Parser

from generator.wording import CONTEXT, PLACEHOLDER, Wording, placeholders

FORM = "_form"
"""What compiled templates call the function that gives the place of the form which goes with a number."""


class _Call(NamedTuple):
    """How a function is called: with a context first, with a second text and a number."""

    context: bool
    many: bool

    @property
    def texts(self) -> int:
        """How many texts come first."""
        return 1 + self.context + self.many


_CALLS = {
    "_": _Call(False, False),
    "pgettext": _Call(True, False),
    "ngettext": _Call(False, True),
    "npgettext": _Call(True, True),
}


class Asked(NamedTuple):
    """A text that a template asks for: its context, the text, the one for many ("" for none), the number it goes with
    and its values, by name."""

    context: str
    one: str
    many: str
    num: nodes.Expr | None
    values: dict[str, nodes.Expr]

    @property
    def key(self) -> str:
        """What catalogues have it under."""
        return f"{self.context}{CONTEXT}{self.one}" if self.context else self.one


def texts_of(found: Iterable[nodes.Node]) -> Iterator[Asked]:
    """All texts that the nodes of a template ask for."""
    for node in found:
        if asked := _asked(node):
            yield asked


def mistakes(found: Iterable[nodes.Node]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with how the nodes of a template ask for texts: the line, what it is, and what to do."""
    for node in found:
        if not (name := _name(node)):
            continue
        asked = _asked(node)
        if not asked:
            yield node.lineno, f"'{name}' wants its text in quotes", f'write {name}("…"), with values by name'
            continue
        wanted = placeholders(asked.one) | placeholders(asked.many)
        given = asked.values.keys()
        if unknown := sorted(given - wanted - {"num"}):
            yield node.lineno, f"the text has no '%({unknown[0]})s'", "take the value away, or name it in the text"
        if missing := sorted(wanted - given):
            yield node.lineno, f"the text lacks the value of '%({missing[0]})s'", f"give it: {missing[0]}=…"


class Speaking(Parser):
    """Reads a template in a language: each text that it asks for is put in where it stands."""

    def __init__(
        self, environment: Environment, source: str, name: str | None, filename: str | None, words: Wording
    ) -> None:
        super().__init__(environment, source, name, filename)
        self._words = words
        self._pieces: dict[int, nodes.Concat] = {}

    def subparse(self, end_tokens: tuple[str, ...] | None = None) -> list[nodes.Node]:
        """What is printed: a text falls apart into its pieces, of which those that stand fast cost nothing."""
        body = super().subparse(end_tokens)
        for each in body:
            if isinstance(each, nodes.Output) and self._pieces:
                each.nodes = [part for child in each.nodes for part in self._parts(child)]
        return body

    def parse_postfix(self, node: nodes.Expr) -> nodes.Expr:
        """What follows a name: where that is a function of ours, the text that it asks for."""
        found = super().parse_postfix(node)
        return self._within(found) if isinstance(node, nodes.Name) and node.name in _CALLS else found

    def _parts(self, node: nodes.Expr) -> list[nodes.Expr]:
        """The pieces of a text with its values; no other node falls apart."""
        return self._pieces[id(node)].nodes if id(node) in self._pieces else [node]

    def _within(self, node: nodes.Expr) -> nodes.Expr:
        if asked := _asked(node):
            return self._folded(asked, node.lineno)
        if isinstance(node, nodes.Call | nodes.Getattr | nodes.Getitem):
            node.node = self._within(node.node)
        return node

    def _folded(self, asked: Asked, line: int) -> nodes.Expr:
        if asked.num is None:
            return self._whole(self._words.text(asked.one, asked.context), asked, line)
        forms = self._words.forms(asked.one, asked.many, asked.context)
        *others, last = [self._whole(text, asked, line) for text in forms.texts]
        found: nodes.Expr = last
        place = nodes.Call(nodes.Name(FORM, "load"), [asked.num, nodes.Const(asked.key)], [], None, None)
        for number, text in reversed(list(enumerate(others))):
            test = nodes.Compare(place, [nodes.Operand("eq", nodes.Const(number))])
            found = nodes.CondExpr(test, text, found)
        found.set_lineno(line)
        return found

    def _whole(self, text: str, asked: Asked, line: int) -> nodes.Expr:
        pieces: list[nodes.Expr] = []
        end, still = 0, ""
        for place in PLACEHOLDER.finditer(text):
            still += text[end : place.start()] + ("" if place[1] else "%")
            end = place.end()
            if place[1]:
                pieces += [nodes.Const(still)] if still else []
                pieces.append(asked.values[place[1]])
                still = ""
        still += text[end:]
        pieces += [nodes.Const(still)] if still or not pieces else []
        if len(pieces) == 1:
            return pieces[0]
        made = nodes.Concat(pieces)
        made.set_lineno(line)
        self._pieces[id(made)] = made
        return made


def _name(node: nodes.Node) -> str:
    """The function that a call asks for a text; "" for any other call."""
    called = node.node if isinstance(node, nodes.Call) else None
    return called.name if isinstance(called, nodes.Name) and called.name in _CALLS else ""


def _asked(node: nodes.Node) -> Asked | None:
    """What a call asks for; None for any other node, and for a call that is wrong."""
    if not (name := _name(node)) or not isinstance(node, nodes.Call):
        return None
    call = _CALLS[name]
    written = [each.value for each in node.args[: call.texts] if isinstance(each, nodes.Const)]
    texts = [each for each in written if isinstance(each, str)]
    rest = node.args[call.texts :]
    if len(texts) != call.texts or len(rest) != int(call.many) or node.dyn_args or node.dyn_kwargs:
        return None
    values = {each.key: each.value for each in node.kwargs}
    num = rest[0] if call.many else None
    context = texts.pop(0) if call.context else ""
    return Asked(context, texts[0], texts[1] if call.many else "", num, {"num": num, **values} if num else values)
