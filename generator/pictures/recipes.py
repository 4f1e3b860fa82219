"""Recipes: in which forms a picture is shown, of what is known of it and what `images:` of site.yaml asks for."""

import posixpath
from typing import Literal, NamedTuple

from msgspec import Struct

from generator.model import Digest, digest_of
from generator.pictures.facts import Facts
from generator.schema import ImagesFront
from generator.text.slugs import slugify

Form = Literal["avif", "webp", "jpeg", "png", "gif"]

ENDINGS: dict[Form, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png", "gif": "gif"}

FALLBACK = 1200
"""Pixels across of the picture that a browser without AVIF and WebP shows, and that feeds and social networks get: what
they ask of a large preview."""

BASE = 1600
"""Pixels across of what smaller pictures are made of, so that a large one is gone through once."""

MOST_AVIF = 4
"""Widths in AVIF at most: it is slow to encode."""

_WHOLE = 90
"""The quality of a picture that is kept in its own size, in place of one with metadata in it."""

_FORMS: dict[str, Form] = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}


class Cut(NamedTuple):
    """How a part is taken out of a picture: this is first made so many pixels across and down, and the part begins so
    far from the left and from the top."""

    across: int
    down: int
    left: int
    top: int


class Recipe(Struct, frozen=True, array_like=True):
    """How a picture is encoded: its form, width and height, and quality from 1 to 100; 0 loses nothing. `cut`: only a
    part of it is. `kept`: it stays as it is, with every frame, and loses what it tells of itself alone."""

    form: Form
    width: int
    height: int
    quality: int
    cut: Cut | None = None
    kept: bool = False

    @property
    def whole(self) -> tuple[int, int]:
        """Width and height of the whole picture that it is made of."""
        return (self.cut.across, self.cut.down) if self.cut else (self.width, self.height)


class Variant(NamedTuple):
    """One form of a picture and its address."""

    address: str
    recipe: Recipe


class Variants(NamedTuple):
    """All forms of a picture that a page names: those of each modern format, by width, and the `fallback`."""

    modern: tuple[tuple[Form, tuple[Variant, ...]], ...]
    fallback: tuple[Variant, ...]

    @property
    def shown(self) -> Variant:
        """The fallback that stands by itself: the widest of up to `FALLBACK` pixels, else the narrowest."""
        narrow = [each for each in self.fallback if each.recipe.width <= FALLBACK]
        return narrow[-1] if narrow else self.fallback[0]

    def all(self) -> tuple[Variant, ...]:
        """Every file there is to be."""
        return (*(each for _, several in self.modern for each in several), *self.fallback)


def variants(path: str, digest: Digest, facts: Facts, images: ImagesFront, *, quick: bool = False) -> Variants:
    """The forms of the picture at `path` with these bytes. `quick`: in WebP alone, as the preview shows it. A picture
    of few colours loses nothing and has no AVIF, which would blur its edges."""

    def made(form: Form, width: int) -> Variant:
        recipe = Recipe(form, width, height_at(facts, width), quality(form, facts, images))
        return variant(path, digest, recipe, str(width))

    widths = ladder(facts.width, images.widths or ImagesFront().widths)
    if quick:
        return Variants((), tuple([made("webp", width) for width in widths]))
    wanted = [form for form in images.formats if not (form == "avif" and facts.flat)]
    modern = [(form, tuple([made(form, width) for width in _of_form(form, widths)])) for form in wanted]
    plain = fallback(facts)
    narrow = [width for width in widths if width <= FALLBACK][-1:] or widths[:1]
    return Variants(tuple(modern), tuple([made(plain, width) for width in (narrow if modern else widths)]))


def variant(path: str, digest: Digest, recipe: Recipe, called: str) -> Variant:
    """A form of the picture at `path` with these bytes; `called` stands in its address, and so does what it is made
    of."""
    name = slugify(posixpath.splitext(posixpath.basename(path))[0]) or "picture"
    part = digest_of((digest, recipe))[:10]
    return Variant(f"/media/{name}-{called}.{part}.{ENDINGS[recipe.form]}", recipe)


def whole(facts: Facts) -> Recipe:
    """The picture in its own format and size; what moves, and any GIF, as it is."""
    form = _FORMS[facts.format]
    if facts.moving or form == "gif":
        return Recipe(form, facts.width, facts.height, 0, kept=True)
    return Recipe(form, facts.width, facts.height, 0 if form == "png" or facts.flat else _WHOLE)


def ladder(width: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The widths in which a picture is shown, ascending: those that are wanted and, of one that is narrower than the
    widest of them, its own in place of what is wider or nearly as wide."""
    top = max(wanted)
    narrower = {each for each in wanted if each < width * _CLOSE} if width < top else set(wanted) - {top}
    return (*sorted(narrower), min(width, top))


_CLOSE = 0.9


def fallback(facts: Facts) -> Form:
    """The form that every browser, reader and social network knows: the picture's own, or one that keeps all of it."""
    if facts.format == "JPEG":
        return "jpeg"
    return "png" if facts.format in ("PNG", "GIF") or facts.clear else "jpeg"


def _of_form(form: Form, widths: tuple[int, ...]) -> tuple[int, ...]:
    return widths[-MOST_AVIF:] if form == "avif" else widths


def height_at(facts: Facts, width: int) -> int:
    """The height of a picture that is so wide."""
    return max(1, round(facts.height * width / facts.width))


def quality(form: Form, facts: Facts, images: ImagesFront) -> int:
    """Quality by each format's own scale, so that all look alike; 0, which loses nothing, for drawings and PNG."""
    if facts.flat or form == "png":
        return 0
    return min(100, max(1, images.quality + {"avif": -15, "webp": 0, "jpeg": 5}.get(form, 0)))
