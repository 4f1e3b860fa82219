"""Reading: a text, part by part, and whom each name in it means."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

from generator.racing.recognition.beginnings import may_begin
from generator.racing.recognition.codes import CODES, by_code, coded_in
from generator.racing.recognition.elsewhere import elsewhere
from generator.racing.recognition.families import by_given_name
from generator.racing.recognition.field import (
    is_motorsport,
    is_of_another_sport,
    is_of_roads,
    is_ours,
    is_racing,
    is_sport,
)
from generator.racing.recognition.glance import at_a_glance, full_names
from generator.racing.recognition.judging import judged
from generator.racing.recognition.lexicon import ALONE, Lexicon, Name
from generator.racing.recognition.others import called, namesakes
from generator.racing.recognition.recalling import recalled
from generator.racing.recognition.rows import in_rows
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.stretches import MOST, Stretch, stretches
from generator.racing.recognition.theme import looked_back, season_of, theme
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Elsewhere, Known, Verdict
from generator.racing.recognition.words import BODY, Words
from generator.racing.roster import Term
from generator.text.blocks import Block

TITLE, SUMMARY = -2, -1
"""The parts of a text before its first block."""

ROUNDS = 3
"""So many names of places, each in a cell of a table, are rounds of a season."""

FURTHEST = 12
"""So many stretches of a text are read closely, nearly 5,000 names; in those behind them only full names are known."""

_ADDRESSES = ("@", "/", "www.")


FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9000, 1, 1)
"""Days so far from the ends of the calendar that all that is counted from them is in it."""


class Told(NamedTuple):
    """A text: its headline and summary, its day, the entities that front matter names, and its blocks."""

    title: str
    summary: str
    day: date
    named: frozenset[Term]
    blocks: Sequence[Block]


class Text(NamedTuple):
    """A text that was read: what was told, and all its words."""

    told: Told
    words: Words


class Mention(NamedTuple):
    """A name in a text: in which part (`TITLE`, `SUMMARY` or the number of a block), from where to where in it, as it
    is written, and what was decided of it."""

    part: int
    start: int
    end: int
    text: str
    verdict: Verdict


_Spots: TypeAlias = Sequence[tuple[Spot, Name]]
"""Where names stand in a text."""


def read(told: Told) -> Text:
    """The words of a text. One of a day that no race is near is read as of the nearest from which one can count."""
    if not FIRST_DAY <= told.day <= LAST_DAY:
        told = told._replace(day=min(max(told.day, FIRST_DAY), LAST_DAY))
    return Text(told, Words([told.title, told.summary, *(block.text for block in told.blocks)], told.day.year))


def words_of(text: Text) -> frozenset[str]:
    """The words of a text, folded, with which a name could begin or that are looked up otherwise, but `SMALL_FIRST`,
    and its day. As long as all that a lexicon knows of these is the same (`keeping.digests`), the mentions are."""
    return text.words.beginning | {text.told.day.isoformat()}


def mentions(text: Text, names: Lexicon, *, is_explained: bool = False) -> tuple[Mention, ...]:
    """Every name in a text that could mean somebody, in order, and whom it means; with the reasons if it is to be
    explained, else those alone of names that stay undecided."""
    every = _spots(text.words, names)
    if pieces := _pieces(text, every):
        return tuple(_in_pieces(text, pieces, names, is_explained=is_explained))
    return tuple([_mention(text.words, *each) for each in _decided(text, every, names, is_explained=is_explained)])


def telling(text: Text, names: Lexicon) -> tuple[Mention, ...]:
    """Those mentions in a text that mean somebody, or could mean several."""
    every = _spots(text.words, names)
    if pieces := _pieces(text, every):
        return tuple(each for each in _in_pieces(text, pieces, names) if each.verdict.term or each.verdict.is_close)
    found = _decided(text, every, names)
    return tuple([_mention(text.words, *each) for each in found if each[1].term or each[1].is_close])


def _pieces(text: Text, every: _Spots) -> list[Stretch]:
    """The stretches in which a text is read; none where it is read as a whole."""
    if len(every) <= MOST:
        return []
    return stretches(text.words, text.told.blocks, [spot.first for spot, _ in every])


def _in_pieces(
    text: Text, pieces: Sequence[Stretch], names: Lexicon, *, is_explained: bool = False
) -> Iterator[Mention]:
    """The mentions in the stretches of a text. Drivers that one of them names in full are known in those behind it."""
    told, year, full = text.told, text.told.day.year, set[Term]()
    for at, piece in enumerate(pieces):
        some = read(told._replace(named=told.named | full, blocks=piece.blocks))
        every = _spots(some.words, names)
        decided = _decided(some, every, names, is_explained=is_explained) if at < FURTHEST else full_names(every, year)
        for each in [_mention(some.words, *found) for found in decided]:
            if each.part >= 0:
                cut = piece.cut if each.part == 0 else 0
                yield each._replace(part=each.part + piece.part, start=each.start + cut, end=each.end + cut)
            elif piece is pieces[0]:
                yield each
        full |= {name.in_full for _, name in every if name.in_full}


def _decided(text: Text, every: _Spots, names: Lexicon, *, is_explained: bool = False) -> list[tuple[Spot, Verdict]]:
    words = text.words
    coded = coded_in(text.words, text.told.blocks, names)
    if 0 < len(coded) < CODES:  # BAR, in a column of teams
        year = text.told.day.year
        teams = {spot.first for spot, name in every if name.has_team and name.only_in(year)}
        coded = {place for place in coded if place not in teams}
    spots = [each for each in every if coded.isdisjoint(range(each[0].first, each[0].last))] if coded else every
    known = _known(text, names, spots, [name for _, name in every], is_explained=is_explained)
    named = {place: name for spot, name in spots for place in range(spot.first, spot.last)}
    found = _verdicts(spots, words, known, names, named)
    decided = [verdict.term for _, verdict in found if verdict.term and verdict.term[0] == "driver"]
    called = [*by_given_name(words, spots, decided, known, names)]
    if places := [at for at, (_, name) in enumerate(spots) if name.is_place and not name.is_adjective]:
        if rows := in_rows(words, named, [(at, *found[at]) for at in places], known, names):
            found = [(spot, rows.get(at, verdict)) for at, (spot, verdict) in enumerate(found)]
        called += _apart(recalled(words, named, [found[at] for at in places], known, names), found)
    if coded or called:
        found += called
        found += ((Spot(place, place + 1, ""), by_code(words.shown[place], known, names)) for place in coded)
        found.sort()
    return found


def _apart(years: list[tuple[Spot, Verdict]], found: Sequence[tuple[Spot, Verdict]]) -> list[tuple[Spot, Verdict]]:
    """Years that mean a race, but those that are part of a name that means somebody."""
    if not years:
        return years
    taken = {place for spot, verdict in found if verdict.term for place in range(spot.first, spot.last)}
    return [each for each in years if taken.isdisjoint(range(each[0].first, each[0].last))]


def _known(text: Text, names: Lexicon, spots: _Spots, found: Sequence[Name], *, is_explained: bool) -> Known:
    """What is known of a text as a whole; `found` are all names, those that are codes too."""
    told, words = text
    away = elsewhere(words, partial(_at_home, spots, told.day.year), partial(_careers, words, spots))
    others = namesakes(spots, words, names)
    own = [name for name in found if name.folded not in others] if others else found
    is_other = is_of_another_sport(words, own, told.day.year)
    racing, sport = not is_other and is_racing(words, found), not is_other and is_sport(words, found)
    in_full: dict[Term, int] = {}
    for spot, name in spots:
        is_told = racing or sport or not name.ends_ordinary
        if name.in_full and is_told and words.is_capital(spot.first) and not _is_of_father(name, told.day.year, away):
            in_full.setdefault(name.in_full, spot.first)
    return Known(
        told.day,
        told.named,
        in_full,
        others,
        frozenset([part for part, block in enumerate(told.blocks, BODY) if block.kind == "cell"]),
        is_explained,
        any(map(words.text.__contains__, _ADDRESSES)),
        racing,
        sport,
        not is_other and is_motorsport(words, found, told.day.year),
        series=frozenset([slug for kind, slug in told.named if kind == "series"]),
        elsewhere=away,
        is_of_roads=is_of_roads(words, own, told.day.year),
        is_of_another_sport=is_other,
        is_ours=is_ours(own),
        rounds=_rounds(told, words, spots),
        raced=frozenset([each.slug for name in found if name.events for each in name.held]),
        theme=theme(words, told.day.year),
        season=season_of(words, told.day),
        back=looked_back(words, told.day.year),
    )


def _is_of_father(name: Name, year: int, away: Elsewhere | None) -> bool:
    """Whether the full name of a junior means the father, who raced before him, and elsewhere."""
    return name.is_of_father(year) or (name.is_of_junior and away is not None)


def _rounds(told: Told, words: Words, spots: _Spots) -> Mapping[int, int]:
    """The cells of a table that hold the name of a place and nothing else, if there are several, with the year that the
    title or the summary names, else that of the text."""
    cells = {part for part, block in enumerate(told.blocks, BODY) if block.kind == "cell"}
    if not cells:
        return {}
    places = {words.part(spot.first): spot for spot, name in spots if name.is_place}
    rounds = [part for part, spot in places.items() if part in cells and words.within(part).start == spot.first]
    alone = [part for part in rounds if len(words.within(part)) <= places[part].last - places[part].first + 1]
    years = {words.years[place] for place in words.dates if words.part(place) < BODY}
    year = years.pop() if len(years) == 1 else told.day.year
    return dict.fromkeys(alone, year) if len(alone) >= ROUNDS else {}


def _at_home(spots: _Spots, year: int) -> int:
    """How many drivers of a year are named in full."""
    full = {
        name.in_full
        for _, name in spots
        if name.in_full and any(each.subject.was_active((year, year)) for each in name.claims)
    }
    return len(full)


def _careers(words: Words, spots: _Spots) -> list[Years]:
    """When drivers were active whom the title or the summary names in full, but for those who still are."""
    head = [name for spot, name in spots if name.in_full and words.part(spot.first) < BODY]
    drivers = [claim.subject for name in head for claim in name.claims if claim.subject.term == name.in_full]
    return [years for each in drivers if each.kind == "driver" for years in each.years]


def _spots(words: Words, names: Lexicon) -> list[tuple[Spot, Name]]:
    """Where names stand. What is written small is a word like any other."""
    shown = words.shown

    def fits(first: int, name: Name) -> bool:
        """Whether a name is written as one: with capitals, and without a comma or the like within."""
        last = first + name.words
        if shown[last - 1][0].islower() or (name.is_adjective and shown[last : last + 1] != ["race"]):
            return False
        return name.words == 1 or (may_begin(shown[first]) and words.is_whole(first, last))

    return [(Spot(first, first + name.words, name.folded), name) for first, name in names.found(words.joined, fits)]


def _verdicts(
    spots: _Spots, words: Words, known: Known, names: Lexicon, named: Mapping[int, Name]
) -> list[tuple[Spot, Verdict]]:
    """What is decided of each spot: first of places and teams, then of what is a team or a driver, since a team nearby
    tells of a driver."""
    is_quick = not (known.is_explained or known.has_addresses or known.elsewhere or words.is_of_sports)
    verdicts: dict[int, Verdict] = {}
    wider: dict[int, Spot] = {}
    teams: list[tuple[int, str]] = []
    for at in sorted(range(len(spots)), key=lambda at: spots[at][1].turn):
        spot, name = spots[at]
        verdict = at_a_glance(name, spot, words, known) if is_quick else None
        if verdict is None:
            scene = Scene(words, spot, named, known.theme)
            beside = [slug for first, slug in teams if scene.start <= first < scene.end]
            verdict = judged(name, scene, known, names, beside)
            if verdict.term and name.has_driver:
                wider[at] = _whole(name, scene, verdict.term)
        verdicts[at] = verdict
        if verdict.term and verdict.term[0] == "team":
            teams.append((spot.first, verdict.term[1]))
    return [(wider.get(at, spot), verdicts[at]) for at, (spot, _) in enumerate(spots)]


def _whole(name: Name, scene: Scene, term: Term) -> Spot:
    """The whole name as it is written: with the initials or the short form of the given name before a surname."""
    spot = scene.spot
    claims = [claim for claim in name.claims if claim.subject.term == term and claim.form in ALONE]
    before = spot.first - 1
    if not claims or not scene.before or scene.is_name(before) or not scene.words.is_capital(before):
        return spot
    first = before if scene.joins_before() and called(scene.before, claims) else spot.first - scene.initials()[1]
    return Spot(first, spot.last, spot.name) if first < spot.first else spot


def _mention(words: Words, spot: Spot, verdict: Verdict) -> Mention:
    start, end = words.starts[spot.first], words.end_as_written(spot.last - 1)
    origins = words.origins
    part = bisect_right(origins, start) - 1
    origin = origins[part]
    return Mention(part - BODY, start - origin, end - origin, words.written[start:end], verdict)
