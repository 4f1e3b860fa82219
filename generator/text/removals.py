"""What the policy took out of an article's HTML, each thing with its place in the source and what to write instead."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.errors import problem
from generator.model import Problem
from generator.text.places import Places
from generator.text.policy import SCHEMES, TAGS, survives
from generator.text.quick import harmless

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST = 200
"""Things told of one text; who brings a whole page of HTML has no use for more."""

_TRUST = "or trust this file with `markdown.html` in site.yaml"
_INSTEAD = {
    **dict.fromkeys(
        ("script", "noscript", "template"), f"leave it out: a post is kept as text by '{{post}}'; {_TRUST}"
    ),
    **dict.fromkeys(
        ("iframe", "object", "embed", "frame", "frameset"), f"write a link to it, or for a film a '{{video}}'; {_TRUST}"
    ),
    **dict.fromkeys(("form", "input", "button", "select", "textarea"), f"write a link to the form; {_TRUST}"),
    **dict.fromkeys(("svg", "math", "canvas"), f"keep it as a picture: `![what it shows](picture.svg)`; {_TRUST}"),
    **dict.fromkeys(("style", "link"), "give the element a class, and put the rule into the theme's stylesheet"),
    **dict.fromkeys(("html", "head", "body", "title", "base", "meta"), "leave it out: the theme makes the page around"),
    "img": "give it an address: `![what it shows](picture.jpg)`",
}
_ADDRESSES = frozenset(("href", "src", "poster", "cite"))
_SWALLOWED = re.compile(r"<(html|head|body|frameset|frame)(?=[\s/>])|<([?!])(?!--)", re.IGNORECASE)
_SHOWN_LENGTH = 60
_COMPARED_LENGTH = 12


def removals(html: str, places: Places) -> tuple[Problem, ...]:
    """A PF204 for every element, attribute and address of a converter's HTML that the policy takes out.

    Comments go without a word, and so does what stands inside a drawing that is taken out as a whole.
    """
    if harmless(html):
        return ()
    told = tuple(islice(chain(_swallowed(html, places), _walked(html, places)), MOST + 1))
    if len(told) <= MOST:
        return told
    text, hint = f"more than {MOST} things were taken out: the others are not told", told[-1].hint
    return (*told[:MOST], problem("PF204", text, told[-1].at, hint))


def _swallowed(html: str, places: Places) -> Iterator[Problem]:
    """What a parser of fragments drops before there is a tree."""
    for found in _SWALLOWED.finditer(html):
        if found[1]:
            yield _tag(found[1].lower(), places)
        else:
            at = places.literal(f"<{found[2]}")
            yield problem("PF204", f"`<{found[2]}…>` was taken out", at, f"leave it out; {_TRUST}")


def _walked(html: str, places: Places) -> Iterator[Problem]:
    from selectolax.lexbor import LexborHTMLParser  # here, since few articles need it

    tree = LexborHTMLParser(html, is_fragment=True)
    inside = {node.mem_id for node in tree.css("svg *, math *")}
    for node in tree.css("*"):
        tag = node.tag or ""
        if node.mem_id in inside:
            continue
        if tag not in TAGS or (tag == "input" and not _is_task(node)):
            yield _tag(tag, places)
        else:
            yield from _attributes(node, tag, places)


def _attributes(node: "LexborNode", tag: str, places: Places) -> Iterator[Problem]:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    for name, value in attributes.items():
        if survives(tag, name, value):
            continue
        if name in _ADDRESSES:
            yield _address(tag, name, value, places)
        else:
            hint = _INSTEAD["style"] if name == "style" else f"leave it out; {_TRUST}"
            at = places.match(rf"(?<![\w-]){re.escape(name)}(?=\s*=|[^<>]*>)")
            yield problem("PF204", f"`{name}` was taken out of `<{tag}>`", at, hint)
    if tag == "img" and "src" not in attributes:
        yield _tag(tag, places)


def _is_task(box: "LexborNode") -> bool:
    """True for the box of a task list: the first thing in an item that the converter marked as a task."""
    around = box.parent
    if around is not None and around.tag == "p":
        around = around.parent
    is_item = around is not None and "task-list-item" in (around.attributes.get("class") or "").split()
    return is_item and box.attributes.get("type") == "checkbox" and "disabled" in box.attributes


def _tag(tag: str, places: Places) -> Problem:
    hint = _INSTEAD.get(tag, f"write it in Markdown; {_TRUST}")
    return problem("PF204", f"`<{tag}>` was taken out", places.match(rf"<{re.escape(tag)}(?=[\s/>]|$)"), hint)


def _address(tag: str, attribute: str, value: str, places: Places) -> Problem:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= _SHOWN_LENGTH else shown[: _SHOWN_LENGTH - 1] + "…"
    allowed = ", ".join(f"{scheme}:" for scheme in sorted(SCHEMES))
    return problem(
        "PF204",
        f"the address `{shown}` was taken out of `{attribute}` of `<{tag}>`",
        places.match(_spelt(value) or rf"\b{attribute}\s*="),
        f"write a path of this site, or a whole address, which begins with one of {allowed}",
    )


def _spelt(value: str) -> str:
    """A pattern for the beginning of an address, each of its characters plain or as a character reference."""
    return "".join(rf"(?:{re.escape(char)}|&#?\w+;?)" for char in value[:_COMPARED_LENGTH])
