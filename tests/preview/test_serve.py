"""`parcferme serve`: it builds, shows, follows every edit, and stops at once."""

import shlex
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.preview.running import PATIENCE, Running, eventually, save
from tests.tiny import TinySite, article, tree

RACE = "content/articles/a-race.md"


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


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
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
