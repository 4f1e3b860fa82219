"""Addresses: where each article, page, entity and file stands, by the patterns of site.yaml."""

import posixpath
from collections.abc import Iterable
from functools import lru_cache

from generator.errors import problem
from generator.model import PLURALS, EntityKind, Parsed, Problem
from generator.racing.roster import Term, location
from generator.schema import SiteFront
from generator.text.slugs import clean_address, expand


def text_address(parsed: Parsed, config: SiteFront, problems: list[Problem]) -> str | None:
    """The address of an article or a page; None, with a problem, where its permalink cannot be used."""
    if parsed.front.permalink:
        return _checked(parsed.front.permalink, parsed, "permalink", problems)
    if parsed.kind == "article" and (around := _around_slug(config.permalinks.articles)):
        return around[0] + parsed.slug + around[1]
    parts = {"slug": parsed.slug, "section": parsed.section}
    if parsed.kind == "page":
        return _checked(expand(config.permalinks.pages, **parts), parsed, "slug", problems)
    at = parsed.moment.at if parsed.moment else None
    parts |= {name: f"{at:{form}}" if at else "" for name, form in _DATE_PARTS}
    return _checked(expand(config.permalinks.articles, **parts), parsed, "slug", problems)


def alias_addresses(parsed: Parsed, problems: list[Problem]) -> list[str]:
    """The old addresses of an article or a page that can be used."""
    return _old(parsed.front.aliases, parsed, "aliases", problems)


def old_addresses(parsed: Parsed, problems: list[Problem]) -> list[str]:
    """The old addresses of an entity's page that can be used."""
    return _old(parsed.front.old_addresses, parsed, "old_addresses", problems)


def _old(written: Iterable[str], parsed: Parsed, key: str, problems: list[Problem]) -> list[str]:
    found = (_checked(each, parsed, f"{key}.{n}", problems) for n, each in enumerate(written))
    return [address for address in found if address]


def entity_address(term: Term, config: SiteFront) -> str:
    """The address of an entity's page: an edition's is its event's and the year."""
    kind, slug = term
    if kind == "edition":
        event, year = slug.split("/")
        return below(entity_address(("event", event), config)) + f"{year}/"
    address = expand(_pattern(kind, config), slug=slug)
    return address if address.endswith("/") or "." in posixpath.basename(address) else address + "/"


def below(address: str) -> str:
    """The folder for what belongs to a page: the page's own, or `/a/b/` for a page at `/a/b.html`."""
    return address if address.endswith("/") else posixpath.splitext(address)[0] + "/"


def index_address(kind: EntityKind) -> str:
    """The address of the index of all entities of a kind."""
    return f"/{PLURALS[kind]}/"


@lru_cache(maxsize=64)
def _around_slug(pattern: str) -> tuple[str, str] | None:
    """What stands before and behind the slug in a pattern that holds nothing else, `/articles/{slug}/`: such addresses
    need no check, since slugs do not. None for any other pattern."""
    before, _, behind = pattern.partition("/{slug}/")
    if not before.startswith("/") or behind or "{" in before:
        return None
    try:
        sample = clean_address(f"{before}/x/")
    except ValueError:
        return None
    return (f"{before}/", "/") if sample == f"{before}/x/" else None


_DATE_PARTS = (("year", "%Y"), ("month", "%m"), ("day", "%d"))


def _pattern(kind: EntityKind, config: SiteFront) -> str:
    pattern: str = getattr(config.permalinks, PLURALS[kind])
    return pattern


def _checked(address: str, parsed: Parsed, key: str, problems: list[Problem]) -> str | None:
    try:
        return clean_address(address)
    except ValueError as error:
        text = f"the address '{address}' cannot be used: {error}"
        problems.append(problem("PF403", text, location(parsed, key), "addresses look like /2024/le-mans/"))
        return None
