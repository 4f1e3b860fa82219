"""Addresses: where each article, page, entity and file stands, by the patterns of site.yaml."""

from generator.errors import problem
from generator.model import EntityKind, Parsed, Problem
from generator.outputs.site import PLURALS
from generator.racing.roster import Term, location
from generator.schema import SiteFront
from generator.text.slugs import clean_address, expand


def text_address(parsed: Parsed, config: SiteFront, problems: list[Problem]) -> str | None:
    """The address of an article or a page; None, with a problem, where its permalink cannot be used."""
    if parsed.front.permalink:
        return _checked(parsed.front.permalink, parsed, "permalink", problems)
    if parsed.kind == "page":
        return expand(config.permalinks.pages, slug=parsed.slug, section=parsed.section)
    at = parsed.moment.at if parsed.moment else None
    return expand(
        config.permalinks.articles,
        slug=parsed.slug,
        section=parsed.section,
        year=f"{at:%Y}" if at else "",
        month=f"{at:%m}" if at else "",
        day=f"{at:%d}" if at else "",
    )


def alias_addresses(parsed: Parsed, problems: list[Problem]) -> list[str]:
    """The old addresses of an article or a page that can be used."""
    found = (_checked(each, parsed, f"aliases.{n}", problems) for n, each in enumerate(parsed.front.aliases))
    return [address for address in found if address]


def entity_address(term: Term, config: SiteFront) -> str:
    """The address of an entity's page: an edition's is its event's and the year."""
    kind, slug = term
    if kind == "edition":
        event, year = slug.split("/")
        return entity_address(("event", event), config) + f"{year}/"
    return expand(_pattern(kind, config), slug=slug)


def index_address(kind: EntityKind) -> str:
    """The address of the index of all entities of a kind."""
    return f"/{PLURALS[kind]}/"


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
