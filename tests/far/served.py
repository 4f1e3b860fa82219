"""A folder of the server as a target, and what readers are served of it."""

import re
from pathlib import Path

from generator.publish.targets import Named, Target, target_of
from generator.schema.publish import RsyncTarget
from tests.far.sshd import Sshd
from tests.tiny import tree

FILES = {"index.html": "home", "articles/one/index.html": "one", "assets/a b.css": "c", "CNAME": "pitwall.example\n"}
MANY = {**FILES, **{f"{number}/index.html": f"article {number}" for number in range(200)}}


def target_at(sshd: Sshd, www: Path, *, keep: int = 5, host: str = "pitwall", port: int = 0) -> Target:
    """A folder of the server as a target."""
    return target_of(Named("live", RsyncTarget(host=host, path=str(www), port=port or sshd.port, keep=keep), Path()))


def shown(www: Path) -> dict[str, str]:
    """What readers are served."""
    return {path: data.decode() for path, data in tree(www / "current").items()}


def releases(www: Path) -> list[str]:
    """The names of its releases."""
    return sorted(path.name for path in (www / "releases").iterdir() if path.is_dir())


def sent(sshd: Sshd) -> tuple[int, int]:
    """How many files rsync sent, and how many bytes of them, by its own account."""
    files = re.findall(r"Number of regular files transferred: ([\d,]+)", sshd.sent)
    data = re.findall(r"Literal data: ([\d,]+)", sshd.sent)
    return sum(int(each.replace(",", "")) for each in files), sum(int(each.replace(",", "")) for each in data)
