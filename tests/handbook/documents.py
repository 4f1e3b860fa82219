"""What users read: the README and the handbook, and what stands in them to be typed or copied."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "content/docs"
DOCUMENTS = (REPOSITORY / "README.md", *sorted(DOCS.rglob("*.md")))


class Block(NamedTuple):
    """A block of code of a document: the word behind its fence ("" for none), its text, and where it stands."""

    language: str
    text: str
    place: str


def section(name: str, heading: str = "") -> str:
    """A page of the handbook, or what stands in it below a heading."""
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    if not heading:
        return text
    return re.split(r"^## ", text.split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]


def blocks(path: Path) -> Iterator[Block]:
    """The fenced and the indented blocks of a document, in their order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        start = at
        if fence := re.fullmatch(r"(`{3,})(\w*)", lines[at]):
            at = lines.index(fence[1], at + 1)
            yield Block(fence[2], "\n".join(lines[start + 1 : at]), f"{path.name}:{start + 1}")
        elif lines[at].startswith("    ") and not lines[at - 1].strip():
            while lines[at].startswith("    "):
                at += 1
            yield Block("", "\n".join(line[4:] for line in lines[start:at]), f"{path.name}:{start + 1}")
        at += 1


def prose(path: Path) -> str:
    """A document without its fenced blocks."""
    return re.sub(r"^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
