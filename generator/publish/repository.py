"""The repository of a site: which commit it stands at, and which files were renamed since another. Nothing is known
where there is no git, or the site is in none."""

import os
import subprocess
from pathlib import Path

_DIRTY = "-dirty"
_PATIENCE = 20
"""Seconds after which git is not waited for: a publish does without what it says."""


def commit_of(root: Path) -> str:
    """The commit that a site's folder is at, `…-dirty` where files differ from it; "" for none."""
    return _said(root, "describe", "--always", "--abbrev=40", "--exclude=*", f"--dirty={_DIRTY}").strip()


def renamed_since(root: Path, commit: str) -> dict[str, str]:
    """The files of content/ that stand under another path than at a commit, the old path by which to the new."""
    known = commit.removesuffix(_DIRTY)
    if not known or not set(known) <= set("0123456789abcdef"):
        return {}
    renames = ("--relative", "-z", "--name-status", "--find-renames", "--diff-filter=R")
    said = _said(root, "diff", *renames, known, "--", "content")
    parts = said.split("\0")
    return {old: new for _, old, new in zip(parts[::3], parts[1::3], parts[2::3], strict=False)}


def _said(root: Path, *arguments: str) -> str:
    """What git says; "" where there is none, or it has nothing to say."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}  # a hook has its own
    around = {**ours, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), *arguments]
    try:
        found = subprocess.run(command, env=around, capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.decode(errors="replace")
