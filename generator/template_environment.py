"""Jinja as our themes have it: which template a name means, how one is compiled, what `cached` is in one, and how a
value is printed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, nodes
from jinja2 import Template as Compiled
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator.filters import filters_in
from generator.locales import open_graph
from generator.model import Sealed
from generator.template_check import Missing
from generator.template_words import FORM
from generator.theme import Template, Theme
from generator.wording import Wording


class Search:
    """Which template a name means."""

    def __init__(self, theme: Theme) -> None:
        self.templates = theme.templates
        self.by_path = {template.path: template for template in theme.templates}
        self._rank = {name: rank for rank, name in enumerate(theme.names)}
        self._found: dict[tuple[str, str], Template | None] = {}

    def find(self, name: str, parent: Template | None = None) -> Template | None:
        """The template that `name` means in `parent`; None where there is none."""
        key = name, parent.path if parent else ""
        if key not in self._found:
            self._found[key] = next(self._candidates(name, parent), None)
        return self._found[key]

    def _candidates(self, name: str, parent: Template | None) -> Iterator[Template]:
        theme, _, rest = name.partition("/")
        rank = self._rank.get(theme)
        if rank is None:
            return (each for each in self.templates if each.name == name)
        above = parent.layer if parent and parent.name == rest else -1
        return (
            each
            for each in self.templates
            if each.name == rest and each.layer > above and self._rank[each.theme] >= rank
        )


class _Sources(BaseLoader):
    """Gives Jinja a template by its path, which `JinjaEnvironment` has made of the name; `compiled` gives its code."""

    def __init__(self, search: Search, compiled: Callable[[Template], CodeType]) -> None:
        self._search = search
        self._compiled = compiled

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Compiled:
        """The template at a path, compiled."""
        if not (found := self._search.by_path.get(name)):
            raise TemplateNotFound(name)
        code = self._compiled(found)
        names = dict(globals or ())  # Jinja's own chain of dictionaries is walked anew for every page
        return environment.template_class.from_code(environment, code, names)


class _CodeGenerator(CodeGenerator):
    """Has a template print by one call of `_printed`, which escapes too, in place of two calls and an object more for
    each value: printing is most of what templates do."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"({finalize.src}")
        else:
            super()._output_child_pre(node, frame, finalize)


class JinjaEnvironment(Environment):
    """Jinja as our themes have it: escaping, strict about unknown names, nothing in it that chance decides, and all of
    it in one language."""

    code_generator_class = _CodeGenerator

    def __init__(
        self,
        search: Search,
        words: Wording,
        compiled: Callable[[Template], CodeType],
        own: Mapping[str, Callable[..., Any]],
    ) -> None:
        super().__init__(
            loader=_Sources(search, compiled),
            autoescape=True,
            undefined=Missing,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._search = search
        self.filters |= {**filters_in(words), **own}
        self.globals["cached"] = Cached()
        self.globals["language"] = words.language
        self.globals["locale"] = open_graph(words.language)
        self.globals[FORM] = words.form
        del self.filters["random"], self.globals["lipsum"]

    def join_path(self, template: str, parent: str) -> str:
        """The path of the template that a name means in the one at `parent`."""
        found = self._search.find(template, self._search.by_path[parent])
        return found.path if found else template


class Cached:
    """What templates call `cached`: `{{ cached(card, articles, site, "h3") }}` is `{{ card(article, site, "h3") }}` for
    each of the articles, one to a line, made once for equal values. A macro that is imported sees nothing but what it
    is given, so the same comes out.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], str] = {}

    def __call__(self, macro: Callable[..., str], items: Iterable[Any], *given: Any, **named: Any) -> str:
        """What the macro makes of each item with the given values."""

        def make(item: object) -> str:
            return macro(item, *given, **named)

        shown = (macro, *map(_identity, given), *((name, _identity(named[name])) for name in sorted(named)))
        return Markup("".join([f"{self._made(make, item, shown)}\n" for item in items]))

    def _made(self, make: Callable[[object], str], item: object, shown: tuple[object, ...]) -> str:
        key = (_identity(item), *shown)
        try:
            made = self._kept.get(key)
        except TypeError:  # something that has no digest, and may change
            return make(item)
        if made is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            made = self._kept[key] = make(item)
        return made


def _identity(value: object) -> object:
    """What stands for a value in a key."""
    return value.digest or value if isinstance(value, Sealed) else value


_MOST = 50_000
"""Pieces of HTML that are kept at the most."""


def _printed(value: object) -> str:
    """A value as HTML: nothing for None, text escaped unless it is HTML already."""
    if type(value) is str:
        return escape(value) if _SPECIAL.search(value) else value
    if type(value) is Markup:
        return value
    return "" if value is None else escape(value)


_SPECIAL = re.compile("[&<>\"']")
