"""Track maps: what is kept of an SVG that anybody may have sent."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.racing.geometry import extent, is_transform, numbers, segments
from generator.racing.tracks import DEEPEST, LARGEST, LONGEST, Drawing, Sheet, sheet

LINE = '<path d="M10 10L90 90"/>'


def svg(content: str, keys: str = 'viewBox="0 0 100 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {keys}>{content}</svg>'.encode()


def drawing(content: str, keys: str = 'viewBox="0 0 100 100"') -> Drawing:
    found = sheet(svg(content, keys))
    assert found.drawing, found.flaws
    return found.drawing


def told(found: Sheet) -> list[str]:
    return [flaw.text for flaw in found.flaws]


# ---------------------------------------------------------------- what is kept


def test_lines_are_kept_with_their_geometry_alone() -> None:
    found = drawing(
        '<g id="a" style="x" fill="#f00"><path class="b" d="M10 10 L90,90z" stroke-width="20"/></g>'
        '<polyline points="0,0 5 5"/><line x1="1" y2="2"/><circle cx="3" cy="4" r="5" opacity=".5"/>'
    )
    assert [(shape.tag, shape.attributes) for shape in found.shapes] == [
        ("path", (("d", "M10 10 L90,90z"),)),
        ("polyline", (("points", "0,0 5 5"),)),
        ("line", (("x1", "1"), ("y2", "2"))),
        ("circle", (("cx", "3"), ("cy", "4"), ("r", "5"))),
    ]


def test_a_shape_has_the_transforms_of_all_that_it_stands_in() -> None:
    found = drawing(f'<g transform="scale(2)"><g transform="rotate(90 1,1)">{LINE}</g>{LINE}</g>{LINE}')
    assert [dict(shape.attributes).get("transform", "") for shape in found.shapes] == [
        "scale(2) rotate(90 1,1)",
        "scale(2)",
        "",
    ]


BOXES = (
    ('viewBox="1 2 30 40"', "1 2 30 40"),
    ('viewBox="1,2,30,40" width="5" height="6"', "1 2 30 40"),
    ('width="500px" height="250"', "0 0 500 250"),
    ('viewBox="0 0 0 40" width="5" height="6"', "0 0 5 6"),
    ('width="100%" height="50"', "6 6 88 88"),
    ("", "6 6 88 88"),
)


@pytest.mark.parametrize(("keys", "box"), BOXES)
def test_a_drawing_has_the_box_that_it_says_else_its_size_else_what_it_touches(keys: str, box: str) -> None:
    assert drawing(LINE, keys).view_box == box
    assert len(BOXES) == 6


def test_a_wider_drawing_has_a_wider_stroke() -> None:
    assert drawing(LINE, 'viewBox="0 0 800 400"').stroke == "10"


def test_namespaces_are_looked_at() -> None:
    assert sheet(b'<svg viewBox="0 0 1 1"><path d="M0 0L1 1"/></svg>').drawing
    assert sheet(
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><s:path d="M0 0L1 1"/></s:svg>'
    ).drawing
    assert told(sheet(svg(f'<x:path xmlns:x="urn:x" d="M0 0"/>{LINE}'))) == ["<path> was taken out of this map"]


# ---------------------------------------------------------------- what is not

HOSTILE = (
    ("<script>alert(1)</script>", "<script> was taken out of this map"),
    ('<use href="#a"/>', "<use> was taken out of this map"),
    (f"<foreignObject>{LINE}</foreignObject>", "<foreignObject> was taken out of this map"),
    ('<image href="https://evil.example/x.png"/>', "<image> was taken out of this map"),
    (f'<a href="javascript:alert(1)">{LINE}</a>', "<a> was taken out of this map"),
    ('<style>@import "https://evil.example/x.css";</style>', "<style> was taken out of this map"),
    ('<path d="M0 0L1 1" onload="alert(1)"/>', "'onload' of <path> was taken out of this map"),
    ('<path d="M0 0L1 1" href="x"/>', "'href' of <path> was taken out of this map"),
    ('<path d="M0 0L1 1&quot;/&gt;&lt;script&gt;"/>', "'d' of <path> cannot be read and was taken out of this map"),
    ('<circle r="url(#a)"/>', "'r' of <circle> cannot be read and was taken out of this map"),
    (f'<g transform="url(x)">{LINE}</g>', "'transform' of <g> cannot be read and was taken out of this map"),
    ('<path d="M0 0L1 1"><animate attributeName="d"/></path>', "<animate> was taken out of this map"),
)


@pytest.mark.parametrize(("content", "text"), HOSTILE)
def test_whatever_is_no_line_is_taken_out_and_told(content: str, text: str) -> None:
    found = sheet(svg(LINE + content))
    assert found.drawing
    assert {shape.tag for shape in found.drawing.shapes} == {"path"}
    assert {name for shape in found.drawing.shapes for name, _ in shape.attributes} == {"d"}
    assert told(found) == [text]
    assert len(HOSTILE) == 12


SPOILED = (
    (b"", "this map cannot be read: no element found"),
    (b"hello", "this map cannot be read: syntax error"),
    (b"<html/>", "this map is no SVG"),
    (svg("<path>"), "this map cannot be read: mismatched tag"),
    (svg("<text>Monza</text>"), "this map holds no path, polyline, line or circle"),
    (svg(f'<g transform="scale(2)">{LINE}</g>', ""), "this map says neither viewBox nor width and height"),
    (svg("<g>" * DEEPEST), f"this map nests more than {DEEPEST} elements, so nothing of it is kept"),
    (svg(f'<path d="M0 0{"L1 1" * LONGEST}"/>'), "this map is longer than 64 KB, so nothing of it is kept"),
    (svg("<path d='M0 0'/>" * (LONGEST // 4)), "this map is longer than 64 KB, so nothing of it is kept"),
    (b" " * (LARGEST + 1), "this map is larger than 1 MB"),
    (b'<!DOCTYPE s [<!ENTITY a "b">]>' + svg(LINE), "this map declares entities, so nothing of it is kept"),
    (b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "this map declares entities, so nothing of it is kept"),
)


@pytest.mark.parametrize(("data", "text"), SPOILED)
def test_a_file_without_a_drawing_says_why(data: bytes, text: str) -> None:
    found = sheet(data)
    assert found.drawing is None
    assert found.flaws[-1].spoils
    assert text in told(found)
    assert len(SPOILED) == 12


def test_a_doctype_without_entities_does_no_harm() -> None:
    found = sheet(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">' + svg(LINE))
    assert (found.drawing is not None, found.flaws) == (True, ())


def test_many_things_taken_out_are_told_in_part() -> None:
    assert len(sheet(svg(LINE + "".join(f"<x{number}/>" for number in range(1000)))).flaws) == 20


@given(st.binary(max_size=300) | st.text(alphabet='<>/="svgpathdML0 &;!', max_size=200).map(str.encode))
def test_any_bytes_at_all_are_read_without_harm(data: bytes) -> None:
    for found in (sheet(data), sheet(svg(LINE + data.decode(errors="replace")))):
        assert found.drawing or found.flaws[-1].spoils


SAFE = re.compile(r"[-+.,\d\seE]*|[MmLlHhVvCcSsQqTtAaZz\d\s.,+\-eE]*")


@given(st.text(alphabet="MmLlCcAaZzHv0123456789.,-+eE \n\"'<>&#();:xurl", max_size=60))
def test_nothing_but_numbers_and_commands_comes_through(text: str) -> None:
    from xml.sax.saxutils import quoteattr

    found = sheet(svg(f"{LINE}<path d={quoteattr(text)}/><polyline points={quoteattr(text)}/>"))
    assert found.drawing
    assert all(SAFE.fullmatch(value) for shape in found.drawing.shapes for _, value in shape.attributes)


# ---------------------------------------------------------------- geometry


def test_paths_are_read_as_they_are_written() -> None:
    assert segments("M0 0 10,10") == (("M", (0, 0)), ("M", (10, 10)))
    assert segments("m1-2.5.5 3e1z") == (("m", (1, -2.5)), ("m", (0.5, 30)), ("z", ()))
    assert segments("M0 0a1 2 0 01.5.5") == (("M", (0, 0)), ("a", (1, 2, 0, 0, 1, 0.5, 0.5)))
    wrong = ("", "L0 0", "M0", "M0 0 L", "M0 0z1", "M0 0 A1 1 0 2 0 1 1", "M0 0L1e9 1", "M0 0 ; L1 1", "x M0 0")
    assert [segments(text) for text in wrong] == [None] * 9


def test_numbers_and_transforms_are_read_strictly() -> None:
    assert numbers("1, 2 -3.5.5") == (1, 2, -3.5, 0.5)
    assert [numbers(text) for text in ("1a", "1e99", "NaN", "calc(1)")] == [None] * 4
    assert is_transform("translate(1) matrix(1 0 0 1 0 0), rotate(90,1 1)")
    assert not any(map(is_transform, ("", "scale()", "rotate(1 2)", "matrix(1 2 3)", "scale(1) url(x)", "skew(1)")))


EXTENTS = (
    ("M0 0h10v20", "-1 -1 12 22"),
    ("m10 10l10 0l0 20", "9 9 12 22"),
    ("M0 0C0 20 10 20 10 0Z", "-1 -1 12 22"),
    ("M5 5H15V25z", "4 4 12 22"),
)


@pytest.mark.parametrize(("path", "box"), EXTENTS)
def test_what_a_path_touches_is_measured(path: str, box: str) -> None:
    found = extent([("path", {"d": path})])
    assert found
    assert " ".join(f"{value:g}" for value in found) == box
    assert len(EXTENTS) == 4


def test_other_shapes_are_measured_too() -> None:
    shapes = [
        ("circle", {"cx": "5", "cy": "5", "r": "5"}),
        ("line", {"x2": "20"}),
        ("polyline", {"points": "0 0 1 10"}),
    ]
    assert extent(shapes) == (-1, -1, 22, 12)
    assert extent([]) is None
