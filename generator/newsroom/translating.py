"""Translating: a catalogue with all that pages say besides a site's own words, for somebody to translate; and the same
again, brought up to date."""

import ast
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from generator.catalogues import FOLDER, CatalogueFile, unreadable
from generator.errors import SiteError, problem
from generator.model import Location, Problem
from generator.stages.load import load_config
from generator.templates import Templates
from generator.theme import Theme, load_theme

_METHODS = {"say": (0, 1), "say_as": (1, 1), "say_many": (0, 2)}
_FUNCTIONS = {"marked": (0, 1), "marked_as": (1, 1)}
"""What in `wording` names a text: whether a context comes first, and how many texts. Commands have a `say` of their
own, which is no method."""


class Entry(NamedTuple):
    """A text to translate: its context, itself, the one for many ("" for none), and the file it stands in."""

    context: str
    one: str
    many: str
    path: str


def entries(theme: Theme) -> Iterator[Entry]:
    """All that is said by our own code, and by the templates of a theme with those it extends."""
    yield from _own()
    templates = Templates(theme)
    for template in sorted(theme.templates, key=lambda each: (each.theme, each.name)):
        shown = f"themes/{template.theme}/templates/{template.name}"
        for context, one, many in templates.texts(template):
            yield Entry(context, one, many, shown)


@cache
def _own() -> tuple[Entry, ...]:
    """What our own code says; it is read once, since it stays as it is."""
    package = Path(__file__).parent.parent
    files = [(path, f"generator/{path.relative_to(package).as_posix()}") for path in sorted(package.rglob("*.py"))]
    return tuple([each for path, shown in files for each in _said_by(path.read_text(encoding="utf-8"), shown)])


def _said_by(source: str, path: str) -> Iterator[Entry]:
    """The texts that a file of ours names, in their order."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        known, name = (_METHODS, "attr") if isinstance(call.func, ast.Attribute) else (_FUNCTIONS, "id")
        contexts, texts = known.get(getattr(call.func, name, ""), (0, 0))
        given = [each.value for each in call.args[: contexts + texts] if isinstance(each, ast.Constant)]
        said = [each for each in given if isinstance(each, str)]
        if texts and len(said) == contexts + texts:
            context = said.pop(0) if contexts else ""
            yield Entry(context, said[0], said[1] if texts > 1 else "", path)


def updated(data: bytes, language: str, theme: Theme) -> bytes:
    """The catalogue of a language, in which all texts stand and no others; what was translated stays so. `data` is what
    it was, b"" for none."""
    every = Catalog(locale=None, charset="utf-8")
    for each in entries(theme):
        text = (each.one, each.many) if each.many else each.one
        every.add(text, locations=[(each.path, 0)], context=each.context or None)
    found = read_po(BytesIO(data), locale=_locale(language), charset="utf-8") if data else _begun(language)
    found.update(every, no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
    found.obsolete.clear()
    out = BytesIO()
    write_po(out, found, width=120, include_lineno=False, omit_header=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    plural = found.plural_forms
    return f'{head}"Plural-Forms: {plural}\\n"\n\n'.encode() + out.getvalue()


def new_translation(root: Path, language: str, into: Path | None = None) -> Path:
    """Write the catalogue of a language into a folder, a site's `translations/`; bring it up to date where it is there.

    Raises SiteError where site.yaml cannot be used, no language has that code, or the file cannot be read or written.
    """
    config, _ = load_config(root)
    theme, problems = load_theme(root / "themes", config.theme)
    folder = into or root / FOLDER
    path = folder / f"{language}.po"
    shown = f"{FOLDER}/{path.name}" if into is None else path.as_posix()
    problems += _unknown(language, shown)
    data = path.read_bytes() if path.is_file() else b""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    if wrong := unreadable(CatalogueFile(language, shown, text)):
        problems += (wrong,)
    if problems:
        raise SiteError(*problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(updated(data, language, theme))
    except OSError as error:
        why = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise SiteError(problem("PF117", why, Location(shown))) from None
    return path


def _unknown(language: str, shown: str) -> tuple[Problem, ...]:
    try:
        Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        text = f"no language has the code '{language}'"
        return (problem("PF116", text, Location(shown), "write two letters, and a region if need be: de, de-AT"),)
    return ()


def _begun(language: str) -> Catalog:
    return Catalog(locale=_locale(language), charset="utf-8")


def _locale(language: str) -> str:
    return language.replace("-", "_")
