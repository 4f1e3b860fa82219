"""Replacing: a file is another from one moment to the next, and never half of it."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace(file: Path, data: bytes) -> None:
    """Put a file's new content into its place at once, with the rights it had; where a link stands, into the file that
    it leads to. Raises OSError."""
    real = file.resolve()
    mode = real.stat().st_mode
    with NamedTemporaryFile(dir=real.parent, prefix=".parcferme-", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fchmod(new.fileno(), mode & 0o7777)
            os.replace(new.name, real)
        except BaseException:
            os.unlink(new.name)
            raise
