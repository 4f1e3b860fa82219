"""What an import finds, before any of it has a place in the site."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct, field

from generator.errors import problem
from generator.model import Digest, Location, Problem

Kind: TypeAlias = Literal["article", "page"]
Term: TypeAlias = Literal["tags", "authors"]

FURTHEST = 300_000
"""Characters of a text in which places are looked for."""

LONGEST_LINE = 5_000
"""Characters of a line that is shown beside a problem."""


class Origin(NamedTuple):
    """Where something stands in what is imported: the file as problems name it, the text there, and the line of the
    file at which this text begins."""

    path: str
    text: str = ""
    line: int = 1

    def at(self, words: str = "") -> Location:
        """The first place of words in the text; its beginning where they stand nowhere, or very far below."""
        if not self.text:
            return Location(self.path, self.line if self.line > 1 else 0)
        found = max(self.text.find(words, 0, FURTHEST), 0)
        first = self.text.rfind("\n", 0, found) + 1
        end = self.text.find("\n", found, found + LONGEST_LINE)
        is_long = found - first > LONGEST_LINE or (end < 0 and len(self.text) > found + LONGEST_LINE)
        excerpt = "" if is_long else self.text[first : end if end >= 0 else len(self.text)]
        width = max(len(words.partition("\n")[0]), 1)
        return Location(self.path, self.line + self.text.count("\n", 0, found), found - first + 1, width, excerpt)


class Item(Struct, frozen=True, kw_only=True):
    """An article or a page that was found. `identity` names it in the old site for good; `digest` is that of all it
    said there; `stem` is the slug it had; `addresses` are its old ones, the one where readers find it today first, and
    `ids` such as no file can have, which links may name all the same; `front` are further keys with their values,
    `extra` what no key of ours says; `beside` are files that stand with it, by their paths from it; `footnotes` stand
    apart from the text, by their names; `place` is what others may call it in links, `translates` the identity of its
    original; `told` is what reading it had to tell."""

    kind: Kind
    identity: str
    digest: Digest
    origin: Origin
    title: str
    stem: str
    body: str
    date: str = ""
    section: str = ""
    addresses: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    front: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    beside: tuple[tuple[str, Path], ...] = ()
    is_html: bool = False
    footnotes: tuple[tuple[str, str], ...] = ()
    place: str = ""
    translates: str = ""
    told: "Notes | None" = None

    @property
    def is_draft(self) -> bool:
        """Whether it is kept back."""
        return self.front.get("draft") is True


class Person(NamedTuple):
    """Someone who writes, or a tag with a text: the folder of its file, its name, its text, the file of the old site
    that says so, if one does, and old addresses that lead to its page."""

    folder: Term
    name: str
    text: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    source: str = ""
    old: tuple[str, ...] = ()


class Copied(NamedTuple):
    """A file that is taken as it is: where it lies, and where it will, from the site's root."""

    source: Path
    target: str


class Left(NamedTuple):
    """Something that did not come over: what it is, where it stood, and why."""

    what: str
    where: str
    why: str


class MenuEntry(NamedTuple):
    """An entry of the old site's menu: where it stands, its words ("" for the title of its text), and where it leads,
    to an old address or to an item by its identity."""

    origin: Origin
    title: str
    url: str = ""
    identity: str = ""


class SiteGuess(NamedTuple):
    """What is known of the old site, for the site.yaml of a new one; `tags` and `authors` are patterns of addresses."""

    title: str = ""
    base_url: str = ""
    language: str = ""
    timezone: str = ""
    description: str = ""
    cname: str = ""
    tags: str = ""
    authors: str = ""


class Notes:
    """What an import has to tell, gathered while it works: problems, how often what was changed, what was left out."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._told: set[Problem] = set()
        self.changed: Counter[str] = Counter()
        self.left: list[Left] = []

    def tell(self, code: str, message: str, at: Location, hint: str = "") -> None:
        """Something that a person has to look at."""
        self.add((problem(code, message, at, hint),))

    def add(self, problems: Iterable[Problem]) -> None:
        """Problems, each of them once."""
        for each in problems:
            if each not in self._told:
                self._told.add(each)
                self.problems.append(each)

    def leave(self, what: str, where: str, why: str) -> None:
        """Something that does not come over."""
        self.left.append(Left(what, where, why))


class Way(NamedTuple):
    """What the text of an item is made with: where its file will stand, from the site's root, where its links and its
    pictures lead then (None: as they are written), and what takes notes."""

    path: str
    link: Callable[[str], str | None]
    picture: Callable[[str], str | None]
    notes: Notes


class Found(Struct, frozen=True, kw_only=True):
    """All that an import found. `name` is that of the old generator; `write` makes the Markdown of an item; `home` is
    the address of the old site, without a slash at its end, `hosts` are others that it had;
    `is_markdown`: its texts were Markdown; `told` is worth telling once something comes over; `names` are old addresses
    of tags and authors by their keys, with these; `media` finds the file that the path of an old address led to;
    `hints` are lines for a new site.yaml that somebody has to decide about; `menu` is that of the old site."""

    name: str
    items: tuple[Item, ...]
    write: Callable[[Item, Way], str]
    site: SiteGuess
    people: tuple[Person, ...] = ()
    files: tuple[Copied, ...] = ()
    home: str = ""
    is_markdown: bool = False
    told: Notes | None = None
    hosts: tuple[str, ...] = ()
    names: dict[str, tuple[Term, str]] = field(default_factory=dict)
    media: Callable[[str], Copied | None] = lambda _: None
    hints: tuple[str, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
