"""The registry: every rule there is, by family."""

from generator.newsroom.rules import (
    accents,
    changes,
    days,
    headlines,
    house,
    links,
    pictures,
    quotations,
    shape,
    slips,
    tags,
)
from generator.newsroom.rules.facts import all as facts
from generator.newsroom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *slips.RULES,
    *accents.RULES,
    *quotations.RULES,
    *pictures.RULES,
    *headlines.RULES,
    *shape.RULES,
    *links.RULES,
    *days.RULES,
    *tags.RULES,
    *facts.RULES,
    *house.RULES,
    *changes.RULES,
)
"""All rules, in the order in which they are run."""
