"""Pictures: in which forms each is published, and how pages show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from generator.errors import problem
from generator.model import Digest, Location, Parsed, Picture, PictureCrop, PictureForm, Problem, Source
from generator.outputs.file_views import EncodedView, SlipView
from generator.outputs.files import names_meant
from generator.outputs.leads import Leads, leads
from generator.outputs.parts import SiteFacts
from generator.outputs.site import Encoding, Fills, Outline, PublishedFile, Site
from generator.pictures.facts import FLAWS, Facts
from generator.pictures.recipes import Recipe, Variant, Variants, variants, whole
from generator.schema import ImagesFront
from generator.text.slugs import quoted


class Album(Struct, frozen=True):
    """The pictures of a site: `files` are all that are published at an address of their own, with those that are no
    pictures; `shown` how pages show a picture, by what its own address is or would be; `crops` the parts of each
    article's picture, by the article's path; `encoded` what is made of them."""

    files: tuple[PublishedFile, ...]
    shown: Mapping[str, Picture] = {}
    crops: Mapping[str, tuple[PictureCrop, ...]] = {}
    encoded: tuple[Encoding, ...] = ()


class Wishes(NamedTuple):
    """What site.yaml asks of pictures, or `off`; `on_request`: nothing is encoded
    before a reader asks for it, and then as WebP, as the preview has it."""

    images: ImagesFront | Literal["off"]
    on_request: bool = False


def album(
    files: Sequence[PublishedFile],
    published: Iterable[Parsed],
    texts: Sequence[Parsed],
    wishes: Wishes,
    facts: SiteFacts,
    problems: list[Problem],
) -> Album:
    """The album of a site with these `files`, of which those among the `published` sources are pictures; `texts` are
    those that have a page. Pictures that cannot be read are told."""
    known: dict[str, Facts] = {each.path: each.front for each in published if each.kind == "picture"}
    if not known:
        return Album(tuple(files))
    uses = _uses(texts)
    kept: list[PublishedFile] = []
    shown: dict[str, Picture] = {}
    made: dict[str, Encoding] = {}
    for file in files:
        found = known.get(file.source.path)
        if not found or (found.flaw and wishes.images == "off"):
            kept.append(file)
        elif found.flaw:
            problems.append(_flawed(file.source, found))
        else:
            one = _Published(file, found, uses.of(file), wishes)
            shown[file.address] = one.picture(facts)
            made.update((each.address, each) for each in one.encodings())
            kept += [file] if one.stays else []
    cut = _leads(files, known, texts, wishes, facts)
    made.update((each.address, each) for each in cut.encoded)
    return Album(tuple(kept), shown, cut.crops, tuple(made.values()))


def _leads(
    files: Sequence[PublishedFile],
    known: Mapping[str, Facts],
    texts: Iterable[Parsed],
    wishes: Wishes,
    facts: SiteFacts,
) -> Leads:
    """The crops of articles' pictures; none where nobody would ask for them, and none of what moves."""
    if wishes.images == "off" or wishes.on_request or "linked_data" in facts.without:
        return Leads({}, ())
    found = ((file, known[file.source.path]) for file in files if file.source.path in known)
    still = [(file, each) for file, each in found if not each.flaw and not each.moving]
    return leads(texts, still, wishes.images, facts)


def outlines(site: Site) -> Iterator[Outline]:
    """Every form of every picture."""
    for each in site.encoded:
        make = slip_view if each.on_request else encoded_view
        inputs = partial(_inputs, each)
        yield Outline(address=each.address, make=make, inputs=inputs, order="asset", source=each.path)


def _inputs(each: Encoding, _: Fills) -> tuple[Any, ...]:
    return each.path, each.content, each.recipe


def encoded_view(path: str, content: Digest, recipe: Recipe) -> EncodedView:
    """A form of a picture."""
    return EncodedView(path=path, content=content, recipe=recipe)


def slip_view(path: str, content: Digest, recipe: Recipe) -> SlipView:
    """What says how to make a form of a picture, once somebody asks for it."""
    return SlipView(path=path, content=content, recipe=recipe)


class _Uses(NamedTuple):
    """The files and addresses that texts show as pictures, and those that they link to."""

    shown: frozenset[str]
    linked: frozenset[str]

    def of(self, file: PublishedFile) -> tuple[bool, bool]:
        """Whether a file is shown, and whether it is linked to."""
        names = {file.source.path, file.address}
        return not self.shown.isdisjoint(names), not self.linked.isdisjoint(names)


def _uses(texts: Iterable[Parsed]) -> _Uses:
    shown: set[str] = set()
    linked: set[str] = set()
    for text in texts:
        path = text.path.partition("#")[0]
        for slot in text.slots:
            (shown if slot.kind == "picture" else linked).update(names_meant(slot.target, path))
        if image := getattr(text.front, "image", None):
            shown.update(names_meant(image.src, path))
    return _Uses(frozenset(shown), frozenset(linked))


class _Published(NamedTuple):
    """A picture that is published, and whether it is shown and linked to."""

    file: PublishedFile
    facts: Facts
    used: tuple[bool, bool]
    wishes: Wishes

    @property
    def stays(self) -> bool:
        """Whether its own file is published as it is."""
        images = self.wishes.images
        return images == "off" or images.original == "keep"

    def variants(self) -> Variants | None:
        """The forms in which it is shown; none where that is its own file."""
        images, (shown, _) = self.wishes.images, self.used
        if images == "off" or self.facts.moving or not shown:
            return None
        source = self.file.source
        return variants(source.path, source.digest, self.facts, images, quick=self.wishes.on_request)

    def encodings(self) -> Iterator[Encoding]:
        """All that is made of it."""
        found, (shown, linked) = self.variants(), self.used
        for each in found.all() if found else ():
            yield self._encoding(each)
        if not self.stays and (linked or not shown or not found):
            yield self._encoding(Variant(self.file.address, whole(self.facts)))

    def _encoding(self, variant: Variant) -> Encoding:
        source = self.file.source
        return Encoding(variant.address, source.path, source.digest, variant.recipe, self.wishes.on_request)

    def picture(self, facts: SiteFacts) -> Picture:
        """How pages show it."""
        found = self.variants()
        shown = found.shown if found else None
        url, absolute = _at(shown.address if shown else self.file.address, facts)
        several = found.fallback if found and len(found.fallback) > 1 else ()
        return Picture(
            url=url,
            absolute=absolute,
            width=shown.recipe.width if shown else self.facts.width,
            height=shown.recipe.height if shown else self.facts.height,
            tint=self.facts.tint,
            srcset=_srcset(several, facts),
            forms=tuple([PictureForm(f"image/{form}", _srcset(each, facts)) for form, each in found.modern])
            if found
            else (),
        )


def _at(address: str, facts: SiteFacts) -> tuple[str, str]:
    """An address from the root of the host, and with the host."""
    place = quoted(address)[1:]
    return facts.root + place, facts.base_url + place


def _srcset(several: Sequence[Variant], facts: SiteFacts) -> str:
    return ", ".join(f"{_at(each.address, facts)[0]} {each.recipe.width}w" for each in several)


def _flawed(source: Source, facts: Facts) -> Problem:
    code, message, hint = FLAWS[facts.flaw]
    return problem(code, message, Location(source.path), hint)
