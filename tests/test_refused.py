"""A system that refuses what a build asks of it while it writes: no room, a disk that fails, a folder of another user.
It ends in the old site or the new one, or says that it ended half-way; and the next build is as one from nothing."""

from collections.abc import Iterator

import pytest

from generator.manifest import read_manifest
from tests.faulty import Builds, Fault, is_either
from tests.test_killed import Case, Edited, clean, readable
from tests.tiny import tree

EVERY = 29
"""One of so many steps is tried here; `make test-faults` tries all."""

REFUSALS: tuple[Fault, ...] = ("ENOSPC", "EIO", "EACCES")
EDIT = Case(Edited.before, Edited.after, Edited.after)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("refused") / "site")


@pytest.fixture(scope="module")
def builds(site: Edited) -> Iterator[Builds]:
    site.before()
    with Builds(site.root) as builds:
        yield builds


def test_refused_while_it_writes_it_says_so_and_the_next_build_completes_the_site(site: Edited, builds: Builds) -> None:
    assert refused(site, builds, "ENOSPC", EVERY)


def refused(site: Edited, builds: Builds, refusal: Fault, every: int) -> set[str]:
    """Refuse one of `every` so many steps of writing, and complete each build by the next. Gives the codes of what was
    told."""
    old, new, _ = (clean(site, builds, state) for state in EDIT)
    told: set[str] = set()
    for count in range(1000):
        site.before()
        builds.built()
        assert tree(builds.output) == old, count
        site.after()
        ended = builds.build(refusal, 1 + count * every, jobs=1)
        if ended.steps < 1 + count * every:
            return told
        which = (refusal, 1 + count * every, ended.told)
        assert (ended.signal, "Traceback" in ended.told) == (0, False), which
        shown = readable(tree(builds.output))
        if not ended.failed:
            assert shown == readable(new), which
        elif HALF_WAY in ended.told:
            assert is_either(shown, readable(old), readable(new)), which
            assert read_manifest(builds.output).writing, which
        else:
            assert NOTHING in ended.told, which
            assert shown == readable(old), which
        told.add(HALF_WAY if HALF_WAY in ended.told else NOTHING if ended.failed else "")
        builds.built()
        assert tree(builds.output) == new, which
    raise AssertionError("it has no last step")


HALF_WAY = "error: files of this site stand among those of the last one: "
NOTHING = "error: the site cannot be written to this folder: "
