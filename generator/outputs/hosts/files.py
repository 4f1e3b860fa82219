"""The files for hosts, and what is wrong with what site.yaml asks of them.

A site that brings one of its own under content/static/ has that in its place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from generator.errors import problem
from generator.model import Location, Parsed, Problem
from generator.outputs.addresses import alias_addresses, text_address
from generator.outputs.file_views import TextView
from generator.outputs.hosts import caddy, nginx
from generator.outputs.hosts.netlify import Excess, excesses, headers_view, redirects_view
from generator.outputs.hosts.rules import Rules, rules_of
from generator.outputs.site import Outline, Site
from generator.schema import SiteFront
from generator.text.slugs import clean_address
from generator.theme import Asset


class Hosted(NamedTuple):
    """The files for hosts, and what is wrong."""

    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()


def hosted(site: Site, assets: Iterable[Asset], made: Sequence[Outline]) -> Hosted:
    """The files for the hosts of a site with these outputs: for Netlify and Cloudflare Pages, for nginx, for Caddy and,
    for GitHub Pages, one that keeps it from leaving out files and one that names the domain."""
    if "hosts" in site.without:
        return Hosted()
    rules = rules_of(site, assets, made)
    brought = {each.address for each in site.files}
    files = tuple(each for each in _files(rules, site.config.cname) if each.address not in brought)
    return Hosted(files, (*_returned(site.config, made), *map(_told, excesses(rules))))


def expired(hidden: Iterable[Parsed], config: SiteFront, now: datetime) -> tuple[str, ...]:
    """The addresses, and the old addresses, of articles that were published before `now` and are not any more, of these
    that are hidden."""
    articles = [each for each in hidden if each.kind == "article" and _has_been(each, now)]
    found = [address for each in articles for address in (text_address(each, config, []), *alias_addresses(each, []))]
    return tuple(sorted({address for address in found if address}))


def _has_been(article: Parsed, now: datetime) -> bool:
    begins, ends = article.moment, article.front.expires
    return bool(begins and ends and begins.at < ends.at <= now and not article.front.draft)


def _files(rules: Rules, cname: str) -> Iterator[Outline]:
    yield _outline("/_headers", headers_view, rules)
    yield _outline("/_redirects", redirects_view, rules)
    yield _outline(nginx.ADDRESS, nginx.nginx_view, rules)
    yield _outline(caddy.ADDRESS, caddy.caddy_view, rules)
    yield Outline(address="/.nojekyll", make=word_view, inputs=lambda _: ("",), order="list", source="site.yaml")
    if cname:
        yield Outline(
            address="/CNAME", make=word_view, inputs=lambda _: (f"{cname}\n",), order="list", source="site.yaml"
        )


def word_view(text: str) -> TextView:
    """A file that holds a word, or nothing."""
    return TextView(text=text)


def _outline(address: str, make: Callable[[Rules], TextView], rules: Rules) -> Outline:
    return Outline(address=address, make=make, inputs=lambda _: (rules,), order="list", source="site.yaml")


def _returned(config: SiteFront, made: Iterable[Outline]) -> Iterator[Problem]:
    """What site.yaml calls gone and is made all the same."""
    if not config.gone:
        return
    sources = {each.address: each.source for each in made}
    for number, written in enumerate(config.gone):
        address = clean_address(written)
        if address in sources:
            source = sources[address].partition("#")[0]
            who = "the site itself" if source == "site.yaml" else source
            text = f"{address} is said to be gone, and {who} makes it"
            yield problem("PF412", text, Location("site.yaml", key=f"gone.{number}"), "take it out of `gone`")


def _told(excess: Excess) -> Problem:
    if excess.line:
        text = f"Cloudflare Pages takes lines of up to {excess.most} characters, and one of {excess.file} is longer"
        hint = f"it begins with '{excess.line.split()[0][:60]}'"
    else:
        text = f"Cloudflare Pages takes {excess.most} rules of {excess.file}, and there are {excess.beyond} more"
        hint = "other hosts take more; set `checks: {PF411: off}` if you use one of these"
    return problem("PF411", text, Location("site.yaml"), hint)
