"""Git for publishing: a bare repository of ours in `.cache/publish/`, where commits are made and sent from. The
repository of the site, its index and its hooks are not touched; only its settings for reaching a remote are read.

ghp-import, which others use, writes its branch into the user's own repository, sends every file through it each time,
and pushes with or without force, whoever wrote what is there. So git's own commands are used here.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from generator.publish.targets import unusable

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
    "push.followTags=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
)
_REACHING = r"^(core\.sshcommand|credential\..*|http\..*|url\..*)$"
"""The settings of the site's own repository that say how remotes are reached, a token of CI's checkout among them."""

_ELSEWHERE = frozenset(
    f"GIT_{name}"
    for name in (
        "ALTERNATE_OBJECT_DIRECTORIES",
        "CEILING_DIRECTORIES",
        "COMMON_DIR",
        "CONFIG",
        "CONFIG_PARAMETERS",
        "DIR",
        "GRAFT_FILE",
        "IMPLICIT_WORK_TREE",
        "INDEX_FILE",
        "NAMESPACE",
        "NO_REPLACE_OBJECTS",
        "OBJECT_DIRECTORY",
        "PREFIX",
        "QUARANTINE_PATH",
        "REPLACE_REF_BASE",
        "SHALLOW_FILE",
        "WORK_TREE",
    )
)
"""What points git at another repository, as it does for a hook that publishes."""

_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"


class GitError(Exception):
    """A command that failed, with what git said."""

    def __init__(self, said: bytes) -> None:
        super().__init__(said.decode(errors="replace"))
        self.said = said


class Repository(NamedTuple):
    """A bare repository, and what is around its commands."""

    folder: Path
    around: Mapping[str, str]

    def ready(self, *, afresh: bool = False) -> None:
        """Make it, unless it is there; with `afresh` in any case. Locks that a git left which was killed are let go."""
        if afresh and self.folder.exists():
            rmtree(self.folder)
        for lock in (*self.folder.glob("*.lock"), *self.folder.glob("refs/**/*.lock")):
            lock.unlink(missing_ok=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        said("init", "--quiet", "--bare", "--template=", "--", str(self.folder), around=self.around)

    def said(self, *arguments: str, data: bytes = b"", around: Mapping[str, str] | None = None) -> bytes:
        """What a command of git gives. Raises GitError."""
        return said(f"--git-dir={self.folder}", *arguments, data=data, around={**self.around, **(around or {})})

    def word(self, *arguments: str) -> str:
        """What a command gives that says a line. Raises GitError."""
        return self.said(*arguments).decode().strip()

    def has(self, commit: str) -> bool:
        """Whether a commit is here with all its files."""
        try:
            self.said("rev-list", "--objects", "--no-walk", "--quiet", commit)
        except GitError:
            return False
        return True

    @contextmanager
    def fed(self, *arguments: str) -> Iterator[IO[bytes]]:
        """A command that the block feeds. Raises GitError when it fails, unless the block raises something itself."""
        command = ["git", *_before(f"--git-dir={self.folder}"), *arguments]
        with TemporaryFile() as told:
            with _started(command, self.around, told) as process:
                assert process.stdin
                try:
                    yield process.stdin
                    process.stdin.close()
                except BrokenPipeError:
                    pass  # it ended before it had heard everything, and says why
                except BaseException:
                    process.kill()
                    raise
            if process.returncode:
                told.seek(0)
                raise GitError(told.read())


def said(*arguments: str, data: bytes = b"", around: Mapping[str, str] | None = None) -> bytes:
    """What a command of git gives. Raises GitError, and SiteError (PF711) where there is no git."""
    try:
        done = subprocess.run(["git", *_before(), *arguments], env=around, input=data, capture_output=True)
    except FileNotFoundError:
        raise unusable("git", "there is no git on this machine", "install it") from None
    if done.returncode:
        raise GitError(done.stderr)
    return done.stdout


def surroundings(root: Path) -> dict[str, str]:
    """What is around every command: nobody is asked, nothing but files, http and ssh is spoken, no repository is meant
    but the one that is named; and what the site's repository says of reaching remotes."""
    around = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    around |= {
        "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
    _set(around, _reaching(root, around))
    if not ({"GIT_SSH", "GIT_SSH_COMMAND"} & around.keys()) and not _configured(around, root, "core.sshCommand"):
        around["GIT_SSH_COMMAND"] = _SSH
    return around


@contextmanager
def _started(command: list[str], around: Mapping[str, str], told: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A command that is waited for, however the block ends."""
    process = subprocess.Popen(command, env=dict(around), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=told)
    try:
        yield process
    finally:
        assert process.stdin
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()


def _before(*more: str) -> Iterable[str]:
    """What stands before every command."""
    return ("--no-pager", *more, *(part for setting in _SETTINGS for part in ("-c", setting)))


def _reaching(root: Path, around: Mapping[str, str]) -> list[tuple[str, str]]:
    """The site's own settings, as the repository's file has them: those of the user hold in ours as well."""
    command = ("-C", str(root), "config", "--local", "--includes", "--null", "--get-regexp", _REACHING)
    try:
        lines = said(*command, around=around).decode(errors="replace").split("\0")
    except GitError:  # it is in no repository, or that says nothing
        return []
    return [(name, value) for name, _, value in (line.partition("\n") for line in lines if line)]


def _set(around: dict[str, str], settings: Iterable[tuple[str, str]]) -> None:
    """Add settings where no other process sees them, after those that are there."""
    known = around.get("GIT_CONFIG_COUNT", "0")
    count = int(known) if known.isdecimal() else 0
    for number, (name, value) in enumerate(settings, count):
        around[f"GIT_CONFIG_KEY_{number}"], around[f"GIT_CONFIG_VALUE_{number}"] = name, value
        around["GIT_CONFIG_COUNT"] = str(number + 1)


def _configured(around: Mapping[str, str], root: Path, name: str) -> bool:
    try:
        said("-C", str(root), "config", "--get", name, around=around)
    except GitError:
        return False
    return True
