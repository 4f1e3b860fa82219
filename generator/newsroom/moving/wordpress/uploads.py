"""The files of a blog, in a copy of its `wp-content/uploads`."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from generator.kinds import MEDIA
from generator.model import digest_bytes
from generator.newsroom.moving.items import Copied
from generator.newsroom.moving.urls import parts_of
from generator.text.slugs import slugify

_BELOW = re.compile(r"/(?:wp-content/uploads|files|blogs\.dir/\d+/files)/(.+)")
_SIZED = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|rotated)(?=\.\w+$)")


class Uploads:
    """Finds files by the paths of their old addresses; of a picture in another size the one it was made of."""

    def __init__(self, folder: Path | None, urls: Iterable[str]) -> None:
        self._folder = folder.resolve() if folder else None
        self._known: dict[str, Copied | None] = {}
        self._bare = any(not _BELOW.search(url) for url in urls)
        self._asked: set[str] = set()

    def find(self, path: str) -> Copied | None:
        """The file that an address led to; None where it is not there, or is of a kind that no site takes."""
        self._asked.add(_SIZED.sub("", self._name(path)).casefold())
        return self.of(path)

    def of(self, path: str) -> Copied | None:
        """The same, without asking for it: nothing shows a file because of that."""
        if path not in self._known:
            name = self._name(path)
            self._known[path] = self._found(self._folder, name) if self._folder and name else None
        return self._known[path]

    def is_shown(self, url: str) -> bool:
        """Whether a file was asked for, in whatever size."""
        return _SIZED.sub("", self._name(url)).casefold() in self._asked

    def _name(self, path: str) -> str:
        """The path of a file below the folder of uploads; "" for what is surely not there."""
        try:
            plain = unquote(parts_of(path).path)
        except ValueError:
            return ""
        below = _BELOW.search(plain)
        return below[1] if below else plain.lstrip("/") if self._bare else ""

    def _found(self, folder: Path, name: str) -> Copied | None:
        for tried in dict.fromkeys((_SIZED.sub("", name), name)):
            try:
                file = (folder / tried).resolve()
                if file.is_relative_to(folder) and file.suffix.lower() in MEDIA and file.is_file():
                    return Copied(file, f"content/media/{_safe(tried)}")
            except (OSError, ValueError):
                continue
        return None


def _safe(name: str) -> str:
    """The path of a file as one that every host takes."""
    path = PurePosixPath(name)
    folders = [slugify(part) for part in path.parts[:-1]]
    stem = slugify(path.stem)
    if stem != path.stem:
        stem = f"{stem}-{digest_bytes(path.stem.encode(errors='replace'))[:6]}".strip("-")
    return "/".join((*filter(None, folders), stem + path.suffix.lower()))
