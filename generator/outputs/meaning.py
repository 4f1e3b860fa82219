"""Meaning: whom the names in articles, entities' files and results mean, and what does not fit together there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.answers import Ask
from generator.model import Parsed, Problem
from generator.outputs.entities import shown
from generator.outputs.neighbours import by_term
from generator.outputs.visibility import Visible
from generator.racing.about import about
from generator.racing.doubts import doubts
from generator.racing.files import ENTITY_KINDS
from generator.racing.history import History, history
from generator.racing.references import slips
from generator.racing.registry import Registry, registry
from generator.racing.roster import Term, roster
from generator.racing.sanity import impossible, same_rounds, undecided
from generator.schema import SiteFront


class Meant(NamedTuple):
    """What results say, whom names mean, whom each article is about (`of`), by term the articles about it (`lists`) and
    those that just mention it (`also`), and all terms that are shown."""

    past: History
    names: Registry
    of: Sequence[tuple[Term, ...]]
    lists: Mapping[Term, Sequence[int]]
    also: Mapping[Term, Sequence[int]]
    terms: Sequence[Term]


def meanings(
    known: Visible,
    articles: Sequence[Parsed],
    own: Mapping[Term, Parsed],
    config: SiteFront,
    year: int,
    ask: Ask,
    problems: list[Problem],
) -> Meant:
    """What the names in published sources mean: in articles, in entities' files (`own`) and in results, in the `year`
    that runs. What is wrong with them is added to the problems; `ask` gives what was worked out before."""
    listed = roster(own.values(), articles, config.author)
    past, doubtful = history(known.published, own, listed.names, year, known.hidden)
    names = registry([*listed.names.by_slug.values(), *past.new]) if past.new else listed.names
    found, told = about(articles, listed.of, listed.names, config.tagging)
    problems += [*listed.problems, *doubtful, *_doubts(past, ask), *told]
    problems += _unsound(known.published, own, names, past)
    lists, also = by_term(found.terms), by_term(found.also)
    named = [*lists, *also, *((each.kind, each.slug) for each in past.new if config.pages == "all")]
    return Meant(past, names, found.terms, lists, also, shown(named, names, own, config))


def _doubts(past: History, ask: Ask) -> Iterator[Problem]:
    """What does not fit in results, season by season."""
    for season in past.seasons.values():
        yield from ask(f"doubts {season.digest}", tuple[Problem, ...], partial(doubts, season))


def _unsound(
    published: Sequence[Parsed], own: Mapping[Term, Parsed], names: Registry, past: History
) -> Iterator[Problem]:
    """What entity files say that cannot be, or that leads to nobody."""
    files = [each for each in published if each.kind in ENTITY_KINDS]
    yield from slips(files, names)
    yield from impossible(files)
    yield from same_rounds(past.weekends, own)
    yield from undecided(files, names, past.seasons.keys())
