"""A folder of this machine as a target: releases side by side, and a link to the one that is read.

    releases/20240701-120000-1f0c…/      the files of a release
    releases/20240701-120000-1f0c….json  the record of it
    current -> releases/20240701-120000-1f0c…

A server reads `current/`. A release is made whole beside the others before the link is moved, by one rename: readers
see one or the other. Its record gets its name after that (`….json.new` until then), so that a release that nobody ever
read is none to go back to. Files that are as they were are second names of the same file, so they cost no room and keep
their time. For `in_place: true` see `in_place`.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.obstacles import no_room
from generator.publish.held import Held
from generator.publish.in_place import InPlace
from generator.publish.places import (
    alone,
    content_of,
    copied,
    is_printable,
    linked,
    made_readable,
    names_below,
    readable,
    swept,
    text_of,
    why_not,
)
from generator.publish.plan import Plan
from generator.publish.record import Record, read_record, record_bytes
from generator.publish.release import Release
from generator.publish.release_link import LINK, in_the_way, kept, strange_link
from generator.publish.release_names import cut_off, is_of_release, next_name, taken_back, whole
from generator.publish.targets import Named, Target, overtaken, unusable
from generator.schema.publish import FolderTarget

CURRENT, RELEASES = LINK, "releases"
_UNDER_WAY = (".new", f"{CURRENT}.new")
"""What a publish that was cut off may leave: a release that is not whole, a link that is not in place."""

_KEPT = {
    ".cache": "the build keeps its own files there",
    "output": "'parcferme build' writes there",
    ".git": "git keeps its own files there",
}


def folder_target(named: Named) -> Target:
    """The folder that site.yaml names. Raises SiteError (PF711) for one that the site itself is made of."""
    assert isinstance(named.front, FolderTarget)
    if not is_printable(named.front.path):
        text = "this cannot be the folder: it holds what cannot be printed"
        raise SiteError(problem("PF711", text, named.at("path"), "write a path: '/srv/www/blog'"))
    path = named.root / Path(named.front.path).expanduser()
    if why := no_room(path.resolve(), named.root.resolve()) or _kept(path.resolve(), named.root.resolve()):
        text = f"a site cannot be published to this folder: {why}"
        raise SiteError(problem("PF711", text, named.at("path"), "name another"))
    if named.front.in_place:
        return InPlace(path)
    return Releases(path, named.front.keep)


class Releases(NamedTuple):
    """A folder with releases side by side, of which so many are kept."""

    path: Path
    keep: int

    @property
    def where(self) -> str:
        """The folder."""
        return str(self.path)

    def look(self) -> Held:
        """What `current` shows, and whatever else stands in the folder."""
        try:
            return self._held()
        except OSError as error:
            raise _unusable(self.path, error) from None

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Make a release beside the others, and move the link to it."""
        try:
            with readable(), alone(self.path, self.where):
                self._sent(release, plan, track)
        except OSError as error:
            raise _unusable(self.path, error) from None

    def rollback(self) -> Record:
        """Move the link to the release before."""
        try:
            with alone(self.path, self.where):
                return self._rolled_back()
        except OSError as error:
            raise _unusable(self.path, error) from None

    # ------------------------------------------------------------ what is there

    def _held(self) -> Held:
        if not self.path.exists():
            return Held()
        beside = [name for name in sorted(os.listdir(self.path)) if name not in (CURRENT, RELEASES, *_UNDER_WAY)]
        foreign = [f"../{name}" for name in (*beside, *self._strange_releases())]
        name = self._current()
        if not name:
            return Held(foreign=(*foreign, *self._strange_current()))
        record, folder = self._record(name), str(self.path / RELEASES / name)
        there = list(names_below(folder))
        files = {path: found for path in there if path in record.files and (found := content_of(f"{folder}/{path}"))}
        foreign += [path for path in there if path not in record.files]
        return Held(
            record=record,
            files=files,
            foreign=tuple(path for path in foreign if path not in record.others),
            domain=text_of(f"{folder}/CNAME"),
        )

    def _strange_releases(self) -> Iterator[str]:
        """What stands among the releases and is none."""
        folder = self.path / RELEASES
        if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
            yield RELEASES
        elif folder.is_dir():
            for name in sorted(os.listdir(folder)):
                if not is_of_release(name) and name not in _UNDER_WAY:
                    yield f"{RELEASES}/{name}"

    def _strange_current(self) -> Iterator[str]:
        """What stands where the link has to, and leads to no release that is whole. Raises SiteError (PF708) for what
        no link can replace."""
        path = self.path / CURRENT
        if path.is_symlink():
            shown = self._shown()
            lost = is_of_release(shown) and (self.path / RELEASES / shown).is_dir()
            yield strange_link(lost=lost)
        elif os.path.lexists(path):
            raise in_the_way(self.where)

    def _current(self) -> str:
        """The name of the release that is read, "" for none of ours."""
        name = self._shown()
        return name if name in self._names(name) else ""

    def _shown(self) -> str:
        """The name that the link leads to among the releases, "" where it leads elsewhere."""
        try:
            folder, _, name = os.readlink(self.path / CURRENT).rpartition("/")
        except OSError:
            return ""
        return name if folder == RELEASES else ""

    def _names(self, shown: str = "") -> list[str]:
        """The releases that are whole, from the oldest to the newest."""
        folder = self.path / RELEASES
        return whole(os.listdir(folder), shown) if folder.is_dir() else []

    def _record(self, name: str) -> Record:
        path = self.path / RELEASES / f"{name}.json"
        if not path.exists():
            path = path.with_suffix(".json.new")
        return read_record(path.read_bytes(), str(path))

    # ------------------------------------------------------------ what is done

    def _sent(self, release: Release, plan: Plan, track: Track) -> None:
        releases = self.path / RELEASES
        releases.mkdir(exist_ok=True)
        self._tidy(releases)
        before = self._current()
        if (self._record(before) if before else None) != plan.before:
            raise overtaken(self.where)
        name = next_name(os.listdir(releases), release)
        new, old = str(releases / ".new"), str(releases / before)
        sent = frozenset((*plan.added, *plan.changed))
        try:
            os.mkdir(new)
            with track("Publishing", len(release.files)) as more:
                for path in release.files:
                    if path in sent:
                        copied(f"{release.folder}/{path}", f"{new}/{path}")
                    else:
                        linked(f"{old}/{path}", f"{new}/{path}")
                        made_readable(f"{new}/{path}")
                    more(1)
            for path in plan.record.others if before else ():
                if os.path.lexists(f"{old}/{path}"):
                    linked(f"{old}/{path}", f"{new}/{path}")
            os.rename(new, releases / name)
            (releases / f"{name}.json.new").write_bytes(record_bytes(kept(plan.record)))
            self._show(name)
        finally:
            self._tidy(releases)
        self._prune(before)

    def _tidy(self, releases: Path) -> None:
        """Complete the release that is read, and remove what else a publish that was cut off has left."""
        if (name := self._current()) and not (releases / f"{name}.json").exists():
            os.replace(releases / f"{name}.json.new", releases / f"{name}.json")
        swept(str(releases / ".new"))
        (self.path / f"{CURRENT}.new").unlink(missing_ok=True)
        shown = self._shown()
        for name in cut_off(os.listdir(releases)):
            path = releases / name
            if name != shown:
                swept(str(path)) if path.is_dir() else path.unlink(missing_ok=True)

    def _show(self, name: str) -> None:
        temporary = self.path / f"{CURRENT}.new"
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(f"{RELEASES}/{name}")
        os.replace(temporary, self.path / CURRENT)

    def _prune(self, before: str) -> None:
        """Remove those that were taken back, and the oldest releases: the record first, without which
        it is none."""
        current, names = self._current(), self._names()
        again = taken_back(names, before, current)
        rest = [name for name in names if name not in again]
        for name in (*again, *rest[: -self.keep]):
            (self.path / RELEASES / f"{name}.json").unlink()
            swept(str(self.path / RELEASES / name))

    def _rolled_back(self) -> Record:
        if (releases := self.path / RELEASES).is_dir():
            self._tidy(releases)
        current, names = self._current(), self._names()
        earlier = [name for name in names if name < current]
        if not earlier:
            text = "there is no release before the one that is read"
            raise SiteError(problem("PF712", text, Location(self.where), "publish an earlier state of the site"))
        record = self._record(earlier[-1])
        self._show(earlier[-1])
        return record


def _kept(path: Path, root: Path) -> str:
    """Why a folder below the site's is no place to publish to, "" where it is one."""
    for name, why in _KEPT.items():
        if path.is_relative_to((root / name).resolve()):
            return why
    return ""


def _unusable(path: Path, error: OSError) -> SiteError:
    return unusable(str(path), why_not(error, path))
