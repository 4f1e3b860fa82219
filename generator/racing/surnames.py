"""Surnames: the part of a driver's name that texts use alone."""

from generator.text.slugs import fold

_JUNIOR = frozenset(("jr", "sr", "ii", "iii"))

_PARTICLES = frozenset(
    ("van", "von", "de", "di", "da", "del", "della", "der", "den", "la", "le", "du", "dos", "d", "o", "mac", "mc")
)


def surname_of(name: str) -> str:
    """The last word of a name, with the particles before it: `van der Garde`, and `Sainz` of `Carlos Sainz Jr.`; "" for
    a name of one word."""
    words = [word for word in name.split() if fold(word) not in _JUNIOR]
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in _PARTICLES:
        start -= 1
    return " ".join(words[start:]) if start > 0 else ""
