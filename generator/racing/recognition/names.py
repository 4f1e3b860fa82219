"""Names: what articles are read for, made of the entity files of a site, and what front matter says by them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec
from generator.model import Digest, Parsed, ParsedAs, SourceKind, encoded
from generator.racing.editions import edition_of
from generator.racing.files import entity_files
from generator.racing.recognition.naming import lexicon
from generator.racing.registry import registry
from generator.racing.roster import NAMING, Term, known
from generator.schema import FRONTS, ArticleFront


class Names:
    """The names that entity files give: whom texts may mean by them (`lexicon`) and front matter (`registry`)."""

    def __init__(self, entities: Iterable[Parsed]) -> None:
        own, _ = entity_files(entities)
        self._own = tuple(own.values())
        self.registry = registry(known(each) for each in own.values())
        self.lexicon = lexicon(own, self.registry, 2026)

    def encoded(self) -> bytes:
        """All of it, for another process."""
        return encoded([(each.kind, encoded(each).decode()) for each in self._own])

    @classmethod
    def decoded(cls, data: bytes) -> "Names":
        """What `encoded` gave."""
        found = msgspec.json.decode(data, type=list[tuple[SourceKind, str]])
        return cls([msgspec.json.decode(text, type=ParsedAs[FRONTS[kind]]) for kind, text in found])

    @cached_property
    def words(self) -> Mapping[str, Digest]:
        """For each word with which a name begins, the digest of all that is known of such names."""
        from generator.model import digest_of

        return {
            word: digest_of([repr(self.lexicon.claims[n]) for n in self.lexicon.claims if n.split()[0] == word])
            for word in {name.split()[0] for name in self.lexicon.claims}
        }

    def named(self, front: ArticleFront) -> frozenset[Term]:
        """The entities with files that an article's front matter names; where a name may mean several, all of them."""
        found: set[Term] = set()
        for key, kind in NAMING:
            for name in getattr(front, key):
                found.update((each.kind, each.slug) for each in self.registry.find(kind, name))
                if kind == "event" and (edition := edition_of(self.registry, name)):
                    event, year = edition
                    found |= {("edition", f"{event.slug}/{year}"), ("event", event.slug)}
        return frozenset(found)
