"""The output folder: where a site may be written, and where not."""

from pathlib import Path

import pytest

from tests.console import run
from tests.tiny import TinySite, article, tree

OUTPUTS = {
    ".": "the site itself lies in it",
    "..": "the site itself lies in it",
    "../..": "the site itself lies in it",
    "content": "it lies in content/",
    "content/articles": "it lies in content/",
    "content/new/folder": "it lies in content/",
    "content/../content/x": "it lies in content/",
    "themes": "it lies in themes/",
    "themes/plain/assets": "it lies in themes/",
    "link": "it lies in content/",
    "link/x": "it lies in content/",
}
"""Output folders from the site's own, and why they are refused; `link` is one of the file system to content/."""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/one.md": article("One")})


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_output_folder_must_stand_apart_from_what_the_site_is_made_of(site: TinySite, output: str) -> None:
    (site.root / "link").symlink_to("content")
    before = tree(site.root)
    folder = site.root / output
    result = run(site, "build", "--adopt", "--output", str(folder), "--now", "2024-07-01")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        f"{folder if output == '.' else output}: error: the site cannot be written to this folder: {OUTPUTS[output]}",
        "  hint: name another with --output",
    ]
    assert tree(site.root) == before


def test_every_wrong_output_folder_is_tried() -> None:
    assert len(OUTPUTS) == 11


def test_content_from_elsewhere_is_not_written_over_either(site: TinySite, tmp_path: Path) -> None:
    (site.root / "content").rename(tmp_path / "texts")
    (site.root / "content").symlink_to(tmp_path / "texts")
    said = {"texts": "it lies in content/", "texts/new": "it lies in content/", "": "the site itself lies in it"}
    for output, why in said.items():
        result = run(site, "build", "--output", str(tmp_path / output), "--now", "2024-07-01")
        assert result.exit_code == 1
        assert f"{tmp_path / output}: error: the site cannot be written to this folder: {why}\n" in result.stderr


def test_the_output_folder_may_not_be_a_file(site: TinySite) -> None:
    site.write({"output": "mine"})
    result = run(site, "build", "--now", "2024-07-01")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "output: error: the site cannot be written to this folder: it is a file\n  hint: move"
    )
    assert (site.root / "output").read_text() == "mine"


def test_the_output_folder_may_not_lie_below_a_file(site: TinySite) -> None:
    result = run(site, "build", "--output", str(site.root / "site.yaml/x"), "--now", "2024-07-01")
    assert result.exit_code == 1
    assert "error: the site cannot be written to this folder: not a directory" in result.stderr


def test_the_output_folder_may_not_have_a_name_that_is_too_long(site: TinySite) -> None:
    result = run(site, "build", "--output", str(site.root / ("x" * 300)), "--now", "2024-07-01")
    assert result.exit_code == 1
    assert "error: the site cannot be written to this folder: file name too long" in result.stderr


def test_content_from_elsewhere_may_not_lie_in_the_output_folder(site: TinySite, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.root / "content").rename(elsewhere / "texts")
    (site.root / "content").symlink_to(elsewhere / "texts")
    result = run(site, "build", "--output", str(elsewhere), "--now", "2024-07-01")
    assert result.exit_code == 1
    assert "the site cannot be written to this folder: content/ lies in it\n" in result.stderr
