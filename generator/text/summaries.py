"""Summaries: what a list shows of an article where its front matter says nothing, and when the article last changed."""

from generator.model import Moment
from generator.schema import ArticleFront

SUMMARY = 200
"""Characters at most of a summary that is taken from the text's opening."""


def shortened(text: str, most: int) -> str:
    """The text in one line, cut at a word to at most so many characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"


def modified(front: ArticleFront) -> Moment | None:
    """When an article last changed: by `updated`, or by its latest correction if that is later."""
    if not front.corrections:
        return front.updated
    moments = [each.date for each in front.corrections]
    if front.updated:
        moments.append(front.updated)
    return max(moments, key=lambda moment: moment.at)


def day_or_moment(moment: Moment) -> str:
    """The day that was written, or the moment as RFC 3339 has it (section 5.6); its offset is of whole minutes
    already."""
    return f"{moment.at:%Y-%m-%d}" if moment.day_only else moment.at.isoformat()
