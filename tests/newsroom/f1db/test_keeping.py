"""`parcferme import f1db` again: what a person has changed or deleted since stays so, all else follows F1DB."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import SiteError
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.newsroom.f1db.keeping import Kept, lines
from generator.newsroom.f1db.merging import digests, merged
from tests.newsroom.f1db.tree import checkout
from tests.tiny import TinySite

DRIVERS = "content/drivers/f1db.yaml"
TEAMS = "content/teams/f1db.yaml"
RACE = "content/events/monaco-grand-prix/1998/race.csv"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site with all of F1DB imported."""
    made = TinySite(tmp_path / "site", {})
    import_f1db(made.root, checkout(tmp_path / "f1db"), Wanted())
    return made


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The F1DB of that site."""
    return tmp_path / "f1db"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def states(kept: Sequence[Kept]) -> dict[str, str]:
    """What became of each file and entry, but of those that stayed as they were."""
    return {f"{each.path}#{each.entry}".rstrip("#"): each.state for each in kept if each.state != "unchanged"}


def test_a_changed_entry_is_kept_and_the_others_follow_f1db(site: TinySite, source: Path) -> None:
    change(site.root / DRIVERS, "birthplace: Oslo", "birthplace: Bergen")
    change(source / "src/data/drivers/kari-strom.yml", "1960-01-01", "1960-01-02")
    kept = import_f1db(site.root, source, Wanted())
    assert states(kept) == {DRIVERS: "updated", f"{DRIVERS}#ola-strom": "kept"}
    text = (site.root / DRIVERS).read_text(encoding="utf-8")
    assert "birthplace: Bergen" in text
    assert "born: 1960-01-02" in text
    told = list(lines(kept))
    assert told[0] == f"Kept, it was not written by an import, or was changed since: {DRIVERS}, ola-strom"
    assert "    -  birthplace: Bergen" in told
    assert "    +  birthplace: Oslo" in told
    assert told[-2:] == [
        "13 files: 0 written, 1 updated, 12 unchanged, 0 kept, 0 left out.",
        "Of the entries in them: 1 kept, 0 left out.",
    ]
    assert states(import_f1db(site.root, source, Wanted())) == {f"{DRIVERS}#ola-strom": "kept"}
    assert (site.root / DRIVERS).read_text(encoding="utf-8") == text


def test_what_a_list_of_ones_own_describes_is_not_described_again(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/drivers/others.yaml": "ola-strom:\n  name: Ola Strom\n  number: 9\n"})
    found = import_f1db(site.root, checkout(tmp_path / "f1db"), Wanted())
    assert [each for each in found if each.entry] == [Kept("content/drivers/others.yaml", "kept", entry="ola-strom")]
    text = (site.root / DRIVERS).read_text(encoding="utf-8")
    assert "kari-strom:" in text
    assert "ola-strom:" not in text
    site.built()
    again = import_f1db(site.root, tmp_path / "f1db", Wanted())
    assert states(again) == {"content/drivers/others.yaml#ola-strom": "kept"}


def test_an_entry_that_is_as_f1db_has_it_again_follows_f1db(site: TinySite, source: Path) -> None:
    before = (site.root / DRIVERS).read_bytes()
    change(site.root / DRIVERS, "birthplace: Oslo", "birthplace: Bergen")
    import_f1db(site.root, source, Wanted())
    change(site.root / DRIVERS, "birthplace: Bergen", "birthplace: Oslo")
    assert states(import_f1db(site.root, source, Wanted())) == {}
    assert (site.root / DRIVERS).read_bytes() == before
    change(source / "src/data/drivers/ola-strøm.yml", "placeOfBirth: Oslo", "placeOfBirth: Moss")
    assert states(import_f1db(site.root, source, Wanted())) == {DRIVERS: "updated"}


def test_an_entry_and_remarks_of_a_person_stay_in_a_list_file(site: TinySite, source: Path) -> None:
    mine = "# She raced before there was a championship.\nkari-strom:"
    change(site.root / DRIVERS, "kari-strom:", mine)
    with (site.root / DRIVERS).open("a", encoding="utf-8") as file:
        file.write("\nzoe-vik:\n  name: Zoe Vik\n# the end\n")
    change(source / "src/data/drivers/kari-strom.yml", "1960-01-01", "1960-01-02")
    assert states(import_f1db(site.root, source, Wanted())) == {DRIVERS: "updated"}
    text = (site.root / DRIVERS).read_text(encoding="utf-8")
    assert mine in text
    assert "born: 1960-01-02" in text
    assert text.endswith("\nzoe-vik:\n  name: Zoe Vik\n# the end\n")


def test_a_new_driver_of_f1db_stands_where_f1db_has_him(site: TinySite, source: Path) -> None:
    change(site.root / DRIVERS, "birthplace: Oslo", "birthplace: Bergen")
    for slug, name in (("anna-berg", "Anna Berg"), ("mia-dahl", "Mia Dahl")):
        text = f"id: {slug}\nname: {name}\nfirstName: {name[:4]}\nlastName: {name[-4:]}\nnationalityCountryId: norway\n"
        (source / f"src/data/drivers/{slug}.yml").write_text(text)
    import_f1db(site.root, source, Wanted())
    text = (site.root / DRIVERS).read_text(encoding="utf-8")
    assert list(yaml.safe_load(text)) == ["anna-berg", "kari-strom", "mia-dahl", "ola-strom"]
    assert text.count("\n\n") == 3


def test_what_was_deleted_stays_deleted_until_it_is_to_come_back(site: TinySite, source: Path) -> None:
    whole = (site.root / DRIVERS).read_text(encoding="utf-8")
    (site.root / DRIVERS).write_text(whole[: whole.index("ola-strom:")].rstrip("\n") + "\n", encoding="utf-8")
    (site.root / TEAMS).unlink()
    shutil.rmtree(site.root / "content/events/monaco-grand-prix/2023")
    kept = import_f1db(site.root, source, Wanted())
    edition = "content/events/monaco-grand-prix/2023"
    assert states(kept) == {f"{DRIVERS}#ola-strom": "left out", TEAMS: "left out", f"{edition}/index.md": "left out"}
    assert not (site.root / TEAMS).exists()
    assert list(lines(kept)) == [
        f"Left out, deleted since an import: {DRIVERS}: ola-strom",
        "Left out, deleted since an import: content/teams/: f1db.yaml",
        f"Left out, deleted since an import: {edition}/: index.md",
        "With --restore, what was left out comes back.",
        "13 files: 0 written, 0 updated, 11 unchanged, 0 kept, 2 left out.",
        "Of the entries in them: 0 kept, 1 left out.",
    ]
    arguments = ["import", "f1db", str(source), "--root", str(site.root), "--restore"]
    result = CliRunner().invoke(main, arguments)
    assert result.output == "13 files: 2 written, 1 updated, 10 unchanged, 0 kept, 0 left out.\n"
    assert (site.root / DRIVERS).read_text(encoding="utf-8") == whole
    assert (site.root / TEAMS).exists()


def test_what_was_deleted_is_remembered_when_other_seasons_are_imported(site: TinySite, source: Path) -> None:
    (site.root / RACE).unlink()
    import_f1db(site.root, source, Wanted(2000, 2030))
    assert states(import_f1db(site.root, source, Wanted())) == {RACE: "left out"}


def test_a_map_that_was_deleted_is_named_by_no_circuit(site: TinySite, source: Path, tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "monaco-2.svg").write_text('<svg width="9" height="9"><path d="M0 0L9 9"/></svg>\n', encoding="utf-8")
    import_f1db(site.root, source, Wanted(), maps=maps)
    (site.root / "content/media/circuits/monaco-2.svg").unlink()
    kept = import_f1db(site.root, source, Wanted(), maps=maps)
    left_out = {"content/media/circuits/monaco-2.svg": "left out"}
    assert states(kept) == {"content/circuits/f1db.yaml": "updated"} | left_out
    assert site.built().problems == ()


def test_a_changed_file_of_an_edition_is_kept_whole(site: TinySite, source: Path) -> None:
    change(site.root / RACE, "Collision, first lap", "Collision")
    kept = import_f1db(site.root, source, Wanted())
    assert states(kept) == {RACE: "kept"}
    assert any("Collision, first lap" in line for line in lines(kept))


def test_a_file_that_nobody_changed_follows_f1db(site: TinySite, source: Path) -> None:
    race = source / "src/data/seasons/2023/races/01-monaco/race.yml"
    change(race, "laps: 78", "laps: 77")
    edition = "content/events/monaco-grand-prix/2023/index.md"
    assert states(import_f1db(site.root, source, Wanted())) == {edition: "updated"}
    assert "laps: 77\n" in (site.root / edition).read_text(encoding="utf-8")


def test_without_the_record_changed_entries_are_kept_all_the_same(site: TinySite, source: Path) -> None:
    change(site.root / DRIVERS, "birthplace: Oslo", "birthplace: Bergen")
    (site.root / "content/.f1db").unlink()
    assert states(import_f1db(site.root, source, Wanted())) == {f"{DRIVERS}#ola-strom": "kept"}


def test_a_file_of_someone_else_is_kept_and_no_endless_difference_is_told(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {DRIVERS: "".join(f"driver-{number}: {{name: D}}\n" for number in range(99))})
    told = list(lines(import_f1db(site.root, checkout(tmp_path / "f1db"), Wanted())))
    assert told[0] == f"Kept, it was not written by an import, or was changed since: {DRIVERS}"
    assert "lines more" in told[41]
    assert len(told) == 43


def test_a_list_file_with_an_entry_twice_is_kept_whole(site: TinySite, source: Path) -> None:
    change(site.root / DRIVERS, "ola-strom:", "kari-strom:")
    assert states(import_f1db(site.root, source, Wanted())) == {DRIVERS: "kept"}


@pytest.mark.parametrize(
    ("make", "message"),
    [(Path.mkdir, "cannot be read"), (lambda path: path.write_bytes(b"\xff\n"), "this record is not UTF-8")],
)
def test_a_record_that_cannot_be_read_is_told(
    site: TinySite, source: Path, make: Callable[[Path], object], message: str
) -> None:
    record = site.root / "content/.f1db"
    record.unlink()
    make(record)
    with pytest.raises(SiteError, match=message):
        import_f1db(site.root, source, Wanted())


def test_much_that_is_left_out_is_told_in_short() -> None:
    kept = [Kept(f"content/events/e/{year}/{n}.csv", "left out") for year in range(1950, 1963) for n in range(12)]
    told = list(lines(kept))
    names = "0.csv, 1.csv, 2.csv, 3.csv, 4.csv, 5.csv, 6.csv, 7.csv, 8.csv, 9.csv and 2 more"
    assert told[0] == f"Left out, deleted since an import: content/events/e/1950/: {names}"
    assert told[10] == "    … and from 3 places more"
    assert len(told) == 13


ENTRIES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2))


def written(entries: dict[str, int]) -> str:
    return "\n".join(f"{key}:\n  number: {number}\n" for key, number in sorted(entries.items()))


@given(before=ENTRIES, mine=ENTRIES, theirs=ENTRIES)
def test_each_entry_has_the_one_fate_that_it_should(
    before: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    found = merged(written(mine), written(theirs), digests(written(before)), is_ours=False, restore=False)
    assert found
    expected = dict(mine)
    for key, number in theirs.items():
        if key in mine:
            expected[key] = number if mine[key] == before.get(key) else mine[key]
        elif key not in before:
            expected[key] = number
    read = yaml.safe_load(found.text) or {}
    assert {key: value["number"] for key, value in read.items()} == expected
    assert set(found.left_out) == (before.keys() & theirs.keys()) - mine.keys()
    again = merged(found.text, written(theirs), found.digests, is_ours=False, restore=False)
    assert again
    assert again.text == found.text
