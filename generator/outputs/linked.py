"""Linked data: what a page says of itself to machines, as JSON-LD in the words of schema.org.

Every thing has an `@id` that stays: the address of its page, and what it is as a fragment.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import structs

from generator.model import EntityKind, Picture, PictureCrop, TermRef
from generator.outputs.parts import Head, Link, SiteFacts
from generator.schema import KINDS
from generator.text.slugs import fold

Node = dict[str, Any]
"""A thing as JSON-LD has it."""

SPORT = "Motorsport"

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def described(facts: SiteFacts, head: Head, *nodes: Node | None) -> Head:
    """The head of a page with its data: these things, and the way to it from the home page; none where the theme does
    without."""
    if not is_wanted(facts):
        return head
    graph = [node for node in (*nodes, _breadcrumbs(facts, head)) if node]
    return structs.replace(head, data=script({"@context": "https://schema.org", "@graph": graph})) if graph else head


def is_wanted(facts: SiteFacts) -> bool:
    """Whether the theme has pages tell machines what they are."""
    return "linked_data" not in facts.without


def script(data: Node) -> str:
    """JSON that may stand in a `<script>` as it is: nothing in it ends one, or begins a comment (HTML, "Restrictions
    for contents of script elements")."""
    return msgspec.json.encode(data).decode().translate(_ESCAPES)


def thing(kind: str, identity: str, **properties: Any) -> Node:
    """A thing of a type with these properties, without those that say nothing. `identity` may be empty."""
    named = {"@type": kind, "@id": identity, **properties}
    return {key: value for key, value in named.items() if value not in ("", None, [], ())}


def whole(facts: SiteFacts, url: str) -> str:
    """An address with scheme and host, of one that pages link to; "" for none."""
    return facts.base_url.removesuffix(facts.root) + url if url.startswith("/") else url


def identity(facts: SiteFacts, url: str, kind: str) -> str:
    """The `@id` of what stands on a page; "" without a page."""
    return f"{whole(facts, url)}#{kind}" if url else ""


def elsewhere(facts: SiteFacts, urls: Iterable[str]) -> list[str]:
    """The pages about the same among these addresses: no addresses of mail."""
    return [whole(facts, url) for url in urls if not url.lower().startswith("mailto:")]


def entity(facts: SiteFacts, ref: TermRef) -> Node:
    """A driver, a team, a tag …, by name and page."""
    return named(facts, ref.kind, ref.name, ref.url)


def named(facts: SiteFacts, kind: EntityKind, name: str, url: str) -> Node:
    """Anyone or anything, by name and page. What happens is just a thing here: of an event Google wants day and place
    wherever it is named, and these stand on its own page."""
    of = "Thing" if kind in ("edition", "event", "series") else KINDS[kind].type
    return thing(of, identity(facts, url, kind), name=name, url=whole(facts, url))


def publisher(facts: SiteFacts) -> Node:
    """Who publishes the site, as schema.org's NewsMediaOrganization."""
    logo = whole(facts, facts.logo)
    return thing(
        "NewsMediaOrganization",
        f"{facts.base_url}#publisher",
        name=facts.title,
        url=facts.base_url,
        logo=thing("ImageObject", "", url=logo) if logo else None,
        sameAs=elsewhere(facts, (link.url for link in facts.social)),
    )


def by(facts: SiteFacts, author: TermRef) -> Node:
    """Who wrote something; the site itself where the name is the site's."""
    return publisher(facts) if fold(author.name) == fold(facts.title) else entity(facts, author)


def images(picture: Picture | None) -> list[Node]:
    """A picture as Google reads it, in every shape in which it is there, with whom it is owed to."""
    if not picture:
        return []
    shapes = picture.crops or (PictureCrop(picture.absolute, picture.width, picture.height),)
    said = {"caption": picture.alt, "creditText": picture.credit}
    return [
        thing("ImageObject", "", url=each.absolute, width=each.width or "", height=each.height or "", **said)
        for each in shapes
    ]


def _breadcrumbs(facts: SiteFacts, head: Head) -> Node | None:
    """The way to a page, itself at the end; None for the home page, which is no step from itself."""
    if not head.crumbs:
        return None
    steps = [*head.crumbs, Link(head.title, head.url)]
    items = [
        thing("ListItem", "", position=place, name=step.title, item=whole(facts, step.url))
        for place, step in enumerate(steps, 1)
    ]
    return thing("BreadcrumbList", f"{head.url}#breadcrumbs", itemListElement=items)
