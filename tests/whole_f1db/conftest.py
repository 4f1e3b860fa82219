"""All of F1DB: its source, and a site into which it is imported."""

import os
from pathlib import Path

import pytest

from generator.newsroom.f1db.archive import Archive, read_archive
from tests.whole_f1db.imported import Imported, whole_import


@pytest.fixture(scope="session")
def f1db() -> Path:
    path = os.environ.get("F1DB")
    assert path, "say where F1DB is: make test-f1db F1DB=PATH"
    return Path(path)


@pytest.fixture(scope="session")
def archive(f1db: Path) -> Archive:
    return read_archive(f1db, lambda name: name.startswith(("drivers/", "seasons/", "engine-manufacturers/")))


@pytest.fixture(scope="session")
def imported(f1db: Path, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return whole_import(f1db, tmp_path_factory.mktemp("f1db"))
