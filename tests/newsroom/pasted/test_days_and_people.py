"""Days, datelines, bylines and the lines that say what they are."""

import pytest

from generator.newsroom.pasted.bylines import byline, reported_by
from generator.newsroom.pasted.datelines import dateline
from generator.newsroom.pasted.days import day_without_year, days
from generator.newsroom.pasted.labels import told

DAYS = {
    "June 9, 2024": "2024-06-09",
    "9 June 2024": "2024-06-09",
    "Sunday, June 9th, 2024": "2024-06-09",
    "9. Juni 2024": "2024-06-09",
    "le 9 juin 2024": "2024-06-09",
    "1er mai 2024": "2024-05-01",
    "9 de junio de 2024": "2024-06-09",
    "9 giugno 2024": "2024-06-09",
    "9 czerwca 2024": "2024-06-09",
    "Sept. 1, 2024": "2024-09-01",
    "09.06.2024": "2024-06-09",
    "06/19/2024": "2024-06-19",
    "19/06/2024": "2024-06-19",
    "06/06/2024": "2024-06-06",
    "06/09/2024": "",
    "2024年6月9日": "2024-06-09",
    "2024-06-09": "2024-06-09",
    "2024-06-09T14:30": "2024-06-09 14:30",
    "2024-06-09T14:30:15Z": "2024-06-09 14:30Z",
    "2024-06-09T14:30:15.250+02:00": "2024-06-09 14:30+02:00",
    "9 June 2024, 14:30 CET": "2024-06-09 14:30+01:00",
    "June 9, 2024 at 2:05 p.m. EDT": "2024-06-09 14:05-04:00",
    "5:31 PM · Jun 9, 2024": "2024-06-09 17:31",
    "9. Juni 2024, 14.30 Uhr": "2024-06-09 14:30",
    "12:15 am, 9 June 2024": "2024-06-09 00:15",
    "4 novembre 2024 à 10h32": "2024-11-04 10:32",
    "9 June 2024 at 10.32": "2024-06-09 10:32",
    "9 giugno 2024 alle ore 10.32": "2024-06-09 10:32",
    "9 de junio de 2024 a las 10:32": "2024-06-09 10:32",
    "9 June 2024 10.32": "2024-06-09",
    "9 June 2024 12 cars": "2024-06-09",
    "9 June 2024 25:61": "2024-06-09",
}
NO_DAYS = (
    "30 February 2024",
    "June 2024",
    "9 June",
    "the 2024 race",
    "1:23.456",
    "2024-13-01",
    "99/99/2024",
    "version 1.2.2024.5",
    "May 2024",
)


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_in_every_form_that_is_certain(text: str) -> None:
    assert [each.value for each in days(text)] == [DAYS[text]]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_none(text: str) -> None:
    assert list(days(text)) == []


def test_all_days_ran() -> None:
    assert (len(DAYS), len(NO_DAYS)) == (32, 9)


def test_a_day_without_a_year_is_a_month_and_a_day() -> None:
    assert [day_without_year(text) for text in ("June 9", "9 June", "9. Juni", "June 31", "June")] == [
        (6, 9), (6, 9), (6, 9), None, None,
    ]  # fmt: skip


DATELINES = {
    "MONTREAL, June 9, 2024 (Reuters) - Max won.": ("2024-06-09", None, "Reuters", "Max won."),
    "MONTREAL (AP) — Max won.": ("", None, "AP", "Max won."),
    "MONTREAL, June 9 (Reuters) - Max won.": ("", (6, 9), "Reuters", "Max won."),
    "Montreal, 9 June 2024: Max won.": ("2024-06-09", None, "", "Max won."),
    "LE CASTELLET, France, 26 June — Max won.": ("", (6, 26), "", "Max won."),
    "June 9 (Reuters) - Max won.": ("", (6, 9), "Reuters", "Max won."),
    "Miami (dpa) - Norris siegt.": ("", None, "dpa", "Norris siegt."),
    "Max won in Montreal - again - and left.": None,
    "Ferrari (again) - a story.": None,
    "Verstappen, who was first, won.": None,
    "10 things we learned: the rain.": None,
}


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_told_from_prose(text: str) -> None:
    found = dateline(text)
    assert (found and (found.day, found.without_year, found.agency, text[found.end :])) == DATELINES[text]


BYLINES = {
    "By Jo Pit": ("Jo Pit",),
    "BY JO PIT": ("Jo Pit",),
    "by Jo Pit and Ann van der Box": ("Jo Pit", "Ann van der Box"),
    "By Jo Pit, Ann Box & Bo O'Hara": ("Jo Pit", "Ann Box", "Bo O'Hara"),
    "Words: Jo Pit": ("Jo Pit",),
    "Written by Jean-Éric Müller": ("Jean-Éric Müller",),
    "By AFP": ("AFP",),
    "Von Greta Sander": ("Greta Sander",),
    "By Jo Pit, F1 correspondent": ("Jo Pit",),
    "By Jo Pit in Montreal": ("Jo Pit",),
    "By the time Max Verstappen stopped": None,
    "By Max Verstappen's standards it was slow": None,
    "By Design": None,
    "By Sunday Max Verstappen had won": None,
    "Jo Pit": None,
}


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_names_people_and_says_little_else(line: str) -> None:
    found = byline(line)
    assert (found and found.authors) == BYLINES[line]


def test_the_last_line_of_an_agency_names_who_reported() -> None:
    assert reported_by("(Reporting by Alma Reyes; Editing by Ken Doyle)") == ("Alma Reyes",)
    assert reported_by("He was reporting by phone.") == ()


TOLD = {
    "Published 9 June 2024": {"date": "2024-06-09"},
    "Posted on June 9, 2024 by Jo Pit": {"date": "2024-06-09", "author": "Jo Pit"},
    "By Jo Pit | June 9, 2024 | 4 min read": {"author": "Jo Pit", "date": "2024-06-09", "byline": "4 min read"},
    "Publié le 4 novembre 2024 à 10h32 par Pierre Dupont": {"date": "2024-11-04 10:32", "author": "Pierre Dupont"},
    "Veröffentlicht am 4. November 2024 um 10:32 Uhr von Karl Sander": {
        "date": "2024-11-04 10:32",
        "author": "Karl Sander",
    },
    "Pubblicato il 4 novembre 2024 alle 10:32 di Marco Rossi": {"date": "2024-11-04 10:32", "author": "Marco Rossi"},
    "Publicado el 4 de noviembre de 2024 a las 10:32 por Ana Gil": {"date": "2024-11-04 10:32", "author": "Ana Gil"},
    "Published 9 June 2024 at 10.32 by Jo Pit": {"date": "2024-06-09 10:32", "author": "Jo Pit"},
    "By Jo Pit, 9 June 2024": {"author": "Jo Pit", "date": "2024-06-09"},
    "Last updated: 10 June 2024, 08:15": {"updated": "2024-06-10 08:15"},
    "Veröffentlicht am 9. Juni 2024": {"date": "2024-06-09"},
    "Montreal, 9 June 2024": {"date": "2024-06-09", "byline": "Montreal, 9 June 2024"},
    "Source: Autosport": {"source": "Autosport"},
    "Source: Racing Example, https://racing.example/a": {"source": "Racing Example"},
    "https://www.racing.example/a_b?c=d": {"source": "racing.example"},
    "Tags: team orders, #McLaren": {"tags": "McLaren"},
    "Category: Opinion": {"kind": "opinion"},
    "Photo: Ann Box/Getty Images": {"picture": ""},
    "Headline: Max wins": {"title": "Max wins"},
    "On 9 June 2024 Max Verstappen won the Canadian Grand Prix in the rain.": None,
    "Sources: Mercedes may leave, and nobody will say why it is that they would.": None,
    "The date: 9 June": None,
    "Monaco Grand Prix preview, 26 May 2024, and who will win it": None,
    "Words: there were many.": None,
}


@pytest.mark.parametrize("line", TOLD)
def test_a_line_says_what_it_is_or_is_text(line: str) -> None:
    found = told(line, has_title=True)
    assert (None if found is None else {each.key: each.value for each in found}) == TOLD[line]
