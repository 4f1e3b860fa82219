"""Runs the command: `parcferme`, and `python -m generator`."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from generator import __version__
from generator.process import orderly, stop_as_told


def run() -> None:
    """Run the command that was typed. The version is told without loading any of them."""
    with orderly():
        if sys.argv[1:] == ["--version"]:
            print(f"parcferme, version {__version__}")
            return
        from generator.cli import main

        if sys.argv[1:2] == ["build"]:
            _run_and_drop(main)
        main(prog_name="parcferme")


def _run_and_drop(main: Callable[..., object]) -> NoReturn:
    """Run a command and end the process without taking its memory apart, neither meanwhile nor at the end: of a large
    site that is hundreds of thousands of values, and takes as long as a small build does."""
    import gc

    stop_as_told()
    gc.disable()
    status: object = 0
    try:
        main(prog_name="parcferme")
    except SystemExit as left:
        status = left.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    run()
