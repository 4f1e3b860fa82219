"""Shots: the pictures of a page, by what they show, what stands below them and where they are."""

from html import unescape

from generator.newsroom.pasted.addresses import address
from generator.newsroom.pasted.captions import credited
from generator.newsroom.pasted.pieces import Found


class Shots:
    """Gathers the pictures of a figure with its caption, or one that stands alone."""

    def __init__(self) -> None:
        self._shots: list[tuple[str, str]] = []
        self._caption = ""

    def add(self, attributes: dict[str, str]) -> None:
        """A picture, by the attributes of its element."""
        alt, src = (unescape(attributes.get(key, "")) for key in ("alt", "src"))
        self._shots.append((" ".join(alt.split()), address(f"https:{src}" if src.startswith("//") else src)))

    def caption(self, text: str) -> None:
        """What stands below it; more than once, one below the other."""
        self._caption = f"{self._caption}\n{text}" if self._caption else text

    def taken(self) -> list[Found]:
        """All pictures so far, the first with the caption; one of which nothing is known is left out, and told."""
        said, credit = credited(" ".join(self._caption.split()))
        why = "it stands below a picture" if self._caption else "a picture of the page"
        found = []
        for number, (alt, src) in enumerate(self._shots or [("", "")] * bool(self._caption)):
            text, own, whose = ("", "", "") if number else (self._caption, said, credit)
            if own or whose or alt or src:
                found.append(Found("picture", own, "high", why, text, whose, alt, src))
            else:
                found.append(Found("left out", "a picture", "high", "it has no address of its own, and no words"))
        self._shots, self._caption = [], ""
        return found
