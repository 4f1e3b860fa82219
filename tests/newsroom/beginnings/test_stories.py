"""An article about an edition begins with what the site knows of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.newsroom.beginnings import begun, edition, new, season, told
from tests.tiny import TinySite

REPORT = """\
---
title: Leclerc wins at Imola
date: 2024-05-20 12:00
kind: report
draft: true      # take this line out to publish
# summary: One or two sentences for lists, feeds and search engines.
drivers: [Charles Leclerc, Lando Norris, Pierre Gasly]
teams: [Ferrari]
events: [imola-grand-prix/2024]
circuits: [Imola]
series: [Formula 1]
tags: []
---

```{results}
edition: imola-grand-prix/2024
session: race
```

"""

PREVIEW = """\
events: [monaco-grand-prix/2024]
circuits: [Monaco]
series: [Formula 1]
tags: []
---

- Practice 1: 26 May 2024, 11:30 (UTC+2)
- Race: 26 May 2024, 15:00 (UTC+2)

```{standings}
edition: imola-grand-prix/2024
top: 10
```

"""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return season(tmp_path)


def test_a_report_begins_with_the_classification(site: TinySite) -> None:
    (path,), unknown = begun(
        site, "article", "Leclerc wins at Imola", "--kind", "report", "--event", "Imola Grand Prix 2024"
    )
    assert path == "content/articles/2024-05-20-leclerc-wins-at-imola.md"
    assert (site.root / path).read_text(encoding="utf-8") == REPORT
    assert unknown == []


def test_a_preview_begins_with_the_timetable_and_the_standings(site: TinySite) -> None:
    (path,), unknown = begun(site, "article", "Monaco ahead", "--kind", "preview", "--event", "monaco-grand-prix/2024")
    text = (site.root / path).read_text(encoding="utf-8")
    assert text.endswith(PREVIEW)
    assert "drivers: []\nteams: []\n" in text
    assert unknown == []


@pytest.mark.parametrize("kind", ["news", "preview", "practice", "qualifying", "report", "reaction", "opinion", "live"])
@pytest.mark.parametrize("event", ["imola-grand-prix/2024", "Monaco GP 2024"])
def test_an_article_of_any_kind_builds_as_it_was_begun(site: TinySite, kind: str, event: str) -> None:
    begun(site, "article", "A story", "--kind", kind, "--event", event)
    report = site.build(strict=True, drafts=True, now=datetime(2024, 5, 21, tzinfo=UTC))
    assert site.told(report) == ""
    assert site.page("/articles/a-story/")


def test_what_nobody_knows_yet_is_said_and_not_made_up(site: TinySite) -> None:
    (path,), unknown = begun(site, "article", "Monaco", "--kind", "report", "--event", "Monaco GP 2024")
    assert unknown == ["the results: content/events/monaco-grand-prix/2024/race.csv; then a results block shows them"]
    assert (site.root / path).read_text().endswith("tags: []\n---\n\n")
    site.write({"content/events/spa/2024/index.md": edition(9, "2024-07-28", "spa")})
    site.remove("content/events/imola-grand-prix/2024/race.csv")
    _, unknown = begun(site, "article", "Spa", "--kind", "preview", "--event", "spa/2024")
    assert unknown == [
        "the timetable: sessions in content/events/spa/2024/index.md",
        "standings: no round of the season before this one has results and rules",
    ]


def test_practice_begins_with_the_last_one_that_has_results(site: TinySite) -> None:
    rows = "position,drivers\n1,Leclerc\n"
    folder = "content/events/imola-grand-prix/2024"
    site.write({f"{folder}/practice-1.csv": rows, f"{folder}/practice-2.csv": rows})
    (path,), _ = begun(site, "article", "Friday", "--kind", "practice", "--event", "imola-grand-prix/2024")
    text = (site.root / path).read_text()
    assert "session: practice-2\n" in text
    assert "drivers: [Charles Leclerc]\nteams: []\n" in text
    assert site.told(site.build(strict=True, drafts=True, now=datetime(2024, 5, 21, tzinfo=UTC))) == ""


def test_one_whose_name_another_has_too_is_named_by_slug(site: TinySite) -> None:
    site.write({"content/drivers/lando-norris-junior.md": "---\nname: Lando Norris\n---\n"})
    site.write({"content/events/imola-grand-prix/2024/race.csv": "position,drivers\n1,lando-norris\n"})
    (path,), _ = begun(site, "article", "A", "--kind", "report", "--event", "imola-grand-prix/2024")
    assert "drivers: [lando-norris]\n" in (site.root / path).read_text()


WRONG = {
    "Monca GP 2024": "content: error: no edition is called 'Monca GP 2024'\n  hint: did you mean 'Monaco Grand Prix'?",
    "monaco-grand-prix/2031": "content: error: no edition is called 'monaco-grand-prix/2031'\n"
    '  hint: begin it: parcferme new edition "Monaco Grand Prix" 2031',
    "Spa": "content: error: no edition is called 'Spa'\n  hint: write the event and the year: monaco-grand-prix/2024",
}


@pytest.mark.parametrize("event", WRONG)
def test_an_edition_that_nobody_knows_is_told(site: TinySite, event: str) -> None:
    assert told(site, "article", "A", "--event", event).startswith(WRONG[event])
    assert not (site.root / "content/articles").exists()


def test_a_story_is_never_overwritten(site: TinySite) -> None:
    begun(site, "article", "A", "--event", "imola-grand-prix/2024")
    assert "this article exists already" in told(site, "article", "A", "--event", "imola-grand-prix/2024")
    assert "an article needs a title" in told(site, "article", " ", "--event", "imola-grand-prix/2024")


def test_a_site_that_cannot_be_read_begins_nothing(site: TinySite) -> None:
    site.remove("site.yaml")
    assert new(site, "article", "A", "--event", "imola-grand-prix/2024").exit_code == 1
