"""Rules about tags."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule, mendable
from generator.text.slugs import slugify

_PLAIN = re.compile(r"[^\W_](?:[\w .’-]*[^\W_])?")


def variants(desk: Desk) -> Iterator[Problem]:
    """Tags that others write otherwise: `lemans`, `Le Mans`, `le-mans`. That of a file counts, then the one written
    most often."""
    wanted = _wanted(desk)
    for copy in desk.articles:
        for number, tag in enumerate(copy.front.tags):
            right = wanted[_key(tag)]
            if tag != right:
                yield _variant(copy, number, tag, right)


def _variant(copy: Copy, number: int, tag: str, right: str) -> Problem:
    at = copy.key(f"tags.{number}")
    pages = "" if slugify(tag) == slugify(right) else ", which makes two pages of one tag"
    text, hint = f"the tag '{tag}' is written '{right}' elsewhere{pages}", f"write '{right}'"
    if _PLAIN.fullmatch(right):
        return mendable("PF812", text, at, hint, right)
    return problem("PF812", text, at, hint)


def _wanted(desk: Desk) -> dict[str, str]:
    """The spelling of each tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for copy in desk.articles:
        for tag in copy.front.tags:
            counts[_key(tag)][tag] += 1
    found = {key: min(spelt, key=lambda tag: (-spelt[tag], tag)) for key, spelt in counts.items()}
    for each in desk.entities:
        if each.parsed.kind == "tag":
            name = each.front.name or each.parsed.slug
            key = _key(name)
            if key in found and not _is_named(counts[key], each):
                found[key] = name
    return found


def _is_named(spelt: Counter[str], tag: Copy) -> bool:
    """Whether a file of a tag lists all spellings that are used: they are then meant."""
    names = {tag.front.name, tag.parsed.slug, *tag.front.aliases}
    return all(each in names for each in spelt)


def _key(tag: str) -> str:
    return slugify(tag).replace("-", "") or tag


RULES = (
    Rule(
        "PF812",
        "a tag is written in several ways",
        "A tag is written in ways that differ in capitals, spaces or hyphens alone: `le-mans`, `Le Mans`, `lemans`. "
        "Some of these lead to one page under a name that changes with the count, others to two pages that each show "
        "half the articles. The name in a file of content/tags/ is right, else the spelling used most often. "
        "`check --fix` writes it.",
        variants,
    ),
)
