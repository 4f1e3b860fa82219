"""Keeping: a lexicon from one build to the next, and what of it an article depends on.

What was read in an article holds as long as the article stays the same, and all that the lexicon knows of the words in
it: `digests` sums that up name by name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from generator.model import Digest, digest_bytes
from generator.racing.recognition.beginnings import SMALL_FIRST
from generator.racing.recognition.folding import folded_name, folded_word
from generator.racing.recognition.held import just_held
from generator.racing.recognition.lexicon import Lexicon, Subject, Tables
from generator.racing.roster import Term

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Tables).decode

SHORT = 16
"""Hexadecimal digits of a name's digest."""


def encoded_lexicon(lexicon: Lexicon) -> bytes:
    """A lexicon as MessagePack; the same entity files give the same bytes."""
    return _encode(lexicon.tables)


def lexicon_from(data: bytes) -> Lexicon:
    """The lexicon that was encoded. Raises msgspec.DecodeError for anything else."""
    return Lexicon(_decode(data))


def digests(lexicon: Lexicon) -> dict[str, Digest]:
    """For the first and the last word of every name, folded, with a space between, and for every word that is looked up
    otherwise (given names, codes, the days after a race), a digest of all that the lexicon knows by it: the names, and
    what can decide about all who bear them. Where two lexicons have the same digest, or both none, for all that a text
    `hangs` on, mentions in it are equal: a name has capitals at both ends, if it does not begin with a word of
    `SMALL_FIRST`."""
    known: dict[str, list[object]] = defaultdict(list)
    for ends, fact in _facts(lexicon):
        known[ends].append(fact)
    return {ends: digest_bytes(_encode(facts))[:SHORT] for ends, facts in sorted(known.items())}


def hangs(words: Collection[str], changed: Iterable[str]) -> bool:
    """Whether names that changed, by their first and last words, may stand in a text of which these are `words_of`."""
    return any(all(word in words or word in SMALL_FIRST for word in ends.split()) for ends in changed)


def _facts(lexicon: Lexicon) -> Iterator[tuple[str, object]]:
    tables = lexicon.tables
    digests = _subject_digests(tables.subjects)
    for name, claims in sorted(tables.claims.items()):
        first, *others = name.split()
        yield " ".join((first, *others[-1:])), (name, [(digests[at], form, years) for at, form, years in claims])
    for subject in tables.subjects:
        if subject.kind == "series":  # front matter may name it by its slug
            first, *others = folded_name(subject.slug).split() or [""]
            yield " ".join((first, *others[-1:])), subject.slug
    for code, bearers in sorted(tables.codes.items()):
        yield folded_word(code), (code, [digests[at] for at in bearers])
    for day, races in just_held(lexicon).items():
        yield day.isoformat(), [(slug, edition.circuit, edition.outcomes) for slug, edition in races]
    for given in sorted(lexicon.people):
        yield given, "a given name"


def _subject_digests(subjects: tuple[Subject, ...]) -> list[Digest]:
    """Digests of all that can decide whether each subject is meant; of a circuit also the events that were held there,
    and of an event those that were held at its circuits, by whose names it goes on."""
    own = {subject.term: digest_bytes(_encode(subject)) for subject in subjects}
    there: dict[str, list[Digest]] = defaultdict(list)
    for subject in subjects:
        for circuit in sorted({edition.circuit for edition in subject.editions}):
            there[circuit].append(own[subject.term])
    return [_with_held(each, own, there) for each in subjects]


def _with_held(subject: Subject, own: Mapping[Term, Digest], there: Mapping[str, list[Digest]]) -> Digest:
    circuits = {subject.slug} if subject.kind == "circuit" else {edition.circuit for edition in subject.editions} - {""}
    beside = "".join(digest for circuit in sorted(circuits) for digest in there.get(circuit, ()))
    return digest_bytes(f"{own[subject.term]}{beside}".encode()) if circuits else own[subject.term]
