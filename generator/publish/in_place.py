"""A folder of this machine whose files are replaced one by one: assets first, then pages, then lists and feeds, then
deletions. All is written under other names before the first file is put into place, so that a disk that is full leaves
the site as it was. Between two renames a reader may see pages of both builds, but none whose assets are missing.

Before the first rename the record names the files of both builds: a publish that is cut off leaves nothing that the
next one does not know for its own.
"""

import os
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish.held import Held
from generator.publish.places import (
    alone,
    content_of,
    copied,
    names_below,
    readable,
    removed,
    swept,
    text_of,
    why_not,
    written,
)
from generator.publish.plan import Plan
from generator.publish.record import RECORD, Record, read_record, record_bytes
from generator.publish.release import Content, Release, in_order
from generator.publish.targets import overtaken, unusable

_UNDER_WAY = ".parcferme.files"


class InPlace(NamedTuple):
    """A folder that is the site."""

    path: Path

    @property
    def where(self) -> str:
        """The folder."""
        return str(self.path)

    def look(self) -> Held:
        """Every file in the folder."""
        try:
            return self._held()
        except OSError as error:
            raise self._unusable(error) from None

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Write what is new, and then put it into place."""
        try:
            with readable(), alone(self.path, self.where):
                try:
                    self._sent(release, plan, track)
                finally:
                    swept(f"{self.path}/{_UNDER_WAY}")
        except OSError as error:
            raise self._unusable(error) from None

    def rollback(self) -> Record:
        """Nothing to go back to is kept here."""
        text = "files are replaced in place, so no earlier release is kept"
        raise SiteError(problem("PF712", text, Location(self.where), "publish an earlier state of the site"))

    def _record(self) -> Record | None:
        path = self.path / RECORD
        return read_record(path.read_bytes(), str(path)) if os.path.lexists(path) else None

    def _held(self) -> Held:
        folder = str(self.path)
        if not os.path.lexists(folder):
            return Held()
        there = [path for path in names_below(folder) if not _is_own(path)]
        record = self._record()
        ours = record.files if record else {}
        allowed = record.others if record else ()
        files = {path: found for path in there if path in ours and (found := content_of(f"{folder}/{path}"))}
        foreign = tuple(path for path in there if path not in files and path not in allowed)
        return Held(record=record, files=files, foreign=foreign, domain=text_of(f"{folder}/CNAME"))

    def _sent(self, release: Release, plan: Plan, track: Track) -> None:
        folder = str(self.path)
        if self._record() != plan.before:
            raise overtaken(self.where)
        swept(f"{folder}/{_UNDER_WAY}")
        with track("Publishing", len(plan.sent)) as more:
            for path in plan.sent:
                copied(f"{release.folder}/{path}", f"{folder}/{_UNDER_WAY}/{path}")
                more(1)
        both = {**dict.fromkeys(plan.removed, Content("", 0)), **release.files}
        written(f"{folder}/{RECORD}", record_bytes(structs.replace(plan.record, mark="", files=both)))
        in_the_way = _in_the_way(plan)
        removed(folder, in_the_way)
        for path in plan.sent:
            os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
            os.replace(f"{folder}/{_UNDER_WAY}/{path}", f"{folder}/{path}")
        removed(folder, reversed(in_order(set(plan.removed) - set(in_the_way))))
        written(f"{folder}/{RECORD}", record_bytes(plan.record))

    def _unusable(self, error: OSError) -> SiteError:
        return unusable(self.where, why_not(error, self.path))


def _is_own(path: str) -> bool:
    return path in (RECORD, f"{RECORD}.new") or path.startswith(f"{_UNDER_WAY}/")


def _in_the_way(plan: Plan) -> list[str]:
    """Files that go and stand where a folder has to come, or below where a file has to."""
    sent = set(plan.sent)
    folders = {folder for path in sent for folder in _above(path)}
    return [path for path in plan.removed if path in folders or sent.intersection(_above(path))]


def _above(path: str) -> list[str]:
    """The folders that a file stands in."""
    parts = path.split("/")
    return ["/".join(parts[:number]) for number in range(1, len(parts))]
