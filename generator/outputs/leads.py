"""Leads: the pictures that articles begin with, cut into the shapes that search engines and networks show."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model import Parsed, PictureCrop
from generator.outputs.files import names_meant
from generator.outputs.heads import absolute
from generator.outputs.parts import SiteFacts
from generator.outputs.site import Encoding, PublishedFile
from generator.pictures.crops import crops
from generator.pictures.facts import Facts
from generator.schema import ArticleFront, ImagesFront


class Leads(NamedTuple):
    """The crops of each article's picture, by the article's path, and what is made for them."""

    crops: Mapping[str, tuple[PictureCrop, ...]]
    encoded: tuple[Encoding, ...]


def leads(
    texts: Iterable[Parsed],
    pictures: Iterable[tuple[PublishedFile, Facts]],
    images: ImagesFront,
    facts: SiteFacts,
) -> Leads:
    """The crops for those of the `texts` that are articles, of these pictures."""
    known = {name: each for each in pictures for name in (each[0].address, each[0].source.path)}
    shown: dict[str, tuple[PictureCrop, ...]] = {}
    made: dict[str, Encoding] = {}
    for text in texts:
        if text.kind == "article" and (found := _picture(text, known)):
            encoded = {each.address: each for each in _encodings(text.front, *found, images)}
            shown[text.path] = tuple([_crop(each, facts) for each in encoded.values()])
            made |= encoded
    return Leads(shown, tuple(made.values()))


def _picture(text: Parsed, known: Mapping[str, tuple[PublishedFile, Facts]]) -> tuple[PublishedFile, Facts] | None:
    """The file of the picture that an article begins with."""
    front: ArticleFront = text.front
    names = names_meant(front.image.src, text.path) if front.image else ()
    return next((known[name] for name in names if name in known), None)


def _encodings(front: ArticleFront, file: PublishedFile, facts: Facts, images: ImagesFront) -> Iterator[Encoding]:
    if front.image:
        source = file.source
        for address, recipe in crops(source.path, source.digest, facts, images, front.image.focus):
            yield Encoding(address, source.path, source.digest, recipe)


def _crop(each: Encoding, facts: SiteFacts) -> PictureCrop:
    return PictureCrop(absolute(facts, each.address), each.recipe.width, each.recipe.height)
