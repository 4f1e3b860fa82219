"""What open pages are told: of edits, mistakes, drafts, and of what they missed."""

import shutil
from pathlib import Path

import pytest

from generator.preview.messages import SHOWN
from tests.preview.running import Running, save
from tests.tiny import TinySite, article

RACE = "content/articles/a-race.md"

QUIET = {"root": "/", "changed": [], "unsure": False, "mistakes": [], "more": 0}
"""What a page is told that is like the site, without the number of the build."""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {RACE: article("A race", body="It rained.")})


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


def test_of_many_warnings_the_terminal_tells_the_first_of_each_code_and_counts_the_others(site: TinySite) -> None:
    with Running(site.root) as running, running.events() as events:
        next(events)
        links = "\n\n".join(f"[gone](gone-{number}.md)" for number in range(22))
        save(site.root, {RACE: article("A race", body=links)})
        next(events)
        assert running.text().count("warning: the link 'gone-") == 20
        assert running.printed("(?m)^2 more warnings .*$") == [
            "2 more warnings (PF201 × 2): parcferme check --all shows all of them"
        ]


def test_saving_the_same_bytes_tells_nobody(site: TinySite) -> None:
    with Running(site.root) as running, running.events() as events:
        first = next(events)
        save(site.root, {RACE: article("A race", body="It rained.")})
        running.printed("0 rendered, 0 written, 0 removed")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        assert next(events)["build"] > first["build"]


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
