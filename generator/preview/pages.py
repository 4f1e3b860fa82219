"""Pages: which file an address means. Only what the manifest names is ever served, so no path can lead to anything
else: an address is looked up, never put together with a folder first."""

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec import Struct, structs

from generator.manifest import read_manifest
from generator.stages.load import load_config
from generator.text.slugs import address_of, output_path, quoted

CACHE = ".cache"
OUTPUT = f"{CACHE}/serve"
"""Where the preview builds to, from the site's root. It is all ours."""


class File(NamedTuple):
    """A file of the output, by its path there."""

    path: str


class Elsewhere(NamedTuple):
    """An address that leads to another one."""

    url: str


class Pages(Struct, frozen=True):
    """The files below `output`, a path without links, that are served at `root`: "/", or the sub-path of the site,
    "/racing/"."""

    output: Path
    root: str = "/"
    files: frozenset[str] = frozenset()

    def find(self, path: str) -> File | Elsewhere | None:
        """What stands at the path of a request, percent-decoded; None where there is nothing."""
        below = self._below(path)
        if below is None:
            return Elsewhere(self.root) if path in ("/", unquote(self.root)[:-1]) else None
        file = output_path(f"/{below}")
        if file in self.files:
            return File(file)
        if f"{below}/index.html" in self.files:
            return Elsewhere(f"{self.root}{quoted(below)}/")
        return None

    def addresses(self, path: str) -> tuple[str, ...]:
        """The addresses of the site that decide what stands at the path of a request."""
        below = self._below(path)
        if below is None:
            return ()
        address = address_of(output_path(f"/{below}"))
        return (address,) if address.endswith("/") else (address, f"{address}/")

    def plain(self, path: str) -> tuple[Path, os.stat_result]:
        """Where a file of the output lies, and what the system says of it. Raises OSError for one that is not there, or
        is no plain file in plain folders: what a link of the file system leads to is not ours to show."""
        full = self.output / path
        status = full.lstat()
        if not S_ISREG(status.st_mode) or os.path.realpath(full) != str(full):
            raise FileNotFoundError(path)
        return full, status

    def read(self, path: str) -> bytes:
        """The bytes of a file of the output. Raises OSError as `plain` does."""
        full, _ = self.plain(path)
        return full.read_bytes()

    def after(self, changed: Iterable[str], root: str) -> "Pages":
        """The pages after a build that wrote or removed the files of these addresses."""
        there = {path: os.path.isfile(self.output / path) for path in map(output_path, changed)}
        came = {path for path, is_there in there.items() if is_there} - self.files
        went = {path for path, is_there in there.items() if not is_there} & self.files
        files = (self.files - went) | came if came or went else self.files
        return structs.replace(self, root=root, files=files)

    def _below(self, path: str) -> str | None:
        root = unquote(self.root)
        return path[len(root) :] if path.startswith(root) else None


def read_pages(output: Path, root: str) -> Pages:
    """What the manifest of an output folder names. Raises SiteError when it cannot be read."""
    return Pages(output, root, frozenset(output_path(address) for address in read_manifest(output).entries))


def root_path(site: Path) -> str:
    """The path of a site on its host: "/", or "/racing/". Raises SiteError when site.yaml cannot be read."""
    config, _ = load_config(site)
    return urlsplit(config.base_url).path or "/"
