"""Work far away: what a task needs goes with it, what stays is done here, and a worker of other tools is refused."""

import shutil
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator import toolchain
from generator.delivery import Made
from generator.destinations.folder import Folder
from generator.far.answering import Other, OtherToolsError, answer, setup_of, told
from generator.far.spreading import FarWork, spread
from generator.intake import body_of
from generator.model import Source
from generator.reading import Asked, Reading
from generator.rendering import Rendered, Rendering
from generator.schema import MarkdownFront
from generator.stages.load import listed
from generator.worker import Tasks, WorkerError
from tests.made_pictures import picture, put
from tests.test_workers import Squares
from tests.tiny import TinySite, article


class FarSquares(Squares):
    """Squares of numbers, but for those of odd ones, which stay; 4 is known, and told at once."""

    modules = ("tests",)

    def stays(self, task: int) -> bool:
        return task % 2 == 1

    def carried(self, tasks: Sequence[int]) -> tuple[list[int], bytes]:
        others = [task for task in tasks if task != 4]
        return [16] * (4 in tasks), self.sent(others) if others else b""

    def landed(self, result: list[int]) -> list[int]:
        return [number + self.deadly for number in result]


class NextDoor:
    """A team that is given bytes alone, and answers in order, some at a time."""

    def __init__(self, work: FarWork[Any], room: int = 3) -> None:
        self._setup = setup_of(work, work.modules)
        self._room = room
        self._given: deque[bytes] = deque()
        self.most = 0
        self.waits: list[bool] = []

    def room(self) -> int:
        return self._room

    def give(self, data: bytes) -> None:
        self._given.append(data)
        self.most = max(self.most, len(self._given))

    def take(self, *, wait: bool) -> list[bytes]:
        self.waits.append(wait)
        return [answer(self._setup, self._given.popleft())] if len(self.waits) % 2 else []


def done_far(work: FarWork[list[Any]], tasks: Tasks, team: NextDoor, size: int = 2) -> list[Any]:
    return [each for results in spread(work, tasks, team, size=size) for each in results]


def test_every_task_is_done_once_here_or_far_away() -> None:
    work = FarSquares(deadly=1000)
    team = NextDoor(work)
    found = done_far(work, list(range(20)), team)
    assert sorted(found) == sorted([n * n if n % 2 or n == 4 else n * n + 1000 for n in range(20)])
    assert team.most == 3


def test_nothing_is_waited_for_while_there_is_something_to_do_here() -> None:
    work = FarSquares()
    team = NextDoor(work)
    done_far(work, [2, 6, 8, 1, 3], team, size=1)
    assert team.waits == [False, False, False, False, True]


def test_what_is_done_meanwhile_is_done_once_when_workers_are_busy() -> None:
    work = FarSquares()
    calls: list[int] = []
    team = NextDoor(work)
    list(spread(work, [2, 6, 8], team, size=1, meanwhile=lambda: calls.append(team.most)))
    assert calls == [3]


def test_a_bug_far_away_comes_up_with_its_traceback() -> None:
    work = FarSquares()
    with pytest.raises(WorkerError, match=r"in done\n[^$]*ArithmeticError: no square of this"):
        done_far(work, [2, -2], NextDoor(work))


def test_a_worker_with_other_tools_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ours = dict(toolchain.tools())["nh3"]
    (tmp_path / "nh3-99.1.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    work = FarSquares(deadly=3)
    with pytest.raises(OtherToolsError) as refused:
        told(answer(setup_of(work, ()), work.sent([2])))
    assert refused.value.tools == [Other("nh3", ours, "99.1")]


def test_a_worker_goes_on_with_more_works_than_it_keeps() -> None:
    works = [FarSquares(deadly=number) for number in range(1, 9)] * 2
    for work in works:
        assert bytes(told(answer(setup_of(work, ()), work.sent([10, 12])))) == b"\x92\x64\xcc\x90"


def test_tools_are_the_same_wherever_they_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = []
    for place in ("one", "two"):
        for name in ("lap_marks.py", "lap_times/__init__.py", "lap_times/deep/first.py"):
            path = tmp_path / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("LAP = 1\n")
        with monkeypatch.context() as patch:
            patch.syspath_prepend(str(tmp_path / place))
            toolchain._code.cache_clear()
            digests.append(toolchain.modules_digest(["lap_marks", "lap_times"]))
    toolchain._code.cache_clear()
    assert digests[0] == digests[1] != toolchain.modules_digest(["lap_marks", "lap_times"])


# ---------------------------------------------------------------- what builds do far away


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site with what is read and made here, and what is far away."""
    site = TinySite(
        tmp_path / "site",
        {
            "content/articles/one.md": article("One", body="Gasly leads, in [two](two.md)."),
            "content/articles/two.md": article("Two", drivers="[Gasly]"),
            "content/articles/empty.md": "",
            "content/static/ads.txt": "none",
        },
    )
    put(site.root, {"content/media/start.png": picture("PNG")})
    return site


def test_sources_are_read_where_their_files_are_not(site: TinySite) -> None:
    asked = [Asked(each) for each in listed(site.root, {}).sources]
    work = Reading(site.root, "UTC", MarkdownFront(), far=True)
    known = {each.path: each for each in work.done(asked)}
    assert sorted(each.source.path for each in asked if work.stays(each)) == [
        "content/media/start.png",
        "content/static/ads.txt",
    ]
    gone = Asked(Source("content/articles/gone.md", "article", asked[0].source.state))
    away = [each for each in asked if not work.stays(each)]
    here, data = work.carried([*away, gone, Asked(away[0].source, known[away[0].source.path].digest)])
    assert [(each.path, bool(each.digest), len(each.problems)) for each in here] == [
        ("content/articles/gone.md", False, 1),
        (away[0].source.path, True, 0),
    ]
    setup = setup_of(work, work.modules)
    shutil.rmtree(site.root)
    found = msgspec.msgpack.decode(told(answer(setup, data)), type=work.result)
    assert work.landed(found) == [known[each.source.path] for each in away]


def test_a_source_that_has_not_come_whole_is_a_bug(site: TinySite) -> None:
    work = Reading(site.root, "UTC", MarkdownFront(), far=True)
    asked = [Asked(each) for each in listed(site.root, {}).sources if each.path.endswith("one.md")]
    _, data = work.carried(asked)
    with pytest.raises(WorkerError, match=r"ValueError: content/articles/one.md has not come whole"):
        told(answer(setup_of(work, ()), data.replace(b"Gasly leads", b"Gasly reads")))


def test_pages_are_made_where_their_files_are_not(site: TinySite, tmp_path: Path) -> None:
    site.write({"content/articles/empty.md": article("No longer empty", body="![Start](/media/start.png)")}).built()
    made = site.memo.made
    assert isinstance(made, Made)
    for where in ("near", "far"):
        (tmp_path / where).mkdir()
    bodies = body_of(site.memo, made.reading, {each.path: each for each in made.sources})
    near, far = (
        Rendering(
            site.root,
            Folder(tmp_path / where),
            made.templates,
            ours=frozenset(),
            bodies=bodies,
            dry=False,
            far=where == "far",
        )
        for where in ("near", "far")
    )
    known = dict(near.done(made.jobs).ready)
    away = [job for job in made.jobs if not far.stays(job)]
    assert {job.address for job in made.jobs} - {job.address for job in away} >= {"/ads.txt", "/media/start.png"}
    wrong, data = far.carried(away)
    setup = setup_of(far, far.modules)
    shutil.rmtree(site.root)
    answered: Rendered = msgspec.msgpack.decode(told(answer(setup, data)), type=far.result)
    assert (wrong.problems, answered.problems, answered.ready, len(answered.made)) == ([], [], [], len(away))
    landed = far.landed(answered)
    contents = {address: (each.key, each.content) for address, each in landed.ready}
    assert contents == {job.address: (known[job.address].key, known[job.address].content) for job in away}
    assert not landed.made
