"""Codes: every rule of `check`, and every code of a mistake, those of rules among them."""

from itertools import chain
from typing import Literal

from generator.errors import CODES
from generator.gathering import gathered
from generator.newsroom.rules.facts.all import RULES as OF_FACTS
from generator.newsroom.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*chain(*gathered("generator.newsroom.rules", "RULES")), *OF_FACTS),
        key=lambda rule: rule.code,
    )
)
"""All rules, in the order in which they are run."""

EVERY: dict[str, tuple[Literal["error", "warning"], str]] = dict(
    sorted((CODES | {rule.code: ("warning", rule.line) for rule in RULES}).items())
)
"""Every code with its severity in `build` and a line that explains it; that of a rule is a warning."""
