"""Raw texts of many shapes: each becomes the article that an editor would make of it, and not a word is lost."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.newsroom.ingest import ingest
from generator.newsroom.raw import storable
from generator.text.converters import converter
from tests.newsroom.raw_texts import RAW, WORLD, lost, reading, words_of
from tests.tiny import SITE_YAML, TinySite

TEXTS = sorted(path for path in RAW.iterdir() if path.suffix in (".txt", ".html"))
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LABELS = words_of(
    "By by in at on Published Publié le à Par Von Photo FILE PHOTO Caption Date Title Author and Tags Source "
    "https racing example"
    " TITLE Images LAT"
)
"""Words that a key says."""

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def newsroom(root: Path, *paths: Path) -> TinySite:
    """A site that knows the names, and these texts."""
    site = TinySite(root, WORLD)
    (root / "texts").mkdir()
    for path in paths:
        (root / "texts" / path.name).write_bytes(path.read_bytes())
    return site


def visible(path: Path) -> str:
    """The text that people see of a source; of a whole page that of its article."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    tree = LexborHTMLParser(text)
    for node in tree.css("script, style, title, img"):
        node.decompose()
    root = tree.css_first("article") or tree.body
    return root.text(separator=" ") if root else ""


# ---------------------------------------------------------------- each of its shape


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_raw_text_becomes_the_article_beside_it(tmp_path: Path, path: Path) -> None:
    site = newsroom(tmp_path, path)
    done = ingest(site.root, [site.root / "texts"])
    assert done.problems == ()
    (article,) = done.written
    assert article.read_text(encoding="utf-8") == path.with_suffix(".md").read_text(encoding="utf-8")


def test_all_raw_texts_are_there() -> None:
    assert len(TEXTS) == 25
    assert len(SEEDS) == 8


@pytest.mark.parametrize("name", ["python-markdown", "commonmark"])
def test_all_of_them_build_without_a_warning_and_are_imported_once(tmp_path: Path, name: str) -> None:
    site = newsroom(tmp_path, *TEXTS, *SEEDS)
    site.write({"site.yaml": f"{SITE_YAML}markdown: {{converter: {name}}}\n"})
    done = ingest(site.root, [site.root / "texts"])
    assert (done.problems, len(done.written)) == ((), len(TEXTS) + len(SEEDS))
    assert site.told(site.built(strict=True, now=NOW)) == ""
    again = ingest(site.root, [site.root / "texts"])
    assert (again.written, again.kept, again.problems) == ((), (), ())
    assert len(again.unchanged) == len(done.written)


@pytest.mark.parametrize("path", [*TEXTS, *SEEDS], ids=lambda path: path.stem)
def test_no_word_of_it_is_lost(path: Path) -> None:
    raw = reading(path.read_bytes())
    for name in ("python-markdown", "commonmark"):
        assert lost(visible(path), raw, converter(name)) == {}


@pytest.mark.parametrize("path", [*TEXTS, *SEEDS], ids=lambda path: path.stem)
def test_what_was_taken_out_of_the_text_stands_in_front_matter(tmp_path: Path, path: Path) -> None:
    site = newsroom(tmp_path, path)
    (article,) = ingest(site.root, [site.root / "texts"]).written
    front = article.read_text(encoding="utf-8").split("\n---\n")[0]
    held = words_of(" ".join(map(str, _values(yaml.load(front.removeprefix("---\n"), yaml.BaseLoader)))))
    for found in reading(path.read_bytes()).found:
        if found.key not in ("date", "updated", ""):
            missing = set(words_of(found.text.casefold())) - set(words_of(" ".join(held).casefold()))
            assert missing <= {label.casefold() for label in LABELS} | _of_dates(found.text), found


def _values(node: object) -> list[object]:
    if isinstance(node, dict):
        return [value for each in node.values() for value in _values(each)]
    if isinstance(node, list):
        return [value for each in node for value in _values(each)]
    return [node]


def _of_dates(text: str) -> set[str]:
    return {word for word in words_of(text.casefold()) if re.fullmatch(r"\d{1,2}|\d{4}|[ap]m", word)}


# ---------------------------------------------------------------- any text

LINES = (
    *("By Jo Pit", "By Jo Pit and Ann Box, in Montreal", "Published 9 June 2024", "June 9, 2024 | 4 min read"),
    *("2024-06-09T14:30Z", "Source: Autosport", "https://racing.example/a_b", "Photo: Ann Box", "FORMULA 1"),
    *("Caption: A car. Photo by Ann Box/LAT", "A title of some words", "Two words", "# Marked", "## Also marked"),
    *("Title\n=====", "- an item", "- another item", "• dotted", "1. first", "2. second", "2. second again"),
    *("Pos\tDriver\tTeam", "1\tMax Verstappen\tRed Bull", "a\tb", "1  Max  1:31.2", "2  Lando  +3.8", "17 Pierre   "),
    *("year,driver,team", "2021,Max,Red Bull", "| a | b |", "|---|---|", "> quoted", ">> twice", "Leclerc said:"),
    *("“All well.”", '"All well." — Max Verstappen, Red Bull', "“Open", "“closed.”", "* * *", "---", "```", "{quote}"),
    *("Gasly, of Alpine, told Eurosport:", "View this post on Instagram", "A post shared by Jo (@jo)", "It ends here."),
    "What a race.#F1 pic.twitter.com/x1 — McLaren (@McLarenF1) June 9, 2024",
    "McLaren\n@McLarenF1\n·\nJun 9, 2024\nWords",
    "MONTREAL, June 9, 2024 (Reuters) - Max won.",
    "```{post}\nauthor: x\n\ny\n```",
    *("<b>bold</b>", "<script>alert(1)</script>", "[x](javascript:y)", "![p](p.jpg)", "lower case goes on"),
    "Max Verstappen won the Canadian Grand Prix in the rain, and it was not the first time that he did.",
    *("so **bold** and *not*", "[a link](https://x.example/a_b_c) and `code`", "[b](/c) __d__ **e"),
    *("Who is next?", "Speaking to Eurosport (quoted by RacingNews365), he left.", "   indented", "", "", "", ""),
)
ANY = st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=24).map("\n".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_whatever_the_lines_no_word_is_lost_and_none_is_invented(text: str) -> None:
    source = f"date 2024-06-17 {text}".encode(errors="replace").decode()
    if storable(text).strip():
        raw = reading(source)
        assert lost(storable(source), raw) == {}
        taken = " ".join(each.text for each in (*raw.found, *raw.body))
        assert words_of(taken) - words_of(storable(source)) == {}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ANY)
def test_whatever_the_lines_the_article_builds_and_is_imported_once(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    site = TinySite(tmp_path_factory.mktemp("site"), WORLD)
    path = site.root / "x.txt"
    path.write_bytes(f"date 2024-06-17 Words first.\n\n{text}".encode(errors="replace"))
    done = ingest(site.root, [path])
    assert (done.problems, len(done.written)) == ((), 1)
    assert site.told(site.built(strict=True)) == ""
    assert ingest(site.root, [path]).unchanged == done.written
