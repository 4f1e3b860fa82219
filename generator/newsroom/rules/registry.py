"""The registry: every rule there is, by family."""

from generator.newsroom.rules import days, headlines, names, shape, tags
from generator.newsroom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *headlines.RULES,
    *shape.RULES,
    *days.RULES,
    *tags.RULES,
)
"""All rules, in the order in which they are run."""
