"""Whom a raw text is about, as the front matter of its article says it: found as in any article, by recognition."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model import EntityKind, Parsed
from generator.newsroom.pasted.pieces import Confidence, Found
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.recognition.reading import SUMMARY, TITLE, Mention, Told, read, telling
from generator.racing.recognition.tagging import PARAGRAPHS, PROSE
from generator.racing.roster import Term, roster
from generator.text.blocks import Block

KEYS: tuple[tuple[str, EntityKind], ...] = (
    ("drivers", "driver"),
    ("teams", "team"),
    ("events", "event"),
    ("circuits", "circuit"),
    ("series", "series"),
)
"""The keys of front matter that are filled in, and what they name."""

_KEY_OF: dict[EntityKind, str] = {**{kind: key for key, kind in KEYS}, "edition": "events"}


class Names(NamedTuple):
    """Names to look for; `shown` is how front matter names an entity; `known` are all names, in small letters;
    `held` is the series in which an event is held."""

    lexicon: Lexicon
    shown: Mapping[Term, str]
    known: frozenset[str]
    held: Mapping[Term, Term]


class Suggestions(NamedTuple):
    """Whom a text is about, by key of front matter, how sure that is, and who stays open; `meant` is the name, as front
    matter has it, of each driver by the words that mean him; `weights` is how often the words stand that mean somebody
    whom the text is about."""

    values: Mapping[str, tuple[str, ...]]
    found: tuple[Found, ...]
    meant: Mapping[str, str]
    weights: Mapping[str, int]


def names(own: Mapping[Term, Parsed]) -> Names:
    """The names of what entity files describe. Front matter names an entity as it is shown, or by its slug where
    another could be meant."""
    listed = roster(own.values(), [], "").names
    shown = {
        (kind, slug): each.name if listed.one(kind, each.name) == each else slug
        for (kind, slug), each in listed.by_slug.items()
    }
    known = {
        name.casefold() for each in listed.by_slug.values() for name in (each.name, each.surname, *each.aliases) if name
    }
    held = {
        term: (series[0].kind, series[0].slug)
        for term, each in own.items()
        if term[0] in ("event", "edition")
        and len(series := listed.find("series", getattr(each.front, "series", ""))) == 1
    }
    return Names(lexicon(own, listed), shown, frozenset(known), held)


def suggestions(told: Told, sought: Names) -> Suggestions:
    """Whom a text is about: who is named in the title, the summary, a subheading, the first paragraph of the text or of
    a section, in two paragraphs, or twice in one. In the order of first mention, keys with nothing left out; where an
    edition is named, its event need not be; a series is named where that changes nothing for the others."""
    mentions = telling(read(told), sought.lexicon)
    places = _places(mentions)
    sure = {term: _sure(within, told.blocks, kind=term[0]) for term, within in places.items()}
    about = {term: why for term, why in sure.items() if why}
    if series := _series(about, places, sought):
        about.setdefault(*series)
    named = frozenset(term for term in about if term[0] == "series")
    if named and set(_places(telling(read(told._replace(named=named)), sought.lexicon))) != set(places):
        about = {term: why for term, why in about.items() if term not in named}
    return Suggestions(
        _values(about, sought),
        (*_told(about, sought), *_open(mentions)),
        {each.text: sought.shown[term] for each in mentions if (term := each.verdict.term) and term[0] == "driver"},
        Counter(each.text for each in mentions if each.verdict.term in about),
    )


_Why = tuple[Confidence, str]


def _places(mentions: Iterable[Mention]) -> dict[Term, list[int]]:
    """The parts of a text in which each is named, one for each mention, in the order of first mention."""
    places: dict[Term, list[int]] = defaultdict(list)
    for each in mentions:
        if each.verdict.term:
            places[each.verdict.term].append(each.part)
    return places


def _sure(mentioned: Sequence[int], blocks: Sequence[Block], *, kind: EntityKind) -> _Why | None:
    """How sure it is that a text is about somebody who is named in these parts; None where it only mentions him. A
    section may begin with the next race and not be about it; a team may stand beside its former name."""
    parts = frozenset(mentioned)
    if TITLE in parts:
        return "high", "in the title"
    if SUMMARY in parts:
        return "likely", "in the summary"
    if any(blocks[part].kind == "heading" for part in parts):
        return "likely", "in a subheading"
    if next(_leads(blocks), None) in parts:
        return "likely", "in the first paragraph"
    paragraphs = sum(_is_paragraph(blocks[part]) for part in parts)
    if paragraphs >= PARAGRAPHS:
        return "likely", f"in {paragraphs} paragraphs"
    if kind in ("driver", "team") and parts.intersection(_leads(blocks)):
        return "guess", "in the first paragraph of a section"
    is_again = kind == "driver" and sum(blocks[part].kind == "text" for part in mentioned) >= PARAGRAPHS
    return ("guess", "twice in a paragraph") if is_again else None


def _leads(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of the first paragraphs: of the text, and of each section."""
    is_first = True
    for part, block in enumerate(blocks):
        if is_first and block.kind == "text":
            yield part
        is_first = block.kind == "heading" or (is_first and block.kind != "text")


def _series(about: Mapping[Term, _Why], places: Iterable[Term], sought: Names) -> tuple[Term, _Why] | None:
    """The series that a text belongs to, where that is certain: that of its events, else the only one it names."""
    of_events = {series: sought.shown.get(term, term[1]) for term in about if (series := _held(term, sought))}
    if len(of_events) == 1:
        ((series, event),) = of_events.items()
        return series, ("likely", f"that of {event}")
    named = [term for term in places if term[0] == "series"]
    return (named[0], ("likely", "the only series that is named")) if len(named) == 1 and not of_events else None


def _held(term: Term, sought: Names) -> Term | None:
    """The series in which an event or an edition is held; an edition's may be that of its event."""
    return sought.held.get(term) or sought.held.get(("event", term[1].partition("/")[0]))


def _is_paragraph(block: Block) -> bool:
    return block.kind == "text" or (block.kind == "item" and len(block.text.split()) >= PROSE)


def _kept(about: Mapping[Term, _Why], sought: Names) -> Iterator[tuple[str, str, _Why]]:
    """The key, the value and the reason of each that front matter names."""
    held = {slug.partition("/")[0] for kind, slug in about if kind == "edition"}
    for (kind, slug), why in about.items():
        if kind in _KEY_OF and not (kind == "event" and slug in held):
            yield _KEY_OF[kind], slug if kind == "edition" else sought.shown[kind, slug], why


def _values(about: Mapping[Term, _Why], sought: Names) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {key: [] for key, _ in KEYS}
    for key, value, _ in _kept(about, sought):
        found[key].append(value)
    return {key: tuple(listed) for key, listed in found.items() if listed}


def _told(about: Mapping[Term, _Why], sought: Names) -> Iterator[Found]:
    for key, value, (confidence, why) in _kept(about, sought):
        yield Found(key, value, confidence, why)


def _open(mentions: Iterable[Mention]) -> Iterator[Found]:
    """Names that could mean several, each once."""
    several = {
        each.text: " or ".join(dict.fromkeys(other.slug for other in each.verdict.candidates))
        for each in mentions
        if each.verdict.is_close
    }
    for text, slugs in several.items():
        yield Found("unsure", " ".join(text.split()), "guess", f"may be {slugs}: left out")
