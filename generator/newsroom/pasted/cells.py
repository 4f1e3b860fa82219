"""Cells of the tables of pages, with their links and their emphasis."""

from collections.abc import Sequence

from generator.newsroom.pasted.pieces import Grid, Marks, Paragraph, Piece, paragraph


def tabled(cells: Sequence[Sequence[Paragraph]]) -> tuple[Piece, ...]:
    """The table of these rows; or paragraphs, where they are but one, or one beside the other."""
    rows = [row for row in cells if any(cell.text for cell in row)]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2:
        return tuple(_line([cell for cell in row if cell.text]) for row in rows)
    empty = Paragraph("")
    whole = [(*row, *[empty] * (width - len(row))) for row in rows]
    marks = tuple(tuple(_marks(cell) for cell in row) for row in whole)
    text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
    held = marks if any(any(row) for row in marks) else ()
    return (Grid(text, tuple(tuple(cell.text for cell in row) for row in whole), marks=held),)


def _line(cells: Sequence[Paragraph]) -> Paragraph:
    """The cells of a row one behind the other."""
    text, marks = "", list[Marks]()
    for cell in cells:
        start = len(text) + bool(text)
        text = f"{text} {cell.text}".lstrip()
        marks.append(tuple(each._replace(start=each.start + start, end=each.end + start) for each in _marks(cell)))
    return paragraph(text, tuple(each for own in marks for each in own))


def _marks(cell: Paragraph) -> Marks:
    return (*cell.links, *cell.emphases)
