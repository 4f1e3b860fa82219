"""Pictures as a site publishes them: what is made, what pages and feeds say, and what is not made again."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.pictures.shelf import FOLDER
from generator.pictures.tints import PALETTE, tint
from generator.store.memo import Memo
from tests.made_pictures import moving, opened, photo, picture, put
from tests.outputs.reading import dom, values
from tests.tiny import SITE_YAML, TinySite, article

MONZA = "content/articles/monza/index.md"
HARBOUR = "content/media/harbour.jpg"


def pictured(tmp_path: Path, text: str, pictures: dict[str, bytes], images: str = "") -> TinySite:
    """A site with one article, not built yet."""
    site = TinySite(tmp_path / "site", {MONZA: text, "site.yaml": SITE_YAML.replace("images: off", images)})
    put(site.root, pictures)
    site.memo = Memo(site.root / ".cache")
    return site


def attributes(page: LexborHTMLParser, selector: str) -> dict[str, str | None]:
    """The attributes of the first element that a selector finds."""
    found = page.css_first(selector)
    assert found is not None
    return found.attributes


def made(site: TinySite) -> list[str]:
    """The pictures of the output, without the digests in their names."""
    found = [path for path in site.files() if path.endswith((".avif", ".webp", ".jpg", ".png", ".gif"))]
    return sorted(f"{path.split('.')[0]}.{path.rsplit('.', 1)[1]}" for path in found)


def test_a_picture_in_a_text_has_every_width_in_modern_formats_and_one_fallback(tmp_path: Path) -> None:
    site = pictured(
        tmp_path, article(body='![The harbour](/media/harbour.jpg "Monaco")'), {HARBOUR: photo((1000, 500))}
    )
    site.built()
    modern = [f"media/harbour-{width}.{form}" for width in (1000, 480, 800) for form in ("avif", "webp")]
    assert made(site) == sorted([*modern, "media/harbour-1000.jpg"])
    page = dom(site, "/articles/monza/")
    assert values(page, "main source", "type") == ["image/avif", "image/webp"]
    assert [[each.split()[1] for each in text.split(", ")] for text in values(page, "main source", "srcset")] == [
        ["480w", "800w", "1000w"]
    ] * 2
    image = attributes(page, "main picture > img")
    assert (image["width"], image["height"], image["alt"]) == ("1000", "500", "The harbour")
    assert (image["loading"], image["decoding"], image["title"]) == ("lazy", "async", "Monaco")
    assert str(image["class"]).startswith("pf-tint-")
    for url in [each.split()[0] for text in values(page, "main source", "srcset") for each in text.split(", ")]:
        assert (site.output / url[1:]).is_file()


def test_the_lead_picture_comes_first_and_is_what_others_show(tmp_path: Path) -> None:
    text = article(image="{src: car.jpg, alt: A car}")
    site = pictured(tmp_path, text, {"content/articles/monza/car.jpg": photo()})
    site.built()
    page = dom(site, "/articles/monza/")
    lead = attributes(page, "main picture > img")
    assert lead["fetchpriority"] == "high"
    assert "loading" not in lead
    assert f"https://pitwall.example{lead['src']}" in site.page("/feed.json")


def test_a_feed_has_the_plain_picture_with_its_whole_address(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![The harbour](/media/harbour.jpg)"), {HARBOUR: photo()})
    site.built()
    feed = site.page("/feed.xml")
    assert '&lt;img src="https://pitwall.example/media/harbour-900.' in feed
    assert "&lt;picture" not in feed
    assert "loading=" not in feed


def test_a_pictures_own_file_is_published_where_something_links_to_it_and_says_less(tmp_path: Path) -> None:
    shown, linked = "![The harbour](/media/harbour.jpg)", "[All of it](/media/harbour.jpg)"
    for body, is_there in ((shown, False), (f"{shown} {linked}", True)):
        site = pictured(tmp_path / str(is_there), article(body=body), {HARBOUR: photo(comment=b"Camera 9000")})
        site.built()
        assert ("media/harbour.jpg" in site.files()) is is_there
    whole = site.files()["media/harbour.jpg"]
    assert opened(whole).size == (900, 600)
    assert b"Camera" not in whole


def test_originals_are_kept_where_the_site_wants_them(tmp_path: Path) -> None:
    data = photo(comment=b"Camera 9000")
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: data}, "images: {original: keep}")
    site.built()
    assert site.files()["media/harbour.jpg"] == data


def test_a_picture_beside_an_article_that_nothing_shows_is_published_without_its_metadata(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(), {"content/articles/monza/car.jpg": photo(comment=b"Camera 9000")})
    site.built()
    assert made(site) == ["articles/monza/car.jpg"]
    assert b"Camera" not in site.files()["articles/monza/car.jpg"]


def test_what_moves_is_published_as_it_is(tmp_path: Path) -> None:
    data = moving()
    site = pictured(tmp_path, article(body="![A lap](/media/lap.gif)"), {"content/media/lap.gif": data})
    site.built()
    assert site.files()["media/lap.gif"] == data
    assert values(dom(site, "/articles/monza/"), "main img", "width") == ["60"]
    assert made(site) == ["media/lap.gif"]


@pytest.mark.parametrize("images", ["", "images: {original: keep}"])
def test_what_moves_says_no_more_of_itself_than_other_pictures(tmp_path: Path, images: str) -> None:
    exif = Image.Exif()
    exif[0x013B], exif[0x0110] = "Jo Lens", "Camera 9000"
    files = {"content/media/lap.webp": moving("WEBP", exif=exif)}
    site = pictured(tmp_path, article(body="![A lap](/media/lap.webp)"), files, images)
    site.built()
    found = site.files()["media/lap.webp"]
    assert b"Jo Lens" in found
    assert (b"Camera" in found) is bool(images)


def test_without_images_all_is_as_it_was_but_pages_know_the_sizes(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: picture()}, "images: off")
    site.built()
    assert site.files()["media/harbour.jpg"] == picture()
    assert values(dom(site, "/articles/monza/"), "main img", "src") == ["/media/harbour.jpg"]
    assert values(dom(site, "/articles/monza/"), "main img", "height") == ["40"]


def test_a_picture_may_be_named_by_what_its_own_address_would_be(tmp_path: Path) -> None:
    text = article(body="![The car](/articles/monza/car.jpg)")
    site = pictured(tmp_path, text, {"content/articles/monza/car.jpg": picture()})
    assert not site.built().problems
    assert made(site) == ["media/car-60.avif", "media/car-60.jpg", "media/car-60.webp"]


def test_the_same_picture_shown_twice_is_made_once_and_under_two_names_twice(tmp_path: Path) -> None:
    body = "![H](/media/harbour.jpg) ![H](/media/harbour.jpg) ![C](/media/car.jpg) ![D](/media/more/car.jpg)"
    same = {HARBOUR: picture(), "content/media/car.jpg": picture(), "content/media/more/car.jpg": picture()}
    site = pictured(tmp_path, article(body=body), same)
    site.built()
    assert len(made(site)) == 6


def test_a_second_build_makes_no_picture_again(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: picture()})
    assert "pictures" in site.built().timings
    site.memo = Memo(site.root / ".cache")
    assert "pictures" not in site.built().timings
    shelf = {path: path.stat().st_mtime_ns for path in (site.root / FOLDER).iterdir()}
    assert len(shelf) == 3
    first = site.files()
    site.output = site.root / "elsewhere"
    site.built()
    assert site.files() == first
    assert {path: path.stat().st_mtime_ns for path in (site.root / FOLDER).iterdir()} == shelf


def test_a_picture_that_is_replaced_has_new_addresses_and_leaves_nothing_behind(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: picture()})
    site.built()
    before = set(site.files())
    put(site.root, {HARBOUR: picture(colour=(0, 0, 99))})
    site.built()
    gone = before - set(site.files())
    assert len(gone) == 3
    assert len(made(site)) == 3
    assert len(list((site.root / FOLDER).iterdir())) == 3
    assert f"pf-tint-{tint((0, 0, 99))}" in site.page("/articles/monza/")


def test_without_its_shelf_a_site_comes_out_alike(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: photo()})
    site.write({FOLDER: "a file stands in its way"}).built()
    first = site.files()
    (site.root / FOLDER).unlink()
    site.output = site.root / "elsewhere"
    site.built()
    assert site.files() == first


def test_a_picture_that_was_damaged_on_the_shelf_is_made_anew(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![H](/media/harbour.jpg)"), {HARBOUR: photo()})
    site.built()
    first = site.files()
    for path in (site.root / FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:100])
    site.output = site.root / "elsewhere"
    site.built(clean=True)
    assert site.files() == first


def test_workers_of_every_sort_make_the_same(tmp_path: Path) -> None:
    pictures = {f"content/media/{name}.jpg": photo((600 + number, 400)) for number, name in enumerate("abc")}
    body = " ".join(f"![It]({path.removeprefix('content')})" for path in pictures)
    found: list[dict[str, bytes]] = []
    ways: tuple[dict[str, Any], ...] = ({"jobs": 1}, {"jobs": 2, "way": "fork"}, {"jobs": 2, "way": "encoded"})
    for number, how in enumerate(ways):
        site = pictured(tmp_path / str(number), article(body=body), pictures)
        site.built(**how)
        found.append(site.files())
    assert found[0] == found[1] == found[2]


def test_of_a_draft_no_picture_is_made(tmp_path: Path) -> None:
    pictures = {"content/articles/monza/car.jpg": picture(), HARBOUR: photo()}
    text = article(body="![Car](car.jpg) ![H](/media/harbour.jpg)", draft="true", image="car.jpg")
    site = pictured(tmp_path, text, pictures)
    site.built()
    assert made(site) == []
    assert not (site.root / FOLDER).exists()


def test_a_damaged_picture_that_nothing_shows_keeps_no_site_from_being_built(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(), {HARBOUR: b"no picture"})
    assert not site.built().problems


def test_what_an_author_wrote_of_a_picture_stays(tmp_path: Path) -> None:
    body = '<img src="/media/harbour.jpg" alt="H" width="50" class="wide" loading="eager">'
    site = pictured(tmp_path, article(body=body), {HARBOUR: picture()})
    site.built()
    image = attributes(dom(site, "/articles/monza/"), "main img")
    assert (image["width"], image["loading"], image.get("height")) == ("50", "eager", None)
    assert str(image["class"]).split()[1] == "wide"


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_both_themes_have_a_colour_for_every_tint(theme: str) -> None:
    css = (Path(__file__).parents[2] / f"themes/{theme}/assets/{theme}.css").read_text()
    for number, colour in enumerate(PALETTE):
        assert f".pf-tint-{number} {{ background-color: {colour}; }}" in css


def test_new_words_in_a_text_with_pictures_make_its_page_alone(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="Wet.\n\nIt rained.\n\n![H](/media/harbour.jpg)"), {HARBOUR: picture()})
    site.built()
    before = site.page("/articles/monza/")
    site.memo = Memo(site.root / ".cache")
    site.write({MONZA: (site.root / MONZA).read_text().replace("It rained.", "It poured.")})
    report = site.built()
    assert "relate" not in report.timings
    assert site.page("/articles/monza/") == before.replace("It rained.", "It poured.")


def test_a_picture_that_only_decorates_says_so_in_front_matter_and_blocks(tmp_path: Path) -> None:
    body = (
        '```{figure}\nsrc: car.jpg\nalt: ""\n```\n\n'
        '```{gallery}\npictures:\n  - {src: car.jpg, alt: ""}\n  - {src: https://x.example/a.jpg, alt: ""}\n```\n\n'
        '```{video}\nurl: https://x.example/\ntitle: The start\nsrc: car.jpg\nalt: ""\n```\n'
    )
    text = article(image='{src: car.jpg, alt: ""}', body=body)
    site = pictured(tmp_path, text, {"content/articles/monza/car.jpg": photo()})
    assert not site.built().problems
    page = dom(site, "/articles/monza/")
    assert [each.attributes["alt"] for each in page.css("main img")] == [""] * 5
    assert "pf-decorative" not in site.page("/articles/monza/") + site.page("/feed.json")


def test_a_picture_of_which_nothing_is_said_is_told_beside_one_that_decorates(tmp_path: Path) -> None:
    body = '![](car.jpg)\n\n```{gallery}\npictures:\n  - {src: car.jpg, alt: ""}\n  - car.jpg\n```\n'
    text = article(image="{src: car.jpg, alt: }", body=body)
    report = pictured(tmp_path, text, {"content/articles/monza/car.jpg": photo()}).built()
    assert [(each.code, each.at.line) for each in report.problems] == [("PF209", 4), ("PF209", 7), ("PF209", 12)]


def test_a_gif_that_stands_still_is_published_in_its_forms_alone(tmp_path: Path) -> None:
    site = pictured(tmp_path, article(body="![Rain](/media/rain.gif)"), {"content/media/rain.gif": photo(form="GIF")})
    site.built()
    assert made(site) == ["media/rain-480.webp", "media/rain-800.webp", "media/rain-900.png", "media/rain-900.webp"]
    site.write({MONZA: article(body="![Rain](/media/rain.gif), [all of it](/media/rain.gif)")}).built()
    assert "media/rain.gif" in made(site)
