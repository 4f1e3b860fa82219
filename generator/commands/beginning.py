"""`parcferme new driver`, `team` … for each kind of entity, `event`, `edition` and `season`."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.commands import values
from generator.commands.completing import entities
from generator.commands.shared import in_site, say, telling

if TYPE_CHECKING:
    from generator.model import EntityKind
    from generator.newsroom.beginnings.events import Held
    from generator.newsroom.beginnings.files import Begun
    from generator.schema.meanings import Key

F = TypeVar("F", bound=Callable[..., Any])

YEAR = click.IntRange(1894, 2199)


def begun_by_name() -> Iterator[click.Command]:
    """A command for each kind of entity, but events, which have one of their own; with an option for each key that has
    one value."""
    from generator.schema.kinds import KINDS

    yield from (_entity(kind) for kind, each in KINDS.items() if each.plural and kind != "event")


def _entity(kind: "EntityKind") -> click.Command:
    from generator.schema.kinds import KINDS
    from generator.schema.meanings import own_keys

    @in_site
    @click.argument("name", shell_complete=entities(KINDS[kind].plural))
    @click.option("--alias", "aliases", multiple=True, help="Another name that means the same; may be given again.")
    def begin(root: Path, name: str, aliases: tuple[str, ...], **said: str) -> None:
        from generator.newsroom.beginnings.entities import new_entity

        with telling():
            found = new_entity(root, kind, name, now=values.now(None, _utc), said=said, aliases=aliases)
        tell(found)

    command = click.command(kind, help=f"Begin the file of the {kind} of this NAME.")(begin)
    command.params += [_option(key) for key in own_keys(KINDS[kind].front) if key.is_single]
    if kind == "driver":
        team = click.Option(
            ["--team", "teams"], default="", shell_complete=entities("teams"), help="Whom he or she drives for."
        )
        command.params.append(team)
    return command


def _option(key: "Key") -> click.Option:
    from generator.schema.kinds import PLURALS

    meaning = f"{key.meaning[:1].upper()}{key.meaning[1:]}." + (f" Such as {key.example}." if key.example else "")
    name = f"--{key.name.replace('_', '-')}"
    if key.type is bool:
        return click.Option([name], flag_value="true", default="", help=meaning)
    complete = entities(PLURALS[key.of]) if key.of in PLURALS else None
    return click.Option([name], default="", metavar="TEXT", shell_complete=complete, help=meaning)


def _held(command: F) -> F:
    """What is said of an edition."""
    for option in (
        click.option("--round", "number", type=click.IntRange(1, 99), help="Its number in the season's calendar."),
        click.option("--date", "days", metavar="DAY[/DAY]", help="Its first day, and the last: 2027-05-21/2027-05-23"),
        click.option("--circuit", default="", shell_complete=entities("circuits"), help="Where it is held."),
        click.option("--series", default="", shell_complete=entities("series"), help="The series it counts for."),
    ):
        command = option(command)
    return command


@click.command("event")
@in_site
@click.argument("name", shell_complete=entities("events"))
@click.option("--year", type=YEAR, help="Begin the edition of that year too.")
@_held
def event(
    root: Path, name: str, year: int | None, series: str, circuit: str, days: str | None, number: int | None
) -> None:
    """Begin a recurring event of this NAME, and with --year one running of it."""
    from generator.newsroom.beginnings.events import new_event

    if not year and (days or number):
        raise click.UsageError("--date and --round are of an edition: say its --year")
    with telling():
        held = _said(series, circuit, days, number)
        found = new_event(root, name, now=values.now(None, _utc), held=held, year=year or 0)
    tell(found)


@click.command("edition")
@in_site
@click.argument("name", metavar="EVENT", shell_complete=entities("events"))
@click.argument("year", type=YEAR)
@_held
def edition(root: Path, name: str, year: int, series: str, circuit: str, days: str | None, number: int | None) -> None:
    """Begin one running of an EVENT; what is not said is as in the one before."""
    from generator.newsroom.beginnings.events import new_edition

    with telling():
        held = _said(series, circuit, days, number)
        found = new_edition(root, name, year, now=values.now(None, _utc), held=held)
    tell(found)


@click.command("season")
@in_site
@click.argument("series", shell_complete=entities("series"))
@click.argument("year", type=YEAR)
def season(root: Path, series: str, year: int) -> None:
    """Begin the editions of a season of a SERIES, as they were in the season before."""
    from generator.newsroom.beginnings.season import new_season

    with telling():
        found = new_season(root, series, year, now=values.now(None, _utc))
    tell(found)


def tell(found: "Begun") -> None:
    """Say what was begun, and what nobody knows yet."""
    for path in found.written:
        say(f"Written: {path}")
    for path in found.same:
        say(f"As it was: {path}")
    for each in found.unknown:
        say(f"Not known yet: {each}")


def _said(series: str, circuit: str, days: str | None, number: int | None) -> "Held":
    from generator.newsroom.beginnings.events import Held

    start, end = _days(days) if days else (None, None)
    return Held(series, circuit, number or 0, start, end)


def _days(text: str) -> tuple[date, date]:
    """A day, or the first and the last (ISO 8601-1, 5.5: a time interval)."""
    first, _, last = text.partition("/")
    try:
        start = date.fromisoformat(first)
        end = date.fromisoformat(last or first)
    except ValueError:
        message = f"write a day, or two: 2027-05-21 or 2027-05-21/2027-05-23, not '{text}'"
        raise click.BadParameter(message, param_hint="--date") from None
    if end < start:
        raise click.BadParameter("the last day comes before the first", param_hint="--date")
    return start, end


def _utc() -> Any:
    from datetime import UTC

    return UTC
