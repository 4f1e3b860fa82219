"""The page of the calendar: which seasons stand on it, and what of each edition."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.outputs.reading import dom, links, texts
from tests.tiny import SITE_YAML, TinySite, article

RACE = "position,drivers\n1,Pierre Gasly\n"


def edition(day: str, series: str = "formula-1", more: str = "") -> str:
    """An edition with a race on a day; `more` are lines of its front matter."""
    of = f"series: {series}\n" * bool(series)
    return f'---\n{of}circuit: monza\n{more}sessions:\n  - {{name: Race, start: "{day} 13:00Z"}}\n---\n'


FILES = {
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/series/endurance.md": "---\nname: Endurance\n---\n",
    "content/circuits/monza.md": "---\nname: Monza\ntimezone: Europe/Rome\n---\n",
    "content/events/italy-grand-prix/2023/index.md": edition("2023-09-03"),
    "content/events/italy-grand-prix/2023/race.csv": RACE,
    "content/events/italy-grand-prix/2024/index.md": edition("2024-09-01"),
    "content/events/monaco-grand-prix/2024/index.md": edition("2024-05-26", more="status: postponed\n"),
    "content/events/le-mans/2024/index.md": edition("2024-06-15", "endurance"),
    "content/events/le-mans/1999/index.md": edition("1999-06-12", "endurance"),
}

SUMMER = datetime(2024, 7, 1, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", dict(FILES))


def shown(site: TinySite) -> list[str]:
    """The seasons and the editions on the page, in order."""
    return texts(dom(site, "/calendar/"), "main h2, main .pf-scheduled > :first-child")


def test_the_seasons_that_run_stand_by_series_with_their_editions_in_time(site: TinySite) -> None:
    site.built(now=SUMMER)
    assert shown(site) == [
        "Endurance 2024",
        "Le Mans 2024",
        "Formula 1 2024",
        "Monaco Grand Prix 2024",
        "Italy Grand Prix 2024",
    ]


def test_it_leads_to_editions_seasons_and_calendars(site: TinySite) -> None:
    site.built(now=SUMMER)
    found = links(site, "/calendar/", "main")
    assert found["All sessions as a calendar"] == "/calendar.ics"
    assert found["Formula 1 2024"] == "/series/formula-1/2024/"
    assert found["Calendar of Formula 1 2024"] == "/series/formula-1/2024/calendar.ics"
    assert found["Italy Grand Prix 2024"] == "/events/italy-grand-prix/2024/"
    assert found["Monza"] == "/circuits/monza/"
    assert links(site, "/series/", "footer")["Calendar"] == "/calendar/"
    assert "<loc>https://pitwall.example/calendar/</loc>" in (site.output / "sitemap.xml").read_text()


def test_times_are_those_of_the_circuit_and_a_state_is_said(site: TinySite) -> None:
    site.built(now=SUMMER)
    page = dom(site, "/calendar/")
    rows = [" ".join(row.text(separator=" ").split()) for row in page.css("main tbody tr")]
    assert rows[-1] == "Race 1 September 2024 15:00 UTC+2 13:00"
    assert [each.text() for each in page.css("main em")] == ["(postponed)"]
    times = [each.attributes["datetime"] for each in page.css("main .pf-scheduled time")]
    assert times == ["2024-06-15", "2024-05-26", "2024-09-01"]


def test_a_season_to_come_stands_behind_the_one_that_runs_until_that_is_past(site: TinySite) -> None:
    site.write({"content/events/italy-grand-prix/2025/index.md": edition("2025-09-07")})
    assert site.built(now=SUMMER).next_change == datetime(2024, 9, 1, 13, tzinfo=UTC)  # the next session begins
    report = site.built(now=datetime(2024, 9, 2, tzinfo=UTC))
    assert shown(site)[2::3] == ["Formula 1 2024", "Formula 1 2025"]
    assert report.next_change == datetime(2025, 1, 1, tzinfo=UTC)
    report = site.built(now=report.next_change)
    assert report.changed == ("/calendar/",)
    assert shown(site) == ["Endurance 2024", "Le Mans 2024", "Formula 1 2025", "Italy Grand Prix 2025"]


def test_the_last_season_stays_until_another_is_known(site: TinySite) -> None:
    site.built(now=datetime(2025, 2, 1, tzinfo=UTC))
    assert "Formula 1 2024" in shown(site)
    site.write({"content/events/monaco-grand-prix/2026/index.md": edition("2026-05-24")})
    site.built(now=datetime(2025, 2, 1, tzinfo=UTC))
    assert shown(site) == ["Formula 1 2026", "Monaco Grand Prix 2026"]


def test_what_is_in_no_series_stands_last(site: TinySite) -> None:
    site.write({"content/events/a-meeting/2024/index.md": edition("2024-08-01", series="")})
    site.built(now=SUMMER)
    assert shown(site)[-2:] == ["Other events 2024", "A Meeting 2024"]


def test_an_edited_session_changes_the_page(site: TinySite) -> None:
    site.built(now=SUMMER)
    site.write({"content/events/italy-grand-prix/2024/index.md": edition("2024-09-08")})
    assert "/calendar/" in site.built(now=SUMMER).changed
    site.write({"content/articles/one.md": article()})
    assert "/calendar/" not in site.built(now=SUMMER).changed


def test_no_page_without_days_and_none_where_the_site_has_its_own(tmp_path: Path) -> None:
    bare = TinySite(tmp_path / "bare", {"content/series/formula-1.md": FILES["content/series/formula-1.md"]})
    bare.built()
    assert not (bare.output / "calendar").exists()
    assert "Calendar" not in links(bare, "/series/", "footer")
    own = TinySite(
        tmp_path / "own",
        {**FILES, "content/pages/calendar.md": "---\ntitle: Ours\npermalink: /calendar/\n---\n\nText.\n"},
    )
    assert own.built().problems == ()
    assert "<h1>Ours</h1>" in own.page("/calendar/")
    assert links(own, "/series/", "footer")["Calendar"] == "/calendar/"


def test_a_theme_may_do_without_it_and_without_what_one_subscribes_to(site: TinySite) -> None:
    site.write({"themes/own/theme.yaml": "extends: plain\nwithout: [calendars]\n"})
    site.write({"site.yaml": SITE_YAML.replace("theme: plain", "theme: own")})
    site.built(now=SUMMER)
    assert not [name for name in links(site, "/calendar/", "main") if name.startswith(("All sessions", "Calendar of"))]
    site.write({"themes/own/theme.yaml": "extends: plain\nwithout: [schedule]\n"})
    site.built(now=SUMMER)
    assert not (site.output / "calendar").exists()
