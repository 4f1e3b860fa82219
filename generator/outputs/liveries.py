"""Liveries: the colours of teams, as classes of one style sheet. Pages name the class, so another colour changes the
sheet and no page."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from generator.model import EntityKind, Parsed, sealed
from generator.outputs.file_views import TextView
from generator.outputs.heads import url
from generator.outputs.parts import SiteFacts
from generator.outputs.site import Outline, Site
from generator.racing.charts.colours import legible, livery

ADDRESS = "/assets/teams.css"
"""It stays the same whatever the sheet says: pages that link to it need not change with it."""


def outlines(site: Site) -> Iterator[Outline]:
    """The style sheet, where a team has a colour."""
    if not site.facts.liveries:
        return
    rules = "".join(f".{name} {{ color: {colour} }}\n" for name, colour in _liveries(site.past.files))
    yield Outline(address=ADDRESS, make=sheet_view, inputs=lambda _: (rules,), order="asset", source="site.yaml")


def sheet_view(rules: str) -> TextView:
    """The style sheet of these rules."""
    return TextView(text=f"/* The colours of teams, each fit for the light paper and for the dark one. */\n{rules}")


def with_liveries(facts: SiteFacts, files: Mapping[tuple[EntityKind, str], Parsed]) -> SiteFacts:
    """The facts of a site with the link to the style sheet, where a team has a colour."""
    if next(_liveries(files), None) is None:
        return facts
    return sealed(structs.replace(facts, liveries=url(facts, ADDRESS), digest=""))


def _liveries(files: Mapping[tuple[EntityKind, str], Parsed]) -> Iterator[tuple[str, str]]:
    """Each class and its colour, by name."""
    for (kind, slug), file in sorted(files.items(), key=lambda each: each[0]):
        colour = getattr(file.front, "colour", "")
        if name := livery(kind, slug, colour):
            yield name, legible(colour)
