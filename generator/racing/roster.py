"""The roster: everyone and everything the published articles and the entity files name, each under one slug."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from generator.errors import problem
from generator.model import PLURALS, EntityKind, Location, Moment, Parsed, Problem
from generator.racing.choosing import Files, chosen
from generator.racing.editions import edition_of, edition_slug, edition_written, editions_there, event_like, held_at
from generator.racing.files import ENTITY_KINDS
from generator.racing.registry import Known, Registry, clashes, registry
from generator.racing.surnames import surname_of
from generator.schema import ArticleFront
from generator.text.slugs import LONGEST_SEGMENT, RESERVED, slugify

NAMING: tuple[tuple[str, EntityKind], ...] = (
    ("events", "event"),
    *((key, kind) for kind, key in PLURALS.items() if kind not in ("event", "author")),
    ("author", "author"),
    ("authors", "author"),
)
"""The keys of an article that name entities, in the order in which its terms are shown."""

_NAMES = tuple((key, kind, attrgetter(key)) for key, kind in NAMING)

_WRITTEN = attrgetter(*(key for key, _ in NAMING))

Term = tuple[EntityKind, str]
"""A kind and a slug."""


class Roster(NamedTuple):
    """Who there is: `names` finds them, `of` has the terms of each article, in the order given; `problems` are names
    that cannot be told apart or look like slips."""

    names: Registry
    of: tuple[tuple[Term, ...], ...]
    problems: tuple[Problem, ...]


def roster(entities: Iterable[Parsed], articles: Iterable[Parsed], default_author: str) -> Roster:
    """Read the names in front matter. A name no file knows becomes an entity under its own slug, shown in the spelling
    used most often; unpublished articles must not be among `articles`, for an entity known from them alone is not
    known."""
    files = {(ENTITY_KINDS[each.kind], each.slug): each for each in entities}
    filed = registry(_filed(files.values()))
    problems = clashes(filed)
    reader = _Reader(filed, files, problems)
    every = list(articles)
    of = tuple([reader.terms(article, default_author) for article in every])
    new = [Known(kind, slug, name) for (kind, slug), name in sorted(reader.names(every, default_author).items())]
    return Roster(registry([*filed.by_slug.values(), *new]), of, tuple(problems))


def location(parsed: Parsed, key: str) -> Location:
    """The place of a key in the file that a value came from, be it a file of its own or a list file."""
    path, _, entry = parsed.path.partition("#")
    return Location(path, key=f"{entry}.{key}" if entry else key)


def known(parsed: Parsed) -> Known:
    """An entity file as the registry knows it."""
    path, _, entry = parsed.path.partition("#")
    front = parsed.front
    names = (front.full_name, *front.aliases) if front.full_name else front.aliases
    name = front.name or _titled(parsed.slug)
    surname = (front.surname or surname_of(name)) if parsed.kind == "driver" else ""
    return Known(ENTITY_KINDS[parsed.kind], parsed.slug, name, names, path, entry, surname)


def _filed(entities: Iterable[Parsed]) -> list[Known]:
    """The entities that files describe; an event of which only editions have files is one too. A file of its own
    wins over an entry in a list."""
    found: dict[Term, Known] = {}
    for parsed in sorted(entities, key=lambda each: ("#" in each.path, each.path)):
        each = known(parsed)
        found.setdefault((each.kind, each.slug), each)
    for kind, slug in sorted(found):
        if kind == "edition":
            event, path = slug.split("/")[0], found[kind, slug].path
            found.setdefault(("event", event), Known("event", event, _titled(event), (), path))
    return list(found.values())


def _titled(slug: str) -> str:
    return slug.replace("-", " ").replace("/", " ").title()


class _Reader:
    """Reads the names of one article after another."""

    def __init__(self, filed: Registry, files: Files, problems: list[Problem]) -> None:
        self.filed = filed
        self.files = files
        self.problems = problems
        self.seen: dict[EntityKind, dict[str, tuple[Term, ...]]] = {kind: {} for _, kind in NAMING}
        self.columns = [(key, kind, self.seen[kind]) for key, kind in NAMING]
        self.new: dict[Term, set[str]] = defaultdict(set)
        self.near: dict[tuple[EntityKind, str], Known | None] = {}

    def terms(self, article: Parsed, default_author: str) -> tuple[Term, ...]:
        front: ArticleFront = article.front
        found: list[Term] = []
        for (key, kind, seen), written in zip(self.columns, _WRITTEN(front), strict=True):
            for name in written:
                terms = seen.get(name)
                found += self.read(kind, name, article, f"{key}.{written.index(name)}") if terms is None else terms
        if default_author and not (front.author or front.authors):
            found += self.read("author", default_author, article, "title")
        return tuple(dict.fromkeys(found))

    def names(self, articles: Sequence[Parsed], default_author: str) -> dict[Term, str]:
        """The name of each entity that no file knows: the spelling that is used most often, then the first."""
        found = {term: min(spellings) for term, spellings in self.new.items()}
        if disputed := {term: spellings for term, spellings in self.new.items() if len(spellings) > 1}:
            counts = self._counts(articles, default_author)
            for term, spellings in disputed.items():
                found[term] = min(spellings, key=lambda name: (-counts[term[0], name], name))
        return found

    def _counts(self, articles: Sequence[Parsed], default_author: str) -> Counter[tuple[EntityKind, str]]:
        """How often each name is written, without the year of an edition."""
        counts: Counter[tuple[EntityKind, str]] = Counter()
        for article in articles:
            for _, kind, names in _NAMES:
                written = names(article.front)
                counts.update((kind, edition_written(name)[0] if kind == "event" else name) for name in written)
            if default_author and not (article.front.author or article.front.authors):
                counts["author", default_author] += 1
        return counts

    def read(self, kind: EntityKind, name: str, article: Parsed, key: str) -> tuple[Term, ...]:
        """What a name means; remembered unless each use of it is to be told."""
        if name in self.seen[kind]:
            return self.seen[kind][name]
        found = self.filed.find(kind, name)
        if len(found) > 1:
            meant = self._chosen(found, article.front, article.moment) if kind == "driver" else None
            if not meant:
                self._tell_several(name, [each.slug for each in found], article, key)
            return ((kind, (meant or found[0]).slug),)
        terms = ((kind, found[0].slug),) if found else self._edition(kind, name)
        if not terms and kind == "event" and (there := editions_there(self.filed, self.held, name)):
            terms = (("edition", there[0]), ("event", there[0].partition("/")[0]))
            if len(there) > 1:
                self._tell_several(name, there, article, key)
                return terms
        if not terms:
            return self._new(kind, name, article, key)
        self.seen[kind][name] = terms
        return terms

    def _chosen(self, several: Sequence[Known], front: ArticleFront, moment: Moment | None) -> Known | None:
        """The driver whom the teams of front matter and the time of the editions it names, else the article's, leave
        alone."""
        editions = [found[1] for name in front.events if (found := edition_of(self.filed, name))]
        editions += [slug[-4:] for name in front.events for slug in editions_there(self.filed, self.held, name)]
        at = editions or ([moment.at.date().isoformat()] if moment else [])
        return chosen(several, self.files, self.filed, at, front.teams)

    def _tell_several(self, name: str, slugs: Iterable[str], article: Parsed, key: str) -> None:
        text = f"'{name}' can mean several: {' or '.join(sorted(slugs))}"
        self.problems.append(problem("PF303", text, location(article, key), "write the slug of the one you mean"))

    @cached_property
    def held(self) -> dict[tuple[str, str], list[str]]:
        """The editions at each circuit in each year."""
        return held_at(self.files, self.filed)

    def _edition(self, kind: EntityKind, name: str) -> tuple[Term, ...]:
        """The edition of a known event that a name means, and its event."""
        edition = edition_of(self.filed, name) if kind == "event" else None
        return _both(edition[0].slug, edition[1]) if edition else ()

    def _new(self, kind: EntityKind, written: str, article: Parsed, key: str) -> tuple[Term, ...]:
        name, year = edition_written(written) if kind == "event" else (written, "")
        slug = slugify(name)
        if wrong := _no_address(slug):
            text, hint = f"'{name}' cannot be the name of {_a(kind)}: {wrong}", "give it a file with a `slug:`"
            self.problems.append(problem("PF116", text, location(article, key), hint))
            return ()
        if (kind, written) not in self.near:
            near = self.filed.nearest(kind, name)
            self.near[kind, written] = near or (event_like(self.filed, written) if kind == "event" else None)
        if near := self.near[kind, written]:
            text = f"no {kind} '{name}' is known, but '{near.name}' is ({near.path})"
            hint = f"write '{near.name}' if you mean {near.slug}, or give '{name}' a file of its own"
            self.problems.append(problem("PF302", text, location(article, key), hint))
        terms = _both(slug, year) if year else ((kind, slug),)
        self.new[kind, slug].add(name)
        if not near:
            self.seen[kind][written] = terms
        return terms


def _both(event: str, year: str) -> tuple[Term, ...]:
    return (("edition", edition_slug(event, year)), ("event", event))


def _no_address(slug: str) -> str:
    """Why a slug cannot be part of an address, or ""."""
    if not slug:
        return "no address can be made of it"
    if len(slug) > LONGEST_SEGMENT:
        return f"it is longer than {LONGEST_SEGMENT} letters"
    return f"the address '{slug}' is reserved" if slug in RESERVED else ""


def _a(kind: EntityKind) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
