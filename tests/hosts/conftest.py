"""What tests with real servers begin with."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from generator.build import Options, Project, build
from generator.store.memo import Memo
from tests.hosts.made_site import made_site
from tests.hosts.serving import SERVERS, serving
from tests.test_own_site import NOW, REPOSITORY
from tests.tiny import TinySite


@pytest.fixture(scope="session", params=tuple(SERVERS))
def server(request: pytest.FixtureRequest) -> str:
    """The name of a server."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The made-up site, built."""
    return made_site(tmp_path_factory.mktemp("made") / "site")


@pytest.fixture(scope="session")
def host(server: str, made: TinySite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """One who asks the server for the made-up site."""
    with serving(server, made.output, tmp_path_factory.mktemp(server) / "serving") as client:
        yield client


@pytest.fixture(scope="session")
def own_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built."""
    output = tmp_path_factory.mktemp("own") / "output"
    assert not build(Project(REPOSITORY, output), Memo(), Options(now=NOW)).failed
    return output
