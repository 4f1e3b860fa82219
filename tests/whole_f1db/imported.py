"""A site into which all of F1DB is imported, read as a build reads it."""

from pathlib import Path
from typing import NamedTuple

from generator.model import Problem
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.racing.files import entity_files
from generator.racing.history import History, history
from generator.racing.roster import roster
from generator.schema import MarkdownFront
from generator.stages.load import load
from generator.stages.parse import Rules, parse
from generator.text.dates import zone
from tests.tiny import SITE_YAML


class Imported(NamedTuple):
    """The site's folder, the history that its files tell, and what is wrong with any of them."""

    root: Path
    history: History
    problems: tuple[Problem, ...]


def whole_import(source: Path, root: Path) -> Imported:
    """Import, and read what was written."""
    (root / "site.yaml").write_text(SITE_YAML)
    import_f1db(root, source, Wanted())
    found = [each for each, _ in parse(load(root).sources, Rules(zone=zone("UTC"), markdown=MarkdownFront()))]
    parsed = [each for said in found for each in said.parsed]
    own, doubles = entity_files(parsed)
    made, strays = history(parsed, own, roster(own.values(), [], "").names, 2026)
    return Imported(root, made, (*doubles, *strays, *(each for said in found for each in said.problems)))
