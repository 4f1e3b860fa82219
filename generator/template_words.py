"""Texts in templates: `_("Latest")`, which is asked for in English and stands in the language of the page.

`_("Stories, page %(number)s", number=pager.number)` has a value in it; `ngettext("%(num)s lap", "%(num)s laps", count)`
goes with a number; `pgettext("session", "Race")` and `npgettext` say what a text means that means several things. A
text is put in when a template is compiled, once for each language, so that pages pay nothing for it.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

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


def texts_of(tree: nodes.Template) -> Iterator[Asked]:
    """All texts that a template asks for."""
    for node in tree.find_all(nodes.Call):
        if asked := _asked(node):
            yield asked


def mistakes(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """What is wrong with how a template asks for texts: the line, what it is, and what to do."""
    for node in tree.find_all(nodes.Call):
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


class Folding(NodeTransformer):
    """Puts the texts of a language into the tree of a template."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    def get_visitor(self, node: nodes.Node) -> Callable[..., Any] | None:
        """What is done with a node of its kind."""
        found: dict[type[nodes.Node], Callable[..., Any]] = {nodes.Output: self._printed, nodes.Call: self._called}
        return found.get(type(node))

    def _printed(self, node: nodes.Output) -> nodes.Output:
        """What is printed: a text falls apart into pieces, of which those that stand fast cost nothing."""
        found: list[nodes.Expr] = []
        for each in node.nodes:
            asked = _asked(each)
            if asked and asked.num is None:
                found += self._pieces(self._words.text(asked.one, asked.context), asked, each)
            else:
                found.append(self.visit(each))
        node.nodes = found
        return node

    def _called(self, node: nodes.Call) -> nodes.Node:
        """A text anywhere else."""
        if not (asked := _asked(node)):
            return self.generic_visit(node)
        if asked.num is None:
            return self._whole(self._words.text(asked.one, asked.context), asked, node)
        forms = self._words.forms(asked.one, asked.many, asked.context)
        *others, last = [self._whole(text, asked, node) for text in forms.texts]
        found: nodes.Expr = last
        place = nodes.Call(nodes.Name(FORM, "load"), [self.visit(asked.num), nodes.Const(asked.key)], [], None, None)
        for number, text in reversed(list(enumerate(others))):
            test = nodes.Compare(place, [nodes.Operand("eq", nodes.Const(number))])
            found = nodes.CondExpr(test, text, found)
        found.set_lineno(node.lineno)
        return found

    def _whole(self, text: str, asked: Asked, node: nodes.Expr) -> nodes.Expr:
        pieces = self._pieces(text, asked, node)
        if len(pieces) == 1:
            return pieces[0]
        made = nodes.Concat(pieces)
        made.set_lineno(node.lineno)
        return made

    def _pieces(self, text: str, asked: Asked, node: nodes.Expr) -> list[nodes.Expr]:
        found: list[nodes.Expr] = []
        end, still = 0, ""
        for place in PLACEHOLDER.finditer(text):
            still += text[end : place.start()]
            end = place.end()
            if place[1]:
                found += [nodes.Const(still)] if still else []
                found.append(self.visit(asked.values[place[1]]))
                still = ""
            else:
                still += "%"
        still += text[end:]
        found += [nodes.Const(still)] if still or not found else []
        for each in found:
            each.set_lineno(node.lineno)
        return found


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
