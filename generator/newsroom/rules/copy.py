"""Copy: one text as rules read it: its parts as a reader sees them, the names in it, and where all that stands in the
source."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from msgspec import structs

from generator.model import Body, Location, Moment, Parsed
from generator.newsroom.rules.finding import Written
from generator.newsroom.rules.sentences import Sentence, sentences
from generator.racing.files import ENTITY_KINDS
from generator.racing.recognition.names import text_of
from generator.racing.recognition.reading import SUMMARY, TITLE, Mention, Text, Told, mentions, read
from generator.racing.roster import Term, location
from generator.text.blocks import BlockKind, blocks
from generator.text.front_matter import body_start, place, words_below

if TYPE_CHECKING:
    from generator.newsroom.rules.desk import Desk

PartKind: TypeAlias = Literal["title", "summary"] | BlockKind


class Part(NamedTuple):
    """A part of a text: its number (`TITLE`, `SUMMARY`, else that of a block of the body, as mentions have it), what it
    is, and what a reader sees of it. A paragraph is of kind `text`."""

    number: int
    kind: PartKind
    text: str


class Copy:
    """A text on the desk: an article, a page, or what is said of a driver, a team …"""

    def __init__(self, desk: "Desk", parsed: Parsed) -> None:
        self.desk = desk
        self.parsed = parsed

    @property
    def path(self) -> str:
        """The path of its file."""
        return self.parsed.path.partition("#")[0]

    @property
    def front(self) -> Any:
        """Its front matter: a struct of `schema`."""
        return self.parsed.front

    @property
    def moment(self) -> Moment | None:
        """When an article is published."""
        return self.parsed.moment

    @property
    def day(self) -> date:
        """The day of an article in the site's zone; of all else the day of the check, since it is read as if it were of
        today."""
        return self.moment.at.astimezone(self.desk.zone).date() if self.moment else self.desk.today

    @property
    def language(self) -> str:
        """The first part of its language's code: `en`."""
        written = getattr(self.front, "language", "") or self.desk.config.language
        return str(written).partition("-")[0].lower()

    @cached_property
    def body(self) -> Body:
        """Its body; an empty one where it has none."""
        return self.desk.body(self.parsed)

    @cached_property
    def source(self) -> str:
        """The text of its file, with `\\n` at the ends of lines."""
        return self.desk.text(self.path)

    @property
    def start(self) -> int:
        """Where the body begins in the file's text."""
        return body_start(self.source)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Title and summary, where they are written, and the parts of the body, in order."""
        title, summary = getattr(self.front, "title", ""), getattr(self.front, "summary", "")
        front = [Part(TITLE, "title", title), Part(SUMMARY, "summary", summary)]
        body = [Part(number, each.kind, each.text) for number, each in enumerate(blocks(self.body.html))]
        return (*(each for each in front if each.text), *body)

    def part(self, number: int) -> Part:
        """The part of a number, as mentions have it."""
        return next(each for each in self.parts if each.number == number)

    @property
    def paragraphs(self) -> tuple[Part, ...]:
        """The paragraphs of the body."""
        return tuple(part for part in self.parts if part.kind == "text")

    def sentences(self) -> Iterator[tuple[Part, Sentence]]:
        """Every sentence with the part it stands in, in order, cells of tables left out."""
        for part in self.parts:
            if part.kind != "cell":
                for sentence in sentences(part.text):
                    yield part, sentence

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every name in it that could mean somebody, in order, with whom it means: see `recognition.reading`."""
        return mentions(self._read(), self.desk.names.lexicon)

    @cached_property
    def named(self) -> frozenset[Term]:
        """Whom its words name."""
        known = self.parsed.recognised
        if known.about or known.mentioned:  # as they were read for the site
            written = (each.partition("/") for each in (*known.about, *known.mentioned))
            return frozenset((ENTITY_KINDS[kind], slug) for kind, _, slug in written)
        return frozenset(each.verdict.term for each in self.mentions if each.verdict.term)

    def at(self, part: Part, start: int, end: int) -> Location:
        """The place in the source of a part's text from `start` to `end`; where that cannot be found, of the part."""
        if part.number < 0:
            return self._in_front(part, part.text[start:end])
        words = part.text[start:end]
        earlier = sum(each.text.count(words) for each in self.parts if 0 <= each.number < part.number)
        found = self._written.span(part.text, start, end, earlier + part.text.count(words, 0, start))
        if not found and (word := part.text.split()):
            found = self._written.span(part.text, part.text.index(word[0]), len(word[0]))
        start = self.start
        return self._written.location(self.path, found or (start, start + 1))

    def key(self, name: str) -> Location:
        """The place of a key of front matter: `summary`, `sources.1.url`."""
        return location(self.parsed, name)

    @cached_property
    def _written(self) -> Written:
        return Written(self.source, self.start)

    def _read(self) -> Text:
        if self.parsed.kind == "article":
            return text_of(self.parsed, self.body, self.desk.names)
        front = self.front
        kind = ENTITY_KINDS.get(self.parsed.kind)
        own = frozenset([(kind, self.parsed.slug)] if kind else [])
        title, summary = getattr(front, "title", ""), getattr(front, "summary", "")
        return read(Told(title, summary, self.desk.today, own, blocks(self.body.html)))

    def _in_front(self, part: Part, words: str) -> Location:
        key = self.key(part.kind).key
        data = self.source.encode()
        at = place(self.path, data, key)
        column = at.excerpt.find(words, at.column - 1) if words else -1
        if column >= 0:
            return structs.replace(at, column=column + 1, width=len(words))
        below = words_below(self.path, data, at.line, words) if words else at
        return below if below.width == len(words) else at
