"""The search: what it finds, by keyboard, below a sub-path and a strict policy; a build that remembers finds the same
as one from nothing."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from generator import finder
from tests.browser.conftest import PATIENCE, OpenTab
from tests.tiny import TinySite, article, tree

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'"
)
SITE = "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: {}\n"
FILES = {
    "content/articles/rain.md": article(
        "Rain & <wind> in Monaco",
        "2024-05-26 17:45",
        "## The start\n\nWater stood before the harbour, & &lt;nobody&gt; could see the chicane.",
        drivers="[Pierre Gasly]",
        teams="[Alpine]",
        series="[Formula 1]",
        kind="report",
    ),
    "content/articles/dry.md": article("A dry race", "2023-06-11", "The harbour was dry.", drivers="[Esteban Ocon]"),
    "content/articles/draft.md": article("A draft about the harbour", "2024-05-20", draft="true"),
    "content/pages/about.md": "---\ntitle: About\n---\n\nWho writes here, and why.\n",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\n---\n\nHe won at Monza.\n",
}
ASKED: tuple[tuple[str | None, dict[str, str]], ...] = (
    ("harbour", {}),
    ("gasly", {}),
    ("monza", {}),
    ("harbour", {"driver": "Pierre Gasly"}),
    ("harbour", {"year": "2023"}),
    (None, {"kind": "Report"}),
    (None, {"team": "Alpine"}),
    (None, {"series": "Formula 1"}),
    ("draft", {}),
    ("zebra", {}),
)
"""Queries, each with filters."""

ASK = """async ([bundle, asked]) => {
    const finder = await import(bundle + "pagefind.js");
    await finder.options({baseUrl: "/racing/"});
    const answers = [];
    for (const [query, filters] of asked) {
        const found = await finder.search(query, {filters});
        const data = await Promise.all(found.results.map((each) => each.data()));
        answers.push(data.map((each) => [each.url, each.meta.title, each.excerpt, each.filters]));
    }
    return answers;
}"""


class Handler(SimpleHTTPRequestHandler):
    """Files with a policy, as a careful host gives them."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a host on this machine with the files of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(params=["plain", "apex"])
def searched(request: pytest.FixtureRequest, tmp_path: Path) -> TinySite:
    """A site with a search, below a sub-path."""
    site = TinySite(tmp_path / "site", {**FILES, "site.yaml": SITE.format(request.param)})
    site.output = tmp_path / "host/racing"
    site.built(search=True)
    return site


def answers(site: TinySite, open_tab: OpenTab) -> list[list[Any]]:
    """What the index gives for each query, in no order."""
    with hosted(site.output.parent) as host:
        page = open_tab(f"{host}racing/search/")
        found = page.evaluate(ASK, [f"{host}racing/pagefind/", [list(each) for each in ASKED]])
        page.close()
    return [sorted(each, key=lambda row: str(row[0])) for each in found]


def index_of(site: TinySite) -> dict[str, bytes]:
    return {path: data for path, data in site.files().items() if path.startswith("pagefind/")}


def test_a_warm_build_finds_what_a_clean_one_finds(searched: TinySite, open_tab: OpenTab, tmp_path: Path) -> None:
    first = answers(searched, open_tab)
    assert [[row[0] for row in each] for each in first] == [
        ["/racing/articles/dry/", "/racing/articles/rain/"],
        ["/racing/drivers/pierre-gasly/"],
        ["/racing/drivers/pierre-gasly/"],
        ["/racing/articles/rain/"],
        ["/racing/articles/dry/"],
        ["/racing/articles/rain/"],
        ["/racing/articles/rain/", "/racing/teams/alpine/"],
        ["/racing/articles/rain/", "/racing/series/formula-1/"],
        [],
        [],
    ]
    edits: tuple[dict[str, str], ...] = (
        {"content/articles/dry.md": FILES["content/articles/dry.md"].replace("was dry", "was empty, at Monza")},
        {"content/articles/new.md": article("The harbour again", "2024-06-01", drivers="[Pierre Gasly]")},
        {"content/articles/draft.md": FILES["content/articles/draft.md"].replace("true", "false")},
    )
    for edit in edits:
        searched.write(edit).built(search=True)
        fresh = TinySite(searched.root, {"site.yaml": (searched.root / "site.yaml").read_text()})
        fresh.output = tmp_path / "clean/racing"
        fresh.built(search=True)
        warm = answers(searched, open_tab)
        assert warm == answers(fresh, open_tab)
        assert warm != first
        others = [{p: d for p, d in each.files().items() if p not in index_of(each)} for each in (searched, fresh)]
        assert others[0] == others[1]
        first = warm
        shutil.rmtree(fresh.output)


def test_a_reader_searches_by_keyboard(searched: TinySite, open_tab: OpenTab) -> None:
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/search/?q=harbour")
        expect(page.locator(".pf-found li")).to_have_count(2, timeout=PATIENCE)
        assert page.locator(".pf-status").inner_text() == "Found: 2 pages."
        page.locator("body").click(position={"x": 1, "y": 1})
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "pf-query"
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("chicane")
        expect(page.locator(".pf-found li")).to_have_count(1, timeout=PATIENCE)
        assert page.locator(".pf-found a").inner_text() == "Rain & <wind> in Monaco"
        assert "Report · 26 May 2024" in page.locator(".pf-found .pf-meta").inner_text()
        assert "& <nobody> could see the chicane" in page.locator(".pf-found p").last.inner_text()
        assert page.locator(".pf-found mark").inner_text().startswith("chicane")
        assert page.url == f"{host}racing/search/?q=chicane"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent") == "Rain & <wind> in Monaco"
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "pf-query"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{host}racing/articles/rain/")


def test_what_is_written_while_the_search_loads_stays_and_is_looked_for(searched: TinySite, open_tab: OpenTab) -> None:
    held: list[Route] = []
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/")
        page.route("**/pagefind/pagefind.js", lambda route: held.append(route))
        page.goto(f"{host}racing/search/?q=monza")
        assert page.input_value("#pf-query") == "monza"
        page.fill("#pf-query", "")
        page.type("#pf-query", "chicane")
        expect(page.locator(".pf-status")).to_have_text("Searching …", timeout=PATIENCE)
        held[0].continue_()
        expect(page.locator(".pf-found a")).to_have_text(["Rain & <wind> in Monaco"], timeout=PATIENCE)
        assert page.input_value("#pf-query") == "chicane"
        assert page.url == f"{host}racing/search/?q=chicane"


def test_what_stands_in_the_box_before_the_script_is_looked_for(searched: TinySite, open_tab: OpenTab) -> None:
    held: list[Route] = []
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/")
        page.route("**/search*.js", lambda route: held.append(route))
        page.goto(f"{host}racing/search/?q=monza", wait_until="commit")
        page.fill("#pf-query", "chicane")
        held[0].continue_()
        expect(page.locator(".pf-found a")).to_have_text(["Rain & <wind> in Monaco"], timeout=PATIENCE)
        assert page.input_value("#pf-query") == "chicane"


def test_headlines_are_found_and_excerpts_do_not_repeat_them(searched: TinySite, open_tab: OpenTab) -> None:
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/search/?q=wind")
        expect(page.locator(".pf-found a")).to_have_text(["Rain & <wind> in Monaco"], timeout=PATIENCE)
        assert page.locator(".pf-found p").last.inner_text().startswith("The start. Water stood")
        page.fill("#pf-query", "alpine")
        expect(page.locator(".pf-found a")).to_have_text(["Alpine"], timeout=PATIENCE)
        assert page.locator(".pf-found p").all_inner_texts() == ["Team"]
        page.fill("#pf-query", "monza")
        expect(page.locator(".pf-found a")).to_have_text(["Pierre Gasly"], timeout=PATIENCE)
        assert page.locator(".pf-found p").last.inner_text() == "He won at Monza."


def test_filters_narrow_what_is_found(searched: TinySite, open_tab: OpenTab) -> None:
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/search/?q=harbour")
        expect(page.locator(".pf-found li")).to_have_count(2, timeout=PATIENCE)
        years = page.locator("select[name=year] option").all_inner_texts()
        assert years == ["All years", "2024", "2023"]
        page.select_option("select[name=year]", "2023")
        expect(page.locator(".pf-found li")).to_have_count(1, timeout=PATIENCE)
        assert page.url.endswith("?q=harbour&year=2023")
        assert page.locator(".pf-status").inner_text() == "One page is found."
        page.fill("#pf-query", "zebra")
        found = page.locator(".pf-status")
        expect(found).to_have_text("Nothing is found. Fewer words or filters find more.", timeout=PATIENCE)


def test_a_copy_without_the_index_says_so(searched: TinySite, open_tab: OpenTab) -> None:
    shutil.rmtree(searched.output / "pagefind")
    with hosted(searched.output.parent) as host:
        page = open_tab(f"{host}racing/search/")
        expect(page.locator(".pf-status")).to_contain_text("Search cannot be loaded", timeout=PATIENCE)


def test_a_large_site_is_searched_in_all_parts_of_its_index(tmp_path: Path, open_tab: OpenTab) -> None:
    count = 10_050
    pages = {f"content/pages/p-{each}.md": f"---\ntitle: Lap {each}\n---\n\nBox.\n" for each in range(count)}
    rain = "content/articles/rain.md"
    site = TinySite(tmp_path / "site", {"site.yaml": SITE.format("plain"), rain: FILES[rain], **pages})
    site.output = tmp_path / "host/racing"
    assert not site.built(search=True).problems
    before = index_of(site)
    assert before["pagefind/parts.json"] == b'{"parts":2}'
    with hosted(site.output.parent) as host:
        page = open_tab(f"{host}racing/search/?q=box")
        expect(page.locator(".pf-status")).to_have_text(f"Found: {count} pages.", timeout=PATIENCE)
        page.goto(f"{host}racing/search/?q=chicane&driver=Pierre+Gasly")
        expect(page.locator(".pf-found a")).to_have_text(["Rain & <wind> in Monaco"], timeout=PATIENCE)
        page.locator(".pf-found a").click()
        page.wait_for_url(f"{host}racing/articles/rain/")
    site.write({"content/pages/p-7.md": "---\ntitle: Lap 7\n---\n\nPuncture.\n"}).built(search=True)
    after = index_of(site)
    same = {path for path in before if after.get(path) == before[path]}
    second = {path for path in before if path.startswith("pagefind/1/")}
    first = before.keys() - second
    assert (first <= same) != (second <= same)


# ---------------------------------------------------------------- the index among the files of a site


def test_the_index_stays_while_texts_do(searched: TinySite) -> None:
    before = index_of(searched)
    assert "pagefind/pagefind.js" in before
    path = "content/articles/rain.md"
    searched.write({path: FILES[path].replace("kind: report", "kind: report\nrobots: nofollow")})
    report = searched.built(search=True)
    assert report.rendered
    assert index_of(searched) == before
    assert searched.built(search=True).written == 0


def test_without_being_asked_for_there_is_neither_index_nor_page(searched: TinySite) -> None:
    searched.built()
    assert not index_of(searched)
    assert not (searched.output / "search").exists()
    assert "/racing/search/" not in searched.page("/")
    fresh = TinySite(searched.root, {"site.yaml": (searched.root / "site.yaml").read_text()})
    fresh.output = searched.root / "clean"
    fresh.built()
    assert tree(fresh.output) == tree(searched.output)


def test_a_site_that_asks_for_a_search_has_it_after_each_build(searched: TinySite) -> None:
    before = tree(searched.output)
    searched.write({"site.yaml": (searched.root / "site.yaml").read_text() + "search: true\n"})
    assert searched.built().written == 0
    assert tree(searched.output) == before
    assert searched.built(search=True).written == 0
    searched.built(search=False)
    assert not index_of(searched)
    assert searched.built().written
    assert index_of(searched)
    assert (searched.output / "search").exists()


def test_an_index_that_lost_a_file_is_made_anew(searched: TinySite) -> None:
    (searched.output / "pagefind/pagefind-entry.json").unlink()
    searched.built(search=True)
    assert "pagefind/pagefind-entry.json" in index_of(searched)


def test_a_file_of_ones_own_in_its_place_is_told(searched: TinySite) -> None:
    report = searched.write({"content/static/pagefind/pagefind.js": "own"}).build(search=True)
    assert searched.told(report) == (
        "content/static/pagefind/pagefind.js: error: /pagefind/pagefind.js stands where the index of the search has to "
        "be\n  hint: give it another address"
    )


def test_a_draft_that_comes_back_leaves_no_word_in_the_index(searched: TinySite, open_tab: OpenTab) -> None:
    dry = FILES["content/articles/dry.md"]
    searched.write({"content/articles/dry.md": dry.replace("title:", "draft: true\ntitle:")}).built(search=True)
    found = answers(searched, open_tab)
    assert [row[0] for row in found[0]] == ["/racing/articles/rain/"]
    assert not [path for path, data in index_of(searched).items() if b"A dry race" in data]


def test_a_site_with_nothing_to_search_is_built_without_an_index(searched: TinySite) -> None:
    for path in FILES:
        if path.startswith("content/"):
            (searched.root / path).unlink()
    assert not searched.built(search=True).failed
    assert not index_of(searched)
    assert (searched.output / "search/index.html").is_file()


def test_where_pagefind_gives_up_the_last_good_site_stays(
    searched: TinySite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = tree(searched.output)
    program = tmp_path / "pagefind"
    program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo pagefind 0 || { echo "no room left" >&2; exit 1; }\n')
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    finder.installed.cache_clear()
    report = searched.write({"content/articles/new.md": article("New")}).build(search=True)
    finder.installed.cache_clear()
    assert searched.told(report) == (
        "site.yaml: error: Pagefind could not make the index of the search: no room left\n"
        "  hint: build with --no-search"
    )
    assert tree(searched.output) == before
