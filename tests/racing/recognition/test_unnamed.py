"""A report of a race that nowhere says which one it was."""

from datetime import date

import pytest

from generator.racing.recognition.keeping import digests, hangs
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.reading import Told, mentions, read, telling, words_of
from generator.racing.recognition.unnamed import reported_race
from generator.racing.roster import Term
from generator.text.blocks import Block
from tests.racing.recognition.cast import cast

REPORT = (
    "He wept on the slowing-down lap, and who would not. Lewis Hamilton won at the age of thirty-nine. Verstappen came "
    "second, Norris was third and Piastri could have had it all with another tyre."
)

STORIES = [
    ("an hour after the flag", "2024-07-07", REPORT, True),
    ("on the third day", "2024-07-10", REPORT, True),
    ("without the win", "2024-07-08", "Verstappen second, Norris third. So to Piastri and to Hamilton.", True),
    ("a week later", "2024-07-14", REPORT, False),
    ("before it", "2024-07-06", REPORT, False),
    ("another winner", "2024-07-08", REPORT.replace("Lewis Hamilton won", "Max Verstappen won, not Hamilton,"), False),
    ("too few of them", "2024-07-08", "Hamilton won. Nobody else was seen.", False),
    ("nothing of what they did", "2024-07-08", "Hamilton, Verstappen, Norris and Piastri were at the dentist.", False),
    ("another year", "2024-07-08", "Hamilton won in 2019. Verstappen, Norris and Piastri have not.", False),
    ("the race by its name", "2024-07-08", f"{REPORT} The British Grand Prix is a fine race.", False),
    ("another race", "2024-07-08", "Hamilton won in Spain. Verstappen, Norris and Piastri have not.", False),
    ("all of a career", "2024-07-08", "Hamilton has won a hundred times. Verstappen, Norris, Piastri: not yet.", False),
]  # fmt: skip


def text_of(day: str, body: str, named: frozenset[Term] = frozenset()) -> Told:
    return Told("Tears", "", date.fromisoformat(day), named, [Block("text", body)])


def reported(told: Told, names: Lexicon) -> Term | None:
    text = read(told)
    race = reported_race(text, names, telling(text, names))
    assert race == reported_race(text, names, mentions(text, names, is_explained=True))
    return race


@pytest.mark.parametrize(
    ("day", "body", "is_meant"), [story[1:] for story in STORIES], ids=[each[0] for each in STORIES]
)
def test_its_results_tell_which_race_a_report_is_of(day: str, body: str, is_meant: bool) -> None:
    assert reported(text_of(day, body), cast()) == (("edition", "great-britain-grand-prix/2024") if is_meant else None)


def test_front_matter_says_better_which_race_it_is() -> None:
    spain: Term = ("edition", "spain-grand-prix/2024")
    assert reported(text_of("2024-07-08", REPORT, frozenset([spain])), cast()) is None


def test_a_report_hangs_on_the_results_of_the_days_before_and_no_other_text_does() -> None:
    tables = cast().tables
    event = next(each for each in tables.subjects if each.slug == "great-britain-grand-prix")
    assert {"2024-07-07", "2024-07-10"} <= digests(cast()).keys()
    assert "2024-07-11" not in digests(cast())
    assert hangs(words_of(read(text_of("2024-07-08", REPORT))), ["2024-07-08"])
    assert not hangs(words_of(read(text_of("2024-07-09", REPORT))), ["2024-07-08"])
    assert any(edition.outcomes for edition in event.editions)
