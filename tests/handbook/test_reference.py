"""The reference: every key, column, block, command, option and code stands in it, as the code has them."""

import re
from collections.abc import Iterator
from typing import get_args

import click
import pytest
from msgspec import Struct, structs

from generator import schema
from generator.cli import main
from generator.newsroom.codes import EVERY
from generator.results import COLUMNS, TABLE_COLUMNS
from generator.schema.publish import TARGETS, AnyTarget
from generator.text.writing.names import KINDS as BLOCKS
from generator.theme import load_theme
from generator.values import Moment
from seeds.handbook.commands import leaves
from seeds.handbook.pages import pages
from tests.handbook.documents import DOCS, REPOSITORY, section

PAGES = pages()

ROWS = (
    "- `title` (text, required): the headline",
    "- `date` (date, with a time or without): when it is published; else taken from the file's name",
    "- `draft` (true or false; else `false`): `true` keeps the article back",
    "- `image` (text or mapping): lead picture: a path, or `src`, `alt`, `credit`, `licence`",
    "- `image.src` (text, required): path of the picture: beside the file, or under `content/media/`",
    "- `sources[].name` (text, required): the publication, person or data set",
    "- `teams[].from` (year, month or day): first day, month or year: `2023`, `2023-07`, `2023-07-21`",
    "- `pagination.size` (whole number, 1 to 1000; else `20`): articles on a full page",
    "- `born` (day): day of birth",
    "- `length_km` (number): length of a lap in kilometres",
    "- `social` (mapping of addresses): network and address: `mastodon: https://…`",
    "- `checks` (mapping of `off`, `warning` or `error`): severity of warnings, by code: `PF201: off`",
    "- `theme_options` (mapping of anything): options of the theme, as its `theme.yaml` lists them",
    "- `nav` (list of mappings): the menu: `title`, `url`",
    "- `security.frame_src` (list of origins): hosts whose pages may stand in a frame",
    "- `markdown.html` (`checked` or `trusted`, or list of texts; else `checked`): "
    "`checked`: HTML in articles is cleaned; `trusted`: kept as it is; or a list of path globs to trust",
)


def test_the_pages_of_the_reference_are_those_of_the_code() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "reference").iterdir()}
    assert kept == PAGES, "run: make reference"


def test_rows_say_type_default_and_meaning() -> None:
    lines = "".join(PAGES.values()).splitlines()
    assert [row for row in ROWS if row not in lines] == []
    assert len(ROWS) == 16


def test_every_kind_has_a_section() -> None:
    assert re.findall("^## (.*)$", PAGES["entities.md"], re.MULTILINE) == [
        "What every entity file may say",
        "A driver: `content/drivers/<slug>.md`",
        "A team: `content/teams/<slug>.md`",
        "A recurring event: `content/events/<slug>.md`",
        "One running of an event: `content/events/<slug>/<year>/index.md`",
        "A circuit: `content/circuits/<slug>.md`",
        "A series: `content/series/<slug>.md`",
        "A tag with a text of its own: `content/tags/<slug>.md`",
        "Someone who writes: `content/authors/<slug>.md`",
    ]


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("site", (schema.SiteFront,)),
        ("targets", (AnyTarget, *TARGETS)),
        ("texts", (schema.ArticleFront, schema.PageFront)),
        ("entities", tuple(front for front in schema.FRONTS.values() if issubclass(front, schema.EntityFront))),
        ("theme", (schema.ThemeFront,)),
        ("blocks", tuple(BLOCKS.values())),
    ],
)
def test_every_key_has_a_row_with_a_meaning(page: str, kinds: tuple[type[schema.Written], ...]) -> None:
    text = PAGES[f"{page}.md"]
    rows = re.findall(r"^- `([^`]+)` \((.+?)\): (.+)$", text, re.MULTILINE)
    for kind in kinds:
        assert {info.encode_name for info in structs.fields(kind)} <= {key for key, *_ in rows}
    assert len(rows) == sum(line.startswith("- `") for line in text.splitlines())
    assert all(meaning for *_, meaning in rows)


def within(kind: object) -> Iterator[type[Struct]]:
    """A kind of file, and every mapping that its keys hold, however deep."""
    if isinstance(kind, type) and issubclass(kind, Struct) and kind is not Moment:
        yield kind
        for info in structs.fields(kind):
            yield from within(info.type)
    for each in get_args(kind):
        yield from within(each)


def test_keys_within_keys_have_rows_too() -> None:
    every = "".join(PAGES.values())
    ends = {re.split(r"[.\]]+", key)[-1] for key in re.findall(r"^- `([^`]+)` \(", every, re.MULTILINE)}
    kinds = [schema.SiteFront, schema.PageFront, schema.ThemeFront, *schema.FRONTS.values(), *BLOCKS.values(), *TARGETS]
    inner = {each for kind in kinds for each in within(kind)} - set(kinds)
    lacking = {(each.__name__, info.encode_name) for each in inner for info in structs.fields(each)}
    assert {(name, key) for name, key in lacking if key not in ends} == set()
    assert len(inner) > 20


def test_options_of_our_themes_are_those_of_their_files() -> None:
    for name in ("apex", "plain"):
        theme, _ = load_theme(REPOSITORY / "themes", name)
        told = PAGES["theme.md"].partition(f"with `theme: {name}`\n")[2].partition("\n## ")[0]
        assert re.findall(r"^- `(\w+)` \(else `.+`\): \w.+$", told, re.MULTILINE) == [*theme.options]


def test_what_a_theme_may_leave_out_is_told_where_themes_are() -> None:
    named = set(re.findall(r"`(\w+)`", section("themes").partition("A theme need not make everything")[2]))
    assert {*get_args(schema.LeftOut)} - named == set()


def test_every_code_is_explained() -> None:
    assert re.findall(r"^`(PF\d+)`, (?:error|warning): \*\*.+\.\*\* \S", PAGES["codes.md"], re.MULTILINE) == [*EVERY]


def test_every_column_of_tables_has_a_meaning() -> None:
    rows = re.findall(r"^- `([^`]+)`: (.+)$", PAGES["tables.md"], re.MULTILINE)
    assert [name for name, _ in rows] == [*COLUMNS, *TABLE_COLUMNS]
    assert len(rows) == 22


def test_every_block_has_a_section() -> None:
    assert re.findall(r"^## `\{([\w-]+)\}`: \S", PAGES["blocks.md"], re.MULTILINE) == [*BLOCKS]


def test_every_command_and_every_option_has_a_meaning() -> None:
    sections = {part.partition("\n")[0]: part for part in PAGES["commands.md"].split("## ")[1:]}
    commands = dict(leaves(main, "parcferme"))
    assert [*sections] == [*commands]
    for words, command in commands.items():
        rows = "".join(re.findall("^- `.*?`", sections[words], re.M))
        named = set(re.findall(r"(?<![\w-])--?\w[\w-]*", rows))
        options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
        assert {name for each in options for name in (*each.opts, *each.secondary_opts)} <= named, words
        assert all(each.help for each in options), words
