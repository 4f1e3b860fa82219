"""Live coverage tells machines its entries; new words in one make its own page and the feeds alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.store.memo import Memo
from tests.tiny import SITE_YAML, TinySite, article

URL = "https://pitwall.example/articles/monza/"
MONZA = "content/articles/monza.md"
BLOCK = """Follow it here.

```{live}
date: 2024-06-16

## 15:03 Lights out & away

**Gasly** leads [Ocon](/drivers/esteban-ocon/)
into the first corner.

| A | B |
|---|---|
| 1 | 2 |

- Both stay out.[^1]

## 15:30

It rains. So much that nobody who stands at the pit wall would want to say which of the tyres is the right one for long.

## 17:10 </script> The flag
```

[^1]: So far.
"""


def live(tmp_path: Path, body: str = BLOCK, kind: str = "live") -> TinySite:
    """A site with one article of live coverage, built."""
    site = TinySite(tmp_path / "site", {MONZA: article("Monza, live", "2024-06-16 12:00", body, kind=kind)})
    site.write({"site.yaml": SITE_YAML + "timezone: Europe/Rome\n"})
    site.memo = Memo(site.root / ".cache")
    site.built()
    return site


def story(site: TinySite) -> dict[str, Any]:
    """What the article is to machines."""
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.page("/articles/monza/"))
    return next(node for node in json.loads(data)["@graph"] if node["@id"].endswith("#article"))


def test_entries_are_told_with_their_times_words_and_addresses(tmp_path: Path) -> None:
    found = story(live(tmp_path))
    flag, rain, start = found["liveBlogUpdate"]
    assert start == {
        "@type": "BlogPosting",
        "@id": f"{URL}#at-2024-06-16-1503",
        "url": f"{URL}#at-2024-06-16-1503",
        "headline": "Lights out & away",
        "datePublished": "2024-06-16T15:03:00+02:00",
        "articleBody": "Gasly leads Ocon into the first corner.\nBoth stay out.",
    }
    assert rain["headline"] == (
        "It rains. So much that nobody who stands at the pit wall would want to say which of the tyres is the right…"
    )
    assert (flag["headline"], "articleBody" in flag) == ("</script> The flag", False)
    assert found["coverageStartTime"] == start["datePublished"]
    assert found["coverageEndTime"] == flag["datePublished"] == "2024-06-16T17:10:00+02:00"


@pytest.mark.parametrize(("kind", "body"), [("report", BLOCK), ("live", "It begins at three.")])
def test_where_nothing_is_live_nothing_is_told_so(tmp_path: Path, kind: str, body: str) -> None:
    assert "liveBlogUpdate" not in story(live(tmp_path, body, kind))


@pytest.mark.parametrize("written", ["", "soon", "2024-06-16", "2024-06-16T15:00"])
def test_what_an_author_writes_like_an_entry_needs_a_moment(tmp_path: Path, written: str) -> None:
    head = f'<p class="pf-entry-head"><time datetime="{written}">3</time></p>'
    body = f'<div class="pf-live"><div class="pf-entry" id="a">{head}<p>Text.</p></div></div>'
    assert "liveBlogUpdate" not in story(live(tmp_path, body))


def test_new_words_in_an_entry_make_its_page_and_the_feeds_alone(tmp_path: Path) -> None:
    site = live(tmp_path)
    site.memo = Memo(site.root / ".cache")
    site.write({MONZA: (site.root / MONZA).read_text().replace("It rains.", "It pours.")})
    report = site.built()
    assert report.changed == ("/articles/monza/", "/feed.json", "/feed.xml")
    assert "relate" not in report.timings
    assert story(site)["liveBlogUpdate"][1]["articleBody"].startswith("It pours.")
    fresh = TinySite(site.root, {"site.yaml": (site.root / "site.yaml").read_text()})
    fresh.output = tmp_path / "clean"
    warm = site.files()
    fresh.built()
    assert fresh.files() == warm
