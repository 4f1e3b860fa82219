"""A preview that is edited two thousand times, ten times a second, with five tabs of a real browser open: it neither
grows nor misses an edit. SOAK_EDITS asks for fewer. How it ends with them open stands in `test_ends`."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from generator.build import Options, Project, build
from generator.preview.pages import OUTPUT
from generator.store.memo import Memo
from tests.browser.chromium import chromium
from tests.preview.running import Running, eventually, living, save
from tests.soak.tabs import opened
from tests.tiny import TinySite, article, tree

EDITS = int(os.environ.get("SOAK_EDITS", "2000"))
EVERY = 0.1
"""Seconds from one edit to the next."""

EARLY, GROWTH = min(200, EDITS // 2), 1.1
"""After how many edits, each with a build of its own, each process has all the memory that it should need, and what it
may come to. Later many edits share a build."""

LAST = EARLY + EDITS

RACES = 20
TABS = ("/articles/race-0/", "/articles/race-1/", "/", "/articles/", "/tags/rain/")
"""The pages that are open; all of them show the last edit."""


def test_edits_are_all_shown_in_open_tabs_and_cost_no_memory(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {path: text for number in range(RACES) for path, text in race(number)})
    with chromium(tmp_path / "chromium") as browser, Running(site.root) as running:
        running.printed("(?m)^Built")
        tabs = opened(browser, running.base, TABS)
        processes = {"the server": running.process.pid, "the build process": running.builder()}
        memory: dict[str, list[int]] = {name: [] for name in processes}
        for number in range(1, EARLY + 1):
            save(site.root, dict(race(number % 2, number)))
            running.shows(f"/articles/race-{number % 2}/", f"Edit {number}.")
            for name, pid in processes.items():
                memory[name].append(kilobytes(pid))
        start = monotonic()
        for number in range(EARLY + 1, LAST + 1):
            edit(site, number)
            for name, pid in processes.items():
                memory[name].append(kilobytes(pid))
            tabs[number % len(tabs)].look()
            tabs[0].rest(max(0.0, start + (number - EARLY) * EVERY - monotonic()))
        seconds = monotonic() - start
        running.shows("/articles/race-0/", f"Edit {LAST}.")
        running.shows("/articles/race-1/", f"Edit {LAST}.")
        assert running.builder() == processes["the build process"], "it died meanwhile"
        for tab in tabs:
            tab.comes_to(LAST)
            assert tab.numbers == sorted(tab.numbers), tab.path
            assert tab.mistakes == [], tab.path
        assert tree(site.root / OUTPUT) == from_nothing(site, tmp_path / "clean")
        rest = running.children() | {running.process.pid}
        running.stop()
        eventually(lambda: not living(rest), "a process lives on")
    told = {name: (max(seen[:EARLY]), max(seen[EARLY:])) for name, seen in memory.items()}
    looks = {tab.path: len(set(tab.numbers)) for tab in tabs}
    print(f"{EDITS} edits in {seconds:.0f} s, {running.builds()} builds; kB {told}; numbers seen {looks}")
    assert {name: then for name, (early, then) in told.items() if then > early * GROWTH} == {}, told


def race(number: int, edits: int = 0) -> Iterator[tuple[str, str]]:
    """The article about a race."""
    title, day = f"Race {number}", f"2024-06-{28 - number:02}"
    keys = {"tags": "[rain]", "summary": f"Edit {edits}."}
    yield f"content/articles/race-{number}.md", article(title, day, body=f"Edit {edits}.", **keys)


def edit(site: TinySite, number: int) -> None:
    """The n-th edit: of one of two articles, which makes a build, and now and then of something else."""
    last = number == LAST
    which = number // 10 % RACES if number % 10 == 5 else number % 2
    save(site.root, dict(race(0 if last else which, number)))
    if last:
        save(site.root, dict(race(1, number)))
    guest = "content/articles/guest.md"
    if number % 50 == 10:
        save(site.root, {guest: article("A guest", "2023-01-01", tags=f"[tag {number}]", drivers="[Pierre Gasly]")})
    if number % 50 == 30:
        site.remove(guest)
    if number % 100 == 40:
        save(site.root, {"content/drivers/pierre-gasly.md": f"---\naliases: [G{number}]\n---\n"})
    if number % 100 == 60:
        save(site.root, {"content/articles/broken.md": "---\ntitle: [\n---\n"})
    if number % 100 == 64:
        site.remove("content/articles/broken.md")
    if number % 200 == 80:
        save(site.root, {"themes/plain/assets/own.css": f"p {{ margin: {number}px }}\n"})


def kilobytes(pid: int) -> int:
    """The memory of a process that is its own."""
    (found,) = re.findall(r"^RssAnon:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found)


def from_nothing(site: TinySite, output: Path) -> dict[str, bytes]:
    """What a build with nothing known makes of the site for the preview."""
    how = Options(now=datetime.now(UTC), adopt=True, search=False, fingerprint=False, on_request=True)
    report = build(Project(site.root, output), Memo(), how)
    assert not report.failed, site.told(report)
    return tree(output)
