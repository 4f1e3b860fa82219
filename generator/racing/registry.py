"""The registry: which entity a name means. Names, aliases and slugs lead to one entity of each kind, a surname
to all who bear it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.errors import problem
from generator.model import EntityKind, Location, Problem
from generator.text.slugs import fold

CLOSE = 86.0
"""From this likeness on (rapidfuzz's ratio, 0 to 100) an unknown name is thought to be a slip for a known one."""


class Known(Struct, frozen=True):
    """An entity as names lead to it. `path` is its file, empty for one that only articles name; `key` is its place
    in a file of many. `surname` is a driver's, which others may share: with its particles, `de Vries`."""

    kind: EntityKind
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    path: str = ""
    key: str = ""
    surname: str = ""


class Registry:
    """Entities by kind and slug, by kind and folded name, and by kind and folded surname; a name that several claim
    leads to all of them, a surname counts where nobody claims it as a name."""

    def __init__(
        self,
        by_slug: Mapping[tuple[EntityKind, str], Known],
        by_name: Mapping[tuple[EntityKind, str], tuple[Known, ...]],
        by_surname: Mapping[tuple[EntityKind, str], tuple[Known, ...]],
    ) -> None:
        self.by_slug = by_slug
        self.by_name = by_name
        self.by_surname = by_surname
        self._with_files: dict[EntityKind, dict[str, Known]] = {}

    def find(self, kind: EntityKind, name: str) -> tuple[Known, ...]:
        """Those a name can mean: none, one, or the several that claim it. A slug is always one."""
        if found := self.by_slug.get((kind, name)):
            return (found,)
        folded = (kind, _compared(name))
        return self.by_name.get(folded) or self.by_surname.get(folded, ())

    def one(self, kind: EntityKind, name: str) -> Known | None:
        """The entity that a name means, when it means just one."""
        found = self.find(kind, name)
        return found[0] if len(found) == 1 else None

    def with_files(self, kind: EntityKind) -> Mapping[str, Known]:
        """The entities of a kind that files describe, by each of their folded names."""
        if kind not in self._with_files:
            every = (*self.by_surname.items(), *self.by_name.items())
            names = ((folded, known[0]) for (of, folded), known in every if of == kind)
            self._with_files[kind] = {folded: known for folded, known in names if known.path}
        return self._with_files[kind]

    def nearest(self, kind: EntityKind, name: str) -> Known | None:
        """The entity with a file whose name, alias, slug or surname an unknown name comes close to."""
        if not (names := self.with_files(kind)):
            return None
        from rapidfuzz import fuzz, process  # here, since it takes 20 ms to import

        match = process.extractOne(fold(name), names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
        return names[match[0]] if match else None


def registry(entities: Iterable[Known]) -> Registry:
    """The registry of these entities."""
    by_slug: dict[tuple[EntityKind, str], Known] = {}
    by_name: dict[tuple[EntityKind, str], tuple[Known, ...]] = {}
    by_surname: dict[tuple[EntityKind, str], tuple[Known, ...]] = {}
    for known in entities:
        by_slug[known.kind, known.slug] = known
        for name in {_compared(each) for each in (known.name, known.slug, *known.aliases)} - {""}:
            by_name[known.kind, name] = (*by_name.get((known.kind, name), ()), known)
        if surname := fold(known.surname):
            by_surname[known.kind, surname] = (*by_surname.get((known.kind, surname), ()), known)
    return Registry(by_slug, by_name, {**_last_words(by_surname), **by_surname})


def _compared(name: str) -> str:
    """A name as it is compared: folded, or as it is written where it is of signs alone."""
    return fold(name) or name.strip()


def _last_words(
    by_surname: Mapping[tuple[EntityKind, str], tuple[Known, ...]],
) -> dict[tuple[EntityKind, str], tuple[Known, ...]]:
    """Those whose surname ends in a word, by that word: Vries, for de Vries."""
    found: dict[tuple[EntityKind, str], tuple[Known, ...]] = {}
    for (kind, surname), bearers in by_surname.items():
        if " " in surname:
            last = surname.rpartition(" ")[2]
            found[kind, last] = (*found.get((kind, last), ()), *bearers)
    return found


def clashes(names: Registry) -> list[Problem]:
    """One problem for each name that two entities of a kind claim, at the later one's place."""
    found = []
    for (kind, folded), claimants in sorted(names.by_name.items()):
        first, *others = claimants
        for other in others:
            key, name = _claim(other, folded)
            if other.path == first.path and name == other.name == first.name:
                continue  # whoever lists both in one file knows
            found.append(
                problem(
                    "PF301",
                    f"the {kind} '{other.slug}' and the {kind} '{first.slug}' ({first.path}) both claim '{name}'",
                    Location(other.path, key=key),
                    "articles that mean either must then use its slug",
                )
            )
    return found


def _claim(known: Known, folded: str) -> tuple[str, str]:
    """Where an entity claims a folded name, and how it writes it."""
    lead = f"{known.key}." if known.key else ""
    for index, alias in enumerate(known.aliases):
        if _compared(alias) == folded:
            return f"{lead}aliases.{index}", alias
    return (f"{lead}name", known.name) if _compared(known.name) == folded else (known.key, known.slug)
