"""A plug-in for Pelican: pages of drivers, teams and events, made in the way that Pelican makes those of tags."""

# Pelican stands in an environment of its own, where mypy does not look:
# mypy: disable-error-code="import-not-found, misc"

from collections import defaultdict
from itertools import pairwise
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.urlwrappers import URLWrapper


class Driver(URLWrapper):
    """A driver; its address comes from DRIVER_URL."""


class Team(URLWrapper):
    """A team."""


class Event(URLWrapper):
    """An event."""


KINDS = {"drivers": Driver, "teams": Team, "events": Event}


class KindsGenerator(Generator):
    """Reads the names from the articles' metadata and writes a list of articles for each, and one of all names."""

    def generate_context(self) -> None:
        """Run when the articles have been read, and before any page is written."""
        articles = self.context["articles"]
        self.found: dict[str, dict[Any, list[Any]]] = {kind: defaultdict(list) for kind in KINDS}
        for article in articles:
            for kind, wrapper in KINDS.items():
                names = [name.strip() for name in getattr(article, kind, "").split(",") if name.strip()]
                terms = [wrapper(name, self.settings) for name in names]
                setattr(article, kind, terms)
                for term in terms:
                    self.found[kind][term].append(article)
        for newer, older in pairwise(articles):
            newer.older, older.newer = older, newer
        self.context["kinds"] = {kind: sorted(found, key=lambda term: term.name) for kind, found in self.found.items()}

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        one, every = self.get_template("tag"), self.get_template("tags")
        for kind, found in self.found.items():
            writer.write_file(
                f"{kind}/index.html", every, self.context, url=f"{kind}/", kind=kind, terms=self.context["kinds"][kind]
            )
            for term, articles in found.items():
                writer.write_file(
                    term.save_as, one, self.context, tag=term, url=term.url, articles=articles,
                    paginated={"articles": articles}, template_name="tag", page_name=term.page_name,
                )  # fmt: skip


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(lambda _: KindsGenerator, weak=False)
