"""Posts, quotations, lists, tables, captions and sources: those that are some, and those that only look like it."""

import pytest

from generator.newsroom.pasted.captions import caption
from generator.newsroom.pasted.cited import sources
from generator.newsroom.pasted.kinds import kind_of
from generator.newsroom.pasted.lists import listing
from generator.newsroom.pasted.pieces import Paragraph, Quotation
from generator.newsroom.pasted.posts import post
from generator.newsroom.pasted.quotations import quotations
from generator.newsroom.pasted.sentences import proposed, sentences, summary
from generator.newsroom.pasted.tables import table
from generator.newsroom.pasted.tongues import language

POSTS = {
    "Won it.#WEC @x pic.twitter.com/Ab1 — FIA WEC (@FIAWEC) June 16, 2024": (
        "Won it.\n#WEC @x pic.twitter.com/Ab1", "FIA WEC", "@FIAWEC", "2024-06-16", "https://pic.twitter.com/Ab1",
    ),
    "Two\nlines — Jo (@jo.bsky.social)": ("Two\nlines", "Jo", "@jo.bsky.social", "", ""),
    "Jo Pit @jo · 16 Jun 2024\nWords.": ("Words.", "Jo Pit", "@jo", "2024-06-16", ""),
    "Jo Pit\n@jo\n·\nJun 16, 2024\nWords.\n#F1": ("Words.\n#F1", "Jo Pit", "@jo", "2024-06-16", ""),
    "Jo Pit\n@jo\nWords.\n5:31 PM · Jun 16, 2024": ("Words.", "Jo Pit", "@jo", "2024-06-16 17:31", ""),
    "A post shared by Jo Pit (@jo)": ("A post shared by Jo Pit (@jo)", "Jo Pit", "@jo", "", ""),
    "Jo Pit @jo · Mar 4\nWords.\n12 replies 340 retweets 5K likes": ("Words.", "Jo Pit", "@jo", "", ""),
    "Jo Pit\n@jo\n·\nMar 4\nWords.": ("Words.", "Jo Pit", "@jo", "", ""),
    "Jo Pit @jo Mar 4\nWords.": None,
    "Jo Pit\n@jo\nMar 4\nWords.": None,
    "He wrote to @jo that all was well.": None,
    "Ferrari — it was them (@them) who won in June 2024.": None,
    "Follow us @jo on all networks": None,
    "Jo Pit @jo\nWords without a day.": None,
    "jo@racing.example": None,
}  # fmt: skip


@pytest.mark.parametrize("text", POSTS)
def test_a_post_has_author_handle_and_words(text: str) -> None:
    found = post(text)
    assert (found and (found.said, found.author, found.handle, found.date, found.url)) == POSTS[text]


QUOTATIONS = {
    ("Gasly said:", "“All well.”"): ("Gasly", "", ("All well.",)),
    ("Speaking to Eurosport, Gasly said:", "“All well“."): ("Gasly", "Eurosport", ("All well.",)),
    ("After the race, Toto Wolff, the team principal, told reporters:", '"All well."'): (
        "Toto Wolff",
        "",
        ("All well.",),
    ),
    ("Charles Leclerc:", "« Tout va bien. »"): ("Charles Leclerc", "", ("Tout va bien.",)),
    ("Text.", "“All well.” — Max Verstappen, Red Bull"): ("Max Verstappen", "", ("All well.",)),
    ("Text.", '"All well."\n- Max Verstappen'): ("Max Verstappen", "", ("All well.",)),
    ("Norris added:", "“One.", "“Two.”"): ("Norris", "", ("One.", "Two.")),
    ("James Vowles, Team Principal, said:\n“All well.”",): ("James Vowles", "", ("All well.",)),
    ("Norris said:\n“One.", "“Two.”"): ("Norris", "", ("One.", "Two.")),
    ("The team said:\n“All well.”",): None,
    ("Norris said:\n“All well,” and left.",): None,
    ("He said:", "“All well.”"): None,
    ("We wrote:", "“All well.”"): None,
    ("Text.", "“All well.”"): None,
    ("Text.", "“All well,” said Norris."): None,
    ("Norris said:", "“All well,” and “so be it”."): None,
    ("Norris said:", "All well."): None,
    ("The rule says this:", "“All well.”"): None,
    ("Norris said:", "“One.", "Two.”"): None,
}


@pytest.mark.parametrize("texts", QUOTATIONS)
def test_a_quotation_stands_alone_and_has_a_speaker(texts: tuple[str, ...]) -> None:
    found = [each for each in quotations([Paragraph(text) for text in texts]) if isinstance(each, Quotation)]
    expected = QUOTATIONS[texts]
    assert [(each.by, each.source, each.said) for each in found] == ([expected] if expected else [])


LISTS = {
    "- one\n- two": (False, ("one", "two")),
    "• one\n• two\n  goes on": (False, ("one", "two goes on")),
    "1. one\n2. two": (True, ("one", "two")),
    "1) one\n2) two": (True, ("one", "two")),
    "2. two\n3. three": None,
    "- one": None,
    "- one\nText.": None,
    "– Who is it?\n– It is me.": None,
    "- one\n• two": None,
    "1. one\n1. two": None,
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_has_one_sign_and_counts_from_one(text: str) -> None:
    found = listing([line.strip() for line in text.split("\n")])
    assert (found and (found.is_ordered, found.items)) == LISTS[text]


TABLES = {
    "Pos\tDriver\n1\tMax": (True, (("Pos", "Driver"), ("1", "Max"))),
    "1\tMax\tRed Bull\n2\tLando\tMcLaren": (False, (("1", "Max", "Red Bull"), ("2", "Lando", "McLaren"))),
    "1. Max\tRed Bull\t1h45m47.927s\n2. Lando\tMcLaren\t+3.8s": (False, (("1. Max", "Red Bull", "1h45m47.927s"),
    ("2. Lando", "McLaren", "+3.8s"))),
    "Driver\t2023\nMax\t575": (True, (("Driver", "2023"), ("Max", "575"))),
    "| Pos | Driver |\n| --- | --- |\n| 1 | Max |": (True, (("Pos", "Driver"), ("1", "Max"))),
    "Pos  Driver  Gap\n1    Max V   0\n2    Lando   +3.8": (True, (("Pos", "Driver", "Gap"), ("1", "Max V", "0"),
    ("2", "Lando", "+3.8"))),
    "Pos  Driver  Gap\n1    Max     0\n2    Lando": (True, (("Pos", "Driver", "Gap"), ("1", "Max", "0"), ("2",
    "Lando", ""))),
    "year,driver,team\n2021,Max,Red Bull\n2022,Max,Red Bull": (True, (("year", "driver", "team"), ("2021", "Max",
    "Red Bull"), ("2022", "Max", "Red Bull"))),
    "P;Driver;T\n1;Max;1:31,2\n2;Lando;1:31,9": (True, (("P", "Driver", "T"), ("1", "Max", "1:31,2"), ("2", "Lando",
    "1:31,9"))),
    'pos,driver,time\n1,"Verstappen, Max",1:31\n2,"Norris, Lando",1:32': (
        True, (("pos", "driver", "time"), ("1", "Verstappen, Max", "1:31"), ("2", "Norris, Lando", "1:32")),
    ),
    "He came, he saw,  he won.\nShe came, she saw,  she won.\nThey came, they saw,  they won.": None,
    "First  second\nwith two  spaces": None,
    "One, two, three\nFour, five, six\nSeven, eight, nine": None,
    "A line\tof prose": None,
    "Monaco | Monza\nand so on": None,
    "There are  two gaps  here\nand there  are two  here\nas well  as two  here": None,
}  # fmt: skip


@pytest.mark.parametrize("text", TABLES)
def test_a_table_has_as_many_cells_in_every_row(text: str) -> None:
    found = table(text.split("\n"))
    assert (found and (found.has_head, found.rows)) == TABLES[text]


CAPTIONS = {
    "Photo: Ann Box/Getty Images": ("", "Ann Box/Getty Images"),
    "Photo by Ann Box": ("", "Ann Box"),
    "© Ann Box": ("", "Ann Box"),
    "Getty Images": ("", "Getty Images"),
    "via Imago": ("", "via Imago"),
    "Max at the start\nZak Field / Motorsport Images": ("Max at the start", "Zak Field / Motorsport Images"),
    "© Copyright 2024 Racing Example, all rights reserved.": None,
    "Caption: Max on the podium.": ("Max on the podium.", ""),
    "Max on the podium. (Photo: Ann Box)": ("Max on the podium.", "Ann Box"),
    "Max on the podium. Photo: Ann Box": ("Max on the podium.", "Ann Box"),
    "Max on the podium, June 9, 2024. REUTERS/Ann Box": ("Max on the podium, June 9, 2024.", "REUTERS/Ann Box"),
    "Bild: Ann Box": ("", "Ann Box"),
    "It was a photo finish: Max won.": None,
    "Credit where it is due: Max was the better driver on the day. He had lost before.": None,
    "A photo by the finish line shows it.": None,
    "Photo finishes are rare in Formula 1. This was one, and Max lost it by two hundredths of a second.": None,
    "Image is everything in this sport.": None,
}


@pytest.mark.parametrize("text", CAPTIONS)
def test_a_caption_says_that_it_is_one_or_has_a_credit(text: str) -> None:
    found = caption(text)
    assert (found and (found.value, found.more)) == CAPTIONS[text]


SOURCES = {
    "Speaking to Eurosport (quoted by RacingNews365), Gasly said": ["Eurosport", "RacingNews365"],
    "Verstappen told Sky Sports F1 that it was fine.": ["Sky Sports F1"],
    "In an interview with Auto Motor und Sport he left.": ["Auto Motor und Sport"],
    "as reported by De Limburger on Monday": ["De Limburger"],
    "Wolff told the BBC that he would wait.": ["BBC"],
    "He spoke to Motorsport.com, and told L'Équipe the same.": ["Motorsport.com", "L'Équipe"],
    "(via The Race)": ["The Race"],
    "“Pretty slow,” Hamilton admitted to Sky Sports F1.": ["Sky Sports F1"],
    "Parlando con De Telegraaf, ha dichiarato a Sky che era lento.": ["De Telegraaf", "Sky"],
    "He added to Ferrari's lead.": [],
    "Verstappen told Lambiase to be quiet.": [],
    "He told reporters, and spoke to Ferrari.": [],
    "Speaking to Red Bull, he said no.": [],
    "The time that he reported by phone": [],
}


@pytest.mark.parametrize("text", SOURCES)
def test_sources_are_outlets_that_a_text_names_as_such(text: str) -> None:
    assert list(sources([text], frozenset(("ferrari", "red bull")))) == SOURCES[text]


KINDS = {
    ("Analysis: why Ferrari lost", ""): "analysis",
    ("Opinion | Enough of Monaco", ""): "opinion",
    ("Monaco Grand Prix preview", ""): "preview",
    ("Leclerc takes pole in Baku", ""): "qualifying",
    ("Norris fastest in second practice", ""): "practice",
    ("Verstappen wins the Canadian Grand Prix", ""): "report",
    (
        "Order restored",
        "Max won the Japanese Grand Prix from pole.\n\nHe led every lap, with the fastest lap.",
    ): "report",
    ("Gasly's dream", "Gasly wants to win the 24 Hours one day.\n\nHe knows the podium, pole and every lap."): "",
    ("Hamilton signs for Ferrari", "He won a race once. It was long ago."): "",
    ("Ferrari: a team in waiting", ""): "",
}


@pytest.mark.parametrize("title", KINDS, ids=lambda title: title[0])
def test_the_kind_is_what_the_head_says(title: tuple[str, str]) -> None:
    found = kind_of(*title)
    assert (found[0] if found else "") == KINDS[title]


def test_a_language_is_certain_by_its_script_or_by_few_words_that_no_other_has() -> None:
    assert language("角田裕毅は日本グランプリで12位に終わった。") == "ja"
    assert language("츠노다는 일본 그랑프리에서 12위로 경기를 마쳤다.") == "ko"
    assert language("The カタカナ of Suzuka is read by nobody who is not from there.") != "ja"
    assert language("Charles ha vinto il Gran Premio d'Italia. È il suo, ha detto. La gara è sua.") == "it"
    assert language("Leclerc: «Monza». El Gran Premio de Italia.") == ""


def test_the_language_is_told_by_small_words_and_by_enough_of_them() -> None:
    german = "Der Fahrer hat das Rennen von der Pole aus gewonnen und ist nun mit dem Auto auf dem Weg in die Schweiz."
    french = "Le pilote est parti de la pole et il a gagné la course avec une avance de dix secondes sur les "
    "autres, qui ont abandonné."
    assert [language(text) for text in (german, french, "Max gewinnt!", "The race is on and he is in it with all "
    "of us at the front.")] == [
        "de", "fr", "", "en",
    ]  # fmt: skip


def test_sentences_end_where_they_do() -> None:
    assert sentences("No. 50 won. J. Alesi did not! “Well.” He left… and so on. 92 laps") == [
        "No. 50 won.", "J. Alesi did not!", "“Well.”", "He left… and so on.", "92 laps",
    ]  # fmt: skip
    assert proposed("Won. Lost.") == "Won"


def test_the_summary_is_a_sentence_that_can_stand_alone_and_is_not_the_first() -> None:
    first = "Max Verstappen won the Canadian Grand Prix in the rain of Montreal. He led every lap but three of a "
    "long race there."
    second = "Lando Norris lost the lead behind the safety car and never saw it again. “We were unlucky there, "
    "all of us in the team,” he said."
    assert summary([first, second], len) == "Lando Norris lost the lead behind the safety car and never saw it again."
    assert summary(["Short. Shorter."], len) == ""
