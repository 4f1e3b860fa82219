"""The command for tests: in this process, or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.tiny import TinySite

CHECKOUT = Path(__file__).parent.parent


def run(site: TinySite, command: str, *arguments: str, env: Mapping[str, str] | None = None) -> Result:
    """A command in the site's folder. What goes wrong in it is raised."""
    full = [command, "--root", str(site.root), *arguments]
    return CliRunner().invoke(main, full, env=env, catch_exceptions=False)


def python(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, from this checkout."""
    around = {**os.environ, "PYTHONPATH": str(CHECKOUT), **env}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env=around, capture_output=True, encoding="utf-8", check=False)
