"""Quotations of pages, with whose they are: pages mark them, and name somebody in `cite`, `footer` or the last line."""

import re
from collections.abc import Sequence

from generator.newsroom.pasted.bylines import authors
from generator.newsroom.pasted.cited import is_outlet
from generator.newsroom.pasted.pieces import Marks, Paragraph, Quotation, part_of
from generator.newsroom.pasted.quotations import PERSON, is_somebody, words_within

_WHOSE = re.compile(
    rf"(?:[—–-]+\s*)?(?P<by>{PERSON})(?:\s*(?:,\s*(?P<rest>[^.!?\n]{{2,80}})|\((?P<inner>[^()\n]{{2,80}})\)))?"
)
_DASH = re.compile(r"[—–-]+\s*(?=[^\W\d_])")
_CLOSED = re.compile(r"[“”\"»«]$")


def signed(quoted: Sequence[Paragraph], signature: str) -> Quotation:
    """The quotation of paragraphs; whose it is says the signature, or their last one. Where that names nobody it stays
    a paragraph of its own."""
    last = quoted[-1].text if len(quoted) > 1 else ""
    if not signature and (_DASH.match(last) or (authors(last) and _CLOSED.search(quoted[-2].text))):
        signature, quoted = last, quoted[:-1]
    text = "\n\n".join((*(each.text for each in quoted), *filter(None, (signature,))))
    found = _WHOSE.fullmatch(" ".join(signature.split()))
    if not found or not quoted or not is_somebody(found["by"]) or is_outlet(found["by"]):
        return _said(text, (*quoted, *(Paragraph(each) for each in (signature,) if each)))
    more = (found["rest"] or found["inner"] or "").strip()
    role, _, outlet = more.rpartition(", ")
    role, outlet = (role, outlet) if is_outlet(outlet) else (more, "")
    words = words_within([each.text for each in quoted])
    said = tuple(part_of(*each) for each in zip(quoted, words, strict=True)) if words else quoted
    made = _said(text, said)
    return Quotation(text, made.said, found["by"], role, outlet, made.marks)


def _said(text: str, parts: Sequence[Paragraph]) -> Quotation:
    marks: tuple[Marks, ...] = tuple((*part.links, *part.emphases) for part in parts)
    return Quotation(text, tuple(part.text for part in parts), marks=marks if any(marks) else ())
