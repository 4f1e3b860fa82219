"""Slips in names, looked for in whole articles among all names of F1DB: a false one is worse than a missed one."""

import os
import random
import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.newsroom.rules.slips import SHORTEST
from generator.text.slugs import fold
from tests.newsroom.rules.desks import desk_of, problems
from tests.tiny import SITE_YAML, article
from tests.whole_f1db.test_recognition import ARTICLES, Article

NOW = datetime(2026, 12, 1, tzinfo=UTC)
LEAST = 0.85
"""The share of slips that is to be found. A name that somebody else bears in the text is none."""

_TOLD = re.compile(r"'(.+)' may be a slip for '(.+)' \(.+\)")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("check")
    (root / "site.yaml").write_text(SITE_YAML)
    import_f1db(root, Path(os.environ["F1DB"]), Wanted())
    return root


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [msgspec.json.decode(line, type=Article) for line in ARTICLES.read_bytes().splitlines()]


def test_no_name_in_articles_without_slips_is_taken_for_one(known: Path, articles: list[Article]) -> None:
    files = {f"content/articles/a{number:03}.md": text(each, each.text) for number, each in enumerate(articles)}
    assert problems(desk_of(known, files, NOW), "PF801") == ()


def test_most_slips_are_told_and_none_for_another_name(known: Path, articles: list[Article]) -> None:
    chance = random.Random(1950)
    files: dict[str, str] = {}
    made: dict[str, tuple[str, str]] = {}
    for number, each in enumerate(articles):
        names = surnames(each)
        places = [found for name in names for found in re.finditer(rf"(?<![\w/-]){name}(?!\w)", each.text)]
        if places:
            place = chance.choice(places)
            wrong = slip(place[0], chance)
            path = f"content/articles/a{number:03}.md"
            made[path] = wrong, fold(place[0])
            files[path] = text(each, each.text[: place.start()] + wrong + each.text[place.end() :])
    told = {each.at.path: _TOLD.fullmatch(each.message) for each in problems(desk_of(known, files, NOW), "PF801")}
    right = [path for path, found in told.items() if found and (found[1], fold(found[2])) == made.get(path)]
    assert len(right) == len(told)
    assert len(made) > 80
    assert len(right) / len(made) >= LEAST


def text(written: Article, body: str) -> str:
    title = msgspec.json.encode(written.title or "An article").decode()
    return article(title, date=written.day.isoformat(), body=body)


def surnames(written: Article) -> list[str]:
    """The last words of the slugs of drivers whom an article names, as they stand in it."""
    found = {slug.removesuffix("-jr").rpartition("-")[2] for slug in written.truth["drivers"]}
    return sorted(name.capitalize() for name in found if len(name) >= SHORTEST)


def slip(name: str, chance: random.Random) -> str:
    """A name with a letter lost, doubled, or changed for the one behind it; never the first."""
    at = chance.randrange(1, len(name) - 1)
    kind = chance.randrange(3) if name[at] != name[at + 1] else 0
    return (
        name[:at] + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at] + name[at:],
    )[kind]
