"""Slugs from titles, for the names of new articles."""

from generator.text.slugs import RESERVED, slugify

LONGEST_SLUG, MOST_WORDS = 60, 8
"""Characters and words of a slug made from a title."""


def slug_for(title: str) -> str:
    """The slug of a title: at most eight words and sixty characters, cut at a word; `article` where nothing is left."""
    kept = "-".join(slugify(title).split("-")[:MOST_WORDS])
    if len(kept) > LONGEST_SLUG:
        kept = kept[: LONGEST_SLUG + 1].rpartition("-")[0] or kept[:LONGEST_SLUG]
    return f"article-{kept}" if kept in RESERVED else kept or "article"
