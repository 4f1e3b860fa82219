"""Rules about headlines and summaries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.text.slugs import fold

LONGEST = 110
"""Characters of a headline that others show whole: what Google's guide to article data once set for schema.org's
`headline`, and about what lists on a phone have room for."""


def long_headlines(desk: Desk) -> Iterator[Problem]:
    """Headlines that lists, search engines and networks cut."""
    for copy in desk.articles:
        length = len(copy.front.title)
        if length > LONGEST:
            text = f"the headline has {length} characters, of which others show {LONGEST} at most"
            yield problem("PF804", text, copy.key("title"), "say it in fewer words; the rest belongs in the summary")


def repeated_headlines(desk: Desk) -> Iterator[Problem]:
    """Headlines that an older article has already."""
    for copy, first in _repeated(desk.articles, "title"):
        hint = "say what is new in this one: readers and search engines take both for the same story"
        yield problem("PF805", f"the headline is that of {first.path} too", copy.key("title"), hint)


def repeated_summaries(desk: Desk) -> Iterator[Problem]:
    """Summaries that an older article has already."""
    for copy, first in _repeated(desk.articles, "summary"):
        hint = "say what is in this one; it may have been left over from the text it was begun with"
        yield problem("PF806", f"the summary is that of {first.path} too", copy.key("summary"), hint)


def missing_summaries(desk: Desk) -> Iterator[Problem]:
    """Articles without a summary."""
    for copy in desk.articles:
        if not copy.front.summary.strip():
            hint = "add `summary:` with one or two sentences; lists, feeds and search engines show the first words else"
            yield problem("PF807", "the article has no summary", copy.key("summary"), hint)


def _repeated(articles: Sequence[Copy], key: str) -> Iterator[tuple[Copy, Copy]]:
    """Each article that says under a key what an older one in its language says, with the oldest that does. A
    translation may say the same."""
    groups: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in reversed(articles):
        if not copy.front.translation_of and (said := fold(getattr(copy.front, key))):
            groups[copy.language, said].append(copy)
    for first, *others in groups.values():
        yield from ((copy, first) for copy in others)


RULES = (
    Rule(
        "PF804",
        "a headline is too long",
        f"A headline of more than {LONGEST} characters is cut by search engines, networks and the site's own lists, "
        "often in the middle of what it says. Shorten it, and let the summary tell the rest.",
        long_headlines,
    ),
    Rule(
        "PF805",
        "two articles have one headline",
        "Two articles have the same headline but for signs and case. In lists nobody can tell them apart, and search "
        "engines show one of them. It is told at the newer one; translations may share a headline that is a name.",
        repeated_headlines,
    ),
    Rule(
        "PF806",
        "two articles have one summary",
        "Two articles have the same summary. Mostly it was left over when an article was begun as a copy of another. "
        "It is told at the newer one.",
        repeated_summaries,
    ),
    Rule(
        "PF807",
        "an article has no summary",
        "An article without `summary` is shown in lists, feeds and search engines by its first words, which were "
        "written to begin a text and not to sum it up. A house that wants it so sets `checks: {PF807: off}`.",
        missing_summaries,
    ),
)
