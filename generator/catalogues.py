"""Catalogues: the texts of pages in other languages, from gettext's `.po` files: a site's own in `translations/`, those
of its theme, and ours. A text that the first has not is taken from the next, and stands in English where none has it.

A file is named by its language, `de.po`; `de-AT.po` holds what Austria says otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.answers import Ask, anew
from generator.disk import read_file
from generator.errors import problem
from generator.model import Digest, Location, Problem, digest_bytes, digest_of
from generator.theme_files import files
from generator.wording import CONTEXT, ENGLISH, Wording, placeholders

if TYPE_CHECKING:
    from babel.messages.catalog import Message

FOLDER = "translations"
"""Where catalogues lie: in a site, in a theme, in our package."""


class CatalogueFile(Struct, frozen=True):
    """A catalogue as it is written. `path` is as people see it; of ours, `checked` is false: we have looked at them."""

    language: str
    path: str
    text: str
    checked: bool = True

    @property
    def digest(self) -> Digest:
        """The digest of what it says."""
        return digest_bytes(self.text.encode(errors="surrogateescape"))


class Messages(Struct, frozen=True):
    """What a catalogue says, each text in all its forms, and what is wrong with it."""

    texts: dict[str, tuple[str, ...]] = {}
    problems: tuple[Problem, ...] = ()


def packaged_catalogues() -> Path:
    """The folder of our own catalogues."""
    return Path(__file__).parent / FOLDER


def catalogue_files(folder: Path, shown: str, *, checked: bool = True) -> Iterator[CatalogueFile]:
    """The catalogues in a folder, which messages call `shown`."""
    for file in files(folder):
        if file.suffix == ".po" and file.is_file():
            text = read_file(file).decode("utf-8-sig", errors="surrogateescape")
            yield CatalogueFile(file.stem.replace("_", "-"), f"{shown}/{file.name}", text, checked)


class Catalogues:
    """The texts of a site in every language. `found` are its files, those that go first before others."""

    def __init__(self, found: Sequence[CatalogueFile] = (), ask: Ask = anew) -> None:
        self._files = found
        self._ask = ask
        self._made: dict[str, Wording] = {}
        self._digests: dict[str, Digest] = {}

    def __contains__(self, language: str) -> bool:
        """Whether there are texts in a language. English needs none."""
        return language.partition("-")[0].lower() == "en" or bool(self._of(language))

    def digest(self, language: str) -> Digest:
        """The digest of all texts of a language; "" for English as it is."""
        if language not in self._digests:
            found = self._of(language)
            self._digests[language] = digest_of([each.digest for each in found]) if found else ""
        return self._digests[language]

    def wording(self, language: str) -> Wording:
        """The texts in a language; those of `de` for a `de-CH` that has none of its own."""
        if language not in self._made:
            texts: dict[str, tuple[str, ...]] = {}
            for each in reversed(self._of(language)):
                texts |= self._read(each).texts
            digest = f"{language} {self.digest(language)}"
            plural = _plural(language)[1] if texts else ENGLISH.plural
            self._made[language] = Wording(language=language, messages=texts, plural=plural, digest=digest)
        return self._made[language]

    def problems(self, language: str) -> Iterator[Problem]:
        """What is wrong with the catalogues; and, at its place in site.yaml, that there is none of the site's
        language."""
        for each in self._files:
            if each.checked:
                yield from self._read(each).problems
        if language not in self:
            at = Location("site.yaml", key="language")
            text = f"there are no texts in '{language}': what pages say besides yours is in English"
            yield problem("PF508", text, at, f"write them: parcferme new translation {language}")

    def _of(self, language: str) -> list[CatalogueFile]:
        """The files of a language, what goes first first; of one folder that of the region before that of the
        language."""
        wanted = language.lower()
        names = wanted, wanted.partition("-")[0]
        found = [each for each in self._files if each.language.lower() in names]
        folders = list(dict.fromkeys(each.path.rpartition("/")[0] for each in found))
        return sorted(
            found, key=lambda each: (folders.index(each.path.rpartition("/")[0]), each.language.lower() != wanted)
        )

    def _read(self, file: CatalogueFile) -> Messages:
        return self._ask(f"catalogue {file.path} {file.digest}", Messages, partial(read_catalogue, file))


def read_catalogue(file: CatalogueFile) -> Messages:
    """What a catalogue says: of what is marked as fuzzy, has no translation or cannot be used, nothing."""
    from babel.messages.pofile import PoFileError, read_po  # here, since most builds need no catalogue

    if wrong := unreadable(file):
        return Messages(problems=(wrong,))
    locale = file.language.replace("-", "_")
    try:
        found = read_po(BytesIO(file.text.encode()), locale=locale, charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError) as error:
        said = str(error).rpartition(" on ")[0] or str(error)
        return Messages(problems=(problem("PF509", f"the catalogue cannot be read: {said}", Location(file.path)),))
    texts, problems = {}, []
    for message in found:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if not message.id or message.fuzzy or not any(forms):
            continue
        if wrong_with := _wrong(message, forms, file.language):
            at = _place(file, message.lineno or 0)
            problems.append(problem("PF509", wrong_with, at, "it stands in English as long as this is so"))
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        texts[f"{message.context}{CONTEXT}{one}" if message.context else one] = forms
    return Messages(texts, tuple(problems))


_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?')
"""A line of a catalogue, as gettext's manual has it ("The Format of PO Files"): Babel reads others too, as it can."""


def unreadable(file: CatalogueFile) -> Problem | None:
    """What keeps a file from being a catalogue, at the first line that none has."""
    for number, line in enumerate(file.text.split("\n"), 1):
        if any("\udc80" <= letter <= "\udcff" for letter in line):
            return problem("PF101", "the catalogue is not UTF-8", Location(file.path, number), "save the file as UTF-8")
        if not _LINE.fullmatch(line):
            hint = 'write msgid "…" and below it msgstr "…"'
            return problem("PF509", "this is no line of a catalogue", _place(file, number), hint)
    return None


def _wrong(message: "Message", said: tuple[str, ...], language: str) -> str:
    """What is wrong with a translation; "" for nothing."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = _plural(language)[0] if len(ids) > 1 else 1
    if not all(said) or len(said) != wanted:
        return f"of the {wanted} forms that '{language}' has for numbers, {sum(map(bool, said))} are here"
    known = frozenset(name for each in ids for name in placeholders(each))
    for each in said:
        if unknown := placeholders(each) - known:
            return f"the text has no '%({min(unknown)})s'"
        if missing := known - placeholders(each) - ({"num"} if len(ids) > 1 else set()):
            return f"'%({min(missing)})s' of the text is missing in the translation"
    return ""


def _plural(language: str) -> tuple[int, str]:
    """How many forms a language has for numbers, and the rule that says which goes with which (CLDR's, by way of
    Babel)."""
    from babel import UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        found = get_plural(language.partition("-")[0].lower())
    except (ValueError, UnknownLocaleError):
        return 2, ENGLISH.plural
    return int(found[0]), str(found[1])


def _place(file: CatalogueFile, line: int) -> Location:
    lines = file.text.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return Location(file.path, line, 1 if excerpt else 0, max(len(excerpt), 1), excerpt)
