"""The store: another process goes on where the last one ended, and a store that is of no use costs only time."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.manifest import MANIFEST
from generator.store.memo import Memo
from generator.store.tables import ASIDE, STORE, opened
from tests.tiny import TinySite, article, tree

FILES = {
    "content/articles/one.md": article("One", "2024-06-17 14:00+05:30", drivers="[Gasly]", extra="{n: 1, x: [a, 2.5]}"),
    "content/articles/two.md": article("Two", body="Text [one](one.md#no).\n\n## Part\n\n![x](no.png)"),
    "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\nteams: [{team: Alpine, from: 2023}]\n---\n\nText.\n",
    "content/drivers/others.yaml": "esteban-ocon: {born: 1996-09-17}\n",
    "content/events/monaco-grand-prix/2024/index.md": (
        "---\nstart: 2024-05-24\nsessions: [{name: Race, start: 2024-05-26 13:00Z}]\n---\n"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def another_process(site: TinySite, *, clean: bool = False) -> Memo:
    site.memo = Memo(site.root / ".cache", clean=clean)
    return site.memo


def keys_known(site: TinySite) -> int:
    """How many parsed sources the store holds."""
    with sqlite3.connect(site.root / ".cache" / STORE) as store:
        (count,) = store.execute("select count(*) from sources").fetchone()
    store.close()
    return int(count)


def test_another_process_renders_nothing_and_tells_the_same(site: TinySite) -> None:
    another_process(site)
    first = site.built()
    before = tree(site.output)
    assert another_process(site).note == ""
    again = site.built()
    assert (again.rendered, again.written) == (0, 0)
    assert again.problems == first.problems != ()
    assert again.planned == first.planned
    assert tree(site.output) == before


def test_what_is_kept_comes_back_as_it_was(site: TinySite) -> None:
    another_process(site)
    site.built()
    kept = dict(site.memo.sources)
    assert dict(another_process(site).sources) == kept
    assert len(kept) == len(FILES) == keys_known(site)


def test_a_store_that_was_moved_with_its_site_still_serves(site: TinySite, tmp_path: Path) -> None:
    another_process(site)
    site.built()
    shutil.copytree(site.root, tmp_path / "elsewhere")
    moved = TinySite(tmp_path / "elsewhere", FILES)
    assert another_process(moved).note == ""
    again = moved.built()
    assert (again.rendered, again.written) == (0, 0)


def test_what_is_gone_is_forgotten(site: TinySite) -> None:
    another_process(site)
    site.built()
    site.remove("content/articles/two.md")
    site.built()
    assert keys_known(site) == len(FILES) - 1


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["empty", "another file", "damaged"],
)
def test_a_store_that_cannot_be_read_is_set_aside(site: TinySite, damage: bytes) -> None:
    another_process(site)
    site.built()
    good = tree(site.output)
    store = site.root / ".cache" / STORE
    store.write_bytes(damage)
    assert another_process(site).note.startswith("The store .cache/store.sqlite is set aside and begun anew: ")
    site.built()
    assert tree(site.output) == good
    assert (store.parent / ASIDE).read_bytes() == damage
    assert another_process(site).note == ""


def test_findings_that_cannot_be_read_are_found_again(site: TinySite) -> None:
    another_process(site)
    site.built()
    good = tree(site.output)
    with sqlite3.connect(site.root / ".cache" / STORE) as store:
        store.execute("update findings set data = substr(data, 5)")
        store.execute("update bodies set data = substr(data, 5)")
    store.close()
    another_process(site)
    site.write({"content/articles/two.md": article("Two", body="Another text.")})
    site.built(clean=False)
    another_process(site, clean=True)
    site.write({"content/articles/two.md": FILES["content/articles/two.md"]})
    site.built()
    assert tree(site.output) == good


def test_a_store_of_other_tools_is_set_aside(site: TinySite) -> None:
    another_process(site)
    site.built()
    with sqlite3.connect(site.root / ".cache" / STORE) as store:
        store.execute("update tools set digest = 'older'")
    store.close()
    assert another_process(site).note.endswith("begun anew: made by other tools.")
    site.built()
    assert another_process(site).note == ""


def test_a_clean_build_reads_nothing_of_it_and_leaves_what_it_learns(site: TinySite) -> None:
    another_process(site)
    first = site.built()
    another_process(site, clean=True)
    again = site.built(clean=True)
    assert (again.rendered, again.written) == (first.planned, 0)
    another_process(site)
    assert site.built().rendered == 0


def test_a_folder_that_cannot_be_written_only_costs_time(site: TinySite) -> None:
    site.write({".cache": "a file"})
    another_process(site)
    assert site.built().written
    assert (site.output / MANIFEST).is_file()


def test_no_part_of_the_file_is_mapped_into_memory(site: TinySite) -> None:
    another_process(site)
    site.built()
    with closing(opened(site.root / ".cache" / STORE)) as store:
        assert store.execute("pragma mmap_size").fetchone() == (0,)


def test_what_two_builds_at_once_have_read_for_other_names_is_not_mixed(site: TinySite) -> None:
    """One began before a name was known, and saves what it read when the other one has saved all for that name."""
    driver, before = "content/drivers/pierre-gasly.md", FILES["content/drivers/pierre-gasly.md"]
    after = before.replace("[Gasly]", "[Gasly, Pyry Gaslinen]")
    another_process(site)
    site.built()
    slow, quick = Memo(site.root / ".cache"), Memo(site.root / ".cache")
    slow.recall()
    site.memo = quick
    site.write({driver: after})
    site.built()
    site.memo = slow
    site.write({driver: before, "content/articles/three.md": article("Three", body="Pyry Gaslinen won the race.")})
    site.built()
    site.write({driver: after})
    another_process(site)
    site.built()
    incremental = tree(site.output)
    another_process(site, clean=True)
    site.built(clean=True)
    assert incremental == tree(site.output)
    assert '/drivers/pierre-gasly/">Pyry Gaslinen</a>' in site.page("/articles/three/")
