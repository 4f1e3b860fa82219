"""Crops: the parts of an article's picture that search engines show, in the three shapes that Google asks for."""

from collections.abc import Iterator

from generator.model import Digest, Focus
from generator.pictures.facts import Facts
from generator.pictures.recipes import BASE, FALLBACK, Cut, Form, Recipe, Variant, height_at, quality, variant
from generator.schema import ImagesFront

RATIOS = ((16, 9), (4, 3), (1, 1))
"""Width to height, the widest first (Google, "Article structured data": `image`)."""

LEAST = 696
"""Pixels across below which search engines have no use for a picture; all shapes then have the 50,000 that they ask
for."""

_MIDDLE = Focus("50% 50%")


def crops(path: str, digest: Digest, facts: Facts, images: ImagesFront, focus: Focus) -> Iterator[Variant]:
    """The parts of the picture at `path` with these bytes, as far as it is large enough: none is enlarged. `focus` is
    what stays in sight, "" for the middle."""
    form: Form = "png" if facts.clear or facts.flat else "jpeg"
    for across, down in RATIOS:
        if shape := _shape(facts, across / down, focus or _MIDDLE):
            width, height, cut = shape
            is_whole = cut == Cut(width, height, 0, 0) and height == height_at(facts, width)
            recipe = Recipe(form, width, height, quality(form, facts, images), None if is_whole else cut)
            yield variant(path, digest, recipe, str(width) if is_whole else f"{across}x{down}")


def _shape(facts: Facts, ratio: float, focus: Focus) -> tuple[int, int, Cut] | None:
    """Width and height of a part of a shape, and how it is cut; None where it is too small. It is taken from the whole
    picture as large previews show it, which is made anyhow, or from a larger one where that is too small."""
    most = min(facts.width, facts.height * ratio)
    for base in (*(each for each in (FALLBACK, BASE) if each < facts.width), facts.width):
        width = min(FALLBACK, int(most * base / facts.width))
        if width >= LEAST:
            height = round(width / ratio)
            across, down = (max(round(each * width / most), least) for each, least in _sides(facts, width, height))
            left, top = (int(each.strip(" %")) for each in focus.split("%")[:2])
            cut = Cut(across, down, (across - width) * left // 100, (down - height) * top // 100)
            return width, height, cut
    return None


def _sides(facts: Facts, width: int, height: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (facts.width, width), (facts.height, height)
