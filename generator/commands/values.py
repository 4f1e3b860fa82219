"""What the texts of options mean: times, years, kinds of article. A text that means nothing ends the command, as
click's own messages do."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

if TYPE_CHECKING:
    from generator.newsroom.f1db.entries import Wanted
    from generator.schema import Kind


def now(text: str | None, zone: Callable[[], tzinfo]) -> datetime:
    """The time of the build: as given, in the zone unless it names another, else SOURCE_DATE_EPOCH
    (reproducible-builds.org), else the clock's."""
    if text is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if not epoch:
            return datetime.now(UTC)
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not '{epoch}'") from None
    from generator.text.dates import DateError, NoSuchDateError, moment

    try:
        return moment(text, zone()).at
    except NoSuchDateError as error:
        said = str(error)
        message = said if said.startswith("the year") else f"{text} does not exist"
    except DateError as error:
        message = f"write {error}, not '{text}'"
    raise click.BadParameter(message, param_hint="--now")


def day(text: str) -> None:
    """Be sure that `--date` names a day, or a moment, if anything."""
    from generator.text.dates import DateError, NoSuchDateError, moment

    try:
        if text:
            moment(text, UTC)
    except NoSuchDateError as error:
        said = str(error)
        raise click.BadParameter(
            said if said.startswith("the year") else f"{text} does not exist", param_hint="--date"
        ) from None
    except DateError as error:
        raise click.BadParameter(f"write {error}, not '{text}'", param_hint="--date") from None


def zone_of(root: Path) -> tzinfo:
    """The site's time zone; UTC when site.yaml cannot be read, which the build itself will tell."""
    from generator.errors import SiteError
    from generator.stages.load import load_config
    from generator.text.dates import zone

    try:
        config, _ = load_config(root)
    except SiteError:
        return UTC
    return zone(config.timezone)


def seasons(text: str | None) -> "Wanted":
    """The years of `--seasons`: one, or the first and the last."""
    from generator.newsroom.f1db.entries import Wanted

    if text is None:
        return Wanted()
    if not (found := re.fullmatch(r"(\d{4})(?:-(\d{4})?)?", text)) or int(found[1]) > int(found[2] or found[1]):
        raise click.BadParameter("write 2024, 2020-2026, or 2020- for all from 2020 on", param_hint="--seasons")
    last = found[2] or ("9999" if text.endswith("-") else found[1])
    return Wanted(int(found[1]), int(last))


def kind(name: str) -> "Kind":
    """The kind of article that `--kind` names."""
    from generator.schema import Kind

    kinds: tuple[Kind, ...] = get_args(Kind)
    for each in kinds:
        if each == name:
            return each
    raise click.BadParameter(f"{name!r} is none of {', '.join(kinds)}", param_hint="--kind")
