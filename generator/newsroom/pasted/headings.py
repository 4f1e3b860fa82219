"""Titles and subheadings: lines that look like them, since nothing else says so."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.newsroom.pasted.labels import told
from generator.newsroom.pasted.pieces import Grid, Heading, Listing, Paragraph, Piece
from generator.newsroom.pasted.sentences import LONGEST_TITLE

LONGEST_HEADLINE = 120
"""Characters of a first line that is taken for the title."""

NARROWEST = 60
"""Columns: nobody wraps prose by hand in less."""

FEWEST_COUNTED = 3
"""So many lines that count what a text tells are subheadings."""

_NUMBERED = re.compile(r"(\d{1,2})[.):]\s+([^\n]+)$")
_OPENING_QUOTE = "\"'“”„‟‘‚«»‹›"
_NO_END = (".", ",", ":", ";", "…", "-", "–", "—", "。", "、")
_LIST_ITEM = re.compile(r"[^\w¿¡(]|\d+[.)](?:\s|$)")
_OF_A_POST = re.compile(r"(?:^|\W)[@#]\w|://|\bwww\.|\bpic\.\w")
_SPEECH = re.compile(
    r"(?:I|I['’]\w+|We|We['’]\w+|You|You['’]\w+|Yeah|Yes|Thanks|Thank|Hello|Hi|Hey|OK|Okay|Sorry|Well done)\b"
)
_CHROME = re.compile(
    r"(?:read (?:more|also|next)|also read|related|advertisement|anzeige|werbung|publicité|share|subscribe"
    r"|sign up|log in|follow|click|continue"
    r"|story continues|recommended|more (?:from|on)|watch|listen|download|newsletter|comments?|tweet|copyright"
    r"|all rights|most read"
    r"|article continues|photo|image|picture|foto|caption|credit|source|tags?)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:pictured|celebrat\w+|in action|on track|poses?|posing)\b"
    r"|\bduring (?:the )?(?:practice|qualifying|race|first|second)\b"
    r"|\((?:left|right|centre|center|middle|l|r|links|rechts)\)",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|der|die|das|den|dem|des|von|mit|und|im|am|zu|le|la|les|de|du|des"
    r"|et|à|el|los|del|y|en|con|il|di|della|e|per|het|een|van)$"
)
_TWO_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-zß-ÿ]")
_MARKED = re.compile(r"(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?")
_UNDERLINED = re.compile(r"(?P<text>[^\n]+)\n(?P<line>=={2,}|-{3,})")


def is_headline(line: str) -> bool:
    """Whether a first line looks like a title."""
    return len(line) <= LONGEST_HEADLINE and not line.endswith(_NO_END) and bool(re.search(r"[^\W\d_]", line))


def had_room(text: str, lead: int, widest: int) -> bool:
    """Whether the word that begins the second line of a text would have fitted into the first, which `lead` columns
    stand before; `widest` is the longest line of all."""
    first, second, *_ = text.split("\n")
    return lead + 1 + len(first) + 1 + len(second.split()[0]) <= max(widest, NARROWEST)


def is_of_the_page(line: str) -> bool:
    """Whether a line begins like one that belongs to a page and not to its text: `Read more: …`, `Advertisement`."""
    return _CHROME.match(line) is not None


def marked(text: str) -> Heading | None:
    """The heading that a text is by its marks, `## Words` or a line that is underlined; None for one without marks."""
    if found := _MARKED.fullmatch(text):
        return Heading(found[2], len(found[1]))
    if found := _UNDERLINED.fullmatch(text):
        return Heading(found["text"], 1 if found["line"].startswith("=") else 2)
    return None


def with_subheadings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with subheadings in the places of those lines that look like some and stand between paragraphs, so
    that a list whose items stand apart remains one."""
    counted = _counted(pieces)
    found = (isinstance(each, Heading) or at in counted or _looks(each, at, pieces) for at, each in enumerate(pieces))
    looks = [True, *found, True]
    return tuple(
        Heading(piece.text)
        if isinstance(piece, Paragraph) and looks[at] and not looks[at - 1] and not looks[at + 1] and _leads(pieces, at)
        else piece
        for at, piece in enumerate(pieces, start=1)
    )


def _counted(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places of short lines that count what a text tells, up or down, each above a paragraph: `1. Ferrari`."""
    numbers = {
        at: int(found[1])
        for at, piece in enumerate(pieces)
        if isinstance(piece, Paragraph) and (found := _NUMBERED.match(piece.text)) and is_subheading(found[2])
    }
    steps = {after - before for before, after in pairwise(numbers.values())}
    return frozenset(numbers) if len(numbers) >= FEWEST_COUNTED and steps in ({1}, {-1}) else frozenset()


def _leads(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows a line is worth one: a table, a list, or more than the line itself."""
    following = pieces[at]
    return (
        isinstance(following, Grid | Listing)
        or len(following.text) > len(pieces[at - 1].text)
        or following.text.endswith(".")
    )


def _looks(piece: Piece, at: int, pieces: Sequence[Piece]) -> bool:
    """Whether a piece looks like a subheading; above a table, or a list that counts, one word may be one."""
    if not isinstance(piece, Paragraph):
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    is_above = isinstance(below, Grid) or (isinstance(below, Listing) and below.is_ordered)
    return is_subheading(f"The {piece.text}" if is_above and piece.text[:1].isupper() else piece.text)


def is_subheading(text: str) -> bool:
    """Whether a line looks like a subheading: short, without a full stop, in sentence or title case, and no speech."""
    first = re.search(r"[^\W\d_]", text)
    return (
        "\n" not in text
        and len(text) <= LONGEST_TITLE
        and len(text.split()) > 1
        and first is not None
        and not (first[0].islower() and not text[0].isdigit())
        and not text.endswith((*_NO_END, "!"))
        and not text.startswith(tuple(_OPENING_QUOTE))
        and not any(pattern.match(text) for pattern in (_LIST_ITEM, _SPEECH, _CHROME))
        and not any(pattern.search(text) for pattern in (_OF_A_POST, _TWO_SENTENCES, _DANGLING, _CAPTION))
        and "\t" not in text
        and told(text, has_title=True) is None
    )
