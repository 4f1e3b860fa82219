"""Whatever a text holds: nothing breaks, and every name stands where it is said to stand."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.racing.recognition.reading import FURTHEST, Told, mentions, read
from generator.racing.recognition.stretches import MOST
from generator.racing.recognition.tagging import recognised
from generator.text.blocks import Block, blocks
from generator.text.converters import converter
from generator.text.html import body
from tests.racing.recognition.cast import cast

MARKDOWN = converter("python-markdown")

BITS = (
    *("Hamilton", "Lewis Hamilton", "J.J. Lehto", "M. Schumacher", "HAM", "VER", "NOR", "Sr.", "Red Bull", "Räikkönen"),
    *("Monaco", "Monza", "Grand Prix", " won ", " it in ", " here ", " and ", "last year", "a year later"),
    *("Le Mans", "1 May 1994", "24 Hours of", "1994", "the 1980s", "'90s", "ten years ago", "99 years ago"),
    *("1" * 5000, "99", "999", "²", " years ago", " years later", " years after ", " weeks ago", " days later"),
    *(" ", " ", " ", "\n", "\n\n", ".", ",", "—", "’s", "“", "”", "-", "/", "@", "&", "&amp;", "<", "*", "**", "`"),
    *("## ", "- ", "> ", "| a | b |\n|---|---|\n| ", " | ", "[a](", "[", "]()", ")", "![", "<span class='nolink'>"),
    *("e\u0301", "\u0301", "ß", "İ", "Ж", "漢字", "\u00ad", "\u200b", "º", "½", "ﬁ", "🏁", "\xa0", "\u2028", "a_b"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=40).map("".join)
DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))


MANY = "1" * 5000
COUNTED = (
    f"Lewis Hamilton won the race at Monza {MANY} years ago.",
    f"In 1976 Lewis Hamilton won the race, and at Monza {MANY} years later.",
    f"{MANY} years after the Italian Grand Prix Lewis Hamilton won the race.",
    f"Lewis Hamilton won the race in 1976. {MANY} years later he won it again.",
    f"Lewis Hamilton won the race at Monza {MANY} weeks ago, and 999 days ago in Monaco.",
)


@pytest.mark.parametrize("text", COUNTED)
@pytest.mark.parametrize("day", [date(2018, 4, 7), date.min, date.max])
def test_more_years_than_there_are_break_nothing(text: str, day: date) -> None:
    found = mentions(read(Told(text[:3000], "", day, frozenset(), [Block("text", text)])), cast())
    assert "Lewis Hamilton" in {mention.text for mention in found}


@given(TEXTS, TEXTS, DAYS)
def test_every_mention_stands_where_it_says(title: str, text: str, day: date) -> None:
    told = Told(title, "", day, frozenset(), [Block("text", text), Block("cell", title)])
    for mention in mentions(read(told), cast(), is_explained=True):
        part = [title, "", text, title][mention.part + 2]
        assert 0 <= mention.start < mention.end <= len(part)
        assert mention.text == part[mention.start : mention.end]


@given(TEXTS, TEXTS, DAYS)
def test_every_spot_for_a_link_is_words_of_the_html_alone(title: str, text: str, day: date) -> None:
    made, _ = body(text, path="a.md", first_line=1, converter=MARKDOWN)
    found = recognised(read(Told(title, "", day, frozenset(), blocks(made.html))), cast())
    ends = 0
    for spot in found.spots:
        words = made.html[spot.at : spot.end]
        assert ends <= spot.at < spot.end
        assert words == words.strip()
        assert not {"<", ">", "&"} & set(words)
        assert all(not spot.at < slot.at < spot.end for slot in made.slots)
        ends = spot.end
    assert {(spot.kind, spot.slug) for spot in found.spots} <= {(each.kind, each.slug) for each in found.named}


@given(TEXTS, DAYS)
def test_a_reason_is_given_for_the_same_decision(text: str, day: date) -> None:
    read_once = read(Told(text, "", day, frozenset(), [Block("item", text)]))
    plain, explained = mentions(read_once, cast()), mentions(read_once, cast(), is_explained=True)
    assert [(each.part, each.start, each.verdict.term) for each in plain] == [
        (each.part, each.start, each.verdict.term) for each in explained
    ]
    assert all(each.verdict.why for each in explained)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(150, 300), DAYS)
@settings(max_examples=15)
def test_texts_with_very_many_names_are_read_in_stretches(texts: list[str], times: int, day: date) -> None:
    many = [Block("item", text) for text in [*texts, "Lewis Hamilton and Monza"] * times]
    told = Told("Monza", "", day, frozenset(), [*many, Block("text", "Hamilton, Monza 2018, Ferrari, " * times)])
    found = mentions(read(told), cast())
    assert [each.part for each in found] == sorted(each.part for each in found)
    for each in found:
        part = told.title if each.part == -2 else told.blocks[each.part].text
        assert each.text == part[each.start : each.end]
    last = len(told.blocks) - 1
    assert sum(each.part == last and each.text == "Hamilton" for each in found) == times
    assert sum(each.text == "Lewis Hamilton" for each in found) >= times
    assert sum(each.part == -2 for each in found) == 1


def test_far_into_a_text_of_names_alone_only_full_names_are_known() -> None:
    blocks = [Block("text", "Lewis Hamilton beat Norris. " * (MOST // 2))] * (FURTHEST + 2)
    told = Told("", "", date(2024, 5, 27), frozenset(), blocks)
    found = [(each.part < FURTHEST, each.text) for each in mentions(read(told), cast()) if each.verdict.term]
    assert Counter(found) == {
        (True, "Lewis Hamilton"): FURTHEST * MOST // 2,
        (True, "Norris"): FURTHEST * MOST // 2,
        (False, "Lewis Hamilton"): MOST,
    }
