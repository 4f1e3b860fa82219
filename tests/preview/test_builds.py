"""The process that builds: it stands apart, may fail or die, and never outlives the server."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.running import PATIENCE, Running, eventually, living, save
from tests.tiny import SITE_YAML, TinySite, article, tree

RACE = "content/articles/a-race.md"

NOWHERE = {"place": "", "source": "", "hint": ""}

EXTENSION = '''
import os, threading, time
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

FOLDER = os.environ["TRACKSIDE"]


def note(name, *words):
    with open(os.path.join(FOLDER, name), "a") as file:
        print(*words, file=file)


class Trackside(Preprocessor):
    """Does in the midst of a build what an article says."""

    def run(self, lines):
        note("seen", os.getpgrp(), threading.active_count())
        if "Boom!" in lines:
            raise RuntimeError("a bug, not a mistake")
        if "Fork!" in lines:
            child = os.fork()
            while not child:
                time.sleep(60)
            note("forked", child)
        if "Wait!" in lines:
            note("waiting", os.getpid())
            while not os.path.exists(os.path.join(FOLDER, "go")):
                time.sleep(0.01)
        return lines


class TracksideExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Trackside(md), "trackside", 1)


makeExtension = TracksideExtension
'''


class Trackside(TinySite):
    """A site whose articles can say what happens while they are read: `Boom!`, `Fork!`, `Wait!`."""

    def __init__(self, folder: Path) -> None:
        settings = f"{SITE_YAML}markdown: {{extensions: [trackside]}}\n"
        super().__init__(folder / "site", {"site.yaml": settings, RACE: article("A race", body="It rained.")})
        self.folder = folder / "trackside"
        self.folder.mkdir()
        (self.folder / "trackside.py").write_text(EXTENSION, encoding="utf-8")
        paths = os.pathsep.join([str(self.folder), os.environ.get("PYTHONPATH", "")])
        self.environment = {"PYTHONPATH": paths, "TRACKSIDE": str(self.folder)}

    def running(self) -> Running:
        return Running(self.root, environment=self.environment)

    def says(self, body: str) -> None:
        """Edit the article."""
        save(self.root, {RACE: article("A race", body=body)})

    def noted(self, name: str) -> list[str]:
        """What was noted, once anything was."""
        path = self.folder / name
        found: str = eventually(lambda: path.exists() and path.read_text(encoding="utf-8"), f"nothing {name}")
        return found.splitlines()

    def go(self) -> None:
        """Let every article that waits go on."""
        (self.folder / "go").touch()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Trackside]:
    site = Trackside(tmp_path)
    yield site
    site.go()


def test_the_build_process_has_one_thread_and_a_process_group_of_its_own(site: Trackside) -> None:
    with site.running() as running:
        site.says("It snowed.")
        running.shows("/articles/a-race/", "It snowed.")
        seen = site.noted("seen")
        assert len(seen) > 1
        assert set(seen) == {f"{running.builder()} 1"}


def test_a_bug_keeps_its_traceback_and_the_last_good_page(site: Trackside) -> None:
    with site.running() as running, running.events() as events:
        first = next(events)
        site.says("Boom!")
        mistake = {**NOWHERE, "text": "the generator failed; its traceback is on the terminal"}
        assert next(events) == {**first, "mistakes": [mistake]}
        assert "RuntimeError: a bug, not a mistake" in running.text()
        assert "It rained." in running.get("/articles/a-race/").text
        builder = running.builder()
        site.says("It snowed.")
        assert next(events)["mistakes"] == []
        assert "It snowed." in running.get("/articles/a-race/").text
        assert running.builder() == builder
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(PATIENCE) == 0


def test_pages_are_shown_while_a_build_is_under_way(site: Trackside) -> None:
    with site.running() as running:
        site.says("Wait!")
        site.noted("waiting")
        assert "It rained." in running.get("/articles/a-race/").text
        site.go()
        running.shows("/articles/a-race/", "Wait!")


def test_a_change_during_a_build_is_not_lost(site: Trackside) -> None:
    with site.running() as running:
        site.says("Wait!")
        site.noted("waiting")
        save(site.root, {"content/articles/another.md": article("Another race")})
        site.says("It snowed.")
        site.go()
        running.shows("/articles/another/", "Another race")
        running.shows("/articles/a-race/", "It snowed.")
        assert running.builds() == 3


# ---------------------------------------------------------------- it dies


def test_a_build_process_that_dies_with_nothing_to_do_is_told_and_begun_anew(site: Trackside) -> None:
    with site.running() as running, running.events() as events:
        first = next(events)
        builder = running.builder()
        os.kill(builder, signal.SIGTERM)
        text, hint = "the build process died: it was ended by SIGTERM", "it is begun anew at the next change"
        assert next(events) == {**first, "mistakes": [{**NOWHERE, "text": text, "hint": hint}]}
        assert f"error: {text}\n  hint: {hint}\n" in running.text()
        assert "It rained." in running.get("/articles/a-race/").text
        site.says("It snowed.")
        assert next(events)["mistakes"] == []
        assert "It snowed." in running.get("/articles/a-race/").text
        assert running.builder() != builder


def test_a_build_process_that_dies_of_a_build_is_told_and_begun_anew(site: Trackside) -> None:
    with site.running() as running, running.events() as events:
        first = next(events)
        site.says("Wait!")
        site.noted("waiting")
        os.kill(running.builder(), signal.SIGKILL)
        failed = next(events)
        assert failed["build"] == first["build"]
        assert failed["mistakes"][0]["text"] == "the build process died: it was killed; was memory short?"
        assert "It rained." in running.get("/articles/a-race/").text
        site.says("It snowed.")
        assert next(events)["mistakes"] == []
        assert "It snowed." in running.get("/articles/a-race/").text


def test_workers_do_not_outlive_the_build_process(site: Trackside) -> None:
    with site.running() as running, running.events() as events:
        next(events)
        site.says("Fork!\n\nWait!")
        site.noted("waiting")
        workers = {int(line) for line in site.noted("forked")}
        assert living(workers) == workers
        os.kill(running.builder(), signal.SIGKILL)
        assert next(events)["mistakes"]
        eventually(lambda: not living(workers), "a worker lives on")


# ---------------------------------------------------------------- the server ends


@pytest.mark.parametrize("body", ["It snowed.", "Fork!\n\nWait!"], ids=["idle", "building"])
def test_nothing_is_left_of_a_server_that_is_killed(site: Trackside, body: str) -> None:
    with site.running() as running:
        site.says(body)
        if "Wait!" in body:
            site.noted("waiting")
        else:
            running.shows("/articles/a-race/", body)
        rest = running.children()
        rest |= {int(line) for line in site.noted("forked")} if "Fork!" in body else set()
        assert len(rest) >= 2
        running.process.kill()
        running.process.wait(PATIENCE)
        eventually(lambda: not living(rest), "a process lives on")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_a_build_under_way_is_cut_off_when_the_server_ends(site: Trackside, how: signal.Signals) -> None:
    with site.running() as running:
        before = tree(site.root / ".cache/serve")
        site.says("Fork!\n\nWait!")
        site.noted("waiting")
        rest = running.children() | {int(line) for line in site.noted("forked")}
        running.stop(how)
        eventually(lambda: not living(rest), "a process lives on")
    assert tree(site.root / ".cache/serve") == before


def test_the_first_build_can_be_cut_off_too(site: Trackside) -> None:
    site.says("Wait!")
    running = site.running()
    with subprocess.Popen(
        running.command, env=running.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        builder = {int(line) for line in site.noted("waiting")}
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE)[0] == "Stopped.\n"
        assert process.returncode == 0
        assert not living(builder)
