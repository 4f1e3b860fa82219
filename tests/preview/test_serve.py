"""`parcferme serve`: it builds, shows, follows every edit, and stops at once."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.preview.messages import SHOWN
from tests.preview.running import PATIENCE, Running, eventually, save
from tests.tiny import SITE_YAML, TinySite, article, tree

RACE = "content/articles/a-race.md"

QUIET = {"root": "/", "changed": [], "unsure": False, "mistakes": [], "more": 0}
"""What a page is told that is like the site, without the number of the build."""

NOWHERE = {"place": "", "source": "", "hint": ""}

FAILING_EXTENSION = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Failing(Preprocessor):
    def run(self, lines):
        if "Boom!" in lines:
            raise RuntimeError("a bug, not a mistake")
        return lines


class FailingExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Failing(md), "failing", 1)


makeExtension = FailingExtension
"""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {RACE: article("A race", body="It rained.")})


def test_a_page_is_shown_with_a_script_that_no_file_has(site: TinySite) -> None:
    with Running(site.root) as running:
        page = running.get("/articles/a-race/")
        assert page.status_code == 200
        assert "It rained." in page.text
        assert page.text.count('<script src="/.parcferme/reload.js"') == 1
        assert page.text.index("reload.js") < page.text.index("</body>")
        assert running.get("/.parcferme/reload.js").headers["content-type"] == "text/javascript; charset=utf-8"
        assert all(b".parcferme/" not in data for data in tree(site.root / ".cache/serve").values())


def test_an_edit_is_told_to_open_pages_and_shown(site: TinySite) -> None:
    site.write({"content/articles/another.md": article("Another race")})
    with Running(site.root) as running, running.events("/articles/a-race/") as events:
        first = next(events)
        assert first == {**QUIET, "build": running.facts("/articles/a-race/")["build"]}
        save(site.root, {RACE: article("A race", body="It snowed.")})
        second = next(events)
        assert second["build"] > first["build"]
        assert "/articles/a-race/" in second["changed"]
        assert "/articles/another/" not in second["changed"]
        assert "It snowed." in running.get("/articles/a-race/").text
        assert running.facts("/articles/a-race/")["build"] == second["build"]


def test_a_mistake_keeps_the_last_good_page_and_is_told_until_it_is_mended(site: TinySite) -> None:
    with Running(site.root) as running, running.events() as events:
        first = next(events)
        save(site.root, {RACE: article("A race", body="It snowed.", drvers="[Gasly]")})
        failed = next(events)
        mistake = {
            "place": f"{RACE}:4:1",
            "text": "unknown key 'drvers'",
            "source": "  4 | drvers: [Gasly]\n    | ^^^^^^",
            "hint": "did you mean 'drivers'?",
        }
        assert failed == {**first, "mistakes": [mistake]}
        assert "It rained." in running.get("/articles/a-race/").text
        told = "{place}: error: {text}\n{source}\n  hint: {hint}\nNot built: the last good site stays.\n"
        assert told.format(**mistake) in running.text()
        save(site.root, {RACE: article("A race", body="It snowed.", drivers="[Gasly]")})
        mended = next(events)
        assert mended["build"] > first["build"]
        assert mended["mistakes"] == []
        assert "It snowed." in running.get("/articles/a-race/").text


def test_many_mistakes_are_counted_and_the_terminal_tells_all(site: TinySite) -> None:
    with Running(site.root) as running, running.events() as events:
        next(events)
        save(site.root, {RACE: article("A race", **{f"key{number}": "x" for number in range(SHOWN + 2)})})
        failed = next(events)
        assert (len(failed["mistakes"]), failed["more"]) == (SHOWN, 2)
        assert running.text().count("error: unknown key 'key") == SHOWN + 2


def test_articles_come_and_go(site: TinySite) -> None:
    with Running(site.root) as running:
        assert running.get("/articles/another/").status_code == 404
        save(site.root, {"content/articles/another.md": article("Another race")})
        running.shows("/articles/another/", "Another race")
        assert "Another race" in running.get("/").text
        site.remove("content/articles/another.md")
        eventually(lambda: running.get("/articles/another/").status_code == 404, "the article is still there")
        assert "Another race" not in running.get("/").text


def test_a_style_sheet_is_followed_and_renders_no_page(site: TinySite) -> None:
    site.write({"content/static/extra.css": "a {}", "themes/plain/assets/plain.css": "b {}"})
    with Running(site.root) as running:
        save(site.root, {"content/static/extra.css": "a { color: red }"})
        running.shows("/extra.css", "a { color: red }")
        save(site.root, {"themes/plain/assets/plain.css": "b { color: red }"})
        running.shows("/assets/plain.css", "b { color: red }")
        assert running.printed(r"(1 rendered, 1 written, 0 removed)", 2)


def test_a_template_is_followed(site: TinySite) -> None:
    with Running(site.root) as running:
        save(
            site.root, {"themes/plain/templates/article.html": "<p>{{ card.title }}, as a template of the site has it"}
        )
        running.shows("/articles/a-race/", "A race, as a template of the site has it")


def test_a_warning_is_told_once_and_again_when_it_comes_back(site: TinySite) -> None:
    save(site.root, {"content/articles/link.md": article("Links", body="[gone](nowhere.md)")})
    with Running(site.root) as running:
        for times, body in ((1, "It snowed."), (1, "It hailed."), (2, "[gone](nowhere.md)")):
            builds = running.builds()
            save(site.root, {RACE: article("A race", body=body)})
            running.printed("(?m)^Built", builds + 1)
            assert running.text().count("warning: ") == times


def test_a_bug_keeps_its_traceback_and_the_last_good_page(site: TinySite, tmp_path: Path) -> None:
    (tmp_path / "failing.py").write_text(FAILING_EXTENSION, encoding="utf-8")
    settings = f"{SITE_YAML}markdown: {{extensions: [failing]}}\n"
    save(site.root, {"site.yaml": settings})
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with Running(site.root, environment={"PYTHONPATH": paths}) as running, running.events() as events:
        first = next(events)
        save(site.root, {RACE: article("A race", body="Boom!")})
        mistake = {**NOWHERE, "text": "the generator failed; its traceback is on the terminal"}
        assert next(events) == {**first, "mistakes": [mistake]}
        assert "RuntimeError: a bug, not a mistake" in running.text()
        assert "It rained." in running.get("/articles/a-race/").text
        save(site.root, {RACE: article("A race", body="It snowed.")})
        assert next(events)["mistakes"] == []
        assert "It snowed." in running.get("/articles/a-race/").text
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(PATIENCE) == 0


def test_saving_the_same_bytes_tells_nobody(site: TinySite) -> None:
    with Running(site.root) as running, running.events() as events:
        first = next(events)
        save(site.root, {RACE: article("A race", body="It rained.")})
        running.printed("0 rendered, 0 written, 0 removed")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        assert next(events)["build"] > first["build"]


def test_reading_makes_no_build(site: TinySite) -> None:
    with Running(site.root) as running:
        for _ in range(3):
            tree(site.root / "content")
            running.get("/articles/a-race/")
        (site.root / RACE).with_name(".a-race.md.swp").write_bytes(b"an editor's")
        (site.root / "notes.txt").write_bytes(b"nobody's")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")
        eventually(lambda: running.builds() > 1, "the build was not told")
        assert running.builds() == 2


def test_the_last_of_many_edits_is_shown(site: TinySite) -> None:
    with Running(site.root) as running:
        for number in range(200):
            site.write({RACE: article("A race", body=f"Lap {number}.")})
        running.shows("/articles/a-race/", "Lap 199.")
        assert running.builds() < 50


def test_the_content_may_vanish_and_come_back(site: TinySite) -> None:
    with Running(site.root) as running:
        content = site.root / "content"
        content.rename(site.root / "away")
        eventually(lambda: running.get("/articles/a-race/").status_code == 404, "the article is still there")
        (site.root / "away").rename(content)
        running.shows("/articles/a-race/", "It rained.")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")


def test_the_output_folder_of_the_site_is_not_touched(site: TinySite) -> None:
    site.built()
    before = tree(site.output)
    with Running(site.root) as running:
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")
    assert tree(site.output) == before
    assert {path.name for path in site.root.iterdir()} == {"site.yaml", "content", "output", ".cache"}
    assert {path.name for path in (site.root / ".cache").iterdir()} == {"serve", "store.sqlite"}


def test_what_is_not_published_is_shown_when_asked_for_and_marked(site: TinySite) -> None:
    draft, future = "content/articles/secret.md", "content/articles/later.md"
    site.write({draft: article("Secret", draft="true"), future: article("Later", "2199-01-01")})
    for options, shown in (
        ((), {}),
        (("--drafts",), {"secret": "draft"}),
        (("--future",), {"later": "future"}),
        (("--drafts", "--future"), {"secret": "draft", "later": "future"}),
    ):
        with Running(site.root, *options) as running:
            for slug in ("secret", "later"):
                facts = running.facts(f"/articles/{slug}/")
                assert facts["mark"] == shown.get(slug, "")
                assert running.get(f"/articles/{slug}/").status_code == (200 if slug in shown else 404)
            assert running.facts("/articles/a-race/")["mark"] == ""


def test_publishing_a_draft_takes_its_mark_away(site: TinySite) -> None:
    site.write({"content/articles/secret.md": article("Secret", draft="true")})
    with Running(site.root, "--drafts") as running, running.events("/articles/secret/") as events:
        assert next(events)["changed"] == []
        save(site.root, {"content/articles/secret.md": article("Secret")})
        assert "/articles/secret/" in next(events)["changed"]
        assert running.facts("/articles/secret/")["mark"] == ""


def test_an_article_appears_when_its_time_comes(site: TinySite) -> None:
    with Running(site.root) as running:
        due = datetime.now(UTC) + timedelta(seconds=3)
        save(site.root, {"content/articles/due.md": article("Lights out", f"{due:%Y-%m-%d %H:%M:%S}Z")})
        running.printed("Built", 2)
        if datetime.now(UTC) < due - timedelta(seconds=1):
            assert running.get("/articles/due/").status_code == 404
        running.shows("/articles/due/", "Lights out")
        assert datetime.now(UTC) >= due.replace(microsecond=0)


def test_polling_follows_edits_too(site: TinySite) -> None:
    with Running(site.root, "--poll") as running:
        save(site.root, {RACE: article("A race", body="It snowed all day.")})
        running.shows("/articles/a-race/", "It snowed all day.")


# ---------------------------------------------------------------- beginnings and ends


def test_a_site_that_cannot_be_built_shows_its_mistakes_until_they_are_mended(site: TinySite) -> None:
    site.write({RACE: article("A race", **{"<b>": "x"})})
    with Running(site.root) as running, running.events("/articles/a-race/") as events:
        assert next(events)["mistakes"][0]["text"] == "unknown key '<b>'"
        page = running.get("/articles/a-race/")
        assert page.status_code == 404
        assert "unknown key &#x27;&lt;b&gt;&#x27;" in page.text
        assert "<b>" not in page.text
        assert running.facts("/articles/a-race/")["addresses"] == ["*"]
        save(site.root, {RACE: article("A race")})
        mended = next(events)
        assert mended["mistakes"] == []
        assert "/articles/a-race/" in mended["changed"]
        assert running.get("/articles/a-race/").status_code == 200


def test_a_site_that_cannot_be_built_shows_what_was_built_before(site: TinySite) -> None:
    with Running(site.root):
        pass
    site.write({RACE: article("A race", drvers="[Gasly]")})
    with Running(site.root) as running, running.events("/articles/a-race/") as events:
        assert "It rained." in running.get("/articles/a-race/").text
        assert next(events)["mistakes"][0]["text"] == "unknown key 'drvers'"


def test_a_folder_that_cannot_be_used_is_told(site: TinySite) -> None:
    site.write({".cache/serve": "a file, where a folder has to be"})
    with Running(site.root) as running:
        assert ".cache/serve: error: the site cannot be written to this folder: it is a file" in running.text()
        assert "this folder: it is a file" in running.get("/").text


def test_a_damaged_folder_of_the_preview_is_made_anew(site: TinySite) -> None:
    site.write({".cache/serve/.parcferme": "gibberish"})
    with Running(site.root) as running:
        assert running.get("/articles/a-race/").status_code == 200


def test_a_page_catches_up_with_what_changed_while_no_server_ran(site: TinySite) -> None:
    site.write({"content/articles/another.md": article("Another race")})
    with Running(site.root) as running:
        facts = running.facts("/articles/a-race/")
    save(site.root, {RACE: article("A race", body="It snowed."), "content/static/extra.css": "a {}"})
    with Running(site.root) as running, running.events("/articles/a-race/", build=str(facts["build"])) as events:
        told = next(events)
        assert told["build"] > facts["build"]
        assert told["unsure"] is False
        assert {"/articles/a-race/", "/extra.css"} <= set(told["changed"])
        assert "/articles/another/" not in told["changed"]


def test_a_page_that_is_like_the_site_hears_of_no_change_after_a_restart(site: TinySite) -> None:
    with Running(site.root) as running:
        facts = running.facts("/articles/a-race/")
    with Running(site.root) as running, running.events("/articles/a-race/") as events:
        assert running.facts("/articles/a-race/") == facts
        assert next(events) == {**QUIET, "build": facts["build"]}


def test_a_page_that_is_older_than_all_that_is_known_is_compared(site: TinySite) -> None:
    site.write({"content/articles/another.md": article("Another race"), "content/static/extra.css": "a {}"})
    with Running(site.root) as running:
        race, other = running.facts("/articles/a-race/"), running.facts("/articles/another/")
    shutil.rmtree(site.root / ".cache")
    save(site.root, {RACE: article("A race", body="It snowed.")})
    with Running(site.root) as running:
        assert running.facts("/articles/a-race/")["build"] > race["build"]
        for path, facts, changed in (("/articles/a-race/", race, True), ("/articles/another/", other, False)):
            with running.events(path, build=str(facts["build"]), digest=facts["digest"]) as events:
                told = next(events)
            assert told["unsure"] is True
            assert (path in told["changed"]) is changed
            assert "/extra.css" in told["changed"]


def test_a_browser_that_connects_again_by_itself_is_told_what_it_missed(site: TinySite) -> None:
    with Running(site.root) as running:
        first = running.facts("/articles/a-race/")["build"]
        save(site.root, {RACE: article("A race", body="It snowed.")})
        running.shows("/articles/a-race/", "It snowed.")
        second = running.facts("/articles/a-race/")["build"]
        for known, missed in ((first, True), (second, False)):
            with running.client.stream(
                "GET", f"/.parcferme/events?build={first}", headers={"last-event-id": str(known)}
            ) as response:
                lines = response.iter_lines()
                assert next(lines) == "retry: 1000"
                told = [next(lines) for _ in range(4)]
            assert told[1:3] == [f"id: {second}", "event: build"]
            assert ("/articles/a-race/" in told[3]) is missed


def test_nonsense_about_a_page_is_taken_for_a_page_of_long_ago(site: TinySite) -> None:
    nonsense = ("", "-1", "1e3", "١", "9" * 40, "\x00")
    with Running(site.root) as running:
        for build in nonsense:
            with running.events("/../nowhere", build=build, digest=build) as events:
                assert next(events)["unsure"] is True
        assert "Traceback" not in running.text()
    assert len(nonsense) == 6


def test_a_site_below_a_sub_path_is_shown_there(site: TinySite) -> None:
    site.write({"site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: plain\n"})
    with Running(site.root) as running:
        assert running.url.endswith("/racing/")
        assert [running.get(path).headers["location"] for path in ("/", "/racing")] == ["/racing/", "/racing/"]
        assert running.get("/racing/articles/a-race").headers["location"] == "/racing/articles/a-race/"
        assert running.get("/racing/articles/a-race/").status_code == 200
        assert running.get("/articles/a-race/").status_code == 404
        assert running.get("/.parcferme/reload.js").status_code == 200
        facts = running.facts("/racing/articles/a-race/")
        assert (facts["root"], facts["addresses"]) == ("/racing/", ["/articles/a-race/"])
        with running.events("/racing/articles/a-race/") as events:
            assert next(events)["root"] == "/racing/"
            save(site.root, {"site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: plain\n"})
            assert next(events)["root"] == "/"
        assert "It rained." in running.get("/articles/a-race/").text


def test_a_port_in_use_is_passed_over(site: TinySite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with Running(site.root, port=port) as running:
            assert running.printed(rf"Port {port} is in use, taking (\d+)\.") == [running.url.split(":")[2].strip("/")]
            assert running.get("/").status_code == 200


def test_a_site_is_shown_by_one_server_at_a_time(site: TinySite) -> None:
    with Running(site.root) as running:
        second = subprocess.run(running.command, cwd=Path.cwd(), capture_output=True, text=True, timeout=PATIENCE)
        assert second.returncode == 1
        assert "this site is being shown already" in second.stderr
        assert running.get("/").status_code == 200


def test_without_a_folder_to_build_in_it_does_not_begin(site: TinySite) -> None:
    site.write({".cache": "a file, where a folder has to be"})
    command = Running(site.root).command
    ended = subprocess.run(command, cwd=Path.cwd(), capture_output=True, text=True, timeout=PATIENCE)
    assert ended.returncode == 1
    assert ".cache: error: the preview cannot write to this folder" in ended.stderr


def test_what_is_withheld_is_told_when_it_changes(site: TinySite) -> None:
    with Running(site.root) as running:
        save(site.root, {"content/articles/later.md": article("Later", draft="true")})
        running.printed("Withheld: content/articles/later.md, a draft")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_it_stops_at_once_though_pages_listen(site: TinySite, how: signal.Signals) -> None:
    with Running(site.root) as running, running.events() as one, running.events() as two:
        next(one)
        next(two)
        running.stop(how)
        assert list(one) == list(two) == []


def test_it_opens_a_browser_when_asked_to(site: TinySite, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import pathlib, sys; pathlib.Path({str(seen)!r}).write_text(sys.argv[1])", encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(browser))} %s"
    with Running(site.root, "--open", environment={"BROWSER": command}) as running:
        assert eventually(lambda: seen.exists() and seen.read_text(), "no browser was opened") == running.url
