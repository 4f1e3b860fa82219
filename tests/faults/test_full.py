"""A disk that is really full: a small one, mounted where nobody else sees it."""

import subprocess
from pathlib import Path

import pytest

from tests.faulty import BARE
from tests.test_cli_faults import COMMAND
from tests.tiny import TinySite, article

SCRIPT = """
mount -t tmpfs -o size=512k none "$1" || exit 1
place=$2
shift 2
build() { "$@" 2>&1; echo "status $?"; }
build "$@"
cp -a output before
cp large "$place"
build "$@"
diff -r output before >/dev/null && echo same
rm "$place"
build "$@"
diff -r output before && echo same
"""
"""Builds with room, without it, and with room again; says of each how it ended."""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    files = {"site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n"}
    site = TinySite(tmp_path / "site", {**BARE, **files, "content/articles/one.md": article("One")})
    for folder in ("output", ".cache", "content/static"):
        (site.root / folder).mkdir()
    site.write({"large": article("Large", body=f"{'word ' * 200}\n\n" * 700)})
    return site


def said(site: TinySite, full: str, place: str) -> list[str]:
    """What is said by builds of a site with such a folder, the third of them where a large file was at a place."""
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh", full, place]
    ended = subprocess.run([*command, *COMMAND, "build"], cwd=site.root, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    return ended.stdout.splitlines()


def test_an_output_without_room_is_told_and_stays_the_last_good_site(site: TinySite) -> None:
    first, status, *without, built, good, same = said(site, "output", "content/static/large")
    assert (first[:6], status, built[:6], good, same) == ("Built ", "status 0", "Built ", "status 0", "same")
    assert without == [
        "output: error: the site cannot be written to this folder: no space left on device",
        "  hint: see to it, or name another with --output",
        "1 error (PF406)",
        "Nothing was written: the last good site is as it was.",
        "status 1",
        "same",
    ]


def test_a_cache_without_room_only_costs_time(site: TinySite) -> None:
    first, status, *without, built, good, same = said(site, ".cache", "content/articles/large.md")
    assert (first[:6], status, built[:6], good, same) == ("Built ", "status 0", "Built ", "status 0", "same")
    assert "The store .cache/store.sqlite cannot be written (database or disk is full): builds stay slow." in without
    assert without[-1] == "status 0"
