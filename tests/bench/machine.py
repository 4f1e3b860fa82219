"""What was measured with, and on what."""

import os
import platform
from datetime import date
from pathlib import Path
from textwrap import fill

from generator import __version__

WIDTH = 120


def conditions(versions: dict[str, str], work: Path, today: date) -> str:
    """A sentence, in lines: the day, the versions, the machine, and where the sites lay."""
    peers = f"Hugo {versions['hugo']}, Pelican {versions['pelican']} with Markdown {versions['Markdown']}"
    system = f"Python {platform.python_version()} and Linux {platform.release()}"
    machine = f"{os.cpu_count()} processors of {_processor()} with {_gigabytes()} GiB of memory"
    tools = f"Parc Fermé {__version__}, {peers}, {system}"
    return fill(f"Measured on {today:%-d %B %Y} with {tools}, on {machine}, the sites {_where(work)}.", width=WIDTH)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _gigabytes() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _where(work: Path) -> str:
    return "in memory (/dev/shm)" if work.is_relative_to("/dev/shm") else "on a disk"
