"""Filters: dates, times and figures in words, and in the form for machines."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import example, given
from hypothesis import strategies as st

from generator import filters
from generator.model import Moment, PartialDate, Picture
from generator.text import timing

AT = Moment(datetime(2024, 6, 17, 14, 0, tzinfo=timezone(timedelta(hours=2))))
ALONE = Moment(datetime(2024, 6, 17, tzinfo=UTC), day_only=True)
FILTERED: list[tuple[str, tuple[Any, ...], str]] = [
    ("day", (AT,), "17 June 2024"),
    ("day", (date(2024, 6, 7),), "7 June 2024"),
    ("day", (datetime(2024, 6, 7, 3),), "7 June 2024"),
    ("day", (AT, "de"), "17. Juni 2024"),
    ("day", (AT, "en-US"), "June 17, 2024"),
    ("day", (AT, "tlh"), "17 June 2024"),
    ("clock", (AT,), "14:00"),
    ("clock", (datetime(2024, 6, 7, 3, 5), "de"), "03:05"),
    ("when", (AT,), "17 June 2024, 14:00"),
    ("when", (ALONE,), "17 June 2024"),
    ("when", (date(2024, 6, 17),), "17 June 2024"),
    ("when", (AT, "fr"), "17 juin 2024, 14:00"),
    ("zone", (AT,), "UTC+2"),
    ("zone", (ALONE,), "UTC"),
    ("zone", (datetime(2024, 6, 7, tzinfo=timezone(-timedelta(hours=3, minutes=30))),), "UTC−3:30"),
    ("zone", (datetime(2024, 6, 7),), "UTC"),
    ("iso", (AT,), "2024-06-17T14:00+02:00"),
    ("iso", (ALONE,), "2024-06-17"),
    ("iso", (date(2024, 6, 17),), "2024-06-17"),
    ("iso", (datetime(2024, 6, 7, 3, 5, 9, tzinfo=UTC),), "2024-06-07T03:05:09+00:00"),
    (
        "iso",
        (datetime(1930, 6, 7, 3, 5, tzinfo=timezone(timedelta(minutes=19, seconds=32))),),
        "1930-06-07T02:45:28+00:00",
    ),
    ("days", (date(2024, 5, 24), date(2024, 5, 26)), "24–26 May 2024"),
    ("days", (date(2024, 5, 24), None), "24 May 2024"),
    ("days", (date(2024, 5, 24), date(2024, 5, 24)), "24 May 2024"),
    ("partial", (PartialDate(""),), ""),
    ("partial", (PartialDate("2023"),), "2023"),
    ("partial", (PartialDate("2023-07"),), "July 2023"),
    ("partial", (PartialDate("2023-07"), "de"), "Juli 2023"),
    ("partial", (PartialDate("2023-07-21"),), "21 July 2023"),
    ("lap_time", (83456,), "1:23.456"),
    ("lap_time", (59900,), "59.900"),
    ("lap_time", (6052004,), "1:40:52.004"),
    ("lap_time", (0,), ""),
    ("figure", (25.0,), "25"),
    ("figure", (12.5,), "12.5"),
    ("figure", (10982.25,), "10,982.25"),
    ("figure", (10982.25, "de"), "10.982,25"),
    ("figure", (4862.5, "fr-CA"), "4\xa0862,5"),
    ("figure", (12.5, "nowhere"), "12.5"),
    ("figure", (-3.0,), "−3"),
    ("decimal", ("5.281",), "5.281"),
    ("decimal", ("5.281", "de"), "5,281"),
    ("decimal", ("about 5.2", "de"), "about 5.2"),
    ("language_name", ("de",), "German"),
    ("language_name", ("de-AT", "fr"), "allemand (Autriche)"),
    ("language_name", ("x-none", "de"), "x-none"),
    ("label", ("report",), "Report"),
    ("label", ("something-else",), "Something else"),
    ("open_graph", ("en",), "en_GB"),
    ("open_graph", ("de-AT",), "de_AT"),
    ("open_graph", ("he",), "he_IL"),
    ("open_graph", ("nowhere",), ""),
    (
        "img",
        (Picture(url="/a.svg?b&c", absolute="", alt='A "car"'),),
        '<img src="/a.svg?b&amp;c" alt="A &quot;car&quot;">',
    ),
    ("img", (Picture(url="/a.svg", absolute=""), "50vw", True, "", "b"), '<img src="/a.svg" alt="" class="b">'),
]


def test_the_table_of_filters_has_all_its_rows_and_names_every_filter() -> None:
    assert len(FILTERED) == 54
    assert {name for name, _, _ in FILTERED} == set(filters.filters_in())


@given(st.integers(1, 359_999_999))
def test_a_time_that_is_shown_can_be_written_again(milliseconds: int) -> None:
    assert timing.time(filters.lap_time(milliseconds)) == milliseconds


@pytest.mark.parametrize(("name", "given_", "said"), FILTERED)
def test_filters_say_in_words(name: str, given_: tuple[Any, ...], said: str) -> None:
    assert filters.filters_in()[name](*given_) == said


LANGUAGES = [name.replace("_", "-") for name in locale_identifiers() if name != "en"]


@given(st.sampled_from(LANGUAGES), st.dates())
@example("ja-JP", date(950, 12, 31))
@example("th", date(2024, 2, 29))
def test_a_day_in_any_language_is_babels_own(language: str, value: date) -> None:
    assert filters.day(value, language) == format_date(value, "long", locale=Locale.parse(language, sep="-"))


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)),
    st.integers(-50400, 50400).map(lambda seconds: timezone(timedelta(seconds=seconds))),
)
def test_the_machine_form_of_a_moment_is_that_moment_and_valid_in_html(at: datetime, offset: timezone) -> None:
    moment = at.replace(tzinfo=offset, microsecond=0)
    said = filters.iso(Moment(moment))
    assert datetime.fromisoformat(said) == moment
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d", said)
