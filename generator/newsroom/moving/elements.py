"""What each element of HTML becomes: blocks of Markdown, and writing blocks."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from generator.newsroom.moving import blocks, escaping
from generator.newsroom.moving.figures import figure_of, gallery_of, post_of, quote_of
from generator.newsroom.moving.inline import attribute, children
from generator.newsroom.moving.tables import table
from generator.newsroom.moving.urls import parts_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from generator.newsroom.moving.markdown import Writer

Form: TypeAlias = Callable[["Writer", "LexborNode"], list[str]]
"""Makes the blocks of an element."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|lang:|brush:\s*)([\w+#-]+)")
_HARMLESS = re.compile(r"(?:platform\.(?:twitter|x|instagram)\.com|www\.instagram\.com/embed|widgets\.js|embed\.js)")


def _heading(writer: "Writer", node: "LexborNode") -> list[str]:
    text = writer.line(children(node))
    if not text:
        return []
    level = max(int((node.tag or "h2")[1]), 2)
    text = text[:-1] + "\\#" if text.endswith("#") and not text.endswith("\\#") else text
    text = text.replace("\\{", "&#123;")  # attributes of a heading would begin there, escaped or not
    name = attribute(node, "id")
    return [f"{'#' * level} {text}" + (f" {{#{name}}}" if re.fullmatch(r"[A-Za-z][\w-]*", name) else "")]


def _list(writer: "Writer", node: "LexborNode") -> list[str]:
    is_ordered = node.tag == "ol"
    start = attribute(node, "start")
    number = int(start) if start.isdecimal() and len(start) < 9 else 1
    items = [made for child in children(node) if child.is_element_node and (made := writer.blocks(child))]
    is_tight = all(len(made) == 1 or (len(made) == 2 and made[1][:1] in "-1") for made in items)
    lines = []
    for place, made in enumerate(items):
        mark = f"{number + place}." if is_ordered else "-"
        width = max(len(mark) + 1, 4)
        text = ("\n" if is_tight else "\n\n").join(made)
        lines.append(mark.ljust(width) + indented(text, width))
    return [("\n" if is_tight else "\n\n").join(lines)] if lines else []


def indented(text: str, width: int) -> str:
    """A text whose lines but the first are set in."""
    return "\n".join((" " * width if number and line else "") + line for number, line in enumerate(text.split("\n")))


def _definitions(writer: "Writer", node: "LexborNode") -> list[str]:
    found: list[str] = []
    for child in node.css("dt, dd"):
        if child.tag == "dt":
            found.append(escaping.paragraph(writer.line(children(child))))
        elif made := writer.blocks(child):
            text = ":   " + indented("\n\n".join(made), 4)
            found = [*found[:-1], f"{found[-1]}\n{text}"] if found else [text]
    return [each for each in found if each]


def _quotation(writer: "Writer", node: "LexborNode") -> list[str]:
    if post := post_of(writer, node):
        return [post]
    made = writer.blocks(node)
    return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(made).split("\n"))] if made else []


def _code(writer: "Writer", node: "LexborNode") -> list[str]:
    if "verse" in attribute(node, "class"):
        return list(writer.verse(node))
    if node.css_first("a, img"):
        return [writer.raw(node)]
    nodes = node.traverse(include_text=True)
    text = "".join("\n" if each.tag == "br" else each.text_content or "" for each in nodes if not _holds(each))
    text = text.strip("\n").replace("\t", "    ")
    inner = node.css_first("code")
    names = [attribute(each, name) for each in (node, inner) if each for name in ("class", "lang", "data-lang")]
    found = next((match[1] for name in names if (match := _LANGUAGE.search(name))), "")
    return [escaping.fenced(text, found.lower())] if text.strip() else []


def _holds(node: "LexborNode") -> bool:
    """Whether a node is an element with others in it, whose own text is theirs, or a remark."""
    return not node.is_text_node and node.tag != "br"


def _frame(writer: "Writer", node: "LexborNode") -> list[str]:
    url = attribute(node, "src") or attribute(node, "data-src") or attribute(node, "data")
    if not url and (movie := node.css_first("param[name=movie], embed")):
        url = attribute(movie, "value") or attribute(movie, "src")
    url = f"https:{url}" if url.startswith("//") else url
    if not _ADDRESS.fullmatch(url):
        writer.changed("a frame without an address", node.tag or "")
        return []
    title = attribute(node, "title")
    if not blocks.film(url) and not blocks.is_post(url):
        told = f"a frame with a page of {parts_of(url).netloc} became a link"
        writer.way.notes.tell(
            "PF147", told, writer.origin.at(url.partition(":")[2]), "pages of others stand in no page"
        )
    return [writer.embedded(url, title=title)]


def _player(writer: "Writer", node: "LexborNode") -> list[str]:
    source = node if attribute(node, "src") else node.css_first("source[src]")
    if source is None or not (url := writer.source(source)):
        return []
    tag = node.tag
    return [f'<{tag} controls src="{escaping.address(url)}"></{tag}>']


def _gallery(writer: "Writer", node: "LexborNode") -> list[str]:
    return [gallery_of(writer, node)]


def _embed(writer: "Writer", node: "LexborNode") -> list[str]:
    return [writer.embedded(attribute(node, "href"), title=attribute(node, "title"))]


def _figure(writer: "Writer", node: "LexborNode") -> list[str]:
    return quote_of(writer, node) if "pullquote" in attribute(node, "class") else figure_of(writer, node)


def _form(writer: "Writer", node: "LexborNode") -> list[str]:
    writer.changed("a form", "<form")
    return writer.blocks(node)


def _script(writer: "Writer", node: "LexborNode") -> list[str]:
    src = attribute(node, "src")
    if not _HARMLESS.search(src):
        writer.changed("a style" if node.tag == "style" else "a script", src or f"<{node.tag}")
    return []


def _raw(writer: "Writer", node: "LexborNode") -> list[str]:
    return [writer.raw(node)]


FORMS: dict[str, Form] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "dl": _definitions,
    "blockquote": _quotation,
    **dict.fromkeys(("pre", "pf-code"), _code),
    "table": lambda writer, node: table(writer, node),
    "figure": _figure,
    "hr": lambda _, __: ["***"],
    "details": _raw,
    **dict.fromkeys(("iframe", "object", "embed"), _frame),
    **dict.fromkeys(("video", "audio"), _player),
    "pf-gallery": _gallery,
    "pf-embed": _embed,
    "form": _form,
    **dict.fromkeys(("script", "style"), _script),
}
"""What each element makes; those that are not here are what stands in them."""
