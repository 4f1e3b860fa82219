"""What writing blocks show of the site: results, standings, drivers' cards. A block asks by its keys, and there is one
answer to the same question wherever it is asked, with links for pages and for feeds."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from generator.answers import Ask
from generator.catalogues import Catalogues
from generator.labels import session as session_name
from generator.model import EntityKind, Parsed
from generator.outputs.block_tables import driver_card, results_table, standings_html
from generator.outputs.links import Places, Shown
from generator.outputs.past import Past, season_digest, session_digest
from generator.outputs.site import Entity
from generator.outputs.towers import standings_table, towers
from generator.racing.editions import edition_of, event_like
from generator.racing.registry import Registry
from generator.racing.results import Weekend
from generator.racing.seasons import Entrants, Season
from generator.schema.blocks import DriverBlock, NoteBlock, ResultsBlock, StandingsBlock, WarningBlock
from generator.text.slugs import nearest, slugify
from generator.text.writing.names import KINDS
from generator.wording import ENGLISH, Wording


class Sources(Struct, frozen=True):
    """What blocks show parts of: the past, entities with pages, and where everything stands."""

    past: Past
    entities: Mapping[tuple[EntityKind, str], Entity]
    places: Places
    ask: Ask
    catalogues: Catalogues


def shown_blocks(texts: Iterable[Parsed], sources: Sources) -> dict[str, Shown]:
    """What the blocks of all texts show, by what they ask."""
    asked = dict.fromkeys(what for each in texts if each.asks for what in each.asks)
    return {what: _shown(what, sources) for what in asked}


def _shown(what: str, sources: Sources) -> Shown:
    asked, _, keys = what.partition(" ")
    name, _, language = asked.partition("@")
    words = sources.catalogues.wording(language or "en")
    front = msgspec.json.decode(keys, type=KINDS[name])
    try:
        digest, make = _ANSWERS[name](front, sources, words)
    except _WrongError as why:
        return Shown(wrong=why.text, hint=why.hint, words=why.words)
    places = sources.places
    key = f"block {what} {places.base_url} {places.root} {words.digest} {digest}"
    return sources.ask(key, Shown, partial(_both, make, places.base_url.removesuffix(places.root), key))


def _both(make: Callable[[str], str], host: str, key: str) -> Shown:
    return Shown(make(""), make(host), key=key)


Answer: TypeAlias = tuple[str, Callable[[str], str]]
"""The digest of all that is shown, and what makes it, for links that begin with a host or with none."""


class _WrongError(Exception):
    """A block asks for something that is not there, by these words of it."""

    def __init__(self, text: str, hint: str = "", words: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.words = words


# ---------------------------------------------------------------- results


def _results(front: ResultsBlock, sources: Sources, words: Wording) -> Answer:
    past = sources.past
    weekend = _weekend(front.edition, past)
    session = weekend.sessions.get(slugify(front.session))
    edition = past.named("edition", weekend.slug)
    if session is None:
        titles = [session_name(ENGLISH, name) for name in weekend.sessions]
        hint = (
            f"known are {', '.join(titles)}"
            if titles
            else "write them into a file beside the edition; they count once it has begun"
        )
        raise _WrongError(f"'{edition.name}' has no results of '{front.session}'", hint, front.session)
    classes = sorted({row.class_ for row in session.rows})
    _check_class(front.class_, classes)

    def make(host: str) -> str:
        some = (each for each in towers(past, session, words) if front.class_ in ("", each.class_))
        return "".join([results_table(each, edition, front.top, host, words) for each in some])

    return session_digest(past, weekend, session), make


def _weekend(text: str, past: Past) -> Weekend:
    """The edition that a name means."""
    if found := past.history.weekends.get(text):
        return found
    known = edition_of(past.names, text)
    if known:
        event, year = known
        if found := past.history.weekends.get(f"{event.slug}/{year}"):
            return found
        hint = "write its index.md, or look at the year; a draft is not known"
        raise _WrongError(f"no edition of {event.name} in {year} is known", hint, text)
    near = event_like(past.names, text)
    if near:
        hint = f"did you mean '{near.name}'?"
    elif past.history.weekends:
        hint = "write the event and the year: Monaco Grand Prix 2024"
    else:
        hint = "no edition has a file: they are content/events/<event>/<year>/index.md"
    raise _WrongError(f"no edition is called '{text}'", hint, text)


def _check_class(asked: str, classes: Iterable[str]) -> None:
    known = [each for each in classes if each]
    if asked and asked not in known:
        hint = f"known are {', '.join(known)}" if known else "leave the key out"
        raise _WrongError(f"there is no class '{asked}'", hint, asked)


# ---------------------------------------------------------------- standings


def _standings(front: StandingsBlock, sources: Sources, words: Wording) -> Answer:
    past = sources.past
    season, after = _round(front, past)
    kind: Entrants = "team" if front.of == "teams" else "driver"
    _check_class(front.class_, season.classes)
    class_ = front.class_ or next(iter(season.classes), "")
    has_results = any(each.round == after for each in season.run) or (after, kind) in season.official
    table = standings_table(past, season, kind, after, class_) if has_results else None
    if not table or not table.rows:
        asked = front.edition or (f"round {after}" if after else "any round")
        hint = f"the last round with results is {season.last}" if season.last else ""
        words_of_it = front.edition or str(front.round or front.season)
        raise _WrongError(f"{past.season(season).name} has no standings after {asked}", hint, words_of_it)
    digest = season_digest(past, season, after)
    return digest, lambda host: standings_html(table, past.season(season), after, front.top, host, words=words)


def _round(front: StandingsBlock, past: Past) -> tuple[Season, int]:
    """The season, and the round after which standings are asked for."""
    if front.edition and (front.series or front.season or front.round):
        raise _WrongError(
            "`edition` says the series, the season and the round too", "leave these keys out, or `edition`"
        )
    if front.edition:
        weekend = _weekend(front.edition, past)
        season = past.history.seasons.get((weekend.series, weekend.season))
        counted = next((each for each in season.weekends if each.slug == weekend.slug), None) if season else None
        if not season or not counted or not counted.round:
            hint = "give the edition a round, and a series that has a file in content/series/"
            raise _WrongError(f"'{front.edition}' is no round of a season", hint, front.edition)
        return season, counted.round
    if not front.series or not front.season:
        raise _WrongError("it is not said after which round", "write 'edition: …', or 'series: …' and 'season: …'")
    series = past.names.one("series", front.series)
    season = past.history.seasons.get((series.slug, front.season)) if series else None
    if not season:
        years = sorted(year for of, year in past.history.seasons if series and of == series.slug)
        if years:
            hint = f"known are {', '.join(map(str, years[-5:]))}"
        elif series:
            hint = "seasons are made of editions of the series and their results"
        else:
            hint = _did_you_mean(past.names, "series", front.series)
        asked = str(front.season) if series else front.series
        raise _WrongError(f"no season {front.season} of '{front.series}' is known", hint, asked)
    return season, front.round or season.last


# ---------------------------------------------------------------- drivers


def _driver(front: DriverBlock, sources: Sources, words: Wording) -> Answer:
    found = sources.past.names.find("driver", front.driver)
    if len(found) > 1:
        slugs = " or ".join(sorted(each.slug for each in found))
        hint = "write the slug of the one you mean"
        raise _WrongError(f"'{front.driver}' can mean several: {slugs}", hint, front.driver)
    if not found:
        hint = _did_you_mean(sources.past.names, "driver", front.driver)
        hint = hint or "give him a file in content/drivers/, or name him in an article's `drivers`"
        raise _WrongError(f"no driver is called '{front.driver}'", hint, front.driver)
    slug = found[0].slug
    entity = sources.entities.get(("driver", slug))
    facts, who = entity.facts if entity else None, sources.past.named("driver", slug)
    seasons = sources.past.history.of_driver.get(slug, ())
    season = seasons[-1] if seasons else None
    digest = f"{facts.digest if facts else who} {season_digest(sources.past, season) if season else ''}"
    stands = season.drivers.get(slug) if season else None
    named = sources.past.season(season) if season else None
    return digest, lambda host: driver_card(who, facts, stands, named, host, words=words)


def _did_you_mean(names: Registry, kind: EntityKind, text: str) -> str:
    near = names.nearest(kind, text)
    found = near.name if near else nearest(text, [each.name for (of, _), each in names.by_slug.items() if of == kind])
    return f"did you mean '{found}'?" if found else ""


# ---------------------------------------------------------------- words


def _word(front: NoteBlock | WarningBlock, sources: Sources, words: Wording) -> Answer:
    """The word above a note or a warning that has no title."""
    del sources
    word = words.say("Note") if isinstance(front, NoteBlock) else words.say("Warning")
    return "", lambda _: escape(word)


_ANSWERS: dict[str, Callable[[Any, Sources, Wording], Answer]] = {
    "note": _word,
    "warning": _word,
    "results": _results,
    "standings": _standings,
    "driver": _driver,
}
