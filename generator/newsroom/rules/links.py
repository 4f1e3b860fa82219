"""Rules about links: pages that none leads to, and links that lead to an old address."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from generator.errors import problem
from generator.model import Location, Parsed, Problem, encoded
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule, mendable
from generator.outputs.links import Places, address_meant, file_meant
from generator.outputs.site import Redirect

_PLAIN = re.compile(r"[\w./~-]+")


def orphans(desk: Desk) -> Iterator[Problem]:
    """Pages outside the stream to which nothing on the site leads."""
    pages = [each for each in desk.site.pages if "noindex" not in each.parsed.front.robots]
    if not pages:
        return
    linked = _linked(desk)
    around = _around(desk)
    for page in pages:
        if page.address not in linked and not _is_named(page.address, around) and page.address not in _OWN:
            text = f"nothing leads to this page, {page.address}: no text, no menu, no list"
            at = Location(page.parsed.path, key="title")
            yield problem("PF809", text, at, "link to it, or add it to `nav` in site.yaml; or is it to go?")


def old_addresses(desk: Desk) -> Iterator[Problem]:
    """Links to an address that leads on to another."""
    old = {each.address: each for each in desk.site.redirects}
    if not old:
        return
    for number, entry in enumerate(desk.config.nav):
        if found := _old(entry.url, old):
            at = Location("site.yaml", key=f"nav.{number}.url")
            yield _leads_on(entry.url, found, found.to, at)
    for copy in desk.texts:
        for slot in copy.parsed.slots:
            if (
                slot.kind == "href"
                and (found := _old(slot.target, old))
                and not _is_file(slot.target, copy.parsed, desk)
            ):
                at = Location(copy.path, target=slot.target, number=slot.number)
                rest = slot.target[len(_name(slot.target)) :]
                new = posixpath.relpath(found.source, posixpath.dirname(copy.path)) + rest
                yield _leads_on(slot.target, found, new, at)


def _leads_on(target: str, redirect: Redirect, new: str, at: Location) -> Problem:
    text = f"the link '{target}' leads to an old address of {redirect.source}"
    hint = f"write '{new}': a redirect costs readers time, and is lost where a host knows none"
    if _PLAIN.fullmatch(new.partition("#")[0]) and _PLAIN.fullmatch(target.partition("#")[0]):
        return mendable("PF817", text, at, hint, new)
    return problem("PF817", text, at, hint)


_OWN = frozenset(("/", "/404.html", "/search/"))
"""Addresses that readers come to without a link."""


def _linked(desk: Desk) -> frozenset[str]:
    """All addresses that texts lead to, but for links of a page to itself."""
    sources = desk.site.sources
    places = Places(frozenset(sources.values()), sources, {}, frozenset(), "/", desk.config.base_url)
    found: set[str] = set()
    for copy in desk.copies:
        own = sources.get(copy.parsed.path)
        for slot in copy.parsed.slots:
            if slot.kind == "href" and (name := _name(slot.target)):
                address = address_meant(name, copy.parsed.path, places)
                if address and address != own:
                    found.add(address)
    old = {each.address: each.to for each in desk.site.redirects}
    for entry in desk.config.nav:
        address = address_meant(_name(entry.url), "site.yaml", places)
        found.add(old.get(entry.url, address or entry.url))
    return frozenset(found)


def _around(desk: Desk) -> str:
    """What else may lead to a page: site.yaml, the facts that every page is made of, a site's own templates, and whole
    addresses in texts; all from the root of the site."""
    templates = (path for path in sorted((desk.root / "themes").rglob("*.html")) if path.is_file())
    said = [desk.text(path) for path in ("site.yaml", *(each.relative_to(desk.root).as_posix() for each in templates))]
    base = desk.config.base_url
    said += [copy.body.html for copy in desk.texts if copy.parsed.body and base in copy.body.html]
    root = desk.site.facts.root
    return "\n".join((*said, encoded(desk.site.facts).decode())).replace(base, "/").replace(f'"{root}', '"/')


def _is_named(address: str, around: str) -> bool:
    """Whether an address stands as a whole in a text."""
    return re.search(rf"(?<![\w-]){re.escape(address)}(?![\w-])", around) is not None


def _old(target: str, old: Mapping[str, Redirect]) -> Redirect | None:
    name = unquote(_name(target))
    if not name.startswith("/"):
        return None
    return old.get(name) or old.get(name + "/")


def _is_file(target: str, parsed: Parsed, desk: Desk) -> bool:
    """Whether a target is the path of a source, though an old address is written like it."""
    return file_meant(_name(target), parsed.path) in desk.site.sources


def _name(target: str) -> str:
    """A target without its query and its fragment."""
    return target.partition("#")[0].partition("?")[0]


RULES = (
    Rule(
        "PF809",
        "nothing leads to a page",
        "A page of content/pages/ or of a section is in no menu, and no text, no template and no list leads to it: "
        "readers find it by chance. Link to it, add it to `nav`, or delete it. One that only letters lead to is "
        "`robots: noindex` and is left alone.",
        orphans,
    ),
    Rule(
        "PF817",
        "a link leads to an old address",
        "A link leads to an address that an article had before, listed in its `aliases`. Readers are sent on, which "
        "takes a moment more, and where the host knows no redirects by a page of its own. Link to the file instead: "
        "that survives the next move too. `check --fix` writes it.",
        old_addresses,
    ),
)
