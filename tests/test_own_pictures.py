"""The pictures of our own articles: each is what its script draws, small, shown, and says what it shows."""

import re

import pytest
from PIL import Image, ImageChops, ImageStat

from seeds.pictures.__main__ import MEDIA
from seeds.pictures.paint import SIZE, Line, along, curve, painted, png
from seeds.pictures.stories import STORIES

ARTICLES = MEDIA.parent / "articles"
NEAR = 2.0
"""By how much a colour may differ on the average, of 255: another version of Pillow or of the font's renderer smooths
edges otherwise."""


@pytest.mark.parametrize("name", STORIES)
def test_a_picture_is_what_its_script_draws(name: str) -> None:
    with Image.open(MEDIA / f"{name}.png") as kept:
        assert kept.size == SIZE
        drawn = painted(STORIES[name]()).reduce(4)
        differing = ImageChops.difference(kept.convert("RGB").reduce(4), drawn)
    assert max(ImageStat.Stat(differing).mean) < NEAR


def test_every_picture_is_drawn_small_and_of_few_colours() -> None:
    files = sorted(MEDIA.glob("*.*"))
    assert [path.name for path in files] == sorted(f"{name}.png" for name in STORIES)
    assert max(path.stat().st_size for path in files) <= 60_000
    assert sum(path.stat().st_size for path in files) < 1_200_000
    for path in files:
        with Image.open(path) as image:
            assert len(image.getcolors() or ()) in range(2, 65)


def test_sixteen_articles_show_their_pictures_with_words_and_others_have_none() -> None:
    texts = {path.stem[11:]: path.read_text(encoding="utf-8") for path in ARTICLES.glob("*.md")}
    shown = {name: text for name, text in texts.items() if "\nimage:" in text}
    assert shown.keys() == STORIES.keys()
    assert len(shown) == 16 < len(texts)
    for name, text in shown.items():
        front = f"\nimage:\n  src: /media/{name}\\.png\n  alt: .+\n  credit: Parc Fermé\n  licence: CC BY 4\\.0\n"
        assert re.search(front, text)


def test_the_same_orders_give_the_same_bytes() -> None:
    assert png(STORIES["norris-miami"]()) == png(STORIES["norris-miami"]())


def test_orders_are_painted_one_above_the_other() -> None:
    cross = Line(((800, 0), (800, 900)), 20, "#ff0000"), Line(((0, 450), (1600, 450)), 20, "#0000ff")
    image = painted(cross)
    found = [image.getpixel(place) for place in ((800, 100), (800, 450), (100, 100))]
    assert found == [(255, 0, 0), (0, 0, 255), (0, 0, 0)]


def test_a_curve_goes_through_its_points_and_parts_of_it_are_equally_long() -> None:
    points = [(0.0, 0.0), (100.0, 50.0), (300.0, 0.0)]
    way = curve(points)
    assert set(points) <= set(way)
    straight = [(0.0, 0.0), (1.0, 0.0), (4.0, 0.0)]
    assert [along(straight, part) for part in (0, 0.5, 1)] == [((x, 0), (1, 0)) for x in (0, 2, 4)]
