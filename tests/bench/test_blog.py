"""The blog of the bench is the same every time, and every tool makes the same addresses of its names."""

import re
from pathlib import Path

from generator.text.slugs import slugify
from tests.bench.blog import KINDS, PICTURES, article, articles, slug, with_yaml, write_pictures

EVERY = list(articles(300))


def test_the_same_count_and_seed_give_the_same_articles() -> None:
    assert list(articles(300)) == EVERY
    assert list(articles(300, seed=2)) != EVERY
    assert article(7, 300) == EVERY[7]


def test_bodies_are_of_the_size_of_real_ones_and_no_address_comes_twice() -> None:
    sizes = [len(each.body) for each in EVERY]
    assert min(sizes) >= 2500
    assert max(sizes) <= 5 * 1024
    assert len({each.slug for each in EVERY}) == 300


def test_articles_name_as_many_as_they_should_and_some_far_more_often() -> None:
    counts = {kind: {len(each.terms[kind]) for each in EVERY} for kind in KINDS}
    assert counts == {"drivers": {1, 2, 3, 4}, "teams": {1, 2}, "events": {0, 1, 2}, "tags": {3, 4, 5, 6}}
    named = [name for each in EVERY for name in each.terms["drivers"]]
    often = sorted((named.count(name) for name in set(named)), reverse=True)
    assert often[0] > 10 * often[len(often) // 2]
    assert sum(len(each.terms["events"]) == 1 for each in EVERY) > 150


def test_names_are_plain_and_have_the_addresses_that_our_own_slugs_have() -> None:
    names = {name for each in EVERY for kind in KINDS for name in each.terms[kind]}
    assert len(names) > 150
    assert all(name.isascii() and slug(name) == slugify(name) for name in names)
    assert all(with_yaml(each).isascii() and slugify(each.slug) == each.slug for each in EVERY)


def test_the_articles_have_everything_that_articles_have() -> None:
    text = "\n".join(map(with_yaml, EVERY))
    wanted = {
        "picture of an article": r'^image: "/images/car-\d\d\.png"$', "picture": r"^!\[.+\]\(/images/",
        "table": r"^\|--:\|", "quotation": r"^> ", "list": r"^- ", "numbers": r"^1\. ", "code": r"^```$",
        "note": r"^\[\^1\]: ", "reference": r"\w\.\[\^1\]$", "link": r"\]\(/drivers/[a-z-]+/\)",
        "heading": r"^## ", "emphasis": r"\*\*once\*\*",
    }  # fmt: skip
    assert len(wanted) == 12
    assert [name for name, pattern in wanted.items() if not re.search(pattern, text, re.MULTILINE)] == []


def test_links_lead_to_drivers_that_the_article_is_about() -> None:
    linked = [(each, found) for each in EVERY for found in re.findall(r"\(/drivers/([^/]+)/\)", each.body)]
    assert len(linked) > 300
    assert all(found in map(slug, each.terms["drivers"]) for each, found in linked)


def test_there_are_24_pictures_each_of_its_own(tmp_path: Path) -> None:
    write_pictures(tmp_path)
    pictures = [(tmp_path / address[1:]).read_bytes() for address in PICTURES]
    assert len(set(pictures)) == 24
    assert all(data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) < 1000 for data in pictures)
