"""A form of feed: what every module of one brings, as `FORM`."""

from collections.abc import Callable
from typing import NamedTuple

from generator.outputs.feed_forms.entries import Html
from generator.outputs.file_views import FeedView
from generator.schema import LeftOut


class FeedForm(NamedTuple):
    """A form of feed: the name of its files, its media type, as links to it have it and as hosts send it (its ending
    does not tell), what writes it, and by which word a theme does without it."""

    name: str
    type: str
    sent_as: str
    write: Callable[[FeedView, Html], bytes]
    unless: LeftOut | None = None
