"""Commands are measured with all their children, and a failure is told with its output."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.bench.timing import FailedError, memory, sampled, timed

MIB = 1024

HOLDING = dedent("""
    import subprocess, sys
    held = bytearray(b"x") * (48 << 20)
    child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdout.readline()
    print("held", flush=True)
    sys.stdin.readline()
    child.communicate()
""")
HOLDING_TOO = 'held = bytearray(b"x") * (32 << 20); print("held", flush=True); input()'


def test_memory_is_that_of_a_process_and_of_those_below_it() -> None:
    command = [sys.executable, "-c", HOLDING, HOLDING_TOO]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        held = memory(process.pid)
        process.kill()
    assert 80 * MIB < held < 120 * MIB
    assert memory(process.pid) == 0


def test_the_peak_is_kept_of_what_a_command_held(tmp_path: Path) -> None:
    code = 'held = bytearray(b"x") * (64 << 20); import time; time.sleep(0.3); del held; time.sleep(0.1)'
    run = sampled([sys.executable, "-c", code], tmp_path)
    assert 64 * MIB < run.peak < 100 * MIB
    assert run.cpu == 0


def test_the_work_of_a_child_counts(tmp_path: Path) -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**7))'], check=True)"
    alone, both = (timed([sys.executable, "-c", each], tmp_path) for each in ("pass", code))
    assert both.cpu > alone.cpu > 0
    assert both.wall > 0
    assert both.peak == 0


def test_a_command_runs_in_its_folder_and_its_output_lies_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    timed([sys.executable, "-c", "import os; open('made', 'w'); print(os.getcwd())"], folder)
    assert (folder / "made").exists()
    assert (tmp_path / "site.log").read_text() == f"{folder}\n"


@pytest.mark.parametrize("measure", [timed, sampled])
def test_a_command_that_fails_is_told_with_its_output(measure: object, tmp_path: Path) -> None:
    assert callable(measure)
    with pytest.raises(FailedError, match=r"(?s)ended with 3:\nno such theme"):
        measure([sys.executable, "-c", "import sys; print('no such theme'); sys.exit(3)"], tmp_path)
