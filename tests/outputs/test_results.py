"""What pages show of results, and which pages a result renders again."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.store.memo import Memo
from tests.tiny import NOW, TinySite, article, tree

SERIES = "---\nname: Formula 1\nrules: [{from: 2000, race: [10, 6, 4], fastest_lap: 1}]\n---\n"
HEAD = "position,number,drivers,team,laps,time,gap,grid,points,status,fastest_lap\n"
FIRST = (
    f"{HEAD}1,10,Pierre Gasly,Alpine,78,2:23:15.554,,2,10,,1:15.162\n"
    "2,31,Esteban Ocon,Alpine,78,,+7.152,1,7,,1:14.165\n"
    "3,16,Charles Leclerc,Ferrari,77,,+1 lap,PL,4,,\n"
    "DNF,81,Oscar Piastri,McLaren,12,,,4,,Gearbox,\n"
)
SECOND = f"{HEAD}1,31,Esteban Ocon,Alpine,50,1:30:00.000,,1,10,,\n2,16,Charles Leclerc,Ferrari,50,,+0.500,2,6,,\n"
QUALIFYING = "position,drivers,time,q1,q2\n1,Ocon,1:10.1,1:10.5,1:10.1\n2,Gasly,1:10.4,1:10.2,1:10.4\n"


def edition(number: int, **more: str) -> str:
    keys = {"series": "formula-1", "round": str(number), "circuit": "Oval", **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n"


FILES = {
    "content/series/formula-1.md": SERIES,
    "content/circuits/oval.md": "---\nname: Oval\ntimezone: America/New_York\n---\n",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\naliases: [Gasly]\ncode: GAS\n---\n",
    "content/drivers/esteban-ocon.md": "---\nname: Esteban Ocon\naliases: [Ocon]\n---\n",
    "content/drivers/bystander.md": "---\nname: By Stander\n---\n",
    "content/teams/alpine.md": '---\nname: Alpine\ncolour: "#0093cc"\n---\n',
    "content/events/opener.md": "---\nname: Opener\n---\n",
    "content/events/opener/2024/index.md": edition(1, sessions='[{name: Race, start: "2024-05-26 13:00Z"}]'),
    "content/events/opener/2024/race.csv": FIRST,
    "content/events/opener/2024/qualifying.csv": QUALIFYING,
    "content/events/finale/2024/index.md": edition(2),
    "content/events/finale/2024/race.csv": SECOND,
    "content/events/opener/2025/index.md": edition(1, season="2025"),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def words(page: str) -> str:
    """The words of a page, with single spaces."""
    main = LexborHTMLParser(page).css_first("main")
    assert main
    return re.sub(r" (?=[,.])", "", " ".join(main.text(separator=" ").split()))


def test_an_edition_tells_what_happened(site: TinySite) -> None:
    site.built()
    page = words(site.page("/events/opener/2024/"))
    assert "Winner Pierre Gasly, Alpine, 7.152 s ahead of Esteban Ocon" in page
    assert "Pole position Esteban Ocon" in page
    assert "Fastest lap Esteban Ocon, 1:14.165" in page
    assert "2 Esteban Ocon 31 Alpine +7.152 7 78 1:14.165 FL 1" in page
    assert "3 Charles Leclerc 16 Ferrari +1 lap 4 77 PL" in page
    assert "DNF Oscar Piastri 81 McLaren Gearbox 12 4" in page
    assert "1 Esteban Ocon 1:10.500 1:10.100" in page


def test_an_edition_shows_the_standings_after_it_and_what_it_changed(site: TinySite) -> None:
    site.built()
    page = words(site.page("/events/opener/2024/"))
    assert "Standings after round 1" in page
    assert "1 Pierre Gasly 10" in page
    page = words(site.page("/events/finale/2024/"))
    assert "Standings after round 2" in page
    assert "1 Esteban Ocon 17 up 1" in page
    assert "2 Pierre Gasly 10 7 down 1" in page
    assert "Round before: Opener 2024 Formula 1 2024" in page


def test_practice_is_folded_away_where_something_was_decided(site: TinySite) -> None:
    site.write({"content/events/opener/2024/practice-1.csv": QUALIFYING})
    site.write({"content/events/opener/2025/practice-1.csv": QUALIFYING})
    site.built()
    assert "<summary>Practice 1</summary>" in site.page("/events/opener/2024/")
    assert "<details" not in site.page("/events/opener/2025/")
    assert "1 Esteban Ocon 1:10.500 1:10.100" in words(site.page("/events/opener/2025/"))


def test_a_calendar_has_no_column_that_is_empty(site: TinySite) -> None:
    site.built()
    assert "Round Race Winner Days Circuit 1" in words(site.page("/series/formula-1/2024/"))
    assert "Round Race Days Circuit 1" in words(site.page("/series/formula-1/2025/"))


def test_sessions_stand_in_the_time_of_the_circuit_and_in_utc(site: TinySite) -> None:
    site.built()
    page = site.page("/events/opener/2024/")
    assert '<time datetime="2024-05-26T09:00-04:00">26 May 2024</time>' in page
    assert "09:00 UTC−4" in words(page)
    assert '<time datetime="2024-05-26T13:00+00:00">13:00</time>' in page


def test_stories_of_an_edition_stand_as_a_weekend_reads(site: TinySite) -> None:
    for kind, day in (("report", 26), ("preview", 27), ("news", 20), ("qualifying", 25)):
        text = article(f"The {kind}", f"2024-05-{day}", events="[opener/2024]", kind=kind)
        site.write({f"content/articles/{kind}.md": text})
    site.built()
    page = site.page("/events/opener/2024/")
    places = [page.index(f"The {kind}") for kind in ("preview", "qualifying", "report", "news")]
    assert places == sorted(places)


def test_a_driver_shows_the_season_as_far_as_it_went(site: TinySite) -> None:
    site.built()
    page = words(site.page("/drivers/pierre-gasly/"))
    assert "Formula 1 2024" in page
    assert "Position 2 Points 10 Starts 1 Wins 1 Podiums 1 Poles 0 Fastest laps 0 Best 1 With Alpine" in page
    assert "Esteban Ocon Alpine 1–0 0–1" in page
    site.write({"content/events/gala/2024/index.md": edition(3)})
    site.built()
    assert "Formula 1 2024, as of round 2" in words(site.page("/drivers/pierre-gasly/"))


def test_a_team_an_event_a_circuit_and_a_series_show_theirs(site: TinySite) -> None:
    site.built()
    page = words(site.page("/teams/alpine/"))
    assert "Position 1 Points 27 Starts 2 Wins 2 Podiums 3 Poles 2 Fastest laps 1 Best 1 With Pierre Gasly" in page
    assert "2024 Pierre Gasly Alpine Oval" in words(site.page("/events/opener/"))
    assert "2024 Esteban Ocon Alpine Finale" in words(site.page("/circuits/oval/"))
    assert "Formula 1 2024 so far Esteban Ocon 17 Alpine" in words(site.page("/series/formula-1/"))


def test_a_season_has_a_page_with_calendar_standings_and_matrix(site: TinySite) -> None:
    site.built()
    page = words(site.page("/series/formula-1/2024/"))
    assert "1 Opener 2024" in page
    assert "2 Finale 2024 Esteban Ocon Oval" in page
    assert "Standings after round 2" in page
    assert "2 Pierre Gasly 1 10" in page
    assert "No race of this season has results yet." in words(site.page("/series/formula-1/2025/"))
    assert "https://pitwall.example/series/formula-1/2024/" in site.page("/sitemap.xml")


def test_a_season_without_points_shows_results_and_no_standings(site: TinySite) -> None:
    table = "position,drivers,team\n1,Zhou Guanyu,Sauber\n2,Pierre Gasly,Alpine\n"
    series = {"content/series/cup.md": "---\nname: Cup\n---\n", "content/events/night.md": "---\nseries: Cup\n---\n"}
    site.write(
        series | {"content/events/night/2024/index.md": "---\n---\n", "content/events/night/2024/race.csv": table}
    )
    site.built()
    assert "Standings" not in words(site.page("/events/night/2024/"))
    page = words(site.page("/series/cup/2024/"))
    assert "Driver 1 Zhou Guanyu 1 Pierre Gasly 2" in page
    assert "tandings" not in page
    assert "No race" not in page


YEAR_ENDS = datetime(2025, 1, 1, tzinfo=UTC)


def test_standings_are_final_when_the_year_is_past(site: TinySite) -> None:
    pages = ("/events/finale/2024/", "/series/formula-1/2024/")
    for now in (NOW, YEAR_ENDS - timedelta(seconds=1)):
        assert site.built(now=now).next_change == YEAR_ENDS
        assert [page for page in pages if "Final standings" in site.page(page)] == []
    assert site.built(now=YEAR_ENDS).next_change is None
    assert [page for page in pages if "Final standings" not in site.page(page)] == []
    assert "Final standings" not in site.page("/events/opener/2024/")
    assert_equal_to_clean(site, YEAR_ENDS)


def test_standings_are_final_when_the_next_season_has_results(site: TinySite) -> None:
    site.built()
    site.write({"content/events/opener/2025/race.csv": SECOND}).built()
    assert "Final standings" in site.page("/series/formula-1/2024/")
    assert "Final standings" in site.page("/events/finale/2024/")
    assert_equal_to_clean(site, NOW)


@pytest.mark.parametrize(("status", "is_final"), [("scheduled", False), ("cancelled", True)])
def test_standings_wait_for_a_last_round_that_is_not_cancelled(site: TinySite, status: str, is_final: bool) -> None:
    site.write({"content/events/gala/2024/index.md": edition(3, status=status)})
    site.write({"content/events/gala/2024/sprint.csv": SECOND} if status == "scheduled" else {})
    site.built(now=YEAR_ENDS)
    assert ("Final standings" in site.page("/series/formula-1/2024/")) == is_final


def test_whoever_only_results_name_is_named_without_a_page(site: TinySite) -> None:
    site.built()
    assert "Oscar Piastri" in site.page("/events/opener/2024/")
    assert not (site.output / "drivers/oscar-piastri").exists()
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "pages: all\n"})
    site.built()
    assert "McLaren" in site.page("/drivers/oscar-piastri/")


def test_results_of_an_edition_that_is_kept_back_appear_nowhere(site: TinySite) -> None:
    site.write({"content/events/finale/2024/index.md": edition(2, draft="true")})
    site.built()
    assert not (site.output / "events/finale").exists()
    assert "1 Pierre Gasly 10" in words(site.page("/series/formula-1/2024/"))
    everything = b"".join(site.files().values())
    assert b"+0.500" not in everything
    assert b"inale" not in everything
    site.built(drafts=True)
    assert "+0.500" in site.page("/events/finale/2024/")


@pytest.mark.parametrize(
    ("keys", "begins"),
    [
        ({"start": "2024-07-10"}, datetime(2024, 7, 10, tzinfo=UTC)),
        ({"sessions": '[{name: Race, start: "2024-07-12 13:00Z"}]'}, datetime(2024, 7, 12, 13, tzinfo=UTC)),
        (
            {"start": "2024-07-12", "sessions": '[{name: P1, start: "2024-07-11 23:00Z"}]'},
            datetime(2024, 7, 11, 23, tzinfo=UTC),
        ),
    ],
)
def test_results_of_an_edition_that_has_not_begun_come_with_its_beginning(
    site: TinySite, keys: dict[str, str], begins: datetime
) -> None:
    table = "position,driver,points\n1,Only Official,98.5\n"
    site.write({"content/events/finale/2024/index.md": edition(2, **keys)})
    site.write({"content/events/finale/2024/driver-standings.csv": table})
    for now in (NOW, begins - timedelta(seconds=1)):
        report = site.built(now=now)
        assert report.next_change == begins
        everything = b"".join(site.files().values())
        assert [word for word in (b"+0.500", b"98.5", b"Only Official") if word in everything] == []
        assert "1 Pierre Gasly 10" in words(site.page("/series/formula-1/2024/"))
    site.built(future=True)
    assert "+0.500" in site.page("/events/finale/2024/")
    site.built()
    site.built(now=begins)
    assert "+0.500" in site.page("/events/finale/2024/")
    assert "98.5" in site.page("/series/formula-1/2024/")


def test_a_new_result_renders_its_season_from_there_on_and_those_who_drive_in_it(site: TinySite) -> None:
    site.built()
    site.write({"content/events/finale/2024/race.csv": SECOND.replace("1:30:00.000", "1:31:00.000")})
    report = site.built()
    seasons = ["/series/formula-1/", "/series/formula-1/2024/"]
    drivers, winners = ["esteban-ocon", "pierre-gasly"], ["/events/finale/", "/circuits/oval/"]
    assert report.rendered == len(["/", "/events/finale/2024/", *seasons, *drivers, "/teams/alpine/", *winners])
    assert report.changed == ("/events/finale/2024/",)


def test_a_winner_changes_all_that_shows_who_won(site: TinySite) -> None:
    site.built()
    lines = SECOND.splitlines()
    first, second = lines[1].replace("1,31,Esteban Ocon", "1,10,Pierre Gasly"), lines[2]
    site.write({"content/events/finale/2024/race.csv": "\n".join((lines[0], first, second)) + "\n"})
    assert set(site.built().changed) == {
        "/",
        "/circuits/oval/",
        "/drivers/esteban-ocon/",
        "/drivers/pierre-gasly/",
        "/events/finale/",
        "/events/finale/2024/",
        "/series/formula-1/",
        "/series/formula-1/2024/",
    }


def test_practice_renders_its_edition_alone(site: TinySite) -> None:
    site.write({"content/events/opener/2024/practice-1.csv": "position,drivers,time\n1,Gasly,1:20.0\n"})
    site.built()
    site.write({"content/events/opener/2024/practice-1.csv": "position,drivers,time\n1,Gasly,1:19.0\n"})
    report = site.built()
    assert (report.rendered, report.changed) == (1, ("/events/opener/2024/",))


def test_a_theme_may_do_without_seasons(site: TinySite) -> None:
    site.write({"themes/own/theme.yaml": "extends: plain\nwithout: [seasons]\n"})
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("theme: plain", "theme: own")})
    site.built()
    assert not (site.output / "series/formula-1/2024/index.html").exists()
    assert "Formula 1 2024 so far Esteban Ocon 17" in words(site.page("/series/formula-1/"))
    assert 'series/formula-1/2024/"' not in site.page("/drivers/pierre-gasly/")


def test_an_alias_changes_what_an_official_table_says(tmp_path: Path) -> None:
    """The table's own bytes stay, and whom they mean does not."""
    ocon = "content/drivers/esteban-ocon.md"
    site = TinySite(
        tmp_path / "site",
        {
            "content/series/formula-1.md": "---\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
            "content/events/monaco/2024/index.md": "---\nseries: formula-1\nround: 1\n---\n",
            "content/events/monaco/2024/race.csv": "position,drivers\n1,Pierre Gasly\n2,Esteban Ocon\n",
            "content/events/monaco/2024/driver-standings.csv": "position,driver,points\n1,Flying Norman,25\n",
            ocon: "---\nname: Esteban Ocon\naliases: [Flying Norman]\n---\n",
        },
    )
    site.built()
    before = site.page("/series/formula-1/2024/")
    site.write({ocon: "---\nname: Esteban Ocon\n---\n"}).built()
    assert site.page("/series/formula-1/2024/") != before
    assert_equal_to_clean(site)


@pytest.mark.parametrize(("kind", "name"), [("driver", "Lando Norris"), ("team", "Williams")])
def test_whoever_only_official_standings_name_is_shown_by_the_name_and_link_of_the_file(
    site: TinySite, kind: str, name: str
) -> None:
    slug = name.lower().replace(" ", "-")
    table = f"position,{kind},points\n1,{slug},99\n"
    site.write({f"content/events/finale/2024/{kind}-standings.csv": table}).built()
    for title in (name, f"{name} the Second"):
        site.write({f"content/{kind}s/{slug}.md": f"---\nname: {title}\n---\n"}).built()
        for address in ("/events/finale/2024/", "/series/formula-1/2024/", "/series/formula-1/"):
            assert f'<a href="/{kind}s/{slug}/">{title}</a>' in site.page(address)
    assert_equal_to_clean(site)


def test_an_engine_of_a_later_round_changes_no_earlier_one(site: TinySite) -> None:
    head = "position,drivers,team,engine\n"
    site.write({"content/events/opener/2024/race.csv": f"{head}1,Ocon,Alpine,Renault\n"})
    site.write({"content/events/finale/2024/race.csv": f"{head}1,Ocon,Alpine,Renault\n"}).built()
    site.write({"content/events/finale/2024/race.csv": f"{head}1,Ocon,Alpine,Renault\n2,Gasly,Alpine,Honda\n"})
    site.built()
    assert "Alpine-Renault" not in site.page("/events/opener/2024/")
    assert "Alpine-Renault" in site.page("/events/finale/2024/")
    assert_equal_to_clean(site)


def assert_equal_to_clean(site: TinySite, now: datetime = NOW) -> None:
    warm, site.output = site.output, site.root / "clean"
    site.memo = Memo()
    site.built(now=now)
    assert tree(warm) == tree(site.output)
