"""Chains: the line of teams that one became after another, AlphaTauri to RB to Racing Bulls, on the page of each."""

from collections.abc import Mapping
from datetime import date

from generator.model import Parsed
from generator.outputs.entity_parts import Forebear
from generator.outputs.facts import Refer, names_held
from generator.racing.registry import Registry
from generator.racing.roster import Term
from generator.racing.times import holds
from generator.schema import ChainFront, TeamFront


def chains(
    parsed: Mapping[Term, Parsed], names: Registry, refer: Refer, today: date
) -> dict[Term, tuple[Forebear, ...]]:
    """The chain of each team: that of its own file, else of the first file that names it in its chain."""
    written = {term: each.front for term, each in parsed.items() if isinstance(each.front, TeamFront)}
    found: dict[Term, tuple[ChainFront, ...]] = {}
    for term in sorted(term for term, front in written.items() if front.chain):
        found[term] = written[term].chain
        for each in written[term].chain:
            if (team := names.one("team", each.team)) and not _has_chain(written.get(("team", team.slug))):
                found.setdefault(("team", team.slug), written[term].chain)

    def forebear(each: ChainFront, own: Term) -> Forebear:
        team = names.one("team", each.team)
        ref = refer("team", each.team)
        front = written.get(("team", team.slug)) if team else None
        return Forebear(
            name=team.name if team else each.team,
            url=ref.url if ref else "",
            since=each.from_,
            until=each.to,
            names=names_held(front),
            own=team is not None and own == ("team", team.slug),
            current=holds(each.from_, each.to, today.isoformat()),
        )

    return {term: tuple(forebear(each, term) for each in chain) for term, chain in found.items()}


def _has_chain(front: TeamFront | None) -> bool:
    return front is not None and bool(front.chain)
