"""Whatever an old site says, the files that are written can be read, and say the same."""

import tempfile
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import read_config
from generator.newsroom.moving.bringing import bring
from generator.newsroom.moving.items import Found, Item, Notes, Origin, SiteGuess
from generator.newsroom.moving.old import DEFAULT, key, pattern, shape, usable
from generator.newsroom.moving.values import flat
from generator.schema import ArticleFront
from generator.text.front_matter import read
from tests.newsroom.moving.old_sites import builds, texts

WORDS = st.text(max_size=12) | st.sampled_from(
    (
        *(
            "yes",
            "010",
            "1:23",
            "a: b",
            "#x",
            "- x",
            "{a}",
            "[b]",
            "'",
            '"',
            "\\",
            "...",
            "---",
            "page",
            "e\u0301",
            "日本",
        ),
        *("%", "null", "~", "*a", "&a", "!x", "\x00", "\u2028", "\ud800", "a/b", "../x", "x" * 400),
    )
)
EXTRA = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def item(number: int = 1, **given: Any) -> Item:
    known: dict[str, Any] = {
        "kind": "article",
        "identity": f"old {number}",
        "digest": "0123456789abcdef0",
        "origin": Origin("old.xml", "text"),
        "title": "One",
        "stem": "one",
        "body": "Text",
        "date": "2019-03-04",
        "addresses": (f"/2019/03/one-{number}/",),
    }
    return Item(**(known | given))


def brought(root: Path, *items: Item, **site: str) -> None:
    found = Found(name="Old", items=items, write=lambda item, _: item.body, site=SiteGuess(**site))
    bring(root, found, Notes())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    title=WORDS,
    front=st.fixed_dictionaries(
        {
            "tags": st.lists(WORDS, max_size=4),
            "authors": st.lists(WORDS, max_size=2),
            "summary": WORDS,
            "language": WORDS,
        }
    ),
    extra=st.dictionaries(WORDS, EXTRA, max_size=4),
    addresses=st.lists(WORDS.map("/".__add__), max_size=3),
    stem=WORDS,
)
def test_whatever_an_item_says_its_file_can_be_read(
    title: str, front: Mapping[str, Any], extra: dict[str, Any], addresses: list[str], stem: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        brought(root, item(title=title, front=dict(front), extra=extra, addresses=tuple(addresses), stem=stem))
        ((path, text),) = texts(root).items()
        document = read(path, text.encode(), ArticleFront, UTC)
        assert document.problems == ()
        assert document.front is not None
        if flat(title):
            assert document.front.title.rstrip("…") in flat(title)
        assert document.body == "\nText\n"


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.fixed_dictionaries(dict.fromkeys(SiteGuess._fields, WORDS)))
def test_whatever_an_old_site_is_called_its_settings_can_be_read(guess: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        brought(Path(folder), item(), **guess)
        config, problems = read_config("site.yaml", (Path(folder) / "site.yaml").read_bytes())
        assert problems == ()
        assert config is not None


SHAPES = {
    ("/2019/03/one/", "one"): "/{year}/{month}/{slug}/",
    ("/2019/03/04/one.html", "one"): "/{year}/{month}/{day}/{slug}.html",
    ("/one/", "one"): "/{slug}/",
    ("/news/one", "one"): "/news/{slug}/",
    ("/archives/2019/one/", "one"): "/archives/{year}/{slug}/",
    ("/2018/03/one/", "one"): "/2018/03/{slug}/",
    ("/2019/03/uno/", "one"): "",
    ("/?p=3", "one"): "",
    ("/2019/日本/", "日本"): "/{year}/{slug}/",
}


@pytest.mark.parametrize(("address", "stem"), SHAPES)
def test_old_addresses_have_a_shape(address: str, stem: str) -> None:
    assert shape(item(addresses=(address,), stem=stem)) == SHAPES[address, stem]


def test_all_shapes_ran() -> None:
    assert len(SHAPES) == 9


PATTERNS: dict[tuple[str, ...], str] = {
    ("/2019/03/one/", "/2019/03/one/", "/own/"): "/{year}/{month}/{slug}/",
    ("/a/2019/one/", "/b/2019/one/"): "/{section}/{year}/{slug}/",
    ("/a/", "/b/"): DEFAULT,
    (): DEFAULT,
}


@pytest.mark.parametrize("addresses", PATTERNS)
def test_the_pattern_of_most_addresses_is_found(addresses: tuple[str, ...]) -> None:
    assert pattern(item(number, addresses=(each,)) for number, each in enumerate(addresses)) == PATTERNS[addresses]


def test_all_patterns_ran() -> None:
    assert len(PATTERNS) == 4


def test_addresses_that_no_file_can_have_are_not_usable() -> None:
    for each in ("/?p=3", "/a//b/", "/../x/", "/.x/", "x", "/a%20b/"):
        assert usable(each) == ""
    assert [usable(each) for each in ("/a", "/a.html", "/v1.0")] == ["/a/", "/a.html", "/v1.0/"]
    assert key("/A/b/index.html") == key("/a/B") == key("/a/b.html")


def test_no_two_items_have_one_address_and_none_has_one_of_the_sites_own(tmp_path: Path) -> None:
    taken = (
        "/drivers/",
        "/articles/",
        "/archive/",
        "/404.html",
        "/feed.xml",
        "/tags/rain/",
        "/search/",
        "/2019/one-1/",
    )
    items = [item(number, addresses=(taken[number % len(taken)],), front={"tags": ("Rain",)}) for number in range(24)]
    pages = [
        item(30 + number, kind="page", stem=name, date="", addresses=())
        for number, name in enumerate(("tags", "one", "one"))
    ]
    brought(tmp_path, *items, *pages)
    assert len(texts(tmp_path)) == 27
    builds(tmp_path)


def test_a_folder_that_leads_out_of_the_site_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/content/articles").symlink_to(tmp_path / "elsewhere")
    found = Found(name="Old", items=(item(),), write=lambda item, _: item.body, site=SiteGuess())
    moved = bring(tmp_path / "site", found, Notes())
    assert [each.message for each in moved.problems] == ["cannot be written: its folder leads out of the site"]
    assert list((tmp_path / "elsewhere").iterdir()) == []
