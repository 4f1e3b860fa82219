"""Translating: a catalogue with all that pages say besides a site's own words, for somebody to translate; and the same
again, brought up to date."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from generator.template_words import texts_of
from generator.templates import Templates
from generator.theme import Theme

_KEYWORDS = {
    "say": None,
    "say_as": ((1, "c"), 2),
    "say_many": (1, 2),
    "marked": None,
    "marked_as": ((1, "c"), 2),
}
"""The functions of `wording` that name a text, and where it stands among what they are given, as Babel wants it."""


class Entry(NamedTuple):
    """A text to translate: its context, itself, the one for many ("" for none), and the file it stands in."""

    context: str
    one: str
    many: str
    path: str


def entries(theme: Theme) -> Iterator[Entry]:
    """All that is said by our own code, and by the templates of a theme with those it extends."""
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        shown = f"generator/{path.relative_to(package).as_posix()}"
        for _, message, _, context in extract_from_file("python", path, keywords=_KEYWORDS):
            one, many = message[:2] if isinstance(message, tuple) else (message, "")
            yield Entry(context or "", one, many, shown)
    templates = Templates(theme)
    for template in sorted(theme.templates, key=lambda each: (each.theme, each.name)):
        shown = f"themes/{template.theme}/templates/{template.name}"
        for asked in texts_of(templates.tree(template)):
            yield Entry(asked.context, asked.one, asked.many, shown)


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


def _begun(language: str) -> Catalog:
    return Catalog(locale=_locale(language), charset="utf-8")


def _locale(language: str) -> str:
    return language.replace("-", "_")
