"""The HTML of what writing blocks show of the site: small tables that say the most, and cards.

It stands in bodies, on pages and in feeds alike, so that it is made here and not by a theme's templates; classes are
those that themes give their own tables. Links begin with `host`: "" on pages of the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from generator.filters import figure, lap_time
from generator.outputs.entity_parts import EntityFacts
from generator.outputs.racing_views import Named, StandingLine, StandingsTable, Tower, TowerRow
from generator.pictures.markup import img
from generator.racing.standings import Standing


class _Cell(NamedTuple):
    """A cell: its HTML, and whether it is a figure."""

    html: str
    is_figure: bool = False


class _Column(NamedTuple):
    head: str
    is_figure: bool = False


def results_table(tower: Tower, edition: Named, top: int, host: str) -> str:
    """A classification: place, driver, team, times and points, as far as they are known, of the first `top`."""
    columns = [_POSITION, _Column("Driver")]
    columns += [_Column("Team")] if "team" in tower.has else []
    parts = range(max((len(row.parts) for row in tower.rows), default=0) if "parts" in tower.has else 0)
    columns += [_Column(f"Q{part + 1}", True) for part in parts]
    columns += [_Column("Time or gap", True)] if "time" in tower.has else []
    columns += [_POINTS] if "points" in tower.has else []
    rows = []
    for number, row in enumerate(tower.rows[:top]):
        cells = [_Cell(_place(row)), _Cell(_bar(row.team, host) + _people(row.drivers, host))]
        cells += [_Cell(_who(row.team, host) if row.team else "")] if "team" in tower.has else []
        cells += [_Cell(lap_time(row.parts[part]) if part < len(row.parts) else "", True) for part in parts]
        cells += [_Cell(_time(row, is_first=number == 0), True)] if "time" in tower.has else []
        cells += [_Cell(" / ".join(figure(each) if each else "" for each in row.points), True)] * (
            "points" in tower.has
        )
        rows.append(cells)
    title = ", ".join(filter(None, (tower.title, tower.class_)))
    return _table(edition, title, columns, rows, host)


def standings_html(table: StandingsTable, season: Named, after: int, top: int, host: str) -> str:
    """Standings after a round, of the first `top`."""
    who = "Team" if table.kind == "team" else "Driver"
    columns = (_POSITION, _Column(who), _POINTS, _Column("Behind", True))
    rows = [_standing(row, host) for row in table.rows[:top]]
    title = ", ".join(filter(None, (f"{who}s after round {after}", table.class_)))
    return _table(season, title, columns, rows, host)


def driver_card(who: Named, facts: EntityFacts | None, stands: Standing | None, season: Named | None, host: str) -> str:
    """A driver: picture, number, name, for whom he or she drives today, and where he or she stands in a season. `facts`
    are those of his or her page, where there is one."""
    image = facts.image if facts else None
    shown = ""
    if image:
        plain = f'<img src="{escape(image.absolute)}" alt="{escape(image.alt)}">'
        shown = plain if host else img(image, "12rem")
    number = f'<span class="pf-driver-number">{escape(facts.number)}</span> ' if facts and facts.number else ""
    teams = ", ".join([_who(Named(each.name, each.url), host) for each in (facts.current if facts else ())])
    said = " · ".join(filter(None, (teams, _stands(stands, season, host))))
    below = f'<p class="pf-driver-facts">{said}</p>' if said else ""
    return f'{shown}<p class="pf-driver-name">{number}<strong>{_who(who, host)}</strong></p>{below}'


def _stands(found: Standing | None, season: Named | None, host: str) -> str:
    if not season or not found:
        return ""
    place = f"P{found.position}, " if found.position else ""
    return f"{_who(season, host)}: {place}{figure(found.points)} point{'s' if found.points != 1 else ''}"


# ---------------------------------------------------------------- rows and cells

_POSITION = _Column('<abbr title="Position">Pos</abbr>')
_POINTS = _Column('<abbr title="Points">Pts</abbr>', True)


def _standing(row: StandingLine, host: str) -> list[_Cell]:
    behind = figure(row.gap) if row.gap and row.position else ""
    return [
        _Cell(row.position or "–"),
        _Cell(_bar(row.who, host) + _who(row.who, host)),
        _Cell(figure(row.points), True),
        _Cell(behind, True),
    ]


def _place(row: TowerRow) -> str:
    if row.out:
        return f'<abbr title="{escape(row.out)}">{escape(row.position)}</abbr>'
    return escape(row.position)


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


def _time(row: TowerRow, *, is_first: bool) -> str:
    """The time of the first, of others how far behind they were, and what else is said of how it ended."""
    found = ""
    if not row.out and not is_first and row.gap:
        found = f"+{lap_time(row.gap)}"
    elif not row.out and not is_first and row.gap_laps:
        found = f"+{row.gap_laps} lap{'s' if row.gap_laps != 1 else ''}"
    elif not row.out:
        found = lap_time(row.time)
    return " ".join(filter(None, (found, escape(row.status))))


def _table(about: Named, title: str, columns: Sequence[_Column], rows: Iterable[Sequence[_Cell]], host: str) -> str:
    """A table whose second column names its rows, in a box that scrolls where it is too wide."""
    head = "".join([f'<th scope="col"{_aligned(each.is_figure)}>{each.head}</th>' for each in columns])
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
            yield f'<th scope="row">{cell.html}</th>'
        else:
            yield f"<td{_aligned(cell.is_figure)}>{cell.html}</td>"


def _aligned(is_figure: bool) -> str:
    return ' class="align-right"' if is_figure else ""
