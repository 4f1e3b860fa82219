"""Bylines: who wrote a text."""

import re
from typing import NamedTuple

AGENCIES = frozenset(
    ("AFP", "AP", "dpa", "DPA", "EFE", "ANSA", "APA", "SID", "Reuters", "REUTERS", "PA", "ANP", "TASS", "Xinhua")
)
"""Agencies that a byline or a dateline may name in one word."""

_LOWER = "de|da|di|do|dos|del|della|der|den|van|von|zu|la|le|du|bin|al|el|ten|ter|af|y"
_WORD = r"(?:[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?)"
_NAME = rf"{_WORD}(?:\s+(?:(?:{_LOWER})\s+)*{_WORD}){{1,3}}"
_SOLE = rf"(?:{_NAME}|{'|'.join(sorted(AGENCIES))})(?!\w)"
_AND = r"\s*(?:,\s*(?:and\s+)?|\s(?:and|&|und|et|y|e|en|och|og)\s|/)\s*"
_NAMES = rf"{_SOLE}(?:{_AND}{_SOLE})*"
_BY = (
    r"(?P<by>(?:(?:words|text|story|report|written|reported|posted|published|analysis|opinion|comment|interview)\s+)?by"
    r"|words|text|author|von|par|por|di|door|av)\s*:?\s+"
)
_BYLINE = re.compile(rf"{_BY}(?P<names>\S.*)", re.IGNORECASE)
_STRICT = re.compile(rf"(?P<names>{_NAMES})(?P<rest>.*)", re.DOTALL)
_REST = re.compile(r"\s*(?:[,(|–—@-]|in\s|at\s|for\s|\Z)")
_OTHER = re.compile(r"von|par|por|di|door|av", re.IGNORECASE)
_REPORTED = re.compile(rf"\(?\b(?:Reporting|Writing|Report)\s+by\s+(?P<names>{_NAMES})")
_LONGEST = 120


class Byline(NamedTuple):
    """The authors that a line names, what else it says, and whether it says so in English."""

    authors: tuple[str, ...]
    rest: str
    is_english: bool


def byline(line: str) -> Byline | None:
    """What a line says that begins with `By` or a word like it; None for one that does not, or names nobody."""
    found = _BYLINE.fullmatch(line) if len(line) <= _LONGEST else None
    if not found:
        return None
    strict = _STRICT.fullmatch(line, found.start("names"))
    if not strict or not _REST.match(strict["rest"]) or len(strict["rest"].split()) > 8:
        return None
    return Byline(named(strict["names"]), strict["rest"].strip(" ,|–—-"), not _OTHER.fullmatch(found["by"]))


def named(text: str) -> tuple[str, ...]:
    """The names in a list of them, `A and B`; those all in capitals as names are written elsewhere."""
    return tuple(_cased(name) for name in re.split(_AND, " ".join(text.split())) if name)


def authors(text: str) -> tuple[str, ...] | None:
    """The names that a text consists of; None where it is something else."""
    found = _STRICT.fullmatch(text.strip())
    return named(found["names"]) if found and not found["rest"].strip() else None


def reported_by(text: str) -> tuple[str, ...]:
    """Whom the last line of an agency's text names: `(Reporting by A; editing by B)`."""
    found = _REPORTED.search(text)
    return named(found["names"]) if found else ()


def _cased(name: str) -> str:
    if name in AGENCIES or not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
