"""Growth: what an article costs as the site grows. Archives of several sizes are built in turn, from nothing, after an
edit and with nothing changed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import NamedTuple

from tests.bench.archive import entry, write_archive
from tests.bench.counts import WrongSiteError, files
from tests.bench.edits import Edit, save, see, taken_back
from tests.bench.peers import Programs
from tests.bench.sites import Site
from tests.bench.table import markdown
from tests.bench.timing import Measure, Run, sampled, timed

ROWS = {"clean": "clean build", "body": "after a body edit", "nothing": "with nothing changed"}
"""What is measured, in this order."""

HEADS = (
    "", "articles", "files", "time, s", "processors, s", "an article, ms", "an article / the first size's",
    "memory, MiB", "an article's / the first size's", "runs",
)  # fmt: skip


class Grown(NamedTuple):
    """What came out with an archive of so many articles: runs by row, those for memory, and how many files it has."""

    size: int
    times: dict[str, list[Run]]
    memories: dict[str, list[Run]]
    files: int


def archive_site(folder: Path, count: int, programs: Programs) -> Site:
    """An archive in a folder of its own."""
    write_archive(folder, count)
    command = (programs.parcferme, "build")
    return Site(folder, command, folder / "content/articles", folder / "output", ("output", ".cache"))


def grown(sites: dict[int, Site], runs: int) -> Iterator[Grown]:
    """Every row of every size: so many times for its time, the sizes in turn, then once for its memory."""
    times: dict[int, dict[str, list[Run]]] = {size: {row: [] for row in ROWS} for size in sites}
    memories: dict[int, dict[str, list[Run]]] = {size: {row: [] for row in ROWS} for size in sites}
    for number in range(1, runs + 2):
        found, measure = (times, timed) if number <= runs else (memories, sampled)
        for size, site in sites.items():
            for row, run in one_round(site, size, number, measure):
                found[size][row].append(run)
    for size, site in sites.items():
        yield Grown(size, times[size], memories[size], sum(1 for _ in files(site.output)))


def one_round(site: Site, size: int, number: int, measure: Measure) -> Iterator[tuple[str, Run]]:
    """One run of each row. WrongSiteError when a build made too much or too little."""
    for each in site.leftovers:
        rmtree(site.folder / each, ignore_errors=True)
    yield "clean", measure(site.command, site.folder)
    made = sum(1 for path in site.output.glob("articles/story-*/index.html"))
    if made != size:
        raise WrongSiteError(f"{site.output}: {made} articles, should be {size}")
    edit = body_edit(site, size, number)
    with taken_back(edit.path.parent):
        save(edit)
        yield "body", measure(site.command, site.folder)
        see(edit, site.output)
        yield "nothing", measure(site.command, site.folder)


def body_edit(site: Site, size: int, number: int) -> Edit:
    """One more paragraph at the end of an article in the middle of the archive."""
    old = entry(size // 2, size)
    path = site.articles / f"{old.at:%Y}" / f"{old.slug}.md"
    words = f"Looked at once more: take {number}."
    return Edit(path, f"{path.read_text()}\n{words}\n", {f"articles/{old.slug}/index.html": words})


def growth_table(found: Sequence[Grown]) -> str:
    """The table of what an article costs, each size beside the first: by the time of processors, which others that keep
    the machine busy lengthen least."""
    rows = []
    for row, label in ROWS.items():
        first = found[0]
        for each in found:
            runs, cost, peak = each.times[row], _cost(each, row), _peak(each, row)
            rows.append(
                (
                    f"{label}",
                    f"{each.size:,}",
                    f"{each.files:,}",
                    f"{median(run.wall for run in runs):.2f}",
                    f"{cost * each.size:.2f}",
                    f"{1000 * cost:.3f}",
                    f"{cost / _cost(first, row):.2f}",
                    f"{peak * each.size:.0f}",
                    f"{peak / _peak(first, row):.2f}",
                    str(len(runs)),
                )
            )
    title = "## Growth: an archive with editions, results and names, `commonmark`, the theme `plain`"
    return "\n\n".join((title, markdown(HEADS, rows)))


def _cost(each: Grown, row: str) -> float:
    """Seconds of processors for an article."""
    return median(run.cpu for run in each.times[row]) / each.size


def _peak(each: Grown, row: str) -> float:
    """MiB of memory for an article."""
    return median(run.peak for run in each.memories[row]) / 1024 / each.size
