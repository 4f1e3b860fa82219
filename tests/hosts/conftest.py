"""What tests with real servers begin with."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from tests.console import python
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
    """The site of this repository, published into a folder."""
    root = tmp_path_factory.mktemp("own") / "site"
    for name in ("content", "themes"):
        copytree(REPOSITORY / name, root / name)
    target = "publish: {live: {to: folder, path: ../www, verify: false}}\n"
    (root / "site.yaml").write_text((REPOSITORY / "site.yaml").read_text(encoding="utf-8") + target, encoding="utf-8")
    told = python("publish", "live", "--yes", "--now", f"{NOW:%Y-%m-%d %H:%MZ}", cwd=root)
    assert told.returncode == 0, told.stdout + told.stderr
    return root.parent / "www" / "current"
