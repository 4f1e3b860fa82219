"""Adding to it: what the handbook says of where things go is so, and nothing is left out of a table."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest
from msgspec import structs

from generator import schema
from generator.cli import COMMANDS
from generator.labels import INDEXES
from generator.model import PLURALS, EntityKind
from generator.newsroom import rules
from generator.newsroom.rules.registry import RULES
from generator.outputs import feed_forms
from generator.outputs.feed_forms import FORMS
from generator.outputs.kinds import KINDS
from generator.publish.targets import MAKERS
from generator.racing.roster import NAMING
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
    assert set(MAKERS) == set(TARGETS)
    words = {str(target.__struct_config__.tag) for target in TARGETS}
    assert {word for word in words if f"to: {word}" in section("publishing")} == words


@pytest.mark.parametrize("kind", PLURALS)
def test_every_kind_of_entity_is_known_wherever_one_has_to_be(kind: EntityKind) -> None:
    plural = PLURALS[kind]
    assert issubclass(schema.FRONTS[kind], schema.EntityFront)
    assert plural in {info.name for info in structs.fields(schema.PermalinksFront)}
    assert plural in get_args(schema.LeftOut)
    assert (plural, kind) in NAMING
    assert {key for key, _ in NAMING} <= {info.name for info in structs.fields(schema.ArticleFront)}
    assert kind in INDEXES
    assert kind in KINDS
    assert (REPOSITORY / f"themes/plain/templates/{kind}.html").exists()


def test_no_kind_of_entity_is_forgotten(tmp_path: Path) -> None:
    assert {*PLURALS, "edition"} == set(KINDS) == set(get_args(EntityKind))
    site = TinySite(tmp_path)
    site.built()
    assert [
        plural for plural in PLURALS.values() if f"There are no {plural} yet." not in site.page(f"/{plural}/")
    ] == []


def test_every_command_has_a_module() -> None:
    assert all((REPOSITORY / f"generator/commands/{module}.py").exists() for module, _ in COMMANDS.values())


def test_every_module_of_the_generator_is_named_where_it_is_told_how_it_is_built() -> None:
    named = set(re.findall(r"`([a-z_0-9]+)(?:\.py|/)`", section("inside")))
    every = {each.name for each in iter_modules([str(REPOSITORY / "generator")])} - {"__main__"}
    assert every - named == set()
