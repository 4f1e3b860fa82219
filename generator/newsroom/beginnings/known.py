"""What a site knows already of what is to be begun, drafts and what is to come included."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from generator.build import Options, Project, survey
from generator.errors import SiteError, problem
from generator.model import EntityKind, Location, Problem
from generator.newsroom.quoting import quoted_item
from generator.outputs.past import Past
from generator.outputs.site import Site
from generator.racing.editions import edition_of, event_like
from generator.racing.registry import Known
from generator.racing.results import Weekend
from generator.racing.seasons import Season
from generator.store.memo import Memo


class Knowledge:
    """A site and all that its files say."""

    def __init__(self, root: Path, now: datetime) -> None:
        asked = Options(now=now, drafts=True, future=True)
        found = survey(Project(root, root / "output"), Memo(root / ".cache"), asked)
        self.root = root
        self.unread = len(found.intake.unread)
        self.site: Site = found.site
        self.past: Past = found.site.past

    @property
    def gaps(self) -> tuple[str, ...]:
        """What cannot be known of the site, in words."""
        files = "1 file that" if self.unread == 1 else f"{self.unread} files that"
        return (f"what is in {files} could not be read: parcferme check says why",) if self.unread else ()

    def name(self, kind: EntityKind, slug: str) -> str:
        """How front matter names an entity, as YAML: as it is shown, or by its slug where others could be meant."""
        names = self.past.names
        known = names.by_slug.get((kind, slug))
        sure = known and names.one(kind, known.name) == known
        return quoted_item(known.name if known and sure else slug)

    def names(self, kind: EntityKind, slugs: Iterable[str]) -> str:
        """Several of them, as a list."""
        return f"[{', '.join(self.name(kind, slug) for slug in slugs if slug)}]"

    def meant(self, kind: EntityKind, text: str) -> str:
        """How front matter names whom a text means, whom nobody may know yet; "" for no text. Raises SiteError for one
        that several claim, or that looks like a slip."""
        if not text:
            return ""
        found = self.past.names.find(kind, text)
        if len(found) > 1:
            slugs = " or ".join(sorted(each.slug for each in found))
            raise SiteError(_wrong(f"'{text}' can mean several: {slugs}", "write the slug of the one you mean"))
        if found:
            return self.name(kind, found[0].slug)
        if near := self.past.names.nearest(kind, text):
            raise SiteError(_wrong(f"no {kind} is called '{text}'", f"did you mean '{near.name}'?"))
        return quoted_item(text)

    def event(self, text: str) -> Known | None:
        """The event of a name; None where nobody knows one. Raises SiteError for a slip."""
        found = self.past.names.one("event", text)
        if not found and (near := self.past.names.nearest("event", text)):
            raise SiteError(_wrong(f"no event is called '{text}'", f"did you mean '{near.name}'?"))
        return found

    def weekend(self, text: str) -> Weekend:
        """The edition of a name: `monaco-grand-prix/2024`, `Monaco Grand Prix 2024`. Raises SiteError where there is
        none."""
        weekends, names = self.past.history.weekends, self.past.names
        known = edition_of(names, text)
        found = weekends.get(f"{known[0].slug}/{known[1]}" if known else text)
        if found:
            return found
        near = None if known else event_like(names, text)
        if known:
            hint = f'begin it: parcferme new edition "{known[0].name}" {known[1]}'
        elif near:
            hint = f"did you mean '{near.name}'?"
        else:
            hint = "write the event and the year: monaco-grand-prix/2024"
        raise SiteError(_wrong(f"no edition is called '{text}'", hint))

    def season(self, weekend: Weekend) -> Season | None:
        """The season that an edition is part of."""
        return self.past.history.seasons.get((weekend.series, weekend.season))


def _wrong(message: str, hint: str) -> Problem:
    return problem("PF116", message, Location("content"), hint)
