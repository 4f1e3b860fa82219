"""What readers once failed on: each find of `make fuzz` and of these tests, read again."""

from pathlib import Path

import pytest

from tests.fuzz.readers import READERS, take

FINDS = sorted(path for path in Path(__file__).with_name("finds").glob("*/*") if path.is_file())


@pytest.mark.parametrize("find", FINDS, ids=lambda find: f"{find.parent.name}/{find.name}")
def test_a_find_is_read_or_told(find: Path) -> None:
    take(find.parent.name, find.read_bytes())


def test_every_find_is_small_and_has_its_reader() -> None:
    assert FINDS
    assert {find.parent.name for find in FINDS} <= READERS.keys()
    assert max(find.stat().st_size for find in FINDS) < 20_000
