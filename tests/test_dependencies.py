"""What Parc Fermé is built on: under licences that go with its own, each told of, and of the locked version."""

import re

import pytest

from tests.deps.licences import PAGE, REPOSITORY, Package, needed

LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def locked() -> set[tuple[str, str]]:
    """The packages of all locks, with their versions."""
    return {each for path in (REPOSITORY / ".ci").glob("lock*.txt") for each in LOCKED.findall(path.read_text())}


def rows(text: str) -> list[tuple[str, str, str]]:
    """The rows of tables: name, version, licence."""
    found: list[tuple[str, str, str]] = re.findall(r"^\| ([a-z0-9-]+) \| ([0-9]\S*) \| (.+) \|$", text, re.MULTILINE)
    return found


def test_every_package_with_which_it_runs_is_told_of_with_its_licence() -> None:
    first, _, _ = PAGE.read_text(encoding="utf-8").partition("one works on it")
    told = {name: licence for name, _, licence in rows(first)}
    ours = {each.name: each.licence for each in needed("s3")}
    assert {name: told[name] for name in told if name in ours} == ours
    assert len(ours) == 38
    assert {
        "pagefind",
        "pagefind-bin",
        "distributed",
        "dask",
        "tornado",
    } <= told.keys() - ours.keys()  # of other extras


def test_every_licence_goes_with_ours() -> None:
    assert [each for each in needed("s3") if not each.is_compatible] == []


@pytest.mark.parametrize(
    ("licence", "goes"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR Apache-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_goes_with_ours_where_each_part_of_it_does(licence: str, goes: bool) -> None:
    assert Package("x", "1", licence).is_compatible is goes


def test_every_version_that_is_told_is_locked() -> None:
    found = {(name, version) for name, version, _ in rows(PAGE.read_text(encoding="utf-8"))}
    assert len(found) > 70
    assert found - locked() == set()
