"""Links: where each slot of a body leads, decided once every address of the site is known.

A link that leads nowhere, or to something unpublished, loses its `href` and is reported: a wrong link is worse
than none.
"""

import posixpath
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import force_setattr

from generator.errors import problem
from generator.model import Filled, Location, Parsed, Picture, Problem, Slot
from generator.outputs.misnamed import AS_SIGNS, NO_WORDS, SAVE_AS, WORDS, has_signs, is_unread
from generator.pictures.markup import img
from generator.text.slugs import REMEMBERED, quoted

UNREAD = "/.unread"
"""Stands for the address of a source that could not be parsed: where it is, and what is in it, is not known."""


WHERE_FILES_ARE = (
    "pictures and other files stand beside the text that names them, or under content/media/ and are written /media/…"
)
"""A hint for a file that is not there."""


class Places(NamedTuple):
    """Where everything is: `addresses` of all outputs, the address of each published source by its path (`sources`),
    the `anchors` of each text by its address, paths that are `withheld`; `root` and `base_url` as in `SiteFacts`; how
    `pictures` are shown, by what the address of their own file is or would be."""

    addresses: frozenset[str]
    sources: Mapping[str, str]
    anchors: Mapping[str, Collection[str]]
    withheld: frozenset[str]
    root: str
    base_url: str
    pictures: Mapping[str, Picture] = {}

    def url(self, address: str) -> str:
        """An address as a page of this site links to it."""
        return self.root + quoted(address)[1:]

    def absolute(self, address: str) -> str:
        """An address with scheme and host."""
        return self.base_url + quoted(address)[1:]


class Shown(Struct, frozen=True, array_like=True):
    """What a writing block shows of the site on pages and in feeds, as HTML; or what is wrong with it, with a hint and
    the words of it that are. `key`: under which an answer is kept."""

    page: str = ""
    feed: str = ""
    wrong: str = ""
    hint: str = ""
    words: str = ""
    key: str = ""


class Decisions:
    """What goes into the slots of bodies: links from the root of the host or, for feeds, `whole` addresses, and what
    writing `blocks` show, by what they ask. What is wrong is added to the problems. A target that means the same
    wherever it stands in a folder is looked up once."""

    def __init__(
        self, places: Places, problems: list[Problem], blocks: Mapping[str, Shown], *, whole: bool = False
    ) -> None:
        self._places = places
        self._blocks = blocks
        self._problems = problems
        self._whole = whole
        self._known: dict[str, dict[str, str]] = defaultdict(dict)

    def __call__(self, parsed: Parsed) -> tuple[str, ...]:
        """The text of each slot of a body, in order."""
        if not parsed.slots:
            return ()
        known = self._known[parsed.path.rpartition("/")[0]]
        texts = []
        for slot in parsed.slots:
            form = known.get(_asked(slot))
            texts.append(self._decided(slot, parsed, known) if form is None else _put(slot, form))
        return tuple(texts)

    def _decided(self, slot: Slot, parsed: Parsed, known: dict[str, str]) -> str:
        if slot.kind == "block":
            return self._shown(slot, parsed)
        told = len(self._problems)
        found = _target(slot, parsed, self._places, self._problems)
        if found.address is None:
            words = slot.alt.strip()
            return f'<span class="missing-picture">{escape(words)}</span>' if words else ""
        if _lacks_words(slot):
            self._problems.append(problem("PF209", NO_WORDS, _place(slot, parsed), WORDS))
        form = self._form(slot, found.address, found.rest, own=found.own)
        if len(self._problems) == told and slot.target[:1] not in ("", "#", "?"):
            known[_asked(slot)] = form
        return _put(slot, form)

    def _form(self, slot: Slot, address: str, rest: str, *, own: bool) -> str:
        """What goes into slots that ask the same: the address of a link, or the HTML of a picture without its words; in
        feeds, whose readers know little, its plainest form."""
        picture = self._places.pictures.get(address) if slot.kind == "picture" else None
        if picture:
            if self._whole:
                picture = Picture(url=picture.absolute, absolute="", width=picture.width, height=picture.height)
            return img(picture, alt=_ALT, more=slot.attributes, feed=self._whole)
        url = self._places.absolute if self._whole else self._places.url
        href = escape(rest if own and not self._whole else url(address) + rest)
        return f'<img src="{href}" alt="{_ALT}"{slot.attributes}>' if slot.kind == "picture" else href

    def _shown(self, slot: Slot, parsed: Parsed) -> str:
        found = self._blocks[slot.target]
        if found.wrong:
            at = Location(parsed.path, slot.number, 1, words=found.words)
            self._problems.append(problem("PF223", found.wrong, at, found.hint))
        return found.feed if self._whole else found.page


_ALT = "\0"
"""Stands for the words of a picture; no HTML has this character."""


def _asked(slot: Slot) -> str:
    """What a slot asks for, but for words; "" for what is looked at each time: blocks, and pictures that lack words."""
    if slot.kind == "picture":
        return "" if _lacks_words(slot) else f"{slot.target}{_ALT}{slot.attributes}"
    return "" if slot.kind == "block" else slot.target


def _lacks_words(slot: Slot) -> bool:
    return slot.kind == "picture" and not slot.alt.strip() and not slot.decorative


def _put(slot: Slot, form: str) -> str:
    """The text that goes into a slot which leads somewhere."""
    if slot.kind == "picture":
        return form.replace(_ALT, escape(slot.alt))
    return f' {slot.attribute}="{form}"'


def filled(
    parsed: Parsed,
    texts: tuple[str, ...],
    contents: bool | None,
    links: tuple[str, ...] = (),
    *,
    each_section: bool = False,
) -> Filled:
    """The body with what goes into its slots, whether a table of contents is wanted, and where its names lead."""
    made = Filled(
        path=parsed.path, body=parsed.body, texts=texts, contents=contents, links=links, each_section=each_section
    )
    said = "\1".join((*texts, *links))  # HTML holds no such character, and the body says how many there are
    force_setattr(made, "digest", f"{parsed.body} {contents} {each_section} {said}")  # short enough as it is
    return made


class Target(NamedTuple):
    """What a slot means: an address of the site and what follows it (`?…#…`); None where it leads nowhere. `own`:
    a part of the page itself."""

    address: str | None
    rest: str = ""
    own: bool = False


def file_meant(target: str, path: str) -> str:
    """The path of the source file that a relative or root-absolute target in the file `path` would mean."""
    return _meant(target, "" if target.startswith("/") else posixpath.dirname(path))


@lru_cache(maxsize=REMEMBERED)
def _meant(target: str, folder: str) -> str:
    name = unquote(target.partition("#")[0].partition("?")[0])
    if name.startswith("/"):
        return posixpath.normpath("content/" + name.removeprefix("/content").lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, name))


def address_meant(name: str, path: str, places: Places) -> str | None:
    """The address that a target without query and fragment means in the file `path`: that of a source file, or one as
    it is written, with or without its last slash. None where there is none."""
    if address := places.sources.get(file_meant(name, path)):
        return address
    return (known_address(name, places) or _picture_at(name, places)) if name.startswith("/") else None


def _picture_at(name: str, places: Places) -> str | None:
    """The address that a picture's own file would have, where only other forms of it are published."""
    address = unquote(name)
    return address if address in places.pictures else None


def known_address(name: str, places: Places) -> str | None:
    """The address that is written so, with or without its last slash; None where there is none."""
    address = unquote(name)
    return next((each for each in (address, address + "/") if each in places.addresses), None)


def _target(slot: Slot, parsed: Parsed, places: Places, problems: list[Problem]) -> Target:
    name, rest, fragment = _parts(slot.target)
    address = address_meant(name, parsed.path, places) if name else places.sources[parsed.path]
    if address is None:
        problems.append(_broken(slot, name, parsed, places))
        return Target(None)
    if fragment is not None and not _is_anchor(unquote(fragment), address, places):
        problems.append(_no_anchor(slot, fragment, address, parsed, places))
        rest = rest.partition("#")[0]
    return Target(address, rest, own=not name and bool(rest))


@lru_cache(maxsize=REMEMBERED)
def _parts(target: str) -> tuple[str, str, str | None]:
    """The name in a target, what follows it, and its fragment, None where it has none."""
    before, hash_mark, fragment = target.strip().partition("#")
    name, question_mark, query = before.partition("?")
    return name, question_mark + query + hash_mark + fragment, fragment if hash_mark else None


def _is_anchor(anchor: str, address: str, places: Places) -> bool:
    """Whether a page has this place. What stands behind `#` of a picture, a film or a PDF is no place of ours."""
    return (
        anchor in ("", "top")
        or address == UNREAD
        or not address.endswith(("/", ".html"))
        or anchor.startswith("pf-")
        or anchor in places.anchors.get(address, ())
    )


def _place(slot: Slot, parsed: Parsed) -> Location:
    return Location(parsed.path, target=slot.target, number=slot.number)


def _broken(slot: Slot, name: str, parsed: Parsed, places: Places) -> Problem:
    at = _place(slot, parsed)
    if (meant := file_meant(name, parsed.path)) in places.withheld:
        return problem("PF206", f"the link '{slot.target}' leads to something unpublished", at, "it is shown as text")
    hint = _suggestion(meant, name, slot.kind, parsed, places)
    if slot.kind == "href":
        return problem("PF201", f"the link '{slot.target}' leads nowhere", at, hint)
    if is_unread(name):
        return problem("PF203", f"the picture '{slot.target}' is of a kind that is not read", at, SAVE_AS)
    if slot.kind == "picture" and has_signs(slot.target):
        hint = AS_SIGNS
    what = "picture" if slot.kind == "picture" else "file"
    return problem("PF203", f"the {what} '{slot.target}' does not exist", at, hint or WHERE_FILES_ARE)


def _suggestion(meant: str, name: str, kind: str, parsed: Parsed, places: Places) -> str:
    """The nearest thing there is, written as the author would have to write it."""
    if name.startswith("/"):
        return near_address(name, places)
    return near_file(meant, parsed.path, places, texts=kind == "href")


def near_address(name: str, places: Places) -> str:
    """A hint that names the address nearest to one that is not there, or ""."""
    from rapidfuzz import fuzz, process  # here, since only mistakes need it and it takes 20 ms to import

    near = process.extractOne(unquote(name), places.addresses, scorer=fuzz.ratio, processor=str.lower, score_cutoff=70)
    return f"did you mean '{near[0]}'?" if near else ""


def near_file(meant: str, path: str, places: Places, *, texts: bool) -> str:
    """A hint that names the file nearest to one that is not there, as the file `path` has to write it, or "". `texts`:
    articles and the like too, not pictures and other files alone. Case is no difference here, but it is on a host."""
    paths = [each for each in places.sources if "#" not in each and (texts or not each.endswith(".md"))]
    names = [_own_name(each) for each in paths]
    from rapidfuzz import fuzz, process

    near = process.extractOne(_own_name(meant), names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=70)
    return f"did you mean '{posixpath.relpath(paths[near[2]], posixpath.dirname(path))}'?" if near else ""


def _own_name(path: str) -> str:
    """What tells a file from its neighbours: its name, or its folder's where it is called index.md."""
    folder, name = posixpath.split(path)
    return posixpath.basename(folder) if name == "index.md" else name.removesuffix(".md")


def _no_anchor(slot: Slot, fragment: str, address: str, parsed: Parsed, places: Places) -> Problem:
    at = _place(slot, parsed)
    from rapidfuzz import fuzz, process

    known = sorted(places.anchors.get(address, ()))
    near = process.extractOne(fragment, known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f"did you mean '#{near[0]}'?" if near else ""
    return problem("PF202", f"{address} has no place '#{fragment}'", at, hint)
