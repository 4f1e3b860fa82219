"""What the entity files of a site say, read for a command of the newsroom."""

from collections.abc import Iterator

from generator.knowledge import tells_names
from generator.model import Parsed, Problem
from generator.racing.files import ENTITY_KINDS
from generator.stages.load import Loaded
from generator.stages.parse import Rules, parse


def filed(loaded: Loaded, rules: Rules, problems: list[Problem]) -> Iterator[Parsed]:
    """Every entity with a file or an entry in a list; errors in these files are added to the problems."""
    for source in loaded.sources:
        if source.kind in ENTITY_KINDS or source.kind == "list":
            ((found, _),) = parse([source], rules)
            yield from found.parsed
            problems += (each for each in found.problems if each.severity == "error")


def raced(loaded: Loaded, rules: Rules) -> Iterator[Parsed]:
    """The results of all races. What is wrong in them is no concern of names."""
    for source in loaded.sources:
        if source.kind == "results" and tells_names(source):
            ((found, _),) = parse([source], rules)
            yield from found.parsed
