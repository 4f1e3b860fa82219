"""Whereabouts: where everything of a site stands, as far as that is known before the outputs are planned: pages,
files, and pictures in the forms in which they are shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.model import Parsed, Picture, PictureCrop, Problem, Source
from generator.outputs.addresses import entity_address
from generator.outputs.cards import picture
from generator.outputs.files import published_files, running_drawings
from generator.outputs.hosts.dots import without_hidden
from generator.outputs.icons import with_icons
from generator.outputs.links import Places
from generator.outputs.parts import SiteFacts
from generator.outputs.pictures import Album, Wishes, album
from generator.outputs.site import PublishedFile
from generator.outputs.visibility import Visible
from generator.racing.roster import Term
from generator.schema import ImageFront, SiteFront


class Paged(NamedTuple):
    """Everything that has a page: articles and pages, with their addresses by path, and the terms that have one, with
    the files of those that have any."""

    texts: Sequence[Parsed]
    addresses: Mapping[str, str]
    terms: Sequence[Term]
    own: Mapping[Term, Parsed]

    @property
    def parsed(self) -> list[Parsed]:
        """What the files of all of these say."""
        return [*self.texts, *(self.own[term] for term in self.terms if term in self.own)]


class Whereabouts(NamedTuple):
    """Where sources stand (`places`), the links to the pages of terms (`at`), the pictures of the site, the picture
    that each text or entity names, by path, and the facts of the site with its icons."""

    places: Places
    at: Mapping[Term, str]
    pictures: Album
    images: Mapping[str, Picture | None]
    facts: SiteFacts


def whereabouts(
    paged: Paged,
    known: Visible,
    sources: Sequence[Source],
    config: SiteFront,
    facts: SiteFacts,
    problems: list[Problem],
    *,
    on_request: bool,
) -> Whereabouts:
    """Where all of this stands. What is wrong with files and pictures is added to the problems. `on_request`: pictures
    are encoded when somebody asks for them."""
    at = {term: entity_address(term, config) for term in paged.terms}
    addresses = {**paged.addresses, **{paged.own[term].path: at[term] for term in paged.terms if term in paged.own}}
    files = published_files(without_hidden(sources, config, problems), paged.parsed, addresses, known.hidden)
    problems += running_drawings(files, known.published, config.markdown.html)
    facts = with_icons(facts, files)
    pictures = album(files, known.published, paged.parsed, Wishes(config.images, on_request), facts, problems)
    places = _places(addresses, files, facts, pictures.shown)
    images = _images(paged.parsed, places, pictures.crops, problems)
    return Whereabouts(places, {term: places.url(address) for term, address in at.items()}, pictures, images, facts)


def _places(
    addresses: Mapping[str, str], files: Sequence[PublishedFile], facts: SiteFacts, shown: Mapping[str, Picture]
) -> Places:
    sources = {**addresses, **{file.source.path: file.address for file in files}}
    known = frozenset(file.address for file in files)
    return Places(known, sources, {}, frozenset(), facts.root, facts.base_url, shown)


def _images(
    texts: Iterable[Parsed], places: Places, crops: Mapping[str, tuple[PictureCrop, ...]], problems: list[Problem]
) -> dict[str, Picture | None]:
    """The picture that each text names, by path. One that texts of a folder share is made once."""
    found: dict[str, Picture | None] = {}
    made: dict[tuple[str, ImageFront], Picture] = {}
    for each in texts:
        image: ImageFront | None = getattr(each.front, "image", None)
        if not image:
            found[each.path] = None
            continue
        key = each.path.rpartition("/")[0], image
        found[each.path] = shown = made.get(key) or picture(each, places, crops.get(each.path, ()), problems)
        if shown:
            made[key] = shown
    return found
