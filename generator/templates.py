"""Templates: what each refers to, what is wrong with them, and the HTML they make.

A template names another by its path (`base.html`: the first layer of the theme that has one) or with a theme before
it (`apex/base.html`: the first from that theme on; in a template of that very path the next one, which it replaces).
Such names are literal, so what a page depends on is known before it is rendered.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from functools import cached_property, partial
from types import TracebackType
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2 import Template as Compiled
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator.answers import Ask, anew
from generator.catalogues import Catalogues
from generator.errors import SiteError, problem
from generator.filters import filters_in
from generator.locales import open_graph
from generator.model import Digest, Location, Problem, Sealed, digest_of
from generator.template_check import Missing, Reading, failure, place, read, syntax_problem
from generator.template_words import FORM, Speaking
from generator.theme import Template, Theme, did_you_mean
from generator.wording import ENGLISH, Wording


class TemplateError(SiteError):
    """A template that could not be rendered, and its problem. The caller knows the page in hand."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Templates:
    """The templates of a theme, ready to render; one for a whole build."""

    def __init__(self, theme: Theme, ask: Ask = anew) -> None:
        self.theme = theme
        self.catalogues = Catalogues(theme.catalogues, ask)
        self._ask = ask
        self._search = _Search(theme)
        self._readings: dict[str, Reading] = {}
        self._environment = _Environment(self._search)
        self._environments: dict[str, _Environment] = {}
        self._closures: dict[str, Digest] = {}
        self._compiled: dict[tuple[str, str], Compiled] = {}

    def __len__(self) -> int:
        """How many templates there are, those too that others hide."""
        return len(self._search.templates)

    def __contains__(self, name: str) -> bool:
        """Whether there is a template of this name."""
        return self._search.find(name) is not None

    def missing(self, name: str, at: Location) -> Problem:
        """What to say where content asks for a template that is not there."""
        hint = did_you_mean(name, {each.name for each in self._search.templates})
        return problem("PF504", f"template '{name}' does not exist", at, hint)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the templates, as far as reading them tells."""
        templates = self._search.templates
        found = [each for template in templates for each in self._reading(template).problems]
        astray = [each for template in templates for each in self._astray(template)]
        return (*found, *astray, *self._useless())

    def closure(self, name: str) -> Digest:
        """The digest of a template with all it extends, includes or imports. Raises `TemplateError` when it does
        not exist."""
        if name not in self._closures:
            self._closures[name] = digest_of(list(self._reached(self._get(name), set())))
        return self._closures[name]

    def prepare(self, language: str = "en") -> None:
        """Compile all templates in the language of the site, once for all workers that are forked; what is wrong with
        one is told when it is rendered."""
        environment = self._in(language)
        for template in self._search.templates:
            with suppress(TemplateSyntaxError, TemplateNotFound):
                environment.get_template(template.path)

    def render(self, name: str, context: Mapping[str, Any], language: str = "en") -> str:
        """The HTML of a template with these variables, in a language. Raises `TemplateError`; an error that did not
        come up in a template passes through."""
        try:
            if (name, language) not in self._compiled:
                self._compiled[name, language] = self._in(language).get_template(self._get(name).path)
            return self._compiled[name, language].render(context)
        except TemplateError:
            raise
        except TemplateSyntaxError as error:
            raise TemplateError(syntax_problem(self._search.by_path[error.filename or ""], error)) from error
        except Exception as error:
            if failed := self._failure(error, context):
                raise failed from error
            raise

    def tree(self, template: Template) -> nodes.Template:
        """A template as Jinja reads it."""
        return self._environment.parse(template.source, template.path, template.path)

    def _in(self, language: str) -> "_Environment":
        if language not in self._environments:
            words = self.catalogues.wording(language)
            self._environments[language] = _Environment(self._search, words)
        return self._environments[language]

    def _get(self, name: str) -> Template:
        if template := self._search.find(name):
            return template
        raise TemplateError(self.missing(name, Location("")))

    def _reading(self, template: Template) -> Reading:
        if template.path not in self._readings:
            key = f"template {digest_of((template.path, template.source))}"
            self._readings[template.path] = self._ask(key, Reading, partial(read, self._environment, template))
        return self._readings[template.path]

    def _reached(self, template: Template, seen: set[str]) -> Iterator[tuple[str, Digest]]:
        """A template and its references, in order and as they are written, each with the digest of what it means."""
        reading = self._reading(template)
        yield template.name, reading.digest
        seen.add(template.path)
        for name in (name for reference in reading.references for name in reference.names):
            target = self._search.find(name, template)
            yield name, self._reading(target).digest if target else ""
            if target and target.path not in seen:
                yield from self._reached(target, seen)

    def _astray(self, template: Template) -> Iterator[Problem]:
        """References that lead nowhere, or back to the template itself."""
        for reference in self._reading(template).references:
            name = reference.names[0]
            at = place(template, reference.line, name)
            if not reference.optional and not any(self._search.find(each, template) for each in reference.names):
                yield self.missing(name, at)
            if reference.extends and template in self._frames(template):
                behind = self._search.find(f"{template.theme}/{template.name}", template)
                hint = f'to extend what it replaces: {{% extends "{behind.theme}/{behind.name}" %}}' if behind else ""
                yield problem("PF504", f"template '{template.name}' extends itself", at, hint)

    def _useless(self) -> Iterator[Problem]:
        """Partials for places that no template has."""
        templates = self._search.templates
        references = [each for template in templates for each in self._reading(template).references]
        slots = {name for each in references for name in each.names if name.startswith(_SLOTS)}
        for template in templates:
            if slots and template.name.startswith(_SLOTS) and template.name not in slots:
                hint = did_you_mean(template.name, slots) or f"there are {', '.join(sorted(slots))}"
                yield problem("PF506", "no page has a place for this partial", place(template, 1), hint)

    def _frames(self, template: Template) -> list[Template]:
        """All that the template extends, and what that extends; the template itself only in a circle."""
        frames, current = [], [template]
        while current:
            below = current.pop()
            names = [name for each in self._reading(below).references if each.extends for name in each.names]
            found = [target for name in names if (target := self._search.find(name, below)) and target not in frames]
            frames += found
            current += found
        return frames

    def _failure(self, error: Exception, context: Mapping[str, Any]) -> TemplateError | None:
        """The error as a mistake at its innermost place in a template; None when it has none."""
        found = self._innermost(error.__traceback__)
        if not found:
            return None
        template, line = found
        return TemplateError(failure(template, line, error, self._environment.parse(template.source), context))

    def _innermost(self, trace: TracebackType | None) -> tuple[Template, int] | None:
        found = None
        while trace:
            if template := self._search.by_path.get(trace.tb_frame.f_code.co_filename):
                found = template, trace.tb_lineno
            trace = trace.tb_next
        return found


_SLOTS = "slots/"
"""The folder of partials that fill the places which a theme leaves to sites."""


class _Search:
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
    """Gives Jinja a template by its path, which `_Environment` has made of the name."""

    def __init__(self, search: _Search) -> None:
        self._search = search

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Compiled:
        """The template at a path, compiled."""
        if not (found := self._search.by_path.get(name)):
            raise TemplateNotFound(name)
        code = environment.compile(found.source, found.path, found.path)
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


class _Environment(Environment):
    """Jinja as our themes have it: escaping, strict about unknown names, nothing in it that chance decides, and all of
    it in one language."""

    code_generator_class = _CodeGenerator

    def __init__(self, search: _Search, words: Wording | None = None) -> None:
        super().__init__(
            loader=_Sources(search),
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
        self._words = words
        said = words or ENGLISH
        self.filters |= filters_in(said)
        self.globals["cached"] = Cached()
        self.globals["language"] = said.language
        self.globals["locale"] = open_graph(said.language)
        self.globals[FORM] = said.form
        del self.filters["random"], self.globals["lipsum"]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template with the texts of the language; as it is where there is none."""
        if self._words:
            return Speaking(self, source, name, filename, self._words).parse()
        return super()._parse(source, name, filename)

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
