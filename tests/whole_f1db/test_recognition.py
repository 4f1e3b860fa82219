"""The paragraphs of the tests against all names of F1DB, where many more could be meant."""

import os
from collections import Counter
from pathlib import Path

import pytest

from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.racing.files import entity_files
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.roster import Term, roster
from generator.stages.load import load
from generator.stages.parse import Rules, parse
from generator.text.dates import zone
from tests.racing.recognition.test_paragraphs import EVERY, KINDS, found, truth
from tests.tiny import TinySite

LEAST = {"drivers": (0.99, 0.95), "teams": (0.97, 0.9), "events": (0.97, 0.9), "circuits": (0.97, 0.9)}
"""The precision and the recall that are asked for."""


@pytest.fixture(scope="session")
def names(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lexicon, frozenset[Term]]:
    """The lexicon of all of F1DB, and what it knows."""
    root = tmp_path_factory.mktemp("site")
    TinySite(root, {})
    import_f1db(root, Path(os.environ["F1DB"]), Wanted())
    loaded = load(root)
    rules = Rules(zone=zone(loaded.config.timezone), markdown=loaded.config.markdown)
    read = parse([source for source in loaded.sources if source.kind not in ("article", "page")], rules)
    own, _ = entity_files(parsed for each, _ in read for parsed in each.parsed)
    return lexicon(own, roster(own.values(), [], "").names), frozenset(own)


def test_names_are_found_as_well_among_all_of_f1db(names: tuple[Lexicon, frozenset[Term]]) -> None:
    known, terms = names
    slugs = {slug for _, slug in terms}
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for paragraph in EVERY:
        wanted = {(kind, slug) for kind, slug in truth(paragraph) if slug in slugs}
        had = found(paragraph, known)
        right.update(kind for kind, _ in had & wanted)
        wrong.update(kind for kind, _ in had - wanted)
        missed.update(kind for kind, _ in wanted - had)
    scores = {
        kind: (right[kind] / (right[kind] + wrong[kind]), right[kind] / (right[kind] + missed[kind])) for kind in KINDS
    }
    pairs = [pair for kind in KINDS for pair in zip(scores[kind], LEAST[kind], strict=True)]
    assert all(score >= least for score, least in pairs), scores
