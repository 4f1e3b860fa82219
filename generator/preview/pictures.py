"""Pictures in the preview: a slip stands in the place of each, and the picture is made when a browser first asks for
it."""

from pathlib import Path
from threading import Semaphore
from typing import NamedTuple

from generator.errors import SiteError
from generator.model import digest_bytes
from generator.pictures.slips import BEGINS, Slip, slip_in
from generator.preview.pages import File, Pages
from generator.text.media_types import media_type

_AT_ONCE = Semaphore(2)
"""Pictures that are made at the same time: each takes memory, and all of a page's are asked for together."""


class Asked(NamedTuple):
    """A picture that is asked for: what its slip says, the slip's digest, and its media type."""

    slip: Slip
    digest: str
    kind: str


def asked_for(pages: Pages, path: str) -> Asked | None:
    """The picture that stands at the path of a request and is still to be made; None for anything else."""
    found = pages.find(path)
    if not isinstance(found, File) or not media_type(found.path).startswith("image/"):
        return None
    try:
        full, _ = pages.plain(found.path)
        with full.open("rb") as file:
            if file.read(len(BEGINS)) != BEGINS:
                return None
            data = BEGINS + file.read()
    except OSError:
        return None
    said = slip_in(data)
    return Asked(said, digest_bytes(data), f"image/{said.recipe.form}") if said else None


def picture(asked: Asked, root: Path) -> bytes | None:
    """The bytes of the picture, for a site in this folder; None where its source is another by now, or lies outside
    content/."""
    from generator.pictures.making import picture_bytes  # here, since it brings Pillow with it

    content = (root / "content").resolve()
    if not (root / asked.slip.path).resolve().is_relative_to(content):
        return None
    with _AT_ONCE:
        try:
            return picture_bytes(root, asked.slip.path, asked.slip.content, asked.slip.recipe)
        except (SiteError, OSError):
            return None
