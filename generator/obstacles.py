"""What keeps a site from being written: a folder that is not for it, or something of somebody else's in its way."""

import os
import stat as modes
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import problem
from generator.manifest import Manifest
from generator.model import Location, Problem
from generator.text.slugs import output_path


def unusable(output: Path, root: Path) -> list[Problem]:
    """Why a site cannot be written to a folder, if so: it must stand apart from what the site is made of."""
    if not (why := no_room(output.resolve(), root.resolve())):
        return []
    path = output.relative_to(root) if output != root and output.is_relative_to(root) else output
    hint = (
        "move it away, or name another folder with --output" if os.path.isfile(output) else "name another with --output"
    )
    return [problem("PF406", f"the site cannot be written to this folder: {why}", Location(str(path)), hint)]


def no_room(output: Path, root: Path) -> str:
    """Why a folder is no place for a site, "" where it is one: it must stand apart from what the site is made of. Both
    paths are real ones."""
    if os.path.isfile(output):
        return "it is a file"
    if root.is_relative_to(output):
        return "the site itself lies in it"
    if output == (root / ".cache").resolve():
        return "the build keeps its own files there"
    for name in ("content", "themes", "translations"):
        folder = (root / name).resolve()
        if output.is_relative_to(folder):
            return f"it lies in {name}/"
        if folder.is_relative_to(output):
            return f"{name}/ lies in it"
    return ""


def in_the_way(waiting: Iterable[str], planned: Iterable[str], before: Manifest, output: Path) -> list[Problem]:
    """What stands where a file or a folder of ours has to come and is not ours: links, folders, files; and folders into
    which nothing may be written. `waiting` and `planned` are addresses: of what is to be put into place, and of all
    that the output will hold."""
    leaving = {f"{output}/{output_path(address)}" for address in before.entries.keys() - set(planned)}
    standing = _Standing(str(output), leaving)
    found = [path for address in waiting for path in standing.before(output_path(address))]
    changing = standing.entered | {os.path.dirname(path) for path in leaving}
    closed = (path for path in sorted(changing) if is_folder(path) and not os.access(path, os.W_OK | os.X_OK))
    return [*(foreign(output, path) for path in dict.fromkeys(found)), *(_closed(output, path) for path in closed)]


class _Standing:
    """What stands in an output folder; each folder is looked at once."""

    def __init__(self, output: str, leaving: set[str]) -> None:
        self._output = output
        self._leaving = leaving
        self._free: dict[str, bool] = {output: False}
        self.entered: set[str] = set()

    def before(self, place: str) -> Iterator[str]:
        """The paths that are in the way of a file. The folder that is there already and gets it, or gets a folder with
        it, then is `entered`."""
        *folders, name = place.split("/")
        path = self._output
        for folder in folders:
            above, path = path, f"{path}/{folder}"
            if path not in self._free:
                self._free[path] = self._free[above] or self._is_free(path)
                if not self._free[path] and not is_folder(path):
                    yield path
            if self._free[path]:
                if not self._free[above]:
                    self.entered.add(above)
                return
        self.entered.add(path)
        if self._is_in_the_way(f"{path}/{name}"):
            yield f"{path}/{name}"

    def _is_free(self, path: str) -> bool:
        """Whether nothing stands there, or only a file that leaves."""
        return not os.path.lexists(path) or (path in self._leaving and not os.path.isdir(path))

    def _is_in_the_way(self, path: str) -> bool:
        """Whether a link, a folder of others or what is no file at all stands where a file has to come."""
        try:
            mode = os.lstat(path).st_mode
        except OSError:
            return False
        if modes.S_ISDIR(mode):
            return not self._all_leave(path)
        return not modes.S_ISREG(mode)

    def _all_leave(self, folder: str) -> bool:
        for at, folders, files in os.walk(folder):
            links = [name for name in folders if os.path.islink(f"{at}/{name}")]
            if any(f"{at}/{name}" not in self._leaving for name in (*files, *links)):
                return False
        return True


def is_folder(path: str) -> bool:
    """Whether there is a folder, and no link to one."""
    return os.path.isdir(path) and not os.path.islink(path)


def _closed(output: Path, path: str) -> Problem:
    """That nothing may be written into a folder in an output folder."""
    text = "the site cannot be written to this folder: permission denied"
    return problem("PF406", text, Location(_shown(output, path)), "it has to be yours, as all that the build wrote is")


def foreign(output: Path, path: str, hint: str = "move it away") -> Problem:
    """That a path in an output folder is not ours."""
    text = "this was not written by the build and stands where it has to write"
    return problem("PF402", text, Location(_shown(output, path)), hint)


def _shown(output: Path, path: str) -> str:
    return f"{output.name}/{os.path.relpath(path, output).replace(os.sep, '/')}"
