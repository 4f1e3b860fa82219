"""Encoding: the bytes that a recipe makes of a picture. They depend on its bytes and the recipe alone, whatever else
was made of it before (and on the versions of the encoders)."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.pictures.credits import Credit, credit_of, exif_of, xmp_of
from generator.pictures.facts import FEW
from generator.pictures.moving import kept
from generator.pictures.opening import is_turned, opened, painted, upright
from generator.pictures.recipes import BASE, Recipe

if TYPE_CHECKING:
    from PIL.Image import Image


def encoded(data: bytes, recipes: Iterable[Recipe]) -> Iterator[tuple[Recipe, bytes]]:
    """Each recipe with the bytes that it makes of the picture in `data`, which is decoded once. Raises BrokenError and
    TooLargeError as `opened` does."""
    every = tuple(recipes)
    for recipe in (each for each in every if each.kept):
        with opened(data) as image:
            yield recipe, kept(data, image, _credit(image))
    wanted = sorted((each for each in every if not each.kept), key=lambda each: (each.whole, each.form), reverse=True)
    yield from _encoded(data, [recipe for recipe in wanted if recipe.whole[0] > BASE], whole=True)
    yield from _encoded(data, [recipe for recipe in wanted if recipe.whole[0] <= BASE], whole=False)


def _encoded(data: bytes, recipes: list[Recipe], *, whole: bool) -> Iterator[tuple[Recipe, bytes]]:
    if not recipes:
        return
    with opened(data) as image:
        credit = _credit(image)
        pixels = _whole(image) if whole else _drafted(image)
        is_drawing = pixels.getcolors(FEW) is not None
        pixels = pixels if whole else _base(pixels)
        sizes: dict[tuple[int, int], Image] = {}
        for recipe in recipes:
            size = recipe.whole
            if size not in sizes:
                sizes = {size: _resized(pixels, size)}
            part = _part(sizes[size], recipe)
            yield recipe, _bytes(_drawn(part) if is_drawing and not recipe.quality else part, recipe, credit)


def _credit(image: "Image") -> Credit:
    """The credit of a picture; none where what it says of itself is damaged: it can be shown all the same."""
    with suppress(Exception):
        return credit_of(image)
    return Credit()


def _whole(image: "Image") -> "Image":
    return painted(upright(image))


def _drafted(image: "Image") -> "Image":
    """The picture; a JPEG is decoded no larger than `BASE` pixels across need."""
    across = image.height if is_turned(image) else image.width
    if across > BASE:
        image.draft("RGB", (-(-image.width * BASE // across), -(-image.height * BASE // across)))
    return _whole(image)


def _base(pixels: "Image") -> "Image":
    """The picture at most `BASE` pixels across."""
    if pixels.width <= BASE:
        return pixels
    return _resized(pixels, (BASE, max(1, round(pixels.height * BASE / pixels.width))))


def _resized(pixels: "Image", size: tuple[int, int]) -> "Image":
    from PIL.Image import Resampling

    return pixels if pixels.size == size else pixels.resize(size, Resampling.LANCZOS)


def _part(pixels: "Image", recipe: Recipe) -> "Image":
    if not recipe.cut:
        return pixels
    left, top = recipe.cut.left, recipe.cut.top
    return pixels.crop((left, top, left + recipe.width, top + recipe.height))


def _drawn(pixels: "Image") -> "Image":
    """A drawing that was made smaller, with few colours again: else it has more of them, and more bytes, than it had
    when it was large."""
    if pixels.mode != "RGB" or pixels.getcolors(FEW) is not None:
        return pixels
    from PIL.Image import Dither

    return pixels.quantize(FEW, dither=Dither.NONE).convert("RGB")


def _bytes(pixels: "Image", recipe: Recipe, credit: Credit) -> bytes:
    out = BytesIO()
    if recipe.form == "png":
        _fewer_colours(pixels).save(out, "PNG", optimize=True, **_chunks(credit))
    else:
        said = {name: value for name, value in (("exif", exif_of(credit)), ("xmp", xmp_of(credit))) if value}
        pixels.save(out, recipe.form.upper(), **_how(recipe), **said)
    return out.getvalue()


def _fewer_colours(pixels: "Image") -> "Image":
    """A drawing of few colours as a palette, which loses nothing."""
    if pixels.mode != "RGB" or pixels.getcolors(FEW) is None:
        return pixels
    found = pixels.quantize(FEW)
    return found if found.convert("RGB").tobytes() == pixels.tobytes() else pixels


def _how(recipe: Recipe) -> dict[str, Any]:
    if recipe.form == "avif":
        return {"quality": recipe.quality, "speed": 8, "max_threads": 1}
    if recipe.form == "webp":
        # method 4, which is usual, takes two and a half times as long for 7 % fewer bytes
        return {"quality": recipe.quality, "method": 2} if recipe.quality else {"lossless": True, "quality": 60}
    return {"quality": recipe.quality, "optimize": True, "progressive": True}


def _chunks(credit: Credit) -> dict[str, Any]:
    from PIL.PngImagePlugin import PngInfo

    said, found = PngInfo(), {"exif": exif_of(credit)} if exif_of(credit) else {}
    if xmp := xmp_of(credit):
        said.add_itxt("XML:com.adobe.xmp", xmp.decode())
    return {"pnginfo": said, **found}
