"""The finder: Pagefind, which makes the index that a reader's browser searches. It is the package `pagefind[bin]`."""

import os
from functools import cache
from pathlib import Path


class FinderError(RuntimeError):
    """Pagefind gave up; says why."""


@cache
def installed() -> str:
    """The name and version of the program; "" where there is none."""
    program = _program()
    if not program:
        return ""
    import subprocess  # here, since most builds do not search

    try:
        return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def chosen(asked: bool) -> str:
    """What decides a build by the search that it was asked for: nothing, that there is no program, or its version."""
    return (installed() or "none") if asked else ""


def index(pages: Path, target: Path, language: str) -> dict[str, bytes]:
    """The files of an index of all pages in a folder, by name, but for those of interfaces that are not ours; made in
    another folder. Raises FinderError."""
    import subprocess

    command = [str(_program()), "--site", str(pages), "--output-path", str(target), "--silent"]
    command += ["--force-language", language.partition("-")[0]]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=pages, env=own)
    if done.returncode:
        raise FinderError((done.stderr or done.stdout).strip().rpartition("\n")[2] or f"exit status {done.returncode}")
    files = (path for path in sorted(target.rglob("*")) if path.is_file())
    named = ((path.relative_to(target).as_posix(), path) for path in files)
    return {name: path.read_bytes() for name, path in named if not name.startswith(_INTERFACES)}


_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def _program() -> Path | None:
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    found: Path | None = get_executable()
    return found
