"""`parcferme list`: what a site holds, by whether it is published, as people and programs read it."""

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands.listing import list_
from tests.tiny import SITE_YAML, TinySite, article, tree

FILES = {
    "content/articles/monaco.md": article("Leclerc wins", date="2024-05-26", drivers="[Charles Leclerc]"),
    "content/articles/imola.md": article("Verstappen holds on", date="2024-05-19 18:30", drivers="[Max Verstappen]"),
    "content/articles/notes.md": article("Notes", date="2024-06-01", draft="true"),
    "content/articles/spain.md": article("Before Barcelona", date="2024-07-20 09:00"),
    "content/articles/austria.md": article("Before Spielberg", date="2024-07-12"),
    "content/articles/offer.md": article("Tickets", date="2024-06-01", expires="2024-06-20 18:00"),
    "content/drivers/charles-leclerc.md": "---\nname: Charles Leclerc\n---\n",
    "content/pages/about.md": "---\ntitle: About\ndraft: true\n---\n\nWho we are.\n",
}
KINDS = ("articles", "drafts", "future", "expired", "entities")


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def listed(site: TinySite, kind: str, *more: str) -> Result:
    command = ["list", kind, "--root", str(site.root), "--now", "2024-07-01 12:00", *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def as_json(site: TinySite, kind: str) -> Any:
    return json.loads(listed(site, kind, "--json").stdout)


TABLES = {
    "articles": """\
        2024-05-26        content/articles/monaco.md  Leclerc wins
        2024-05-19 18:30  content/articles/imola.md   Verstappen holds on
        """,
    "drafts": """\
        2024-06-01  content/articles/notes.md  Notes
                    content/pages/about.md     About
        """,
    "future": """\
        2024-07-12        content/articles/austria.md  Before Spielberg
        2024-07-20 09:00  content/articles/spain.md    Before Barcelona
        """,
    "expired": """\
        2024-06-20 18:00  content/articles/offer.md  Tickets
        """,
    "entities": """\
        driver  charles-leclerc  Charles Leclerc  1  content/drivers/charles-leclerc.md
        driver  max-verstappen   Max Verstappen   1
        """,
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_is_a_table_for_people(site: TinySite, kind: str) -> None:
    result = listed(site, kind)
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", dedent(TABLES[kind]))


def test_every_list_is_tried() -> None:
    assert set(TABLES) == set(KINDS) == set(list_.commands) - {"due", "stale"}


def test_programs_read_the_same_with_addresses(site: TinySite) -> None:
    assert as_json(site, "articles")[1] == {
        "path": "content/articles/imola.md",
        "title": "Verstappen holds on",
        "date": "2024-05-19T18:30:00Z",
        "address": "/articles/imola/",
        "moved": None,
    }
    assert [(each["date"], each["moved"]) for each in as_json(site, "expired")] == [
        ("2024-06-01", "2024-06-20T18:00:00Z")
    ]
    assert as_json(site, "entities")[0] == {
        "kind": "driver",
        "slug": "charles-leclerc",
        "name": "Charles Leclerc",
        "address": "/drivers/charles-leclerc/",
        "articles": 1,
        "path": "content/drivers/charles-leclerc.md",
    }


def test_an_empty_list_prints_nothing_and_is_an_empty_one_for_programs(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site")
    for kind in KINDS:
        assert (listed(site, kind).exit_code, listed(site, kind).stdout) == (0, "")
        assert as_json(site, kind) == []


def test_lists_write_nothing_into_the_site(site: TinySite) -> None:
    before = tree(site.root)
    for kind in KINDS:
        listed(site, kind)
    assert tree(site.root) == before


def test_a_build_after_a_list_is_the_build_without_one(site: TinySite, tmp_path: Path) -> None:
    listed(site, "articles")
    run = CliRunner().invoke(main, ["build", "--root", str(site.root), "--now", "2024-07-01 12:00"])
    assert run.exit_code == 0
    fresh = TinySite(tmp_path / "fresh", FILES)
    fresh.built()
    assert site.files() == fresh.files()


def test_what_cannot_be_read_is_counted_and_the_rest_is_listed(site: TinySite) -> None:
    site.write({"content/articles/broken.md": "no front matter\n"})
    result = listed(site, "articles")
    assert (result.exit_code, result.stdout) == (0, dedent(TABLES["articles"]))
    assert result.stderr == "Without 1 file that could not be read: parcferme check says why.\n"


def test_a_title_does_nothing_to_a_terminal(site: TinySite) -> None:
    site.write({"content/articles/monaco.md": article('"Red\\e[31m"', date="2024-05-26")})
    assert "\x1b" not in listed(site, "articles").stdout
    assert "Red\ufffd[31m" in listed(site, "articles").stdout


@pytest.mark.parametrize("kind", [*KINDS, "due"])
def test_a_folder_that_holds_no_site_is_told(tmp_path: Path, kind: str) -> None:
    result = CliRunner().invoke(main, ["list", kind, "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("site.yaml: error: cannot be read: no such file or directory\n")
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- list due


def due(site: TinySite, now: str, *more: str) -> Result:
    command = ["list", "due", "--root", str(site.root), "--now", now, *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def build(site: TinySite, now: str, *more: str) -> None:
    result = CliRunner().invoke(main, ["build", "--root", str(site.root), "--now", now, *more])
    assert result.exit_code == 0, result.output


def test_without_a_build_one_is_due(site: TinySite) -> None:
    result = due(site, "2024-07-01 12:00")
    assert (result.exit_code, result.stdout) == (3, f"A build is due: none in {site.output}/ is known.\n")


def test_until_something_changes_nothing_is_due_and_it_says_what_comes_next(site: TinySite) -> None:
    build(site, "2024-07-01 12:00")
    result = due(site, "2024-07-11 23:59")
    assert (result.exit_code, result.stdout) == (0, "Nothing is due; next: 2024-07-12 00:00 UTC\n")


def test_a_site_that_never_changes_by_itself_is_never_due(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/a.md": article("A", date="2020-01-01")})
    build(site, "2024-07-01")
    assert (due(site, "2199-01-01").exit_code, due(site, "2199-01-01").stdout) == (0, "Nothing is due.\n")


def test_an_article_whose_hour_has_come_is_due_until_the_next_build(site: TinySite) -> None:
    site.write({"site.yaml": SITE_YAML + "timezone: Europe/Monaco\n"})
    build(site, "2024-07-15 12:00")
    assert due(site, "2024-07-20 08:59").exit_code == 0
    result = due(site, "2024-07-20 09:00")
    assert result.exit_code == 3
    assert result.stdout.splitlines() == [
        "A build is due since 2024-07-20 09:00 CEST; the last one was of 2024-07-15 12:00 CEST",
        "content/articles/spain.md, since 2024-07-20 09:00 CEST",
    ]
    build(site, "2024-07-20 09:00")
    assert due(site, "2024-07-20 09:15").exit_code == 0


def test_one_that_expires_is_due_too(site: TinySite) -> None:
    build(site, "2024-06-10")
    assert due(site, "2024-06-20 17:59").exit_code == 0
    assert due(site, "2024-06-20 18:00").exit_code == 3


def test_a_draft_is_never_due(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/a.md": article("A", date="2024-08-01", draft="true")})
    build(site, "2024-07-01")
    assert due(site, "2025-07-01").exit_code == 0


def test_each_output_folder_has_its_own_last_build(site: TinySite, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    build(site, "2024-07-15", "--output", other)
    assert due(site, "2024-07-16").exit_code == 3
    assert due(site, "2024-07-16", "--output", other).exit_code == 0


def test_what_is_due_is_told_to_programs(site: TinySite) -> None:
    build(site, "2024-07-01 12:00")
    result = due(site, "2024-07-13", "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout) == {
        "due": True,
        "built": "2024-07-01T12:00:00Z",
        "changes": "2024-07-12T00:00:00Z",
        "sources": [
            {
                "path": "content/articles/austria.md",
                "why": "future",
                "moment": {"at": "2024-07-12T00:00:00Z", "day_only": True},
            }
        ],
    }


def test_a_cache_that_cannot_be_read_is_no_build(site: TinySite) -> None:
    build(site, "2024-07-01")
    (site.root / ".cache/store.sqlite").write_bytes(b"nonsense")
    assert due(site, "2024-07-01").exit_code == 3


def test_asking_what_is_due_reads_no_article_and_leaves_no_trace(site: TinySite) -> None:
    build(site, "2024-07-01 12:00")
    before = tree(site.root), (site.root / ".cache/store.sqlite").read_bytes()
    for path in FILES:
        (site.root / path).unlink()
    assert due(site, "2024-07-02").exit_code == 0
    for path, data in before[0].items():
        (site.root / path).parent.mkdir(parents=True, exist_ok=True)
        (site.root / path).write_bytes(data)
    assert (tree(site.root), (site.root / ".cache/store.sqlite").read_bytes()) == before
