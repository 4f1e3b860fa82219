"""Nothing that a text or its front matter tries comes to a page as anything but words, by either converter."""

import json
from pathlib import Path

import pytest

from generator.schema import Converter
from tests.tiny import TinySite
from tests.vectors import fronts, vectors
from tests.vectors.harm import harm
from tests.vectors.made_site import hostile_site

WAYS: dict[Converter, str] = {"python-markdown": "apex", "commonmark": "plain"}
"""Either converter, each in one of the themes."""


@pytest.fixture(scope="module", params=WAYS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    made = hostile_site(tmp_path_factory.mktemp("hostile") / "site", request.param, WAYS[request.param])
    made.built()
    return made


def test_there_are_many_vectors_each_with_a_name() -> None:
    names = [each.slug for each in (*vectors(), *fronts())]
    assert (len(names), len(set(names))) == (398, 398)


def test_no_page_has_anything_that_runs(site: TinySite) -> None:
    pages = {path: data.decode() for path, data in site.files().items() if path.endswith(".html")}
    assert {f"articles/{each.slug}/index.html" for each in vectors()} <= pages.keys()
    assert {path: found for path, html in pages.items() if (found := harm(html))} == {}


def test_no_feed_carries_anything_that_runs(site: TinySite) -> None:
    items = json.loads(site.page("/feed.json"))["items"]
    assert len(items) > len(vectors())
    texts = {each["url"]: f'<div class="pf-text">{each.get("content_html")}</div>' for each in items}
    assert {url: found for url, html in texts.items() if (found := harm(html))} == {}


def test_what_is_trusted_does_harm(tmp_path: Path) -> None:
    site = hostile_site(tmp_path / "site", "python-markdown", "plain", html="trusted")
    site.built()
    harmful = [each.name for each in vectors() if harm(site.page(f"/articles/{each.slug}/"))]
    assert len(harmful) > 200
