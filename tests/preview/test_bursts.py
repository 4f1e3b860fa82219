"""Many changes at once: few builds, and none of the changes is lost."""

import os
import signal
from pathlib import Path

import pytest

from tests.preview.running import Running, eventually, save
from tests.tiny import TinySite, article

RACE = "content/articles/a-race.md"

QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {RACE: article("A race", body="It rained.")})


def settled(running: Running, builds: int) -> int:
    """How many builds there were since there were `builds`, once a later edit has been built too: what an earlier
    change was still to cause has come by then."""
    now = running.builds()
    save(running.root, {RACE: article("A race", body=f"After {now} builds.")})
    running.shows("/articles/a-race/", f"After {now} builds.")
    eventually(lambda: running.builds() > now, "the build was not told")
    return running.builds() - builds - 1


def test_saving_five_hundred_files_makes_one_build_or_two(site: TinySite) -> None:
    with Running(site.root) as running:
        site.write({f"content/articles/race-{number}.md": article(f"Race {number}") for number in range(500)})
        for number in (0, 250, 499):
            running.shows(f"/articles/race-{number}/", f"Race {number}")
        assert settled(running, 1) <= 2


def test_a_checkout_of_another_branch_makes_one_build_or_two(site: TinySite) -> None:
    paths = [f"content/articles/race-{number}.md" for number in range(100)]
    site.write({path: article("Before") for path in paths})
    with Running(site.root) as running:
        for number, path in enumerate(paths):
            site.remove(path)  # git makes every file anew
            if number % 2:
                site.write({path: article("Behind")})
        running.shows("/articles/race-99/", "Behind")
        eventually(lambda: running.get("/articles/race-98/").status_code == 404, "the article is still there")
        assert settled(running, 1) <= 2


@pytest.mark.parametrize("steps", ["write", "rename", "backup", "truncate"])
def test_however_an_editor_saves_it_makes_one_build_or_two(site: TinySite, steps: str) -> None:
    path, text = site.root / RACE, article("A race", body="It snowed.")
    other, backup = path.with_name("4913"), path.with_name("a-race.md~")
    with Running(site.root) as running:
        if steps == "rename":
            other.write_text(text, encoding="utf-8")
            other.replace(path)
        elif steps == "backup":
            path.replace(backup)
            path.write_text(text, encoding="utf-8")
            backup.unlink()
        else:
            if steps == "truncate":
                os.truncate(path, 0)
            path.write_text(text, encoding="utf-8")
        running.shows("/articles/a-race/", "It snowed.")
        assert "error" not in running.text()
        assert settled(running, 1) <= 2


def test_a_build_makes_no_other(site: TinySite) -> None:
    with Running(site.root) as running:
        for number in range(3):
            assert settled(running, 1 + number) == 0


def test_a_theme_that_vanishes_and_comes_back_is_followed(site: TinySite) -> None:
    template = {"themes/mine/templates/article.html": "<p>{{ card.title }}, mine</p>"}
    site.write({"themes/mine/theme.yaml": "extends: plain\n", **template})
    site.write({"site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: mine\n"})
    with Running(site.root) as running:
        running.shows("/articles/a-race/", "A race, mine")
        (site.root / "themes/mine").rename(site.root / "away")
        running.printed("Not built: the last good site stays.")
        assert "A race, mine" in running.get("/articles/a-race/").text
        (site.root / "away").rename(site.root / "themes/mine")
        running.printed("(?m)^Built", 2)
        save(site.root, {"themes/mine/templates/article.html": "<p>{{ card.title }}, again mine</p>"})
        running.shows("/articles/a-race/", "A race, again mine")


def test_an_edit_that_the_system_lost_count_of_is_found(site: TinySite) -> None:
    """While the server is stopped, so many files change that the system's queue of events runs over."""
    changes = int(QUEUE.read_text(encoding="utf-8")) if QUEUE.exists() else 16384
    site.write({"content/media/a.png": "", "content/media/b.png": ""})
    with Running(site.root) as running:
        os.kill(running.process.pid, signal.SIGSTOP)
        try:
            media = site.root / "content/media"
            with (
                (media / "a.png").open("ab", 0) as a,
                (media / "b.png").open("ab", 0) as b,
            ):
                for _ in range(changes):
                    a.write(b"x")
                    b.write(b"x")
            save(site.root, {RACE: article("A race", body="It snowed.")})
        finally:
            os.kill(running.process.pid, signal.SIGCONT)
        running.shows("/articles/a-race/", "It snowed.")
        save(site.root, {RACE: article("A race", body="It hailed.")})
        running.shows("/articles/a-race/", "It hailed.")
