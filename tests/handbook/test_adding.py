"""Adding to it: what the handbook says of where things go is so, and nothing is left out of a table."""

import re
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest

from generator.cli import COMMANDS
from generator.model import EntityKind
from generator.publish.targets import maker
from generator.schema import KINDS, PLURALS
from generator.schema.publish import TARGETS
from tests.handbook.documents import REPOSITORY, section
from tests.tiny import TinySite


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:generator|themes|tests)/[\w/.]*)`", section("adding")))
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []
    assert len(named) == 14


@pytest.mark.parametrize("words", [set(KINDS) - {"edition"}, set(PLURALS.values())], ids=["one", "several"])
def test_no_other_module_lists_the_kinds_of_entities(words: set[str]) -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in (REPOSITORY / "generator").rglob("*.py")}
    listing = [path.name for path, text in modules.items() if words <= set(re.findall(r"[\"'](\w+)[\"']", text))]
    assert listing == ["kinds.py"]


def test_every_kind_of_target_is_made_and_described() -> None:
    assert all(callable(maker(target)) for target in TARGETS)
    words = {str(target.__struct_config__.tag) for target in TARGETS}
    assert {word for word in words if f"to: {word}" in section("publishing")} == words


def test_no_kind_of_entity_is_forgotten(tmp_path: Path) -> None:
    assert [*KINDS] == [*get_args(EntityKind)]
    site = TinySite(tmp_path)
    site.built()
    assert [each for each in KINDS.values() if each.plural and each.empty not in site.page(f"/{each.plural}/")] == []


def test_every_command_has_a_module() -> None:
    assert all((REPOSITORY / f"generator/commands/{module}.py").exists() for module, _ in COMMANDS.values())


def test_every_module_of_the_generator_is_named_where_it_is_told_how_it_is_built() -> None:
    named = set(re.findall(r"`([a-z_0-9]+)(?:\.py|/)`", section("inside")))
    every = {each.name for each in iter_modules([str(REPOSITORY / "generator")])} - {"__main__"}
    assert every - named == set()
