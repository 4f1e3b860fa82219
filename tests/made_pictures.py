"""Small pictures for tests, made here of every sort."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

RED = (200, 30, 30)


def picture(
    form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", colour: Any = RED, **how: Any
) -> bytes:
    """The bytes of a picture of one colour."""
    return saved(Image.new(mode, size, colour), form, **how)


def photo(size: tuple[int, int] = (900, 600), form: str = "JPEG", **how: Any) -> bytes:
    """A picture of many colours: red grows to the right and green downwards."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    return saved(Image.merge("RGB", (across, down, across)).resize(size), form, **how)


def moving(form: str = "GIF", frames: int = 3, **how: Any) -> bytes:
    """A picture that moves, each frame of another colour."""
    every = [Image.new("RGB", (60, 40), (80 * number, 30, 30)) for number in range(frames)]
    return saved(every[0], form, save_all=True, append_images=every[1:], **how)


def saved(image: Image.Image, form: str, **how: Any) -> bytes:
    """The bytes of an image."""
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The image in these bytes, read."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def put(root: Path, files: dict[str, bytes]) -> None:
    """Write pictures, by path from the root."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
