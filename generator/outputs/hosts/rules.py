"""Rules: what a site asks of whoever serves it, before that is said in the words of one of them."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.outputs.assets import asset_addresses
from generator.outputs.feed_forms import FORMS
from generator.outputs.hosts.dots import passing
from generator.outputs.site import Outline, PublishedFile, Site
from generator.schema import SecurityFront
from generator.text.media_types import MEDIA_TYPES, is_page, media_type
from generator.text.slugs import clean_address, output_path, quoted
from generator.theme import Asset

FOREVER = "public, max-age=31536000, immutable"
"""How long what carries its digest in its address may be kept: a year, as RFC 9111 and RFC 8246 have it."""

SHORT = "public, max-age=0, must-revalidate"
"""Anything else may be kept, and has to be asked for again: a page then never names a style sheet that is gone."""

MARKED = r"/media/(cards/)?[a-z0-9-]+[.][0-9a-f]{10}[.][a-z0-9]+"
"""Addresses of pictures and cards that are made, which carry their digest."""

UNSERVED = ("/_headers", "/_redirects", "/CNAME")
"""Files for hosts, which are no files of the site."""


class Rules(Struct, frozen=True, kw_only=True):
    """What is asked for. Addresses are unquoted and without the `root`, which is "/" or "/racing/".

    `redirects` are old addresses with those to which they lead, `headers` names and values of what is sent with every
    file, `policy` the Content-Security-Policy of all but the `unpoliced` paths, which are HTML of the site's own;
    `forever` are addresses that carry a digest besides pictures, `ordinary` those that only look so, `loose`: there are
    files among the pictures that carry none; `feeds` are the names of feeds, below any page, and what they are; `dots`
    are names with a dot that pass; `lost` is the page for what is not there, "" for none; `forced`: by the words of
    Netlify."""

    root: str
    redirects: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    policy: str = ""
    unpoliced: tuple[str, ...] = ()
    forever: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    loose: bool = False
    feeds: tuple[tuple[str, str], ...] = ()
    dots: tuple[str, ...] = ()
    lost: str = ""
    forced: bool = False
    precompressed: bool = False

    def path(self, address: str) -> str:
        """An address with the root before it."""
        return self.root + address[1:]

    def url(self, address: str) -> str:
        """An address as it is sent: quoted, and without a character that means something in any file of rules."""
        return re.sub(r"[*:$'();,]", lambda found: f"%{ord(found[0]):02X}", quoted(self.path(address)))


def rules_of(site: Site, assets: Iterable[Asset], made: Iterable[Outline]) -> Rules:
    """The rules of a site with these outputs."""
    config, files = site.config, site.files
    placed = asset_addresses(assets, fingerprint=True)
    marked = re.compile(MARKED)
    pictures = [address for address in _addresses(site) if address.startswith("/media/")]
    return Rules(
        root=site.facts.root,
        redirects=tuple(sorted((each.address, each.to) for each in site.redirects)),
        gone=tuple(_gone(site, made)),
        headers=tuple(_headers(config.security, unlisted=site.facts.unlisted)),
        policy=site.facts.policy,
        unpoliced=tuple(sorted("/" + output_path(each.address) for each in files if _is_own_page(each))),
        forever=tuple(sorted(address for name, address in placed.items() if _is_marked(name, address))),
        ordinary=tuple(sorted(each.address for each in files if marked.fullmatch(each.address))),
        loose=any(not marked.fullmatch(address) for address in pictures),
        feeds=tuple((name, FORMS[name].sent_as) for name in site.facts.feeds),
        dots=passing(config),
        lost="/404.html" if "not_found" not in site.without or _brings(files, "/404.html") else "",
        forced=config.redirects == "forced",
        precompressed=config.precompress,
    )


def pattern(text: str) -> str:
    r"""A pattern for a text: what may mean something, to whoever reads it, by its number (`\x7b`)."""
    return re.sub(r"[\x00-\x7f]", lambda found: found[0] if found[0] in _PLAIN else f"\\x{ord(found[0]):02x}", text)


_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_"


def content_types() -> dict[str, list[str]]:
    """The endings of names, without their dot, by the Content-Type that is sent with such files."""
    found: dict[str, list[str]] = {}
    for ending, kind in MEDIA_TYPES.items():
        found.setdefault(_encoded(kind), []).append(ending[1:])
    return found


def content_type(path: str) -> str:
    """The Content-Type that is sent with a file."""
    form = FORMS.get(path.rpartition("/")[2])
    return form.sent_as if form else _encoded(media_type(path))


def _encoded(kind: str) -> str:
    return f"{kind}; charset=utf-8" if _is_written(kind) else kind


def _is_written(kind: str) -> bool:
    """Whether files of a media type are text whose encoding has to be told."""
    return kind.startswith("text/") or kind in ("application/xml", "application/xslt+xml", "image/svg+xml")


def _addresses(site: Site) -> Iterator[str]:
    """Those of files, and of what is made of pictures."""
    yield from (file.address for file in site.files)
    yield from (each.address for each in site.encoded)


def _gone(site: Site, made: Iterable[Outline]) -> Iterator[str]:
    """What is gone, and is not made all the same."""
    wanted = {clean_address(address) for address in site.config.gone} | set(site.expired)
    if wanted:
        yield from sorted(wanted - {each.address for each in made})


def _headers(security: SecurityFront, *, unlisted: bool) -> Iterator[tuple[str, str]]:
    if unlisted:
        yield "X-Robots-Tag", "noindex"  # for what cannot say so itself: feeds, calendars, pictures
    yield "X-Content-Type-Options", "nosniff"
    yield "Referrer-Policy", security.referrer_policy
    if security.permissions_policy:
        yield "Permissions-Policy", security.permissions_policy
    if security.hsts != "off":
        yield "Strict-Transport-Security", _HSTS[security.hsts]


_HSTS = {
    "on": "max-age=31536000",
    "subdomains": "max-age=31536000; includeSubDomains",
    "preload": "max-age=31536000; includeSubDomains; preload",
}
"""RFC 6797; a year is the least that browsers' list takes (hstspreload.org)."""


def _is_own_page(file: PublishedFile) -> bool:
    return file.source.kind == "static" and is_page(output_path(file.address))


def _is_marked(name: str, address: str) -> bool:
    """Whether the address of a file of the theme carries a digest, and nothing that a pattern would have to mind."""
    return address != f"/assets/{name}" and re.fullmatch(r"[A-Za-z0-9/._-]+", address) is not None


def _brings(files: Iterable[PublishedFile], address: str) -> bool:
    return any(each.address == address for each in files)
