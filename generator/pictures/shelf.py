"""The shelf: encoded pictures as they are remembered, in `.cache/pictures/`, each under the digest of all that it is
made of, and behind the digest of its bytes: a file that was damaged is none. Losing it costs time and nothing
else."""

import os
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.disk import read_file
from generator.model import Digest, digest_bytes, digest_of
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard

FOLDER = ".cache/pictures"


class Shelf:
    """The encoded pictures of the site in a folder."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def __contains__(self, name: Digest) -> bool:
        return os.path.isfile(self._folder / name)

    def get(self, name: Digest) -> bytes | None:
        """The bytes under a name; None where there are none, or others than were put there."""
        with suppress(OSError):
            digest, _, data = read_file(self._folder / name).partition(b"\n")
            if digest == digest_bytes(data).encode():
                return data
        return None

    def put(self, name: Digest, data: bytes) -> None:
        """Keep these bytes. What cannot be kept is made again next time."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            under_way = self._folder / f"{name}.{os.getpid()}"
            under_way.write_bytes(digest_bytes(data).encode() + b"\n" + data)
            under_way.replace(self._folder / name)

    def tidy(self, wanted: Collection[Digest]) -> None:
        """Remove what is no longer wanted."""
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if name not in wanted:
                    (self._folder / name).unlink()


def shelf_name(source: Digest, recipe: Recipe) -> Digest:
    """The name under which what a recipe makes of a picture with this digest is kept."""
    return digest_of((source, recipe, _makers()))


def card_name(card: SocialCard) -> Digest:
    """The name under which a social card is kept."""
    return digest_of((card, _makers()))


@cache
def _makers() -> Digest:
    """The digest of what makes the bytes: the code here, Pillow and the encoders in it."""
    from PIL import __version__, features

    own = Path(__file__).parent
    code = [digest_bytes(path.read_bytes()) for path in sorted((*own.glob("*.py"), *own.glob("fonts/*.ttf")))]
    inside = ("avif", "webp", "jpg", "zlib", "freetype2", "raqm")
    return digest_of((code, __version__, [features.version(name) for name in inside]))
