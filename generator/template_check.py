"""Reading a template without rendering it: what it refers to, what is wrong with it, and where things stand in it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.utils import missing
from msgspec import Struct

from generator.errors import HookError, problem
from generator.model import Digest, Location, Problem, digest_bytes
from generator.template_words import Speaking
from generator.theme import Template, did_you_mean


class Reference(Struct, frozen=True):
    """A template named by another: several names where the first that exists is meant, `optional` with
    `ignore missing`, `extends` when it is the frame."""

    names: tuple[str, ...]
    line: int
    optional: bool
    extends: bool


class Reading(Struct, frozen=True):
    """What a template's source says of itself. `texts` are those that it asks for: context, text, and that for many;
    `own` whether it uses a filter that the site has of its own."""

    digest: Digest
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    texts: tuple[tuple[str, str, str], ...] = ()
    own: bool = False


class Missing(StrictUndefined):
    """What stands for a name that nothing has; its error knows the name and whom it was asked of."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        text = super()._undefined_message
        return text if self._undefined_hint else _Asked(text, self._undefined_obj, self._undefined_name)


def unreadable(template: Template, error: TemplateSyntaxError) -> Reading:
    """What is said of a template that Jinja cannot read."""
    return Reading(digest_bytes(template.source.encode()), (), (syntax_problem(template, error),))


def heard(
    environment: Environment, template: Template, parser: Speaking, tree: nodes.Template, own: Collection[str]
) -> Reading:
    """What a parsed template says: its references, the texts that it asks for, whether it uses one of the site's own
    filters, and what can be known to fail."""
    every = list(tree.find_all(nodes.Node))
    references, problems = [], list(_mistakes(environment, template, every))
    for node in every:
        if not isinstance(node, _Naming):
            continue
        if names := _literals(node.template):
            optional = isinstance(node, nodes.Include) and node.ignore_missing
            references.append(Reference(names, node.lineno, optional, isinstance(node, nodes.Extends)))
        else:
            message = "a template is named by an expression; write its name, in quotes"
            hint = "what a page depends on must be known before it is rendered; choose with {% if %} between names"
            problems.append(problem("PF503", message, place(template, node.lineno), hint))
    for line, message, hint in parser.mistakes:
        problems.append(problem("PF504", message, place(template, line), hint))
    texts = tuple(dict.fromkeys((each.context, each.one, each.many) for each in parser.asked))
    uses_own = bool(own) and any(isinstance(node, nodes.Filter) and _is_of(own, node) for node in every)
    return Reading(digest_bytes(template.source.encode()), tuple(references), tuple(problems), texts, uses_own)


def place(template: Template, line: int, word: str = "") -> Location:
    """A line of a template, at a word in it where it is there."""
    lines = template.source.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", excerpt) if word else None
    start = found.start() if found else len(excerpt) - len(excerpt.lstrip())
    return Location(template.path, line, start + 1, len(word) if found else len(excerpt.strip()), excerpt)


def syntax_problem(template: Template, error: TemplateSyntaxError) -> Problem:
    """What Jinja says of a template that it cannot read."""
    message = (error.message or "the template cannot be read").rstrip(".")
    return problem("PF504", message[:1].lower() + message[1:], place(template, error.lineno))


def failure(template: Template, line: int, error: Exception, tree: nodes.Template, known: Iterable[str]) -> Problem:
    """What went wrong while rendering, at a line of a template that knows these variables."""
    if isinstance(error, HookError):
        return error.told(place(template, line))
    said = error.args[0] if error.args else ""
    if isinstance(said, _Asked) and isinstance(said.name, str):
        return _unknown(template, line, said, tree, known)
    if isinstance(error, TemplateNotFound):
        return problem("PF504", f"template '{error.name}' does not exist", place(template, line, str(error.name)))
    if isinstance(error, RecursionError):
        return problem("PF502", "templates include each other without end", place(template, line))
    message, hint = _in_plain_words(error)
    return problem("PF502", message, place(template, line), hint)


def _in_plain_words(error: Exception) -> tuple[str, str]:
    """What an error of Python's says, for people who do not know it, and a hint; what our filters say stays."""
    said = str(error) or "this cannot be worked out"
    return next(((words, hint) for pattern, words, hint in _PLAIN if re.search(pattern, said)), (said, ""))


_PLAIN: tuple[tuple[str, str, str], ...] = (
    (
        "can only concatenate|unsupported operand|not supported between|must be str",
        "two values of different kinds cannot be added, compared or counted with each other",
        "make text of a number with `| string`, and a number of text with `| int`",
    ),
    ("by zero", "a number is divided by zero", "ask for it first: {% if number %}"),
    ("object is not iterable", "a list is wanted here", "ask for it first: {% if … %}"),
    ("object is not callable", "what is called here like a function is none", "take the () away"),
)

# ---------------------------------------------------------------- before rendering

_Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


def _literals(expression: nodes.Node) -> tuple[str, ...]:
    """The names in a reference; nothing where they are not all literal."""
    items = expression.items if isinstance(expression, nodes.List | nodes.Tuple) else [expression]
    names = tuple(item.value for item in items if isinstance(item, nodes.Const) and isinstance(item.value, str))
    return names if len(names) == len(items) else ()


def _mistakes(environment: Environment, template: Template, found: Sequence[nodes.Node]) -> Iterator[Problem]:
    """What Jinja would find only when it compiles the template."""
    kinds: tuple[tuple[type[nodes.Node], str, Mapping[str, Any]], ...] = (
        (nodes.Filter, "filter", environment.filters),
        (nodes.Test, "test", environment.tests),
    )
    for kind, word, known in kinds:
        for node in found:
            if isinstance(node, kind) and (name := getattr(node, "name", "")) not in known:
                at = place(template, node.lineno, name)
                yield problem("PF504", f"no {word} is called '{name}'", at, did_you_mean(name, known))
    seen: Counter[str] = Counter()
    for block in found:
        if not isinstance(block, nodes.Block):
            continue
        seen[block.name] += 1
        if seen[block.name] == 2:
            yield problem("PF504", f"block '{block.name}' stands twice", place(template, block.lineno, block.name))


def _is_of(own: Collection[str], node: nodes.Filter) -> bool:
    """Whether a filter is one of these, or `map` with one of them, or with one whose name is not written there."""
    if node.name != "map" or not node.args:
        return node.name in own
    first = node.args[0]
    return not isinstance(first, nodes.Const) or first.value in own


# ---------------------------------------------------------------- while rendering


class _Asked(str):
    """Jinja's message on a name that is not there, with the name, and the value that was asked for it."""

    owner: object
    name: object

    def __new__(cls, text: str, owner: object, name: object) -> "_Asked":
        """The message with both."""
        self = super().__new__(cls, text)
        self.owner, self.name = owner, name
        return self


def _unknown(template: Template, line: int, said: _Asked, tree: nodes.Template, known: Iterable[str]) -> Problem:
    name = str(said.name)
    if said.owner is missing:
        local = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
        hint = did_you_mean(name, every := local.union(known)) or f"known here: {', '.join(sorted(every))}"
        return problem("PF502", f"nothing is called '{name}' here", place(template, line, name), hint)
    asked = [node for node in tree.find_all(nodes.Getattr) if node.attr == name]
    node = next((each for each in asked if each.lineno == line), asked[0] if asked else None)
    owner = _written(node.node) if node else ""
    at = place(template, node.lineno if node else line, name)
    return problem("PF502", f"'{owner or type(said.owner).__name__}' has no '{name}'", at, _fields(said, owner))


def _written(node: nodes.Node) -> str:
    """A dotted name as it stands in the template; "" for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := _written(node.node)):
        return f"{owner}.{node.attr}"
    return ""


def _fields(said: _Asked, written: str) -> str:
    """A hint: what the value does have."""
    if said.owner is None:
        return f"'{written}' is empty here; ask for it first: {{% if {written} %}}" if written else "it is empty here"
    if isinstance(said.owner, Mapping):
        names = {str(key) for key in said.owner}
    else:
        names = set(getattr(said.owner, "__struct_fields__", ())) - {"digest"}
    return did_you_mean(str(said.name), names) or (f"it has: {', '.join(sorted(names))}" if names else "")
