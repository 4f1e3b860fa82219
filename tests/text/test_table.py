"""Tables of CSV: rows with places, whatever stands around them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.table import LONGEST, cell_place, read_table

KNOWN = ("position", "drivers", "team")


def rows(data: str | bytes) -> list[dict[str, str]]:
    raw = data.encode() if isinstance(data, str) else data
    table, problems = read_table("race.csv", raw, KNOWN, ("position",))
    assert problems == ()
    assert table
    return [dict(row.cells) for row in table.rows]


def messages(data: bytes) -> list[str]:
    _, problems = read_table("race.csv", data, KNOWN, ("position",))
    return [f"{each.at.line}:{each.at.column} {each.message}" for each in problems]


def test_columns_stand_in_any_order_and_cells_without_space() -> None:
    assert rows("team , position\n Ferrari ,1\n") == [{"team": "Ferrari", "position": "1"}]


def test_comments_empty_lines_and_any_ends_of_lines_are_passed_over() -> None:
    data = b"\xef\xbb\xbf# from a friend\r\n\r\nposition,drivers\r\n1,Senna\r\n \r\n2,Prost"
    assert rows(data) == [{"position": "1", "drivers": "Senna"}, {"position": "2", "drivers": "Prost"}]


def test_text_with_a_comma_or_a_quotation_mark_stands_in_quotes() -> None:
    assert rows('position,drivers\n1,"Fangio, ""El Chueco"""\n') == [
        {"position": "1", "drivers": 'Fangio, "El Chueco"'}
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc"], codec="utf-8")), min_size=1))
def test_what_another_program_writes_reads_as_it_was(names: list[str]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("position", "drivers"))
    writer.writerows((number, name) for number, name in enumerate(names, 1))
    found = rows(file.getvalue())
    assert [row["drivers"] for row in found] == [name.strip() for name in names]


@given(st.binary(max_size=200))
def test_whatever_bytes_come_there_is_an_answer(data: bytes) -> None:
    table, problems = read_table("race.csv", data, KNOWN, ("position",))
    assert table or problems
    assert all(each.at.path == "race.csv" for each in problems)


def test_every_row_that_is_wrong_is_told_and_the_others_are_read() -> None:
    table, problems = read_table("race.csv", b'position,drivers\n1\n2,Prost\n3,"Senna\n4,a,b\n', KNOWN, ("position",))
    assert table
    assert [row.line for row in table.rows] == [3]
    assert [each.at.line for each in problems] == [2, 4, 5]


def test_a_file_that_is_too_long_is_not_read() -> None:
    assert messages(b"x" * (LONGEST + 1)) == ["0:0 the file is longer than 1024 KiB"]


def test_tabs_are_no_commas() -> None:
    assert messages(b"position\tdrivers\n1\tSenna\n") == ["1:1 tabs divide the columns"]


def test_another_encoding_is_told_at_its_byte() -> None:
    assert messages("position,drivers\n1,Räikkönen".encode("latin-1")) == ["2:4 the byte 0xE4 is not UTF-8"]


def test_a_column_without_a_name_is_told() -> None:
    assert messages(b"position,\n1,Senna\n") == ["1:10 a column without a name"]


def test_places_are_those_of_cells_and_of_parts_of_them() -> None:
    data = b'# note\nposition,drivers,team\n1,"Musso; Fangio",Ferrari\n'
    cell = cell_place("race.csv", data, 3, "team")
    assert (cell.column, cell.width) == (19, 7)
    part = cell_place("race.csv", data, 3, "drivers", "Fangio")
    assert (part.column, part.width) == (11, 6)
    assert cell_place("race.csv", data, 3, "weather").column == 1
    assert cell_place("race.csv", data, 9, "team").line == 9


@pytest.mark.parametrize("char", ["\0", "\x01", "\x0b", "\x7f", "\x85"], ids=ascii)
def test_a_control_character_is_refused_with_its_place(char: str) -> None:
    table, problems = read_table("race.csv", f"position,drivers\n1,Mus{char}so\n".encode(), ["position", "drivers"], [])
    assert table is None
    (found,) = problems
    assert (found.at.line, found.at.column) == (2, 6)
    assert found.message == f"a control character, U+{ord(char):04X}, cannot stand here"
