"""What is kept of the names in a text: whom it names, where links may stand, what stays open."""

from datetime import date

import pytest

from generator.model import Body
from generator.racing.recognition.reading import SUMMARY, TITLE, Told, read
from generator.racing.recognition.tagging import Recognised, recognised
from generator.text.blocks import blocks
from generator.text.converters import converter
from generator.text.html import body
from tests.racing.recognition.cast import cast

CONVERTERS = {name: converter(name) for name in ("python-markdown", "commonmark")}


def made(markdown: str, name: str = "python-markdown") -> Body:
    return body(markdown, path="a.md", first_line=1, converter=CONVERTERS[name])[0]


def kept(of: Body, title: str = "", summary: str = "", day: str = "2024-07-08") -> Recognised:
    told = Told(title, summary, date.fromisoformat(day), frozenset(), blocks(of.html))
    return recognised(read(told), cast())


def about(markdown: str, title: str = "", summary: str = "") -> dict[str, bool]:
    return {each.slug: each.about for each in kept(made(markdown), title, summary).named}


def linked(markdown: str, name: str = "python-markdown") -> list[tuple[str, int, bool]]:
    """The words of the HTML that may become a link, the section, and whether none of the entity's stands above."""
    of = made(markdown, name)
    return [(of.html[each.at : each.end], each.section, each.is_first) for each in kept(of).spots]


# ---------------------------------------------------------------- about


def test_a_text_is_about_whom_its_title_or_summary_names() -> None:
    assert about("Rain.", "Hamilton wins", "How Russell lost it.") == {"lewis-hamilton": True, "george-russell": True}


def test_a_text_is_about_whom_two_paragraphs_name() -> None:
    assert about("Lewis Hamilton won. Hamilton, again.\n\nRussell retired.\n\nSo Hamilton was alone.") == {
        "lewis-hamilton": True,
        "george-russell": False,
    }


def test_a_table_and_a_heading_are_no_paragraphs() -> None:
    table = "| a | b |\n|---|---|\n| Norris | Hamilton |\n| Norris | Hamilton |"
    assert about(f"## Hamilton\n\nLando Norris led.\n\n{table}") == {"lewis-hamilton": False, "lando-norris": False}


def test_a_list_of_results_has_no_paragraphs_and_a_list_of_sentences_has() -> None:
    assert about("- Hamilton\n- Norris\n\nLando Norris led.") == {"lewis-hamilton": False, "lando-norris": False}
    items = "- Norris was in front from the first lap on.\n- Nobody could do anything against Norris on that day."
    assert about(items) == {"lando-norris": True}


def test_names_come_in_the_order_in_which_they_stand() -> None:
    assert list(about("Lando Norris beat Hamilton at Silverstone.", "", "A day for Russell.")) == [
        "george-russell", "lando-norris", "lewis-hamilton", "great-britain-grand-prix/2024",
    ]  # fmt: skip


def test_an_edition_is_named_as_such() -> None:
    assert about("He won the Monaco Grand Prix.") == {"monaco-grand-prix/2024": False}


def test_a_report_is_about_its_race_though_it_has_no_name_for_it() -> None:
    report = "Hamilton won, at last. Verstappen was second, Norris third and Piastri, on the wrong tyre, fourth."
    found = kept(made(report))
    assert [(each.slug, each.about) for each in found.named][-1] == ("great-britain-grand-prix/2024", True)
    assert all(each.kind == "driver" for each in found.spots)


# ---------------------------------------------------------------- links


def test_the_first_mention_of_each_section_may_be_linked() -> None:
    text = (
        "Lando Norris led. Norris won.\n\n## Later\n\nNorris slept. Norris dreamt of Hamilton.\n\n### Still\n\nNorris."
    )
    assert linked(text) == [("Lando Norris", 0, True), ("Norris", 1, False), ("Hamilton", 1, True)]


BARRED = [
    "[Hamilton wins](https://x.example/) again",
    "[Hamilton wins](other.md) again",
    "## Hamilton wins",
    "`Hamilton` wins",
    "```\nHamilton wins\n```",
    "<abbr title='a'>Hamilton</abbr> wins",
    "<details><summary>Hamilton wins</summary>Rain</details>",
    "> So it was.\n>\n> <cite>Hamilton</cite>",
    "<figure><img src='https://x.example/a.jpg' alt='Hamilton'><figcaption>Hamilton waves</figcaption></figure>",
    "![Hamilton](a.jpg)",
    "Rain\n{: title='Hamilton'}",
    "*Lewis* Hamilton wins",
    "<blockquote><p>So it was.</p><footer>Hamilton</footer></blockquote>",
]


@pytest.mark.parametrize("name", CONVERTERS)
@pytest.mark.parametrize("text", BARRED)
def test_where_no_link_can_stand_the_next_mention_has_it(text: str, name: str) -> None:
    text += "\n\nOnce more Hamilton led the race."
    assert linked(text, name) == [("Hamilton", int(text.startswith("## ")), True)]


def test_a_name_beside_marked_words_and_open_slots_is_where_it_says() -> None:
    text = "Rain & [wind](b.md) &lt; **Hamilton** ![c](d.jpg) – “Norris’s” [e](f.md) Oscar\nPiastri."
    assert [words for words, _, _ in linked(text)] == ["Hamilton", "Norris", "Oscar\nPiastri"]


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_no_break_space_stands_within_a_link(name: str) -> None:
    text = "Oscar&nbsp;Piastri led, **Lando**&nbsp;Norris did not, then Norris&nbsp;won."
    assert linked(text, name) == [("Oscar&nbsp;Piastri", 0, True), ("Norris", 0, True)]


@pytest.mark.parametrize("name", CONVERTERS)
@pytest.mark.parametrize("start", ["**Ralf** Schumacher", "Ralf *Schumacher*", "**R**alf Schumacher"])
def test_a_name_over_two_elements_counts_without_a_link_and_the_surname_behind_is_of_the_same(
    start: str, name: str
) -> None:
    text = f"{start} led the race in 2003.\n\nSchumacher won it."
    assert [(each.slug, each.about) for each in kept(made(text, name)).named] == [("ralf-schumacher", True)]
    assert linked(text, name) == [("Schumacher", 0, True)]


def test_the_title_of_an_admonition_is_not_linked() -> None:
    assert linked('!!! note "Norris wins"\n    So Norris won.\n\nNorris.') == [("Norris", 0, True)]
    assert [(block.kind, block.text) for block in blocks(made('!!! note "Norris wins"\n    So it was.\n').html)] == [
        ("heading", "Norris wins"),
        ("text", "So it was."),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So M. Schumacher won.", "M. Schumacher"),
        ("So J. P. Montoya won in 2003.", "J. P. Montoya"),
        ("So **J.P. Montoya** won in 2003.", "J.P. Montoya"),
        ("So Alex Albon won.", "Alex Albon"),
        ("So L\nHamilton won.", "L\nHamilton"),
        ("The B.R.M. won in 1962.", "B.R.M."),
        ("The B.R.M, Hill's car, won in 1962.", "B.R.M"),
        ("He got an A. Senna led the race in 1990.", "Senna"),
        ("Then Lewis. Hamilton won.", "Hamilton"),
        ("Mr Hamilton won; Lewis Hamilton!", "Hamilton"),
    ],
)
def test_a_name_is_linked_with_the_initials_and_the_given_name_before_it(text: str, words: str) -> None:
    assert linked(text)[0][0] == words


@pytest.mark.parametrize("name", CONVERTERS)
@pytest.mark.parametrize("mark", ["[Hamilton]()", "[Hamilton](<>)", '<span class="nolink">Hamilton</span>'])
def test_words_that_are_marked_are_left_alone(mark: str, name: str) -> None:
    of = made(f"The road to {mark} is long. **{mark}**", name)
    assert of.html.count('<span class="nolink">Hamilton</span>') == 2
    assert kept(of) == Recognised()
    assert linked(f"{mark} <span class='b'>is</span> won by Hamilton.", name) == [("Hamilton", 0, True)]


# ---------------------------------------------------------------- what stays open


def test_a_name_of_several_is_told_once_with_its_place() -> None:
    found = kept(made("Rain.\n\nWinkelhock, Winkelhock.\n\n> Winkelhock"), "", "The third Winkelhock").unsure
    assert [(each.text, each.part, each.number) for each in found] == [("Winkelhock", SUMMARY, 0)]
    assert "manfred-winkelhock" in found[0].slugs


def test_the_occurrence_of_an_open_name_is_counted_in_the_body() -> None:
    text = "Manfred Winkelhock stood there.\n\n## By 2024\n\nMany a Winkelhock had come and gone."
    found = kept(made("The Winkelhock Foundation.\n\nWinkelhock."), "").unsure
    assert [(each.text, each.part, each.number) for each in found] == [("Winkelhock", 1, 1)]
    assert kept(made(text)).unsure == ()
    assert kept(made(""), "Winkelhock").unsure[0].part == TITLE


def test_words_and_names_that_nobody_has_are_not_open() -> None:
    assert kept(made("Taylor sang in May. The hill was steep, and Brown Hill too.")).unsure == ()
