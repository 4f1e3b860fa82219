"""Dates and times, in the site's zone."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Moment, digest_of
from generator.text.dates import DateError, NoSuchDateError, day, moment, partial_date, zone

MONACO = "Europe/Monaco"

MOMENTS = (
    ("2024-06-17", MONACO, "2024-06-17T00:00:00+02:00"),
    ("2024-01-17", MONACO, "2024-01-17T00:00:00+01:00"),
    ("2024-06-17 14:00", MONACO, "2024-06-17T14:00:00+02:00"),
    ("2024-06-17 14:00:59", MONACO, "2024-06-17T14:00:59+02:00"),
    ("2024-06-17  14:00", MONACO, "2024-06-17T14:00:00+02:00"),
    ("2024-06-17T14:00", MONACO, "2024-06-17T14:00:00+02:00"),
    ("2024-06-17t14:00z", MONACO, "2024-06-17T16:00:00+02:00"),
    ("2024-06-17 14:00Z", MONACO, "2024-06-17T16:00:00+02:00"),
    ("2024-06-17 14:00 Z", MONACO, "2024-06-17T16:00:00+02:00"),
    ("2024-06-17T14:00:00+02:00", MONACO, "2024-06-17T14:00:00+02:00"),
    ("2024-06-17 14:00 +0200", "UTC", "2024-06-17T12:00:00+00:00"),
    ("2024-06-17 14:00 -03:30", "UTC", "2024-06-17T17:30:00+00:00"),
    ("2024-06-17 23:30Z", "Asia/Tokyo", "2024-06-18T08:30:00+09:00"),
    ("2024-10-27 02:30", MONACO, "2024-10-27T02:30:00+02:00"),  # the clock shows it twice: the earlier
    ("2024-10-27 02:30 +01:00", MONACO, "2024-10-27T02:30:00+01:00"),
    ("2024-03-31 02:00", MONACO, "2024-03-31T03:00:00+02:00"),  # the clock leaps from 2 to 3
    ("2024-03-31 02:30", MONACO, "2024-03-31T03:00:00+02:00"),
    ("2024-03-31 02:59:59", MONACO, "2024-03-31T03:00:00+02:00"),
    ("2024-03-31 03:00", MONACO, "2024-03-31T03:00:00+02:00"),
    ("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),  # no midnight that day
    ("2011-12-30 12:00", "Pacific/Apia", "2011-12-31T00:00:00+14:00"),  # no such day there
    ("2024-10-06 02:15", "Australia/Lord_Howe", "2024-10-06T02:30:00+11:00"),
    ("1923-05-26", "Europe/Amsterdam", "1923-05-26T00:00:00+01:00"),
    ("1900-01-01", MONACO, "1900-01-01T00:00:00+00:09"),  # 9 minutes and 21 seconds
    ("2199-12-31 23:59", "UTC", "2199-12-31T23:59:00+00:00"),
)

NO_MOMENTS: tuple[str, ...] = (
    "",
    "tomorrow",
    "17.06.2024",
    "2024-6-7",
    "2024-06",
    "2024-06-17 14",
    "2024-06-17 9:30",
    "2024-06-17 +02:00",
)
NO_MOMENTS += ("2024-06-17 14:00 CET", "2024-06-17 14:00:00.5", "٢٠٢٤-06-17", "2024-06-17\n", " 2024-06-17", "20240617")
NEVER: tuple[str, ...] = (
    "2024-02-30",
    "2023-02-29",
    "2024-00-10",
    "2024-13-01",
    "2024-06-31",
    "2024-06-17 24:00",
    "2024-06-17 25:00",
)
NEVER += ("2024-06-17 14:60", "2024-06-17 14:00:60", "2024-06-17 14:00 +24:00", "2024-06-17 14:00 +02:60")
OUT_OF_RANGE = ("1899-12-31", "2200-01-01", "0024-06-17")


def test_moments_are_read_in_the_sites_zone() -> None:
    found = [moment(text, zone(name)).at.isoformat() for text, name, _ in MOMENTS]
    assert found == [wanted for *_, wanted in MOMENTS]
    assert len(MOMENTS) == 25


def test_a_day_alone_has_no_time() -> None:
    assert moment("2018-11-04", zone("America/Sao_Paulo")).day_only
    assert not moment("2024-06-17 00:00", zone("UTC")).day_only


def test_text_of_another_form_is_no_date() -> None:
    for text in NO_MOMENTS:
        with pytest.raises(DateError, match="a date such as 2024-06-17 or 2024-06-17 14:00") as error:
            moment(text, zone("UTC"))
        assert error.type is DateError, text
    assert len(NO_MOMENTS) == 14


def test_dates_that_never_come_are_told_apart() -> None:
    for text in NEVER:
        with pytest.raises(NoSuchDateError) as error:
            moment(text, zone("UTC"))
        assert str(error.value) == text
    assert len(NEVER) == 11


def test_years_far_away_are_refused() -> None:
    for text in OUT_OF_RANGE:
        with pytest.raises(NoSuchDateError, match=f"the year {text[:4]} is not between 1900 and 2199"):
            moment(text, zone("UTC"))
    assert len(OUT_OF_RANGE) == 3


def test_days_and_parts_of_dates() -> None:
    assert day("1996-02-07") == date(1996, 2, 7)
    assert [partial_date(text) for text in ("1894", "2023-07", "2024-02-29")] == ["1894", "2023-07", "2024-02-29"]


@pytest.mark.parametrize("text", ["", "1996", "7 February 1996", "1996-02-07 10:00", "1996-2-7"])
def test_a_day_needs_its_form(text: str) -> None:
    with pytest.raises(DateError, match="a day such as 2024-06-17"):
        day(text)


@pytest.mark.parametrize("text", ["", "96", "2023-", "2023-7", "2023/07", "since 2023", "2023-07-21 10:00"])
def test_a_part_of_a_date_needs_its_form(text: str) -> None:
    with pytest.raises(DateError, match="a year, a month or a day: 2024, 2024-06 or 2024-06-17"):
        partial_date(text)


def test_days_that_do_not_exist() -> None:
    for text in ("2023-13", "2023-00", "2023-02-29"):
        with pytest.raises(NoSuchDateError, match=text):
            partial_date(text)
    with pytest.raises(NoSuchDateError, match="2023-02-29"):
        day("2023-02-29")
    with pytest.raises(NoSuchDateError, match="the year 1799 is not between 1800 and 2199"):
        partial_date("1799")


UNKNOWN_ZONES = {
    "Europe/Monacco": "no time zone is called 'Europe/Monacco'; did you mean 'Europe/Monaco'?",
    "europe/monaco": "no time zone is called 'europe/monaco'; did you mean 'Europe/Monaco'?",
    "Berlin": "no time zone is called 'Berlin'; did you mean 'Europe/Berlin'?",
    "New York": "no time zone is called 'New York'; did you mean 'America/New_York'?",
    "../../etc/passwd": "no time zone is called '../../etc/passwd'",
    "": "no time zone is called ''",
}


def test_unknown_zones_come_with_a_guess() -> None:
    for name, message in UNKNOWN_ZONES.items():
        with pytest.raises(ValueError) as error:
            zone(name)
        assert str(error.value) == message


ZONES = [
    zone(name) for name in ("UTC", MONACO, "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Monrovia")
]
CLOCKS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(microsecond=0))


@given(CLOCKS, st.sampled_from(ZONES))
def test_a_moment_is_the_clock_or_the_first_after_it(clock: datetime, site: tzinfo) -> None:
    at = moment(clock.isoformat(" "), site).at
    shown = at.replace(tzinfo=None)
    assert isinstance(at.tzinfo, timezone)
    assert shown >= clock
    assert shown - clock <= timedelta(days=1)
    assert moment(shown.isoformat(), site).at == at


@given(CLOCKS, st.sampled_from(ZONES), st.integers(-23 * 60, 23 * 60))
def test_an_offset_names_the_instant(clock: datetime, site: tzinfo, minutes: int) -> None:
    aware = clock.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    at = moment(aware.isoformat(), site).at
    assert abs(at - aware) < timedelta(minutes=1 if clock.year < 1973 else 0, microseconds=1)


@given(CLOCKS, st.sampled_from(ZONES))
def test_moments_can_be_kept(clock: datetime, site: tzinfo) -> None:
    found = moment(clock.isoformat(), site)
    kept = msgspec.json.decode(msgspec.json.encode(found), type=Moment)
    assert (kept, digest_of(kept)) == (found, digest_of(found))


@given(st.text(max_size=30) | st.from_regex(r"\A\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2})?[+Z]?\Z"))
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    for read in (day, partial_date, lambda each: moment(each, UTC)):
        try:
            read(text)
        except DateError:
            continue
