"""Follow: a build whenever something changed or is due, and what is then shown and printed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import click

from generator.preview.builder import Builder, DiedError, StoppedError
from generator.preview.messages import Line, Mistake, Outcome
from generator.preview.showing import Showing, after, after_failure
from generator.preview.watch import Changes

PATIENCE = 1.0
"""Seconds between two looks at the clock and at the build process, while nothing changes: a machine that slept, or a
process that died with nothing to do, is noticed within them."""

BACK = timedelta(seconds=1)
"""How far the clock may be set back, as it is now and then to be put right, without a build."""

POLLING = "The system can watch no more folders: looking at the files every second instead."


class Follow:
    """Has a site built and says what to show; `tell` is called after each build."""

    def __init__(self, builder: Builder, first: Showing, tell: Callable[[], None]) -> None:
        self.showing = first
        self._builder = builder
        self._tell = tell
        self._due: datetime | None = None
        self._begun = datetime.min.replace(tzinfo=UTC)
        self._building = False

    def settled(self) -> bool:
        """Whether what lies on disk is what is shown: no build is putting files into place."""
        return not self._building or self.showing.whole

    def run(self, changes: Changes) -> None:
        """Build after every burst of changes, and when something is due, until `changes` is closed."""
        polling = changes.polling
        while (changed := changes.wait(self._patience())) is not None:
            if changes.polling and not polling:
                _print(Line(POLLING))
                polling = True
            if changed or self._is_due():
                self.once()
            else:
                self._look_after_builder()

    def once(self) -> None:
        """Build, print how it went, and show what came of it."""
        self._building, self._due, self._begun = True, None, datetime.now(UTC)
        try:
            self._take(self._builder.build())
        except DiedError as died:
            self._mourn(died)
        except StoppedError:
            return
        finally:
            self._building = False

    def _take(self, outcome: Outcome) -> None:
        self._due = outcome.due
        self.showing = after(self.showing, outcome)
        for line in outcome.lines:
            _print(line)
        self._tell()

    def _look_after_builder(self) -> None:
        try:
            self._builder.check()
        except DiedError as died:
            self._mourn(died)

    def _mourn(self, died: DiedError) -> None:
        text = f"the build process died: {died}"
        hint = "it is begun anew at the next change"
        self.showing = after_failure(self.showing, (Mistake("", text, hint=hint),))
        _print(Line(f"error: {text}", "red"))
        _print(Line(f"  hint: {hint}"))
        self._tell()

    def _is_due(self) -> bool:
        """Whether something that was decided has to be decided anew: its time has come, or the clock has gone back, and
        what was published may have a time that is still to come."""
        now = datetime.now(UTC)
        return now < self._begun - BACK or bool(self._due and self._due <= now)

    def _patience(self) -> float:
        if not self._due:
            return PATIENCE
        return min(max((self._due - datetime.now(UTC)).total_seconds(), 0.0), PATIENCE)


def _print(line: Line) -> None:
    """Print a line, for those who still read: where the terminal is closed the pages go on."""
    with suppress(OSError):
        if line.colour:
            click.secho(line.text, fg=line.colour, err=True)
        else:
            click.echo(line.text)
