"""Rounds: the tools take turns, A B C, A B C, so that a slow minute of the machine falls on all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from tests.bench.blog import articles
from tests.bench.counts import Pages, WrongSiteError, check, check_lengths, expected, files, with_feeds
from tests.bench.edits import body_edit, headline_edit, new_article, new_driver, new_name, save, see, taken_back
from tests.bench.peers import Programs
from tests.bench.rows import turn
from tests.bench.serving import served
from tests.bench.sites import MARKDOWN, Site, hugo, ours, pelican
from tests.bench.timing import Measure, Run, sampled, timed

Tell = Callable[[str], None]
"""Says how far the bench is."""

Results = dict[str, dict[int, Run]]
"""Runs by row and by number of the round."""

MEMORY_RUNS = 2
START_RUNS = 15

LAYOUTS: dict[str, Callable[[Path, int, Programs], Site]] = {
    "hugo": hugo,
    "pelican": pelican,
    "pelican-cached": partial(pelican, cached=True),
    **{markdown: partial(ours, markdown=markdown) for markdown in MARKDOWN},
    "names": partial(ours, markdown="commonmark", knowing=True),
    "metadata": partial(ours, markdown="commonmark", telling=True),
}
"""How each site is laid out, by its name."""

_SITES = {"clean/commonmark": "commonmark", "again/pelican": "pelican-cached", "serve/parcferme": "commonmark"}
_EDITS = {
    "body": body_edit,
    "headline": headline_edit,
    "article": new_article,
    "driver": new_driver,
    "nothing": None,
    "name": new_name,
    "hugo": body_edit,
    "pelican": body_edit,
}


_WARM = {"warm": "commonmark", "names": "names", "metadata": "metadata"}
"""The sites of rows after an edit, by their beginnings."""


class Blog(NamedTuple):
    """A blog of so many articles: its sites by name, and what a complete one has."""

    size: int
    sites: dict[str, Site]
    wanted: Pages


class Measured(NamedTuple):
    """What came out with so many articles: times, and memory from runs of their own."""

    size: int
    pages: int
    times: Results
    memories: Results


def blog(folder: Path, count: int, rows: Sequence[str], programs: Programs) -> Blog:
    """Lay out the sites that rows need, each in a folder of its own."""
    names = dict.fromkeys(map(site_of, rows))
    sites = {name: LAYOUTS[name](folder / name, count, programs) for name in names}
    return Blog(count, sites, expected(articles(count)))


def site_of(row: str) -> str:
    """The name of the site that a row builds."""
    sort, name = row.split("/")
    return _WARM[sort] if sort in _WARM else _SITES.get(row, name)


def measured(blog: Blog, rows: Sequence[str], runs: int, tell: Tell) -> Measured:
    """Run every row: so many times for its time, after one that does not count, then for its memory."""
    times, memories = defaultdict[str, dict[int, Run]](dict), defaultdict[str, dict[int, Run]](dict)
    for number in range(runs + 1):
        tell(f"{blog.size:,} articles, time, round {number} of {runs}")
        for row, run in one_round(blog, turn(rows, blog.size, number, runs), number, timed):
            if number:
                times[row][number] = run
    for number in range(1, MEMORY_RUNS + 1):
        tell(f"{blog.size:,} articles, memory, round {number} of {MEMORY_RUNS}")
        for row, run in one_round(blog, turn(rows, blog.size, number, MEMORY_RUNS), number, sampled):
            memories[row][number] = run
    servers = {row: blog.sites[site_of(row)] for row in rows if row.startswith("serve/")}
    if servers:
        tell(f"{blog.size:,} articles, servers")
    for row, number, run in served(servers, blog.size, runs):
        times[row][number] = run
    return Measured(blog.size, blog.wanted.total(), times, memories)


def one_round(blog: Blog, rows: Sequence[str], number: int, measure: Measure) -> Iterator[tuple[str, Run]]:
    """One run of each of the rows, with what it took. WrongSiteError when a tool did not make what it should have."""
    clean = [row for row in rows if row.startswith("clean/")]
    for row in clean:
        yield row, clean_build(blog, site_of(row), measure)
    alike = [row for row in clean if row != "clean/metadata"]
    check_lengths({row: blog.sites[site_of(row)].output for row in alike}, beside="clean/hugo")
    for names in (_rows(rows, each) for each in ("warm/", "names/", "metadata/", "again/hugo", "again/pelican")):
        for site in {site_of(row): blog.sites[site_of(row)] for row in names}.values():
            with taken_back(site.articles), taken_back(site.articles.parent / "drivers"):
                for row in names:
                    yield row, warm_build(blog, row, number, measure)


def clean_build(blog: Blog, name: str, measure: Measure) -> Run:
    """A build from nothing; whatever the last one left is removed first."""
    site = blog.sites[name]
    for each in site.leftovers:
        rmtree(site.folder / each, ignore_errors=True)
    run = measure(site.command, site.folder)
    check(site.output, with_feeds(blog.wanted) if name == "metadata" else blog.wanted)
    return run._replace(written=len(_states(site.output)))


def warm_build(blog: Blog, row: str, number: int, measure: Measure) -> Run:
    """A build after an edit, by the files as they are and what earlier builds left."""
    site = blog.sites[site_of(row)]
    if not site.output.exists():
        timed(site.command, site.folder)
    change = _EDITS[row.split("/")[1]]
    edit = change(site.articles, blog.size, number) if change else None
    if edit:
        save(edit)
    before = _states(site.output)
    run = measure(site.command, site.folder)
    if edit:
        see(edit, site.output)
    written = len(_states(site.output).items() - before.items())
    if not edit and written:
        raise WrongSiteError(f"{site.folder}: nothing was changed, and {written} files were written")
    return run._replace(written=written)


def starts(rows: Sequence[str], programs: Programs, folder: Path) -> Results:
    """How long programs take to start, by row."""
    commands = {
        "start/python": (programs.python, "-c", "pass"),
        "start/parcferme": (programs.parcferme, "--version"),
        "start/hugo": (programs.hugo, "version"),
        "start/pelican": (programs.pelican, "--version"),
    }
    wanted = {row: command for row, command in commands.items() if row in rows}
    results: Results = {row: {} for row in wanted}
    for number in range(START_RUNS + 1):
        for row, command in wanted.items():
            run = timed(command, folder)
            if number:
                results[row][number] = run
    return results


def _rows(rows: Sequence[str], beginning: str) -> list[str]:
    return [row for row in rows if row.startswith(beginning)]


def _states(output: Path) -> dict[Path, tuple[int, int]]:
    """Of every file the time of its change and its inode."""
    return {path: (status.st_mtime_ns, status.st_ino) for path in files(output) for status in (path.stat(),)}
