"""Calendars: what a program reads back of them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.outputs.reading import links
from tests.tiny import SITE_YAML, TinySite, article

EDITION = """\
---
series: formula-1
circuit: monza
status: {status}
sessions:
  - {{name: Practice 1, start: "2024-08-30 13:30"}}
  - {{name: Qualifying, start: "2024-08-31", status: {session}}}
  - {{name: Race, start: "2024-09-01 15:00", revision: {revision}}}
---
"""

FILES = {
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/circuits/monza.md": "---\nname: Monza, the track\n---\n",
    "content/events/italy-grand-prix.md": "---\nname: Italian Grand Prix\n---\n",
    "content/events/italy-grand-prix/2024/index.md": EDITION.format(
        status="scheduled", session="cancelled", revision=2
    ),
    "content/events/italy-grand-prix/2023/index.md": (
        '---\nseries: formula-1\nsessions:\n  - {name: Race, start: "2023-09-03 13:00Z"}\n---\n'
    ),
    "content/events/italy-grand-prix/1999/index.md": (
        '---\nseries: formula-1\nsessions:\n  - {name: Race, start: "1999-09-12"}\n---\n'
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {**FILES, "site.yaml": f"{SITE_YAML}timezone: Europe/Rome\n"})


def events(site: TinySite, address: str) -> dict[str, Any]:
    """The events of a calendar by their uid."""
    data = (site.output / address).read_bytes()
    assert data.endswith(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    return {str(each["uid"]): each for each in Calendar.from_ical(data).walk("VEVENT")}


def test_a_season_has_its_sessions_in_utc(site: TinySite) -> None:
    site.built()
    found = events(site, "series/formula-1/2024/calendar.ics")
    race = found["italy-grand-prix-2024-race@pitwall.example"]
    assert race.decoded("dtstart") == datetime(2024, 9, 1, 13, tzinfo=UTC)
    assert race.decoded("dtend") == datetime(2024, 9, 1, 15, tzinfo=UTC)
    assert race.decoded("dtstamp") == datetime(2024, 9, 1, tzinfo=UTC)
    assert str(race["summary"]) == "Italian Grand Prix 2024: Race"
    assert str(race["location"]) == "Monza, the track"
    assert str(race["url"]) == "https://pitwall.example/events/italy-grand-prix/2024/"
    assert (str(race["status"]), race["sequence"]) == ("CONFIRMED", 6)
    assert len(found) == 3


def test_a_day_without_a_time_is_all_day_and_what_is_cancelled_says_so(site: TinySite) -> None:
    site.built()
    qualifying = events(site, "calendar.ics")["italy-grand-prix-2024-qualifying@pitwall.example"]
    assert qualifying.decoded("dtstart") == date(2024, 8, 31)
    assert (str(qualifying["status"]), qualifying["sequence"]) == ("CANCELLED", 2)
    assert str(qualifying["summary"]) == "Cancelled: Italian Grand Prix 2024: Qualifying"


def test_what_befalls_an_edition_befalls_its_sessions(site: TinySite) -> None:
    text = EDITION.format(status="postponed", session="scheduled", revision=0)
    site.write({"content/events/italy-grand-prix/2024/index.md": text})
    site.built()
    assert {str(each["status"]) for uid, each in events(site, "calendar.ics").items() if "2024" in uid} == {"TENTATIVE"}


def test_the_last_two_seasons_are_in_the_calendars_that_one_subscribes_to(site: TinySite) -> None:
    site.built()
    for address in ("calendar.ics", "series/formula-1/calendar.ics"):
        assert {uid.split("-")[3] for uid in events(site, address)} == {"2023", "2024"}
    assert len(events(site, "series/formula-1/1999/calendar.ics")) == 1


def test_no_calendar_where_there_is_no_session(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/series/formula-1.md": FILES["content/series/formula-1.md"]})
    site.built()
    assert list(site.output.rglob("*.ics")) == []


# ---------------------------------------------------------------- drivers

GASLY = """\
---
name: Pierre Gasly
teams:
  - {team: Alpine, series: F1, from: 2023-09, to: 2024-08-30}
  - {team: Another, series: formula-1, from: 2024-09-01, to: 2024}
  - {team: Karts, series: Karting, from: 2005}
  - {team: Friends}
---
"""


@pytest.fixture
def driven(site: TinySite) -> TinySite:
    site.write(
        {
            "content/series/formula-1.md": "---\nname: Formula 1\naliases: [F1]\n---\n",
            "content/drivers/pierre-gasly.md": GASLY,
            "content/drivers/others.yaml": "old: {teams: [{team: Alpine, series: F1, from: 1999, to: 1999}]}",
            "content/articles/one.md": article(drivers="[Old, Nobody]"),
        }
    )
    site.built()
    return site


def test_a_driver_has_the_sessions_of_his_series_while_he_is_with_a_team(driven: TinySite) -> None:
    found = events(driven, "drivers/pierre-gasly/calendar.ics")
    assert {uid.partition("@")[0] for uid in found} == {
        "italy-grand-prix-2023-race",
        "italy-grand-prix-2024-practice-1",
        "italy-grand-prix-2024-race",
    }
    assert str(found["italy-grand-prix-2024-race@pitwall.example"]["sequence"]) == "6"


def test_a_drivers_page_leads_to_his_calendar(driven: TinySite) -> None:
    found = links(driven, "/drivers/pierre-gasly/", "main")
    assert found["Calendar of Pierre Gasly"] == "/drivers/pierre-gasly/calendar.ics"
    assert links(driven, "/series/formula-1/", "main")["Calendar of Formula 1"] == "/series/formula-1/calendar.ics"


def test_a_driver_of_long_ago_and_one_without_a_series_have_none(driven: TinySite) -> None:
    assert [path.parent.name for path in driven.output.glob("drivers/*/calendar.ics")] == ["pierre-gasly"]
    assert "Calendar of Old" not in links(driven, "/drivers/old/", "main")


def test_a_transfer_changes_the_drivers_calendar_and_page(driven: TinySite) -> None:
    driven.write({"content/drivers/pierre-gasly.md": GASLY.replace("from: 2024-09-01", "from: 2024-08-31")})
    report = driven.built()
    assert set(report.changed) == {"/drivers/pierre-gasly/", "/drivers/pierre-gasly/calendar.ics"}
    assert len(events(driven, "drivers/pierre-gasly/calendar.ics")) == 4


# ---------------------------------------------------------------- what is odd


def test_an_edition_whose_sessions_are_not_known_stands_there_with_its_days(site: TinySite) -> None:
    front = "start: 2024-08-30\nend: 2024-09-01\nstatus: cancelled\nrevision: 1\nsessions: [{name: Race}]"
    site.write({"content/events/italy-grand-prix/2024/index.md": f"---\nseries: formula-1\n{front}\n---\n"})
    site.built()
    (event,) = events(site, "series/formula-1/2024/calendar.ics").values()
    assert str(event["uid"]) == "italy-grand-prix-2024@pitwall.example"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 8, 30), date(2024, 9, 2))
    assert (str(event["summary"]), event["sequence"]) == ("Cancelled: Italian Grand Prix 2024", 5)


def test_sessions_of_one_name_are_told_apart_and_no_end_comes_before_its_start(site: TinySite) -> None:
    sessions = (
        '  - {name: Race, start: "2024-09-01 10:00", end: "2024-09-01 09:00"}\n'
        '  - {name: Race, start: "2024-09-01 15:00", end: "2024-09-01 15:40"}\n'
        '  - {name: Festival, start: "2024-08-30", end: "2024-08-31"}\n'
    )
    site.write({"content/events/italy-grand-prix/2024/index.md": f"---\nseries: formula-1\nsessions:\n{sessions}---\n"})
    site.built()
    found = events(site, "series/formula-1/2024/calendar.ics")
    times = [(each.decoded("dtstart"), each.decoded("dtend")) for each in found.values()]
    assert list(found) == [f"italy-grand-prix-2024-{name}@pitwall.example" for name in ("race", "race-2", "festival")]
    assert times == [
        (datetime(2024, 9, 1, 8, tzinfo=UTC), datetime(2024, 9, 1, 10, tzinfo=UTC)),
        (datetime(2024, 9, 1, 13, tzinfo=UTC), datetime(2024, 9, 1, 13, 40, tzinfo=UTC)),
        (date(2024, 8, 30), date(2024, 9, 1)),
    ]
