"""Nothing that a text tries runs in a real browser, its Content-Security-Policy switched off."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Request

from generator.schema import Converter
from generator.text.slugs import address_of, quoted
from tests.browser.conftest import PATIENCE
from tests.browser.serving import serving
from tests.tiny import TinySite
from tests.vectors import HOST, RAN, vectors
from tests.vectors.made_site import hostile_site

SHEET = 40
"""How many pages are opened at once, each in a frame of its own."""

LOOK = """(addresses) => {
  const nowhere = "applet,base,embed,frame,frameset,iframe,math,noembed,noscript,object,portal,style,template,textarea";
  const kinds = ["http:", "https:", "mailto:", "tel:"];
  function look({ contentDocument: page, contentWindow: { location, Event } }, address) {
    const found = new Set(page.querySelectorAll(nowhere));
    const leads = (value) => URL.canParse(value, location) && !kinds.includes(new URL(value, location).protocol);
    for (const element of page.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        const runs = /^(on|style$|srcdoc$|formaction$|ping$|autofocus$|popover)/i.test(name);
        const away = /^(href|xlink:href|src|action|formaction|poster|cite|data)$/i.test(name) && leads(value);
        if (runs || away) found.add(element);
        if (/^on/i.test(name)) element.dispatchEvent(new Event(name.slice(2)));
        if (away && element.localName != "form" && element.click) element.click();
      }
    }
    for (const script of page.scripts)
      if (script.type != "application/ld+json" && !new URL(script.src, location).pathname.startsWith("/assets/"))
        found.add(script);
    const wrong = [...found].map((each) => each.outerHTML.slice(0, 200));
    return location.pathname == address ? wrong : [...wrong, `went to ${location}`];
  }
  return [...document.querySelectorAll("iframe")].map((frame, at) => {
    return frame.contentDocument ? look(frame, addresses[at]) : ["went to another host"];
  });
}"""
"""What each page has that it may not have. What can be set off is."""

Seen = dict[str, list[str]]
"""What was seen, by the address of the page."""


class Watched:
    """A tab without a policy, whose pages tell what they do."""

    def __init__(self, context: BrowserContext, site: TinySite, host: str) -> None:
        self.ran: set[str] = set()
        self._seen: Seen = defaultdict(list)
        self._site, self._host = site, host
        context.expose_binding(RAN, lambda source: self._do("ran", source["frame"].url))
        self._page = context.new_page()
        self._page.set_default_timeout(PATIENCE)
        self._page.on("dialog", self._said)
        context.on("request", self._asked)
        context.on("page", lambda page: self._do("opened a page", page.url))

    def look(self, addresses: Sequence[str]) -> Seen:
        """Open pages, set off what can be, and give what is wrong."""
        for at in range(0, len(addresses), SHEET):
            self._look(addresses[at : at + SHEET])
        return {address: found for address, found in self._seen.items() if found}

    def _look(self, addresses: Sequence[str]) -> None:
        frames = "".join(f'<iframe src="{address}"></iframe>' for address in addresses)
        sheet = f"sheet-{len(self._seen)}.html"
        (self._site.output / sheet).write_text(f"<!doctype html><body>{frames}", encoding="utf-8")
        self._page.goto(f"{self._host}/{sheet}")
        found = self._page.evaluate(LOOK, addresses)
        for address, each in zip(addresses, found, strict=True):
            self._seen[address] += each

    def _do(self, what: str, url: str) -> None:
        self._seen[url.removeprefix(self._host)].append(what)
        self.ran |= {url.removeprefix(self._host)} if what == "ran" else set()

    def _said(self, dialog: Dialog) -> None:
        self._do("opened a dialog", "")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if request.url.startswith(HOST):
            self._do(f"asked for {request.url}", request.frame.url)


@contextmanager
def watched(browser: Browser, site: TinySite) -> Iterator[Watched]:
    """A tab for a site with every vector."""
    site.built()
    context = browser.new_context(bypass_csp=True)
    try:
        with serving(site.output, {"Cache-Control": "max-age=600"}) as host:
            yield Watched(context, site, host)
    finally:
        context.close()


def texts() -> tuple[str, ...]:
    """The address of each vector's page."""
    return tuple(f"/articles/{each.slug}/" for each in vectors())


def heads(site: TinySite) -> tuple[str, ...]:
    """The address of every other page: of front matter, of entities, and lists. Old addresses lead on at once."""
    pages = {path: data for path, data in site.files().items() if path.endswith("index.html")}
    found = (address_of(path) for path, data in pages.items() if b'http-equiv="refresh"' not in data)
    return tuple(quoted(address) for address in found if address not in texts())


@pytest.mark.parametrize(("converter", "theme"), [("python-markdown", "apex"), ("commonmark", "plain")])
def test_nothing_that_a_text_tries_runs(browser: Browser, tmp_path: Path, converter: Converter, theme: str) -> None:
    site = hostile_site(tmp_path / "site", converter, theme)
    with watched(browser, site) as tab:
        assert len(heads(site)) > 100
        assert tab.look((*texts(), *heads(site))) == {}


def test_what_is_trusted_runs(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, hostile_site(tmp_path / "site", "python-markdown", "plain", html="trusted")) as tab:
        seen = tab.look(texts())
    assert len(tab.ran) > 120
    assert len(seen) > 240
    asked = {said for told in seen.values() for said in told if said.startswith("asked for")}
    assert {f"asked for {HOST}/{path}" for path in ("", "a.js", "a.css", "a.png")} <= asked
