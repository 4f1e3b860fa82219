"""The rule about accents: names that are written without them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from generator.model import Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule, mendable
from generator.racing.registry import Known
from generator.racing.roster import Term

_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"})


def without_accents(desk: Desk) -> Iterator[Problem]:
    """Names whose letters lack the accents that their own files give them."""
    forms = _Forms(desk)
    for copy in desk.texts:
        if not forms.may_stand_in(copy):
            continue
        for mention in copy.mentions:
            if not mention.verdict.term or not mention.text.isascii():
                continue
            part = copy.part(mention.part)
            for found in _WORD.finditer(mention.text):
                right = forms.right(mention.verdict.term, found[0])
                if right:
                    start = mention.start + found.start()
                    at = copy.at(part, start, start + len(found[0]))
                    text = f"'{found[0]}' is written '{right}' in the file of {mention.verdict.term[1]}"
                    hint = f"write '{right}', or list the other form among its `aliases`"
                    yield mendable("PF818", text, at, hint, right)


class _Forms:
    """How the words of names are written, by entity."""

    def __init__(self, desk: Desk) -> None:
        self._by_slug = desk.names.registry.by_slug
        self._known: dict[Term, dict[str, str]] = {}
        self._all = {word for known in self._by_slug.values() for word in _plain_forms(known)}

    def may_stand_in(self, copy: Copy) -> bool:
        """Whether a text has a word that lacks the accents of somebody whom it names."""
        words = self._all.intersection(word for part in copy.parts for word in _WORD.findall(part.text))
        return bool(words) and any(not words.isdisjoint(self._words(term)) for term in copy.named)

    def right(self, term: Term, word: str) -> str:
        """How a name's own file writes a word that lacks its accents; "" where it is right, or both are known."""
        return self._words(term).get(word, "")

    def _words(self, term: Term) -> dict[str, str]:
        if term not in self._known:
            kind, slug = term
            own: Term = ("event", slug.partition("/")[0]) if kind == "edition" else term
            known = self._by_slug.get(own)
            self._known[term] = _plain_forms(known) if known else {}
        return self._known[term]


def _plain_forms(known: Known) -> dict[str, str]:
    """The words of a name without accents that none of its forms has, each with the one form that has them."""
    written = {word for name in (known.name, known.surname, *known.aliases) for word in _WORD.findall(name)}
    forms: dict[str, set[str]] = defaultdict(set)
    for word in written:
        if not word.isascii():
            forms[_plain(word)].add(word)
    return {plain: min(of) for plain, of in forms.items() if len(of) == 1 and plain not in written}


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.translate(_OTHERS))
    return "".join(char for char in parts if not unicodedata.combining(char))


RULES = (
    Rule(
        "PF818",
        "a name lacks its accents",
        "A name lacks the accents that its own file gives it: Raikkonen, where content/drivers/ says Räikkönen. "
        "Readers of its language take it for a slip. A form without accents that the file lists among `aliases` is "
        "right: so a house allows it. `check --fix` writes the accents.",
        without_accents,
    ),
)
