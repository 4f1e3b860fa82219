"""About: whom each article is about and whom it only mentions, by its front matter and by its words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.errors import problem
from generator.model import EntityKind, Location, Parsed, Problem, Unsure
from generator.racing.registry import Registry
from generator.racing.roster import NAMING, Term, location
from generator.schema import Tagging
from generator.text.slugs import fold

_KEYS: dict[EntityKind, str] = {kind: key for key, kind in NAMING} | {"edition": "events"}
"""The key of front matter that names each kind."""


class About(NamedTuple):
    """By article, in the order given: whom it is about (`terms`), front matter's first, and whom it only mentions
    (`also`)."""

    terms: tuple[tuple[Term, ...], ...]
    also: tuple[tuple[Term, ...], ...]


def about(
    articles: Sequence[Parsed], named: Sequence[tuple[Term, ...]], names: Registry, tagging: Tagging
) -> tuple[About, list[Problem]]:
    """Whom articles are about, `named` being what their front matter names; PF305 for names that stay between several,
    PF306 for what front matter could name, where that is to be suggested."""
    reader = _Reader(names)
    terms: list[tuple[Term, ...]] = []
    also: list[tuple[Term, ...]] = []
    problems: list[Problem] = []
    for article, own in zip(articles, named, strict=True):
        found = article.recognised
        meant = reader.terms(found.about)
        new = [term for term in meant if term not in own]
        if new and tagging == "suggest":
            problems.append(_suggestion(article, new, names))
        whole = (*own, *new) if new and tagging == "automatic" else own
        terms.append(whole)
        also.append(tuple([term for term in (*meant, *reader.terms(found.mentioned)) if term not in whole]))
        problems += [_unsure(article, each, names) for each in found.unsure]
    return About(tuple(terms), tuple(also)), problems


class _Reader:
    """Reads terms as `Recognised` writes them; those that nothing is known of by now are left out."""

    def __init__(self, names: Registry) -> None:
        self._names = names
        self._seen: dict[str, tuple[Term, ...]] = {}

    def terms(self, written: Sequence[str]) -> tuple[Term, ...]:
        """The terms, each once; with an edition its event."""
        if not written:
            return ()
        found: list[Term] = []
        for each in written:
            if each not in self._seen:
                self._seen[each] = tuple(self._read(each))
            found += self._seen[each]
        return tuple(dict.fromkeys(found))

    def _read(self, written: str) -> Iterator[Term]:
        kind, _, slug = written.partition("/")
        term: Term = (_KINDS[kind], slug)
        if term in self._names.by_slug:
            yield term
            if kind == "edition":
                yield "event", slug.partition("/")[0]


_KINDS: dict[str, EntityKind] = {kind: kind for kind in _KEYS}


def _unsure(article: Parsed, name: Unsure, names: Registry) -> Problem:
    """A name that stays between several, at its place: in the title (-2), the summary (-1) or the text."""
    keys = {-2: "title", -1: "summary"}
    in_text = Location(article.path, words=name.text, number=name.number)
    at = location(article, keys[name.number]) if name.number in keys else in_text
    text = f"'{name.text}' may mean {' or '.join(name.slugs)}: it is no link"
    bearers = [{each.slug for each in names.by_name.get((kind, fold(name.text)), ())} for kind in _KINDS.values()]
    if any(each.issuperset(name.slugs) for each in bearers):
        hint = "all bear that name: write the slug of the one you mean in front matter"
    else:
        hint = "name the one you mean in front matter, or write the name in full"
    return problem("PF305", text, at, hint)


def _suggestion(article: Parsed, new: Sequence[Term], names: Registry) -> Problem:
    shown = ", ".join(f"{_KEYS[kind]}: {names.by_slug[kind, slug].name}" for kind, slug in new)
    text = f"the article is about some whom its front matter does not name: {shown}"
    return problem("PF306", text, location(article, "title"), "add those that are right")
