"""Circuits with their layouts and maps, on their own pages and on those of editions."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom
from tests.tiny import TinySite, article


def svg(number: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><path style="x" d="M{number} 0L9 9"/></svg>'
    )


MONACO = """\
---
name: Circuit de Monaco
layouts:
  - {id: monaco-1, map: maps/one.svg, length_km: 3.145, turns: 13, from: 1955, to: 1972}
  - {id: monaco-2, map: {src: /media/two.svg, credit: Ada, licence: CC0}, length_km: 3.337, turns: 19, from: 2003}
  - {id: kart, name: The kart track, from: 2010, to: 2012}
---
"""

FILES = {
    "content/circuits/monaco.md": MONACO,
    "content/circuits/spa.md": "---\nname: Spa\nmap: spa.svg\n---\n",
    "content/circuits/maps/one.svg": svg(1),
    "content/media/two.svg": svg(2),
    "content/circuits/spa.svg": svg(3),
    "content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\ncircuit: monaco\n---\n",
    **{f"content/events/monaco-grand-prix/{year}.md": "---\n---\n" for year in (1960, 1980, 2009, 2024)},
    "content/events/monaco-grand-prix/2011.md": "---\nlayout: The Kart Track\n---\n",
    "content/events/monaco-grand-prix/2012.md": "---\nstart: 2012-05-27\n---\n",
    "content/events/belgian-grand-prix/2024/index.md": "---\ncircuit: spa\n---\n",
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def paths(site: TinySite, address: str) -> list[str]:
    """The lines of the maps on a page."""
    return [node.attributes["d"] or "" for node in dom(site, address).css("svg.pf-track path")]


def test_a_circuit_shows_its_layouts_with_years_latest_first(site: TinySite) -> None:
    site.built()
    assert paths(site, "/circuits/monaco/") == ["M2 0L9 9", "M1 0L9 9"]
    said = [" ".join(node.text().split()) for node in dom(site, "/circuits/monaco/").css(".pf-layouts li")]
    assert said == [
        "The kart track, 2010 – 2012",
        "2003 – 3.337 km 19 turns Ada, CC0",
        "1955 – 1972 3.145 km 13 turns",
    ]
    assert [node.text() for node in dom(site, "/circuits/spa/").css(".pf-layouts h2")] == ["Track"]


EDITIONS: tuple[tuple[str, list[str]], ...] = (
    ("1960", ["M1 0L9 9"]),
    ("1980", []),
    ("2009", ["M2 0L9 9"]),
    ("2011", []),
    ("2012", []),
    ("2024", ["M2 0L9 9"]),
)


@pytest.mark.parametrize(("year", "wanted"), EDITIONS)
def test_an_edition_shows_the_layout_that_it_names_or_the_only_one_of_its_time(
    site: TinySite, year: str, wanted: list[str]
) -> None:
    site.built()
    assert paths(site, f"/events/monaco-grand-prix/{year}/") == wanted
    assert len(EDITIONS) == 6


def test_an_edition_at_a_circuit_with_one_map_shows_that(site: TinySite) -> None:
    site.built()
    assert paths(site, "/events/belgian-grand-prix/2024/") == paths(site, "/circuits/spa/") == ["M3 0L9 9"]
    map_ = dom(site, "/circuits/spa/").css_first("svg.pf-track")
    assert map_ is not None
    assert map_.attributes["aria-label"] == "Map of Spa"
    assert map_.attributes["viewBox"] == "0 0 500 500"


def test_a_new_map_renders_the_pages_that_show_it_and_no_other(site: TinySite) -> None:
    site.write({"content/articles/one.md": article(circuits="[Spa]")})
    site.built()
    site.write({"content/circuits/spa.svg": svg(4)})
    report = site.built()
    assert (report.rendered, set(report.changed)) == (2, {"/circuits/spa/", "/events/belgian-grand-prix/2024/"})
    assert paths(site, "/circuits/spa/") == ["M4 0L9 9"]


def test_a_map_is_no_file_of_the_site_unless_a_text_shows_it_as_a_picture(site: TinySite) -> None:
    site.write(
        {"content/circuits/monza/index.md": "---\nmap: monza.svg\n---\n", "content/circuits/monza/monza.svg": svg(5)}
    )
    site.built()
    assert [name for name in site.files() if name.endswith(".svg")] == []
    site.write({"content/articles/one.md": article(body="![Two](/media/two.svg)\n\n![Spa](../circuits/spa.svg)")})
    site.built()
    assert [name for name in site.files() if name.endswith(".svg")] == ["media/circuits/spa.svg", "media/two.svg"]


def test_an_svg_that_nobody_takes_for_a_map_is_not_judged(site: TinySite) -> None:
    site.write({"content/media/logo.svg": "<svg><script/></svg>", "content/media/broken.svg": "<svg"})
    assert site.built().problems == ()


def test_a_map_that_gets_better_is_forgiven_at_once(site: TinySite) -> None:
    site.write({"content/circuits/spa.svg": "<svg"})
    assert [each.code for each in site.build().problems] == ["PF119"]
    site.write({"content/circuits/spa.svg": svg(6)})
    assert site.built().problems == ()
    assert paths(site, "/circuits/spa/") == ["M6 0L9 9"]
