"""One conversion of a tree of text to values: where its mistakes are told."""

from datetime import tzinfo
from typing import Any, Final

from generator.errors import problem
from generator.model import Location, Problem
from generator.text.yaml_source import Node, Refused, Scalar, Sequence, Sheet

BROKEN: Final = object()
"""What a reader gives for a value that it has told of."""


class Reading:
    """One conversion: the text for places, the zone for dates, and the mistakes found so far."""

    def __init__(self, sheet: Sheet, zone: tzinfo) -> None:
        self.sheet = sheet
        self.zone = zone
        self.problems: list[Problem] = []

    def wrong(self, node: Node, wanted: str, hint: str = "") -> Any:
        """Tell that something else was wanted than what stands there."""
        if not isinstance(node, Refused):
            self.tell("PF111", f"{wanted}, not {_shown(node)}", self.sheet.of(node), hint)
        return BROKEN

    def tell(self, code: str, message: str, place: Location, hint: str = "") -> Any:
        """Tell a mistake."""
        self.problems.append(problem(code, message, place, hint))
        return BROKEN


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        text = " ".join((node.text or "").split())
        return f"'{text if len(text) <= 40 else text[:39] + '…'}'" if text else "nothing"
    return "a list" if isinstance(node, Sequence) else "a mapping"
