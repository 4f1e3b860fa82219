"""The rule about slips in names: words that come close to a known one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.errors import problem
from generator.model import EntityKind, Problem
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.racing.recognition.common import ORDINARY
from generator.racing.recognition.folding import folded_name, folded_word
from generator.racing.recognition.people import SHORT
from generator.racing.registry import Known
from generator.racing.roster import NAMING, Term
from generator.racing.surnames import surname_of

SHORTEST = 5
"""Letters of a name in which a slip is looked for, where the text names its bearer."""

SHORTEST_ALONE = 6
"""Letters of a name in which a slip is looked for where the text does not name its bearer but other drivers; one more
where it names none."""

LONG = 8
"""From so many letters on two may be wrong, where the text names the bearer."""

_WORD = re.compile(r"[^\W\d_]+")
_BOUND = frozenset("@#/_-\\.")


def misspelt(desk: Desk) -> Iterator[Problem]:
    """Names that come close to a known one of the same first letter, each once in a text."""
    names = _Names(desk)
    for copy in desk.texts:
        seen: set[str] = set()
        for slip in names.slips(copy):
            if slip.word not in seen:
                seen.add(slip.word)
                text = f"'{slip.word}' may be a slip for '{slip.right}' ({slip.meant.slug})"
                at = copy.at(slip.part, slip.start, slip.start + len(slip.word))
                yield problem("PF801", text, at, f"write '{slip.right}' if that is meant")


class _Slip(NamedTuple):
    """A word of a part that may be a slip, where it begins, and for what of whom."""

    part: Part
    start: int
    word: str
    right: str
    meant: Known


class _Target(NamedTuple):
    """A word of a name, folded and as it is written, and whose it is."""

    folded: str
    written: str
    known: Known


class _Names:
    """All names of a site, and who could be meant by a word that is none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lexicon = desk.names.lexicon
        registry = desk.names.registry
        spelt = {*self._lexicon.tables.claims, *(f" {name}" for _, name in (*registry.by_name, *registry.by_surname))}
        spelt |= {folded_name(each.front.name or each.parsed.slug) for each in desk.entities}
        spelt |= {folded_name(name) for copy in desk.articles for name in _people_and_tags(copy)}
        words = frozenset(word for name in spelt for word in name.split())
        self._known = words | self._lexicon.people | ORDINARY | _WORDS
        self._of = {each.parsed.path: [(ref.kind, ref.slug) for ref in each.terms] for each in desk.site.articles}
        self._targets: dict[str, list[_Target]] = defaultdict(list)
        for known in (*registry.by_slug.values(), *_without_files(desk)):
            for target in _targets(known):
                self._targets[target.folded[0]].append(target)
        self._near: dict[str, list[tuple[int, _Target]]] = {}

    def slips(self, copy: Copy) -> Iterator[_Slip]:
        """The words of a text that may be slips, in order."""
        found = [each for part in copy.parts if part.kind != "source" for each in self._in_part(part)]
        if not found:
            return
        named = copy.named.union(self._of.get(copy.parsed.path) or _front_terms(copy))
        others = {slip.word for slip in found if self._is_of_another(slip)}
        for slip in found:
            if slip.word not in others and (meant := self._meant(slip, named, copy.day.year)):
                yield slip._replace(right=meant.written, meant=meant.known)

    def _in_part(self, part: Part) -> Iterator[_Slip]:
        text = part.text
        for found in _WORD.finditer(text):
            word = found[0]
            if len(word) < SHORTEST - 1 or not word[0].isupper() or word.isupper():
                continue
            folded = folded_word(word)
            if folded in self._known or not self._nearest(folded):
                continue
            around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            joined = around[0] in _BOUND if around[0] else False
            is_bound = joined or (around[1] in _BOUND and text[found.end() + 1 : found.end() + 2].isalnum())
            if not is_bound and folded not in self._desk.vocabulary:
                target = self._nearest(folded)[0][1]
                yield _Slip(part, found.start(), word, target.written, target.known)

    def _nearest(self, folded: str) -> list[tuple[int, _Target]]:
        """The words of names within two letters of a word, the nearest first."""
        if folded not in self._near:
            from rapidfuzz.distance import OSA

            found: list[tuple[int, _Target]] = []
            for target in self._targets.get(folded[0], ()) if folded else ():
                if folded in _numbers(target):
                    found = []
                    break
                most = 2 if len(target.folded) >= LONG else 1
                distance = OSA.distance(folded, target.folded, score_cutoff=most)
                if distance <= most:
                    found.append((distance, target))
            self._near[folded] = sorted(found, key=lambda each: (each[0], each[1].known.slug))
        return self._near[folded]

    def _meant(self, slip: _Slip, named: frozenset[Term], year: int) -> _Target | None:
        """Who is meant: one whom the text names, or one of that year of whose longer name a letter is wrong."""
        near = self._nearest(folded_word(slip.word))
        for _, target in near:
            if (target.known.kind, target.known.slug) in named:
                return target
        before = _before(slip)
        least = SHORTEST_ALONE if any(kind == "driver" for kind, _ in named) else SHORTEST_ALONE + 1
        for distance, target in near:
            given = folded_word(target.known.name.split()[0])
            is_full = target.known.kind == "driver" and given in (before, SHORT.get(before, ""))
            is_long = len(target.folded) >= least and distance == 1 and self._is_of(target, year)
            if is_full or is_long:
                return target
        return None

    def _is_of(self, target: _Target, year: int) -> bool:
        subject = self._lexicon.bearers.get((target.known.kind, target.known.slug))
        return target.known.kind == "circuit" or (subject is not None and subject.was_active((year, year)))

    def _is_of_another(self, slip: _Slip) -> bool:
        """Whether a given name stands before a word, and it is not that of the one it is close to; or another name
        follows it."""
        text, end = slip.part.text, slip.start + len(slip.word)
        behind = re.match(r" ([^\W\d_]+)", text[end:])
        if behind and behind[1][0].isupper() and folded_word(behind[1]) not in self._known:
            return True
        before = _before(slip)
        if not before:
            return False
        givens = {folded_word(target.known.name.split()[0]) for _, target in self._nearest(folded_word(slip.word))}
        is_person = before in self._lexicon.people or before not in self._known
        return is_person and before not in givens and SHORT.get(before, "") not in givens


def _before(slip: _Slip) -> str:
    """The word right before, folded, if it is written with a capital and does not begin a sentence as any word does."""
    found = re.search(r"([^\W\d_]+) $", slip.part.text[: slip.start])
    if not found or not found[1][0].isupper() or len(found[1]) < 2:
        return ""
    lead = slip.part.text[: found.start()].rstrip()
    folded = folded_word(found[1])
    begins = not lead or lead[-1] in '.!?:“"‘'
    return "" if begins and folded in _FIRST else folded


_WORDS = frozenset(("alban", "album", "alpina", "american", "americans", "masse", "saint", "sainte"))
"""Words and names of others that are a letter away from the name of a driver or a team."""

_FIRST_WORDS = """
    a after again against also although and as at because before behind both but by did does even for from had has how
    if in instead is it like may now of on once only or over since so still that the then there this though to too
    under until was were what when where whether while who why will with without would yet
"""
_FIRST = frozenset(_FIRST_WORDS.split())
"""Words that begin a sentence before a name."""


def _targets(known: Known) -> Iterator[_Target]:
    """The words of a name in which slips are looked for: a driver's surname, a team's or a circuit's single word."""
    if known.kind == "driver" and known.surname:
        words = known.surname.split()
    elif known.kind in ("team", "circuit"):
        words = [name for name in (known.name, *known.aliases) if " " not in name and not name.isupper()]
    else:
        return
    for word in words:
        folded = folded_word(word)
        if len(folded) >= SHORTEST and word[0].isupper() and word.isalpha():
            yield _Target(folded, word, known)


_NAMING: tuple[tuple[str, EntityKind], ...] = (("drivers", "driver"), ("teams", "team"), ("circuits", "circuit"))


def _without_files(desk: Desk) -> Iterator[Known]:
    """Those whom articles name in front matter alone."""
    for (kind, slug), each in desk.site.entities.items():
        if not each.parsed:
            name = each.ref.name
            yield Known(kind, slug, name, surname=surname_of(name) if kind == "driver" else "")


def _numbers(target: _Target) -> tuple[str, ...]:
    """A name as it is written of several, and of one where it is not a driver's: no slips."""
    folded = target.folded
    several = (f"{folded}es",) if folded.endswith("s") else (f"{folded}s", f"{folded}es")
    return several if target.known.kind == "driver" else (*several, folded.removesuffix("s"))


def _front_terms(copy: Copy) -> Iterator[Term]:
    """Drivers, teams and circuits that an article's front matter names."""
    registry = copy.desk.names.registry
    if copy.parsed.kind == "article":
        for key, kind in _NAMING:
            for name in getattr(copy.front, key):
                yield from ((each.kind, each.slug) for each in registry.find(kind, name))


def _people_and_tags(copy: Copy) -> Iterator[str]:
    """Names in front matter that no file need know: those who write, drivers and others, tags."""
    front = copy.front
    for key, _ in NAMING:
        yield from getattr(front, key)


RULES = (
    Rule(
        "PF801",
        "a name may be misspelt",
        "A word with a capital is none that is known, and is a letter or two away from the name of a driver, team or "
        "circuit with the same first letter: of one whom the text names, or of that time. A slip gives no link, and "
        "the article is missing on the page of the one it is about. Ordinary words, names of others and people with "
        "another given name are left alone. If it is right, give the name a file, or ignore it where it stands.",
        misspelt,
    ),
)
