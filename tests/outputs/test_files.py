"""Files: what stands beside an article goes with it, other files only when something refers to them."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, there, values
from tests.tiny import SITE_YAML, TinySite, article


def built(tmp_path: Path, files: dict[str, str], more: str = "") -> TinySite:
    site = TinySite(tmp_path, files)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + more}).built()
    return site


def copied(site: TinySite) -> list[str]:
    """The paths of all outputs that no page, feed or theme made."""
    ours = ("index.html", "404.html", "feed.xml", "feed.json", "sitemap.xml", "robots.txt")
    for_hosts = ("assets/", "_headers", "_redirects", ".hosts/", ".nojekyll")
    return [path for path in site.files() if not path.endswith(ours) and not path.startswith(for_hosts)]


# ---------------------------------------------------------------- beside an article


def test_the_files_of_an_articles_own_folder_go_with_it_whether_named_or_not(tmp_path: Path) -> None:
    files = {
        "content/articles/monza/index.md": article(body="![A car](car.jpg)\n\n![Pit](more/pit%20lane.jpg)"),
        "content/articles/monza/car.jpg": "car",
        "content/articles/monza/unnamed.pdf": "pdf",
        "content/articles/monza/more/pit lane.jpg": "pit",
        "content/articles/monza/results.csv": "1,2\n",
    }
    site = built(tmp_path, files)
    assert copied(site) == ["articles/monza/car.jpg", "articles/monza/more/pit lane.jpg", "articles/monza/unnamed.pdf"]
    assert values(dom(site, "/articles/monza/"), "main img", "src") == [
        "/articles/monza/car.jpg",
        "/articles/monza/more/pit%20lane.jpg",
    ]
    assert (site.output / "articles/monza/more/pit lane.jpg").read_text() == "pit"


@pytest.mark.parametrize(
    ("keys", "address"),
    [
        ({"slug": "red"}, "/articles/red/car.jpg"),
        ({"permalink": "/special/"}, "/special/car.jpg"),
        ({"permalink": "/special.html"}, "/special/car.jpg"),
    ],
)
def test_the_files_follow_their_article_to_its_address(tmp_path: Path, keys: dict[str, str], address: str) -> None:
    text = article(body="![A car](car.jpg)", image="car.jpg", **keys)
    site = built(tmp_path, {"content/articles/monza/index.md": text, "content/articles/monza/car.jpg": "car"})
    assert there(site, address)
    page = site.page(keys.get("permalink", "/articles/red/"))
    assert f'src="{address}"' in page
    assert f'content="https://pitwall.example{address}"' in page


def test_a_loose_file_is_published_only_when_something_refers_to_it(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(body="![A car](car.jpg), [sheet](2024/sheet.pdf), ![B](/media/b.png)"),
        "content/articles/car.jpg": "car",
        "content/articles/unnamed.jpg": "x",
        "content/articles/2024/sheet.pdf": "pdf",
        "content/media/b.png": "b",
        "content/media/unnamed.png": "x",
        "content/media/portraits/gasly.jpg": "g",
        "content/drivers/gasly.md": "---\nname: Gasly\nimage: {src: /media/portraits/gasly.jpg, alt: Gasly}\n---\n",
    }
    site = built(tmp_path, files)
    assert copied(site) == [
        "media/articles/2024/sheet.pdf",
        "media/articles/car.jpg",
        "media/b.png",
        "media/portraits/gasly.jpg",
    ]
    page = dom(site, "/articles/a/")
    assert values(page, "main img", "src") == ["/media/articles/car.jpg", "/media/b.png"]
    assert values(page, ".pf-text a", "href") == ["/media/articles/2024/sheet.pdf"]
    assert values(dom(site, "/drivers/gasly/"), "main img", "src") == ["/media/portraits/gasly.jpg"]


def test_a_picture_of_an_article_shows_its_words_its_credit_and_stands_in_the_head(tmp_path: Path) -> None:
    image = "{src: car.jpg, alt: 'A \"red\" car', credit: Ann & Bo, licence: CC BY 4.0}"
    files = {
        "content/articles/monza/index.md": article(image=image),
        "content/articles/monza/car.jpg": "car",
        "content/articles/b.md": article("B", image="'https://pictures.example/b.jpg'"),
    }
    site = built(tmp_path, files)
    page = dom(site, "/articles/monza/")
    assert values(page, "main img", "alt") == ['A "red" car']
    assert values(page, 'meta[property="og:image"]', "content") == ["https://pitwall.example/articles/monza/car.jpg"]
    assert "Ann &amp; Bo, CC BY 4.0" in site.page("/articles/monza/")
    assert values(dom(site, "/articles/b/"), "main img", "src") == ["https://pictures.example/b.jpg"]


def test_sound_and_film_find_their_files(tmp_path: Path) -> None:
    html = (
        '<video controls poster="still.jpg"><source src="lap.webm" type="video/webm">'
        '<track src="lap.vtt" kind="captions" srclang="en" label="English"></video>\n\n'
        '<audio controls src="radio.mp3"></audio>\n\n<img src="still.jpg" alt="Still" width="3" class="wide">'
    )
    names = ("still.jpg", "lap.webm", "lap.vtt", "radio.mp3")
    files = {f"content/articles/a/{name}": name for name in names}
    site = built(tmp_path, files | {"content/articles/a/index.md": article(body=html)})
    page = dom(site, "/articles/a/")
    assert values(page, "main video", "poster") == ["/articles/a/still.jpg"]
    assert values(page, "main source", "src") == ["/articles/a/lap.webm"]
    assert values(page, "main track", "src") == ["/articles/a/lap.vtt"]
    assert values(page, "main audio", "src") == ["/articles/a/radio.mp3"]
    assert values(page, "main img[width='3'][alt=Still].wide", "src") == ["/articles/a/still.jpg"]


def test_files_beside_pages_and_entities_go_with_them(tmp_path: Path) -> None:
    files = {
        "content/pages/about/index.md": "---\ntitle: About\n---\n\n![Us](us.jpg)\n",
        "content/pages/about/us.jpg": "us",
        "content/events/rally/2023/index.md": "---\nlaps: 3\nimage: map.png\n---\n",
        "content/events/rally/2023/map.png": "map",
        "content/teams/alpine/index.md": "---\nname: Alpine\n---\n",
        "content/teams/alpine/logo.svg": "<svg/>",
    }
    site = built(tmp_path, files)
    assert copied(site) == ["about/us.jpg", "events/rally/2023/map.png", "teams/alpine/logo.svg"]
    assert values(dom(site, "/events/rally/2023/"), "main img", "src") == ["/events/rally/2023/map.png"]


# ---------------------------------------------------------------- what stays with an unpublished article


def test_a_draft_keeps_its_files_whoever_refers_to_them(tmp_path: Path) -> None:
    files = {
        "content/articles/secret/index.md": article(draft="true", body="![x](plan.jpg)"),
        "content/articles/secret/plan.jpg": "x",
        "content/articles/secret/more/plan.pdf": "x",
        "content/articles/a.md": article(
            body="![x](secret/plan.jpg), [y](secret/more/plan.pdf)", image="secret/plan.jpg"
        ),
    }
    site = built(tmp_path, files)
    assert copied(site) == []
    assert "plan" not in site.page("/articles/a/")


def test_a_file_that_only_a_draft_refers_to_stays_behind_even_in_the_folder_of_a_published_article(
    tmp_path: Path,
) -> None:
    files = {
        "content/articles/monza/index.md": article(body="![x](both.jpg)"),
        "content/articles/monza/second.md": article("Second", draft="true", body="![x](secret.jpg), ![y](both.jpg)"),
        "content/articles/monza/secret.jpg": "x",
        "content/articles/monza/both.jpg": "x",
        "content/articles/third.md": article("Third", date="2030-01-01", image="loose.jpg"),
        "content/articles/loose.jpg": "x",
    }
    site = built(tmp_path, files)
    assert copied(site) == ["articles/monza/both.jpg"]


def test_an_entity_of_a_list_that_nothing_published_names_keeps_its_picture(tmp_path: Path) -> None:
    files = {
        "content/drivers/others.yaml": "rookie: {name: Rookie, image: /media/rookie.png}\n"
        "gasly: {name: Gasly, image: gasly.png}\n",
        "content/drivers/gasly.md": "---\nname: Pierre Gasly\n---\n",
        "content/drivers/gasly.png": "x",
        "content/media/rookie.png": "x",
        "content/articles/a.md": article(draft="true", drivers="[Rookie]"),
    }
    site = built(tmp_path, files)
    assert copied(site) == ["media/drivers/gasly.png"]
    site.write({"content/articles/a.md": article(drivers="[Rookie]")}).built()
    assert copied(site) == ["media/drivers/gasly.png", "media/rookie.png"]


# ---------------------------------------------------------------- copied as they are


def test_static_files_stand_at_the_root_as_they_are(tmp_path: Path) -> None:
    names = (
        ".well-known/security.txt", ".domains", "CNAME", "favicon.ico", "a folder/two words.txt", "Zürich & Spa.txt",
        "tool/index.html", "UPPER.TXT", "100%.txt",
    )  # fmt: skip
    files = {f"content/static/{name}": f"<script>{name}</script>" for name in names}
    files["site.yaml"] = SITE_YAML + "dot_files: .domains\n"
    site = built(tmp_path, files | {"content/articles/a.md": article(body="[z](/Zürich%20&%20Spa.txt) [t](/tool/)")})
    for name in names:
        assert (site.output / name).read_text() == f"<script>{name}</script>"
    assert values(dom(site, "/articles/a/"), ".pf-text a", "href") == ["/Z%C3%BCrich%20&%20Spa.txt", "/tool/"]


def test_a_static_file_keeps_every_byte(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    data = bytes(range(256)) * 3
    (tmp_path / "content/static").mkdir(parents=True)
    (tmp_path / "content/static/raw.bin").write_bytes(data)
    site.built()
    assert (site.output / "raw.bin").read_bytes() == data


@pytest.mark.parametrize(
    "name", [".parcferme", ".ParcFerme", ".parcferme.new", ".parcferme.files/x", ".parcferme.lock"]
)
def test_a_static_file_cannot_take_the_place_of_what_the_build_keeps_for_itself(tmp_path: Path, name: str) -> None:
    site = TinySite(tmp_path, {f"content/static/{name}": "mine", "content/articles/a.md": article()})
    site.write({"site.yaml": f"{SITE_YAML}dot_files: [{name.partition('/')[0]}]\n"})
    assert "names that begin with .parcferme are the build's own" in site.told(site.build())
    assert not site.output.exists() or not any(site.output.iterdir())


def test_a_static_file_and_a_page_cannot_stand_at_one_address(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/static/articles/a/index.html": "x", "content/articles/a.md": article()})
    report = site.build()
    assert [each.code for each in report.problems] == ["PF401"]
    assert "both make /articles/a/" in site.told(report)
    assert not there(site, "/articles/a/")
