"""Cards: what lists and feeds show of an article."""

import re
from collections.abc import Iterable
from operator import ne

from msgspec import structs

from generator.errors import problem
from generator.model import Card, Moment, Parsed, Picture, PictureCrop, Problem, TermRef, sealed, sealed_by
from generator.outputs.links import WHERE_FILES_ARE, Places, address_meant, file_meant, near_file
from generator.outputs.misnamed import NO_WORDS, SAVE_AS, WORDS, is_unread
from generator.racing.roster import location
from generator.schema import ArticleFront, ImageFront
from generator.text.summaries import modified

_WEB = re.compile("https?:", re.IGNORECASE)


def card(parsed: Parsed, url: str, authors: tuple[TermRef, ...], image: Picture | None) -> Card:
    """The card of an article. Its digest is made of those of its parts."""
    front: ArticleFront = parsed.front
    if parsed.moment is None:
        raise ValueError(f"{parsed.path} is no article: it has no date")
    made = Card(
        url=url,
        title=front.title,
        summary=front.summary or parsed.opening,
        kind=front.kind,
        moment=parsed.moment,
        updated=modified(front),
        language=front.language,
        image=image,
        authors=authors,
    )
    return sealed_by(made, parsed.shown, url, image.digest if image else "", *(author.digest for author in authors))


def shown_terms(terms: Iterable[TermRef]) -> tuple[TermRef, ...]:
    """What an article's own page and feeds show of what it is about: no authors, and of an edition and its event only
    the edition. Kind by kind, as each kind first comes: what the text is about stands with what front matter names."""
    shown = [term for term in terms if term.kind != "author"]
    if editions := {term.slug.split("/")[0] for term in shown if term.kind == "edition"}:
        shown = [term for term in shown if not (term.kind == "event" and term.slug in editions)]
    kinds = [term.kind for term in shown]
    if sum(map(ne, kinds, kinds[1:])) >= len(set(kinds)):  # some kind comes twice
        shown.sort(key=lambda term: kinds.index(term.kind))
    return tuple(shown)


def changed(card: Card) -> Moment:
    """The moment of an article's last change: that of its publication while none is later."""
    return card.updated if card.updated and card.updated.at > card.moment.at else card.moment


def picture(parsed: Parsed, places: Places, crops: tuple[PictureCrop, ...], problems: list[Problem]) -> Picture | None:
    """The picture that front matter names, with its crops; None, with a problem, where its file does not exist."""
    image: ImageFront | None = getattr(parsed.front, "image", None)
    if image is None:
        return None
    path = parsed.path.partition("#")[0]
    address: str | None = None
    if _WEB.match(image.src):
        url = absolute = image.src
    elif address := address_meant(image.src, path, places):
        url, absolute = places.url(address), places.absolute(address)
    else:
        at = location(parsed, "image.src")
        hint = near_file(file_meant(image.src, path), path, places, texts=False) or WHERE_FILES_ARE
        said = "does not exist"
        if is_unread(image.src):
            said, hint = "is of a kind that is not read", SAVE_AS
        problems.append(problem("PF203", f"the picture '{image.src}' {said}", at, hint))
        return None
    if image.alt is None:
        problems.append(problem("PF209", NO_WORDS, location(parsed, "image.src"), WORDS))
    shown = places.pictures.get(address or "") or Picture(url=url, absolute=absolute)
    alt = (image.alt or "").strip()
    return sealed(structs.replace(shown, alt=alt, credit=image.credit, licence=image.licence, crops=crops))
