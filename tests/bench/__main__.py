"""The bench: `make bench`. Times Parc Fermé beside Hugo and Pelican on one blog, and prints tables."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.bench.counts import WrongSiteError
from tests.bench.growth import archive_site, grown, growth_table
from tests.bench.machine import conditions
from tests.bench.peers import Programs, programs, versions
from tests.bench.rounds import Measured, blog, measured, starts
from tests.bench.rows import ROWS, chosen
from tests.bench.short import short_table
from tests.bench.table import size_table, start_table
from tests.bench.timing import FailedError

CACHE = Path(".cache/bench")
RESULTS = CACHE / "results.md"
MEMORY = Path("/dev/shm")
SPEED, README = Path("content/docs/speed.md"), Path("README.md")
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Gives the exit status."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    try:
        rows, tools = chosen(wanted.only), programs(Path(sys.prefix), wanted.peers.absolute())
    except (ValueError, FileNotFoundError) as error:
        parser.error(str(error))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or our modules, which no installer compiled, are at each start
    try:
        tables = tuple(_tables(wanted, rows, tools))
    except (FailedError, WrongSiteError) as error:
        print(f"No table: {error}", file=sys.stderr)
        return 1
    text = "\n\n".join((conditions(versions(wanted.peers), wanted.work, date.today()), *tables))
    print(text)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(text + "\n")
    if wanted.docs:
        for document, shown in ((SPEED, text), (README, short_table(text))):
            document.write_text(between_marks(document.read_text(), shown))
    return 0


def between_marks(document: str, text: str) -> str:
    """A document with other results between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add = parser.add_argument
    add("sizes", nargs="*", type=int, metavar="SIZE", help="numbers of articles (100 1000 10000)")
    add("--runs", type=int, default=5, help="how often each row is run, after once that does not count (5)")
    add(
        "--only",
        nargs="*",
        default=[],
        metavar="ROW",
        help=f"rows, by how their names begin: {', '.join(ROWS)}, start/…",
    )
    add(
        "--growth",
        nargs="*",
        type=int,
        default=[],
        metavar="SIZE",
        help="what an article costs in archives of so many (10000 100000)",
    )
    add("--work", type=Path, default=MEMORY if MEMORY.is_dir() else CACHE, help="where the sites are built (/dev/shm)")
    add("--peers", type=Path, default=CACHE / "venv", help="the environment that holds Hugo and Pelican")
    add("--docs", action="store_true", help="put the tables into the handbook, and the short one into README.md")
    return parser


def _tables(wanted: argparse.Namespace, rows: list[str], tools: Programs) -> Iterator[str]:
    for count in wanted.sizes or (100, 1000, 10000):
        if any(row in ROWS for row in rows):
            yield size_table(_measured(wanted, rows, count, tools))
    if wanted.growth:
        with _folder(wanted.work) as folder:
            _tell("archives are written and built in turn")
            sites = {count: archive_site(folder / str(count), count, tools) for count in wanted.growth}
            yield growth_table(list(grown(sites, max(1, wanted.runs // 2))))
    if any(row.startswith("start/") for row in rows):
        with _folder(wanted.work) as folder:
            (folder / "start").mkdir()
            yield start_table(starts(rows, tools, folder / "start"))


def _measured(wanted: argparse.Namespace, rows: list[str], count: int, tools: Programs) -> Measured:
    with _folder(wanted.work) as folder:
        _tell(f"{count:,} articles are written")
        return measured(blog(folder, count, [row for row in rows if row in ROWS], tools), rows, wanted.runs, _tell)


@contextmanager
def _folder(work: Path) -> Iterator[Path]:
    """A folder of the bench's own, removed after the block."""
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="parcferme-bench-", dir=work) as folder:
        yield Path(folder)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
