"""Blocked: what templates of a site's own have that the policy of pages keeps browsers from using."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from generator.errors import problem
from generator.model import Location, Problem
from generator.schema import SecurityFront
from generator.theme import Template

_REMARK = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_LINE = re.compile(r"[^\n]")
_IN_A_FILE = "put it into a file under content/static/ or the theme's assets/"
_DATA = r"""\btype\s*=\s*["']?(?:application/|text/(?!javascript))"""
_WITHIN = (
    (
        re.compile(rf"<script(?![^>]*(?:\bsrc\s*=|{_DATA}))[^>]*>", re.IGNORECASE),
        "a script within it",
        f"{_IN_A_FILE}, and load it: <script src=…>",
    ),
    (re.compile(r"<style\b[^>]*>", re.IGNORECASE), "a style within it", _IN_A_FILE),
    (re.compile(r"<[a-z][^<>]*?\sstyle\s*=", re.IGNORECASE), "a style within it", "give it a class"),
    (re.compile(r"<[a-z][^<>]*?\son[a-z]+\s*=", re.IGNORECASE), "a script within it", _IN_A_FILE),
)
"""What no page may have, and what to do instead."""

_LOADED = re.compile(r"""<script\b[^>]*?\bsrc\s*=\s*["']?(?:https?:)?//([^/"'\s>{]+)""", re.IGNORECASE)


def blocked(templates: Iterable[Template], security: SecurityFront) -> Iterator[Problem]:
    """Scripts and styles that stand in templates, and scripts from hosts that `security` does not name: the first of
    each kind in each template of the site's own."""
    for template in templates if security.policy else ():
        if PurePath(template.path).is_absolute():  # one of ours
            continue
        source = _REMARK.sub(lambda found: _LINE.sub(" ", found[0]), template.source)
        for pattern, what, hint in _WITHIN:
            if found := pattern.search(source):
                yield _problem(template, found, what, hint)
        for found in _LOADED.finditer(source):
            if not any(_allows(each, found[1].lower()) for each in security.script_src):
                hint = f"allow it in site.yaml: security: {{script_src: [https://{found[1]}]}}"
                yield _problem(template, found, f"a script from {found[1]}", hint)
                break


def _allows(source: str, host: str) -> bool:
    """Whether a source of the policy allows a host (CSP Level 3, section 6.7.2.8): by its name, or all below `*.`."""
    name = (source.partition("://")[2] or source).partition("/")[0].lower()
    return source in ("*", "https:") or name == host or (name.startswith("*.") and host.endswith(name[1:]))


def _problem(template: Template, found: re.Match[str], what: str, hint: str) -> Problem:
    above = template.source.count("\n", 0, found.start())
    column = found.start() - template.source.rfind("\n", 0, found.start())
    shown = found[0].partition("\n")[0]
    at = Location(template.path, above + 1, column, len(shown), template.source.split("\n")[above])
    return problem("PF510", f"browsers obey the policy of the page, and leave out {what}", at, hint)
