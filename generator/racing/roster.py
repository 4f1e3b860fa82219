"""The roster: everyone and everything the published articles and the entity files name, each under one slug."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.errors import problem
from generator.model import EntityKind, Location, Parsed, Problem
from generator.racing.editions import edition_of, edition_slug
from generator.racing.files import ENTITY_KINDS
from generator.racing.registry import Known, Registry, clashes, registry
from generator.schema import ArticleFront
from generator.text.slugs import RESERVED, slugify

NAMING: tuple[tuple[str, EntityKind], ...] = (
    ("events", "event"),
    ("drivers", "driver"),
    ("teams", "team"),
    ("circuits", "circuit"),
    ("series", "series"),
    ("tags", "tag"),
    ("author", "author"),
    ("authors", "author"),
)
"""The keys of an article that name entities, in the order in which its terms are shown."""

Term = tuple[EntityKind, str]
"""A kind and a slug."""


class Roster(NamedTuple):
    """Who there is: `names` finds them, `of` gives each article's terms by path, in order; `problems` are names that
    cannot be told apart or look like slips."""

    names: Registry
    of: Mapping[str, tuple[Term, ...]]
    problems: tuple[Problem, ...]


def roster(entities: Iterable[Parsed], articles: Iterable[Parsed], default_author: str) -> Roster:
    """Read the names in front matter. A name no file knows becomes an entity under its own slug, shown in the spelling
    used most often; unpublished articles must not be among `articles`, for an entity known from them alone is not
    known."""
    filed = registry(_filed(entities))
    problems = clashes(filed)
    reader = _Reader(filed, problems)
    of = {article.path: reader.terms(article, default_author) for article in articles}
    new = [
        Known(kind, slug, min(spellings, key=lambda name: (-spellings[name], name)))
        for (kind, slug), spellings in sorted(reader.spellings.items())
    ]
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
    return Known(ENTITY_KINDS[parsed.kind], parsed.slug, front.name or _titled(parsed.slug), names, path, entry)


def _filed(entities: Iterable[Parsed]) -> list[Known]:
    """The entities that files describe; an event of which only editions have files is one too. A file of its own
    wins over an entry in a list."""
    found: dict[Term, Known] = {}
    for parsed in sorted(entities, key=lambda each: ("#" in each.path, each.path)):
        each = known(parsed)
        if parsed.kind == "edition":
            event = parsed.slug.split("/")[0]
            found.setdefault(("event", event), Known("event", event, _titled(event), (), parsed.path))
        found.setdefault((each.kind, each.slug), each)
    return list(found.values())


def _titled(slug: str) -> str:
    return slug.replace("-", " ").replace("/", " ").title()


class _Reader:
    """Reads the names of one article after another, and counts the spellings of those no file knows."""

    def __init__(self, filed: Registry, problems: list[Problem]) -> None:
        self.filed = filed
        self.problems = problems
        self.spellings: dict[Term, Counter[str]] = defaultdict(Counter)
        self.seen: dict[tuple[EntityKind, str], tuple[Term, ...]] = {}
        self.slips: set[tuple[EntityKind, str]] = set()

    def terms(self, article: Parsed, default_author: str) -> tuple[Term, ...]:
        front: ArticleFront = article.front
        found: dict[Term, None] = {}
        for key, kind in NAMING:
            for index, name in enumerate(getattr(front, key)):
                for term in self.read(kind, name, article, f"{key}.{index}"):
                    found[term] = None
        if default_author and not (front.author or front.authors):
            found |= dict.fromkeys(self.read("author", default_author, article, "title"))
        return tuple(found)

    def read(self, kind: EntityKind, name: str, article: Parsed, key: str) -> tuple[Term, ...]:
        term = self.seen.get((kind, name))
        if term is None:
            term = self._known(kind, name, article, key)
            if term:
                self.seen[kind, name] = term
        if not term:
            term = self._new(kind, name, article, key)
        return term

    def _known(self, kind: EntityKind, name: str, article: Parsed, key: str) -> tuple[Term, ...]:
        found = self.filed.find(kind, name)
        if len(found) > 1:
            slugs = " or ".join(sorted(each.slug for each in found))
            text = f"'{name}' can mean several: {slugs}"
            self.problems.append(problem("PF303", text, location(article, key), "write the slug of the one you mean"))
        if found:
            return ((kind, found[0].slug),)
        if kind == "event" and (edition := edition_of(self.filed, name)):
            event, year = edition
            return (("edition", edition_slug(event.slug, year)), ("event", event.slug))
        return ()

    def _new(self, kind: EntityKind, name: str, article: Parsed, key: str) -> tuple[Term, ...]:
        slug = slugify(name)
        if not slug or slug in RESERVED:
            why = f"the address '{slug}' is reserved" if slug else "no address can be made of it"
            text, hint = f"'{name}' cannot be the name of {_a(kind)}: {why}", "give it a file with a `slug:`"
            self.problems.append(problem("PF116", text, location(article, key), hint))
            return ()
        if (near := self.filed.nearest(kind, name)) and (kind, name) not in self.slips:
            self.slips.add((kind, name))
            text = f"no {kind} '{name}' is known, but '{near.name}' is ({near.path})"
            hint = f"write '{near.name}' if you mean {near.slug}, or give '{name}' a file of its own"
            self.problems.append(problem("PF302", text, location(article, key), hint))
        self.spellings[kind, slug][name] += 1
        return ((kind, slug),)


def _a(kind: EntityKind) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
