"""A build that may not read or write what it has to; for the superuser without the right to pass over rights."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_cli_faults import COMMAND, site
from tests.tiny import TinySite, article, tree

__all__ = ["site"]

WEAK = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


@pytest.fixture
def good(site: TinySite) -> Iterator[dict[str, bytes]]:
    """The output before; afterwards all is open again, and the next build is as one from nothing."""
    before = tree(site.output)
    site.write({"content/articles/one.md": article("Another", drivers="[Pierre Gasly]")})
    yield before
    for path in (site.root, *site.root.rglob("*")):
        path.chmod(0o755)
    assert build(site).returncode == 0
    after = tree(site.output)
    assert build(site, "--clean").returncode == 0
    assert tree(site.output) == after != before
    site.write({"content/articles/one.md": article("One", drivers="[Pierre Gasly]")})
    assert build(site).returncode == 0
    assert tree(site.output) == before


def build(site: TinySite, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [*WEAK, *COMMAND, "build", *options]
    return subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)


REFUSED = "error: the site cannot be written to this folder: permission denied\n"


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("output", f"output/.parcferme.lock: {REFUSED}"),
        ("output/articles/one", f"output/articles/one: {REFUSED}"),
        ("output/articles", f"output/articles: {REFUSED}"),
    ],
)
def test_a_folder_that_may_not_be_written_is_told_before_anything_is_touched(
    site: TinySite, good: dict[str, bytes], closed: str, told: str
) -> None:
    site.write({"content/articles/two.md": article("Two")})
    (site.root / closed).chmod(0o555)
    ended = build(site)
    (site.root / "content/articles/two.md").unlink()
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 1
    assert tree(site.output) == good


@pytest.mark.parametrize(
    "closed",
    [
        *("content/articles/one.md", "content/articles", "site.yaml"),
        *("themes/bare/templates/article.html", "themes/bare/templates", "themes"),
    ],
)
def test_what_may_not_be_read_is_told(site: TinySite, good: dict[str, bytes], closed: str) -> None:
    (site.root / closed).chmod(0)
    ended = build(site)
    assert f"{closed}: error: cannot be read: permission denied\n" in ended.stderr
    assert ended.returncode == 1
    (site.root / closed).chmod(0o755)
    assert tree(site.output) == good


def test_a_cache_that_may_not_be_written_only_costs_time(site: TinySite, good: dict[str, bytes]) -> None:
    for path in (site.root / ".cache", *Path(site.root / ".cache").iterdir()):
        path.chmod(0o555)
    ended = build(site)
    assert ended.stderr.startswith("The store .cache/store.sqlite cannot be written (")
    assert ended.stderr.endswith("): builds stay slow.\n")
    assert ended.returncode == 0
    assert tree(site.output) != good
