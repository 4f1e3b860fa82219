"""Raw texts: not a word is lost, nothing is guessed, nothing is overwritten, every mistake has its place."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from generator.cli import main
from generator.errors import show
from generator.newsroom.ingest import Imported, ingest
from generator.newsroom.markup import markdown
from generator.newsroom.pasted.headings import with_subheadings
from generator.newsroom.pasted.pieces import Heading, Paragraph
from generator.newsroom.raw import read_raw, storable
from generator.text.converters import converter
from tests.newsroom.raw_texts import lost
from tests.tiny import TinySite, article

MARKDOWN = converter("python-markdown")

ENTITIES = {
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\naliases: [Gasly]\n---\n",
    "content/drivers/sergio-perez.md": "---\nname: Sergio Pérez\naliases: [Pérez, Checo]\n---\n",
    "content/drivers/max-verstappen.md": "---\nname: Max Verstappen\naliases: [Verstappen]\n---\n",
    "content/drivers/others.yaml": (
        "jos-verstappen: {name: Jos Verstappen}\npato-oward: {name: Patricio O'Ward, aliases: [Pato O'Ward]}\n"
    ),
    "content/teams/red-bull.md": "---\nname: Red Bull\nfull_name: Red Bull Racing\n---\n",
    "content/teams/alpine.md": "---\nname: Alpine\n---\n",
    "content/teams/rb.md": "---\nname: RB\naliases: [AlphaTauri, V-CARB]\n---\n",
    "content/events/italy-grand-prix.md": "---\nname: Italian Grand Prix\naliases: [Italian GP]\n---\n",
    "content/events/st-petersburg.md": "---\nname: Grand Prix of St. Petersburg\naliases: [St. Petersburg GP]\n---\n",
    "content/events/le-mans.md": "---\nname: 24 Hours of Le Mans\n---\n",
    "content/events/us-grand-prix.md": "---\nname: United States Grand Prix\naliases: [US Grand Prix]\n---\n",
    "content/circuits/red-bull-ring.md": "---\nname: Red Bull Ring\naliases: [Spielberg]\n---\n",
    "content/circuits/monza.md": "---\nname: Monza\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
}
AMBIGUOUS = {
    "content/drivers/more.yaml": (
        "ayrton-senna: {name: Ayrton Senna, aliases: [Senna]}\n"
        "bruno-senna: {name: Bruno Senna, aliases: [Senna]}\n"
        "jonathan-williams: {name: Jonathan Williams, aliases: [Williams]}\n"
        "max-gunther: {name: Max Günther, full_name: Maximilian Günther}\n"
        "other-gunther: {name: Max Gunther}\n"
    ),
    "content/teams/williams.md": "---\nname: Williams\n---\n",
}


def newsroom(root: Path, raw: Mapping[str, str | bytes]) -> TinySite:
    """A site with the entities and these raw texts in `seeds/`."""
    site = TinySite(root, ENTITIES)
    (root / "seeds").mkdir(exist_ok=True)
    for name, text in raw.items():
        (root / "seeds" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return site


def run(site: TinySite) -> Imported:
    return ingest(site.root, [site.root / "seeds"])


def without_origin(path: Path) -> str:
    """An article without the line that says where it came from."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("extra: {imported_from: "))


# ---------------------------------------------------------------- whole articles

STORY = """\
 Date 2024-06-17 Pierre Gasly has one win, and a town that he would like to come back to for a second, longer one. \
He drives for Alpine.

He told the local paper:

“I know every kerb by name“.

His win came at the 2020 Italian GP, for AlphaTauri (now V-CARB).

Max Verstappen remembers it too

Gasly led, Pérez followed, and Monza was silent.#F1 @alpine pic.example/x_1_y — Some Body (@some_body) June 16, 2024
#WEC was elsewhere.
"""


def test_a_story_becomes_an_article_that_says_whom_it_names(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"gasly's win.txt": STORY})
    done = run(site)
    name = "2024-06-17-pierre-gasly-has-one-win-and-a-town.md"
    assert structs.replace(done, found=()) == Imported((tmp_path / "content/articles" / name,), (), (), ())
    assert without_origin(done.written[0]) == (
        "---\n"
        "# title: proposed from the first sentence\n"
        "title: Pierre Gasly has one win, and a town that he would like to come back to for a…\n"
        "date: 2024-06-17\n"
        "drivers: [Pierre Gasly, Max Verstappen, Sergio Pérez]\n"
        "teams: [Alpine]\n"
        "---\n"
        "\n"
        "Pierre Gasly has one win, and a town that he would like to come back to for a second, longer one. "
        "He drives for Alpine.\n"
        "\n"
        "He told the local paper:\n"
        "\n"
        "“I know every kerb by name“.\n"
        "\n"
        "His win came at the 2020 Italian GP, for AlphaTauri (now V-CARB).\n"
        "\n"
        "## Max Verstappen remembers it too\n"
        "\n"
        "Gasly led, Pérez followed, and Monza was silent.#F1 @alpine pic.example/x_1_y — Some Body (@some_body) "
        "June 16, 2024\n"
        "\\#WEC was elsewhere.\n"
    )


def test_an_article_says_where_it_came_from(tmp_path: Path) -> None:
    (path,) = run(newsroom(tmp_path, {"a story, gasly's.txt": STORY})).written
    assert re.search(
        r'^extra: \{imported_from: "a story, gasly\'s.txt", imported_digest: [0-9a-f]{16}\}$', path.read_text(), re.M
    )


def test_an_imported_article_builds_as_it_is_and_stands_on_the_pages_of_those_it_names(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"story.txt": STORY})
    run(site)
    report = site.built(strict=True)
    assert report.problems == ()
    pages = ("/drivers/pierre-gasly/", "/drivers/max-verstappen/", "/teams/alpine/", "/circuits/monza/")
    assert all("pierre-gasly-has-one-win-and-a-town" in site.page(address) for address in pages)


TITLES = {
    "date 2024-06-17 Two words\n\nText.": ("Two words", False),
    "date 2024-06-17\nWho knows?\n\nText.": ("Who knows?", False),
    "date 2024-06-17\n\n“Never again”\n\nText.": ("“Never again”", False),
    "date 2024-06-17\nA line of its own\nText behind it.": ("A line of its own", False),
    "date 2024-06-17\nFirst\xa0 and\tsecond\n\nText.": ("First and second", False),
    "date 2024-06-17 This text was wrapped by hand, as its line is as long\nas they are here.": (
        "This text was wrapped by hand, as its line is as long as they are here",
        True,
    ),
    "date 2024-06-17 A sentence. And another.\n\nText.": ("A sentence", True),
    "date 2024-06-17 No. 50 won. And another.": ("No. 50 won", True),
    "date 2024-06-17 J. Alesi, St. Moritz, vs. nobody! Then more.": ("J. Alesi, St. Moritz, vs. nobody!", True),
    "date 2024-06-17 He said:\n\nText.": ("He said:", True),
    "date 2024-06-17 Nothing but this": ("Nothing but this", True),
    "date 2024-06-17 2024\n\nText.": ("2024", True),
    f"date 2024-06-17 {'word ' * 15}three, and four.": (f"{'word ' * 15}thr"[:74] + "…", True),
    f"date 2024-06-17 {'x' * 100}.": ("x" * 79 + "…", True),
    f"date 2024-06-17 {'headline ' * 14}\n\nText.": ("headline " * 7 + "headline…", True),
}


def test_titles_are_first_lines_that_look_like_one_else_first_sentences() -> None:
    found = {}
    for text in TITLES:
        raw, problems = read_raw("x.txt", text.encode())
        assert raw, problems
        found[text] = (raw.title, raw.is_proposed)
    assert found == TITLES
    assert len(TITLES) == 15


SUBHEADINGS = {
    "Two words": True,
    "Who is next?": True,
    "24 Hours to go": True,
    "Single": False,
    "It ends here.": False,
    "Gasly said:": False,
    "First, second,": False,
    "Half; half;": False,
    "“Very happy”": False,
    "Two\nlines": False,
    "Good race @alpine": False,
    "Seen at pic.example/x": False,
    "See https://x.example/": False,
    "— FIA World Endurance Championship": False,
    "- an item of a list": False,
    "1. Max Verstappen": False,
    "#LeMans24 it is": False,
    "word " * 17: False,
    "123 456": False,
    "very happy for him": False,
    "I am very happy": False,
    "We’re not done": False,
    "Very happy for you!": False,
    "It is over. What now": False,
    "Read more about Monza": False,
    "Charles Leclerc celebrates in Monaco": False,
    "Max Verstappen (left) at the start": False,
    "By Jo Pit": False,
    "9 June 2024": False,
    "The two of them were alone with": False,
    "FERRARI DID IT AGAIN": True,
    "24h of rain": True,
}


def headings(*texts: str) -> list[bool]:
    return [isinstance(each, Heading) for each in with_subheadings([Paragraph(text) for text in texts])]


def test_subheadings_are_short_lines_between_paragraphs() -> None:
    found = {text: headings("Text.", text.strip(), "Text.")[1] for text in SUBHEADINGS}
    assert found == SUBHEADINGS
    assert len(SUBHEADINGS) == 32


def test_lines_that_count_are_subheadings_where_there_are_three_of_them() -> None:
    counted = ("1. Ferrari has it", "Text of it.", "2. McLaren has it too", "Text.", "3. Nobody else has", "Text.")
    assert headings("Text.", *counted) == [False, True, False, True, False, True, False]
    assert not any(headings("Text.", *counted[:4]))
    assert not any(headings("Text.", "1. Max Verstappen", "2. Lando Norris", "3. Oscar Piastri", "Text."))


def test_lines_that_stand_together_or_at_an_end_are_no_subheadings() -> None:
    assert not any(headings("A first line.", "Max Verstappen", "Lando Norris", "Text.", "The very end"))


# ---------------------------------------------------------------- names

NAMED = {
    "Perez and CHECO.": ["drivers: [Sergio Pérez]"],
    "Checo, and “Gasly”.": ["drivers: [Sergio Pérez, Pierre Gasly]"],
    "Verstappen’s and Gasly's.": ["drivers: [Max Verstappen, Pierre Gasly]"],
    "Jos Verstappen alone.": ["drivers: [Jos Verstappen]"],
    "Ayrton Senna, not Senna.": ["drivers: [Ayrton Senna]"],
    "Senna, whichever.": [],
    "Williams, whichever.": [],
    "Maximilian Günther, whose name is shared.": ["drivers: [max-gunther]"],
    "Pato O’Ward and Patricio O'Ward.": ["drivers: [Patricio O'Ward]"],
    "At the Red Bull Ring.": ["circuits: [Red Bull Ring]"],
    "Red\nBull and Red\xa0Bull Racing.": ["teams: [Red Bull]"],
    "Like a red bull on alpine roads, rb.": [],
    "Gaslys, Monzano.": [],
    "Two Red Bulls in front.": ["teams: [Red Bull]"],
    "V-CARB, V CARB.": ["teams: [RB]"],
    "In Red. Bull.": [],
    "The 24 hours of Le Mans.": ["events: [24 Hours of Le Mans]"],
    "2020 Italian GP.": ["events: [italy-grand-prix/2020]"],
    "Italian Grand Prix 2021, and the Italian GP.": ["events: [italy-grand-prix/2021]"],
    "Italian Grand Prix, then 2020-Italian GP, 2019 Italian GP.": [
        "events: [italy-grand-prix/2020, italy-grand-prix/2019]"
    ],
    "In 2020, Italian GP. 2021 came.": ["events: [Italian Grand Prix]"],
    "U.S. Grand Prix.": ["events: [United States Grand Prix]"],
    "St Petersburg GP; Grand Prix of St. Petersburg 2024.": ["events: [st-petersburg/2024]"],
    "@Gasly, https://x.example/Monza, www.Alpine.example, pic.example/Alpine, a@Monza.example": [],
    "Formula 1.": [],
    "Monza.#Alpine": ["teams: [Alpine]", "circuits: [Monza]"],
}


@pytest.mark.parametrize("text", NAMED)
def test_names_are_found_by_whole_words_and_never_guessed(tmp_path: Path, text: str) -> None:
    site = newsroom(tmp_path, {"x.txt": f"date 2024-06-17 A title\n\n{text}"}).write(AMBIGUOUS)
    (path,) = run(site).written
    keys = ("drivers:", "teams:", "events:", "circuits:")
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(keys)] == NAMED[text]


def test_all_cases_of_names_ran() -> None:
    assert len(NAMED) == 26


# ---------------------------------------------------------------- not a word is lost

HOSTILE = (
    *"*_#<>[]()`~|\\:!{}&^$%=+-.\"'",
    *("**", "__", "--", "---", "===", "...", "~~", "~~~", "```", "<b>", "</b>", "<script>", "<!-- x -->", "<div>"),
    *("[x]", "[x]: http://y", "[a](b)", "![a](b)", "[^1]", "[^1]: note", "*[HTML]: Hyper", "HTML", "&amp;", "&#42;"),
    *("1. ", "1) ", "> ", "- ", "- [ ] ", "    ", "\t", "!!! note", ": ", ":::", "{: .x}", "{#id}", "| a | b |"),
    *("#WEC", "https://x.example/a_b_", "@some_body", "“odd“", "it's", "word", "Two words", "é", "\xa0", "\u200b"),
    *("\n", "\n\n", "\r\n", "\u2028", "\x85", "\x0c", "\x1d", "\x02", "\ufeff", "🏁"),
)
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_not_a_word_is_lost(text: str) -> None:
    source = f"date 2024-06-17 {text}".encode(errors="replace")
    raw, _ = read_raw("x.txt", source)
    if raw:
        assert lost(storable(source.decode()), raw) == {}


ESCAPED = {
    "A * b, 2 * 3, snake_case and #hash": "A * b, 2 * 3, snake_case and #hash",
    "“odd“ – it's [x] https://x.example/a_b": "“odd“ – it's [x] https://x.example/a_b",
    "#WEC": "\\#WEC",
    "so *this* and _that_": "so \\*this\\* and \\_that\\_",
    "1. first": "1\\. first",
    "- item": "\\- item",
    "> quote": "\\> quote",
    "a <b> c": "a &lt;b> c",
    "AT&amp;T": "AT&amp;amp;T",
    "back\\slash \\*": "back\\\\slash \\\\\\*",
    ": definition": "&#58; definition",
    "line\n---": "line\n&#45;&#45;&#45;",
    "line\n===": "line\n&#61;&#61;&#61;",
    "[x]: http://y": "\\[x]: http://y",
    "*[X]: Y": "\\*\\[X]: Y",
    "~~gone~~": "\\~\\~gone\\~\\~",
    "a | b\n--- | ---\nc | d": "a \\| b\n--- \\| ---\nc \\| d",
    "!!! note": "\\!!! note",
    "text\n{: .x}": "text\n\\{: .x}",
    "`code`": "\\`code\\`",
}


def test_only_what_markdown_would_take_for_markup_is_escaped() -> None:
    found = {text: markdown([Paragraph(text)], MARKDOWN) for text in ESCAPED}
    assert found == ESCAPED
    assert len(ESCAPED) == 20


def test_paragraphs_and_line_breaks_stay_as_they_are(tmp_path: Path) -> None:
    raw = "\ufeff\r\n date 2024-06-17\r\n\r\nTitle here\r\n\r\n \xa0 \r\n\tOne  \r\n    two\xa0three \r\n\r\n\r\nFour."
    (path,) = run(newsroom(tmp_path, {"x.txt": raw})).written
    assert without_origin(path) == ("---\ntitle: Title here\ndate: 2024-06-17\n---\n\nOne\ntwo\xa0three\n\nFour.\n")


def test_a_text_that_the_sites_own_extension_changes_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shouting_markdown.py").write_text(
        "from markdown import Extension\n"
        "from markdown.postprocessors import Postprocessor\n"
        "class Loud(Postprocessor):\n"
        "    def run(self, text): return text.replace('quiet', 'QUIET')\n"
        "class Shouting(Extension):\n"
        "    def extendMarkdown(self, md): md.postprocessors.register(Loud(md), 'loud', 1)\n"
        "def makeExtension(**_): return Shouting()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    site = newsroom(
        tmp_path / "site", {"x.txt": "date 2024-06-17 All is quiet.", "y.txt": "date 2024-06-17 All is well."}
    )
    site.write({"site.yaml": "title: T\nbase_url: https://t.example/\nmarkdown: {extensions: [shouting_markdown]}\n"})
    done = run(site)
    assert [path.name for path in done.written] == ["2024-06-17-all-is-well.md"]
    assert [show(each) for each in done.problems] == [
        "seeds/x.txt: error: this site's extensions of Markdown change the words of this text, however they are "
        "escaped\n"
        "  hint: see markdown: extensions in site.yaml"
    ]


# ---------------------------------------------------------------- again


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"a.txt": STORY, "b.txt": "date 2024-06-18 Short.", "c.txt": "date 2024-06-18 Short!"})
    first = run(site)
    assert len(first.written) == 3
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in first.written}
    assert run(site) == Imported((), first.written, (), ())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in first.written} == before


def test_two_texts_of_one_name_have_two_files(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {f"{n}.txt": f"date 2024-06-18 A title\n\nText {n}." for n in (1, 2, 3)})
    assert [path.name for path in run(site).written] == [
        "2024-06-18-a-title.md",
        "2024-06-18-a-title-2.md",
        "2024-06-18-a-title-3.md",
    ]
    assert site.built(strict=True).problems == ()


def test_an_article_of_another_day_with_the_same_slug_keeps_its_address(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"x.txt": "date 2024-06-18 A title\n\nText."})
    site.write({"content/articles/2024-05-01-other.md": article(slug="a-title")})
    assert [path.name for path in run(site).written] == ["2024-06-18-a-title-2.md"]
    assert site.built(strict=True).problems == ()


def test_an_edited_article_is_kept(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"story.txt": STORY})
    (path,) = run(site).written
    edited = path.read_bytes().replace(b"every kerb", b"each kerb")
    path.write_bytes(edited)
    assert run(site) == Imported((), (), (path,), ())
    assert path.read_bytes() == edited


def test_a_renamed_and_rewritten_article_does_not_come_back(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"story.txt": STORY})
    (path,) = run(site).written
    moved = path.with_name("gasly.md")
    path.rename(moved)
    assert run(site) == Imported((), (moved,), (), ())
    head = moved.read_text(encoding="utf-8").split("\n---\n")[0].replace("date: 2024-06-17", "date: 2024-06-19")
    moved.write_text(head + "\n---\n\nAll new.\n", encoding="utf-8")
    assert run(site) == Imported((), (), (moved,), ())


def test_new_names_in_entity_files_do_not_touch_imported_articles(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"story.txt": STORY})
    (path,) = run(site).written
    before = path.read_bytes()
    site.write({"content/teams/local-paper.md": "---\nname: The local paper\naliases: [local paper]\n---\n"})
    site.write({"content/drivers/some-body.md": "---\nname: Some Body\n---\n"})
    assert run(site).written == ()
    assert path.read_bytes() == before


def test_an_article_that_was_not_imported_is_never_overwritten(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"x.txt": "date 2024-06-18 A title\n\nText."})
    site.write({"content/articles/2024-06-18-a-title.md": article("Mine")})
    path = tmp_path / "content/articles/2024-06-18-a-title.md"
    assert run(site) == Imported((), (), (path,), ())
    assert path.read_text(encoding="utf-8") == article("Mine")


def test_a_text_saved_anew_with_other_line_ends_is_the_same_text(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"x.txt": "date 2024-06-18 A title\n\nText."})
    (path,) = run(site).written
    (tmp_path / "seeds/x.txt").write_bytes(b"\xef\xbb\xbfdate 2024-06-18   A title\r\n\r\n\r\nText.  \r\n")
    assert run(site) == Imported((), (path,), (), ())


def test_files_and_folders_are_taken_in_order_and_once(tmp_path: Path) -> None:
    site = newsroom(tmp_path / "site", {"b.txt": "date 2024-06-18 B b.", "a.txt": "date 2024-06-18 A a.", "c.md": "no"})
    other = tmp_path / "z.raw"
    other.write_text("date 2024-06-18 Z z.")
    seeds = site.root / "seeds"
    done = ingest(site.root, [other, seeds, seeds / "a.txt"])
    assert [path.name for path in done.written] == ["2024-06-18-z-z.md", "2024-06-18-a-a.md", "2024-06-18-b-b.md"]


SLUGS = {"page": "article-page", "!?": "article", "x" * 70: "x" * 60, "a " * 12: "a-a-a-a-a-a-a-a"}


@pytest.mark.parametrize("title", SLUGS)
def test_every_title_gives_a_usable_name(tmp_path: Path, title: str) -> None:
    site = newsroom(tmp_path, {"x.txt": f"date 2024-06-18 {title}\n\nText."})
    assert [path.name for path in run(site).written] == [f"2024-06-18-{SLUGS[title]}.md"]
    assert site.built(strict=True).problems == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=60))
def test_whatever_the_title_the_article_builds_and_is_not_imported_twice(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    raw = f"date 2024-06-18 {title}\n\nText about Gasly.".encode(errors="replace")
    site = newsroom(tmp_path_factory.mktemp("site"), {"x.txt": raw})
    done = run(site)
    assert done.problems == ()
    assert len(done.written) == 1
    assert run(site).unchanged == done.written
    assert site.built(strict=True).problems == ()


# ---------------------------------------------------------------- mistakes

FORM = "  hint: begin the text with its day, such as: date 2024-06-17; or name the day with --date"
MISTAKES: dict[str | bytes, str] = {
    "": f"seeds/x.txt: error: the file is empty\n{FORM}",
    " \r\n\xa0\n": f"seeds/x.txt: error: the file is empty\n{FORM}",
    "\n  Gasly won.": (f"seeds/x.txt:2:3: error: the date is missing\n  2 |   Gasly won.\n    |   ^^^^^\n{FORM}"),
    "dated 2024-06-17 Gasly won.": (
        f"seeds/x.txt:1:1: error: the date is missing\n  1 | dated 2024-06-17 Gasly won.\n    | ^^^^^\n{FORM}"
    ),
    "date\nGasly won.": (f"seeds/x.txt:1:1: error: behind 'date' its day is missing\n  1 | date\n    | ^^^^\n{FORM}"),
    "DATE 17/6/24 Gasly won.": (
        "seeds/x.txt:1:6: error: the date must be a day such as 2024-06-17, not '17/6/24'\n"
        "  1 | DATE 17/6/24 Gasly won.\n"
        "    |      ^^^^^^^\n"
        f"{FORM}"
    ),
    "date 06/09/2024 Gasly won.": (
        "seeds/x.txt:1:6: error: '06/09/2024' can be two days, 2024-09-06 or 2024-06-09\n"
        "  1 | date 06/09/2024 Gasly won.\n"
        "    |      ^^^^^^^^^^\n"
        "  hint: write the one that is meant: 2024-09-06"
    ),
    "Gasly wins\n\n06/09/2024\n\nGasly won.": (
        "seeds/x.txt:3:1: error: '06/09/2024' can be two days, 2024-09-06 or 2024-06-09\n"
        "  3 | 06/09/2024\n"
        "    | ^^^^^^^^^^\n"
        "  hint: write the one that is meant: 2024-09-06"
    ),
    "Gasly wins\n\nMONTREAL, June 9 (Reuters) - Gasly won.": (
        "seeds/x.txt:3:1: error: the date is missing: 'MONTREAL, June 9 (Reuters) -' has no year\n"
        "  3 | MONTREAL, June 9 (Reuters) - Gasly won.\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        f"{FORM}"
    ),
    "date 2024-02-30 Gasly won.": (
        "seeds/x.txt:1:6: error: the date 2024-02-30 does not exist\n"
        "  1 | date 2024-02-30 Gasly won.\n"
        "    |      ^^^^^^^^^^\n"
        "  hint: write a day of the calendar, such as 2024-06-17"
    ),
    "date 0024-02-03 Gasly won.": (
        "seeds/x.txt:1:6: error: the year 0024 is not between 1900 and 2199\n"
        "  1 | date 0024-02-03 Gasly won.\n"
        "    |      ^^^^^^^^^^\n"
        "  hint: write a day of the calendar, such as 2024-06-17"
    ),
    " date 2024-06-17 \n \n": (
        "seeds/x.txt:1:2: error: behind the date there is no text\n"
        "  1 |  date 2024-06-17 \n"
        "    |  ^^^^^^^^^^^^^^^\n"
        "  hint: write the text behind it"
    ),
    b"date 2024-06-17\nG\xc3\xa9rard \xe9tait": (
        "seeds/x.txt:2:8: error: the byte 0xE9 is not UTF-8\n"
        "  2 | Gérard �tait\n"
        "    |        ^\n"
        "  hint: save the file as UTF-8"
    ),
}


@pytest.mark.parametrize("raw", MISTAKES)
def test_a_mistake_names_its_place_and_the_file_is_not_imported(tmp_path: Path, raw: str | bytes) -> None:
    done = run(newsroom(tmp_path, {"x.txt": raw}))
    assert "\n".join(show(each) for each in done.problems) == MISTAKES[raw]
    assert (done.written, done.unchanged, done.kept) == ((), (), ())
    assert not (tmp_path / "content/articles").exists()


def test_a_text_that_was_changed_is_imported_beside_the_article_from_before_and_that_is_told(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"x, y.txt": "date 2024-06-17 Gasly won.", "z.txt": "date 2024-06-17 Max won."})
    assert run(site).beside == ()
    (tmp_path / "seeds/x, y.txt").write_text("date 2024-06-17 Gasly won it all.", encoding="utf-8")
    done = CliRunner().invoke(main, ["import", "text", str(tmp_path / "seeds"), "--root", str(tmp_path)])
    articles = tmp_path / "content/articles"
    assert (
        "An article from a file of that name is there already: "
        f"{articles}/2024-06-17-gasly-won-it-all.md is beside {articles}/2024-06-17-gasly-won.md\n"
    ) in done.output
    assert run(site).written == ()


def test_all_mistakes_ran() -> None:
    assert len(MISTAKES) == 13


def test_all_mistakes_of_all_files_are_told_and_the_good_ones_imported(tmp_path: Path) -> None:
    raw: dict[str, str | bytes] = {
        "a.txt": "date 2024-02-30",
        "b.txt": "date 2024-06-18 Well done.",
        "c.txt": "No date.",
        "d.txt": b"\xff",
    }
    site = newsroom(tmp_path, raw)
    site.write({"content/teams/broken.md": "---\nnme: Broken\n---\n"})
    (tmp_path / "empty").mkdir()
    paths = [Path("/nowhere/x.txt"), tmp_path / "empty", tmp_path / "seeds"]
    done = ingest(tmp_path, paths)
    assert [path.name for path in done.written] == ["2024-06-18-well-done.md"]
    assert [(each.code, each.at.path, each.message) for each in done.problems] == [
        ("PF110", "content/teams/broken.md", "unknown key 'nme'"),
        ("PF117", "/nowhere/x.txt", "cannot be read: no such file or directory"),
        ("PF117", "empty", "no *.txt or *.html is in this folder"),
        ("PF113", "seeds/a.txt", "the date 2024-02-30 does not exist"),
        ("PF102", "seeds/a.txt", "behind the date there is no text"),
        ("PF112", "seeds/c.txt", "the date is missing"),
        ("PF101", "seeds/d.txt", "the byte 0xFF is not UTF-8"),
    ]


def test_a_text_as_long_as_a_book_is_refused() -> None:
    raw, (told,) = read_raw("seeds/a.txt", b"date 2024-06-17\n" + b"Words. " * 40_000)
    assert raw is None
    assert (told.code, told.message) == ("PF105", "the text is longer than 256 KiB")
