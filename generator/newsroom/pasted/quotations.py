"""Quotations that stand alone in their paragraph, with the one who says them.

A quotation within prose is prose. One that stands alone is a quotation where its speaker is named behind it, or by the
paragraph before it, which then ends with a colon.
"""

import re
from collections.abc import Sequence

from msgspec import structs

from generator.newsroom.pasted.cited import speaking_to
from generator.newsroom.pasted.pieces import Marks, Paragraph, Piece, Quotation, part_of

_MARKS = '“”„‟"«»'
_OPENING = re.compile(rf"[{_MARKS}]\s?(?=\S)")
_ANY = re.compile(rf"[{_MARKS}]")
PERSON = (
    r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*)(?:\s+(?:(?:de|da|di|van|von|der|den|del|la|le|du)\s+)*[^\W\d_a-zß-ÿ][\w'’.-]*){0,3}"
)
_SIGNED = re.compile(
    rf"(?P<said>[{_MARKS}].+[{_MARKS}][.,]?)\s*(?:—|–|--|\n-|\s-)\s*(?P<by>{PERSON})(?:,\s*(?P<role>[^.!?\n]{{2,60}}))?\.?",
    re.DOTALL,
)
_VERBS = (
    r"(?:said|says|told|tells|added|adds|explained|explains|commented|comments|continued|admitted|admits|revealed|concluded"
    r"|insisted|stated|remarked|reflected|replied|wrote|declared|posted|sagte|sagt|erklärte|meinte|dit|déclare|expliqua"
    r"|dijo|explicó|disse|ha detto|zei)"
)
_SAYS = re.compile(rf"\b(?:{_VERBS}|who|which|in|at|on|after|before)\b")
_BEFORE = re.compile(
    rf"(?P<by>{PERSON})(?:\s*,[^,:]{{2,60}},)?\s+(?:\w+ly\s+|has\s+|hat\s+|a\s+)?{_VERBS}\b[^.!?]{{0,80}}:"
)
_BEHIND = re.compile(rf"\b{_VERBS}\s+(?P<by>{PERSON})(?:,[^.!?:]{{2,60}})?:")
_LEAD = re.compile(rf"(?P<by>{PERSON})(?:\s*[,(](?P<role>[^.!?:()]{{2,60}})\)?)?\s?:")
_LABELLED = re.compile(
    rf"(?P<by>{PERSON})(?:\s*\((?P<role>[^()\n]{{2,80}})\)|,\s*(?P<title>[^.!?:,()\n]{{2,40}}))?\s?:\s*(?P<said>[{_MARKS}].{{40,}})",
    re.DOTALL,
)
_NOBODY = frozenset(
    [
        "He",
        "She",
        "They",
        "We",
        "I",
        "It",
        "You",
        "The",
        "A",
        "An",
        "And",
        "But",
        "Then",
        "There",
        "This",
        "That",
        "His",
        "Her",
        "Their",
        "Our",
        "My",
        "Who",
        "When",
        "After",
        "Before",
        "As",
        "In",
        "On",
        "At",
        "Er",
        "Sie",
        "Wir",
        "Ich",
        "Es",
        "Der",
        "Die",
        "Das",
        "Il",
        "Elle",
        "Nous",
        "Je",
        "Le",
        "La",
        "Les",
        "El",
        "Ella",
        "Lui",
        "Lei",
        "Question",
        "Answer",
        "Q",
        "Note",
        "Also",
        "Here",
        "Quote",
        "Quotes",
        "Speaking",
        "Asked",
    ]
)


def quotations(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with quotations in the places of the paragraphs that are some."""
    found: list[Piece] = []
    place = 0
    pieces = tuple(part for piece in pieces for part in _introduced(piece))
    while place < len(pieces):
        piece = pieces[place]
        run = _run(pieces, place) if isinstance(piece, Paragraph) else 0
        parts = pieces[place : place + run]
        made = _made([each.text for each in parts], found[-1:]) if run else None
        found.append(structs.replace(made, marks=_marks(made, parts)) if made else piece)
        place += run if made else 1
    return tuple(found)


def _introduced(piece: Piece) -> tuple[Piece, ...]:
    """A paragraph whose first line names who says all the others, as two."""
    if not isinstance(piece, Paragraph) or piece.links:
        return (piece,)
    lead, _, said = piece.text.partition("\n")
    is_said = words_within([said]) or (_OPENING.match(said) and len(_ANY.findall(said)) == 1)
    if not is_said or not _speaker(lead.strip()):
        return (piece,)
    return part_of(piece, lead.strip()), part_of(piece, said.strip())


def _marks(made: Quotation, parts: Sequence[Piece]) -> tuple[Marks, ...]:
    """What the paragraphs of a quotation have of emphasis, each within its words."""
    if not any(isinstance(part, Paragraph) and part.emphases for part in parts):
        return ()
    whole = zip(made.said, parts, strict=True)
    return tuple(part_of(part, said).emphases if isinstance(part, Paragraph) else () for said, part in whole)


def _run(pieces: Sequence[Piece], first: int) -> int:
    """How many paragraphs from there on are one quotation: each opens it anew, the last closes it."""
    for place in range(first, len(pieces)):
        piece = pieces[place]
        if not isinstance(piece, Paragraph) or piece.links:
            return 0
        if not _OPENING.match(piece.text):
            return int(place == first and _LABELLED.fullmatch(piece.text) is not None)
        if len(_ANY.findall(piece.text)) > 1:
            return place - first + 1
    return 0


def _made(texts: Sequence[str], before: Sequence[Piece]) -> Quotation | None:
    """The quotation that paragraphs are, where somebody is named who says it."""
    *first, last = texts
    whole = "\n\n".join(texts)
    if (found := _SIGNED.fullmatch(last)) and is_somebody(found["by"]):
        said = words_within([*first, found["said"]])
        return Quotation(whole, said, " ".join(found["by"].split()), _line(found["role"])) if said else None
    if not first and (found := _LABELLED.fullmatch(last)) and found["by"].split()[0] not in _NOBODY:
        role = _line(found["role"] or found["title"])
        said = () if _SAYS.search(role) else words_within([found["said"]])
        return Quotation(whole, said, " ".join(found["by"].split()), role) if said else None
    said = words_within(texts)
    told = before[0].text if before and isinstance(before[0], Paragraph) else ""
    if not said or not (by := _speaker(told)):
        return None
    outlets = speaking_to(told)
    return Quotation(whole, said, by, "", outlets[0] if outlets else "")


def words_within(texts: Sequence[str]) -> tuple[str, ...]:
    """The words within the outer marks; () where there are other marks among them, or text around."""
    found = []
    for number, text in enumerate(texts, start=1):
        closed = re.fullmatch(rf"[{_MARKS}]\s?(.+?)\s?[{_MARKS}]([.,]?)", text, re.DOTALL)
        words = text[1:].strip()
        if number == len(texts):
            if not closed or _ANY.search(closed[1]):
                return ()
            words = closed[1] + (closed[2] if not closed[1].endswith((".", "!", "?", "…")) else "")
        elif _ANY.search(words):
            return ()
        found.append(words)
    return tuple(found)


def _speaker(text: str) -> str:
    """Whom a paragraph names that ends with a colon as the one who speaks next; "" where that is not certain."""
    if not text.endswith(":"):
        return ""
    sentence = re.split(r"(?<=[.!?”“\"])\s+(?=[^\sa-z])", " ".join(text.split()))[-1]
    tried = (_BEFORE.search(sentence), _BEHIND.search(sentence), _LEAD.fullmatch(sentence))
    return next((found["by"] for found in tried if found and is_somebody(found["by"])), "")


def is_somebody(name: str) -> bool:
    """Whether words that look like a name may be one."""
    return name.split()[0] not in _NOBODY and not name.isupper()


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
