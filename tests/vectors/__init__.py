"""Vectors: ways in which a text may try to run, load, submit or restyle something in a page.

Each stands in a file of text below a line with its name. `RUN` is a call of `ran()`, which nobody but a test has;
`HOST` is a host that no page may ask, `PIC` a picture elsewhere that is not there, as pages may have one; `⟨1B⟩` is the
character of that number. Those of `fronts.txt` are front matter, all others the text of an article.
"""

import re
from pathlib import Path
from typing import NamedTuple

from generator.text.slugs import slugify

FOLDER = Path(__file__).parent
RAN, HOST, MISSING = "ran", "https://evil.example", "https://pitwall.example/x"

_FRONTS = "fronts.txt"
_NAME = re.compile(r"^=== (.+)\n", re.MULTILINE)
_CHARACTER = re.compile("⟨([0-9A-F]+)⟩")


class Vector(NamedTuple):
    """A way in by its name, and what it writes."""

    name: str
    text: str

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slugify(self.name)


def vectors() -> tuple[Vector, ...]:
    """Those for the text of an article."""
    return tuple(each for path in sorted(FOLDER.glob("*.txt")) if path.name != _FRONTS for each in _read(path))


def fronts() -> tuple[Vector, ...]:
    """Those for front matter."""
    return _read(FOLDER / _FRONTS)


def written(text: str) -> str:
    """A text of these files with what stands for others put in."""
    text = text.replace("RUN", f"{RAN}()").replace("HOST", HOST).replace("PIC", MISSING)
    return _CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)


def _read(path: Path) -> tuple[Vector, ...]:
    _, *parts = _NAME.split(path.read_text(encoding="utf-8"))
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tuple(Vector(name, written(text.rstrip("\n"))) for name, text in pairs)
