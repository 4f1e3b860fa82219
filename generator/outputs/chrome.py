"""Chrome: what every page shows of the site, from site.yaml and the theme."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.errors import problem
from generator.model import Location, Problem, sealed
from generator.outputs.feed_forms import FORMS
from generator.outputs.heads import SEARCH
from generator.outputs.links import Places, known_address, near_address
from generator.outputs.parts import Link, SiteFacts
from generator.outputs.policy import policy
from generator.schema import LeftOut, SiteFront
from generator.text.slugs import quoted

RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"])
"""Languages written from right to left, by CLDR's character order."""


def site_facts(
    config: SiteFront,
    options: Mapping[str, Any],
    assets: Mapping[str, str],
    without: frozenset[LeftOut] = frozenset(),
    *,
    search: bool = False,
    unlisted: bool = False,
) -> SiteFacts:
    """The facts of the site. `assets` are addresses by name, `options` those of the theme with the site's choices,
    `without` is what the theme does not make; with `search` there is a page to search; `unlisted` is for colleagues."""
    feeds = tuple(name for name, form in FORMS.items() if form.unless not in without)
    root = urlsplit(config.base_url).path
    return sealed(
        SiteFacts(
            title=config.title,
            tagline=config.tagline,
            language=config.language,
            direction=direction_of(config.language),
            root=root,
            base_url=config.base_url,
            nav=tuple(Link(each.title, _url(root, each.url)) for each in config.nav),
            logo=_url(root, config.logo),
            social=tuple(Link(network, address) for network, address in sorted(config.social.items())),
            options=dict(options),
            assets={name: _url(root, address) for name, address in sorted(assets.items())},
            feeds=feeds,
            term_feeds=() if "term_feeds" in without else feeds,
            without=tuple(sorted(without)),
            policy=policy(config.security),
            hub=config.feeds.hub,
            handle=_handle(config.social),
            search=_url(root, SEARCH) if search else "",
            unlisted=unlisted,
        )
    )


def dead_ends(config: SiteFront, places: Places) -> Iterator[Problem]:
    """What site.yaml puts on every page and is not there: addresses of the menu, the logo."""
    for number, item in enumerate(config.nav):
        name = item.url.partition("#")[0].partition("?")[0]
        if name.startswith("/") and not known_address(name, places):
            at = Location("site.yaml", key=f"nav.{number}.url")
            yield problem("PF201", f"the menu's '{item.url}' leads nowhere", at, near_address(name, places))
    if config.logo.startswith("/") and not known_address(config.logo, places):
        hint = near_address(config.logo, places) or f"put it under content/static/, as content/static{config.logo}"
        yield problem("PF203", f"the logo '{config.logo}' does not exist", Location("site.yaml", key="logo"), hint)


def direction_of(language: str) -> str:
    """How a language is written: "ltr" or "rtl"; "" for none."""
    return ("rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr") if language else ""


def _handle(social: Mapping[str, str]) -> str:
    """The name at the network whose tags for cards others read too, as its address tells it."""
    found = (match for address in social.values() if (match := _HANDLE.fullmatch(address)))
    return next((f"@{match[1]}" for match in found), "")


_HANDLE = re.compile(r"https?://(?:www\.)?(?:x|twitter)\.com/@?(\w+)/?", re.ASCII | re.IGNORECASE)


def _url(root: str, address: str) -> str:
    return root + quoted(address)[1:] if address.startswith("/") else address
