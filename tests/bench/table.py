"""The tables: what was measured, as Markdown."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.bench.rounds import Measured, Results
from tests.bench.rows import ROWS, STARTS
from tests.bench.timing import Run

HEADS = (
    "", "time, s", "fastest, s", "processors, s", "time / Hugo's", "time / Pelican's", "memory, MiB", "memory / Hugo's",
    "files written", "runs",
)  # fmt: skip


def size_table(measured: Measured) -> str:
    """The table of one number of articles, with a title and what else kept the machine busy."""
    rows = [_cells(name, measured) for name in ROWS if measured.times.get(name)]
    runs = [run for found in measured.times.values() for run in found.values() if run.cpu]
    title = f"## {measured.size:,} articles, {measured.pages:,} pages"
    return "\n\n".join((title, markdown(HEADS, rows), busy(runs)))


def start_table(results: Results) -> str:
    """The table of how long programs take to start."""
    heads = ("", "time, s", "fastest, s", "time / Python's", "runs")
    rows = []
    for name, label in STARTS.items():
        if found := results.get(name):
            times = _seconds(found), _fastest(found)
            rows.append((label, *times, ratio(results, name, "start/python"), str(len(found))))
    return "\n\n".join(("## Start", markdown(heads, rows)))


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of which the first column is text and all others are numbers."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(results: Mapping[str, Mapping[int, Run]], row: str, other: str, weight: float = 1.0) -> str:
    """How the time of one row stands to another's: the median over the rounds in which both ran; "" when none was."""
    return _ratio([run.wall / against.wall for run, against in _pairs(results, row, other)], weight)


def busy(runs: Sequence[Run]) -> str:
    """How busy the rest of the machine was, in a sentence."""
    others = [run.others for run in runs]
    return f"Others kept {median(others):.2f} processors busy meanwhile, {max(others):.2f} at most." if others else ""


def _cells(name: str, measured: Measured) -> tuple[str, ...]:
    row, found, memory = ROWS[name], measured.times[name], measured.memories.get(name, {})
    peaks = [run.peak / 1024 for run in memory.values()]
    memories = [run.peak / other.peak for run, other in _pairs(measured.memories, name, row.hugo)]
    written = [run.written for run in found.values()] if not name.startswith("serve/") else []
    return (
        row.label,
        _seconds(found),
        _fastest(found),
        _processors(found),
        ratio(measured.times, name, row.hugo),
        ratio(measured.times, name, row.pelican),
        f"{median(peaks):.0f}" if peaks else "",
        _ratio(memories),
        f"{median(written):,.0f}" if written else "",
        str(len(found)),
    )


def _pairs(results: Mapping[str, Mapping[int, Run]], row: str, other: str) -> list[tuple[Run, Run]]:
    """The runs of two rows, round by round."""
    one, two = results.get(row, {}), results.get(other, {})
    return [(one[number], two[number]) for number in one if number in two]


def _ratio(ratios: Sequence[float], weight: float = 1.0) -> str:
    if not ratios:
        return ""
    value = median(ratios) * weight
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def _seconds(found: Mapping[int, Run]) -> str:
    return _three(median(run.wall for run in found.values()))


def _fastest(found: Mapping[int, Run]) -> str:
    return _three(min(run.wall for run in found.values()))


def _processors(found: Mapping[int, Run]) -> str:
    seconds = median(run.cpu for run in found.values())
    return _three(seconds) if seconds else ""


def _three(seconds: float) -> str:
    """Seconds to about three places that count."""
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"
