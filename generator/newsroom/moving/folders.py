"""The folder of an old site: its files, without those of tools and without what leads out of it."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.moving.items import Copied, Notes, Origin

_TOOLS = frozenset(
    (
        "node_modules", "vendor", "_site", "public", "resources", "themes", "output", "__pycache__", "target", "dist",
        "bin", "script", "scripts", "spec", "test", "tests",
    )
)  # fmt: skip
_PAPERS = (
    "gemfile", "rakefile", "readme", "license", "licence", "changelog", "package", "procfile", "dockerfile", "makefile",
    "netlify.toml", "wrangler", "gulpfile", "gruntfile", "webpack", "yarn.lock", "go.mod", "go.sum", "theme.toml",
    "contributing", "code_of_conduct", "composer", "tsconfig", "postcss", "tailwind", "cname", "docker-compose",
)  # fmt: skip
SITES_OWN = frozenset(
    ("index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml", "feed.json", "_redirects", "_headers", "cname")
)
"""Files at the root that a site of ours makes by itself."""


class Filed(NamedTuple):
    """A file of the old site, and its path from the site's root."""

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        """Its ending, in small letters."""
        return self.path.suffix.lower()

    def text(self, notes: Notes) -> Origin | None:
        """What is in it; None, told, where it cannot be read."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            told = f"cannot be read: {(error.strerror or str(error)).lower()}"
            notes.problems.append(problem("PF117", told, Location(self.name)))
            return None
        plain = data.removeprefix(b"\xef\xbb\xbf")
        try:
            text = plain.decode()
        except UnicodeDecodeError as error:
            line = plain.count(b"\n", 0, error.start) + 1
            told = f"the byte 0x{plain[error.start]:02X} is not UTF-8: it is read as one of Windows-1252"
            notes.tell("PF143", told, Location(self.name, line), "compare the two")
            text = plain.decode("cp1252", errors="replace")
        return Origin(self.name, text.replace("\r\n", "\n").replace("\r", "\n"))


def check_apart(root: Path, source: Path) -> None:
    """Raises SiteError where a site would stand in the folder of the old one, which would then be a part of it."""
    if root.resolve().is_relative_to(source.resolve()):
        hint = "name another folder by --root: what is imported stays as it is"
        told = "the site cannot stand in the folder of the old one"
        raise SiteError(problem("PF142", told, Location(str(source)), hint))


def files(root: Path, notes: Notes) -> Iterator[Filed]:
    """Every file of a folder of the old site, by name. Links of the file system are not followed, and what begins with
    a dot and the folders of tools at the root are passed over; all of these are accounted for."""
    for folder, folders, names in os.walk(root):
        below = Path(folder).relative_to(root).as_posix()
        here = "" if below == "." else below
        tools = () if here else _TOOLS
        folders[:] = [
            name for name in sorted(folders) if not _leave(folder, here, name, notes, tools=tools, what="folder")
        ]
        for name in sorted(names):
            if not _leave(folder, here, name, notes, tools=(), what="file"):
                yield Filed(Path(folder, name), f"{here}/{name}".lstrip("/"))


def _leave(folder: str, here: str, name: str, notes: Notes, *, tools: Collection[str], what: str) -> bool:
    """Whether a file or a folder is passed over; it is accounted for then."""
    path = f"{here}/{name}".lstrip("/")
    if os.path.islink(os.path.join(folder, name)):
        notes.leave("link of the file system", path, "what it leads to is not known")
    elif name in tools:
        notes.leave(what, path, "it belongs to a tool, or was made by one")
    elif name[0] == "." and name != ".well-known":
        notes.leave(what, path, "what begins with a dot is no part of the site")
    else:
        return False
    return True


def is_paper(filed: Filed) -> bool:
    """Whether a file at the root is about the old site, and no part of it."""
    return "/" not in filed.name and filed.name.lower().startswith(_PAPERS)


def domain(filed: Filed, notes: Notes) -> str:
    """The domain that a CNAME file names."""
    origin = filed.text(notes)
    return origin.text.strip().partition("\n")[0].strip() if origin else ""


def static(filed: Filed, below: str, notes: Notes) -> Copied | None:
    """A file that is taken as it is, `below` being the folder that stands for the root of the site; None, accounted
    for, for one that the site makes by itself."""
    name = filed.name.removeprefix(f"{below}/") if below else filed.name
    if name.lower() in SITES_OWN:
        notes.leave("file", filed.name, "the site makes its own")
        return None
    if any(char in name for char in "\\?#%") or any(ord(char) < 32 for char in name):
        notes.leave("file", filed.name, "a sign in its name can stand in no address")
        return None
    if (
        any(part.startswith((".", "_")) and part not in ("_", ".well-known") for part in name.split("/")[:1])
        and not below
    ):
        notes.leave("file", filed.name, "folders and files that begin so belong to the old generator")
        return None
    return Copied(filed.path, f"content/static/{name}")
