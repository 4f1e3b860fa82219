"""Whether readers get what was published: asked of a server that shows it, or something else."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from generator.errors import show
from generator.publish.held import Held
from generator.publish.live import verified
from generator.publish.plan import planned
from generator.publish.record import record_of
from tests.console import run
from tests.publish.releases import release_in
from tests.tiny import SITE_YAML, TinySite, article

TEXTS = {"index.html": "home", "a/index.html": "a", "b/index.html": "b", "c/index.html": "c", "a.css": "a"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        del format, args


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server that shows a folder; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def told(tmp_path: Path, live: Path) -> list[str]:
    """What is said of a server that shows a folder, after a release of the texts."""
    release = release_in(tmp_path / "release", TEXTS)
    with served(live) as home:
        found = verified(home, release, planned("live", Held(), release), patience=0)
        return [show(each).replace(home, "http://live/") for each in found]


def test_a_site_that_is_shown_is_no_mistake(tmp_path: Path) -> None:
    release_in(tmp_path / "live", TEXTS)
    assert told(tmp_path, tmp_path / "live") == []


def test_pages_that_are_others_or_not_there_are_told(tmp_path: Path) -> None:
    release_in(tmp_path / "live", {**TEXTS, "index.html": "before"})
    (tmp_path / "live/a/index.html").unlink()
    (tmp_path / "live/a").rmdir()
    hint = "\n  hint: a cache in between may keep it for a while; else see whether the server reads what was published"
    assert told(tmp_path, tmp_path / "live") == [
        f"http://live/: warning: the live site is not what was published: it gives another page{hint}",
        f"http://live/a/: warning: the live site is not what was published: it answers 404{hint}",
    ]


def test_a_page_that_was_removed_and_is_still_there_is_told(tmp_path: Path) -> None:
    before, after = release_in(tmp_path / "live", TEXTS), release_in(tmp_path / "after", {"index.html": "home"})
    plan = planned("live", Held(record=record_of(before, "live"), files=before.files), after)
    with served(tmp_path / "live") as home:
        (found,) = verified(home, after, plan, patience=0)
        assert found.at.path == f"{home}a/"
    assert found.message == "the live site is not what was published: it gives a page that was removed"
    with served(tmp_path / "after") as home:
        assert verified(home, after, plan, patience=0) == ()


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    release = release_in(tmp_path / "release", {"index.html": "home"})
    with served(tmp_path) as home:
        pass
    (found,) = verified(home, release, planned("live", Held(), release), patience=0)
    assert found.message == "the live site is not what was published: no answer: connection refused"


def test_a_host_has_a_while_to_show_it(tmp_path: Path) -> None:
    release = release_in(tmp_path / "release", {"index.html": "home"})
    plan = planned("live", Held(), release)
    live = tmp_path / "live"

    class Late(_Quiet):
        def finish(self) -> None:
            super().finish()
            release_in(live, {"index.html": "home"})

    live.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Late, directory=str(live)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert verified(f"http://127.0.0.1:{server.server_address[1]}/", release, plan) == ()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_command_looks_at_the_live_site(tmp_path: Path, is_shown: bool) -> None:
    current = tmp_path / "www/current"
    other = tmp_path / "other"
    release_in(other, {"index.html": "another"})
    with served(current if is_shown else other) as home:
        lines = f"publish: {{live: {{to: folder, path: ../www, verify_at: '{home}'}}}}\n"
        site = TinySite(tmp_path / "site", {"site.yaml": SITE_YAML + lines, "content/articles/one.md": article("One")})
        found = run(site, "publish", "--yes", "--now", "2024-07-01")
    assert found.exit_code == 0
    assert ("the live site is not what was published" in found.stderr) == (not is_shown)
    assert found.stdout.endswith("Published: https://pitwall.example/\n")
