"""The HTML of what writing blocks show of the site: small tables that say the most, and cards.

It stands in bodies, on pages and in feeds alike, so that it is made here and not by a theme's templates; classes are
those that themes give their own tables. Links begin with `host`: "" on pages of the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from generator.filters import lap_time
from generator.outputs.entity_parts import EntityFacts
from generator.outputs.racing_views import Named, StandingLine, StandingsTable, Tower, TowerRow
from generator.pictures.markup import img
from generator.racing.standings import Standing
from generator.wording import Wording


class _Cell(NamedTuple):
    """A cell: its HTML, whether it is a figure, and what else its tag says, for pages alone."""

    html: str
    is_figure: bool = False
    says: str = ""


class _Column(NamedTuple):
    head: str
    is_figure: bool = False
    says: str = ""


def results_table(tower: Tower, edition: Named, top: int, host: str, words: Wording) -> str:
    """A classification: place, driver, team, times and points, as far as they are known, of the first `top`."""
    team = "" if host else ' class="pf-team-cell"'
    columns = [_position(words), _Column(escape(words.say("Driver")))]
    columns += [_Column(escape(words.say("Team")), says=team)] if "team" in tower.has else []
    parts = range(max((len(row.parts) for row in tower.rows), default=0) if "parts" in tower.has else 0)
    columns += [_Column(f"Q{part + 1}", True) for part in parts]
    columns += [_Column(escape(words.say("Time or gap")), True)] if "time" in tower.has else []
    columns += [_points(words)] if "points" in tower.has else []
    rows = []
    for number, row in enumerate(tower.rows[:top]):
        cells = [_Cell(_place(row)), _driver(row, host)]
        cells += [_Cell(_who(row.team, host) if row.team else "", says=team)] if "team" in tower.has else []
        cells += [_Cell(lap_time(row.parts[part]) if part < len(row.parts) else "", True) for part in parts]
        cells += [_Cell(_time(row, words, is_first=number == 0), True)] if "time" in tower.has else []
        cells += [_Cell(" / ".join(words.number(each) if each else "" for each in row.points), True)] * (
            "points" in tower.has
        )
        rows.append(cells)
    title = ", ".join(filter(None, (tower.title, tower.class_)))
    return _table(edition, title, columns, rows, host)


def standings_html(table: StandingsTable, season: Named, after: int, top: int, host: str, *, words: Wording) -> str:
    """Standings after a round, of the first `top`."""
    if table.kind == "team":
        who, title = words.say("Team"), words.say("Teams after round %(round)s", round=after)
    else:
        who, title = words.say("Driver"), words.say("Drivers after round %(round)s", round=after)
    behind = _Column(escape(words.say("Behind")), True)
    columns = (_position(words), _Column(escape(who)), _points(words), behind)
    rows = [_standing(row, host, words) for row in table.rows[:top]]
    title = ", ".join(filter(None, (title, table.class_)))
    return _table(season, title, columns, rows, host)


def driver_card(
    who: Named,
    facts: EntityFacts | None,
    stands: Standing | None,
    season: Named | None,
    host: str,
    *,
    words: Wording,
) -> str:
    """A driver: picture, number, name, for whom he or she drives today, and where he or she stands in a season. `facts`
    are those of his or her page, where there is one."""
    image = facts.image if facts else None
    shown = ""
    if image:
        plain = f'<img src="{escape(image.absolute)}" alt="{escape(image.alt)}">'
        shown = plain if host else img(image, "12rem")
    number = f'<span class="pf-driver-number">{escape(facts.number)}</span> ' if facts and facts.number else ""
    teams = ", ".join([_who(Named(each.name, each.url), host) for each in (facts.current if facts else ())])
    said = " · ".join(filter(None, (teams, _stands(stands, season, host, words))))
    below = f'<p class="pf-driver-facts">{said}</p>' if said else ""
    return f'{shown}<p class="pf-driver-name">{number}<strong>{_who(who, host)}</strong></p>{below}'


def _stands(found: Standing | None, season: Named | None, host: str, words: Wording) -> str:
    if not season or not found:
        return ""
    place = f"P{found.position}, " if found.position else ""
    points = words.number(found.points)
    if found.points == 1:
        return f"{_who(season, host)}: {place}{escape(words.say('%(points)s point', points=points))}"
    return f"{_who(season, host)}: {place}{escape(words.say('%(points)s points', points=points))}"


# ---------------------------------------------------------------- rows and cells


def _position(words: Wording) -> _Column:
    return _Column(f'<abbr title="{escape(words.say("Position"))}">{escape(words.say("Pos"))}</abbr>')


def _points(words: Wording) -> _Column:
    return _Column(f'<abbr title="{escape(words.say("Points"))}">{escape(words.say("Pts"))}</abbr>', True)


def _standing(row: StandingLine, host: str, words: Wording) -> list[_Cell]:
    behind = words.number(row.gap) if row.gap and row.position else ""
    return [
        _Cell(row.position or "–"),
        _Cell(_bar(row.who, host) + _who(row.who, host)),
        _Cell(words.number(row.points), True),
        _Cell(behind, True),
    ]


def _place(row: TowerRow) -> str:
    if row.out:
        return f'<abbr title="{escape(row.out)}">{escape(row.position)}</abbr>'
    return escape(row.position)


def _driver(row: TowerRow, host: str) -> _Cell:
    """Who drove; where the column of teams has no room a theme puts the team's name below."""
    team = f' data-team="{escape(row.team.name)}"' if row.team and not host else ""
    return _Cell(_bar(row.team, host) + _people(row.drivers, host), says=team)


def _bar(team: Named | None, host: str) -> str:
    """The colour of a team, for pages alone: feeds know no classes."""
    if host or not team or not team.livery:
        return ""
    return (
        f'<svg class="pf-bar {team.livery}" aria-hidden="true" viewBox="0 0 4 40" preserveAspectRatio="none" width="4"'
        ' height="20"><rect width="4" height="40" fill="currentColor"/></svg>'
    )


def _people(drivers: Sequence[Named], host: str) -> str:
    return ", ".join([_who(each, host) for each in drivers])


def _who(one: Named, host: str) -> str:
    return f'<a href="{escape(host + one.url)}">{escape(one.name)}</a>' if one.url else escape(one.name)


def _time(row: TowerRow, words: Wording, *, is_first: bool) -> str:
    """The time of the first, of others how far behind they were, and what else is said of how it ended."""
    found = ""
    if not row.out and not is_first and row.gap:
        found = f"+{lap_time(row.gap)}"
    elif not row.out and not is_first and row.gap_laps:
        found = "+" + escape(words.say_many("%(num)s lap", "%(num)s laps", row.gap_laps))
    elif not row.out:
        found = lap_time(row.time)
    return " ".join(filter(None, (found, escape(row.status))))


def _table(about: Named, title: str, columns: Sequence[_Column], rows: Iterable[Sequence[_Cell]], host: str) -> str:
    """A table whose second column names its rows, in a box that scrolls where it is too wide."""
    head = "".join([f'<th scope="col"{_aligned(each.is_figure)}{each.says}>{each.head}</th>' for each in columns])
    body = "".join([f"<tr>{''.join(_cells(row))}</tr>" for row in rows])
    label = escape(f"{about.name}: {title}")
    table = f"<table><caption>{_who(about, host)}: {escape(title)}</caption><thead><tr>{head}</tr></thead>"
    table += f"<tbody>{body}</tbody></table>"
    if host:
        return table
    return f'<div class="table pf-tower" role="region" aria-label="{label}" tabindex="0">{table}</div>'


def _cells(row: Sequence[_Cell]) -> Iterator[str]:
    for number, cell in enumerate(row):
        if number == 1:
            yield f'<th scope="row"{cell.says}>{cell.html}</th>'
        else:
            yield f"<td{_aligned(cell.is_figure)}{cell.says}>{cell.html}</td>"


def _aligned(is_figure: bool) -> str:
    return ' class="align-right"' if is_figure else ""
