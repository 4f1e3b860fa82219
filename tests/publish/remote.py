"""A bare repository as the remote, and a site beside it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.publish.record import RECORD
from generator.publish.targets import Named, Target, target_of
from generator.schema.publish import GitTarget
from tests.publish.releases import published
from tests.publish.sent import release_of
from tests.tiny import SITE_YAML

FILES = {"index.html": "home", "articles/one/index.html": "one", "assets/a b.css": "c", "CNAME": "pitwall.example\n"}
OWN = {RECORD, ".nojekyll"}


class Remote:
    """A bare repository, and a site beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.path = folder, folder / "site", folder / "remote.git"
        self.git("init", "--quiet", "--bare", str(self.path))
        self.site.mkdir()
        (folder / "home").mkdir()
        (self.site / "site.yaml").write_text(SITE_YAML)

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """What git says, asked by somebody else."""
        return said(*arguments, cwd=cwd or self.folder)

    def at(self, *arguments: str) -> str:
        """What git says at the remote."""
        return self.git("--git-dir", str(self.path), *arguments)

    def target(
        self, history: str = "keep", *, branch: str = "gh-pages", remote: str = "", site: str = "site"
    ) -> Target:
        front = GitTarget(remote=remote or str(self.path), branch=branch, history="one" if history == "one" else "keep")
        return target_of(Named("live", front, self.folder / site))

    def files(self, commit: str = "gh-pages") -> dict[str, str]:
        """What stands on the branch, by path, as one who reads its tip once gets it."""
        lines = self.at("ls-tree", "-r", "-z", commit).split("\0")[:-1]
        asked = "".join(f"{line.split()[2]}\n" for line in lines)
        command = ("git", "--git-dir", str(self.path), "cat-file", "--batch")
        data = subprocess.run(command, input=asked.encode(), check=True, capture_output=True).stdout
        found = {}
        for line in lines:
            head, _, rest = data.partition(b"\n")
            size = int(head.split()[2])
            found[line.partition("\t")[2]], data = rest[:size].decode(), rest[size + 1 :]
        return found

    def shown(self) -> dict[str, str]:
        """What stands on the branch but for our own two files."""
        return {path: text for path, text in self.files().items() if path not in OWN}

    def commits(self) -> int:
        return int(self.at("rev-list", "--count", "gh-pages"))

    def objects(self) -> set[str]:
        """Every file that the remote has, by its name in git."""
        lines = self.at("cat-file", "--batch-all-objects", "--batch-check").splitlines()
        return {line.split()[0] for line in lines if line.split()[1] == "blob"}

    def pushed(self, edit: Callable[[Path], object]) -> None:
        """Somebody clones the branch, edits it, and pushes a commit."""
        clone = self.folder / "clone"
        self.git("clone", "--quiet", "--branch", "gh-pages", str(self.path), str(clone))
        edit(clone)
        self.git("add", "--all", cwd=clone)
        self.git("commit", "--quiet", "--allow-empty", "-m", "By hand", cwd=clone)
        self.git("push", "--quiet", cwd=clone)
        os.rename(clone, self.folder / f"clone-{self.at('rev-parse', 'gh-pages').strip()}")


def said(*arguments: str, cwd: Path) -> str:
    who = ("-c", "user.name=Jo", "-c", "user.email=jo@pitwall.example", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=cwd, check=True, capture_output=True, text=True).stdout


def send(remote: Remote, files: dict[str, str], history: str = "keep", *, hours: int = 0, adopt: bool = False) -> None:
    """Publish these files to the branch, of a build so many hours later."""
    published(remote.target(history), release_of(remote.folder / "staged", files, hours=hours), adopt=adopt)


def refused(do: Callable[[], object]) -> str:
    """What is told of the one mistake that this makes."""
    with pytest.raises(SiteError) as error:
        do()
    (problem,) = error.value.problems
    return f"{problem.code} {problem.message} | {problem.hint}"
