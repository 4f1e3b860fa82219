"""The clock of a blog of WordPress: no moment is ever shifted, and a zone is chosen only where it is sure."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.newsroom.moving.wordpress.clock import Clock, written
from generator.newsroom.moving.wordpress.importing import import_wordpress
from tests.newsroom.moving.old_sites import builds, keys, texts
from tests.newsroom.moving.wxr import entry, export

AT = datetime(2019, 3, 4, 10)
NEVER = "0000-00-00 00:00:00"


def posts(ahead: int, count: int, first: int = 1) -> list[str]:
    world = AT - timedelta(minutes=ahead)
    return [
        entry(number, f"Post {number}", "x", post_date=f"{AT}", post_date_gmt=f"{world}")
        for number in range(first, first + count)
    ]


SETTINGS = {0: "UTC ", 60: "Etc/GMT-1 ", -300: "Etc/GMT+5 ", 540: "Etc/GMT-9 ", 330: "UTC "}


@pytest.mark.parametrize("ahead", SETTINGS)
def test_one_offset_in_all_texts_is_the_zone_of_a_new_site(tmp_path: Path, ahead: int) -> None:
    draft = entry(9, "Draft", "x", status="draft", post_date=f"{AT}", post_date_gmt=NEVER)
    found = import_wordpress(tmp_path / "site", [export(tmp_path, *posts(ahead, 3), draft)])
    assert f"timezone: {SETTINGS[ahead]}" in (tmp_path / "site/site.yaml").read_text()
    assert len({keys(text)["date"] for text in texts(tmp_path / "site").values()}) == 1
    told = ("timezone: UTC    # the old blog's clock was at +05:30 in 3 texts: write its zone, such as Europe/Berlin",)
    assert found.settings == (told if ahead == 330 else ())
    builds(tmp_path / "site")


def test_all_zones_ran() -> None:
    assert len(SETTINGS) == 5


def test_summer_time_is_told_and_decided_by_nobody(tmp_path: Path) -> None:
    draft = entry(99, "Draft", "x", status="draft", post_date=f"{AT}", post_date_gmt=NEVER)
    found = import_wordpress(tmp_path / "site", [export(tmp_path, *posts(120, 3), *posts(60, 2, 50), draft)])
    assert found.settings == (
        "timezone: UTC    # the old blog's clock was at +02:00 in 3 texts, +01:00 in 2 texts: write its zone, such as "
        "Europe/Berlin",
    )
    assert "timezone: UTC " in (tmp_path / "site/site.yaml").read_text()
    assert keys(texts(tmp_path / "site")["articles/2019/2019-03-04-draft.md"])["date"] == f"{AT}"


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0, second=0))


@given(MOMENTS, st.integers(-14 * 60, 14 * 60), st.lists(st.integers(-14, 14), max_size=5))
def test_no_moment_is_shifted(local: datetime, ahead: int, others: list[int]) -> None:
    clock = Clock.of((AT, AT - timedelta(hours=each)) for each in others)
    world = local - timedelta(minutes=ahead)
    told = datetime.fromisoformat(written(local, world, clock).replace("Z", "+00:00"))
    assert told.replace(tzinfo=None) == local
    assert told.utcoffset() == timedelta(minutes=ahead)
