"""A lexicon is kept from build to build, and an article is read anew when what is known of its words has changed."""

from datetime import date
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import EntityKind, Parsed, ParsedAs, PartialDate
from generator.racing.recognition.keeping import digests, encoded_lexicon, hangs, lexicon_from
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.naming import lexicon
from generator.racing.recognition.reading import Told, mentions, read, words_of
from generator.racing.roster import Term, roster
from generator.schema import (
    CircuitFront,
    DriverFront,
    EditionFront,
    EntityFront,
    EventFront,
    SeriesFront,
    SpellFront,
    TeamFront,
)
from generator.text.blocks import Block
from tests.racing.recognition.cast import cast


def test_a_lexicon_comes_back_as_it_was() -> None:
    kept = lexicon_from(encoded_lexicon(cast()))
    assert kept.tables == cast().tables
    told = Told("Hamilton wins", "", date(2024, 7, 8), frozenset(), [Block("text", "Russell retired at Silverstone.")])
    assert mentions(read(told), kept) == mentions(read(told), cast())


def test_bytes_that_are_no_lexicon_are_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        lexicon_from(b"no lexicon")


def test_few_words_of_a_text_have_to_be_looked_at() -> None:
    text = "In May the drivers of Ferrari went to 12 rounds with j. van der Garde, von Trips and LEC."
    told = Told("", "", date(2024, 7, 8), frozenset(), [Block("text", text)])
    assert words_of(read(told)) == {"in", "may", "ferrari", "12", "garde", "trips", "lec", "2024-07-08"}


def test_a_series_is_known_by_its_slug_too_as_front_matter_may_write_it() -> None:
    front = SeriesFront(name="World Endurance Championship")
    own: dict[Term, Parsed] = {
        ("series", "wec"): ParsedAs(path="content/series/wec.md", kind="series", front=front, slug="wec")
    }
    known = digests(lexicon(own, roster(own.values(), [], "").names))
    assert {"wec", "world championship"} <= known.keys()


# ---------------------------------------------------------------- what an article depends on


class Driver(NamedTuple):
    slug: str
    name: str
    alias: str
    code: str
    spells: tuple[tuple[str, int, int], ...]


class Team(NamedTuple):
    slug: str
    name: str
    alias: str


class Circuit(NamedTuple):
    slug: str
    name: str
    place: str


class Event(NamedTuple):
    slug: str
    name: str
    editions: tuple[tuple[int, str], ...]
    winner: str = ""


Thing = Driver | Team | Circuit | Event
World = dict[str, Thing]

WORLD: tuple[Thing, ...] = (
    Driver("max", "Max Hill", "", "HIL", (("lotus", 1993, 1994),)),
    Driver("jos", "Jos Hill", "Jossie", "HIL", (("red", 1993, 0),)),
    Driver("lance", "Lance Stroll", "", "STR", (("red", 2023, 2024),)),
    Team("lotus", "Lotus", ""),
    Team("red", "Red Ring", "Hill"),
    Circuit("one", "Imola", ""),
    Circuit("two", "Red Ring Park", "Spa"),
    Event("monza-grand-prix", "Monza Grand Prix", ((1994, "one"), (2024, "two")), "max"),
    Event("spa-24", "24 Hours of Spa", ((2023, "two"),)),
)
NAMES = ["Max", "Jos", "Lance", "Ada", "Hill", "Stroll", "Senna", "Lotus", "Red", "Ring", "Monza", "Imola", "Spa"]
YEARS = [1993, 1994, 2023, 2024]
WORDS = [
    *NAMES, "MAX", "HIL", "STR", "ADA", "Grand Prix", "GP", "in", "at", "the", "1994", "2023", "Mr", "won", "lived",
    "Next year's", "race", "for", "a", ".", ",", "street", "Sr", "it", "here", "and", "again",
    "last year", "a year later",
]  # fmt: skip
SENTENCES = [
    *(f"{place} {year}" for place in ("Imola", "Spa", "Monza", "Red Ring Park") for year in (1994, 2023, 2024)),
    *(f"{place} Grand Prix" for place in ("Imola", "Spa", "Monza")),
    *(f"{surname} of {team} in {year}" for surname in ("Hill", "Stroll") for team in ("Lotus", "Red Ring")
      for year in (1994, 2024)),
    *(f"{given} {surname} won. {surname}" for given in ("Max", "Jos", "Lance", "Ada")
      for surname in ("Hill", "Stroll")),
    *(f"{driver} won at {place} in 1994. He won there in 2023 and 2024, and a year later he won it again"
      for driver in ("Max Hill", "Lance Stroll") for place in ("Monza", "Spa", "Imola", "the Monza Grand Prix")),
    "Max Hill won at Monza", "Jos Hill has won the race at Imola", "Lance Stroll of the team won at Spa in rain",
    "Max Hill drove the Monza Grand Prix. Max Hill won in 1994. Jos Hill beat Lance Stroll in 2023",
    "Lance Stroll won in Monza, Imola and Spa in 2023", "Lance Stroll won at Spa on Sunday, here since last year",
    "HIL, STR, ADA", "HIL", "He lived in Spa", "Hill Street", "HILL WINS",
]  # fmt: skip

years = st.sampled_from(YEARS)
name = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(" ".join)
alias = st.just("") | name
code = st.sampled_from(["", "HIL", "STR", "MAX", "ADA"])
spells = st.lists(
    st.tuples(st.sampled_from(["lotus", "red"]), years, st.sampled_from([0, *YEARS])), max_size=2
).map(tuple)  # fmt: skip
circuit = st.sampled_from(["one", "two"])
winners = st.sampled_from(["", "max", "jos", "lance"])
editions = st.lists(st.tuples(years, circuit), max_size=3, unique_by=lambda each: each[0]).map(tuple)
event_name = name.flatmap(lambda each: st.sampled_from([f"{each} Grand Prix", f"24 Hours of {each}", each]))
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def like(thing: Thing, slug: str) -> st.SearchStrategy[Thing]:
    """What differs from a thing in some of its fields."""
    of = st.just(slug)
    match thing:
        case Driver(_, called, other, letters, held):
            return st.builds(
                Driver,
                of,
                st.just(called) | name,
                st.just(other) | alias,
                st.just(letters) | code,
                st.just(held) | spells,
            )
        case Team(_, called, other):
            return st.builds(Team, of, st.just(called) | name, st.just(other) | alias)
        case Circuit(_, called, place):
            return st.builds(Circuit, of, st.just(called) | name, st.just(place) | alias)
        case Event(_, called, held, winner):
            when = st.just(held) | st.just(_moved(held)) | editions
            return st.builds(Event, of, st.just(called) | event_name, when, st.just(winner) | winners)


def _swapped(held: tuple[tuple[str, int, int], ...]) -> tuple[tuple[str, int, int], ...]:
    return tuple(("red" if team == "lotus" else "lotus", since, until) for team, since, until in held)


def _moved(held: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    return tuple((year, "two" if at == "one" else "one") for year, at in held)


other_things = st.sampled_from(WORLD).flatmap(lambda each: st.sampled_from([each.slug, each.slug, "new"]).flatmap(
    lambda slug: like(each, slug)
))  # fmt: skip
worlds = st.tuples(st.sets(st.sampled_from(WORLD), max_size=3), st.lists(other_things, max_size=3)).map(
    lambda parts: {_key(each): each for each in (*(set(WORLD) - parts[0]), *parts[1])}
)


@given(worlds, other_things, st.booleans(), st.lists(texts, max_size=9))
def test_where_nothing_else_is_known_of_its_words_nobody_else_is_meant(
    before: World, changed: Thing, is_gone: bool, paragraphs: list[str]
) -> None:
    after = {key: each for key, each in before.items() if key != _key(changed)}
    if not is_gone:
        after[_key(changed)] = changed
    old, new = _lexicon(before), _lexicon(after)
    known, now = digests(old), digests(new)
    differing = [ends for ends in known.keys() | now.keys() if known.get(ends) != now.get(ends)]
    for paragraph in (*SENTENCES, *paragraphs):
        text = read(Told(paragraph, "", date(2024, 4, 1), frozenset(), [Block("item", paragraph)]))
        if not hangs(words_of(text), differing):
            assert mentions(text, old, is_explained=True) == mentions(text, new, is_explained=True)


def _key(thing: Thing) -> str:
    return f"{type(thing).__name__} {thing.slug}"


def _lexicon(world: World) -> Lexicon:
    own = {term: parsed for _, each in sorted(world.items()) for term, parsed in _entities(each)}
    events = [each for each in world.values() if isinstance(each, Event) and each.winner]
    outcomes = {f"{each.slug}/{year}": f" 1:{each.winner} " for each in events for year, _ in each.editions}
    return lexicon(own, roster(own.values(), [], "").names, outcomes)


def _entities(thing: Thing) -> list[tuple[Term, Parsed]]:
    match thing:
        case Driver(slug, name, alias, code, spells):
            held = tuple(
                SpellFront(team=team, from_=PartialDate(str(since)), to=PartialDate(str(until or "")))
                for team, since, until in spells
            )
            front = DriverFront(name=name, aliases=(alias,) if alias else (), code=code, teams=held)
            return [_parsed("driver", slug, front)]
        case Team(slug, name, alias):
            return [_parsed("team", slug, TeamFront(name=name, aliases=(alias,) if alias else ()))]
        case Circuit(slug, name, place):
            return [_parsed("circuit", slug, CircuitFront(name=name, place=place))]
        case Event(slug, name, editions, _):
            held_at = [(year, EditionFront(circuit=circuit, start=date(year, 4, 1))) for year, circuit in editions]
            each = [_parsed("edition", f"{slug}/{year}", edition) for year, edition in held_at]
            return [_parsed("event", slug, EventFront(name=name)), *each]


def _parsed(kind: EntityKind, slug: str, front: EntityFront) -> tuple[Term, Parsed]:
    return (kind, slug), ParsedAs(path=f"content/{kind}/{slug}.md", kind=kind, front=front, slug=slug)
