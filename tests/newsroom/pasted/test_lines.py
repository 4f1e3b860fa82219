"""Lines of plain text: which of them belong together."""

from generator.newsroom.pasted.lines import blocks

LONG = (
    "It was a long afternoon in which nobody passed anybody, and when it was over at last all of them who had been "
    "there went home and slept, {}."
)


def parted(*lines: str) -> list[str]:
    return [each.text for each in blocks("\n".join(lines))]


def test_lines_that_were_wrapped_by_hand_are_one_paragraph() -> None:
    wrapped = (
        "Max won the race in the rain, and it was not the",
        "first time. He has done so before.",
        "Nobody minded.",
    )
    assert parted(*wrapped, "", "Next.") == ["\n".join(wrapped), "Next."]


def test_in_a_text_that_nobody_wrapped_a_break_behind_a_sentence_ends_a_paragraph() -> None:
    first, second = LONG.format("one way or the other"), LONG.format("as one does")
    assert parted(first, second) == [first, second]


def test_there_a_break_within_a_sentence_ends_nothing() -> None:
    first, second = "The gap was of the driver of", LONG.format("and so did Charles Leclerc in the end") + " He won."
    assert parted(first, second) == [f"{first}\n{second}"]


def test_there_a_line_that_looks_like_a_subheading_is_alone() -> None:
    first, second = LONG.format("one way or the other"), LONG.format("as one does")
    assert parted(first, "A late gamble", second) == [first, "A late gamble", second]


def test_there_captions_lists_and_tables_stay_together() -> None:
    first, second = LONG.format("one way or the other"), LONG.format("as one does")
    caption = ("The field at the start", "Photo by: Ann Box / Motorsport Images")
    items = ("- one item", "- another item")
    cells = ("Pos\tDriver", "1\tMax")
    assert parted(first, *caption, second, *items, first, "", *cells) == [
        first, "\n".join(caption), second, "\n".join(items), first, "\n".join(cells),
    ]  # fmt: skip
