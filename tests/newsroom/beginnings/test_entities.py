"""Entities of every kind, editions and seasons that are begun build at once, and say what is not known."""

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from generator.model import EntityKind
from generator.schema import KINDS
from generator.schema.meanings import own_keys
from generator.text.front_matter import read
from generator.text.slugs import slugify
from tests.handbook.documents import REPOSITORY, section
from tests.newsroom.beginnings import begun, new, season, told
from tests.tiny import TinySite, tree


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return season(tmp_path)


def built(site: TinySite, **how: bool) -> None:
    report = site.build(strict=True, now=datetime(2024, 5, 21, tzinfo=UTC), **how)
    assert site.told(report) == ""


# ---------------------------------------------------------------- drivers


def test_a_driver_is_begun_with_what_is_said(site: TinySite) -> None:
    arguments = ("Kimi Räikkönen", "--number", "007", "--nationality", "Finnish", "--team", "ferrari")
    (path,), unknown = begun(site, "driver", *arguments)
    assert path == "content/drivers/kimi-raikkonen.md"
    assert (site.root / path).read_text(encoding="utf-8") == (
        '---\nname: Kimi Räikkönen\nnumber: "007"\nnationality: Finnish\nteams:\n'
        "  - {team: Ferrari}      # from: 2026, 2026-03 or 2026-03-08; series: formula-1\n"
        "# To be filled in, without the sign before it; the values are those of Max Verstappen.\n"
        "# surname:      # the name alone that texts use; else the last word of `name` with its particles: "
        "`van der Garde`\n"
        "# code:      # three letters of the timing screen: `GAS`\n"
        "# born: 1997-09-30      # day of birth\n# died:      # day of death\n"
        "# birthplace: Hasselt      # town of birth\n"
        "# family: [{name: Jos Verstappen, relation: father}]      # relatives who race: `name`, `relation`\n---\n\n"
    )
    assert unknown == ["since when he or she drives for the team: `from` in the file"]
    built(site)
    assert "007" in site.page("/drivers/kimi-raikkonen/")


@pytest.mark.parametrize("name", ["Kimi", "No", "Yes: #1", "Jérôme d’Ambrosio", "12 Monkeys", "Page"])
def test_a_driver_of_any_name_builds(site: TinySite, name: str) -> None:
    begun(site, "driver", name)
    built(site)


def test_what_a_list_says_of_a_driver_is_added_to(site: TinySite) -> None:
    begun(site, "driver", "Lando Norris", "--number", "4")
    built(site)


def test_a_driver_of_anothers_name_is_not_begun(site: TinySite) -> None:
    before = tree(site.root)
    path = "content/drivers/charles-leclerc.md"
    assert told(site, "driver", "Leclerc").startswith(
        f"{path}: error: 'Leclerc' means Charles Leclerc already\n  hint: write the name in full\n"
    )
    assert "this driver exists already" in told(site, "driver", "Charles Leclerc")
    assert "the driver needs a name with letters" in told(site, "driver", "?!")
    assert {**before, **tree(site.root)} == tree(site.root)
    assert (site.root / "content/drivers/charles-leclerc.md").read_bytes() == before[
        "content/drivers/charles-leclerc.md"
    ]


def test_a_slip_in_the_name_of_a_team_is_told(site: TinySite) -> None:
    site.write({"content/teams/alpine.md": "---\nname: Alpine\n---\n"})
    assert "no team is called 'Alpin'\n  hint: did you mean 'Alpine'?" in told(site, "driver", "A B", "--team", "Alpin")


# ---------------------------------------------------------------- all kinds

NAMED = tuple(kind for kind, each in KINDS.items() if each.plural and kind != "event")
"""The kinds that are begun by a name alone."""

SAID: dict[str, tuple[tuple[str, ...], str]] = {
    "team": (
        ("Racing Bulls", "--alias", "RB", "--alias", "VCARB", "--base", "Faenza", "--colour", "#6692ff"),
        'name: Racing Bulls\naliases: [RB, VCARB]\nbase: Faenza\ncolour: "#6692ff"\n',
    ),
    "circuit": (
        ("Circuit Zandvoort", "--length-km", "4.259", "--turns", "14", "--opened", "1948"),
        "name: Circuit Zandvoort\nlength_km: 4.259\nturns: 14\nopened: 1948\n",
    ),
    "series": (
        ("Formula 2", "--governing-body", "FIA", "--founded", "2017"),
        "name: Formula 2\ngoverning_body: FIA\nfounded: 2017\n",
    ),
    "tag": (("Rain", "--alias", "Wet races"), "name: Rain\naliases: [Wet races]\n"),
    "author": (
        ("Ada Moss", "--role", "Editor", "--pen-name", "--fediverse", "ada@social.example"),
        'name: Ada Moss\nrole: Editor\npen_name: true\nfediverse: "ada@social.example"\n',
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_what_is_said_of_an_entity_stands_first_in_its_file(site: TinySite, kind: str) -> None:
    arguments, lines = SAID[kind]
    (path,), unknown = begun(site, kind, *arguments)
    assert path == f"content/{KINDS[cast(EntityKind, kind)].plural}/{slugify(arguments[0])}.md"
    assert (site.root / path).read_text(encoding="utf-8").startswith(f"---\n{lines}")
    assert unknown == []
    built(site)


@pytest.mark.parametrize("kind", NAMED)
def test_every_key_stands_there_as_a_remark_that_reads_as_it_is(site: TinySite, kind: EntityKind) -> None:
    (path,), _ = begun(site, kind, "A Name")
    text = (site.root / path).read_text(encoding="utf-8")
    keys = [key.name for key in own_keys(KINDS[kind].front)]
    assert re.findall(r"^# (\w+):", text, re.M) == keys
    built(site)
    filled = re.sub(r"^# (?=\w+:)", "", text, flags=re.M).encode()
    assert read(path, filled, KINDS[kind].front, UTC).problems == ()
    assert ("To be filled in" in text) is bool(keys)


def test_the_points_that_a_series_begins_with_are_those_of_formula_1(site: TinySite) -> None:
    (path,), _ = begun(site, "series", "Formula 2")
    line = next(line for line in (site.root / path).read_text().splitlines() if line.startswith("# rules: "))
    rule = line.removeprefix("# rules: [").partition("]      # ")[0]
    assert f"  - {rule}\n" in (REPOSITORY / "content/series/formula-1.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", NAMED)
def test_what_exists_or_is_anothers_is_not_begun(site: TinySite, kind: str) -> None:
    begun(site, kind, "A Name", "--alias", "Another Name")
    before = tree(site.root)
    assert f"error: this {kind} exists already" in told(site, kind, "A Name")
    assert "error: 'another name' means A Name already\n  hint: write the name in full" in told(
        site, kind, "another name"
    )
    assert "error: 'A Name' means A Name already" in told(site, kind, "A third", "--alias", "A Name")
    assert f"error: the {kind} needs a name with letters" in told(site, kind, "?!")
    assert tree(site.root) == before


def test_a_value_that_cannot_be_used_is_told_and_nothing_is_begun(site: TinySite) -> None:
    before = tree(site.root)
    assert told(site, "circuit", "Spa", "--length-km", "long").startswith(
        "content/circuits/spa.md:3:12: error: 'length_km' must be a number such as 3.337, not 'long'\n"
    )
    assert "error: 'born' must be" in told(site, "driver", "A B", "--born", "May")
    assert tree(site.root) == before


def test_every_kind_is_begun_by_its_word() -> None:
    assert NAMED == ("driver", "team", "circuit", "series", "tag", "author")
    assert [*SAID] == [*NAMED[1:]]


# ---------------------------------------------------------------- events and editions


def test_an_event_is_begun_with_an_edition(site: TinySite) -> None:
    arguments = ("Spa Grand Prix", "--year", "2027", "--circuit", "Spa", "--series", "F1")
    paths, unknown = begun(site, "event", *arguments, "--date", "2027-07-23/2027-07-25", "--round", "12")
    assert paths == ["content/events/spa-grand-prix.md", "content/events/spa-grand-prix/2027/index.md"]
    assert unknown == []
    assert (site.root / paths[0]).read_text() == (
        "---\nname: Spa Grand Prix\nseries: Formula 1\ncircuit: Spa\n# first_held: 1929\n---\n\n"
    )
    assert (site.root / paths[1]).read_text() == (
        "---\nseries: Formula 1\nseason: 2027\nround: 12\ncircuit: Spa\nstart: 2027-07-23\nend: 2027-07-25\n"
        "# sessions:\n"
        '#   - {name: Qualifying, start: "2027-05-23 13:00Z"}\n#   - {name: Race, start: "2027-05-23 13:00Z"}\n---\n\n'
    )
    built(site)
    assert site.page("/events/spa-grand-prix/2027/")


def test_of_a_known_event_the_edition_alone_is_begun(site: TinySite) -> None:
    paths, _ = begun(site, "event", "Monaco GP", "--year", "2027", "--circuit", "monaco", "--date", "2027-05-23")
    assert paths == ["content/events/monaco-grand-prix/2027/index.md"]
    assert "start: 2027-05-23\nend: 2027-05-23\n" in (site.root / paths[0]).read_text()
    built(site)
    said = told(site, "event", "Monaco Grand Prix")
    assert (
        'this event exists already\n  hint: for an edition of it: parcferme new edition "Monaco Grand Prix" YEAR'
        in said
    )


def test_an_event_may_have_a_name_like_another_s(site: TinySite) -> None:
    site.write({"content/events/australia-grand-prix.md": "---\nname: Australia Grand Prix\n---\n"})
    paths, unknown = begun(site, "event", "Austria Grand Prix")
    assert paths == ["content/events/austria-grand-prix.md"]
    assert unknown == ["whether 'Austria Grand Prix' is another event than 'Australia Grand Prix'"]
    built(site)


def test_what_could_not_be_read_is_said(site: TinySite) -> None:
    site.write({"content/drivers/broken.md": "no front matter"})
    _, unknown = begun(site, "driver", "Kimi Räikkönen")
    assert unknown == ["what is in 1 file that could not be read: parcferme check says why"]


def test_an_edition_is_as_the_one_before_where_nothing_else_is_said(site: TinySite) -> None:
    (path,), unknown = begun(site, "edition", "monaco-grand-prix", "2025")
    assert (site.root / path).read_text() == (
        "---\nseries: Formula 1\nseason: 2025\nround: 8      # as in 2024\ncircuit: Monaco      # as in 2024\n"
        '# start: 2025-05-21\n# end: 2025-05-23\n# sessions:\n#   - {name: Practice 1, start: "2025-05-23 13:00Z"}\n'
        '#   - {name: Race, start: "2025-05-23 13:00Z"}\n---\n\n'
    )
    assert unknown == ["monaco-grand-prix/2025: its days"]
    built(site)


def test_an_edition_needs_an_event(site: TinySite) -> None:
    assert 'hint: begin it too: parcferme new event "Le Mans" --year 2025' in told(site, "edition", "Le Mans", "2025")
    assert "did you mean 'Monaco Grand Prix'?" in told(site, "edition", "Monako Grand Prix", "2025")
    assert "this edition exists already" in told(site, "edition", "Monaco GP", "2024")


USAGE = (
    ("edition", "Monaco GP", "24"),
    ("edition", "Monaco GP", "2027", "--date", "May"),
    ("edition", "Monaco GP", "2027", "--date", "2027-05-23/2027-05-21"),
    ("event", "Spa", "--date", "2027-05-23"),
    ("season", "F1"),
    ("driver",),
)


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_usage_begins_nothing(site: TinySite, arguments: tuple[str, ...]) -> None:
    before = tree(site.root)
    assert new(site, *arguments).exit_code == 2
    assert tree(site.root) == before


# ---------------------------------------------------------------- seasons


def test_a_season_begins_as_the_one_before(site: TinySite) -> None:
    begun(site, "edition", "Monaco GP", "2025")
    result = new(site, "season", "F1", "2025")
    assert result.stdout == (
        f"Written: {site.root}/content/events/imola-grand-prix/2025/index.md\n"
        f"As it was: {site.root}/content/events/monaco-grand-prix/2025/index.md\n"
        "Not known yet: the days of every edition: `start` and `end`, and `sessions` once there is a timetable\n"
        "Not known yet: whether rounds and circuits stay as they were in 2024, and which events come and go\n"
    )
    text = (site.root / "content/events/imola-grand-prix/2025/index.md").read_text()
    assert "round: 7      # as in 2024\ncircuit: Imola      # as in 2024\n# start: 2025-05-21\n" in text
    built(site)
    built(site, future=True)
    assert site.page("/events/imola-grand-prix/2025/")


def test_a_season_without_one_before_is_told(site: TinySite) -> None:
    assert "no season of Formula 1 before 2020 is known" in told(site, "season", "F1", "2020")
    assert "no series is called 'Formla 1'\n  hint: did you mean 'Formula 1'?" in told(
        site, "season", "Formla 1", "2025"
    )
    assert "no series is called 'WEC'\n  hint: begin it: parcferme new series \"WEC\"" in told(
        site, "season", "WEC", "2025"
    )


def test_what_the_handbook_begins_builds(site: TinySite) -> None:
    commands = re.findall(r"^parcferme new (.*)$", section("beginning"), re.M)
    for command in commands:
        begun(site, *shlex.split(command))
    assert len(commands) == 8
    built(site, drafts=True, future=True)
