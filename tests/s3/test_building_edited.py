"""Law 1 in a store: after any sequence of edits what is there equals a build from nothing into a folder."""

import tempfile
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.s3.lock import LOCK
from generator.store.memo import Memo
from tests.s3.built import StoredSite
from tests.s3.way import Way
from tests.test_incremental import EDITS, change_an_output, lose_an_output, own_packages, path_of
from tests.tiny import NOW, TinySite, article

__all__ = ["own_packages"]

WAYS: tuple[tuple[int, dict[str, object]], ...] = (
    (3, {"jobs": 1}),
    (2, {"jobs": 2, "way": "fork"}),
    (1, {"jobs": 2, "way": "encoded"}),
)
"""How many sequences of edits are tried, and how builds work."""

_NUMBERS = count(1)


def lose_an_object(stored: StoredSite, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(stored.files())))
    stored.client.delete_object(Bucket=stored.place.bucket, Key=stored.key(name))


def change_an_object(stored: StoredSite, data: st.DataObject) -> None:
    stored.put(data.draw(st.sampled_from(sorted(stored.files()))), b"somebody else's")


@pytest.fixture
def ways(a_store: Way, another_store: Way) -> tuple[Way, Way]:
    return a_store, another_store


@pytest.mark.parametrize("which", [0, 1], ids=["seaweedfs", "rclone"])
@pytest.mark.parametrize(("examples", "how"), WAYS, ids=["alone", "forked", "encoded"])
@pytest.mark.usefixtures("own_packages")
def test_objects_after_any_edits_equal_a_build_from_nothing(
    ways: tuple[Way, Way], which: int, examples: int, how: dict[str, object]
) -> None:
    ways[which].be_good()

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            edited_and_compared(Path(folder), ways[which], how, data)

    holds()


def edited_and_compared(folder: Path, way: Way, how: dict[str, object], data: st.DataObject) -> None:
    """Edit a site a few times, and after each time compare what a warm build has in its store with a clean build."""
    site = TinySite(folder / "warm", {path_of("one"): article("One"), path_of("two"): article("Two")})
    site.memo = Memo(site.root / ".cache")
    stored = StoredSite(site, way, f"site-{next(_NUMBERS)}")
    now = NOW - timedelta(days=40)
    stored.built(now=now, **how)
    edits = [edit for edit in EDITS if edit not in (lose_an_output, change_an_output)]
    for _ in range(data.draw(st.integers(1, 3))):
        for _ in range(data.draw(st.integers(1, 2))):
            data.draw(st.sampled_from(edits))(site, data)
        if data.draw(st.integers(0, 3)) == 0:
            data.draw(st.sampled_from([lose_an_object, change_an_object]))(stored, data)
        now += timedelta(days=data.draw(st.sampled_from([0, 0, 1, 10])))
        if stored.build(now=now, **how).failed:
            continue
        assert stored.files() == stored.clean(now=now)
        again = stored.built(now=now, **how)
        assert (again.written, again.removed, again.rendered) == (0, 0, 0)
        assert {each.name for each in way.asked if each.method in ("PUT", "DELETE")} <= {stored.key(LOCK)}
