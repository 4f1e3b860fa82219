"""Kickers: the lines above a title that name its section, the kind of its story, or both: `F1 · Analysis`."""

import re

from generator.newsroom.pasted.kinds import kind_of_label
from generator.newsroom.pasted.pieces import Found

_SECTIONS = frozenset(
    (
        *("formula 1", "formula one", "f1", "formula e", "formel 1", "fórmula 1", "formule 1", "formula 2"),
        *("formula 3", "motogp", "indycar", "nascar", "wec", "wrc", "imsa", "le mans", "motorsport", "motorsports"),
        *("sport", "sports", "sportnews", "racing", "news", "f1 news", "latest news", "breaking", "breaking news"),
        *("exclusive", "world championship", "endurance", "rally", "for immediate release", "press release"),
        *("media release", "pressemitteilung", "communiqué de presse"),
    )
)
_PARTS = re.compile(r"\s*[|·•›»/]\s*|\s[-–—>]\s")
_CRUMBS = re.compile(r"[^\n.!?]{2,40}(?:\s*[>›»/]\s*[^\n.!?>›»/]{2,40}){1,4}")
_CRUMB = re.compile(r"\s[>›»/]\s")


def kicker(line: str) -> tuple[Found, ...]:
    """What a line above a title says of its section and its kind; () for one that may be the title."""
    why = "it stands above the title"
    parts = _PARTS.split(line)
    kinds = [kind_of_label(part) for part in parts]
    section = Found("section", line, "likely", why, line)
    if all(kind or part.casefold() in _SECTIONS for kind, part in zip(kinds, parts, strict=True)):
        kind = next(filter(None, kinds), "")
        if len(parts) == 1 and kind:
            return (Found("kind", kind, "high", why, line),)
        return (Found("kind", kind, "high", why), section) if kind else (section,)
    return (section,) if _CRUMB.search(line) and _CRUMBS.fullmatch(line) else ()
