"""The page that says what comes from others."""

from pathlib import Path

import pytest

from generator.outputs.attribution import licence_address
from tests.outputs.reading import dom, links, texts, there, values
from tests.tiny import SITE_YAML, TinySite, article

F1DB = "sources: [{name: F1DB, url: 'https://f1db.example/', licence: CC BY 4.0%s}]"
SVG = '<svg viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>'

FILES = {
    "content/drivers/f1db.yaml": (
        f"alain-prost:\n  name: Alain Prost\n  {F1DB % ''}\nnobody-names-him:\n  {F1DB % ''}\n"
        f"ayrton-senna:\n  name: Ayrton Senna\n  {F1DB % ''}\n"
    ),
    "content/series/f1.md": f"---\nname: Formula 1\n{F1DB % ', version: 6a5845b'}\n---\n",
    "content/events/monaco-grand-prix/1988/index.md": f"---\nseries: f1\ncircuit: monaco\n{F1DB % ''}\n---\n",
    "content/circuits/monaco.md": (
        "---\nname: Monaco\nsources: [{name: A book}]\nmap: {src: monaco.svg, credit: J. Roy, licence: CC0}\n---\n"
    ),
    "content/circuits/monaco.svg": SVG,
    "content/articles/one.md": article(
        "One",
        drivers="[Senna, Alain Prost]".replace("Senna", "Ayrton Senna"),
        image="{src: /media/start.jpg, credit: A. Photographer, licence: CC BY-SA 2.0}",
        sources="[{name: Some agency, licence: by contract}, {name: A paper}]",
    ),
    "content/articles/two.md": article(
        "Two", image="{src: /media/start.jpg, credit: A. Photographer, licence: CC BY-SA 2.0}"
    ),
    "content/media/start.jpg": "picture",
    "content/pages/about.md": "---\ntitle: About\nimage: {src: /media/start.jpg, credit: Our own}\n---\n",
}


def rows(site: TinySite) -> list[list[str]]:
    return [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in dom(site, "/attribution/").css("tbody tr")
    ]


BLOCKS = """```{figure}
src: /media/start.jpg
alt: The start
credit: Anna Figure
licence: CC BY-SA 4.0
```

```{gallery}
pictures: [{src: /media/start.jpg, alt: The start, credit: Bob Gallery}]
```

```{video}
url: https://youtu.be/abc
title: The start
licence: CC0
```
"""


def test_pictures_in_writing_blocks_are_counted_as_soon_as_somebody_is_named(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/media/start.jpg": "picture", "content/articles/a.md": article("A")})
    site.built()
    assert "/attribution/" not in site.page("/")
    site.write({"content/articles/a.md": article("A", body=BLOCKS)}).built()
    found = [
        ["Not named", "CC0", "1 picture"],
        ["Anna Figure", "CC BY-SA 4.0", "1 picture"],
        ["Bob Gallery", "–", "1 picture"],
    ]
    assert rows(site) == found
    site.write({"content/articles/a.md": article("A", body=BLOCKS.replace("Anna", "Ann"))}).built()
    assert rows(site)[1][0] == "Ann Figure"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def test_every_source_stands_there_with_its_licence_and_what_came_from_it(site: TinySite) -> None:
    site.built()
    assert rows(site) == [
        ["A. Photographer", "CC BY-SA 2.0", "2 pictures"],
        ["F1DB 6a5845b", "CC BY 4.0", "1 series, 2 drivers, 1 edition"],
        ["J. Roy", "CC0", "1 track map"],
        ["Our own", "–", "1 picture"],
        ["Some agency", "by contract", "1 article"],
    ]
    assert values(dom(site, "/attribution/"), "a[rel=license]", "href") == [
        "https://creativecommons.org/licenses/by-sa/2.0/",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ]
    assert "https://pitwall.example/attribution/" in site.page("/sitemap.xml")


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_every_page_leads_there_under_any_folder(site: TinySite, theme: str) -> None:
    site.write({"site.yaml": f"title: T\nbase_url: https://t.example/racing/\ntheme: {theme}\nimages: off\n"}).built()
    for address in ("/", "/articles/one/", "/drivers/alain-prost/", "/attribution/"):
        assert links(site, address, "footer")["Attribution"] == "/racing/attribution/"


def test_what_is_not_published_is_not_counted(site: TinySite) -> None:
    site.write({"content/articles/one.md": FILES["content/articles/one.md"].replace("title:", "draft: true\ntitle:")})
    site.built()
    found = rows(site)
    assert found[0] == ["A. Photographer", "CC BY-SA 2.0", "1 picture"]
    assert found[1] == ["F1DB 6a5845b", "CC BY 4.0", "1 series, 1 edition"]
    assert [row[0] for row in found[2:]] == ["J. Roy", "Our own"]


def test_where_nothing_comes_from_others_there_is_no_such_page(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/one.md": article(sources="[{name: A paper}]")})
    site.built()
    assert not there(site, "/attribution/")
    assert "Attribution" not in links(site, "/", "footer")
    site.write({"content/articles/one.md": article(sources="[{name: A paper, licence: CC BY 4.0}]")})
    site.built()
    assert rows(site) == [["A paper", "CC BY 4.0", "1 article"]]
    assert links(site, "/", "footer")["Attribution"] == "/attribution/"
    site.write({"content/articles/one.md": article()})
    site.built()
    assert not there(site, "/attribution/")


def test_a_page_of_the_sites_own_takes_its_place(site: TinySite) -> None:
    site.write({"content/pages/attribution.md": "---\ntitle: Thanks\n---\n\nTo all.\n"})
    site.built()
    assert texts(dom(site, "/attribution/"), "h1") == ["Thanks"]
    assert links(site, "/", "footer")["Attribution"] == "/attribution/"


def test_a_theme_may_do_without(site: TinySite) -> None:
    site.write({"themes/mine/theme.yaml": "extends: plain\nwithout: [attribution]\n"})
    site.write({"site.yaml": SITE_YAML.replace("plain", "mine")}).built()
    assert not there(site, "/attribution/")
    assert "Attribution" not in links(site, "/", "footer")


LICENCES = (
    ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
    ("CC-BY-SA-2.5", "https://creativecommons.org/licenses/by-sa/2.5/"),
    ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("MIT", ""),
    ("CC BY-XX 4.0", ""),
)


@pytest.mark.parametrize(("licence", "address"), LICENCES)
def test_licences_of_creative_commons_are_linked(licence: str, address: str) -> None:
    assert licence_address(licence) == address
    assert len(LICENCES) == 6
