"""Which addresses a body leaves open for the site to decide, and where they stand in the source."""

import pytest

from generator.model import Body, Slot
from generator.text.converters import converter
from generator.text.front_matter import link_place
from generator.text.html import body, fill

PLAIN = converter("python-markdown")


def made(text: str) -> Body:
    return body(text, path="a.md", first_line=5, converter=PLAIN)[0]


def places(text: str) -> list[tuple[str, int, int]]:
    """The target of each slot, and the line and column where it is written."""
    slots = made(text).slots
    found = [link_place("a.md", f"---\na: 1\nb: 2\n---\n{text}".encode(), each.target, each.number) for each in slots]
    return [(slot.target, at.line, at.column) for slot, at in zip(slots, found, strict=True)]


def marked(text: str) -> str:
    """The HTML with each slot shown where it is."""
    return fill(made(text), lambda slot: f"[{slot.attribute} {slot.target}]")


SLOTS = {
    "[a](b.md)": "<p><a[href b.md]>a</a></p>",
    "[a](../drivers/x.md#career)": "<p><a[href ../drivers/x.md#career]>a</a></p>",
    "[a](/drivers/x/)": "<p><a[href /drivers/x/]>a</a></p>",
    "[a](#b)": "<p><a[href #b]>a</a></p>",
    "[a](?q=1&r=2)": "<p><a[href ?q=1&r=2]>a</a></p>",
    "[a](b%20c.md)": "<p><a[href b%20c.md]>a</a></p>",
    "[a](<b c.md>)": "<p><a[href b c.md]>a</a></p>",
    '[a](b.md "T")': '<p><a[href b.md] title="T">a</a></p>',
    "[a][r]\n\n[r]: b.md": "<p><a[href b.md]>a</a></p>",
    '<a href="b.md" class="c">a</a>': '<p><a[href b.md] class="c">a</a></p>',
    "![a](b.jpg)": "<p>[src b.jpg]</p>",
    "![a](/media/b.jpg)": "<p>[src /media/b.jpg]</p>",
    "[![a](b.jpg)](c.md)": "<p><a[href c.md]>[src b.jpg]</a></p>",
    '<audio src="a.mp3" controls></audio>': '<p><audio[src a.mp3] controls=""></audio></p>',
    '<video src="a.mp4" poster="b.jpg"></video>': "<video[src a.mp4][poster b.jpg]></video>",
    '<video><source src="a.mp4"><track src="a.vtt"></video>': "<video><source[src a.mp4]><track[src a.vtt]></video>",
    '<q cite="b.md">a</q>': "<p><q[cite b.md]>a</q></p>",
    '<blockquote cite="/b">a</blockquote>': "<blockquote[cite /b]>a</blockquote>",
    '<del cite="b.md">a</del> <ins cite="c.md">a</ins>': "<p><del[cite b.md]>a</del> <ins[cite c.md]>a</ins></p>",
}

NO_SLOTS = (
    "[a](https://x.example)",
    "[a](HTTP://x.example)",
    "[a](//x.example/a)",
    "[a](mailto:a@x.example)",
    "[a](tel:+331)",
    "![a](https://x.example/a.jpg)",
    "![a](//x.example/a.jpg)",
    "`[a](b.md)`",
    "```\n[a](b.md)\n```",
    '<q cite="https://x.example">a</q>',
)


@pytest.mark.parametrize("text", SLOTS)
def test_an_address_within_the_site_is_left_open(text: str) -> None:
    assert marked(text).strip() == SLOTS[text]


@pytest.mark.parametrize("text", NO_SLOTS)
def test_other_addresses_stay(text: str) -> None:
    assert made(text).slots == ()
    assert "x.example" not in text.lower() or "x.example" in made(text).html.lower()


def test_the_tables_of_slots_are_whole() -> None:
    assert (len(SLOTS), len(NO_SLOTS)) == (19, 10)


def test_a_picture_is_left_open_whole() -> None:
    [slot] = made('![A "B" & <c>](b.jpg "T \\"q\\""){: .wide width=300 #p }').slots
    assert (slot.kind, slot.target, slot.alt) == ("picture", "b.jpg", 'A "B" & <c>')
    assert sorted(slot.attributes.split()) == sorted(
        ['class="wide"', 'id="p"', 'title="T', '&quot;q&quot;"', 'width="300"']
    )
    assert slot.attributes.startswith(" ")


def test_a_slot_knows_where_the_link_stands() -> None:
    text = (
        "[a](x.md) and `[a](x.md)`\n\n```\n[a](x.md)\n```\n\n- [b](x.md)\n- <a href='y.md'>c</a>\n- [d][r]\n\n[r]: z.md"
    )
    assert places(text) == [
        ("x.md", 5, 5),
        ("x.md", 11, 7),
        ("y.md", 12, 12),
        ("z.md", 15, 6),
    ]


def test_a_reference_used_twice_has_one_place() -> None:
    text = "[a][r] [b][r]\n\n[r]: z.md"
    assert places(text) == [("z.md", 7, 6), ("z.md", 7, 6)]


def test_a_link_to_a_longer_target_is_no_place_of_a_shorter_one() -> None:
    assert places("[a](/x/y) [b](/x)") == [("/x/y", 5, 5), ("/x", 5, 15)]


def test_what_is_not_found_stands_at_the_first_line() -> None:
    assert places("A\n\n[a](b&#46;md)") == [("b.md", 5, 1)]


def test_filling_joins_text() -> None:
    whole = made("[a](b.md) ![c](d.jpg) [e](f.md)")
    chosen = {"b.md": ' href="/b/"', "d.jpg": '<img src="/d.webp" alt="c">', "f.md": ""}
    assert fill(whole, lambda slot: chosen[slot.target]) == (
        '<p><a href="/b/">a</a> <img src="/d.webp" alt="c"> <a>e</a></p>'
    )


def test_a_slot_is_a_plain_value() -> None:
    assert made("[a](b.md)").slots == (Slot(5, "href", "b.md", 0, "href"),)
