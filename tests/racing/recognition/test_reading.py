"""Whom a whole text means, by what stands elsewhere in it: in the headline, in tables, in the files of drivers."""

from datetime import date

from generator.model import EntityKind, Parsed, ParsedAs, PartialDate
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.recognition.reading import Told, mentions, read
from generator.racing.roster import Term, roster
from generator.schema import DriverFront, EntityFront, SeriesFront, SpellFront, TeamFront
from generator.text.blocks import Block, BlockKind
from tests.racing.recognition.cast import cast


def driver(name: str, since: str = "", until: str = "", full_name: str = "", series: str = "") -> DriverFront:
    spell = SpellFront(team="acme", series=series, from_=PartialDate(since), to=PartialDate(until))
    spells = (spell,) if since else ()
    return DriverFront(name=name, full_name=full_name, teams=spells)


def knowing(**fronts: DriverFront | TeamFront | SeriesFront) -> Lexicon:
    """The lexicon of these entities, by slug with _ for -."""
    own: dict[Term, Parsed] = {}
    for key, front in fronts.items():
        slug, kind = key.replace("_", "-"), KINDS[type(front)]
        own[kind, slug] = ParsedAs(path=f"content/{kind}/{slug}.md", kind=kind, front=front, slug=slug)
    return lexicon(own, roster(own.values(), [], "").names)


KINDS: dict[type[EntityFront], EntityKind] = {DriverFront: "driver", TeamFront: "team", SeriesFront: "series"}


def named(
    known: Lexicon,
    *blocks: str,
    title: str = "",
    day: str = "2024-05-27",
    kind: BlockKind = "text",
    front: tuple[Term, ...] = (),
) -> list[str]:
    """The slugs of all who are named, in order, each as often as it is; `front` are those of front matter."""
    told = Told(title, "", date.fromisoformat(day), frozenset(front), [Block(kind, text) for text in blocks])
    return [mention.verdict.term[1] for mention in mentions(read(told), known) if mention.verdict.term]


def test_a_headline_means_the_driver_whom_the_text_names_in_full_though_nothing_says_when_he_drove() -> None:
    known = knowing(mia_hart=driver("Mia Hart"))
    assert named(known, "On Sunday Mia Hart was first in Le Mans.", title="Hart wins at home") == [
        "mia-hart",
        "mia-hart",
    ]
    assert named(known, "On Sunday somebody was first.", title="Hart wins at home") == []


def test_a_driver_whose_file_ends_before_the_text_is_meant_where_the_text_names_him_in_full() -> None:
    known = knowing(ben_okoro=driver("Ben Okoro", "2009", "2014"), acme=TeamFront(name="Acme"))
    text = "The race belonged to Ben Okoro, and Okoro knew it."
    assert named(known, text, title="Okoro comes back") == ["ben-okoro"] * 3


def test_a_driver_whose_first_spell_begins_some_years_after_the_text_is_meant_by_a_surname_like_no_other() -> None:
    known = knowing(ben_okoro=driver("Ben Okoro", "2023"), tom_hill=driver("Tom Hill", "2023"))
    text = "Okoro won the race, and Hill was second on the grid."
    assert named(known, text, day="2019-05-01") == ["ben-okoro"]
    assert named(known, text, day="2009-05-01") == []


def test_a_middle_name_before_the_surname_means_the_driver_if_nobody_else_has_that_surname() -> None:
    full = driver("Nino Farro", "1950", "1953", "Emilio Giuseppe Farro")
    assert named(knowing(nino_farro=full), "Giuseppe Farro won the race.", day="1950-05-15") == ["nino-farro"]
    family = knowing(nino_farro=full, giuseppe_farro=driver("Giuseppe Farro", "1980", "1984"))
    assert named(family, "Giuseppe Farro won the race.", day="1950-05-15") == ["giuseppe-farro"]


def test_behind_a_teams_name_another_is_the_engine() -> None:
    teams = knowing(mclaren=TeamFront(name="McLaren"), mercedes=TeamFront(name="Mercedes"))
    assert named(teams, "He won in the McLaren Mercedes.") == ["mclaren"]
    assert named(teams, "MCLAREN FORMULA TEAM MERCEDES", kind="cell") == ["mclaren"]
    assert named(teams, "McLaren beat Mercedes in the race.") == ["mclaren", "mercedes"]


def test_a_series_within_a_teams_name_is_no_series() -> None:
    known = knowing(formula_1=SeriesFront(name="Formula 1", aliases=("F1",)))
    assert named(known, "Stake F1 Team is late, and F1 waits.") == ["formula-1"]


def test_somebody_else_of_that_surname_in_the_text_makes_the_surname_nobodys() -> None:
    known = knowing(leo_stroll=driver("Leo Stroll", "2020"), acme=TeamFront(name="Acme"))
    owner = "Lawrence Stroll spoke before the race."
    assert named(known, owner, "Stroll wants a new factory.", title="Stroll builds") == []
    assert named(known, owner, "Leo Stroll drove. Stroll was ninth.") == ["leo-stroll", "leo-stroll"]


def test_what_belongs_to_a_shop_means_no_driver() -> None:
    known = knowing(lando_norris=driver("Lando Norris", "2019"), acme=TeamFront(name="Acme"))
    assert named(known, "The race was on in Norris's barber shop.") == []
    assert named(known, "The race was won by Norris's strategy.") == ["lando-norris"]


def test_front_matter_that_names_another_series_alone_means_no_team_of_this_one() -> None:
    known = knowing(
        mia_hart=driver("Mia Hart", "2019", series="formula-1"),
        acme=TeamFront(name="Acme"),
        formula_1=SeriesFront(name="Formula 1"),
        wec=SeriesFront(name="World Endurance Championship"),
    )
    text = "Acme led the race for nine hours, and Mia Hart for three."
    assert named(known, text) == ["acme", "mia-hart"]
    assert named(known, text, front=(("series", "wec"),)) == ["mia-hart"]
    assert named(known, text, front=(("series", "wec"), ("series", "formula-1"))) == ["acme", "mia-hart"]
    assert named(known, text, front=(("series", "wec"), ("team", "acme"))) == ["acme", "mia-hart"]


def test_where_motorcycles_are_told_of_a_surname_alone_is_nobodys() -> None:
    known = knowing(gil_morelli=driver("Gil Morelli", "2020", series="formula-1"), acme=TeamFront(name="Acme"))
    assert named(known, "Morelli was third in the race.") == ["gil-morelli"]
    assert named(known, "Morelli was third in the race.", title="MotoGP: a day of rain") == []
    assert named(known, "Gil Morelli watched; Morelli waved.", title="MotoGP: a day of rain") == ["gil-morelli"] * 2
    assert named(known, "In Formula 1 Morelli was third.", title="MotoGP has the better races") == ["gil-morelli"]


def test_of_two_teams_of_a_name_the_one_is_meant_that_a_driver_was_with_who_is_named_in_full() -> None:
    later = SpellFront(team="acme-2010", from_=PartialDate("2010"), to=PartialDate("2014"))
    known = knowing(
        kay_moll=driver("Kay Moll", "1970", "1974"),
        lo_berg=DriverFront(name="Lo Berg", teams=(later,)),
        acme=TeamFront(name="Acme"),
        acme_2010=TeamFront(name="Acme"),
    )
    assert named(known, "The race made Kay Moll famous, and Acme rich.") == ["kay-moll", "acme"]
    assert named(known, "The race made Acme rich.") == []


def test_a_team_is_not_meant_before_there_was_one() -> None:
    known = knowing(kay_moll=driver("Kay Moll", "1990", "1994"), acme=TeamFront(name="Acme"))
    assert named(known, "Acme led the race, and the car broke.", day="1999-05-01") == ["acme"]
    assert named(known, "Acme led the race, and the car broke.", day="1961-05-01") == []


def test_a_team_of_this_series_alone_is_not_meant_where_another_is_told_of_but_beside_a_driver_of_its() -> None:
    known = knowing(mia_hart=driver("Mia Hart", "2019", series="formula-1"), acme=TeamFront(name="Acme"))
    assert named(known, "Acme won the race at Fuji.", title="A day of the WEC") == []
    assert named(known, "Acme won the race, and Mia Hart drove.", title="A day of the WEC") == ["acme", "mia-hart"]
    assert named(known, "Acme won the Formula 1 race.", title="WEC and others") == ["acme"]
    racing_there_too = knowing(mia_hart=driver("Mia Hart", "2019", series="wec"), acme=TeamFront(name="Acme"))
    assert named(racing_there_too, "Acme won the race at Fuji.", title="A day of the WEC") == ["acme"]


def test_another_series_in_front_matter_need_not_be_known_to_the_site_to_leave_makers_alone() -> None:
    spell = SpellFront(team="ferrari", series="formula-1", from_=PartialDate("2019"))
    known = knowing(mia_farro=DriverFront(name="Mia Farro", teams=(spell,)), ferrari=TeamFront(name="Ferrari"))
    wec: tuple[Term, ...] = (("series", "wec"),)
    assert named(known, "Ferrari led the race for nine hours.") == ["ferrari"]
    assert named(known, "Ferrari led the race for nine hours.", front=wec) == []
    assert named(known, "Mia Farro drove the Ferrari in the race.", front=wec) == ["mia-farro", "ferrari"]


def test_places_in_the_cells_of_a_table_are_the_rounds_of_the_year_that_its_title_names() -> None:
    rows = ("Bahrain", "Verstappen", "Saudi Arabia", "Verstappen", "Australia", "Sainz")
    found = named(cast(), *rows, title="Every race of 2024 so far", day="2024-04-01", kind="cell")
    assert found[::2] == ["bahrain-grand-prix/2024", "saudi-arabia-grand-prix/2024", "australia-grand-prix/2024"]


def test_a_track_is_the_race_that_front_matter_names_unless_the_text_names_it_too() -> None:
    race: tuple[Term, ...] = (("edition", "japan-grand-prix/2024"), ("event", "japan-grand-prix"))
    assert named(cast(), "Sainz was third at Suzuka.", day="2024-04-08", front=race)[-1] == "japan-grand-prix/2024"
    both = "The Japanese Grand Prix was short. Sainz was third at Suzuka."
    assert named(cast(), both, day="2024-04-08", front=race) == ["japan-grand-prix/2024", "carlos-sainz-jr"]


def test_what_is_told_in_a_text_that_looks_back_is_of_that_year() -> None:
    known = knowing(
        leo_farro=driver("Leo Farro", "1980", "1985"),
        ida_farro=driver("Ida Farro", "2020"),
        acme=TeamFront(name="Acme"),
    )
    first = "There was rain, and the lap was long."
    assert named(known, f"{first} Farro won the race.", day="2024-05-01") == ["ida-farro"]
    assert named(known, f"{first} Farro won the race.", title="Forty years on", day="2024-05-01") == ["leo-farro"]
    assert named(known, f"{first} Now Farro leads.", title="Forty years on", day="2024-05-01") == ["ida-farro"]


def test_a_town_is_the_race_there_though_front_matter_names_the_circuit_beside_the_race() -> None:
    both: tuple[Term, ...] = (("edition", "monaco-grand-prix/2024"), ("circuit", "monaco"))
    text = "Charles Leclerc won in Monaco on Sunday, and Oscar Piastri was second in the race."
    assert "monaco-grand-prix/2024" in named(cast(), text, day="2024-05-27", front=both)


def test_a_year_that_means_a_race_is_where_it_is_named() -> None:
    text = "The Canadian Grand Prix is on Sunday. Max Verstappen won it in 2022, and again a year later."
    told = Told("", "", date(2024, 6, 6), frozenset(), [Block("text", text)])
    found = [(each.text, each.verdict.term[1]) for each in mentions(read(told), cast()) if each.verdict.term]
    assert found == [
        ("Canadian Grand Prix", "canada-grand-prix/2024"),
        ("Max Verstappen", "max-verstappen"),
        ("2022", "canada-grand-prix/2022"),
        ("a year later", "canada-grand-prix/2023"),
    ]


def test_a_heading_with_a_year_means_the_race_of_the_headline_if_what_follows_tells_of_drivers_of_that_time() -> None:
    below = "Max Verstappen won from pole, and Sergio Perez was second."
    title, day = "Preview of the Canadian Grand Prix", "2024-06-06"
    assert "canada-grand-prix/2023" in named(cast(), "What happened last year?", below, title=title, day=day)
    assert "canada-grand-prix/2022" in named(cast(), "2022", below, title=title, day=day)
    assert "canada-grand-prix/2022" not in named(cast(), "2022", "Tickets were dear.", title=title, day=day)
    assert "canada-grand-prix/2022" not in named(cast(), "2022", below, title="Preview of the summer", day=day)


def test_a_table_of_years_in_a_text_about_one_race_means_its_editions() -> None:
    cells = ("Year", "Winner", "2022", "Verstappen", "2023", "Verstappen", "2011", "Button", "1990", "nobody")
    title, day = "Canadian Grand Prix: who won the race", "2024-06-06"
    found = named(cast(), *cells, title=title, day=day, kind="cell")
    assert [slug for slug in found if "/" in slug] == [
        "canada-grand-prix/2024",
        "canada-grand-prix/2022",
        "canada-grand-prix/2023",
        "canada-grand-prix/2011",
    ]
    assert not any("/" in slug for slug in named(cast(), *cells, title="Who won what in a race", day=day, kind="cell"))


def test_a_day_means_the_race_that_was_held_on_it_at_a_place_that_the_text_names() -> None:
    died = "Ayrton Senna died on the first of May 1994, and the race went on."
    title, day = "Imola, a race", "2024-04-30"
    assert "san-marino-grand-prix/1994" in named(cast(), died, title=title, day=day)
    spoke = "The race went on without him. Ayrton Senna gave his word on the second of May 1993."
    assert "san-marino-grand-prix/1993" not in named(cast(), spoke, title=title, day=day)
