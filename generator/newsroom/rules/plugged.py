"""Rules that plug-ins bring: each looks at one text after the other, and what it finds is told at its place."""

from collections.abc import Iterator
from functools import partial

from generator import plugin
from generator.errors import HookError, problem
from generator.hooks.failing import called, guarded, unusable
from generator.hooks.offered import Hook, hooks_of
from generator.model import Location, Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule

CODE = "PF154"
"""The code of all that rules of plug-ins find."""


def plugged(desk: Desk) -> tuple[Rule, ...]:
    """A rule for each plug-in that has some."""
    hooks = hooks_of(desk.root, desk.config).rules
    return tuple([Rule(CODE, "", "", partial(_found, hook)) for hook in hooks])


def _found(hook: Hook, desk: Desk) -> Iterator[Problem]:
    """What the rules of a plug-in find; one that fails is told once, with the text at which it did."""
    try:
        rules = _rules(hook)
    except HookError as why:
        yield why.told()
        return
    copies = (*desk.articles, *desk.pages)
    texts = [(copy, _text(copy)) for copy in copies]
    for rule in rules:
        for copy, text in texts:
            try:
                yield from _told(hook, rule, copy, text)
            except HookError as why:
                yield why.told(Location(copy.path))
                break


def _rules(hook: Hook) -> list[plugin.Rule]:
    given = called(hook)
    if not isinstance(given, list | tuple) or not all(isinstance(each, plugin.Rule) for each in given):
        raise unusable(hook, "no list of rules", "make each with generator.plugin.Rule")
    return list(given)


def _text(copy: Copy) -> plugin.Text:
    return plugin.Text(
        path=copy.path,
        is_article=copy.parsed.kind == "article",
        day=copy.day,
        language=copy.language,
        parts=tuple([plugin.Part(part.kind, part.text) for part in copy.parts]),
        extra=copy.front.extra,
    )


def _told(hook: Hook, rule: plugin.Rule, copy: Copy, text: plugin.Text) -> list[Problem]:
    found = guarded(hook, rule.name, lambda: list(rule.run(text)))
    if not all(isinstance(each, plugin.Finding) and isinstance(each.message, str) for each in found):
        raise unusable(
            hook, f"in '{rule.name}' something that is no finding", "make each with generator.plugin.Finding"
        )
    return [problem(CODE, each.message, _place(copy, each), each.hint) for each in found]


def _place(copy: Copy, finding: plugin.Finding) -> Location:
    """Where the words of a finding first stand; else its key, or the beginning of the file."""
    for part in copy.parts if finding.words else ():
        start = part.text.find(finding.words)
        if start >= 0:
            return copy.at(part, start, start + len(finding.words))
    return copy.key(finding.key or "title")
