"""Tracks: the layouts of circuits with their maps, and which of them an edition is driven on."""

from collections.abc import Iterable, Iterator

from generator.errors import problem
from generator.model import Location, Parsed, Problem, sealed
from generator.outputs.entity_parts import Layout
from generator.outputs.links import file_meant
from generator.racing.roster import location
from generator.racing.times import holds
from generator.racing.tracks import Drawing, Flaw, Sheet
from generator.schema import CircuitFront, EditionFront, LayoutFront, MapFront
from generator.text.slugs import fold, nearest


class Maps:
    """The drawings of a site, and the layouts made of them. What is wrong with a map that a circuit names, and with a
    layout that an edition names, is added to the problems."""

    def __init__(self, published: Iterable[Parsed], problems: list[Problem]) -> None:
        self._sheets: dict[str, Sheet] = {each.path: each.front for each in published if each.kind == "drawing"}
        self._problems = problems
        self._made: dict[str, tuple[Layout, ...]] = {}

    @property
    def paths(self) -> frozenset[str]:
        """The files that may be maps."""
        return frozenset(self._sheets)

    def layouts(self, circuit: Parsed | None) -> tuple[Layout, ...]:
        """The layouts of a circuit, latest first; of one that has none its one track, if it has a map."""
        if circuit is None or not isinstance(circuit.front, CircuitFront):
            return ()
        if circuit.path not in self._made:
            self._made[circuit.path] = tuple(self._layouts(circuit, circuit.front))
        return self._made[circuit.path]

    def of_edition(self, edition: Parsed | None, circuit: Parsed | None, year: str) -> tuple[Layout, ...]:
        """The layout that an edition is driven on, as a tuple of one: the one it names, else the only one of that time,
        else the circuit's track as it is. None where that is not sure."""
        every = self.layouts(circuit)
        front = edition.front if edition else None
        if edition and isinstance(front, EditionFront) and front.layout:
            return self._named(edition, front.layout, every)
        start = front.start.isoformat() if isinstance(front, EditionFront) and front.start else year
        held = [each for each in every if holds(each.since, each.until, start)]
        return tuple(held) if len(held) == 1 else ()

    def _layouts(self, circuit: Parsed, front: CircuitFront) -> Iterator[Layout]:
        if front.map and not front.layouts:
            yield _layout(LayoutFront(id=""), front.map, self._drawing(circuit, "map", front.map))
        for place in sorted(range(len(front.layouts)), key=lambda at: front.layouts[at].from_, reverse=True):
            written = front.layouts[place]
            drawing = self._drawing(circuit, f"layouts.{place}.map", written.map) if written.map else None
            yield _layout(written, written.map, drawing)

    def _drawing(self, circuit: Parsed, key: str, named: MapFront) -> Drawing | None:
        path = file_meant(named.src, circuit.path.partition("#")[0])
        sheet = self._sheets.get(path)
        if sheet is None:
            text = f"the map '{named.src}' does not exist"
            self._problems.append(problem("PF203", text, self._place(circuit, key), self._near(path)))
            return None
        self._problems += [_told(path, flaw) for flaw in sheet.flaws]
        return sheet.drawing

    def _place(self, circuit: Parsed, key: str) -> Location:
        """The place of a map's path, whether it stands alone or among other keys."""
        return location(circuit, f"{key}.src")

    def _near(self, path: str) -> str:
        if not path.endswith(".svg"):
            return "maps are SVG files"
        near = nearest(path, self._sheets)
        return f"did you mean {near}?" if near else "maps stand beside the circuit's file, or under content/media/"

    def _named(self, edition: Parsed, name: str, every: tuple[Layout, ...]) -> tuple[Layout, ...]:
        wanted = fold(name)
        found = [each for each in every if wanted in (fold(each.id), fold(each.name))]
        if found:
            return (found[0],)
        ids = [each.id for each in every if each.id]
        near = nearest(name, ids)
        hint = (
            f"did you mean '{near}'?" if near else f"it has {', '.join(ids)}" if ids else "give the circuit `layouts`"
        )
        self._problems.append(
            problem("PF304", f"the circuit has no layout '{name}'", location(edition, "layout"), hint)
        )
        return ()


def _layout(written: LayoutFront, named: MapFront | None, drawing: Drawing | None) -> Layout:
    return sealed(
        Layout(
            id=written.id,
            name=written.name,
            since=written.from_,
            until=written.to,
            length_km="" if written.length_km is None else f"{written.length_km:g}",
            turns="" if written.turns is None else str(written.turns),
            drawing=drawing,
            credit=named.credit if named else "",
            licence=named.licence if named else "",
        )
    )


def _told(path: str, flaw: Flaw) -> Problem:
    code = "PF119" if flaw.spoils else "PF208"
    return problem(code, flaw.text, Location(path, flaw.line, flaw.column), flaw.hint)
