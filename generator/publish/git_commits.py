"""Commits of ours on a branch that holds a site: how they are told from all others, and what they hold.

A commit is ours when its message names the very tree that it has, and the commit that it stands on. Whoever adds a
commit, or changes or moves one of ours, leaves one that is not.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model import digest_bytes
from generator.publish.git_repository import GitError, Repository
from generator.publish.held import Held
from generator.publish.record import RECORD, Record, read_record
from generator.publish.release import Content

NO_JEKYLL = ".nojekyll"
"""The file by which GitHub Pages serves a branch as it is, dot files and all."""

OWN = (RECORD, NO_JEKYLL)
_PREFIX = "Parcferme-"
_PLAIN = ("100644", "100755")


class Commit(NamedTuple):
    """A commit: its name, its tree, its parents ("" for none, a space between two), and what the lines of ours in its
    message say, by name: `Tree` and `Parent`; `Above`, the commit of others that ours stand on; `Before`, the commit to
    go back to."""

    name: str
    tree: str
    parent: str
    told: Mapping[str, str]

    @property
    def is_ours(self) -> bool:
        """Whether it is as we made it."""
        return (self.told.get("Tree"), self.told.get("Parent", "")) == (self.tree, self.parent)

    @property
    def above(self) -> str:
        """The newest commit below that is not ours, itself if it is none; "" when all are ours."""
        return self.told.get("Above", "") if self.is_ours else self.name

    @property
    def before(self) -> str:
        """The commit that was shown before it, "" for none."""
        return self.told.get("Before", self.parent) if self.is_ours else ""


def commit_at(repository: Repository, name: str) -> Commit:
    """The commit of that name, which is here."""
    head, _, message = repository.said("cat-file", "commit", name).decode(errors="replace").partition("\n\n")
    lines = [line.partition(" ") for line in head.split("\n")]
    tree = next(value for key, _, value in lines if key == "tree")
    parent = " ".join(value for key, _, value in lines if key == "parent")
    last = message.rstrip("\n").rpartition("\n\n")[2]
    trailers = (line.removeprefix(_PREFIX).partition(": ") for line in last.split("\n") if line.startswith(_PREFIX))
    return Commit(name, tree, parent, {key: value for key, _, value in trailers})


def message_of(subject: str, told: Mapping[str, str]) -> str:
    """The message of a commit of ours."""
    trailers = "".join(f"{_PREFIX}{key}: {value}\n" for key, value in told.items() if value)
    return f"{subject}\n\n{trailers}"


def held_by(repository: Repository, commit: Commit, where: str) -> Held:
    """What stands on a branch whose tip is this commit. In one that is not ours everything that we did not put there as
    it is is foreign; where nothing differs, the commit itself."""
    record = record_in(repository, commit, where)
    domain = _text(repository, f"{commit.name}:CNAME")
    if commit.is_ours and record:
        return Held(record=record, files=record.files, domain=domain)
    ours = record.files if record else {}
    allowed = (*OWN, *(record.others if record else ()))
    files, foreign = {}, []
    for path, content in _contents(repository, commit):
        if path in ours and content == ours[path]:
            files[path] = content
        elif path in ours or path not in allowed:
            foreign.append(path)
    return Held(record=record, files=files, foreign=tuple(foreign) or (f"commit {commit.name}",), domain=domain)


def record_in(repository: Repository, commit: Commit, where: str) -> Record | None:
    """The record in a commit; None where there is none."""
    try:
        data = repository.said("cat-file", "blob", f"{commit.name}:{RECORD}")
    except GitError:
        return None
    return read_record(data, f"{where}: {RECORD}")


def paths_in(repository: Repository, commit: Commit) -> frozenset[str]:
    """Every path in a commit."""
    return frozenset(path for path, _, _ in _listed(repository, commit))


def _listed(repository: Repository, commit: Commit) -> Iterator[tuple[str, str, str]]:
    """Path, mode and object of everything in a commit."""
    for line in repository.said("ls-tree", "-r", "-z", "--full-tree", commit.name).split(b"\0")[:-1]:
        entry, _, path = line.partition(b"\t")
        mode, _, name = entry.decode().split(" ")
        yield path.decode(errors="replace"), mode, name


def _contents(repository: Repository, commit: Commit) -> Iterator[tuple[str, Content | None]]:
    """Everything in a commit, by path; None for links and other repositories."""
    listed = list(_listed(repository, commit))
    names = [name for _, mode, name in listed if mode in _PLAIN]
    data = memoryview(repository.said("cat-file", "--batch", data="".join(f"{name}\n" for name in names).encode()))
    for path, mode, _ in listed:
        if mode not in _PLAIN:
            yield path, None
            continue
        head, _, _ = bytes(data[:200]).partition(b"\n")
        start, size = len(head) + 1, int(head.split(b" ")[2])
        yield path, Content(digest_bytes(bytes(data[start : start + size])), size)
        data = data[start + size + 1 :]


def _text(repository: Repository, name: str) -> str:
    try:
        return repository.said("cat-file", "blob", name).decode(errors="replace").strip()
    except GitError:
        return ""
