"""Families: drivers who are called by the given name alone, since another of their surname is named in full.

Mario Andretti rang the drivers himself; the bid of his son Michael had been turned down.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.racing.recognition.folding import folded_name
from generator.racing.recognition.lexicon import Lexicon, Name, Subject
from generator.racing.recognition.scene import Spot
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import Words
from generator.racing.roster import Term

_WHY = "another of that family is named in full"
_WORDS = frozenset(("will", "mark", "bill", "art", "rob", "pat", "jean", "max", "major", "prince"))
"""Given names that are words: they say nothing at the head of a sentence."""


def by_given_name(
    words: Words, spots: Sequence[tuple[Spot, Name]], known: Known, names: Lexicon
) -> Iterator[tuple[Spot, Verdict]]:
    """Where the given name alone of a driver stands, if one other of the surname, at least, is named in full."""
    if not known.is_motorsport:
        return
    relatives = _relatives(known, names)
    called = [given for given in relatives if given in words.beginning]
    if not called:
        return
    taken = {place for spot, _ in spots for place in range(spot.first, spot.last)}
    for given in called:
        places = [at for at, word in enumerate(words.folded) if word == given and at not in taken]
        if places and all(_is_alone(words, at) for at in places):
            for at in places:
                if not known.kind_at(words.part(at), *words.sentence(at, at + 1)):
                    yield Spot(at, at + 1, ""), Verdict(relatives[given], _WHY)


def _relatives(known: Known, names: Lexicon) -> Mapping[str, Term]:
    """Drivers by their given names who have the surname of one who is named in full, but those who are themselves."""
    found: dict[str, Subject | None] = {}
    for term in known.in_full:
        if term[0] != "driver":
            continue
        for each in _of_surname(names.bearers[term], names):
            found[each.given] = each if found.get(each.given, each) is each else None
    return {given: each.term for given, each in found.items() if each and each.term not in known.in_full}


def _of_surname(driver: Subject, names: Lexicon) -> Sequence[Subject]:
    """All drivers of a driver's surname; none if there is no other."""
    tables = names.tables
    surname = folded_name(driver.name).rpartition(" ")[2]
    claims = tables.claims.get(f" {surname}", ())
    family = [tables.subjects[at] for at, form, _ in claims if form == "surname"]
    return family if len(family) > 1 and driver in family else ()


def _is_alone(words: Words, place: int) -> bool:
    """Whether a given name stands without a surname, and is no other's."""
    shown = words.shown
    if not shown[place][0].isupper() or words.is_title(words.part(place)) or words.is_named_on(place):
        return False
    begin = words.sentence(place, place + 1)[0]
    if place == begin:
        return words.folded[place] not in _WORDS
    return not (shown[place - 1][0].isupper() and words.joins(place) and place - 1 > begin)
