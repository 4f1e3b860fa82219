"""Plug-ins are loaded, and what they offer is looked at once, before anything is made with it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from generator.errors import HookError, SiteError, problem
from generator.filters import filters_in
from generator.hooks.failing import called, guarded, unusable
from generator.hooks.modules import Found, Module, found, found_again
from generator.hooks.offered import Hook, Hooks, Sent
from generator.model import Location
from generator.own_filters import NO_FILTERS, OwnFilters
from generator.plugin import TEXT, Block
from generator.schema.base import Written
from generator.text.python_extensions import Extended
from generator.text.typed import readable
from generator.text.writing.block import Block as Asked
from generator.text.writing.block import Html, OwnBlock, Piece

HOOKS = ("articles", "jobs", "markdown_extensions", "filters", "rules", "blocks")
"""What a plug-in may offer."""

_BLOCK = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def loaded(root: Path, names: tuple[str, ...]) -> Hooks:
    """What plug-ins offer. Raises SiteError where one cannot be found or loaded, or offers what cannot be used."""
    return _offered(found(root, names))


def loaded_again(sent: Sent) -> Hooks:
    """The same in another process."""
    return _offered(found_again(sent))


def _offered(of: Found) -> Hooks:
    every = [hook for number, module in enumerate(of.modules) for hook in _hooks(module, number, of.base)]
    named = {name: tuple([hook for hook in every if hook.name == name]) for name in HOOKS}
    try:
        filters = dict(_filters(named["filters"]))
        blocks = dict(_blocks(named["blocks"]))
        extensions = tuple(_extensions(named["markdown_extensions"]))
    except HookError as why:
        raise SiteError(why.told()) from why
    return Hooks(
        digest=of.digest,
        reading=of.digest if named["articles"] or blocks or extensions else "",
        articles=named["articles"],
        jobs=named["jobs"],
        rules=named["rules"],
        extensions=extensions,
        blocks=blocks,
        filters=OwnFilters(filters, of.digest) if filters else NO_FILTERS,
        sent=of.sent,
        installed=tuple([each.plugin for each in of.modules if each.is_installed]),
    )


def _hooks(module: Module, number: int, base: str) -> Iterator[Hook]:
    """The hooks that a module has."""
    own = {name: getattr(module.module, name) for name in HOOKS if hasattr(module.module, name)}
    at = Location("site.yaml", key=f"plugins.{number}")
    if not own:
        hint = f"write any of these functions: {', '.join(HOOKS)}"
        raise SiteError(problem("PF151", f"the plug-in '{module.plugin}' has no hook", at, hint))
    for name, call in own.items():
        if not callable(call):
            text = f"the hook '{name}' of the plug-in '{module.plugin}' is no function"
            raise SiteError(problem("PF151", text, at, f"write def {name}(…):"))
        yield Hook(module.plugin, number, module.package, base, name, call)


# ---------------------------------------------------------------- filters


def _filters(hooks: Sequence[Hook]) -> Iterator[tuple[str, Callable[..., Any]]]:
    known = _known_filters() if hooks else set()
    for hook in hooks:
        given = called(hook)
        if not isinstance(given, dict):
            raise unusable(hook, "no mapping of names to functions")
        for name, call in given.items():
            if not (isinstance(name, str) and name.isidentifier() and callable(call)):
                raise unusable(hook, f"'{name}', which is no name of a filter with its function")
            if name in known:
                raise unusable(hook, f"the filter '{name}', which there is already", "give it another name")
            known.add(name)
            yield name, _guarded(hook, name, call)


def _known_filters() -> set[str]:
    from jinja2.filters import FILTERS

    return {*FILTERS, *filters_in()}


def _guarded(hook: Hook, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(call)
    def filter_(*given: Any, **named: Any) -> Any:
        return guarded(hook, name, call, *given, **named)

    return filter_


# ---------------------------------------------------------------- blocks


def _blocks(hooks: Sequence[Hook]) -> Iterator[tuple[str, OwnBlock]]:
    seen: set[str] = set()
    for hook in hooks:
        for block in _each(hook):
            if not isinstance(block, Block) or not callable(block.make):
                raise unusable(hook, "something that is no block", "make each with generator.plugin.Block")
            _check_block(hook, block, seen)
            seen.add(block.name)
            yield block.name, OwnBlock(block.keys, _form(hook, block))


def _check_block(hook: Hook, block: Block, seen: Collection[str]) -> None:
    if not isinstance(block.name, str) or not _BLOCK.fullmatch(block.name):
        hint = "small letters, digits and at least one hyphen: pace-gap"
        raise unusable(hook, f"the block '{block.name}', whose name no block can have", hint)
    if block.name in seen:
        raise unusable(hook, f"the block '{block.name}', which there is already", "give it another name")
    try:
        if not issubclass(block.keys, Written):
            raise TypeError("they are no struct")
        readable(block.keys)
    except TypeError as why:
        hint = "they are a struct of texts, numbers and the like, made with generator.plugin.Keys"
        raise unusable(hook, f"the block '{block.name}', whose keys cannot be read: {why}", hint) from why


def _form(hook: Hook, block: Block) -> Callable[[Asked], tuple[Piece, ...]]:
    def form(asked: Asked) -> tuple[Piece, ...]:
        lines = tuple([line.replace("\0", "") for line in asked.lines])
        html = guarded(hook, block.name, block.make, asked.front, lines)
        if not isinstance(html, str) or html.count(TEXT) > 1:
            raise unusable(hook, f"for the block '{block.name}' no HTML, or its text twice")
        before, here, after = html.partition(TEXT)
        return (Html(before), asked.text, Html(after)) if here else (Html(before),)

    return form


# ---------------------------------------------------------------- extensions of Markdown


def _extensions(hooks: Sequence[Hook]) -> Iterator[Extended]:
    for hook in hooks:
        from markdown import Extension

        for each in _each(hook):
            if not isinstance(each, Extension):
                hint = "those known by a name alone stand in site.yaml: markdown: {extensions: […]}"
                raise unusable(hook, "something that is no extension of Python-Markdown", hint)
            yield Extended(hook.plugin, hook.package, each)


def _each(hook: Hook) -> Iterable[Any]:
    given = called(hook)
    if not isinstance(given, list | tuple):
        raise unusable(hook, "no list")
    return given
