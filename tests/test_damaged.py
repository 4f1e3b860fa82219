"""What builds leave for the next one, damaged on the disk: it costs time, or is told; nothing wrong is made of it."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.manifest import MANIFEST
from generator.pictures.shelf import FOLDER
from generator.store.memo import Memo
from generator.store.tables import STORE
from tests.faulty import BARE
from tests.made_pictures import picture, put
from tests.tiny import TinySite, article, tree

FILES = {
    **BARE,
    "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n",
    "content/articles/one.md": article("One", drivers="[Gasly]", body="Gasly.\n\n![A car](car.png)"),
    "content/articles/two.md": article("Two", date="2024-06-18", tags="[rain]", body="Pierre Gasly. [One](one.md)."),
    "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\n---\n\nText.\n",
}
EDITED = {"content/articles/two.md": article("Two", date="2024-06-18", body="Gasly, then Pierre Gasly.")}

PAGE = 4096
TIMES = 25
"""How many stores with wrong pages are tried."""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", FILES)
    put(site.root, {"content/articles/car.png": picture("PNG")})
    site.memo = Memo(site.root / ".cache")
    site.built(jobs=1)
    return site


class Sites:
    """A good site, what the same build makes of it after an edit, and its store."""

    def __init__(self, site: TinySite) -> None:
        self._site = site
        self.store = site.root / ".cache" / STORE
        self.whole = self.store.read_bytes()
        site.write(EDITED)
        site.built(clean=True, jobs=1)
        self._edited = tree(site.output)
        site.write(FILES)
        site.memo = Memo(site.root / ".cache")
        site.built(jobs=1)
        self._good, self.whole = tree(site.output), self.store.read_bytes()

    def build_with(self, store: bytes, which: object) -> None:
        """Build with such a store, as it is and after an edit."""
        for files, expected in ((EDITED, self._edited), (FILES, self._good)):
            self.store.write_bytes(store)
            self._site.write(files)
            self._site.memo = Memo(self._site.root / ".cache")
            self._site.built(jobs=1)
            assert tree(self._site.output) == expected, which


def test_a_store_cut_off_anywhere_costs_only_time(site: TinySite) -> None:
    sites = Sites(site)
    for length in range(0, len(sites.whole), PAGE):
        sites.build_with(sites.whole[:length], length)


def test_a_store_with_pages_that_say_something_else_costs_only_time(site: TinySite) -> None:
    sites, chance = Sites(site), random.Random("pages")
    for which in range(TIMES):
        store = bytearray(sites.whole)
        for _ in range(chance.choice((1, 1, 3))):
            start, other = (chance.randrange(0, len(store), PAGE) for _ in range(2))
            choices = (bytes(PAGE), chance.randbytes(PAGE), sites.whole[other : other + PAGE])
            store[start : start + PAGE] = chance.choice(choices)
        sites.build_with(bytes(store), which)


@pytest.mark.parametrize(
    "damage",
    [
        "update names set digests = 'no bytes'",
        "update answers set data = 1",
        "update findings set data = x'00'",
        "update findings set data = replace(data, 'Gasly', 'Gasty')",
        "update answers set data = replace(data, 'a', 'e')",
        "update sources set kind = 'horse'",
        "update words set data = 1",
        "update bodies set data = x'00'",
        "update sources set digest = ''",
        "update sources set rules = ''",
        "update outputs set signatures = x'00'",
        "update outputs set texts = x'00'",
        *(
            f"delete from {table}"
            for table in ("names", "answers", "findings", "words", "bodies", "sources", "outputs")
        ),
        *(f"drop table {table}" for table in ("names", "answers", "findings", "words", "bodies", "sources", "outputs")),
    ],
)
def test_a_store_whose_rows_say_something_else_costs_only_time(site: TinySite, damage: str) -> None:
    sites = Sites(site)
    with closing(sqlite3.connect(sites.store)) as store, store:
        assert store.execute(damage).rowcount
    sites.build_with(sites.store.read_bytes(), damage)


def test_a_manifest_that_lacks_its_end_is_told_and_nothing_is_touched(site: TinySite) -> None:
    manifest = site.output / MANIFEST
    good, whole = tree(site.output), manifest.read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole[:-1]) if byte == ord("\n")]
    lengths = sorted({*ends, *range(0, len(whole) - 1, 97), len(whole) - 1})
    assert len(lengths) > 30
    for length in lengths:
        manifest.write_bytes(whole[:length])
        site.memo = Memo(site.root / ".cache")
        report = site.build(jobs=1)
        assert [each.code for each in report.problems] == ["PF405"], length
        assert tree(site.output) == {**good, MANIFEST: whole[:length]}, length
    manifest.unlink()
    site.built(adopt=True, jobs=1)
    assert tree(site.output) == good


def test_pictures_on_the_shelf_that_are_damaged_are_made_again(site: TinySite) -> None:
    good = tree(site.output)
    kept = sorted((site.root / FOLDER).iterdir())
    assert kept
    for length in (0, 1, 40, -1):
        for each in kept:
            each.write_bytes(each.read_bytes()[:length])
        shutil.rmtree(site.output)
        site.built(jobs=1)
        assert tree(site.output) == good, length
