"""Those who write and the tags that get a file: with a text, or with an old address that redirects from then on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.newsroom.moving.home import Home
from generator.newsroom.moving.items import Found, Item, Notes, Person, Term
from generator.newsroom.moving.old import usable
from generator.newsroom.moving.placing import Place
from generator.newsroom.moving.values import is_nameable
from generator.text.slugs import expand, slugify


def people_of(found: Found, places: Iterable[Place], home: Home, notes: Notes) -> Iterator[Person]:
    """Those who write, and tags, with the old addresses that redirect to their pages. A tag without a text has a file
    where it has such an address alone; an address that a text has, or the site, is not one of them, and is told."""
    old = _old(found, places, home, notes)
    for who in found.people:
        yield who._replace(old=tuple(old.pop((who.folder, slugify(who.name)), ())))
    for (kind, slug), addresses in old.items():
        name = next((name for each, name in found.names.values() if each == kind and slugify(name) == slug), slug)
        if is_nameable(name):
            yield Person(kind, name, old=tuple(addresses))


def _old(found: Found, places: Iterable[Place], home: Home, notes: Notes) -> dict[tuple[Term, str], list[str]]:
    patterns: dict[Term, str] = {"tags": home.config.permalinks.tags, "authors": home.config.permalinks.authors}
    shown = {(kind, slugify(str(name))) for item in found.items for kind, name in _named(item)}
    own = {_key(expand(patterns[kind], slug=slug)) for kind, slug in shown if slug}
    texts = {_key(each) for place in places for each in (place.address, *place.aliases)}
    taken = {*map(_key, home.addresses), *texts}
    made: dict[tuple[Term, str], list[str]] = defaultdict(list)
    for written, (kind, name) in found.names.items():
        slug, address = slugify(name), usable(written)
        if (kind, slug) not in shown or not address or _key(address) in own:
            continue
        if _key(address) in taken:
            text = f"the old address {address} of '{name}' leads elsewhere now"
            notes.tell("PF146", text, found.items[0].origin.at(), "choose which of them has it")
            continue
        made[kind, slug].append(address)
    return dict(made)


def _named(item: Item) -> Iterator[tuple[Term, str]]:
    """The tags and authors of a text that have a page because of it: those of published articles."""
    if item.kind == "article" and not item.is_draft:
        yield from (("tags", str(name)) for name in item.front.get("tags", ()))
        yield from (("authors", str(name)) for name in item.front.get("authors", ()))


def _key(address: str) -> str:
    return address.rstrip("/").casefold()
