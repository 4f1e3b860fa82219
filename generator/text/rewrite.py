"""One pass over canonical HTML that brings it to the form of our own pages and leaves the site's addresses open.

For each element that is more than copied there is a plain function of one shape, found by the element's name.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from generator.model import Body, Problem
from generator.text import footnotes
from generator.text.classes import DECORATIVE
from generator.text.highlight import highlighted
from generator.text.ids import Ids
from generator.text.places import Places
from generator.text.policy import ALIGNMENT
from generator.text.quick import Pieces
from generator.text.tokens import (
    BREAK,
    INLINE,
    SIMPLE,
    attributes_of,
    name_of,
    written,
)
from generator.text.writer import Writer, is_external
from generator.text.writing.lift import Asked

TABLE, DONE, TO_DO = "Table", "done", "to do"

_ALIGNED = {
    f'<{cell} style="text-align:{side}">': f'<{cell} class="align-{side}">'
    for cell in ("td", "th")
    for side in ("left", "center", "right")
}
_CODE = re.compile(r"(<pre[^>]*>)(<code[^>]*>)([^<]*)</code></pre>")
_LANGUAGE = re.compile(r"(?:^|\s)language-(\S+)")


def rewritten(
    html: Pieces, places: Places, trusted: bool, words: bool = True, asked: Mapping[str, Asked] | None = None
) -> tuple[Body, tuple[Problem, ...]]:
    """The body that canonical HTML makes, and a PF205 for each id that stood twice. Without `words` the body's text is
    left out. `asked` is what writing blocks ask of the site, by the marks in texts."""
    parts, special = html
    authored = _note_ids([parts[at] for at in special])
    writer = Writer(parts, places, Ids(authored), trusted=trusted)
    late = _to_opening(writer)
    for at in special[bisect_left(special, late) :]:
        _replace(writer, at)
    for at in range(0, len(parts), 2) if asked else ():
        if "pfblock" in parts[at]:
            _leave_open(writer, at, asked or {})
    return writer.body(words=words), tuple(writer.problems)


def _leave_open(writer: Writer, at: int, asked: Mapping[str, Asked]) -> None:
    """Take the marks out of a text, and leave slots in their places."""
    text = writer.parts[at]
    for mark, (what, line) in asked.items():
        before, found, after = text.partition(mark)
        if found:
            text = before + after
            writer.block(at, len(before), what, line)
    writer.parts[at] = writer.words[at] = text


def _to_opening(writer: Writer) -> int:
    """Replace tags until the opening paragraph is known, and give the place of the first tag behind it."""
    parts = writer.parts
    for at in range(1, len(parts), 2):
        if writer.opening:
            return at
        if parts[at] not in SIMPLE:
            _replace(writer, at)
    return len(parts)


def _replace(writer: Writer, at: int) -> None:
    token = writer.parts[at]
    if token in _ALIGNED:
        writer.parts[at], writer.words[at] = _ALIGNED[token], BREAK
        return
    writer.at, writer.piece = at, ""
    _take(writer, token)
    writer.parts[at] = writer.piece


def _note_ids(tags: list[str]) -> Iterator[str]:
    return (footnotes.note_id(attributes_of(tag).get("id", "")) for tag in tags if ' id="' in tag)


def _take(writer: Writer, token: str) -> None:
    """The most frequent tags first, in the forms in which they mostly stand."""
    if token.startswith('<a href="') and token.count('"') == 2:
        writer.link(token[9:-2])
        return
    writer.words[writer.at] = BREAK
    if token in _STARTS:
        start, name = _STARTS[token]
        start(writer, name, {})
    elif token in _ENDS:
        end, name = _ENDS[token]
        end(writer, name)
    elif token[:2] == "<h" and token[3:4] == ">" and len(token) > len("<h1>"):
        writer.heading(max(int(token[-2]), 2), token[4:-5])
    else:
        _take_any(writer, token, name_of(token))


def _take_any(writer: Writer, token: str, name: str) -> None:
    if not name or name in INLINE:
        writer.words[writer.at] = ""
    if not name:
        writer.write(token)
    elif token[1] == "/":
        _CLOSING.get(name, Writer.close)(writer, name)
    elif name in _WHOLE and token.endswith(_WHOLE[name][0]):
        _WHOLE[name][1](writer, token)
    else:
        attributes = attributes_of(token)
        if "id" in attributes:
            attributes["id"] = footnotes.note_id(attributes["id"])
        _OPENING.get(name, Writer.open)(writer, name, attributes)
        if token[-1] == "\n":  # a parser drops a line break that follows <pre>, so it has to stand there twice
            writer.write("\n\n")


# ---------------------------------------------------------------- headings, paragraphs, divisions


def _heading(writer: Writer, _: str, attributes: dict[str, str]) -> None:
    writer.open_heading(attributes)


def _heading_end(writer: Writer, name: str) -> None:
    writer.close_heading(max(int(name[1]), 2))


def _paragraph(writer: Writer, _: str, attributes: dict[str, str]) -> None:
    writer.open_paragraph(attributes)


def _paragraph_end(writer: Writer, _: str) -> None:
    writer.close_paragraph()


def _aside(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    writer.aside += 1
    writer.open(name, attributes)


def _aside_end(writer: Writer, name: str) -> None:
    writer.aside -= 1
    writer.close(name)


def _division(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    aside = int(any(each == "admonition" or each.startswith("pf-") for each in attributes.get("class", "").split()))
    writer.aside += aside
    writer.divisions.append((name, aside))
    writer.open(name, attributes)


def _division_end(writer: Writer, name: str) -> None:
    closing, aside = writer.divisions.pop() if writer.divisions else (name, 0)
    writer.aside -= aside
    writer.close(closing)


# ---------------------------------------------------------------- tables


def _table(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    """A table in a box that scrolls on a narrow screen, by keyboard too; a box that takes the focus needs a name."""
    if writer.tables == 0:
        writer.write(f'<div class="table" role="group" aria-label="{TABLE}" tabindex="0">')
    writer.tables += 1
    _aside(writer, name, attributes)


def _table_end(writer: Writer, name: str) -> None:
    _aside_end(writer, name)
    writer.tables -= 1
    if writer.tables == 0:
        writer.close("div")


def _cell(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    aligned = ALIGNMENT.fullmatch(attributes.get("style", ""))
    if aligned or not writer.trusted:
        attributes.pop("style", None)
    if aligned:
        attributes["class"] = f"{attributes.get('class', '')} align-{aligned[1]}".strip()
    writer.open(name, attributes)


# ---------------------------------------------------------------- task lists


def _item(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    classes = attributes.get("class", "").split()
    is_task = "task-list-item" in classes
    if is_task:
        attributes["class"] = " ".join("task" if each == "task-list-item" else each for each in classes)
    writer.open(name, attributes)
    writer.task = writer.at if is_task else -1


_NEAR = 4
"""So many parts of HTML are at most from an item to the box that comes first in it: a paragraph between two texts."""


def _input(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    is_near = writer.task >= 0 and writer.at - writer.task <= _NEAR
    comes_first = is_near and "".join(writer.parts[writer.task + 1 : writer.at]).strip() in ("", "<p>")
    if comes_first and attributes.get("type") == "checkbox" and "disabled" in attributes:
        checked, label = (" checked", DONE) if "checked" in attributes else ("", TO_DO)
        writer.write(f'<input type="checkbox" disabled{checked} aria-label="{label}">')
    elif writer.trusted:
        writer.open(name, attributes)


# ---------------------------------------------------------------- pictures and code


def _picture(writer: Writer, name: str, attributes: dict[str, str]) -> None:
    if "src" not in attributes:
        if writer.trusted:
            writer.open(name, attributes)
        return
    target, decorative = unescape(attributes["src"]), attributes.get("class") == DECORATIVE
    if decorative:
        del attributes["class"]
    if is_external(target):
        writer.open(name, attributes)
        return
    del attributes["src"]
    writer.picture(target, attributes, decorative=decorative)


def _code(writer: Writer, token: str) -> None:
    found = _CODE.fullmatch(token)
    if not found:
        writer.write(token)
        return
    block, inner, text = attributes_of(found[1]), attributes_of(found[2]), found[3]
    writer.identify(block)
    writer.identify(inner)
    language = _LANGUAGE.search(inner.get("class", ""))
    if language:
        text = highlighted(unescape(text), unescape(language[1]))
    classes = f"code {block.pop('class', '')}".strip()
    writer.write(f'<pre class="{classes}"{written(block)} tabindex="0"><code{written(inner)}>{text}</code></pre>')


def _preformatted(writer: Writer, _: str, attributes: dict[str, str]) -> None:
    writer.open_preformatted(attributes)


def _preformatted_end(writer: Writer, _: str) -> None:
    writer.close_preformatted()


# ---------------------------------------------------------------- who takes what

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WHOLE: dict[str, tuple[str, Callable[[Writer, str], None]]] = {
    "a": ("</a>", footnotes.way_back),
    "sup": ("</sup>", footnotes.reference),
    "div": ("<hr>", footnotes.section),
    "pre": ("</pre>", _code),
}
_SET_ASIDE = ("aside", "blockquote", "details", "figure")
_OPENING: dict[str, Callable[[Writer, str, dict[str, str]], None]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(_SET_ASIDE, _aside),
    **dict.fromkeys(("th", "td"), _cell),
    "p": _paragraph,
    "div": _division,
    "table": _table,
    "li": _item,
    "input": _input,
    "img": _picture,
    "pre": _preformatted,
}
_CLOSING: dict[str, Callable[[Writer, str], None]] = {
    **dict.fromkeys(_HEADINGS, _heading_end),
    **dict.fromkeys(_SET_ASIDE, _aside_end),
    "p": _paragraph_end,
    "div": _division_end,
    "table": _table_end,
    "pre": _preformatted_end,
}
_STARTS = {f"<{name}>": (start, name) for name, start in _OPENING.items() if name not in INLINE}
_ENDS = {f"</{name}>": (end, name) for name, end in _CLOSING.items()}
