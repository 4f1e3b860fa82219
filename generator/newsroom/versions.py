"""What git remembers of a site's texts: how they were, and what they were called."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_ALONE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
_COMMITS = 1000
"""So many commits are looked through for a text that was renamed."""


def git(root: Path, *command: str) -> bytes:
    """What git says in a site's folder; b"" where it fails, or there is none. Nothing that a repository names is run:
    no hook, no filter of differences, no monitor."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    around |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LC_ALL": "C"}
    arguments = ["git", "--no-pager", *_ALONE, *command]
    try:
        done = subprocess.run(arguments, cwd=root, env=around, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        return b""
    return b"" if done.returncode else done.stdout


def changed(root: Path, before: str, after: str) -> list[str]:
    """The files of content/ that differ between two commits, or between one and the folder ("" for `after`)."""
    command = ["diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative"]
    found = git(root, *command, before, *([after] if after else []), "--", "content")
    return [path for path in found.decode(errors="replace").split("\0") if path]


def at_commit(root: Path, commit: str, path: str) -> bytes:
    """A file as it was in a commit; b"" where it was not there."""
    return git(root, "cat-file", "blob", f"{commit}:./{path}")


def renamed(root: Path) -> dict[str, str]:
    """What each file of content/ that was renamed is called now: by what commits say, the last ones first, and what is
    about to be committed."""
    how = ("--name-status", "-z", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv", "--relative")
    told = (
        git(root, "diff", *how, "HEAD", "--", "content"),
        git(root, "log", f"-{_COMMITS}", "--format=", *how, "--", "content"),
    )
    later: dict[str, str] = {}
    for data in told:
        for old, new in _pairs(data):
            later.setdefault(old, later.get(new, new))
    return later


def _pairs(data: bytes) -> Iterator[tuple[str, str]]:
    """The old and the new name of each rename that git tells."""
    parts = [part.strip("\n") for part in data.decode(errors="replace").split("\0")]
    parts = [part for part in parts if part]
    for place in range(0, len(parts) - 2, 3):
        yield parts[place + 1], parts[place + 2]
