"""Adding to it: what the handbook says of where things go is so, and nothing is left out of a table."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

from generator.cli import COMMANDS
from generator.model import EntityKind
from generator.newsroom import rules
from generator.newsroom.codes import RULES
from generator.outputs import feed_forms
from generator.outputs.feed_forms import FORMS
from generator.publish.targets import maker
from generator.schema import KINDS
from generator.schema.publish import TARGETS
from tests.handbook.documents import REPOSITORY, section
from tests.tiny import TinySite


def modules(package: Path) -> set[str]:
    return {each.name for each in iter_modules([str(package)])}


def folder(name: str | None) -> Path:
    assert name
    return Path(name).parent


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:generator|themes|tests)/[\w/.]*)`", section("adding")))
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []
    assert len(named) > 15


def test_every_module_of_rules_is_in_the_registry() -> None:
    found = [import_module(f"{rules.__name__}.{name}") for name in modules(folder(rules.__file__))]
    every = [rule for module in found for rule in getattr(module, "RULES", ())]
    assert {rule.code for rule in every} == {rule.code for rule in RULES}


def test_every_form_of_feed_has_a_module() -> None:
    writers = {form.write.__module__.rpartition(".")[2] for form in FORMS.values()}
    assert writers == modules(folder(feed_forms.__file__)) - {"entries"}


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
