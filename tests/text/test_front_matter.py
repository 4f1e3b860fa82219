"""Front matter: each kind of file into its struct, every mistake at its place."""

from datetime import date
from textwrap import dedent
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from generator.errors import show
from generator.model import Location, PartialDate, WebAddress
from generator.schema import (
    ArticleFront,
    DriverFront,
    EditionFront,
    ImageFront,
    LeadFront,
    MarkdownFront,
    PageFront,
    RelativeFront,
    SiteFront,
    SourceFront,
    SpellFront,
    TeamFront,
)
from generator.text.dates import moment, zone
from generator.text.front_matter import LONGEST, Document, line_at, place, read, read_list, read_whole

T = TypeVar("T", bound=Struct)
MONACO = zone("Europe/Monaco")


def front(text: str, kind: type[T]) -> T:
    """The struct of a front matter that has no mistake."""
    found = read("a.md", f"---\n{text}\n---\n".encode(), kind, MONACO)
    assert not found.problems
    assert found.front
    return found.front


def told(text: str, kind: type[Struct]) -> str:
    """The mistakes of a front matter as people read them."""
    return "\n".join(map(show, read("a.md", f"---\n{text}\n---\n".encode(), kind, MONACO).problems))


def test_an_article_is_read() -> None:
    text = dedent("""\
        title: NO
        date: 2024-06-17 14:00
        author: Nora Vance
        drivers: [Gasly, "010", 44]
        teams:
          - alpine
        kind: report
        image: pole.jpg
        sources: {name: F1DB, url: https://github.com/f1db/f1db}
        corrections:
          - date: 2024-06-18
            text: "1:23.456"
        draft: Yes
        toc: off
        links: off
        featured: ~
        summary:
        extra: {laps: 78, ratio: 1.5, on: [yes, true, "true", ~, 13:00, 0x10]}""")
    found = front(text, ArticleFront)
    assert found == ArticleFront(
        title="NO",
        date=moment("2024-06-17 14:00", MONACO),
        author=("Nora Vance",),
        drivers=("Gasly", "010", "44"),
        teams=("alpine",),
        kind="report",
        image=LeadFront(src="pole.jpg"),
        sources=(SourceFront(name="F1DB", url=WebAddress("https://github.com/f1db/f1db")),),
        corrections=found.corrections,
        draft=True,
        toc=False,
        links="off",
        extra={"laps": 78, "ratio": 1.5, "on": ["yes", True, "true", None, "13:00", 16]},
    )
    assert [(each.date.at.isoformat(), each.date.day_only, each.text) for each in found.corrections] == [
        ("2024-06-18T00:00:00+02:00", True, "1:23.456")
    ]


def test_entities_are_read() -> None:
    text = dedent("""\
        number: 010
        born: 1896-02-07
        image: {src: a.jpg, alt: A helmet}
        teams:
          - {team: alpine, series: formula-1, from: 2023}
          - team: alphatauri
            from: 2019-08-12
            to: 2022-12
        family: {name: Jos Verstappen, relation: father}""")
    assert front(text, DriverFront) == DriverFront(
        number="010",
        born=date(1896, 2, 7),
        image=ImageFront(src="a.jpg", alt="A helmet"),
        teams=(
            SpellFront(team="alpine", series="formula-1", from_=PartialDate("2023")),
            SpellFront(team="alphatauri", from_=PartialDate("2019-08-12"), to=PartialDate("2022-12")),
        ),
        family=(RelativeFront(name="Jos Verstappen", relation="father"),),
    )
    edition = front("round: 08\nlaps: 78\ndistance_km: 260.286\nsessions: [{name: Race}]", EditionFront)
    assert (edition.round, edition.laps, edition.distance_km, edition.sessions[0].start) == (8, 78, 260.286, None)


def test_the_form_of_an_empty_front_matter_is_a_struct_of_defaults() -> None:
    assert front("", TeamFront) == TeamFront()
    assert front("# nothing yet", TeamFront) == TeamFront()


@pytest.mark.parametrize("text", ["html: trusted", "html: [a/**, b.md]", "html: a/**"])
def test_words_may_stand_beside_a_list(text: str) -> None:
    wanted = {"html: trusted": "trusted", "html: [a/**, b.md]": ("a/**", "b.md"), "html: a/**": ("a/**",)}
    assert front(text, MarkdownFront).html == wanted[text]


FORMS = (
    b"---\ntitle: x\n---\n\nBody\nmore\n",
    b"\xef\xbb\xbf---\ntitle: x\n---\n\nBody\nmore\n",
    b"---\r\ntitle: x\r\n---\r\n\r\nBody\r\nmore\r\n",
    b"---\rtitle: x\r---\r\rBody\rmore\r",
    b"---  \ntitle: x\n--- \t\n\nBody\nmore\n",
)


def test_every_form_of_the_same_file_reads_alike() -> None:
    for data in FORMS:
        assert read("a.md", data, PageFront, MONACO) == Document(PageFront(title="x"), "\nBody\nmore\n", 4), data
    assert len(FORMS) == 5


def test_the_body_begins_behind_the_second_line_of_hyphens() -> None:
    assert read("a.md", b"---\ntitle: x\n---", PageFront, MONACO) == Document(PageFront(title="x"), "", 4)
    found = read("a.md", b"---\n---\n---\n", TeamFront, MONACO)
    assert (found.body, found.body_line) == ("---\n", 3)
    page = read("a.md", b"---\ntitle: |\n  ---\n---\n---\n", PageFront, MONACO)
    assert (page.front, page.body) == (PageFront(title="---\n"), "---\n")


FILES = (
    (b"", "a.md: error: the file is empty\n  hint: write something into it, or delete it"),
    (b"\xef\xbb\xbf \r\n\n", "a.md: error: the file is empty\n  hint: write something into it, or delete it"),
    (
        b"---\ntitle: caf\xe9 x\n---\n",
        """\
a.md:2:11: error: the byte 0xE9 is not UTF-8
  2 | title: caf\ufffd x
    |           ^
  hint: save the file as UTF-8""",
    ),
    (
        b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n\xc3\xa9\xff\r\n",
        """\
a.md:4:2: error: the byte 0xFF is not UTF-8
  4 | é\ufffd
    |  ^
  hint: save the file as UTF-8""",
    ),
    (
        b"title: x\n",
        """\
a.md:1:1: error: line 1 must be '---', where front matter begins
  1 | title: x
    | ^^^^^^^^
  hint: begin with three lines: '---', 'title: …', '---'""",
    ),
    (
        b"\n---\ntitle: x\n---\n",
        """\
a.md:1:1: error: line 1 must be '---', where front matter begins
  hint: delete what stands above it""",
    ),
    (
        b"---\ntitle: x\n\nText\n----\n",
        """\
a.md:1:1: error: front matter has no end
  1 | ---
    | ^^^
  hint: put a line '---' between it and the text""",
    ),
    (
        b"---\n" + b"# a\n" * 16384 + b"---\n",
        """\
a.md:1:1: error: front matter does not end within 64 KiB
  1 | ---
    | ^^^
  hint: is the second line '---' missing?""",
    ),
    (
        b"---\n- a\n---\n",
        """\
a.md:2:1: error: keys and values must stand here, not a list
  2 | - a
    | ^^^
  hint: write 'key: value', one to a line""",
    ),
)


def test_files_without_front_matter_say_why() -> None:
    for data, wanted in FILES:
        found = read("a.md", data, ArticleFront, MONACO)
        assert found.front is None
        assert "\n".join(map(show, found.problems)) == wanted
    assert len(FILES) == 9


def test_front_matter_may_have_64_kib_and_not_a_byte_more() -> None:
    frame = len("---\ntitle: ''\n---\n")
    for size, codes in ((LONGEST, []), (LONGEST + 1, ["PF105"])):
        for char in ("a", "é"):
            text = "---\ntitle: '" + char * ((size - frame) // len(char.encode())) + "'\n---\n"
            text = text.replace("title:", "title:" + " " * (size - len(text.encode())))
            assert len(text.encode()) == size
            found = read("a.md", text.encode() + b"---\n" * 3, PageFront, MONACO)
            assert [each.code for each in found.problems] == codes


def test_only_the_beginning_of_a_long_file_is_searched() -> None:
    assert read("a.md", b"---\n" + b"a: b\n" * 2_000_000, PageFront, MONACO).problems[0].code == "PF105"


# ---------------------------------------------------------------- keys and values

DATE = "a date such as 2024-06-17 or 2024-06-17 14:00"
PARTIAL = "a year, a month or a day: 2024, 2024-06 or 2024-06-17"

MISTAKES: tuple[tuple[type[Struct], str, str], ...] = (
    (ArticleFront, "", "1:1 PF112 'title' is missing | write 'title: …'"),
    (ArticleFront, "title:", "2:1 PF112 'title' is empty | write 'title: …'"),
    (ArticleFront, "title: ''", "2:1 PF112 'title' is empty | write 'title: …'"),
    (TeamFront, "nmae: x", "2:1 PF110 unknown key 'nmae' | did you mean 'name'?"),
    (TeamFront, "Same-As: x", "2:1 PF110 unknown key 'Same-As' | did you mean 'same_as'?"),
    (SourceFront, "name: x\nhref: y", "3:1 PF110 unknown key 'href' | known here: name, url, licence, version"),
    (SourceFront, "name: x\non: y", "3:1 PF110 unknown key 'on' | known here: name, url, licence, version"),
    (SourceFront, "name: x\n2024: y", "3:1 PF110 unknown key '2024' | known here: name, url, licence, version"),
    (TeamFront, "name: [a]", "2:7 PF111 'name' must be text, not a list"),
    (TeamFront, "name: {a: b}", "2:7 PF111 'name' must be text, not a mapping"),
    (TeamFront, "aliases: [a, {b: c}]", "2:14 PF111 each of 'aliases' must be text, not a mapping"),
    (TeamFront, "aliases:\n  - a\n  -", "4:4 PF111 each of 'aliases' must be text, not nothing"),
    (TeamFront, "extra: [a]", "2:8 PF111 'extra' must be a mapping, 'key: value', not a list"),
    (TeamFront, "image: [a]", "2:8 PF111 'image' must be text or a mapping with src, alt, credit, licence, not a list"),
    (TeamFront, "image:\n  alt: x", "3:3 PF112 'src' is missing | write 'src: …'"),
    (TeamFront, "image:\n  src:\n  alt: x", "3:3 PF112 'src' is empty | write 'src: …'"),
    (TeamFront, "image: {scr: a, src: b}", "2:9 PF110 unknown key 'scr' | did you mean 'src'?"),
    (TeamFront, "names: McLaren", "2:8 PF111 each of 'names' must be a mapping with name, from, to, not 'McLaren'"),
    (TeamFront, "names: {name: a, to: now}", f"2:22 PF111 'to' must be {PARTIAL}, not 'now'"),
    (TeamFront, "founded: 2024-02-30", "2:10 PF113 'founded': 2024-02-30 does not exist"),
    (TeamFront, "founded: 0063", "2:10 PF113 'founded': the year 0063 is not between 1800 and 2199"),
    (DriverFront, "born: 1996", "2:7 PF111 'born' must be a day such as 2024-06-17, not '1996'"),
    (DriverFront, "born: 1996-02-30", "2:7 PF113 'born': 1996-02-30 does not exist"),
    (PageFront, "title: x\nupdated: soon", f"3:10 PF111 'updated' must be {DATE}, not 'soon'"),
    (PageFront, "title: x\nupdated: 2024-06-17 25:00", "3:10 PF113 'updated': 2024-06-17 25:00 does not exist"),
    (PageFront, "title: x\nupdated: [2024-06-17]", f"3:10 PF111 'updated' must be {DATE}, not a list"),
    (PageFront, "title: x\ndraft: maybe", "3:8 PF111 'draft' must be true or false, not 'maybe'"),
    (EditionFront, "round: eight", "2:8 PF111 'round' must be a whole number, not 'eight'"),
    (EditionFront, "round: 8.5", "2:8 PF111 'round' must be a whole number, not '8.5'"),
    (EditionFront, "distance_km: 260,286", "2:14 PF111 'distance_km' must be a number such as 3.337, not '260,286'"),
    (
        EditionFront,
        "status: canceled",
        "2:9 PF111 'status' must be one of scheduled, postponed, cancelled, not 'canceled' | did you mean 'cancelled'?",
    ),
    (EditionFront, "status: [a]", "2:9 PF111 'status' must be one of scheduled, postponed, cancelled, not a list"),
    (
        EditionFront,
        "sessions:\n  - start: 13:00",
        f"3:5 PF112 'name' is missing | write 'name: …'\n3:12 PF111 'start' must be {DATE}, not '13:00'",
    ),
    (
        MarkdownFront,
        "html: chekced",
        "2:7 PF111 'html' must be one of checked, trusted, not 'chekced' | did you mean 'checked'?",
    ),
    (MarkdownFront, "html: {a: b}", "2:7 PF111 each of 'html' must be text, not a mapping"),
    (
        MarkdownFront,
        "converter: pandoc",
        "2:12 PF111 'converter' must be one of python-markdown, commonmark, not 'pandoc'",
    ),
    (
        TeamFront,
        "name: " + "a" * 50 + "\nfounded: " + "b" * 50,
        f"3:10 PF111 'founded' must be {PARTIAL}, not '" + "b" * 39 + "…'",
    ),
)


@pytest.mark.parametrize(("kind", "text", "wanted"), MISTAKES)
def test_every_mistake_is_told_at_its_place(kind: type[Struct], text: str, wanted: str) -> None:
    found = read("a.md", f"---\n{text}\n---\n".encode(), kind, MONACO).problems
    lines = (
        f"{each.at.line}:{each.at.column} {each.code} {each.message}" + (f" | {each.hint}" if each.hint else "")
        for each in found
    )
    assert "\n".join(lines) == wanted


ADDRESSES = {
    "https://example.org/": True, "HTTP://example.org": True, "mailto:a@example.org": True, "/about/#us": True,
    '""': True, "javascript:alert(1)": False, '" JavaScript:alert(1)"': False, "data:text/html,x": False,
    "//evil.example/": False, "example.org": False, '/\\evil.example/': False, "https:///x": False,
    "https://a b": False,
}  # fmt: skip
"""What a key that holds an address may say, and what not."""


@pytest.mark.parametrize(("written", "good"), ADDRESSES.items())
@pytest.mark.parametrize("key", ["canonical: {}", "sources: [{{name: x, url: {}}}]"])
def test_an_address_of_front_matter_can_do_no_more_than_lead_somewhere(key: str, written: str, good: bool) -> None:
    text = "title: x\n" + key.format(written if written[0] == '"' else f"'{written}'")
    found = read("a.md", f"---\n{text}\n---\n".encode(), ArticleFront, MONACO).problems
    assert [each.code for each in found] == ([] if good else ["PF111"])


def test_same_as_and_social_hold_addresses_too() -> None:
    text = "name: x\nsame_as: [https://example.org/, 'javascript:alert(1)']"
    found = read("a.md", f"---\n{text}\n---\n".encode(), DriverFront, MONACO).problems
    wanted = "each of 'same_as' must be an address that begins with https:// or /, not 'javascript:alert(1)'"
    assert [(each.at.line, each.at.column, each.message) for each in found] == [(3, 33, wanted)]
    site = "title: x\nbase_url: https://example.org/\nsocial: {x: 'javascript:alert(1)'}\n"
    assert [each.code for each in read_whole("site.yaml", site.encode(), SiteFront, MONACO)[1]] == ["PF111"]


def test_every_mistake_of_the_table_is_tried() -> None:
    assert len(MISTAKES) == 37


def test_bounds_are_kept() -> None:
    text = b"title: x\nbase_url: https://x.org\npagination: {size: 0}\nfeeds: {size: 1001}\n"
    found, problems = read_whole("site.yaml", text, SiteFront, MONACO)
    assert [each.message for each in problems] == [
        "'size' must be between 1 and 1000, not 0",
        "'size' must be between 1 and 1000, not 1001",
    ]
    assert found
    assert (found.pagination.size, found.feeds.size) == (20, 20)


def test_several_mistakes_in_one_file_are_all_reported() -> None:
    text = dedent("""\
        drvers: [Gasly, Leclerc]
        date: 2024-02-30
        kind: reprot
        tags: [a, [b]]
        tags: c
        sources:
          - url: https://example.org/
          - name: F1DB
            link: x
        draft: perhaps""")
    assert told(text, ArticleFront) == dedent("""\
        a.md:1:1: error: 'title' is missing
          1 | ---
            | ^
          hint: write 'title: …'
        a.md:2:1: error: unknown key 'drvers'
          2 | drvers: [Gasly, Leclerc]
            | ^^^^^^
          hint: did you mean 'drivers'?
        a.md:3:7: error: 'date': 2024-02-30 does not exist
          3 | date: 2024-02-30
            |       ^^^^^^^^^^
        a.md:4:7: error: 'kind' must be one of news, preview, practice, qualifying, report, reaction, \
analysis, feature, opinion, live, not 'reprot'
          4 | kind: reprot
            |       ^^^^^^
          hint: did you mean 'report'?
        a.md:5:11: error: each of 'tags' must be text, not a list
          5 | tags: [a, [b]]
            |           ^^^
        a.md:6:1: error: 'tags' stands twice; the first is in line 5
          6 | tags: c
            | ^^^^
          hint: keep one of the two
        a.md:8:5: error: 'name' is missing
          8 |   - url: https://example.org/
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^
          hint: write 'name: …'
        a.md:10:5: error: unknown key 'link'
         10 |     link: x
            |     ^^^^
          hint: known here: name, url, licence, version
        a.md:11:8: error: 'draft' must be true or false, not 'perhaps'
         11 | draft: perhaps
            |        ^^^^^^^""")


def test_a_wrong_value_costs_only_itself() -> None:
    found = read(
        "a.md", b"---\ntitle: x\ndraft: perhaps\ntags: [a, [b], c]\nimage: {alt: b}\n---\nText", PageFront, MONACO
    )
    assert found.front == PageFront(title="x")
    assert found.body == "Text"
    assert len(found.problems) == 3


def test_an_alias_is_told_once() -> None:
    assert [each.code for each in read("a.md", b"---\ntitle: *x\n---\n", PageFront, MONACO).problems] == ["PF108"]


# ---------------------------------------------------------------- files of many entities

DRIVERS = b"""\
# Drivers without a file of their own.
max-verstappen:
  number: 33
  teams:
    - team: red-bull
jos-verstappen:
"""


def test_many_entities_stand_in_one_file() -> None:
    found, problems = read_list("content/drivers/all.yaml", DRIVERS, DriverFront, MONACO)
    assert not problems
    assert found == {
        "max-verstappen": DriverFront(number="33", teams=(SpellFront(team="red-bull"),)),
        "jos-verstappen": DriverFront(),
    }


def test_mistakes_in_a_file_of_many_entities() -> None:
    data = b"Max V: {number: 1}\nlando-norris:\n  nmber: 4\n\xe2\x80\xa6: {}\nx: [a]\nlando-norris: {}\n"
    found, problems = read_list("d.yaml", data, DriverFront, MONACO)
    assert found == {"lando-norris": DriverFront()}
    assert [f"{each.at.line}:{each.at.column} {each.code} {each.message} | {each.hint}" for each in problems] == [
        "1:1 PF116 'Max V' is no slug | write 'max-v:' and 'name: Max V' below it",
        "3:3 PF110 unknown key 'nmber' | did you mean 'number'?",
        "4:1 PF116 '…' is no slug | use lower case letters, digits and hyphens",
        "5:4 PF111 'x' must be a mapping, 'key: value', not a list | ",
        "6:1 PF107 'lando-norris' stands twice; the first is in line 2 | keep one of the two",
    ]


def test_a_file_of_many_entities_may_be_long_but_not_endless() -> None:
    data = b"".join(b"driver-%d: {number: %d}\n" % (number, number) for number in range(4000))
    assert len(data) > LONGEST
    found, problems = read_list("d.yaml", data, DriverFront, MONACO)
    assert (len(found), problems) == (4000, ())
    _, problems = read_list("d.yaml", b"#" * (16 * 1024**2 + 1), DriverFront, MONACO)
    assert [show(each) for each in problems] == [
        "d.yaml: error: the file is longer than 16 MiB\n  hint: divide it into several files"
    ]
    assert read_list("d.yaml", b"", DriverFront, MONACO)[1][0].code == "PF102"
    assert read_list("d.yaml", b"\xff", DriverFront, MONACO)[1][0].code == "PF101"
    assert read_list("d.yaml", b"- a", DriverFront, MONACO)[1][0].code == "PF109"
    assert read_list("d.yaml", b"# none yet", DriverFront, MONACO) == ({}, ())


# ---------------------------------------------------------------- places

ARTICLE = b"""\
---\r
title: x\r
drivers: [Gasly, Leclerc]\r
teams: alpine\r
image:\r
  src: a.jpg\r
sessions:\r
  - name: Race\r
summary:\r
---\r
Text\r
"""

PLACES = {
    "title": (2, 8, 1),
    "drivers": (3, 1, 7),
    "drivers.0": (3, 11, 5),
    "drivers.1": (3, 18, 7),
    "drivers.2": (3, 1, 7),
    "teams": (4, 8, 6),
    "teams.0": (4, 8, 6),
    "image": (5, 1, 5),
    "image.src": (6, 8, 5),
    "image.alt": (5, 1, 5),
    "sessions.0": (8, 5, 10),
    "sessions.0.name": (8, 11, 4),
    "summary": (9, 1, 7),
    "nothing": (1, 1, 1),
    "": (1, 1, 1),
}


def test_later_stages_find_the_place_of_a_key() -> None:
    found = {key: place("a.md", ARTICLE, key) for key in PLACES}
    assert {key: (at.line, at.column, at.width) for key, at in found.items()} == PLACES
    assert all(at.excerpt == line_at(ARTICLE, at.line) and at.path == "a.md" for at in found.values())
    assert len(PLACES) == 15


def test_the_key_itself_has_a_place_too() -> None:
    assert place("a.md", ARTICLE, "title", name=True) == Location("a.md", 2, 1, 5, "title: x")
    assert place("a.md", ARTICLE, "image.src", name=True) == Location("a.md", 6, 3, 3, "  src: a.jpg")


def test_places_in_a_file_of_many_entities() -> None:
    assert place("d.yaml", DRIVERS, "max-verstappen.teams.0.team") == Location(
        "d.yaml", 5, 13, 8, "    - team: red-bull"
    )
    assert place("d.yaml", DRIVERS, "max-verstappen") == Location("d.yaml", 2, 1, 14, "max-verstappen:")
    assert place("d.yaml", DRIVERS, "jos-verstappen") == Location("d.yaml", 6, 1, 14, "jos-verstappen:")


def test_a_file_that_cannot_be_read_has_a_first_line() -> None:
    assert place("a.md", b"title: x\n", "title") == Location("a.md", 1, 1, 1, "title: x")
    assert place("a.md", b"---\ntitle: [\n---\n", "title") == Location("a.md", 1, 1, 1, "---")
    assert place("a.md", b"\xff", "title") == Location("a.md", 1, 1, 1, "\ufffd")


def test_lines_of_a_file() -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\rthr\xffee\n"
    assert [line_at(data, number) for number in range(6)] == ["", "one", "two", "thr\ufffdee", "", ""]


# ---------------------------------------------------------------- anything at all

KEYS = st.sampled_from(("title", "date", "drivers", "image", "sources", "extra", "draft", "kind", "corrections", "x"))
VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ("2024-06-17", "2024-02-30", "[a, b]", "{src: a}", "\n  - a", "\n  - {name: b}", "*a", "&a b", "~")
    ),
)
FRONTS = st.lists(st.tuples(KEYS, VALUES), max_size=6).map(
    lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs)
)


@given(st.one_of(st.text(), FRONTS))
def test_any_text_as_front_matter_gives_a_struct_or_mistakes(text: str) -> None:
    data = f"---\n{text}\n---\nBody".encode()
    found = read("a.md", data, ArticleFront, MONACO)
    assert found.front or found.problems
    for each in found.problems:
        assert show(each)
        assert each.at.excerpt == line_at(data, each.at.line)
    place("a.md", data, "image.src")


@given(st.binary())
def test_any_bytes_give_a_struct_or_mistakes(data: bytes) -> None:
    assert read("a.md", data, TeamFront, MONACO).problems or read("a.md", data, TeamFront, MONACO).front
    found, problems = read_list("a.yaml", data, TeamFront, MONACO)
    assert problems or found is not None
    place("a.yaml", data, "a.b")
