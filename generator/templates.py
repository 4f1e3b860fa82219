"""Templates: what each refers to, what is wrong with them, and the HTML they make.

A template names another by its path (`base.html`: the first layer of the theme that has one) or with a theme before
it (`apex/base.html`: the first from that theme on; in a template of that very path the next one, which it replaces).
Such names are literal, so what a page depends on is known before it is rendered.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from types import CodeType, TracebackType
from typing import Any

from jinja2 import Template as Compiled
from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from generator.answers import Ask, Once, anew
from generator.catalogues import Catalogues
from generator.errors import SiteError, problem
from generator.model import Digest, Location, Problem, digest_of
from generator.own_filters import NO_FILTERS, OwnFilters
from generator.template_check import Reading, failure, heard, place, syntax_problem, unreadable
from generator.template_environment import JinjaEnvironment, Search
from generator.template_words import Speaking
from generator.theme import Template, Theme, did_you_mean


class TemplateError(SiteError):
    """A template that could not be rendered, and its problem. The caller knows the page in hand."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Templates:
    """The templates of a theme, ready to render; one for a whole build, most of it in one `language`. `own` are filters
    of the site's own."""

    def __init__(self, theme: Theme, ask: Ask = anew, language: str = "en", own: OwnFilters = NO_FILTERS) -> None:
        self.theme = theme
        self.catalogues = Catalogues(theme.catalogues, ask)
        self._ask = ask
        self._search = Search(theme)
        self._readings: dict[str, Reading] = {}
        self._language = language
        self._own = own
        self._environments: dict[str, JinjaEnvironment] = {}
        self._trees: dict[str, nodes.Template] = {}
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

    def prepare(self) -> None:
        """Compile all templates in the language of the site, once for all workers that are forked; what is wrong with
        one is told when it is rendered."""
        environment = self._in(self._language)
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
        except (TemplateError, MemoryError):
            raise
        except TemplateSyntaxError as error:
            raise TemplateError(syntax_problem(self._search.by_path[error.filename or ""], error)) from error
        except Exception as error:
            if failed := self._failure(error, context):
                raise failed from error
            raise

    def texts(self, template: Template) -> tuple[tuple[str, str, str], ...]:
        """The texts that a template asks for: context, text, and that for many."""
        return self._reading(template).texts

    def _in(self, language: str) -> JinjaEnvironment:
        if language not in self._environments:
            words = self.catalogues.wording(language)
            code = partial(self._code, language)
            self._environments[language] = JinjaEnvironment(self._search, words, code, self._own.functions)
        return self._environments[language]

    def _code(self, language: str, template: Template) -> CodeType:
        """A template, compiled with the texts of a language; Jinja works out then what filters make of constants."""
        key = template.path, template.source, self.catalogues.wording(language).digest, self._own.digest

        def make() -> CodeType:
            return self._in(language).compile(self._tree(language, template), template.path, template.path)

        return _CODE(key, make)

    def _tree(self, language: str, template: Template) -> nodes.Template:
        """A template with the texts of a language, to be compiled; what is read of it is kept."""
        if language == self._language and template.path in self._trees:
            return self._trees.pop(template.path)
        parser, tree = self._parsed(language, template)
        if template.path not in self._readings:
            self._keep_reading(template, lambda: self._heard(language, template, parser, tree))
        return tree

    def _parsed(self, language: str, template: Template) -> tuple[Speaking, nodes.Template]:
        words = self.catalogues.wording(language)
        parser = Speaking(self._in(language), template.source, template.path, template.path, words)
        return parser, parser.parse()

    def _get(self, name: str) -> Template:
        if template := self._search.find(name):
            return template
        raise TemplateError(self.missing(name, Location("")))

    def _reading(self, template: Template) -> Reading:
        if template.path not in self._readings:
            self._keep_reading(template, partial(self._read, template))
        return self._readings[template.path]

    def _read(self, template: Template) -> Reading:
        """What a template says; it need not be parsed again to be compiled."""
        try:
            parser, tree = self._parsed(self._language, template)
        except TemplateSyntaxError as error:
            return unreadable(template, error)
        self._trees[template.path] = tree
        return self._heard(self._language, template, parser, tree)

    def _heard(self, language: str, template: Template, parser: Speaking, tree: nodes.Template) -> Reading:
        return heard(self._in(language), template, parser, tree, self._own.functions)

    def _keep_reading(self, template: Template, make: Callable[[], Reading]) -> None:
        key = f"template {digest_of((template.path, template.source, *sorted(self._own.functions)))}"
        self._readings[template.path] = self._ask(key, Reading, partial(_READINGS, key, make))

    def _reached(self, template: Template, seen: set[str]) -> Iterator[tuple[str, Digest]]:
        """A template and its references, in order and as they are written, each with the digest of what it means."""
        reading = self._reading(template)
        yield template.name, reading.digest + (self._own.digest if reading.own else "")
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
        return TemplateError(failure(template, line, error, self._in(self._language).parse(template.source), context))

    def _innermost(self, trace: TracebackType | None) -> tuple[Template, int] | None:
        found = None
        while trace:
            if template := self._search.by_path.get(trace.tb_frame.f_code.co_filename):
                found = template, trace.tb_lineno
            trace = trace.tb_next
        return found


_CODE: Once[CodeType] = Once(2000)
_READINGS: Once[Reading] = Once(2000)
_SLOTS = "slots/"
"""The folder of partials that fill the places which a theme leaves to sites."""
