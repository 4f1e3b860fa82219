"""Catalogues: whose texts go first, what may be left out, and what is told; ours are whole."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogues import CatalogueFile, Catalogues, packaged_catalogues, read_catalogue
from generator.newsroom.translating import entries, updated
from generator.theme import Theme, load_theme
from generator.theme_files import packaged_themes
from generator.wording import CONTEXT, ENGLISH, filled, placeholders

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
OURS = ("de", "fr")


def catalogue(language: str, *pairs: tuple[str, str], folder: str = "translations") -> CatalogueFile:
    text = HEAD + "\n".join(f'msgid "{one}"\nmsgstr "{said}"\n' for one, said in pairs)
    return CatalogueFile(language, f"{folder}/{language}.po", text)


def ours() -> Theme:
    theme, problems = load_theme(Path("no-such-site/themes"), "apex")
    assert not problems
    return theme


# ---------------------------------------------------------------- ours


@pytest.mark.parametrize("language", OURS)
def test_our_catalogues_have_all_that_pages_say_and_nothing_else(language: str) -> None:
    path = packaged_catalogues() / f"{language}.po"
    asked = {f"{each.context}{CONTEXT}{each.one}" if each.context else each.one for each in entries(ours())}
    said = read_catalogue(CatalogueFile(language, path.as_posix(), path.read_text(encoding="utf-8")))
    assert said.problems == ()
    assert sorted(said.texts) == sorted(asked), "run `make translations`, and translate what it adds"
    assert len(asked) > 250


@pytest.mark.parametrize("language", OURS)
def test_a_catalogue_that_is_brought_up_to_date_twice_stays_as_it_is(language: str) -> None:
    once = updated((packaged_catalogues() / f"{language}.po").read_bytes(), language, ours())
    assert updated(once, language, ours()) == once


def test_there_is_a_catalogue_for_each_language_that_we_promise() -> None:
    assert sorted(path.stem for path in packaged_catalogues().glob("*.po")) == sorted(OURS)


WORDS = re.compile(r">[^<>{}]*?[A-Za-z]{2,}[^<>{}]*<|(?:aria-label|title|alt|placeholder)=\"[^\"{}]*[A-Za-z]{2,}")
"""What stands in a template between tags, or is read out, and is no expression."""

ASIDE = re.compile(r"{#.*?#}|<script.*?</script>|<svg class=\"pf-bar.*?</svg>", re.DOTALL)
AS_THEY_ARE = {">UTC<"}


EXPRESSION = re.compile(r"{[{%].*?[%}]}", re.DOTALL)
ASKED = re.compile(r'(?:\b_|\w*gettext)\("[^"]*"(?:, "[^"]*")*')


def test_no_expression_of_a_template_of_ours_holds_words_that_cannot_be_translated() -> None:
    found = []
    for path in sorted(packaged_themes().rglob("*.html")):
        for expression in EXPRESSION.findall(ASIDE.sub("", path.read_text(encoding="utf-8"))):
            quoted = re.findall(r'"([^"]*)"', ASKED.sub("", expression))
            found += [(path.name, text) for text in quoted if re.search("[A-Z][a-z]", text)]
    assert found == []


def test_no_template_of_ours_says_a_word_that_cannot_be_translated() -> None:
    found = set()
    for path in sorted(packaged_themes().rglob("*.html")):
        source = re.sub(r"{%.*?%}|{{.*?}}", "{}", ASIDE.sub("", path.read_text(encoding="utf-8")), flags=re.DOTALL)
        found |= {re.sub(r"\s+", " ", each) for each in WORDS.findall(source)}
    assert found == AS_THEY_ARE


# ---------------------------------------------------------------- whose texts go first


def test_the_sites_texts_go_before_a_themes_and_a_region_before_its_language() -> None:
    found = Catalogues(
        (
            catalogue("de", ("Search", "Finden")),
            catalogue("de", ("Search", "Suchen"), ("Archive", "Altes"), folder="themes/mine/translations"),
            catalogue("de-AT", ("Latest", "Neu in Wien"), folder="ours"),
            catalogue("de", ("Search", "Suche"), ("Latest", "Neu"), ("Home", "Start"), folder="ours"),
        )
    )
    words = found.wording("de-AT")
    assert [words.say(text) for text in ("Search", "Archive", "Latest", "Home", "Feed")] == [
        "Finden",
        "Altes",
        "Neu in Wien",
        "Start",
        "Feed",
    ]
    assert found.wording("de").say("Latest") == found.wording("de-CH").say("Latest") == "Neu"
    assert found.wording("fr").say("Search") == "Search"
    assert found.digest("de") == found.digest("de-CH") != found.digest("de-AT")
    assert found.digest("en") == found.digest("fr") == ""


def test_every_text_of_english_may_be_another() -> None:
    assert Catalogues((catalogue("en", ("Latest", "Fresh")),)).wording("en-GB").say("Latest") == "Fresh"


def test_what_is_fuzzy_or_empty_stays_in_english() -> None:
    text = f'{HEAD}#, fuzzy\nmsgid "Search"\nmsgstr "Suche"\n\nmsgid "Latest"\nmsgstr ""\n'
    assert read_catalogue(CatalogueFile("de", "de.po", text)).texts == {}


def test_a_language_without_texts_is_told_and_english_never_is() -> None:
    found = Catalogues((catalogue("de"),))
    assert {language: [each.code for each in found.problems(language)] for language in ("en", "en-US", "de", "it")} == {
        "en": [],
        "en-US": [],
        "de": [],
        "it": ["PF508"],
    }


# ---------------------------------------------------------------- forms and values

POLISH = f"""{HEAD}
msgid "%(num)s lap"
msgid_plural "%(num)s laps"
msgstr[0] "%(num)s okrążenie"
msgstr[1] "%(num)s okrążenia"
msgstr[2] "%(num)s okrążeń"
"""


@pytest.mark.parametrize(
    ("num", "said"), [(1, "1 okrążenie"), (3, "3 okrążenia"), (5, "5 okrążeń"), (22, "22 okrążenia"), (0, "0 okrążeń")]
)
def test_a_language_has_as_many_forms_as_it_has(num: int, said: str) -> None:
    words = Catalogues((CatalogueFile("pl", "pl.po", POLISH),)).wording("pl")
    assert words.say_many("%(num)s lap", "%(num)s laps", num) == said


def test_nought_is_one_in_french_and_many_in_german() -> None:
    found = Catalogues(ours().catalogues)
    said = {language: found.wording(language).say_many("%(num)s lap", "%(num)s laps", 0) for language in OURS}
    assert said == {"de": "0 Runden", "fr": "0 tour"}
    assert ENGLISH.say_many("%(num)s lap", "%(num)s laps", 0) == "0 laps"


def test_a_number_in_a_text_is_written_as_the_language_does() -> None:
    found = Catalogues(ours().catalogues)
    assert found.wording("de").say_many("%(num)s season", "%(num)s seasons", 1200) == "1.200 Saisons"


@given(st.text("ab%(s){}.1", max_size=12), st.dictionaries(st.sampled_from("ab"), st.text(max_size=3)))
def test_a_text_is_filled_with_just_its_own_values(text: str, values: dict[str, str]) -> None:
    if placeholders(text) <= values.keys():
        made = filled(text, values)
        assert "%%" in text or placeholders(text) or made == text
