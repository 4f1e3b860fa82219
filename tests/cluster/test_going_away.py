"""A worker that is lost costs nothing but time; a cluster that cannot be used, or no longer, is told, and the last good
site stays."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from distributed import Client

from generator.bench import Track
from generator.build import Options, Project, build
from generator.cli import main
from generator.model import Report
from generator.store.memo import Memo
from tests.cluster.running import OwnCluster
from tests.cluster.sites import site_with_everything
from tests.preview.running import eventually
from tests.tiny import NOW, TinySite, tree


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site that is built."""
    site = site_with_everything(tmp_path / "site", 24)
    site.built()
    return site


def after_the_first_results(of: str, happens: Callable[[], object]) -> Track:
    """What happens when the first results of a work have come, and others are still to come."""

    @contextmanager
    def track(name: str, total: int) -> Iterator[Callable[[int], None]]:
        waiting = [happens] if name == of and total > 20 else []

        def more(count: int) -> None:
            while waiting and count:
                waiting.pop()()

        yield more

    return track


def built_on(site: TinySite, cluster: OwnCluster, track: Track, **how: Any) -> Report:
    options = Options(now=NOW, clean=True, cluster=cluster.address, **how)
    return build(Project(site.root, site.output), Memo(), options, track)


@pytest.mark.parametrize("work", ["Reading", "Rendering"])
def test_workers_that_are_killed_in_the_middle_cost_nothing(site: TinySite, cluster: OwnCluster, work: str) -> None:
    good = tree(site.output)
    cluster.more(3)
    report = built_on(site, cluster, after_the_first_results(work, lambda: cluster.lose(2)))
    assert (site.told(report), len(cluster.workers)) == (site.told(site.build(clean=True)), 1)
    assert report.rendered == report.planned
    assert tree(site.output) == good


def test_a_worker_that_comes_in_the_middle_takes_over(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    cluster.more()

    def others() -> None:
        cluster.lose()
        cluster.more()

    report = built_on(site, cluster, after_the_first_results("Rendering", others))
    assert not report.failed
    assert tree(site.output) == good


def test_a_scheduler_that_goes_away_is_told(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    cluster.more(2)
    report = built_on(site, cluster, after_the_first_results("Rendering", cluster.scheduler.end))
    assert site.told(report) == (
        f"{cluster.address}: error: the cluster has gone away\n  hint: see what its scheduler says, and build again"
    )
    assert tree(site.output) == good


def test_a_scheduler_that_hangs_is_told(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    cluster.more(2)
    hang = after_the_first_results("Reading", lambda: os.kill(cluster.scheduler.process.pid, signal.SIGSTOP))
    report = built_on(site, cluster, hang)
    assert site.told(report) == f"{cluster.address}: error: the cluster has not answered for 20 seconds"
    assert tree(site.output) == good


def _tasks(dask_scheduler: Any) -> int:
    return len(dask_scheduler.tasks)


NO_WORKERS = (
    "{}: error: the cluster has had no workers for 0.5 seconds\n"
    "  hint: start some where Parc Fermé is installed: dask worker ADDRESS --nworkers auto --nthreads 1"
)


def test_a_cluster_without_workers_is_told(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    report = site.build(clean=True, cluster=cluster.address, patience=0.5)
    assert site.told(report) == NO_WORKERS.format(cluster.address)
    assert tree(site.output) == good


def test_a_cluster_that_loses_all_workers_is_told(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    cluster.more(2)
    report = built_on(site, cluster, after_the_first_results("Rendering", lambda: cluster.lose(2)), patience=0.5)
    assert site.told(report) == NO_WORKERS.format(cluster.address)
    assert tree(site.output) == good


def test_ctrl_c_ends_what_is_on_the_cluster(site: TinySite, cluster: OwnCluster) -> None:
    good = tree(site.output)
    cluster.more()
    stop = after_the_first_results("Rendering", lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        built_on(site, cluster, stop)
    assert tree(site.output) == good
    with Client(cluster.address, set_as_default=False) as client:
        eventually(lambda: not client.run_on_scheduler(_tasks), "there is work left")


NOBODY = "{address}: error: nothing has answered there for 10 seconds"
NO_PORT = "{address}: error: the cluster cannot be reached: `ValueError: missing port number in address '{address}'`"
NO_TLS = (
    "{address}: error: the cluster cannot be reached: `TypeError: TLS expects a 'ssl_context' argument of type "
    "ssl.SSLContext (perhaps check your TLS configuration?) Instead got None`"
)
HINT = "  hint: an address looks like tcp://10.0.0.1:8786; for tls:// the configuration of dask names certificates"


@pytest.mark.parametrize(
    ("scheme", "told"), [("tcp://127.0.0.1:{}", NOBODY), ("nowhere", NO_PORT), ("tls://127.0.0.1:{}", NO_TLS)]
)
def test_an_address_without_a_scheduler_is_told(site: TinySite, scheme: str, told: str) -> None:
    good = tree(site.output)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = scheme.format(silent.getsockname()[1])
        result = CliRunner().invoke(main, ["build", "--clean", "--root", str(site.root), "--cluster", address])
    assert result.exit_code == 1
    last = "1 error (PF420)\nNothing was written: the last good site is as it was.\n"
    assert result.stderr == f"{told.format(address=address)}\n{HINT}\n{last}"
    assert tree(site.output) == good
