"""One sshd for all tests of a run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.far.sshd import Sshd, sshd_in
from tests.publish.conftest import remote

__all__ = ["remote", "running", "sshd", "www"]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd_in(tmp_path_factory.mktemp("sshd") / "server") as found:
        yield found


@pytest.fixture
def sshd(running: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """The server, reached by `ssh` and `rsync` as they are found now."""
    monkeypatch.setenv("PATH", f"{running.commands}{os.pathsep}{os.environ['PATH']}")
    running.forget()
    return running


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """A folder of the server that is not there yet, with a name that a shell would take apart."""
    return tmp_path / 'o\'er $HOME; "the" `hill`' / "www"
