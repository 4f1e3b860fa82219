"""Pages that could not be told: their server was away, or nobody saw them."""

import os
import signal

from tests.browser.conftest import RACE, OpenTab
from tests.browser.seeing import is_same, panel, sees, until
from tests.preview.running import Running, save
from tests.tiny import TinySite, article

STYLE = "themes/plain/assets/plain.css"

MANY = 8
"""Tabs, more than the six connections that a browser keeps to a host."""


def test_a_tab_catches_up_after_the_server_was_started_again(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        port = int(running.base.rpartition(":")[2])
        race, other = (open_tab(f"{running.url}articles/{slug}/") for slug in ("a-race", "another"))
    save(site.root, {RACE: article("A race", body="It snowed.")})
    with Running(site.root, port=port) as running:
        assert running.base.endswith(f":{port}")
        sees(race, "It snowed.")
        save(site.root, {"content/pages/broken.md": "---\ntitel: Broken\n---\n"})
        panel(other, "unknown key 'titel'")
        assert is_same(other)


def test_a_tab_catches_up_with_a_server_that_killed_left_nothing_behind(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        port = int(running.base.rpartition(":")[2])
        race = open_tab(f"{running.url}articles/a-race/")
        running.process.send_signal(signal.SIGKILL)
        running.process.wait()
    for path in sorted((site.root / ".cache").rglob("*"), reverse=True):
        os.rmdir(path) if path.is_dir() else path.unlink()
    save(site.root, {RACE: article("A race", body="It snowed."), STYLE: "h1 { color: blue }"})
    with Running(site.root, port=port):
        sees(race, "It snowed.")


def test_a_hidden_tab_catches_up_when_it_is_seen(site: TinySite, open_behind: OpenTab) -> None:
    with Running(site.root) as running:
        race = open_behind(f"{running.url}articles/a-race/")
        other = open_behind(f"{running.url}articles/another/")
        until(race, "document.hidden")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")
        race.bring_to_front()
        sees(race, "It snowed.")
        other.bring_to_front()
        until(other, "!document.hidden")
        save(site.root, {"content/articles/another.md": article("Another race", body="It hailed.")})
        sees(other, "It hailed.")


def test_hidden_tabs_leave_the_connections_to_others(site: TinySite, open_behind: OpenTab) -> None:
    with Running(site.root) as running:
        tabs = [open_behind(f"{running.url}articles/a-race/") for _ in range(MANY)]
        save(site.root, {RACE: article("A race", body="It snowed.")})
        sees(tabs[-1], "It snowed.")
        for tab in tabs:
            tab.bring_to_front()
            sees(tab, "It snowed.")


def test_going_back_shows_the_page_as_it_is_now(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        page.goto(f"{running.url}articles/another/")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")
        page.go_back()
        sees(page, "It snowed.")
