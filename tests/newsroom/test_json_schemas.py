"""JSON Schemas: editors get the same rules."""

import re
from typing import Any

import msgspec
from msgspec import structs

from generator.newsroom.json_schemas import KINDS, json_schemas


def test_every_kind_of_file_is_known() -> None:
    names = "site article page driver team event edition circuit series tag author"
    assert " ".join(KINDS) == " ".join(json_schemas()) == names


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
