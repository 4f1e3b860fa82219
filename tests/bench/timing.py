"""One command, run to its end and measured: time or, in runs of their own, memory. Linux only: it reads /proc."""

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

PAUSE = 0.02
"""Seconds between two looks at the memory."""

_PSS = b"Pss:"


class Run(NamedTuple):
    """What one run took: seconds by the clock, seconds of processors (user and system, with all its children), how many
    processors the rest of the machine kept busy meanwhile, the highest sum of the PSS of all its processes at any time,
    in KiB, and how many files it wrote (both 0 where it was not looked at)."""

    wall: float
    cpu: float = 0.0
    others: float = 0.0
    peak: int = 0
    written: int = 0


Measure = Callable[[Sequence[str], Path], Run]
"""Runs a command in a folder."""


class FailedError(Exception):
    """A command ended with an error; its output is the message."""


def timed(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end and time it, disturbed by nothing of ours."""
    busy, start = _busy(), monotonic()
    with _started(command, folder) as process:
        _, status, used = os.wait4(process.pid, 0)
        wall = monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    _succeeded(process, folder)
    return Run(wall, cpu, max(0.0, _busy() - busy - cpu) / wall)


def sampled(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end and look at its memory all the while."""
    start, peak = monotonic(), 0
    with _started(command, folder) as process:
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            sleep(PAUSE)
    _succeeded(process, folder)
    return Run(monotonic() - start, peak=peak)


def memory(pid: int) -> int:
    """The sum of the PSS (each shared page counted in equal parts for all that share it) of a process and of all below
    it, in KiB. Those that have just ended count nothing."""
    return sum(map(_pss, _tree(pid)))


def _started(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    with log_of(folder).open("wb") as log:
        return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def log_of(folder: Path) -> Path:
    """Where the output of a command that is run in a folder goes: beside it, so that no tool watches it."""
    return folder.with_name(f"{folder.name}.log")


def _succeeded(process: subprocess.Popen[bytes], folder: Path) -> None:
    if process.returncode:
        told = log_of(folder).read_text(errors="replace")[-2000:]
        raise FailedError(f"{process.args!r} in {folder} ended with {process.returncode}:\n{told}")


def _busy() -> float:
    """Seconds that all processors together have worked since the machine was started."""
    with open("/proc/stat") as file:
        user, nice, system, _, _, irq, soft, *_ = map(int, file.readline().split()[1:])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for thread in _entries(f"/proc/{pid}/task"):
        for child in _content(f"/proc/{pid}/task/{thread}/children").split():
            yield from _tree(int(child))


def _pss(pid: int) -> int:
    rows = (line.split() for line in _content(f"/proc/{pid}/smaps_rollup").splitlines())
    return next((int(row[1]) for row in rows if row[0] == _PSS), 0)


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""
