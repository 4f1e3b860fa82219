"""Names that are misspelt, and names without their accents."""

from pathlib import Path

import pytest

from tests.newsroom.rules.desks import Files, found
from tests.tiny import article

ONE = "content/articles/one.md"
KNOWN: Files = {
    "content/drivers/drivers.yaml": """\
max-verstappen: {name: Max Verstappen, teams: [{team: red-bull, from: 2016}]}
lando-norris: {name: Lando Norris, teams: [{team: mclaren, from: 2019}]}
charles-leclerc: {name: Charles Leclerc, teams: [{team: ferrari, from: 2019}]}
mark-webber: {name: Mark Webber, teams: [{team: red-bull, from: 2007, to: 2013}]}
kimi-raikkonen: {name: Kimi Räikkönen, teams: [{team: ferrari, from: 2007, to: 2021}]}
sergio-perez: {name: Sergio Pérez, aliases: [Perez], teams: [{team: red-bull, from: 2021, to: 2024}]}
nico-hulkenberg: {name: Nico Hülkenberg, teams: [{team: haas, from: 2010}]}
george-russell: {name: George Russell, teams: [{team: mercedes, from: 2019}]}
""",
    "content/teams/teams.yaml": """\
red-bull: {name: Red Bull}
mclaren: {name: McLaren}
ferrari: {name: Ferrari}
mercedes: {name: Mercedes}
haas: {name: Haas}
""",
    "content/circuits/circuits.yaml": """\
silverstone: {name: Silverstone, country: Great Britain}
nurburgring: {name: Nürburgring, country: Germany}
interlagos: {name: Interlagos, country: Brazil}
austin: {name: Circuit of the Americas, aliases: [Americas], country: United States}
""",
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
}


def site(body: str, title: str = "A race", **keys: str) -> Files:
    return {**KNOWN, ONE: article(title, body=body, **{"series": "[Formula 1]", **keys})}


SLIPS: tuple[tuple[Files, str], ...] = (
    (
        site("Max Verstappen won the race. Behind Verstapen came the rest of the field."),
        f"{ONE}:7:37 [Verstapen] 'Verstapen' may be a slip for 'Verstappen' (max-verstappen)"
        " | write 'Verstappen' if that is meant",
    ),
    (site("The race was won by Max Verstapen."), f"{ONE}:7:25 [Verstapen] 'Verstapen' may be"),
    (site("Once more Verstappenn was in front of the field."), f"{ONE}:7:11 [Verstappenn] 'Verstappenn' may be"),
    (site("Lando Norris was second; Noris's tyres were old."), f"{ONE}:7:26 [Noris] 'Noris' may be a slip for"),
    (site("Text.", drivers="[Charles Leclerc]", title="Leclrec wins"), f"{ONE}:2:8 [Leclrec] 'Leclrec' may be"),
    (
        {ONE: article("One", drivers="[Charles Leclerc]", body="Behind Leclrec came the others.")},
        f"{ONE}:7:8 [Leclrec] 'Leclrec' may be a slip for 'Leclerc' (charles-leclerc)",
    ),
    (site("They race at Silverston on Sunday."), f"{ONE}:7:14 [Silverston] 'Silverston' may be a slip for 'Silver"),
    (site("A good day for Mercedez in this race."), f"{ONE}:7:16 [Mercedez] 'Mercedez' may be a slip for 'Mercedes'"),
    (
        site("A good day.\n\n- second item with *George Russel*\n- the third"),
        f"{ONE}:9:28 [Russel] 'Russel' may be a slip for 'Russell' (george-russell)",
    ),
)
"""A site, and what is told."""

RIGHT: tuple[Files, ...] = (
    site("Max Verstappen won. The Verstappens are a family of drivers; so are the Norrises."),
    site("Lando Norris won. His mechanic Karl Norriss is glad, and Norriss said so."),
    site("Mark Webber won. So said Weber, a reporter. Karl Weber likes to talk."),
    site("Lando Norris won. The Morris of his father stood outside."),
    site("Lando Norris won. In lower case verstapen is left alone, and so is @Norriss or #Noriss or norris.Noriss."),
    site("Max Verstappen won. He may `Verstapen` in code, and [here](https://example.org/Verstapen)."),
    site("Charles Leclerc won. The Ferraris were quick, and Mercedes was slow."),
    site("We were in America for the race, and at the Circuit of the Americas."),
    site("The Interlago runs through the town; an interlago is a lake between."),
    site("In 2024 a certain Webbers was seen, of whom we know nothing."),
    site("Text.", author="Max Verstapen", tags="[Silverston]"),
)
"""Sites in which nothing is misspelt."""

BARE: tuple[tuple[Files, list[str]], ...] = (
    (
        site("The race was won by Kimi Raikkonen of Ferrari."),
        [
            f"{ONE}:7:26 [Raikkonen] 'Raikkonen' is written 'Räikkönen' in the file of kimi-raikkonen"
            " | write 'Räikkönen', or list the other form among its `aliases`"
        ],
    ),
    (site("Text.", title="Nico Hulkenberg is third"), [f"{ONE}:2:13 [Hulkenberg] 'Hulkenberg' is written"]),
    (
        site("They test at the Nurburgring.\n\nThe Nurburgring is long."),
        [f"{ONE}:7:18 [Nurburgring] 'Nurb", f"{ONE}:9:5 [Nurburgring] 'Nurb"],
    ),
)

CLOTHED: tuple[Files, ...] = (
    site("The race was won by Kimi Räikkönen of Ferrari."),
    site("Sergio Perez was second, said Perez, and Pérez was glad."),
    site("Nico Huelkenberg was third in the race."),
    site("The race was won by Kimi."),
    site("See [the file](https://example.org/Raikkonen) and `Kimi Raikkonen`."),
)


@pytest.mark.parametrize(("files", "wanted"), SLIPS)
def test_a_slip_is_told_where_it_stands(tmp_path: Path, files: Files, wanted: str) -> None:
    (told,) = found(tmp_path, "PF801", files)
    assert told.startswith(wanted)


@pytest.mark.parametrize("files", RIGHT)
def test_what_may_be_a_word_or_another_name_is_left_alone(tmp_path: Path, files: Files) -> None:
    assert found(tmp_path, "PF801", files) == []


def test_a_slip_is_told_once_in_a_text(tmp_path: Path) -> None:
    files = site("Max Verstappen won. Verstapen led, and Verstapen was glad.\n\nThen Verstapen slept.")
    assert len(found(tmp_path, "PF801", files)) == 1


@pytest.mark.parametrize(("files", "wanted"), BARE)
def test_a_name_without_its_accents_is_told_each_time(tmp_path: Path, files: Files, wanted: list[str]) -> None:
    told = found(tmp_path, "PF818", files)
    assert [each.startswith(start) for each, start in zip(told, wanted, strict=True)] == [True] * len(wanted)


@pytest.mark.parametrize("files", CLOTHED)
def test_a_form_that_is_known_is_right(tmp_path: Path, files: Files) -> None:
    assert found(tmp_path, "PF818", files) == []


def test_both_rules_are_tried_three_times_each_way() -> None:
    assert (len(SLIPS), len(RIGHT), len(BARE), len(CLOTHED)) == (9, 11, 3, 5)
