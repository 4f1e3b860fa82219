"""Links: where a site leads to others, with the place of each in its source."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from generator.build import Survey
from generator.intake import body_of
from generator.model import Body, Location, Parsed
from generator.places import placed_at
from generator.racing.roster import location
from generator.store.memo import Memo

_ATTRIBUTES = {"a": "href", "img": "src", "video": "src", "audio": "src", "source": "src"}


class Link(NamedTuple):
    """An address elsewhere as it is written, and its place: of a link in a text its number among those of that
    address."""

    url: str
    at: Location


def links(found: Survey, memo: Memo) -> Iterator[Link]:
    """All links of published texts, entities and site.yaml to other hosts, but those to the site's own address."""
    own = found.site.config.base_url
    for each in _written(found, memo):
        if each.url.lower().startswith(("http://", "https://")) and not each.url.startswith(own):
            yield each


def place(link: Link, root: Path) -> Location:
    """The place of a link with its line and column. An address that stands in a text without being a link's target, as
    in `<https://…>`, is looked for as it is."""
    at = placed_at(link.at, root)
    if link.at.target and not at.excerpt:
        return placed_at(Location(link.at.path, words=link.url, number=link.at.number), root)
    return at


def _written(found: Survey, memo: Memo) -> Iterator[Link]:
    site = found.site
    body = body_of(memo, found.intake.reading, {source.path: source for source in found.intake.sources})
    for number, entry in enumerate(site.config.nav):
        yield Link(entry.url, Location("site.yaml", key=f"nav.{number}.url"))
    for name, url in site.config.social.items():
        yield Link(url, Location("site.yaml", key=f"social.{name}"))
    for parsed in _published(found):
        yield from _in_front(parsed)
        if parsed.body:
            yield from _in_body(parsed.path, body(parsed.path, parsed.body))


def _published(found: Survey) -> Iterable[Parsed]:
    site = found.site
    yield from (each.parsed for each in site.articles)
    yield from (each.parsed for each in site.pages)
    yield from (each.parsed for each in site.entities.values() if each.parsed)


def _in_front(parsed: Parsed) -> Iterator[Link]:
    front: Any = parsed.front
    for number, source in enumerate(getattr(front, "sources", ())):
        yield Link(source.url, location(parsed, f"sources.{number}.url"))
    for number, url in enumerate(getattr(front, "same_as", ())):
        yield Link(url, location(parsed, f"same_as.{number}"))
    yield Link(getattr(front, "canonical", ""), location(parsed, "canonical"))


def _in_body(path: str, body: Body) -> Iterator[Link]:
    if "://" not in body.html:
        return
    counts: Counter[str] = Counter()
    for node in LexborHTMLParser(body.html).css(", ".join(_ATTRIBUTES)):
        url = node.attributes.get(_ATTRIBUTES[node.tag or ""]) or ""
        yield Link(url, Location(path, target=url, number=counts[url]))
        counts[url] += 1
