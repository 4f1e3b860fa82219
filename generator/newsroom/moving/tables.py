"""Tables of HTML as tables of Markdown, where these can hold them."""

from typing import TYPE_CHECKING

from generator.newsroom.moving.inline import attribute, children

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from generator.newsroom.moving.markdown import Writer

_TOO_MUCH = "table table, ul, ol, pre, blockquote, img, iframe, code, figure, h1, h2, h3, h4, p + p, br"
_ALIGNED = {"right": "---:", "center": ":---:"}


def table(writer: "Writer", node: "LexborNode") -> list[str]:
    """A table, below its caption: with a head and cells of one line each as Markdown, else as HTML."""
    rows = [
        [cell for cell in children(row) if cell.tag in ("td", "th")]
        for row in node.css("tr")
        if row.css_first("td, th")
    ]
    if not rows or node.css_first(_TOO_MUCH) or not _is_plain(rows):
        return [writer.raw(node)]
    lines = [[writer.line(children(cell)) for cell in row] for row in rows]
    rule = [_ALIGNED.get(_alignment(cell), "---") for cell in rows[0]]
    caption = node.css_first("caption")
    told = writer.line(children(caption)) if caption else ""
    text = "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))
    return [told, text] if told else [text]


def _is_plain(rows: list[list["LexborNode"]]) -> bool:
    """Whether there is a head, and no cell that spans others."""
    is_whole = len({len(row) for row in rows}) == 1 and all(cell.tag == "th" for cell in rows[0])
    spans = [attribute(cell, name) for row in rows for cell in row for name in ("colspan", "rowspan")]
    return is_whole and not any(span not in ("", "1") for span in spans)


def _alignment(cell: "LexborNode") -> str:
    style = attribute(cell, "style").replace(" ", "")
    return attribute(cell, "align") or style.partition("text-align:")[2].partition(";")[0]
