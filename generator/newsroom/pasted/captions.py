"""Captions of pictures and their credits, which a paste leaves without the pictures."""

import re

from generator.newsroom.pasted.pieces import Found

_PICTURE = (
    r"(?:photo(?:graph|s)?|image|picture|pic|fot[oóo]|bild|fotografía|crédit photo|(?:photo|image|picture) credit)s?"
)
_MADE_BY = (
    rf"(?:(?:{_PICTURE}|credits?|©|\(c\))\s*(?:by|courtesy of|via|von)?\s*[:©]"
    rf"|{_PICTURE}\s+(?:by|courtesy of)\s|©|\(c\)\s)"
)
_CREDIT = re.compile(rf"[(\[]?\s*{_MADE_BY}\s*(?P<credit>[^()\[\]\n]+?)\s*[)\]]?\.?", re.IGNORECASE)
_CAPTION = re.compile(
    r"[(\[]?\s*(?:(?:picture|photo|image) )?(?:caption|bildunterschrift|légende|file photo)\s*:"
    r"\s*(?P<rest>.+?)\s*[)\]]?",
    re.IGNORECASE | re.DOTALL,
)
_TRAILING = re.compile(
    r"(?P<caption>.+?[.!?)\w”\"])\s*"
    rf"(?:[(\[]\s*{_PICTURE}\s*(?:by|:|courtesy of|©|credit:?)\s*(?P<inner>[^()\[\]\n]{{2,80}}?)\s*[)\]]"
    rf"|[|–—-]?\s*(?:{_PICTURE}|©)\s*(?:(?:by|credit)?\s*[:©]|by\s)\s*(?P<outer>[^()\[\]\n.]{{2,80}}?)"
    r"|©\s*(?P<owner>(?!\d|copyright)[^()\[\]\n.©]{2,60}?))\.?",
    re.IGNORECASE | re.DOTALL,
)
_WIRE = re.compile(
    r"(?P<caption>.+?)\s+(?P<credit>(?:REUTERS|AP Photo|AFP|EPA|DPA|dpa)\s?/\s?[^\W\d_a-z][\w .'’-]{2,40})", re.DOTALL
)
_LIBRARIES = frozenset(
    (
        *("getty images", "getty", "lat images", "motorsport images", "imago", "xpb images", "xpb", "dppi", "alamy"),
        *("red bull content pool", "sutton images", "reuters", "afp", "pirelli", "dpa"),
    )
)
_BY_LIBRARY = re.compile(r"[^\W\d_a-z][\w .'’-]{2,40}\s?/\s?(?P<library>[\w ]{2,30})")
_LONGEST, _LONGEST_CREDIT = 400, 80
_SENTENCE = re.compile(r"[.!?]\s+[^\sa-z]")


def caption(text: str) -> Found | None:
    """The caption or the credit that a paragraph is, as `picture`: its value is the caption, `more` the credit; None
    for what may be prose."""
    if len(text) > _LONGEST or text.count("\n") > 3:
        return None
    said, credit, confidence = _read(text)
    if not said and not credit:
        return None
    why = "a caption, the text says" if _CAPTION.fullmatch(text) else "a credit stands with it"
    return Found(
        "picture", " ".join(said.split()), "high" if confidence else "likely", why, text, " ".join(credit.split())
    )


def credited(text: str) -> tuple[str, str]:
    """A caption and the credit that ends it, "" where none does."""
    said, credit, _ = _credited(text)
    return (said, credit) if said else (text, "")


def _read(text: str) -> tuple[str, str, bool]:
    """Caption, credit, and whether the text says what it is."""
    if found := _CAPTION.fullmatch(text):
        said, credit, _ = _credited(found["rest"])
        return (said or ("" if credit else found["rest"])), credit, True
    if text.casefold().strip("()[] ").removeprefix("via ").removeprefix("credits: ") in _LIBRARIES:
        return "", text, False
    if (named := _BY_LIBRARY.fullmatch(text)) and named["library"].casefold() in _LIBRARIES:
        return "", text, False
    if (found := _CREDIT.fullmatch(text)) and _is_credit(found["credit"]):
        return "", found["credit"], True
    return _credited(text)


def _credited(text: str) -> tuple[str, str, bool]:
    """The caption and the credit behind it; "" for both where no credit ends the text."""
    if (found := _TRAILING.fullmatch(text)) and len(_SENTENCE.findall(text)) < 4:
        credit = found["inner"] or found["outer"] or found["owner"]
        if not credit[0].islower():
            return found["caption"], credit, False
    if found := _WIRE.fullmatch(text):
        return found["caption"], found["credit"], False
    said, _, last = text.rpartition("\n")
    if (named := _BY_LIBRARY.fullmatch(last.strip())) and named["library"].casefold() in _LIBRARIES:
        return said, last.strip(), False
    return "", "", False


def _is_credit(text: str) -> bool:
    is_notice = re.match(r"\d{4}|copyright", text, re.IGNORECASE)
    return not is_notice and len(text) <= _LONGEST_CREDIT and not _SENTENCE.search(text) and len(text.split()) <= 10
