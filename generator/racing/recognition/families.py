"""Families: drivers who are called by the given name alone, since another of their surname is named in full.

Mario Andretti rang the drivers himself; the bid of his son Michael had been turned down.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.scene import Spot
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import Words
from generator.racing.roster import Term

_KIN = frozenset(
    ("father", "son", "brother", "grandson", "grandfather", "uncle", "nephew", "daughter", "sister", "cousin")
)

NEAR = 2
"""So many words before a given name stands the word of kinship."""

_WHY = "another of that family is named in full"
_WORDS = frozenset(("will", "mark", "bill", "art", "rob", "pat", "jean", "max", "major", "prince"))
"""Given names that are words: they say nothing at the head of a sentence."""


def by_given_name(
    words: Words, spots: Sequence[tuple[Spot, Name]], decided: Sequence[Term], known: Known, names: Lexicon
) -> Iterator[tuple[Spot, Verdict]]:
    """Where the given name alone of a driver stands, if one other of the surname, at least, is named in full; or is
    meant (`decided`), and a word of kinship stands before."""
    if not known.is_motorsport:
        return
    families = [family for term in known.in_full if (family := names.relatives(term))]
    own = {names.bearers[term].given for term in known.in_full if term[0] == "driver"}
    called = {given: term for given, term in _called(words, families) if given not in own}
    if not _KIN.isdisjoint(words.folded):
        kin = [family for term in dict.fromkeys(decided) if (family := names.relatives(term))]
        called |= {given: term for given, term in _called(words, kin) if _is_kin(words, given)}
        families += kin
    if not called:
        return
    named = "".join([spot.name for spot, _ in spots]) + " "
    alone = {each: term for each, term in called.items() if words.joined.count(f" {each} ") > named.count(f" {each} ")}
    taken = {place for spot, _ in spots for place in range(spot.first, spot.last)} if alone else ()
    for given, term in alone.items():
        places = [at for at, word in enumerate(words.folded) if word == given and at not in taken]
        is_one = all(family.get(given, term) == term for family in families)
        if is_one and places and all(_is_alone(words, at) for at in places):
            for at in places:
                if not known.kind_at(words.part(at), *words.sentence(at, at + 1)):
                    yield Spot(at, at + 1, ""), Verdict(term, _WHY)


def _called(words: Words, families: Sequence[Mapping[str, Term]]) -> Iterator[tuple[str, Term]]:
    """The given names of families that stand in a text."""
    for family in families:
        if not words.beginning.isdisjoint(family):
            yield from ((given, term) for given, term in family.items() if given in words.beginning)


def _is_kin(words: Words, given: str) -> bool:
    """Whether a word of kinship stands before a given name, wherever it stands: grandson of Emerson, his father Jos."""
    places = [at for at, word in enumerate(words.folded) if word == given]
    return all(not _KIN.isdisjoint(words.folded[max(at - NEAR, 0) : at]) for at in places)


def _is_alone(words: Words, place: int) -> bool:
    """Whether a given name stands without a surname, and is no other's."""
    shown = words.shown
    if not shown[place][0].isupper() or words.is_title(words.part(place)) or words.is_named_on(place):
        return False
    begin = words.sentence(place, place + 1)[0]
    if place == begin:
        return words.folded[place] not in _WORDS
    return not (shown[place - 1][0].isupper() and words.joins(place) and place - 1 > begin)
