"""pyromark: CommonMark with the extensions that newsrooms write in, for large archives. Known to `converters` alone.

Its footnotes and task lists are given the form that Python-Markdown has, so that all that follows reads one dialect.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import reduce
from operator import or_

from pyromark import Markdown, Options

from generator.errors import ConversionError

_OPTIONS = {
    "def_list": Options.ENABLE_DEFINITION_LIST,
    "footnotes": Options.ENABLE_FOOTNOTES,
    "attr_list": Options.ENABLE_HEADING_ATTRIBUTES,
    "smarty": Options.ENABLE_SMART_PUNCTUATION,
    "tilde": Options.ENABLE_STRIKETHROUGH,
    "tables": Options.ENABLE_TABLES,
    "tasklist": Options.ENABLE_TASKLISTS,
}
"""What pyromark can do of each extension of ours; of the others it knows nothing."""

_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">(\d+)</a></sup>')
_NOTE_EDGE = re.compile(
    r'<div class="footnote-definition" id="(?P<name>[^"]*)"><sup class="footnote-definition-label">\d+</sup>\n'
    r"|(?P<begin><div\b)|</div>\n?",
    re.IGNORECASE,
)
_BRACED = re.compile(r'class="language-\{[^"}]*?\.([\w+#-]+)[^"]*"')
_TASK = re.compile(r'<li>(\s*(?:<p>)?)<input disabled="" type="checkbox"( checked="")?/>\n?')


class CommonMark:
    """pyromark with our options but those `without`; keeps nothing from one text to the next."""

    def __init__(self, without: Collection[str] = ()) -> None:
        chosen = (option for name, option in _OPTIONS.items() if name not in without)
        self._markdown = Markdown(options=reduce(or_, chosen, Options(0)))

    def convert(self, text: str) -> str:
        """HTML of one text, not cleaned. ConversionError where pyromark has a bug (0.10 has one in definition
        lists with braces)."""
        try:
            html = self._markdown.html(text if text.endswith("\n") else text + "\n")
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # Rust's, which no module gives out; no Exception by design
                raise
            raise ConversionError("pyromark fails on it; write it in another way, or use python-markdown") from None
        if "{" in html and 'class="language-{' in html:
            html = _BRACED.sub(r'class="language-\1"', html)
        if 'type="checkbox"' in html:
            html = _TASK.sub(_task, html)
        has_notes = ("^" in text or "<" in text) and 'class="footnote-' in html
        return _footnotes(html) if has_notes else html


def _task(found: re.Match[str]) -> str:
    checked = " checked" if found[2] else ""
    return f'<li class="task-list-item">{found[1]}<input type="checkbox" disabled{checked}> '


def _footnotes(html: str) -> str:
    """The notes gathered at the end, in the order of their numbers, each with its ways back."""
    seen: Counter[str] = Counter()
    numbers: dict[str, int] = {}

    def reference(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        numbers.setdefault(name, int(found[2]))
        repeat = str(seen[name]) if seen[name] > 1 else ""
        return f'<sup id="fnref{repeat}:{name}"><a class="footnote-ref" href="#fn:{name}">{found[2]}</a></sup>'

    body, notes = _parted(html)
    body = _REFERENCE.sub(reference, body)
    if not notes:
        return body
    rows = [_note(name, _REFERENCE.sub(reference, note), seen) for name, note in _ordered(notes, numbers)]
    return f'{body}<div class="footnote">\n<hr>\n<ol>\n{"".join(rows)}</ol>\n</div>\n'


class _Open:
    """A note whose end is still to come, or the text around all notes: its start tag, what it holds so far, and how
    many divisions in it are open."""

    def __init__(self, name: str, start: str) -> None:
        self.name, self.start = name, start
        self.parts: list[str] = []
        self.divisions = 0


def _parted(html: str) -> tuple[str, dict[str, str]]:
    """The text without its notes, and these by name. A note in a note stands by itself. One that has no end, as where
    its author's own HTML leaves a division open, stays where it is."""
    notes: dict[str, str] = {}
    around = [_Open("", "")]
    end = 0
    for found in _NOTE_EDGE.finditer(html):
        inner = around[-1]
        inner.parts.append(html[end : found.start()])
        end = found.end()
        if found["name"] is not None:
            around.append(_Open(found["name"], found[0]))
        elif found["begin"] or inner.divisions or len(around) == 1:
            inner.divisions = max(inner.divisions + (1 if found["begin"] else -1), 0)
            inner.parts.append(found[0])
        else:
            notes[inner.name] = "".join(inner.parts)
            around.pop()
    left = (part for each in around for part in (each.start, *each.parts))
    return "".join(left) + html[end:], notes


def _ordered(notes: dict[str, str], numbers: dict[str, int]) -> list[tuple[str, str]]:
    last = len(notes) + len(numbers) + 1
    return sorted(notes.items(), key=lambda note: numbers.get(note[0], last))


def _note(name: str, html: str, seen: Counter[str]) -> str:
    repeats = ["", *(str(repeat) for repeat in range(2, seen[name] + 1))]
    back = "".join(f'<a class="footnote-backref" href="#fnref{repeat}:{name}">back</a>' for repeat in repeats)
    inner = html.rstrip()
    inner = f"{inner.removesuffix('</p>')}&nbsp;{back}</p>" if inner.endswith("</p>") else f"{inner}<p>{back}</p>"
    return f'<li id="fn:{name}">\n{inner}\n</li>\n'
