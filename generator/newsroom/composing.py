"""Composing: an article of a raw text, its front matter and its body, and what was inferred for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from generator.newsroom.markup import markdown
from generator.newsroom.pasted.bylines import reported_by
from generator.newsroom.pasted.cited import sources
from generator.newsroom.pasted.kinds import kind_of
from generator.newsroom.pasted.pieces import Found, Paragraph, Piece, Quotation
from generator.newsroom.pasted.sentences import summary
from generator.newsroom.pasted.tongues import language
from generator.newsroom.quoting import listed, quoted, quoted_item
from generator.newsroom.raw import Raw
from generator.newsroom.suggestions import KEYS, Names, Suggestions, suggestions
from generator.racing.recognition.reading import Told
from generator.text.blocks import blocks
from generator.text.converters import Converter
from generator.text.dates import day
from generator.text.html import body

_PROPOSED = "# title: proposed from the first sentence"
_MONTH = "# date: the text gives the month alone"
_LINK, _MARKS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)"), re.compile(r"[*`]")
_KEPT = ("byline", "section")
"""What a text's head says that front matter has no key of its own for: it is kept in `extra`."""


class Setting(NamedTuple):
    """What a site knows that articles are written for: its names, its Markdown and its language."""

    names: Names
    converter: Converter
    language: str


class Composed(NamedTuple):
    """An article: its text, and all that was found or inferred for its front matter."""

    text: str
    found: tuple[Found, ...]


def composed(raw: Raw, origin: str, setting: Setting) -> Composed | None:
    """The article of a raw text that comes from the file `origin`; None where the site's own extensions of Markdown
    change its words whatever is done."""
    text = markdown(raw.body, setting.converter, is_marked=raw.is_marked)
    if text is None:
        return None
    told = _told(raw, text, setting)
    meant = suggestions(told, setting.names)
    pieces = [_with_full_name(piece, meant) for piece in raw.body]
    if pieces != list(raw.body):
        text = markdown(pieces, setting.converter, is_marked=raw.is_marked) or text
    found = [*raw.found, *_inferred(raw, setting)]
    if not told.summary and (chosen := _summary(raw, meant)):
        found.append(Found("summary", chosen, "guess", "a sentence of the text"))
        meant = suggestions(told._replace(summary=chosen), setting.names)
    found += meant.found
    front = "".join(f"{line}\n" for line in _front(raw, found, meant.values, origin))
    return Composed(f"---\n{front}---\n\n{text}\n", tuple(found))


def _told(raw: Raw, text: str, setting: Setting) -> Told:
    made, _ = body(text, path="", first_line=1, converter=setting.converter)
    dek = next((each.value for each in raw.found if each.key == "summary"), "")
    return Told(raw.title, dek, day(raw.day[:10]), frozenset(), blocks(made.html))


def _with_full_name(piece: Piece, meant: Suggestions) -> Piece:
    """A quotation says whose it is by the whole name, if it is a driver's."""
    if isinstance(piece, Quotation) and piece.by in meant.meant and " " not in piece.by:
        return structs.replace(piece, by=meant.meant[piece.by])
    return piece


# ---------------------------------------------------------------- what is inferred


def _inferred(raw: Raw, setting: Setting) -> Iterator[Found]:
    """What the words of a text tell that its head does not say."""
    texts = [piece.text for piece in raw.body if isinstance(piece, Paragraph)]
    told = {each.key for each in raw.found}
    if "author" not in told and texts:
        for name in reported_by(texts[-1]):
            yield Found("author", name, "likely", "the last line of the text")
    if "kind" not in told and (kind := kind_of(raw.title, "\n\n".join(texts), is_given=not raw.is_proposed)):
        yield Found("kind", *kind)
    if raw.dateline and raw.dateline.agency:
        yield Found("source", raw.dateline.agency, "high", f"the dateline “{raw.dateline.text}”")
    for name, why in sources(texts, setting.names.known).items():
        yield Found("source", name, "likely", why)
    tongue = language("\n".join((*[raw.title] * (not raw.is_proposed), *(piece.text for piece in raw.body))))
    if tongue and tongue != re.split("[-_]", setting.language)[0].casefold():
        yield Found("language", tongue, "likely", "its small words")


def _summary(raw: Raw, meant: Suggestions) -> str:
    """The sentence that names most of those whom the text is about."""
    texts = [piece.text for piece in raw.body if isinstance(piece, Paragraph) and not piece.is_broken]
    if raw.is_marked:
        texts = [_MARKS.sub("", _LINK.sub(r"\1", text)) for text in texts]
    return summary(texts, lambda sentence: sum(count for name, count in meant.weights.items() if name in sentence))


# ---------------------------------------------------------------- front matter


def _front(raw: Raw, found: Sequence[Found], named: Mapping[str, tuple[str, ...]], origin: str) -> Iterator[str]:
    """The lines of front matter, in the order of the reference."""
    by_key: dict[str, list[Found]] = {}
    for each in found:
        by_key.setdefault(each.key, []).append(each)
    if raw.is_proposed:
        yield _PROPOSED
    yield f"title: {quoted(raw.title)}"
    if by_key["date"][0].confidence == "guess":
        yield _MONTH
    yield f"date: {raw.day}"
    if updated := by_key.get("updated"):
        yield f"updated: {updated[0].value}"
    if authors := _once(by_key.get("author", ())):
        yield f"author: {listed(authors) if len(authors) > 1 else quoted(authors[0])}"
    for key in ("summary", "kind"):
        if key in by_key:
            yield f"{key}: {quoted(by_key[key][0].value)}"
    yield from (f"{key}: {listed(named[key])}" for key, _ in KEYS if key in named)
    if tags := _once(by_key.get("tags", ())):
        yield f"tags: {listed(tags)}"
    yield from _sources(by_key.get("source", ()))
    if "language" in by_key:
        yield f"language: {by_key['language'][0].value}"
    yield f"extra: {{{', '.join(_extra(raw, by_key, origin))}}}"


def _sources(found: Sequence[Found]) -> Iterator[str]:
    """Each source once, with its address if one is told."""
    named: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for each in found:
        urls = named.setdefault(each.value.casefold(), [])
        spelt.setdefault(each.value.casefold(), each.value)
        if each.more and each.more not in urls:
            urls.append(each.more)
    if named:
        yield "sources:"
    for key, urls in named.items():
        name = quoted_item(spelt[key])
        yield from (f"  - {{name: {name}, url: {quoted(url)}}}" for url in urls)
        if not urls:
            yield f"  - {{name: {name}}}"


def _extra(raw: Raw, by_key: Mapping[str, Sequence[Found]], origin: str) -> Iterator[str]:
    """Where the text comes from, and what no key is for."""
    yield f"imported_from: {quoted_item(origin)}"
    yield f"imported_digest: {raw.digest[:16]}"
    for key in _KEPT:
        if key in by_key:
            yield f"{key}: {quoted_item(' | '.join(each.value for each in by_key[key]))}"
    if pictures := by_key.get("picture"):
        yield f"pictures: [{', '.join(f'{{{_picture(each)}}}' for each in pictures)}]"


def _picture(found: Found) -> str:
    parts = (("caption", found.value), ("credit", found.more), ("alt", found.alt), ("src", found.src))
    return ", ".join(f"{key}: {quoted_item(value)}" for key, value in parts if value)


def _once(found: Iterable[Found]) -> list[str]:
    names: dict[str, str] = {}
    for each in found:
        names.setdefault(each.value.casefold(), each.value)
    return list(names.values())
