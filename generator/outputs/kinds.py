"""What pages make of each kind of entity: a line for each. Its keys stand in `schema`, its words in `labels`."""

from typing import NamedTuple

from generator.model import EntityKind


class Shown(NamedTuple):
    """How a kind is shown: its type in the words of schema.org; the keys that its page shows as they are, in this
    order; what one shared entity of it is worth where articles are related (fixed, so that a new article changes what
    is near it and nothing else)."""

    type: str
    facts: tuple[str, ...]
    weight: int


KINDS: dict[EntityKind, Shown] = {
    "series": Shown("EventSeries", ("governing_body", "founded"), 1),
    "driver": Shown("Person", ("born", "died", "birthplace", "nationality"), 6),
    "team": Shown("SportsTeam", ("nationality", "base", "founded"), 4),
    "event": Shown("EventSeries", ("series", "circuit", "country", "first_held"), 6),
    "edition": Shown(
        "SportsEvent", ("series", "season", "round", "circuit", "start", "end", "laps", "distance_km", "status"), 12
    ),
    "circuit": Shown("Place", ("place", "country", "length_km", "turns", "opened"), 4),
    "author": Shown("Person", ("role",), 0),
    "tag": Shown("DefinedTerm", (), 2),
}
"""Every kind, in the order in which the page of attribution tells them."""
