"""The command where the system takes something away: it ends in a line, not in a traceback, and leaves a whole site."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.faulty import BARE
from tests.test_killed import readable
from tests.tiny import TinySite, article, tree

COMMAND = (sys.executable, "-W", "error", "-m", "generator")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    files = {
        **BARE,
        "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n",
        "content/articles/one.md": article("One", drivers="[Pierre Gasly]"),
    }
    site = TinySite(tmp_path_factory.mktemp("faults") / "site", files)
    assert run(site).returncode == 0
    return site


def run(site: TinySite, *arguments: str, **how: Any) -> "subprocess.CompletedProcess[str]":
    """Run a command in the folder of the site."""
    how = {"cwd": site.root, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    return subprocess.run([*COMMAND, *(arguments or ("build",))], text=True, check=False, timeout=60, **how)


def closing(*streams: int) -> Callable[[], None]:
    """What closes these streams before a command begins."""

    def close() -> None:
        for stream in streams:
            os.close(stream)

    return close


@pytest.mark.parametrize("streams", [(0,), (1,), (0, 1, 2)], ids=str)
def test_without_standard_streams_it_builds_all_the_same(site: TinySite, streams: Sequence[int]) -> None:
    good = tree(site.output)
    ended = run(site, "build", "--clean", preexec_fn=closing(*streams))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert tree(site.output) == good


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("arguments", [("build",), ("--version",), ("--help",), ("list", "articles")], ids=str)
def test_what_cannot_be_written_to_standard_output_is_told(site: TinySite, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        ended = run(site, *arguments, stdout=full)
    assert ended.stderr == "error: what there is to say cannot be written: no space left on device\n"
    assert ended.returncode == 1


def test_nobody_who_reads_is_no_mistake(site: TinySite) -> None:
    source, target = os.pipe()
    os.close(source)
    ended = run(site, "build", "--timings", stdout=target, stderr=target)
    os.close(target)
    assert ended.returncode == 1


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.rmdir({str(gone)!r}); from generator.__main__ import run; run()"
    ended = subprocess.run([sys.executable, "-c", code, "build"], cwd=gone, capture_output=True, text=True, check=False)
    assert ended.stderr == (
        "error: the folder in which this was started is gone\n  hint: change into one that is there\n"
    )
    assert ended.returncode == 1


@pytest.mark.parametrize(
    "environment",
    [{"HOME": ""}, {"TMPDIR": "/nowhere"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=str,
)
def test_it_needs_next_to_nothing_of_its_environment(site: TinySite, environment: dict[str, str]) -> None:
    good = tree(site.output)
    ended = run(site, "build", "--clean", env=environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert tree(site.output) == good


INTERRUPTED = """
import os, signal, sys
seen, nth, number = 0, int(sys.argv.pop(1)), int(sys.argv.pop(1))

def interrupt(event, args):
    global seen
    seen += 1
    if seen == nth:
        os.kill(os.getpid(), number)

from generator.__main__ import run
sys.addaudithook(interrupt)
run()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
def test_stopped_at_any_moment_it_leaves_a_whole_site(site: TinySite, number: signal.Signals) -> None:
    good = tree(site.output)
    for moment in (400, 900, 1500, 2200, 3000):
        command = [sys.executable, "-c", INTERRUPTED, str(moment), str(int(number)), "build", "--clean"]
        ended = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)
        assert "Traceback" not in ended.stderr, moment
        assert ended.returncode in (0, 130, -number) or ended.stderr == "\nAborted!\n", moment
        assert readable(tree(site.output)) == readable(good), moment
    assert run(site).returncode == 0
    assert tree(site.output) == good
