"""The reference: every key stands in it, and editors get the same rules."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct, structs

from generator import schema
from generator.errors import CODES
from generator.newsroom.reference import (
    BEGIN,
    END,
    KINDS,
    blocks,
    codes,
    columns,
    json_schemas,
    reference,
    updated_readme,
)
from generator.results import COLUMNS, TABLE_COLUMNS
from generator.schema.publish import TARGETS
from generator.text.writing.names import KINDS as BLOCKS

ROWS = (
    "| `title` | text | required | the headline |",
    "| `date` | date, with a time or without |  | when it is published; else taken from the file's name |",
    "| `draft` | true or false | `false` | `true` keeps the article back |",
    "| `image` | text or mapping |  | lead picture: a path, or `src`, `alt`, `credit`, `licence` |",
    "| `image.src` | text | required | path of the picture: beside the file, or under `content/media/` |",
    "| `sources[].name` | text | required | the publication, person or data set |",
    "| `teams[].from` | year, month or day |  | first day, month or year: `2023`, `2023-07`, `2023-07-21` |",
    "| `pagination.size` | whole number, 1 to 1000 | `20` | articles on a full page |",
    "| `born` | day |  | day of birth |",
    "| `length_km` | number |  | length of a lap in kilometres |",
    "| `social` | mapping of addresses |  | network and address: `mastodon: https://…` |",
    "| `checks` | mapping of `off`, `warning` or `error` |  | severity of warnings, by code: `PF201: off` |",
    "| `theme_options` | mapping of anything |  | options of the theme, as its `theme.yaml` lists them |",
    "| `nav` | list of mappings |  | the menu: `title`, `url` |",
    "| `security.frame_src` | list of origins |  | hosts whose pages may stand in a frame |",
    "| `markdown.html` | `checked` or `trusted`, or list of texts | `checked` | "
    "`checked`: HTML in articles is cleaned; `trusted`: kept as it is; or a list of path globs to trust |",
)


def test_rows_say_type_default_and_meaning() -> None:
    lines = reference().splitlines()
    assert [row for row in ROWS if row not in lines] == []
    assert len(ROWS) == 16


def test_every_kind_has_a_section() -> None:
    assert re.findall("^### (.*)$", reference(), re.MULTILINE) == [
        "`site.yaml`",
        "What every target may say",
        "A target with `to: folder`, on this machine",
        "A target with `to: rsync`, on a server that ssh reaches",
        "A target with `to: git`, for hosts that show a branch",
        "A target with `to: s3`, any store that speaks S3",
        "An article: `content/articles/**/<slug>.md`",
        "A page outside the stream: `content/pages/about.md`",
        "What every entity file may say",
        "A driver: `content/drivers/<slug>.md`",
        "A team: `content/teams/<slug>.md`",
        "A circuit: `content/circuits/<slug>.md`",
        "A series: `content/series/<slug>.md`",
        "A recurring event: `content/events/<slug>.md`",
        "One running of an event: `content/events/<slug>/<year>/index.md`",
        "Someone who writes: `content/authors/<slug>.md`",
        "A tag with a text of its own: `content/tags/<slug>.md`",
    ]


def test_every_key_has_a_row_with_a_meaning() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]*) \| ([^|]+) \|$", reference(), re.MULTILINE)
    keys = {key for key, *_ in rows}
    kinds: tuple[type[Struct], ...] = (*KINDS.values(), schema.EntityFront, *TARGETS)
    for kind in kinds:
        assert {info.encode_name for info in structs.fields(kind)} <= keys
    assert len(rows) == sum(line.startswith("| `") for line in reference().splitlines())
    assert all(meaning for *_, meaning in rows)


def test_every_kind_of_file_is_known() -> None:
    names = "site article page driver team circuit series event edition author tag"
    assert " ".join(KINDS) == " ".join(json_schemas()) == names


def test_the_readme_is_brought_up_to_date() -> None:
    old = f"# Readme\n\n{BEGIN}\nold\n{END}\n\nMore\n"
    new = updated_readme(old)
    assert new == f"# Readme\n\n{BEGIN}\n\n{reference()}\n{columns()}\n{blocks()}\n{codes()}\n{END}\n\nMore\n"
    assert updated_readme(new) == new


def test_our_own_readme_is_up_to_date() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert readme == updated_readme(readme)


def test_every_code_stands_in_the_reference() -> None:
    rows = [line for line in codes().splitlines() if line.startswith("| `PF")]
    assert len(rows) == len(CODES) == len({line.split("`")[1] for line in rows} & CODES.keys())


def test_every_column_of_results_stands_in_the_reference() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", columns(), re.MULTILINE)
    assert [name for name, _ in rows] == [*COLUMNS, *TABLE_COLUMNS]
    assert len(rows) == 22


def test_every_key_of_a_block_stands_in_the_reference() -> None:
    sections = blocks().split("### ")[1:]
    assert [section.split("`")[1].strip("{}") for section in sections] == list(BLOCKS)
    for section, kind in zip(sections, BLOCKS.values(), strict=True):
        assert {info.encode_name for info in structs.fields(kind)} <= set(re.findall(r"^\| `([^`]+)`", section, re.M))


@pytest.mark.parametrize("text", ["", BEGIN, f"{END}\n{BEGIN}\n", f"{BEGIN}\nold"])
def test_a_readme_without_its_two_lines_is_left_alone(text: str) -> None:
    with pytest.raises(ValueError, match="the README lacks the lines"):
        updated_readme(text)


def properties(kind: str, part: str) -> dict[str, Any]:
    found: dict[str, Any] = json_schemas()[kind]["$defs"][part]["properties"]
    return found


def patterns(value: dict[str, Any]) -> list[str]:
    return [each["pattern"] for each in (value, *value.get("anyOf", ())) if "pattern" in each]


def test_unknown_keys_are_refused_everywhere() -> None:
    parts = [part for each in json_schemas().values() for part in each["$defs"].values()]
    assert all(part["additionalProperties"] is False for part in parts)
    assert len(parts) == 55


def test_schemas_have_the_keys_of_the_structs() -> None:
    for kind, struct in KINDS.items():
        found = json_schemas()[kind]
        part = found["$defs"][found["$ref"].removeprefix("#/$defs/")]
        assert list(part["properties"]) == [info.encode_name for info in structs.fields(struct)]
        assert part["required"] == [info.encode_name for info in structs.fields(struct) if info.required]
        assert all(value.get("description") for value in part["properties"].values())


def test_dates_are_patterned_text() -> None:
    (moment,) = patterns(properties("article", "Article")["date"])
    for text in ("2024-06-17", "2024-06-17 14:00", "2024-06-17T14:00:00Z", "2024-06-17 14:00 +0200"):
        assert re.search(moment, text)
    assert not re.search(moment, "17 June")
    (partial,) = patterns(properties("driver", "Spell")["from"])
    assert all(re.search(partial, text) for text in ("2024", "2024-06", "2024-06-17"))
    assert not re.search(partial, "since 2024")
    assert {"type": "integer", "minimum": 1800, "maximum": 2199} in properties("driver", "Spell")["from"]["anyOf"]


def test_one_value_may_stand_for_a_list_of_it() -> None:
    text = [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]
    assert properties("article", "Article")["drivers"]["anyOf"] == [*text, {"type": "array", "items": {"anyOf": text}}]
    assert {"$ref": "#/$defs/Source"} in properties("article", "Article")["sources"]["anyOf"]
    assert {"type": "string"} in properties("article", "Article")["image"]["anyOf"]


def test_schemas_can_be_written() -> None:
    assert msgspec.json.decode(msgspec.json.encode(json_schemas())) == json_schemas()
