"""Loading: what of the disk a site takes, whatever lies there."""

import os
from pathlib import Path

import pytest

from tests.tiny import TinySite, article


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/one.md": article("One")})


@pytest.mark.parametrize("target", [".env", ".git", "site.yaml", "output", "content/../themes"])
def test_a_link_to_what_lies_beside_content_publishes_nothing(site: TinySite, target: str) -> None:
    site.write({".env": "KEY=secret", ".git/config": "secret", "themes/plain/notes": "secret", "output/old": "secret"})
    (site.root / "content/static").mkdir()
    (site.root / "content/static/shown").symlink_to(site.root / target)
    told = site.told(site.built())
    assert "content/static/shown: warning: this link leads out of content/ and is not followed" in told
    assert not [path for path in site.files() if path.startswith("shown")]


def test_a_link_inside_content_is_followed(site: TinySite) -> None:
    site.write({"content/static/robots.txt": "all"})
    (site.root / "content/static/copy.txt").symlink_to("robots.txt")
    site.built()
    assert site.files()["copy.txt"] == b"all"


def test_a_site_yaml_that_is_no_file_is_told(site: TinySite) -> None:
    site.remove("site.yaml")
    os.mkfifo(site.root / "site.yaml")
    assert site.told(site.build()).startswith("site.yaml: error: cannot be read: it is no file\n")


UNNAMABLE = (b"latin-\xe9.md", b"latin-\xe9/index.md", b"half-\xed\xa0\x80.md", b"line\nfeed.md", b"back\\slash.md")


@pytest.mark.parametrize("name", UNNAMABLE, ids=repr)
def test_a_name_that_no_address_can_hold_is_told_and_left_out(site: TinySite, name: bytes) -> None:
    before = site.built().planned
    path = os.fsencode(site.root) + b"/content/articles/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)
    try:
        with open(path, "wb") as file:
            file.write(article("Two").encode())
    except OSError:
        pytest.skip("this file system knows no such names")
    report = site.built()
    assert report.planned == before
    assert [each.code for each in report.problems] == ["PF114"]
    assert site.told(report).encode()  # whatever stands in it can be printed


ODD_NAMES = ("line\u2028end", "paragraph\u2029end", "next\x85line", "no\u00a0break", "em🏎ji", "# 44 & <b>.txt")


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_a_file_with_an_odd_name_is_ours_in_the_next_build_too(site: TinySite, name: str) -> None:
    site.write({f"content/static/{name}": "x"})
    site.built()
    assert site.files()[name] == b"x"
    again = site.built()
    assert (again.written, again.removed) == (0, 0)
    site.remove(f"content/static/{name}")
    assert site.built().removed == 1
    assert name not in site.files()


SLIPS = {
    "quali.csv": "qualifying.csv",
    "results.csv": "race.csv",
    "fp1.csv": "practice-1.csv",
    "race-02.csv": "race-2.csv",
    "rase.csv": "race.csv",
    "race.CSV": "race.csv",
    "Practice 2.csv": "practice-2.csv",
    "driver_standings.csv": "driver-standings.csv",
}


@pytest.mark.parametrize(("name", "meant"), SLIPS.items())
def test_results_under_another_name_are_told_with_the_one_that_is_meant(site: TinySite, name: str, meant: str) -> None:
    folder = "content/events/monaco-grand-prix/2024"
    site.write({f"{folder}/index.md": "---\n---\n", f"{folder}/{name}": "position,drivers\n1,A\n"})
    assert site.told(site.built()) == (
        f"{folder}/{name}: warning: these results are of no known session and are left out\n"
        f"  hint: did you mean {meant}?"
    )


@pytest.mark.parametrize("name", ["pace.csv", "tyres.csv", "stints.csv", "trace.csv"])
def test_other_tables_beside_an_edition_are_data(site: TinySite, name: str) -> None:
    folder = "content/events/monaco-grand-prix/2024"
    site.write({f"{folder}/index.md": "---\n---\n", f"{folder}/{name}": "lap,tyre\n1,soft\n"})
    assert site.told(site.built()) == ""
