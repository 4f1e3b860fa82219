"""What tests of clusters begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.running import OwnCluster, own_cluster


@pytest.fixture(scope="session")
def three_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnCluster]:
    """A cluster that goes on for all tests that leave it as it is."""
    with own_cluster(tmp_path_factory.mktemp("cluster"), 3) as cluster:
        yield cluster


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[OwnCluster]:
    """A scheduler of the test's own, without workers."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    with own_cluster(folder) as cluster:
        yield cluster
