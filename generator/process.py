"""The process: what every command finds when it begins, and how it ends when the system takes something away: memory,
the folder in which it was started, those who read what it says. None of that is a bug, so none of it is a traceback."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from generator.memory import HINT, ran_out

STOPPED = 130
"""What shells say of a command that was stopped by Ctrl-C."""


@contextmanager
def orderly() -> Iterator[None]:
    """Run a command. What the system does to it ends it in a line, with status 1; Ctrl-C with `STOPPED`."""
    _open_streams()
    try:
        yield
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit:
        raise
    except KeyboardInterrupt:
        _leave(STOPPED)
    except BaseException as error:
        if not (why := _reason(error)):
            raise
        _leave(1, why)


def stop_as_told() -> None:
    """Take a request to end, and the end of the terminal, as Ctrl-C: what is under way is cleared away. A command that
    is to outlive its terminal (nohup) does."""
    import signal  # here, since the version is told without it

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has one of them
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


class UnheardError(OSError):
    """What a command has to say cannot be written to where it goes."""


class _Stream(io.FileIO):
    """Standard output or error, which tells its own errors from those of other files."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise UnheardError(error.errno, error.strerror) from None


def _open_streams() -> None:
    """Have standard input, output and error be open: else a file of ours would be taken for one of them."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        stream = getattr(sys, name)
        if number == 0:
            setattr(sys, name, stream or io.TextIOWrapper(io.BufferedReader(io.FileIO(number, closefd=False))))
        elif stream is None or sys.platform != "win32":  # its consoles are no files
            how = {"encoding": stream.encoding, "errors": stream.errors} if stream else {}
            raw = io.BufferedWriter(_Stream(number, "w", closefd=False))
            setattr(sys, name, io.TextIOWrapper(raw, **how, line_buffering=True))


def _reason(error: BaseException) -> str:
    """What the system did; "" for an error that is ours."""
    if ran_out(error):
        return f"memory ran out: the last good site is as it was\n  hint: {HINT}"
    if isinstance(error, UnheardError):
        return f"what there is to say cannot be written: {(error.strerror or str(error)).lower()}"
    try:
        os.getcwd()
    except OSError:
        return "the folder in which this was started is gone\n  hint: change into one that is there"
    return ""


def _leave(status: int, why: str = "") -> NoReturn:
    """End the process at once: nothing more can be relied on."""
    if why:
        with suppress(OSError):
            os.write(2, f"error: {why}\n".encode())
    os._exit(status)
