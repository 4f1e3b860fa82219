"""Parse: sources to what they say, each on its own. Front matter is checked and the body made clean HTML, without any
other file."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from msgspec import Struct, structs

from generator import filters
from generator.errors import problem
from generator.hooks.offered import NONE, Hooks, by_plugins
from generator.kinds import FOLDERS
from generator.model import (
    ENTITY_FOLDERS,
    Body,
    Digest,
    EncodedBody,
    Found,
    FoundAs,
    Location,
    Moment,
    Parsed,
    ParsedAs,
    Problem,
    Recognised,
    Source,
    SourceKind,
    Spot,
    digest_bytes,
    digest_of,
    encoded_body,
    sealed,
)
from generator.pictures.facts import facts_of
from generator.racing.tracks import sheet
from generator.results import RACES, Classification, OfficialTable
from generator.schema import FRONTS, ArticleFront, MarkdownFront
from generator.schema.base import Written
from generator.text.converters import converter
from generator.text.dates import moment
from generator.text.dialect import unknown
from generator.text.front_matter import Document, place, read, read_list
from generator.text.html import Draft, Made, bodies
from generator.text.languages import is_tag
from generator.text.results_file import Sort, read_classification, read_standings
from generator.text.slugs import LONGEST_SEGMENT, RESERVED, dated, is_slug, slugify
from generator.text.summaries import SUMMARY, day_or_moment, modified, shortened
from generator.text.trust import is_trusted
from generator.text.writing.block import Setting

Recognise: TypeAlias = Callable[[Parsed, Body], tuple[Recognised, tuple[Spot, ...], str]]
"""Gives whom an article's words mean, which names in its body may become links, and the words on which that hangs."""


class Rules(Struct, frozen=True, kw_only=True):
    """What decides how a file is read: zone, Markdown and language as site.yaml has them, what recognises names in
    articles (None: nobody is looked for), and what plug-ins offer."""

    zone: tzinfo
    markdown: MarkdownFront
    language: str = "en"
    recognise: Recognise | None = None
    hooks: Hooks = NONE


def parse(sources: Sequence[Source], rules: Rules) -> list[tuple[Found, EncodedBody | None]]:
    """What each source says, with one value, or many for a list file, none where it cannot be read; and its body. Some
    twenty at once are read faster than one by one."""
    documents = {
        source.path: read(source.path, source.data, FRONTS[source.kind], rules.zone)
        for source in sources
        if source.kind not in _WITHOUT_TEXT
    }
    hooks = rules.hooks
    markdown = converter(rules.markdown.converter, rules.markdown.extensions, hooks.extensions)
    setting = Setting(rules.zone, rules.language, filters.when, filters.clock, filters.partial, hooks.blocks)
    drafts = [
        Draft(
            document.body,
            path,
            document.body_line,
            is_trusted(path, rules.markdown.html),
            setting._replace(language=getattr(document.front, "language", "") or rules.language),
        )
        for path, document in documents.items()
    ]
    made = dict(
        zip(
            documents,
            bodies(drafts, markdown, words=False),
            strict=True,
        )
    )
    return [
        (_WITHOUT_TEXT[source.kind](source, rules), None)
        if source.kind in _WITHOUT_TEXT
        else _parse_text(source, documents[source.path], made[source.path], rules)
        for source in sources
    ]


def _parse_text(source: Source, document: Document[Any], made: Made, rules: Rules) -> tuple[Found, EncodedBody | None]:
    content, found = made
    problems = [*document.problems, *found]
    if rules.markdown.converter == "commonmark":
        problems += unknown(document.body, path=source.path, first_line=document.body_line)
    if document.front is None:
        return FoundAs(problems=tuple(problems)), None
    words = ""
    front, wrong = by_plugins(rules.hooks, document.front, source.path, document.body)
    problems += wrong
    parsed = _parsed(source, front, rules, problems)
    if parsed and rules.recognise and parsed.kind == "article":
        recognised, spots, words = rules.recognise(parsed, content)
        parsed = structs.replace(parsed, recognised=recognised)
        content = structs.replace(content, spots=spots)
    kept = encoded_body(content, words)
    return FoundAs((_sealed(parsed, content, kept.digest),) if parsed else (), tuple(problems)), kept


def _sealed(parsed: Parsed, content: Body, digest: Digest) -> Parsed:
    """The value with what the rest of the site asks of its body, and its digests."""
    opening = "" if getattr(parsed.front, "summary", "") else shortened(content.opening, SUMMARY)
    made = structs.replace(
        parsed,
        body=digest,
        opening=opening,
        slots=content.slots,
        anchors=content.anchors,
        asks=tuple([slot.target for slot in content.slots if slot.kind == "block"]),
        credits=content.credits,
        **_of_card(parsed, opening),
    )
    said = (made.path, made.kind, made.front, made.slug, made.section, made.moment, opening, made.recognised)
    facts = digest_of((*said, *_meant(made), *content.credits))
    return sealed(structs.replace(made, facts=facts))


def _meant(parsed: Parsed) -> tuple[object, ...]:
    """What a body's slots and anchors say, wherever they stand in it."""
    return [(slot.target, slot.kind, slot.attribute) for slot in parsed.slots], parsed.anchors


def _of_card(parsed: Parsed, opening: str) -> dict[str, str]:
    """The digest of what a card shows of an article, and when the article last changed."""
    front = parsed.front
    if not isinstance(front, ArticleFront) or not parsed.moment:
        return {}
    updated, summary = modified(front), front.summary or opening
    shown = digest_of((front.title, summary, front.kind, parsed.moment, updated, front.language))
    last = updated if updated and updated.at > parsed.moment.at else parsed.moment
    return {"shown": shown, "changed": day_or_moment(last)}


def _parsed(source: Source, front: Written, rules: Rules, problems: list[Problem]) -> Parsed | None:
    name, section = _name(source)
    day, own_name = dated(name) if source.kind == "article" else ("", name)
    when = None
    if isinstance(front, ArticleFront):
        when = front.date or _date_in_name(day, rules.zone, source, problems)
        if when is None:
            return None
    _check_language(source, front, problems)
    slug = _slug(source, front, own_name, problems)
    if slug is None:
        return None
    return ParsedAs(path=source.path, kind=source.kind, front=front, slug=slug, section=section, moment=when)


def _check_language(source: Source, front: Written, problems: list[Problem]) -> None:
    language: str = getattr(front, "language", "")
    if language and not is_tag(language):
        text = f"'language' must be a code such as en, de or en-GB, not '{language}'"
        at = place(source.path, source.data, "language")
        problems.append(problem("PF116", text, at, "write two letters, and a region if need be"))


def _name(source: Source) -> tuple[str, str]:
    """A file's own name, without index.md and ending, and the folders between it and its kind's folder; of a page in a
    section that section too."""
    path = PurePosixPath(source.path)
    parts = [*path.parts[2 if path.parts[1] in FOLDERS else 1 : -1], path.stem]
    if parts[-1] == "index" and len(parts) > 1:
        parts.pop()
    if source.kind == "edition":
        return "/".join(parts), ""
    return parts[-1], "/".join(filter(None, map(slugify, parts[:-1])))


def _date_in_name(day: str, zone: tzinfo, source: Source, problems: list[Problem]) -> Moment | None:
    if day:
        try:
            return moment(day, zone)
        except ValueError:
            text, hint = f"the date in the file's name, {day}, does not exist", "rename the file, or add `date:`"
            problems.append(problem("PF113", text, Location(source.path), hint))
            return None
    at = place(source.path, source.data, "date")
    if not any(each.at.line == at.line > 1 for each in problems):  # a date that cannot be read is told already
        text = "'date' is missing, and the file's name holds no date"
        hint = "add a line such as `date: 2024-06-17 14:00`, or name the file 2024-06-17-slug.md"
        problems.append(problem("PF112", text, at, hint))
    return None


def _slug(source: Source, front: Written, name: str, problems: list[Problem]) -> str | None:
    """The slug a file gives itself, checked; else one made from its name."""
    if source.kind == "edition":
        event, year = name.split("/")
        return f"{slugify(event)}/{year}"
    given: str = getattr(front, "slug", "")
    slug = given or slugify(name)
    if given and not is_slug(given):
        hint = f"slugs are made of a-z, 0-9 and hyphens: {slugify(given)}" if slugify(given) else ""
        at = place(source.path, source.data, "slug")
        problems.append(problem("PF116", f"'{given}' is no slug", at, hint))
    elif not slug:
        text = "no slug can be made from the file's name"
        problems.append(problem("PF116", text, Location(source.path), "add a line such as `slug: le-mans-2024`"))
    elif wrong := _no_address(slug):
        at = place(source.path, source.data, "slug") if given else Location(source.path)
        problems.append(problem("PF116", wrong, at, "choose another slug"))
    else:
        return slug
    return None


def _no_address(slug: str) -> str:
    """Why a slug cannot be part of an address, or ""."""
    if slug in RESERVED:
        return f"the slug '{slug}' is reserved"
    return f"the slug is longer than {LONGEST_SEGMENT} letters" if len(slug) > LONGEST_SEGMENT else ""


def _parse_list(source: Source, rules: Rules) -> Found:
    """Many entities in one file, keyed by slug. Their values are sealed under the file's path and their key."""
    kind = ENTITY_FOLDERS[PurePosixPath(source.path).parts[1]]
    entries, problems = read_list(source.path, source.data, FRONTS[kind], rules.zone)
    found = (
        sealed(ParsedAs(path=f"{source.path}#{slug}", kind=kind, front=front, slug=slug, facts=digest_of(front)))
        for slug, front in entries.items()
        if not _no_address(slug)
    )
    wrong = ((slug, _no_address(slug)) for slug in entries)
    told = (
        problem("PF116", text, place(source.path, source.data, slug), "choose another slug")
        for slug, text in wrong
        if text
    )
    return FoundAs(tuple(found), (*problems, *told))


def _parse_table(source: Source, _: Rules) -> Found:
    """The results of a session, or official standings; the section is the file's name, the slug the edition's."""
    path = PurePosixPath(source.path)
    event, year, name = path.with_suffix("").parts[-3:]
    front: Classification | OfficialTable | None
    if source.kind == "results":
        front, problems = read_classification(source.path, source.data, _sort(name))
    else:
        front, problems = read_standings(source.path, source.data, name.partition("-")[0])
    if front is None:
        return FoundAs(problems=problems)
    slug = f"{slugify(event)}/{year}"
    parsed: Parsed = ParsedAs(path=source.path, kind=source.kind, front=front, slug=slug, section=name)
    return FoundAs((sealed(structs.replace(parsed, facts=digest_bytes(source.data))),), problems)


def _sort(name: str) -> Sort:
    if RACES.fullmatch(name):
        return "race"
    return "practice" if name.startswith(("practice", "warm-up", "test")) else "qualifying"


def _parse_drawing(source: Source, _: Rules) -> Found:
    """What an SVG holds as a track map. What is wrong with it is told when a circuit names it as its map: else it is a
    picture like others, which runs nothing."""
    held = sheet(source.data)
    return FoundAs((sealed(ParsedAs(path=source.path, kind="drawing", front=held, slug="", facts=digest_of(held))),))


def _parse_picture(source: Source, _: Rules) -> Found:
    """What is to be known of a picture. What is wrong with it is told when something shows it."""
    facts = facts_of(source.data)
    said = digest_of((facts, source.digest))
    return FoundAs((sealed(ParsedAs(path=source.path, kind="picture", front=facts, slug="", facts=said)),))


_WITHOUT_TEXT: dict[SourceKind, Callable[[Source, Rules], Found]] = {
    "list": _parse_list,
    "drawing": _parse_drawing,
    "picture": _parse_picture,
    "results": _parse_table,
    "standings": _parse_table,
}
"""What reads sources that are no text with front matter."""
