"""A site that is built on a cluster is the one that is built here, byte for byte."""

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import Options, Project, build
from generator.store.memo import Memo
from tests import test_incremental
from tests.cluster.running import OwnCluster
from tests.cluster.sites import site_with_everything
from tests.test_incremental import EDITS, edited_and_compared, upgrade_a_dependency
from tests.tiny import NOW, TinySite, article, tree

OWN_SITE = Path(__file__).parents[2]

ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("python-markdown", {}),
    ("commonmark", {"drafts": True, "future": True, "unlisted": True, "base_url": "https://drafts.example/pit/"}),
    ("commonmark", {"fingerprint": False, "on_request": True}),
)


@pytest.mark.parametrize(("converter", "asked"), ASKED)
def test_a_clean_build_is_the_same(
    tmp_path: Path, three_workers: OwnCluster, converter: str, asked: dict[str, Any]
) -> None:
    site = site_with_everything(tmp_path / "site")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + f"markdown: {{converter: {converter}}}\n"})
    here = site.built(**asked)
    good = tree(site.output)
    assert b"at pace" in good["index.html"]
    shutil.rmtree(site.output)
    there = site.built(clean=True, cluster=three_workers.address, **asked)
    assert tree(site.output) == good
    assert (there.planned, there.rendered, there.withheld) == (here.planned, here.planned, here.withheld)
    again = site.built(cluster=three_workers.address, **asked)
    assert (again.rendered, again.written, again.removed) == (0, 0, 0)


def test_our_own_site_is_the_same(tmp_path: Path, three_workers: OwnCluster) -> None:
    (tmp_path / "site").mkdir()
    for name in ("content", "themes"):
        (tmp_path / "site" / name).symlink_to(OWN_SITE / name)
    settled = re.sub(r"(?m)^(images|social_cards):.*\n", "", (OWN_SITE / "site.yaml").read_text())
    (tmp_path / "site/site.yaml").write_text(f"{settled}\nimages: off\nsocial_cards: off\n")
    for output, cluster in (("here", ""), ("there", three_workers.address)):
        project = Project(tmp_path / "site", tmp_path / output)
        assert not build(project, Memo(), Options(now=NOW, cluster=cluster)).failed
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


@pytest.mark.parametrize(("converter", "examples"), [("python-markdown", 2), ("commonmark", 1)])
def test_a_build_after_any_edits_equals_a_build_from_nothing(
    converter: str, examples: int, three_workers: OwnCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = tuple(edit for edit in EDITS if edit is not upgrade_a_dependency)  # workers would not have it
    monkeypatch.setattr(test_incremental, "EDITS", edits)

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            edited_and_compared(Path(folder), converter, {"cluster": three_workers.address}, data)

    holds()


def test_mistakes_are_told_alike(tmp_path: Path, three_workers: OwnCluster) -> None:
    site = site_with_everything(tmp_path / "site")
    site.built()
    good = tree(site.output)
    site.write(
        {
            "content/articles/story-1.md": article("One", body="[a](nowhere.md) <script>"),
            "content/articles/story-2.md": "---\ntitle: [\n---\n",
            "content/articles/story-4.md": article("Four", body="```{pace-gap}\nspeed: 1\n```"),
            "themes/plain/templates/404.html": "{{ nothing }}",
        }
    )
    here = site.told(site.build(clean=True))
    assert site.told(site.build(clean=True, cluster=three_workers.address)) == here
    site.write({f"content/articles/story-{number}.md": article("Mended") for number in (2, 4)})
    here = site.told(site.build(clean=True))
    assert "nothing is called 'nothing' here" in here
    assert site.told(site.build(clean=True, cluster=three_workers.address)) == here
    assert tree(site.output) == good


def test_a_file_that_is_not_ours_is_kept(tmp_path: Path, three_workers: OwnCluster) -> None:
    site = TinySite(tmp_path / "site", {f"content/articles/{name}.md": article(name) for name in ("one", "two")})
    site.write({"output/articles/one/index.html": "somebody's"})
    here = site.told(site.build())
    assert "PF402" in {each.code for each in site.build().problems}
    assert site.told(site.build(cluster=three_workers.address)) == here
    assert tree(site.output) == {"articles/one/index.html": b"somebody's"}
    site.built(cluster=three_workers.address, adopt=True)
    assert b"somebody" not in site.files()["articles/one/index.html"]


def test_a_check_writes_nothing(tmp_path: Path, three_workers: OwnCluster) -> None:
    site = site_with_everything(tmp_path / "site")
    assert site.built(dry=True, cluster=three_workers.address).planned == site.built().planned
