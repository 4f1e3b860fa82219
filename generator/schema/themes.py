"""What theme.yaml of a theme says."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from msgspec import field

from generator.schema.base import Written, says
from generator.schema.kinds import PLURALS

if TYPE_CHECKING:
    LeftOut: TypeAlias = str
else:
    LeftOut = Literal[(
        *PLURALS.values(), "archive", "related", "term_feeds", "json_feeds", "not_found", "robots", "calendars",
        "attribution", "seasons", "schedule", "corrections", "news_sitemap", "linked_data", "hosts",
    )]  # fmt: skip
"""Outputs that a theme may do without. A kind of entity that is left out has no pages; its names are shown as text."""


class OptionFront(Written, frozen=True, kw_only=True):
    default: Annotated[
        Any, says("what holds while site.yaml does not say otherwise; its type is the option's type")
    ] = ""
    description: Annotated[str, says("what the option does")] = ""


class ThemeFront(Written, frozen=True, kw_only=True):
    """`theme.yaml` of a theme."""

    name: Annotated[str, says("the name as people read it; else the folder's name")] = ""
    description: Annotated[str, says("one sentence on what it looks like and whom it suits")] = ""
    extends: Annotated[str, says("another theme, whose templates, assets and options hold where this one has none")] = (
        ""
    )
    without: Annotated[
        tuple[LeftOut, ...],
        says("what is not made: kinds of pages (`authors`, `archive` …), `related` articles, feeds"),
    ] = ()
    options: Annotated[dict[str, OptionFront], says("what `theme_options` of site.yaml may set, by name")] = field(
        default_factory=dict
    )
