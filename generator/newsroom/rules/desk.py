"""The desk: a site as rules see it. What takes time is done when the first rule asks for it, and once for all."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from generator.build import Survey
from generator.errors import SiteError, changed_meanwhile
from generator.intake import body_of
from generator.model import Body, Digest, Parsed
from generator.newsroom.rules.copy import Copy
from generator.outputs.lists import newest_first
from generator.outputs.site import Site
from generator.racing.files import ENTITY_KINDS
from generator.racing.recognition.folding import folded_word
from generator.racing.recognition.names import Names, names_of
from generator.schema import SiteFront
from generator.store.memo import Memo
from generator.text.dates import zone

T = TypeVar("T")

_SMALL = re.compile(r"(?<![\w@#/.])[a-zß-öø-ÿ][^\W\d_]*")
_KEPT_BACK = ("draft", "expired")


class Desk:
    """What lies on the desk: the site as it stands (`survey`), its folder, and the moment of the check. Articles whose
    time has not come are looked at too, drafts and expired ones are not."""

    def __init__(self, survey: Survey, memo: Memo, root: Path, now: datetime) -> None:
        self.survey = survey
        self.root = root
        self.now = now
        self._made: dict[object, Any] = {}
        sources = {source.path: source for source in survey.intake.sources}
        self._body: Callable[[str, Digest], Body] = body_of(memo, survey.intake.reading, sources)

    @property
    def site(self) -> Site:
        """All that is published."""
        return self.survey.site

    @property
    def config(self) -> SiteFront:
        """What site.yaml says."""
        return self.survey.site.config

    @cached_property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return zone(self.config.timezone)

    @cached_property
    def today(self) -> date:
        """The day of the check in the site's zone."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def names(self) -> Names:
        """Whom names mean, by what entity files say."""
        return names_of(each for each in self.survey.intake.parsed if each.kind in ENTITY_KINDS)

    @cached_property
    def articles(self) -> tuple[Copy, ...]:
        """Articles, newest first, scheduled ones among them."""
        return self._copies(newest_first(self._of("article")))

    @cached_property
    def pages(self) -> tuple[Copy, ...]:
        """Pages outside the stream, by path."""
        return self._copies(self._of("page"))

    @cached_property
    def entities(self) -> tuple[Copy, ...]:
        """What is said of drivers, teams, events … in files of their own and in lists, by path."""
        return self._copies(self._of(*ENTITY_KINDS))

    @cached_property
    def texts(self) -> tuple[Copy, ...]:
        """All that has a body to be read: articles, pages, and entities with a text of their own."""
        return (*self.articles, *self.pages, *(each for each in self.entities if each.parsed.body and each.body.html))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that some text writes with a small letter, folded: words of the language."""
        said = (part.text for copy in self.texts for part in copy.parts)
        return frozenset(folded_word(word) for text in said for word in _SMALL.findall(text))

    @property
    def copies(self) -> tuple[Copy, ...]:
        """All of these."""
        return (*self.articles, *self.pages, *self.entities)

    def once(self, make: "Callable[[Desk], T]") -> T:
        """What a rule makes of the desk for itself and for others: made when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def text(self, path: str) -> str:
        """The text of a file, with `\\n` at the ends of lines. Raises SiteError where it is there no more."""
        try:
            data = (self.root / path).read_bytes()
        except OSError:
            raise SiteError(changed_meanwhile(path)) from None
        return data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    def body(self, parsed: Parsed) -> Body:
        """The body of a source; an empty one where it has none."""
        return self._body(parsed.path, parsed.body) if parsed.body else Body()

    def _of(self, *kinds: str) -> Iterable[Parsed]:
        back = {each.path for each in self.site.withheld if each.why in _KEPT_BACK}
        kept = (each for each in self.survey.intake.parsed if each.kind in kinds and each.path not in back)
        return (each for each in kept if not getattr(each.front, "draft", False))

    def _copies(self, every: Iterable[Parsed]) -> tuple[Copy, ...]:
        return tuple(Copy(self, each) for each in every)
