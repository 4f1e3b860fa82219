"""`parcferme list stale`: which texts read wrongly after what the site knows has changed."""

import json
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.tiny import TinySite, article

SAINZ = "---\nname: Carlos Sainz\nteams: [{team: Ferrari, series: Formula 1, from: 2021%s}]\n---\n\n%s\n"

FILES = {
    "content/teams/ferrari.md": "---\nname: Ferrari\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/drivers/carlos-sainz.md": SAINZ % ("", "He drives for Ferrari."),
    "content/articles/melbourne.md": article(
        "Melbourne", "2024-03-24", "The race was long.\n\nFerrari's Carlos Sainz won it.", drivers="[Carlos Sainz]"
    ),
    "content/articles/before.md": article(
        "Before", "2023-09-17", "Ferrari's Carlos Sainz won in Singapore.", drivers="[Carlos Sainz]"
    ),
}


def listed(site: TinySite, *more: str, now: str = "2024-07-01") -> str:
    done = CliRunner().invoke(main, ["list", "stale", "--root", str(site.root), "--now", now, *more])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_site_whose_texts_agree_with_what_it_knows_has_nothing_to_tell(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    assert listed(site) == "No text reads wrongly by what the site knows.\n"
    assert json.loads(listed(site, "--json")) == []


def test_a_spell_that_is_put_right_names_the_sentences_that_it_makes_wrong(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    listed(site)
    site.write({"content/drivers/carlos-sainz.md": SAINZ % (", to: 2023", "He drives for Ferrari.")})
    assert listed(site) == (
        "content/articles/melbourne.md:9:1: 'Ferrari’s Carlos Sainz': Carlos Sainz was not with Ferrari on 2024-03-24"
        " [PF830]\n"
        "  Ferrari’s Carlos Sainz won it.\n"
        "content/drivers/carlos-sainz.md:6:1: 'He drives for Ferrari': Carlos Sainz is not with Ferrari on 2024-07-01"
        " [PF830]\n"
        "  He drives for Ferrari.\n"
    )


def test_an_article_stays_right_when_the_driver_leaves_and_what_has_no_day_does_not(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    site.write({"content/drivers/carlos-sainz.md": SAINZ % (", to: 2024", "He drives for Ferrari.")})
    assert "melbourne" not in listed(site, now="2026-01-01")
    (row,) = json.loads(listed(site, "--json", now="2026-01-01"))
    assert (row["path"], row["line"], row["code"]) == ("content/drivers/carlos-sainz.md", 6, "PF830")
    assert row["sentence"] == "He drives for Ferrari."
    assert row["hint"].startswith("content/drivers/carlos-sainz.md has him with no team then")


def test_what_the_site_or_the_text_turns_off_is_not_listed(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", FILES)
    text = "He drives for Ferrari. <!-- pf-ignore PF830 -->"
    site.write({"content/drivers/carlos-sainz.md": SAINZ % (", to: 2023", text)})
    assert "carlos-sainz.md" not in listed(site)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "checks: {PF830: off}\n"})
    assert listed(site) == "No text reads wrongly by what the site knows.\n"
