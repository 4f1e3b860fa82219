"""Names: what the articles of a site are read for, and what reading one of them gives."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from generator.model import Body, Digest, EntityKind, Parsed, Recognised, Spot, Unsure
from generator.racing.editions import edition_of, spelt_out
from generator.racing.files import entity_files
from generator.racing.recognition.folding import folded_name
from generator.racing.recognition.keeping import digests, encoded_lexicon, lexicon_from
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.recognition.outcomes import outcomes
from generator.racing.recognition.reading import Text, Told, read, words_of
from generator.racing.recognition.tagging import recognised
from generator.racing.registry import Known, Registry, registry
from generator.racing.roster import NAMING, Term, known
from generator.schema import ArticleFront
from generator.text.blocks import blocks
from generator.text.slugs import slugify


class Names(NamedTuple):
    """Whom the names that entity files give mean: in texts (`lexicon`), and in front matter (`registry`)."""

    lexicon: Lexicon
    registry: Registry

    def encoded(self) -> bytes:
        """All of it, for another process or the next build."""
        return msgspec.msgpack.encode((encoded_lexicon(self.lexicon), list(self.registry.by_slug.values())))

    @property
    def digests(self) -> Mapping[str, Digest]:
        """What texts depend on, name by name: see `keeping.digests`."""
        return digests(self.lexicon)


class InArticle(NamedTuple):
    """What reading an article gives: whom its words mean, where links may stand in its body, and the words on which all
    that hangs, with a space between."""

    recognised: Recognised
    spots: tuple[Spot, ...]
    words: str


def names_of(entities: Iterable[Parsed]) -> Names:
    """The names that these entity files give; drafts give none. Results among them tell races apart."""
    every = list(entities)
    own, _ = entity_files(each for each in every if not getattr(each.front, "draft", False))
    filed = registry(known(each) for each in own.values() if each.kind not in ("author", "tag"))
    return Names(lexicon(own, filed, outcomes(every, filed)), filed)


def decoded_names(data: bytes) -> Names:
    """What `Names.encoded` gave. Raises msgspec's errors for anything else."""
    tables, filed = _decode(data)
    return Names(lexicon_from(tables), registry(filed))


_decode = msgspec.msgpack.Decoder(tuple[bytes, list[Known]]).decode


def text_of(article: Parsed, body: Body, names: Names) -> Text:
    """The text of an article, as it is read for names."""
    front: ArticleFront = article.front
    if article.moment is None:
        raise ValueError(f"{article.path} has no date")
    named = frozenset(term for kind, name in _written(front) for term in _meant(kind, name, names.registry))
    return read(Told(front.title, front.summary, article.moment.at.date(), named, blocks(body.html)))


def in_article(article: Parsed, body: Body, names: Names) -> InArticle:
    """Read an article for names."""
    text = text_of(article, body, names)
    found = recognised(text, names.lexicon)
    about = tuple([f"{each.kind}/{each.slug}" for each in found.named if each.about])
    mentioned = tuple([f"{each.kind}/{each.slug}" for each in found.named if not each.about])
    places = {term: place for place, term in enumerate((*about, *mentioned))}
    words = words_of(text).union(*(folded_name(name).split() for name in _spellings(article.front)))
    return InArticle(
        Recognised(
            about, mentioned, tuple([_unsure(each.text, each.slugs, each.part, each.number) for each in found.unsure])
        ),
        tuple([Spot(each.at, each.end, places[f"{each.kind}/{each.slug}"], each.section) for each in found.spots]),
        " ".join(sorted(words)),
    )


def _written(front: ArticleFront) -> list[tuple[EntityKind, str]]:
    """The names in front matter, each with its kind."""
    return [(kind, name) for key, kind in NAMING for name in getattr(front, key)]


def _spellings(front: ArticleFront) -> Iterable[str]:
    """The names in front matter, those of events also as they may be spelt out."""
    for kind, name in _written(front):
        yield name
        if kind == "event":
            yield from spelt_out(name)


def _meant(kind: EntityKind, name: str, filed: Registry) -> Iterable[Term]:
    """Whom a name in front matter may mean: where that is not sure, all of them; with an edition its event. A series
    need not be known: it is another one."""
    if kind in ("author", "tag"):
        return
    found = filed.find(kind, name)
    yield from ((each.kind, each.slug) for each in found)
    if kind == "series" and not found:
        yield kind, slugify(name)
    if kind == "event" and (edition := edition_of(filed, name)):
        event, year = edition
        yield "edition", f"{event.slug}/{year}"
        yield "event", event.slug


def _unsure(text: str, slugs: tuple[str, ...], part: int, number: int) -> Unsure:
    return Unsure(text, part if part < 0 else number, slugs)
