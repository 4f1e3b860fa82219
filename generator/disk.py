"""The disk: how files that other people have written are read."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: str | Path) -> bytes:
    """The bytes of a file. OSError, which names it, where it cannot be read, or is none: a pipe or a device has no end,
    and may have taken the place of a file since that was listed."""
    try:
        handle = os.open(path, _FLAGS)
        with open(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is no file")
            return file.read()
    except OSError as error:
        error.filename = str(path)  # what goes wrong after a file is opened has no name
        raise
