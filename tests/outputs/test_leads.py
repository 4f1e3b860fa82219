"""The picture of an article in the shapes that search engines and networks ask for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.store.memo import Memo
from tests.made_pictures import moving, opened, photo, picture, put
from tests.outputs.reading import dom, values
from tests.tiny import SITE_YAML, TinySite, article

HOST = "https://pitwall.example"
CAR = "content/articles/monza/car.jpg"
SHOWN = "{src: car.jpg, alt: A car, credit: A. Lens}"


def built(tmp_path: Path, data: bytes, image: str = SHOWN, images: str = "", name: str = CAR, **how: Any) -> TinySite:
    """A site with one article that begins with this picture."""
    text = article("Monza", "2024-06-01", image=image)
    site = TinySite(tmp_path / "site", {"content/articles/monza/index.md": text})
    site.write({"site.yaml": SITE_YAML.replace("images: off", images)})
    put(site.root, {name: data})
    site.memo = Memo(site.root / ".cache")
    site.built(**how)
    return site


def images(site: TinySite) -> list[dict[str, Any]]:
    """The pictures of the article, as its data has them."""
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.page("/articles/monza/"))
    (story,) = (node for node in json.loads(data)["@graph"] if node["@type"] == "NewsArticle")
    return list(story["image"])


def sizes(site: TinySite) -> list[tuple[int, int]]:
    """The sizes that the data tells, each found in its file."""
    found = [(each["width"], each["height"]) for each in images(site)]
    files = site.files()
    for each, size in zip(images(site), found, strict=True):
        assert opened(files[each["url"].removeprefix(f"{HOST}/")]).size == size
    return found


def shared(site: TinySite) -> list[str | None]:
    """What networks are told of the article's picture."""
    page = dom(site, "/articles/monza/")
    keys = ("", ":width", ":height", ":alt")
    return [text for key in keys for text in values(page, f'meta[property="og:image{key}"]', "content")]


CASES: tuple[tuple[tuple[int, int], list[tuple[int, int]]], ...] = (
    ((2400, 1600), [(1200, 675), (1066, 800), (800, 800)]),
    ((1600, 900), [(1200, 675), (900, 675), (900, 900)]),
    ((900, 600), [(900, 506), (800, 600)]),
    ((800, 1200), [(800, 450), (800, 600), (800, 800)]),
    ((3000, 1000), [(711, 400), (711, 533), (1000, 1000)]),
    ((690, 690), [(690, 690)]),
    ((60, 40), [(60, 40)]),
)


@pytest.mark.parametrize(("size", "shapes"), CASES, ids=str)
def test_an_article_has_its_picture_in_three_shapes_as_far_as_it_is_large_enough(
    tmp_path: Path, size: tuple[int, int], shapes: list[tuple[int, int]]
) -> None:
    site = built(tmp_path, photo(size))
    assert sizes(site) == shapes
    assert {each["caption"] for each in images(site)} == {"A car"}
    assert {each["creditText"] for each in images(site)} == {"A. Lens"}
    first = images(site)[0]
    assert shared(site) == [first["url"], str(first["width"]), str(first["height"]), "A car"]
    assert values(dom(site, "/articles/monza/"), 'meta[name="twitter:card"]', "content") == ["summary_large_image"]


def test_a_shape_that_the_picture_has_already_is_not_made_twice(tmp_path: Path) -> None:
    site = built(tmp_path, photo((1600, 900)))
    jpegs = [path for path in site.files() if path.endswith(".jpg")]
    assert len(jpegs) == 3
    assert f"{HOST}{values(dom(site, '/articles/monza/'), 'main picture > img', 'src')[0]}" == images(site)[0]["url"]


def corner(site: TinySite, place: int) -> tuple[int, ...]:
    """The upper left pixel of a shape: how red it is grows with its distance from the left, green from the top."""
    data = site.files()[images(site)[place]["url"].removeprefix(f"{HOST}/")]
    found = opened(data).convert("RGB").getpixel((2, 2))
    assert isinstance(found, tuple)
    return found


def test_the_middle_is_shown_or_what_the_author_wants_in_sight(tmp_path: Path) -> None:
    found = []
    for number, focus in enumerate(("50% 0%", "50% 100%", "50%  50%")):
        shown = f"{{src: car.jpg, alt: A car, focus: '{focus}'}}"
        found.append(corner(built(tmp_path / str(number), photo((800, 1600)), shown), 2)[1])
    top, foot, middle = found
    assert top < 10 < 50 < middle < 75 < 120 < foot
    assert corner(built(tmp_path / "none", photo((800, 1600))), 2)[1] == middle


def test_a_drawing_and_what_is_transparent_stay_what_they_are(tmp_path: Path) -> None:
    name, shown = CAR.replace("jpg", "png"), "{src: car.png, alt: A car}"
    for mode, colour in (("RGB", (200, 30, 30)), ("RGBA", (200, 30, 30, 128))):
        data = picture("PNG", (1200, 800), mode, colour)
        site = built(tmp_path / mode, data, shown, name=name)
        assert [each["url"].rsplit(".")[-1] for each in images(site)] == ["png"] * 3
    site = built(tmp_path / "photo", photo((1200, 800), "PNG"), shown, name=name)
    assert [each["url"].rsplit(".")[-1] for each in images(site)] == ["jpg"] * 3


def test_what_moves_is_shown_as_it_is(tmp_path: Path) -> None:
    site = built(tmp_path, moving(), "{src: car.gif, alt: A car}", name=CAR.replace("jpg", "gif"))
    assert [each["url"] for each in images(site)] == [f"{HOST}/articles/monza/car.gif"]


@pytest.mark.parametrize("way", ["off", "on request"])
def test_where_no_picture_is_made_none_is_cut(tmp_path: Path, way: str) -> None:
    off = way == "off"
    site = built(tmp_path, photo((1600, 900)), images="images: off" if off else "", on_request=not off)
    assert len(images(site)) == 1
    assert not [path for path in site.files() if "x9" in path]


def test_a_new_focus_makes_other_parts_and_a_second_build_none(tmp_path: Path) -> None:
    site = built(tmp_path, photo((1600, 900)))
    before = [each["url"] for each in images(site)]
    site.memo = Memo(site.root / ".cache")
    assert "pictures" not in site.built().timings
    path = site.root / "content/articles/monza/index.md"
    path.write_text(path.read_text().replace("alt: A car", "alt: A car, focus: '0% 0%'"))
    assert "pictures" in site.built().timings
    after = [each["url"] for each in images(site)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, False]
    assert not [url for url in before[1:] if url.removeprefix(f"{HOST}/") in site.files()]


def test_an_article_without_a_picture_shows_its_card(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/monza.md": article("Gasly wins", "2024-06-01")})
    site.write({"site.yaml": f"{SITE_YAML}social_cards: all\n"})
    site.memo = Memo(site.root / ".cache")
    site.built()
    assert sizes(site) == [(1200, 630)]
    assert shared(site) == [images(site)[0]["url"], "1200", "630", "Gasly wins"]
