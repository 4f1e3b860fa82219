"""Cards: what lists, neighbours and feeds show of an article."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from generator.errors import problem
from generator.model import Card, Moment, Parsed, Picture, Problem, TermRef, sealed
from generator.outputs.links import WHERE_FILES_ARE, Places, address_meant, file_meant, near_file
from generator.racing.roster import Term, location
from generator.schema import ArticleFront, ImageFront

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")

SUMMARY = 200
"""Characters at most of a summary that is taken from the text's opening."""


def card(
    parsed: Parsed, terms: tuple[Term, ...], refs: Mapping[Term, TermRef], places: Places, image: Picture | None
) -> Card:
    """The card of an article. Of an edition and its event only the edition is shown."""
    front: ArticleFront = parsed.front
    address = places.sources[parsed.path]
    if parsed.moment is None:
        raise ValueError(f"{parsed.path} is no article: it has no date")
    editions = {slug.split("/")[0] for kind, slug in terms if kind == "edition"}
    return sealed(
        Card(
            url=places.url(address),
            absolute=places.absolute(address),
            title=front.title,
            summary=summary_of(front.summary, parsed.body.opening),
            kind=front.kind,
            moment=parsed.moment,
            updated=modified(front),
            language=front.language,
            image=image,
            terms=tuple(refs[t] for t in terms if t[0] != "author" and not (t[0] == "event" and t[1] in editions)),
            authors=tuple(refs[t] for t in terms if t[0] == "author"),
            feed_id=feed_id(places.base_url, front.id or parsed.path),
        )
    )


def modified(front: ArticleFront) -> Moment | None:
    """When an article last changed: by `updated`, or by its latest correction if that is later."""
    moments = [each.date for each in front.corrections]
    if front.updated:
        moments.append(front.updated)
    return max(moments, key=lambda moment: moment.at, default=None)


def changed(card: Card) -> Moment:
    """The moment of an article's last change: that of its publication while none is later."""
    return card.updated if card.updated and card.updated.at > card.moment.at else card.moment


def summary_of(given: str, opening: str) -> str:
    """The summary given, else the opening cut at a word."""
    return given or shortened(opening, SUMMARY)


def shortened(text: str, most: int) -> str:
    """The text in one line, cut at a word to at most so many characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"


def feed_id(base_url: str, name: str) -> str:
    """An identity for feeds that stays when slug, address or title change: an IRI that front matter gives as it is
    (RFC 4287, section 4.2.6), else a UUID (RFC 9562, version 5) of the host and what it gives, or the file's path."""
    return name if _IRI.fullmatch(name) else uuid5(NAMESPACE_URL, f"https://{urlsplit(base_url).hostname}/{name}").urn


def picture(parsed: Parsed, places: Places, problems: list[Problem]) -> Picture | None:
    """The picture that front matter names; None, with a problem, where its file does not exist."""
    image: ImageFront | None = getattr(parsed.front, "image", None)
    if image is None:
        return None
    path = parsed.path.partition("#")[0]
    if urlsplit(image.src).scheme in ("http", "https"):
        url = absolute = image.src
    elif address := address_meant(image.src, path, places):
        url, absolute = places.url(address), places.absolute(address)
    else:
        at = location(parsed, "image.src")
        hint = near_file(file_meant(image.src, path), path, places, texts=False) or WHERE_FILES_ARE
        problems.append(problem("PF203", f"the picture '{image.src}' does not exist", at, hint))
        return None
    return sealed(Picture(url=url, absolute=absolute, alt=image.alt, credit=image.credit, licence=image.licence))
