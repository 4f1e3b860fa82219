"""`parcferme list due`: whether time alone has changed the site since its last build. Nothing of it is read or built:
the last build has left when its decisions change next."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from generator.destinations.chosen import destination_of
from generator.model import Withheld
from generator.s3.place import S3Place
from generator.store.memo import Memo
from generator.unchanged import last_build


class Due(Struct, frozen=True, kw_only=True):
    """Whether another build is `due`; when the last one was (`built`; None: none is known), when a decision of it
    changes first (`changes`; None: never), and the articles and pages (`sources`) whose time has come since."""

    due: bool
    built: datetime | None = None
    changes: datetime | None = None
    sources: tuple[Withheld, ...] = ()

    def lines(self, output: Path | S3Place, zone: tzinfo) -> Iterator[str]:
        """All of it, for people, with times in a zone."""
        if not self.built:
            yield f"A build is due: none in {output}/ is known."
        elif not self.changes:
            yield "Nothing is due."
        elif not self.due:
            yield f"Nothing is due; next: {_shown(self.changes, zone)}"
        else:
            yield f"A build is due since {_shown(self.changes, zone)}; the last one was of {_shown(self.built, zone)}"
        for each in self.sources:
            yield f"{each.path}, since {_shown(each.moment.at, zone)}" if each.moment else each.path


def due(root: Path, output: Path | S3Place, now: datetime) -> Due:
    """What is due at `now` since the last good build in a folder or a store. Where none is known, as after a change of
    version, a build is due."""
    memo = Memo(root / ".cache")
    try:
        last = last_build(memo.outputs(destination_of(output)))
    finally:
        memo.rest()
    if not last:
        return Due(due=True)
    changes = last.report.next_change
    if not changes or changes > now:
        return Due(due=False, built=last.now, changes=changes)
    come = [each for each in last.report.withheld if each.why == "future" and each.moment and each.moment.at <= now]
    return Due(due=True, built=last.now, changes=changes, sources=tuple(come))


def _shown(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"
