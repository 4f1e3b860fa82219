"""What a build reports for the preview: the addresses that changed, and what is shown though it is not published."""

from pathlib import Path

import pytest

from tests.tiny import TinySite, article

RACE = "content/articles/a-race.md"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {RACE: article("A race", summary="A race."), "content/static/a.txt": "a"})


def test_the_first_build_changes_every_file(site: TinySite) -> None:
    report = site.built()
    assert len(report.changed) == report.written == report.planned
    assert {"/", "/404.html", "/a.txt", "/articles/a-race/", "/feed.xml"} <= set(report.changed)
    assert list(report.changed) == sorted(report.changed)


def test_a_build_names_what_it_wrote_and_what_it_removed(site: TinySite) -> None:
    site.built()
    assert site.built().changed == ()
    site.write({RACE: article("A race", summary="A race.", body="It snowed."), "content/static/b.txt": "b"})
    site.remove("content/static/a.txt")
    changed = site.built().changed
    assert {"/a.txt", "/articles/a-race/", "/b.txt", "/feed.xml"} <= set(changed)
    assert not {"/", "/404.html", "/articles/"} & set(changed)


def test_a_failed_build_changes_nothing(site: TinySite) -> None:
    site.built()
    site.write({RACE: article("A race", drvers="[Gasly]")})
    report = site.build()
    assert (report.failed, report.changed) == (True, ())


def test_what_is_shown_though_it_is_not_published_is_named(site: TinySite) -> None:
    site.write(
        {
            "content/articles/secret.md": article("Secret", draft="true"),
            "content/articles/later.md": article("Later", "2024-08-01"),
            "content/articles/both.md": article("Both", "2024-08-01", draft="true"),
            "content/pages/plan.md": "---\ntitle: Plan\ndraft: true\n---\n",
        }
    )
    drafts = (("/articles/secret/", "draft"), ("/plan/", "draft"))
    assert site.built().unpublished == ()
    assert site.built(drafts=True).unpublished == drafts
    assert site.built(future=True).unpublished == (("/articles/later/", "future"),)
    everything = (("/articles/both/", "draft"), ("/articles/later/", "future"), *drafts)
    assert site.built(drafts=True, future=True).unpublished == everything
