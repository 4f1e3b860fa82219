"""Pages: what is shown at a moment, and which file an address means. Only what the manifest names is ever served, so no
path can lead to anything else: an address is looked up, never put together with a folder first."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from generator.manifest import read_manifest
from generator.text.slugs import output_path, quoted


class File(NamedTuple):
    """A file of the output, by its path there."""

    path: str


class Elsewhere(NamedTuple):
    """An address that leads to another one."""

    url: str


class Pages(Struct, frozen=True):
    """The files below `output` that are served at `root`: "/", or the sub-path of the site, "/racing/"."""

    output: Path
    root: str = "/"
    files: frozenset[str] = frozenset()

    def find(self, path: str) -> File | Elsewhere | None:
        """What stands at the path of a request, percent-decoded; None where there is nothing."""
        root = unquote(self.root)
        if not path.startswith(root):
            return Elsewhere(self.root) if path in ("/", root[:-1]) else None
        below = path[len(root) :]
        file = output_path(f"/{below}")
        if file in self.files:
            return File(file)
        if f"{below}/index.html" in self.files:
            return Elsewhere(f"{self.root}{quoted(below)}/")
        return None


class Showing(Struct, frozen=True, kw_only=True):
    """What the server shows. `number` is that of the last build that changed anything, higher than any that an earlier
    server gave; `mistakes` are those of the last build, as people read them; `built` says whether any build went well
    since the server began."""

    pages: Pages
    number: int
    mistakes: tuple[str, ...] = ()
    built: bool = False


def read_pages(output: Path, root: str) -> Pages:
    """What the manifest of an output folder names. Raises SiteError when it cannot be read."""
    return Pages(output, root, frozenset(output_path(address) for address in read_manifest(output).entries))
