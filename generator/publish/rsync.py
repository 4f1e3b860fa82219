"""A folder of a server that ssh reaches as a target: the same releases and the same link as in `folder`, sent by rsync.

    releases/20240701-120000-1f0c…/      the files of a release
    releases/20240701-120000-1f0c….json  the record of it
    current -> releases/20240701-120000-1f0c…

A release is sent beside the others, and compared with the one before by content: files that are the same become second
names of the same file, so that they are not sent, cost no room and keep their time. Then the link is moved by one
rename. The shell that does so holds the folder while rsync sends, and lets go of it when we end in whatever way.
"""

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from secrets import token_hex
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish import rsync_steps as steps
from generator.publish.held import Held
from generator.publish.places import is_printable
from generator.publish.plan import Plan
from generator.publish.record import Record, read_record, record_bytes
from generator.publish.refused_by import refused
from generator.publish.release import Content, Release
from generator.publish.release_link import in_the_way, kept, strange_link
from generator.publish.release_names import cut_off, is_of_release, next_name, taken_back, whole
from generator.publish.remote_shell import Server, Shell, shell_at
from generator.publish.staged_files import unlinked
from generator.publish.targets import Named, Target, overtaken, unusable
from generator.schema.publish import RsyncTarget

_HOST = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._+-]*@)?[A-Za-z0-9][A-Za-z0-9._-]*")
_NEW = ".new."
_MOST_LINKED = 20
"""How many folders rsync compares with."""

_SUM = re.compile(rb"([0-9a-f]{64}) [ *]\./(.*)\n")


def rsync_target(named: Named) -> Target:
    """The folder of the server that site.yaml names. Raises SiteError (PF116) for a host or a path that cannot be."""
    front = named.front
    assert isinstance(front, RsyncTarget)
    if not _HOST.fullmatch(front.host):
        text = "this is no host: letters, digits, '.', '-' and '_', with a user and '@' before them if need be"
        raise SiteError(problem("PF116", text, named.at("host"), "write it as ssh takes it: 'deploy@example.org'"))
    if why := _no_path(front.path):
        hint = "write a path from the root, or from the folder where a login begins: '/srv/www/blog'"
        raise SiteError(problem("PF116", f"this cannot be the folder: {why}", named.at("path"), hint))
    path = front.path.rstrip("/")
    return OnServer(Server(front.host, front.port, f"{front.host}:{path}"), path, front.keep)


class OnServer(NamedTuple):
    """A folder of a server with releases side by side, of which so many are kept."""

    server: Server
    path: str
    keep: int

    @property
    def where(self) -> str:
        """The folder and its server."""
        return self.server.where

    def look(self) -> Held:
        """What `current` shows, and whatever else stands in the folder."""
        with shell_at(self.server) as shell:
            status, said = shell.asked(steps.ENTER, self.path)
            if status == 3:
                return Held()
            if status:
                raise refused(self.where, said)
            return self._held(shell)

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Send a release beside the others, and move the link to it."""
        unlinked(release.folder, release.files)
        with shell_at(self.server) as shell:
            self._hold(shell)
            there = _names(shell, "releases")
            before = _current(shell, there)
            if (self._record(shell, before) if before else None) != plan.before:
                raise overtaken(self.where)
            unfinished = [*cut_off(there), *_begun(there)]
            name = next_name(there, release)
            again = taken_back(whole(there), before, name)
            self._put(shell, release, plan, track, [before, *_begun(there), *again], name)
            shell.done(steps.TIDY, *unfinished)
            rest = [each for each in whole(there) if each not in again]
            shell.done(steps.PRUNE, *again, *[*rest, name][: -self.keep])

    def rollback(self) -> Record:
        """Move the link to the release before."""
        with shell_at(self.server) as shell:
            self._hold(shell)
            there = _names(shell, "releases")
            current = _current(shell, there)
            earlier = [name for name in whole(there) if name < current]
            if not earlier:
                text = "there is no release before the one that is read"
                raise SiteError(problem("PF712", text, Location(self.where), "publish an earlier state of the site"))
            record = self._record(shell, earlier[-1])
            shell.done(steps.SHOW, earlier[-1])
            return record

    # ------------------------------------------------------------ what is there

    def _held(self, shell: Shell) -> Held:
        there = _names(shell, "releases")
        beside = sorted(set(_names(shell, ".")) - {"current", "current.new", "releases"})
        strange = [f"releases/{name}" for name in there if not is_of_release(name) and not name.startswith(_NEW)]
        foreign = [f"../{name}" for name in (*beside, *strange)]
        name = _current(shell, there)
        if not name:
            return Held(foreign=(*foreign, *self._strange_link(shell, there)))
        record = self._record(shell, name)
        digests = self._digests(shell, name)
        paths = sorted(_split(shell.done(steps.FILES, name)))
        ours = [path for path in paths if path in digests and path in record.files]
        files = {path: _content(record.files[path], digests[path]) for path in ours}
        foreign += [path for path in paths if path not in record.files]
        domain = shell.done(steps.DOMAIN, name).decode(errors="replace").strip()
        allowed = frozenset(record.others)
        return Held(
            record=record, files=files, foreign=tuple(each for each in foreign if each not in allowed), domain=domain
        )

    def _strange_link(self, shell: Shell, there: list[str]) -> Iterator[str]:
        folder, name = _link(shell)
        if name == "." and not folder:
            raise in_the_way(self.where)
        if name:
            yield strange_link(lost=folder == "releases" and is_of_release(name) and name in there)

    def _record(self, shell: Shell, name: str) -> Record:
        return read_record(shell.done(steps.RECORD, name), f"{self.where}/releases/{name}.json")

    def _digests(self, shell: Shell, name: str) -> dict[str, str]:
        """The digests of ours of all files in a release, by path."""
        status, said = shell.asked(steps.DIGESTS, name)
        if status == 5:
            raise unusable(self.where, "the server has neither sha256sum nor shasum", "install one there")
        if status:
            raise refused(self.where, said)
        lines = (_SUM.fullmatch(line) for line in said.splitlines(keepends=True))
        return {line[2].decode(errors="replace"): line[1][:32].decode() for line in lines if line}

    # ------------------------------------------------------------ what is done

    def _hold(self, shell: Shell) -> None:
        shell.done(steps.MAKE, self.path)
        status = shell.asked(steps.HOLD).status
        if status == 4:
            text = "another publish is writing there"
            hint = "wait until it ends, and publish again"
            raise SiteError(problem("PF702", text, Location(self.where), hint))

    def _put(self, shell: Shell, release: Release, plan: Plan, track: Track, like: list[str], name: str) -> None:
        """Make a release beside the others, and show it; where that goes wrong, leave nothing of it."""
        new, before = f"{_NEW}{token_hex(8)}", like[0]
        others = [path for path in plan.record.others if not path.startswith("../")]
        shell.done(steps.BEGIN, new)
        try:
            if before:
                shell.done(steps.TAKE, before, new, *others)
            self._sent(release, new, [each for each in like if each][:_MOST_LINKED], len(plan.sent), track)
            shell.done(steps.finishing(record_bytes(kept(plan.record))), new, name)
        except BaseException:
            with suppress(SiteError):
                shell.asked(steps.TIDY, new)
            raise

    def _sent(self, release: Release, new: str, like: list[str], count: int, track: Track) -> None:
        """Send all files of a release to a new folder, but for those that one of the others has."""
        command = (
            "rsync",
            *("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--files-from=-", "--from0"),
            *("-s", "--compress", "--timeout=120", "--out-format=%n", f"--rsh={' '.join(self.server.ssh())}"),
            *(f"--link-dest=../{each}" for each in like),
            *("--", f"{release.folder}/", f"{self.server.host}:{self.path}/releases/{new}/"),
        )
        with TemporaryFile() as names, TemporaryFile() as told:
            names.write(b"".join(path.encode() + b"\0" for path in release.files))
            names.seek(0)
            with track("Sending", count) as more:
                status = _followed(command, names, told, more)
            if status:
                told.seek(0)
                raise refused(self.where, told.read() or _WORDLESS.get(status, b""))


_WORDLESS = {
    11: b"a file could not be written there; there may be no room left",
    12: b"connection closed",
    30: b"timed out",
}
"""What it means when rsync ends with such a status, after rsync(1), and what it has to say of it is lost on the way."""


def _followed(command: Sequence[str], names: IO[bytes], told: IO[bytes], more: Callable[[int], None]) -> int:
    """Run rsync, which says the name of each file that it sends. Gives its status."""
    try:
        process = subprocess.Popen(command, stdin=names, stdout=subprocess.PIPE, stderr=told)
    except FileNotFoundError:
        raise unusable("rsync", "there is no rsync on this machine", "install it") from None
    assert process.stdout
    try:
        for line in process.stdout:
            if not line.endswith(b"/\n"):
                more(1)
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    finally:
        process.stdout.close()


def _no_path(path: str) -> str:
    """Why a path cannot be that of a folder on a server, "" where it can."""
    if not path.strip("/."):
        return "it names none"
    if not is_printable(path):
        return "it holds what cannot be printed"
    if path.startswith(("-", "~")):
        return f"it begins with '{path[0]}'"
    return "it leads up, with '..'" if ".." in path.split("/") else ""


def _names(shell: Shell, folder: str) -> list[str]:
    return sorted(_split(shell.done(steps.NAMES, folder)))


def _split(said: bytes) -> list[str]:
    return [name.decode(errors="replace").removeprefix("./") for name in said.split(b"\0")[:-1]]


def _current(shell: Shell, there: list[str]) -> str:
    """The name of the release that is read, "" for none of ours."""
    folder, name = _link(shell)
    return name if folder == "releases" and name in whole(there, name) else ""


def _link(shell: Shell) -> tuple[str, str]:
    """The folder and the name that the link leads to; "." as the name of what is no link."""
    folder, _, name = shell.done(steps.CURRENT).decode(errors="replace").removesuffix("\n").rpartition("/")
    return folder, name


def _begun(there: list[str]) -> list[str]:
    """Releases that were begun and not ended: what has come of them need not be sent again."""
    return [name for name in there if name.startswith(_NEW)]


def _content(wanted: Content, digest: str) -> Content:
    return wanted if wanted.digest == digest else Content(digest, 0)
