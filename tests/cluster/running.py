"""A real scheduler of dask and workers, each a process of its own on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO


class Program:
    """A program of dask that runs. It is ready once it has printed a line with `sign` in it; `told` is the end of that
    line."""

    def __init__(self, name: str, *arguments: str, sign: str, folder: Path, **environment: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *arguments, "--no-dashboard"]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "DASK_CONFIG": str(folder), **environment},
            text=True,
        )
        if self.process.stderr is None:
            raise RuntimeError("a program has no output")
        self.told = _awaited(self.process.stderr, sign)
        self._reader = Thread(target=self._read, args=(self.process.stderr,), daemon=True)
        self._reader.start()

    def end(self) -> None:
        """End it at once, as losing the machine would."""
        self.process.kill()
        self.process.wait()
        self._reader.join()

    @staticmethod
    def _read(output: IO[str]) -> None:
        """What it says more is nothing to us, and must not fill the pipe."""
        with output:
            for _ in output:
                pass


def _awaited(output: IO[str], sign: str) -> str:
    said = []
    for line in output:
        said.append(line)
        if sign in line:
            return line.partition(sign)[2].strip()
    raise AssertionError("it has not begun:\n" + "".join(said))


class OwnCluster:
    """A scheduler and its workers. `address` is the scheduler's."""

    def __init__(self, folder: Path, workers: int = 0) -> None:
        self._folder = folder
        listen = ("--host", "127.0.0.1", "--port", "0")
        self.scheduler = Program("scheduler", *listen, sign="Scheduler at:", folder=folder)
        self.address = self.scheduler.told
        self.workers: list[Program] = []
        self.more(workers)

    def more(self, count: int = 1, **environment: str) -> None:
        """Begin so many more workers."""
        listen = ("--host", "127.0.0.1", "--nworkers", "1", "--nthreads", "1", "--no-nanny")
        where = ("--local-directory", str(self._folder))
        for _ in range(count):
            sign = "Registered to:"
            asked = (self.address, *listen, *where)
            self.workers.append(Program("worker", *asked, sign=sign, folder=self._folder, **environment))

    def lose(self, count: int = 1) -> None:
        """Lose so many workers."""
        for _ in range(count):
            self.workers.pop().end()

    def end(self) -> None:
        """End all of it."""
        self.lose(len(self.workers))
        self.scheduler.end()


@contextmanager
def own_cluster(folder: Path, workers: int = 0) -> Iterator[OwnCluster]:
    """A cluster of one's own, to the end of the block."""
    cluster = OwnCluster(folder, workers)
    try:
        yield cluster
    finally:
        cluster.end()
