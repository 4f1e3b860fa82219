"""Footnotes of either converter in one form, with the roles of DPUB-ARIA: doc-noteref, doc-endnotes, doc-backlink."""

import re
from html import unescape

from generator.text.writer import Writer

FOOTNOTES = "Footnotes"
BACK = "Back to reference {}"

_REFERENCE = re.compile(r'<sup id="fnref(\d*):([^"]*)"><a [^>]*>([^<]*)</a></sup>')
_WAY_BACK = re.compile(r'<a class="footnote-backref" href="#fnref(\d*):([^"]*)"')
_ID = re.compile(r"fn(ref)?(\d*):(.*)", re.DOTALL)
_SIGN = "↩\N{VARIATION SELECTOR-15}"


def note_id(id: str) -> str:
    """An id as it will stand: `fn:1`, `fnref:1`, `fnref2:1` become `fn-1`, `fnref-1`, `fnref-1-2`; others stay."""
    note = _ID.fullmatch(id)
    if not note:
        return id
    name = "-".join(note[3].split())
    return f"fn{note[1] or ''}-{name}" + (f"-{note[2]}" if note[2] else "")


def reference(writer: Writer, token: str) -> None:
    """Write the raised number in the text. It is no word of the text."""
    found = _REFERENCE.fullmatch(token)
    if not found:
        return
    repeat, name, shown = found.groups()
    writer.numbers.setdefault(name, shown)
    attributes = {"class": "footnote-ref", "id": note_id(f"fnref{repeat}:{name}")}
    writer.open("sup", attributes)
    writer.write("<a")
    writer.slot("href", "#" + unescape(note_id(f"fn:{name}")))
    writer.write(f' role="doc-noteref">{shown}</a></sup>')


def way_back(writer: Writer, token: str) -> None:
    """Write the link from a note to its number; none for a note that nothing refers to."""
    found = _WAY_BACK.match(token)
    if not found or found[2] not in writer.numbers:
        return
    repeat, name = found.groups()
    label = BACK.format(writer.numbers[name] + (f"-{repeat}" if repeat else ""))
    writer.write("<a")
    target = "#" + unescape(note_id(f"fnref{repeat}:{name}"))
    writer.slot("href", target)
    writer.write(f' class="footnote-back" role="doc-backlink" aria-label="{label}">{_SIGN}</a>')


def section(writer: Writer, _: str) -> None:
    """Begin the notes."""
    writer.aside += 1
    writer.divisions.append(("section", 1))
    writer.write(f'<section class="footnotes" role="doc-endnotes" aria-label="{FOOTNOTES}">')
