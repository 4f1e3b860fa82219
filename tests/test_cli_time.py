"""The time of a build: given on the command line, by the environment, or by the clock."""

from pathlib import Path

import pytest

from tests.console import run
from tests.tiny import SITE_YAML, TinySite, article


@pytest.fixture(autouse=True)
def _no_date_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/one.md": article("One")})


NOWS = {
    "2024-06-17": False,
    "2024-06-17 13:59": False,
    "2024-06-17 13:59:59": False,
    "2024-06-17 14:00": True,
    "2024-06-17T14:00": True,
    "2024-06-17T12:00Z": True,
    "2024-06-17 11:59:59Z": False,
    "2024-06-17 14:00+02:00": True,
    "2024-06-17 14:00+03:00": False,
}
"""Times, and whether an article of 14:00 in Monaco's summer is published then."""


@pytest.mark.parametrize("now", NOWS)
def test_now_decides_what_is_published_in_the_zone_of_the_site(tmp_path: Path, now: str) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/one.md": article("One", date="2024-06-17 14:00")})
    site.write({"site.yaml": SITE_YAML + "timezone: Europe/Monaco\n"})
    assert run(site, "build", "--now", now).exit_code == 0
    assert (site.output / "articles/one/index.html").exists() == NOWS[now]


def test_every_form_of_now_is_tried() -> None:
    assert len(NOWS) == 9


NO_NOWS = {
    "tomorrow": "write a date such as 2024-06-17 or 2024-06-17 14:00, not 'tomorrow'",
    "17.06.2024": "write a date such as 2024-06-17 or 2024-06-17 14:00, not '17.06.2024'",
    "": "write a date such as 2024-06-17 or 2024-06-17 14:00, not ''",
    "2024-02-30": "2024-02-30 does not exist",
    "2024-06-17 25:00": "2024-06-17 25:00 does not exist",
    "0024-06-17": "the year 0024 is not between 1900 and 2199",
}


@pytest.mark.parametrize("now", NO_NOWS)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_time_that_is_none_is_wrong_usage(site: TinySite, command: str, now: str) -> None:
    result = run(site, command, "--now", now)
    assert result.exit_code == 2
    assert f"Error: Invalid value for --now: {NO_NOWS[now]}\n" in result.stderr
    assert not site.output.exists()


def test_every_time_that_is_none_is_tried() -> None:
    assert len(NO_NOWS) == 6


def test_without_now_the_time_comes_from_the_environment_for_reproducible_builds(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/one.md": article("One", date="2024-06-17 14:00")})
    before, after = {"SOURCE_DATE_EPOCH": "1718632799"}, {"SOURCE_DATE_EPOCH": "1718632800"}
    assert "until 2024-06-17 14:00 UTC" in run(site, "build", env=before).stderr
    assert run(site, "build", env=after).stderr == ""
    assert "until" in run(site, "build", "--now", "2024-06-01", env=after).stderr
    assert run(site, "build", env={"SOURCE_DATE_EPOCH": ""}).stderr == ""


@pytest.mark.parametrize("epoch", ["yesterday", "1718632800.5", "9" * 30])
def test_a_time_of_the_environment_that_is_none_is_wrong_usage(site: TinySite, epoch: str) -> None:
    result = run(site, "build", env={"SOURCE_DATE_EPOCH": epoch})
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not '{epoch}'" in result.stderr
