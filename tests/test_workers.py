"""Workers: the same results with any number of them, had in either way; one that dies, or a bug in one, is told."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SiteError, show
from generator.worker import WorkerError
from generator.workers import HERE, Crew, Way, begun_here, crew, shared
from tests.tiny import NOW, TinySite, article, tree

WAYS: tuple[Way, ...] = ("fork", "encoded")


class Squares:
    """Squares numbers; a negative one is a bug, and `deadly` ends the worker."""

    result: Any = list[int]

    def __init__(self, deadly: int = 10**9) -> None:
        self.deadly = deadly

    @classmethod
    def made(cls, setup: bytes) -> "Squares":
        return cls(json.loads(setup))

    def done(self, tasks: Sequence[int]) -> list[int]:
        if self.deadly in tasks:
            os.kill(os.getpid(), signal.SIGKILL)
        if any(task < 0 for task in tasks):
            raise ArithmeticError("no square of this")
        return [task * task for task in tasks]

    def setup(self) -> bytes:
        return json.dumps(self.deadly).encode()

    def sent(self, tasks: Sequence[int]) -> bytes:
        return json.dumps(tasks).encode()

    def received(self, data: bytes) -> Sequence[int]:
        found: list[int] = json.loads(data)
        return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("workers", "size"), [(1, 3), (2, 1), (3, 7), (8, 100)])
def test_every_task_is_done_once(way: Way, workers: int, size: int) -> None:
    found = [each for results in shared(Squares(), list(range(50)), Crew(workers, way), size=size) for each in results]
    assert sorted(found) == [number * number for number in range(50)]


@pytest.mark.parametrize("way", WAYS)
def test_results_larger_than_any_pipe_come_through(way: Way) -> None:
    numbers = list(range(30_000))
    found = [each for results in shared(Squares(), numbers, Crew(2, way), size=10_000) for each in results]
    assert sorted(found) == [number * number for number in numbers]


class Names(Squares):
    """Says which process does a task."""

    def done(self, tasks: Sequence[int]) -> list[int]:
        return [os.getpid() for _ in tasks]


def test_a_forked_worker_is_relieved_before_it_has_a_copy_of_everything() -> None:
    found = [each for results in shared(Names(), list(range(50_000)), Crew(2, "fork"), size=100) for each in results]
    assert len(found) == 50_000
    assert os.getpid() not in found
    assert 2 < len(set(found)) < 10
    assert max(found.count(process) for process in set(found)) < 10_000


def test_nothing_to_do_needs_no_worker() -> None:
    assert list(shared(Squares(), [], Crew(2, "fork"), size=1)) == []


def test_what_is_done_meanwhile_is_done_once_where_there_are_workers() -> None:
    calls: list[Crew] = []
    for many in (HERE, Crew(2, "fork")):
        list(shared(Squares(), list(range(9)), many, size=2, meanwhile=partial(calls.append, many)))
    assert calls == [Crew(2, "fork")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [1, 7, 100])
@pytest.mark.parametrize("worth", [0, 10**9])
def test_tasks_that_take_longer_than_was_thought_are_shared_out_once_begun(way: Way, size: int, worth: float) -> None:
    called: list[str] = []
    before, meanwhile = partial(called.append, "before"), partial(called.append, "meanwhile")
    tasks = list(range(50))
    results = begun_here(Squares(), tasks, Crew(2, way), size=size, worth=worth, before=before, meanwhile=meanwhile)
    assert sorted(each for found in results for each in found) == [number * number for number in tasks]
    assert called == (["before", "meanwhile"] if size < 50 and not worth else [])


@pytest.mark.parametrize("way", WAYS)
def test_a_worker_that_is_killed_is_told_and_the_others_end(way: Way) -> None:
    with pytest.raises(SiteError) as told:
        list(shared(Squares(deadly=7), list(range(20)), Crew(2, way), size=2))
    assert show(told.value.problems[0]) == (
        "site.yaml: error: a worker of the build was ended by signal 9 (Killed)\n"
        "  hint: if memory ran out, build with fewer workers: --jobs 1"
    )
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("way", WAYS)
def test_a_bug_in_a_worker_comes_up_with_its_traceback(way: Way) -> None:
    with pytest.raises(WorkerError, match=r"in done\n[^$]*ArithmeticError: no square of this"):
        list(shared(Squares(), [1, 2, -1, 3], Crew(2, way), size=1))


def test_workers_are_forked_only_where_no_thread_could_be_cut_in_half() -> None:
    from threading import Event, Thread

    assert crew(2).workers == 2
    if sys.platform == "linux":
        assert crew(2).way == "fork"
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    try:
        assert crew(2).way == "encoded"
    finally:
        done.set()
        thread.join()


# ---------------------------------------------------------------- in a build

FILES = {f"content/articles/{name}.md": article(name, drivers="[Gasly]") for name in ("one", "two", "three", "four")}
ENDLESS = (
    '{% extends "plain/404.html" %}{% block content %}{% for a in range(10 ** 9) %}'
    "{% for b in range(10 ** 9) %}{% endfor %}{% endfor %}{% endblock %}"
)


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", FILES)
    site.built()
    return site


@pytest.mark.parametrize("way", WAYS)
def test_any_number_of_workers_makes_the_same_site(site: TinySite, way: Way) -> None:
    good = tree(site.output)
    for jobs in (2, 3):
        report = site.built(way=way, jobs=jobs, clean=True)
        assert (report.rendered, report.written) == (report.planned, 0)
        assert tree(site.output) == good


@pytest.mark.parametrize("way", WAYS)
def test_mistakes_are_told_alike_with_any_number_of_workers(site: TinySite, way: Way) -> None:
    site.write(
        {
            "content/articles/one.md": article("One", body="[a](nowhere.md) <script>"),
            "content/articles/two.md": "---\ntitle: [\n---\n",
            "themes/plain/templates/404.html": "{{ nothing }}",
        }
    )
    good, alone = tree(site.output), site.told(site.build(clean=True))
    assert alone
    assert site.told(site.build(clean=True, way=way, jobs=2)) == alone
    site.write({"content/articles/two.md": article("Two")})
    alone = site.told(site.build(clean=True))
    assert "nothing is called 'nothing' here" in alone
    assert site.told(site.build(clean=True, way=way, jobs=2)) == alone
    assert tree(site.output) == good


BUILD = """
import sys
from pathlib import Path
from datetime import datetime
from generator.build import Options, Project, build
from generator.errors import show
from generator.store.memo import Memo

root = Path(sys.argv[1])
options = Options(now=datetime.fromisoformat(sys.argv[3]), jobs=2, way=sys.argv[2], clean=True)
report = build(Project(root, root / "output"), Memo(), options)
print("\\n".join(show(each) for each in report.problems))
"""


@contextmanager
def building(site: TinySite, way: Way) -> "Iterator[subprocess.Popen[str]]":
    """A build of its own process, which never ends since a template does not; it goes with the block, however that
    ends."""
    site.write({"themes/plain/templates/404.html": ENDLESS})
    command = [sys.executable, "-c", BUILD, str(site.root), way, NOW.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)  # its workers end with it


def workers_of(process: "subprocess.Popen[str]") -> list[int]:
    """The workers of a build that have been at work for a while: those that render, once all the others are done."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and process.poll() is None:
        found = [pid for pid in children(process.pid) if seconds_of(pid) > 1]
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("no worker is at work")


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def seconds_of(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of a process's children on Linux alone")
@pytest.mark.parametrize("way", WAYS)
def test_a_build_whose_worker_is_killed_leaves_the_last_good_site(site: TinySite, way: Way) -> None:
    good = tree(site.output)
    with building(site, way) as process:
        os.kill(workers_of(process)[0], signal.SIGKILL)
        told, _ = process.communicate(timeout=60)
    assert "a worker of the build was ended by signal 9" in told
    assert tree(site.output) == good


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of a process's children on Linux alone")
@pytest.mark.parametrize("way", WAYS)
def test_ctrl_c_ends_a_build_with_its_workers_and_leaves_the_last_good_site(site: TinySite, way: Way) -> None:
    good = tree(site.output)
    with building(site, way) as process:
        workers = workers_of(process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert tree(site.output) == good
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists() and seconds_of(pid)]
