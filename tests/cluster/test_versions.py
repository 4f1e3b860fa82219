"""A worker that would make other bytes than this machine is refused."""

from pathlib import Path

import pytest

from generator import toolchain
from tests.cluster.running import OwnCluster
from tests.cluster.sites import site_with_everything
from tests.cluster.test_going_away import NO_WORKERS
from tests.tiny import tree

HINT = "\n  hint: install the same there as here, and restart the workers"


def test_a_worker_with_another_version_of_a_package_is_refused(tmp_path: Path, cluster: OwnCluster) -> None:
    site = site_with_everything(tmp_path / "site")
    site.built()
    good = tree(site.output)
    (tmp_path / "packages/nh3-99.1.dist-info").mkdir(parents=True)
    cluster.more(PYTHONPATH=str(tmp_path / "packages"))
    ours = dict(toolchain.tools())["nh3"]
    assert site.told(site.build(clean=True, cluster=cluster.address)) == (
        f"{cluster.address}: error: a worker of the cluster has other versions than this machine: "
        f"nh3 99.1 instead of {ours}{HINT}"
    )
    assert tree(site.output) == good


def test_a_worker_without_a_module_that_the_site_names_is_refused(
    tmp_path: Path, cluster: OwnCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_with_everything(tmp_path / "site")
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/lap_marks.py").write_text(
        "from markdown.extensions.sane_lists import SaneListExtension as makeExtension  # noqa: N813\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "markdown: {extensions: [lap_marks]}\n"})
    cluster.more()
    told = site.told(site.build(cluster=cluster.address))
    ours = toolchain.module_digest("lap_marks")
    assert told == (
        f"{cluster.address}: error: a worker of the cluster has other versions than this machine: "
        f"the module lap_marks none instead of {ours}{HINT}"
    )
    cluster.lose()
    cluster.more(PYTHONPATH=str(tmp_path / "packages"))
    site.built(cluster=cluster.address)


def test_a_worker_without_parc_ferme_is_no_worker(tmp_path: Path, cluster: OwnCluster) -> None:
    site = site_with_everything(tmp_path / "site")
    (tmp_path / "packages/generator").mkdir(parents=True)
    (tmp_path / "packages/generator/__init__.py").touch()
    cluster.more(PYTHONPATH=str(tmp_path / "packages"))
    report = site.build(cluster=cluster.address, patience=0.5)
    assert site.told(report) == NO_WORKERS.format(cluster.address)
