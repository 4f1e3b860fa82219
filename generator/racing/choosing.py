"""Choosing: which of several who bear one name is meant, by a team that is named beside it and by the time.

Nothing is chosen where evidence is against itself: a team that one of them was with at another time.
"""

from collections.abc import Iterable, Mapping, Sequence

from generator.model import EntityKind, Parsed
from generator.racing.registry import Known, Registry
from generator.racing.times import holds
from generator.schema import DriverFront, SpellFront
from generator.text.slugs import slugify

Files = Mapping[tuple[EntityKind, str], Parsed]
"""What files say of entities, by kind and slug."""


def chosen(
    several: Sequence[Known], files: Files, names: Registry, at: Sequence[str], teams: Iterable[str] = ()
) -> Known | None:
    """The only one of several drivers who was with one of these `teams` at one of the times `at` (days or years), or
    else the only one who was active then; None where that is nobody, or more than one. Of whom no times are known it is
    not known either whether they were active."""
    spells = {each.slug: _spells(files.get((each.kind, each.slug))) for each in several}
    wanted = {slug for team in teams for slug in _slugs(names, team)}
    of_team = {slug: [each for each in some if _slugs(names, each.team) & wanted] for slug, some in spells.items()}
    left = [each for each in several if _holds(of_team[each.slug], at)]
    if not left:
        if any(of_team.values()):
            return None
        left = list(several)
    if len(left) > 1:
        left = [each for each in left if not spells[each.slug] or _holds(spells[each.slug], at)]
    return left[0] if len(left) == 1 else None


def _spells(driver: Parsed | None) -> tuple[SpellFront, ...]:
    return driver.front.teams if driver and isinstance(driver.front, DriverFront) else ()


def _slugs(names: Registry, team: str) -> set[str]:
    """Whom the name of a team may mean; one that no file knows is known by that name."""
    return {each.slug for each in names.find("team", team)} or {slugify(team)}


def _holds(spells: Iterable[SpellFront], at: Sequence[str]) -> bool:
    return any(holds(spell.from_, spell.to, time) for spell in spells for time in at)
