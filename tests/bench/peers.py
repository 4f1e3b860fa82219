"""The programs that are timed: ours of this checkout, Hugo and Pelican from an environment of their own."""

import subprocess
from pathlib import Path
from typing import NamedTuple


class Programs(NamedTuple):
    """Commands by their whole paths."""

    python: str
    parcferme: str
    hugo: str
    pelican: str


def programs(ours: Path, peers: Path) -> Programs:
    """The programs of two virtual environments: `ours` with Parc Fermé, `peers` with the others. Hugo is its own
    binary, not the Python script before it. FileNotFoundError where one is missing."""
    binaries = [*peers.glob("lib/python3*/site-packages/hugo/binaries/hugo")]
    found = [ours / "bin/python", ours / "bin/parcferme", *(binaries or [peers / "bin/hugo"]), peers / "bin/pelican"]
    for program in found:
        if not program.is_file():
            raise FileNotFoundError(f"{program} is missing: run `make bench`, which installs it")
    return Programs(*map(str, found))


def versions(peers: Path) -> dict[str, str]:
    """The versions of what is installed in an environment, by name."""
    told = subprocess.run(
        [peers / "bin/python", "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return dict(line.split("==", 1) for line in told.stdout.splitlines() if "==" in line)
