"""The paragraphs of the tests, and whole articles, against all names of F1DB, where many more could be meant.

An article of `articles.jsonl` was written by somebody who knew nothing of our rules; `truth` is whom a careful editor
would link (and the race that a report does not name), `unsure` counts neither way, `trap` says what it tries.
"""

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from msgspec import Struct

from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.racing.files import entity_files
from generator.racing.recognition.names import Names, names_of, text_of
from generator.racing.recognition.reading import mentions
from generator.racing.recognition.unnamed import reported_race
from generator.stages.load import load
from generator.stages.parse import Rules, parse
from generator.text.dates import zone
from tests.racing.recognition.test_paragraphs import EVERY, KEYS, KINDS, Found, found, truth
from tests.tiny import TinySite

LEAST = {"drivers": (0.99, 0.95), "teams": (0.97, 0.9), "events": (0.97, 0.9), "circuits": (0.97, 0.9)}
"""The precision and the recall that are asked for."""


ARTICLES = Path(__file__).with_name("articles.jsonl")


class Article(Struct, frozen=True):
    """An article with the slugs of those whom it names, by kind, and of those who count neither way."""

    day: date
    title: str
    summary: str
    text: str
    front: dict[str, str | list[str]]
    truth: dict[str, list[str]]
    unsure: list[str]
    trap: str


class World(NamedTuple):
    """A site of all of F1DB: its folder, the names it knows, and the slugs of all that has any."""

    site: TinySite
    names: Names
    slugs: frozenset[str]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    root = tmp_path_factory.mktemp("site")
    site = TinySite(root, {})
    import_f1db(root, Path(os.environ["F1DB"]), Wanted())
    loaded = load(root)
    rules = Rules(zone=zone(loaded.config.timezone), markdown=loaded.config.markdown)
    read = parse([source for source in loaded.sources if source.kind not in ("article", "page")], rules)
    entities = [parsed for each, _ in read for parsed in each.parsed]
    own, _ = entity_files(entities)
    return World(site, names_of(entities), frozenset(slug for _, slug in own))


def test_names_are_found_as_well_among_all_of_f1db(world: World) -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for paragraph in EVERY:
        wanted = {(kind, slug) for kind, slug in truth(paragraph) if slug in world.slugs}
        had = found(paragraph, world.names.lexicon)
        right.update(kind for kind, _ in had & wanted)
        wrong.update(kind for kind, _ in had - wanted)
        missed.update(kind for kind, _ in wanted - had)
    scores = {
        kind: (right[kind] / (right[kind] + wrong[kind]), right[kind] / (right[kind] + missed[kind])) for kind in KINDS
    }
    pairs = [pair for kind in KINDS for pair in zip(scores[kind], LEAST[kind], strict=True)]
    assert all(score >= least for score, least in pairs), scores


def test_whole_articles_name_whom_a_careful_editor_would_link_and_fall_into_no_trap(world: World) -> None:
    articles = [msgspec.json.decode(line, type=Article) for line in ARTICLES.read_text().splitlines()]
    world.site.write({f"content/articles/a{at:03}.md": written(each) for at, each in enumerate(articles)})
    loaded = load(world.site.root)
    rules = Rules(zone=zone(loaded.config.timezone), markdown=loaded.config.markdown)
    read = parse([source for source in loaded.sources if source.kind == "article"], rules)
    assert len(read) == len(articles) >= 503
    for article, (page, body) in zip(articles, read, strict=True):
        assert body is not None, page.problems
        text = text_of(page.parsed[0], body.body, world.names)
        every = mentions(text, world.names.lexicon)
        terms = [mention.verdict.term for mention in every] + [reported_race(text, world.names.lexicon, every)]
        had: Found = {(KEYS[term[0]], term[1]) for term in terms if term and term[0] in KEYS}
        wanted = {(kind, slug) for kind, slugs in article.truth.items() for slug in slugs}
        unsure = {(kind, slug) for kind, slug in had ^ wanted if slug in article.unsure or is_as_such(kind, slug)}
        assert had - unsure == wanted - unsure, (article.title, article.trap)


def is_as_such(kind: str, slug: str) -> bool:
    """Whether it is an event of which no edition is meant."""
    return kind == "events" and "/" not in slug


def written(article: Article) -> str:
    """The file of an article."""
    front = {"title": article.title, "date": article.day, "summary": article.summary, **article.front}
    lines = [f"{key}: {msgspec.json.encode(value).decode()}" for key, value in front.items() if value]
    return "\n".join(("---", *lines, "---", article.text, ""))
