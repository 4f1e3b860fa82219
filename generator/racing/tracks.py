"""Track maps: an SVG that anybody may have sent, read strictly, of which only the lines of the drawing are kept.

What stands inline on a page is written anew from what is read here: paths, polylines, lines and circles with the
attributes of their geometry (SVG 2, chapters 8 to 10), each checked letter by letter. Styles, classes and ids go
without a word, since a map is drawn in the reader's own ink; anything else that is taken out is told with its place.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct, structs

from generator.racing.geometry import extent, is_transform, numbers, segments
from generator.text.running import Place, running

LARGEST = 1 << 20
"""Bytes of a file that are read; of a larger one none."""

LONGEST = 1 << 16
"""Characters that all shapes of a map may have together: they stand on every page that shows it."""

DEEPEST = 32
"""Elements inside each other."""

MOST_TOLD = 20
"""Things taken out of one file that are told."""


class Shape(Struct, frozen=True, array_like=True):
    """An element of a drawing (path, polyline, line or circle), with its attributes in the order of the file."""

    tag: str
    attributes: tuple[tuple[str, str], ...]


class Drawing(Struct, frozen=True, kw_only=True):
    """The lines of a track: `view_box` as SVG has it, `stroke` the width of a line that suits it."""

    view_box: str
    stroke: str
    shapes: tuple[Shape, ...]


class Flaw(Struct, frozen=True, array_like=True):
    """Something about a file that is told to whoever uses it as a map. `spoils`: there is no drawing because of it."""

    line: int
    column: int
    text: str
    hint: str = ""
    spoils: bool = False


class Sheet(Struct, frozen=True):
    """What a file holds: a drawing, or none, what is wrong with it, and what of it a browser `runs` that opens it as a
    page."""

    drawing: Drawing | None = None
    flaws: tuple[Flaw, ...] = ()
    runs: Place | None = None


def sheet(data: bytes) -> Sheet:
    """Read an SVG. No entity is expanded, nothing is fetched, and work is bounded by the sizes above."""
    return structs.replace(_sheet(data), runs=running(data))


def _sheet(data: bytes) -> Sheet:
    if len(data) > LARGEST:
        return _spoiled(Flaw(0, 0, f"this map is larger than {LARGEST >> 20} MB", "save it with fewer points", True))
    reader = _Reader()
    try:
        reader.read(data)
    except _SpoiledError as error:
        return Sheet(None, (*reader.flaws, error.flaw))
    except expat.ExpatError as error:
        text = f"this map cannot be read: {expat.ErrorString(error.code)}"
        return Sheet(None, (*reader.flaws, Flaw(error.lineno, error.offset + 1, text, _EXPORT, True)))
    return _drawn(reader)


_EXPORT = "save it as plain SVG"


class _SpoiledError(Exception):
    """A file of which nothing is kept."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


def _spoiled(flaw: Flaw) -> Sheet:
    return Sheet(None, (flaw,))


def _drawn(reader: "_Reader") -> Sheet:
    if not reader.shapes:
        text = "this map holds no path, polyline, line or circle"
        return Sheet(None, (*reader.flaws, Flaw(0, 0, text, "draw the track as a line", True)))
    box = _view_box(reader.root) or extent(reader.shapes)
    if box is None:
        text = "this map says neither viewBox nor width and height"
        return Sheet(None, (*reader.flaws, Flaw(0, 0, text, 'add viewBox="0 0 500 500", or what fits it', True)))
    left, top, width, height = box
    drawing = Drawing(
        view_box=" ".join(map(_plain, (left, top, width, height))),
        stroke=_plain(max(width, height) / 80),
        shapes=tuple(Shape(tag, tuple(attributes.items())) for tag, attributes in reader.shapes),
    )
    return Sheet(drawing, tuple(reader.flaws))


def _view_box(root: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    """The viewBox that a file says, else one of its width and height; None where neither can be used."""
    found = numbers(root.get("viewBox", "")) or ()
    if len(found) == 4 and min(found[2:]) > 0:
        return found[0], found[1], found[2], found[3]
    width, height = (numbers(root.get(name, "").strip().removesuffix("px")) or () for name in ("width", "height"))
    if len(width) == len(height) == 1 and min(width[0], height[0]) > 0:
        return 0.0, 0.0, width[0], height[0]
    return None


def _plain(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


# ---------------------------------------------------------------- reading

_NAMESPACES = ("http://www.w3.org/2000/svg", "")

_GEOMETRY: dict[str, tuple[str, ...]] = {
    "path": ("d",),
    "polyline": ("points",),
    "line": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "g": (),
    "svg": (),
}
"""The elements that are kept, each with the attributes of its geometry."""

_NEEDED = {"path": "d", "polyline": "points", "circle": "r"}
"""An element without this draws nothing."""

_QUIET = re.compile(
    r"id|class|style|role|version|baseProfile|viewBox|width|height|x|y|preserveAspectRatio|overflow|enable-background"
    r"|(?:fill|stroke|clip|color|opacity|display|visibility|marker|paint|shape|vector|stop|font|text|data|aria)(?:-.*)?"
)
"""Attributes that go without a word: how a drawing looks, what it is called and how large it is shown."""


class _Reader:
    """Takes the shapes out of an SVG, flat: each with the transforms of all that it stood in."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self.shapes: list[tuple[str, dict[str, str]]] = []
        self.flaws: list[Flaw] = []
        self._told: set[str] = set()
        self._transforms: list[str] = []
        self._depth = 0
        self._skipped = 0
        self._long = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def read(self, data: bytes) -> None:
        """Read a file. Raises _SpoiledError, and expat's error where it is no XML."""
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity
        self._parser.Parse(data, True)

    def _entity(self, *_: object) -> None:
        raise _SpoiledError(self._flaw("this map declares entities, so nothing of it is kept", _EXPORT, spoils=True))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            text = f"this map nests more than {DEEPEST} elements, so nothing of it is kept"
            raise _SpoiledError(self._flaw(text, _EXPORT, spoils=True))
        namespace, _, tag = name.rpartition(" ")
        if self._depth == 1:
            if namespace not in _NAMESPACES or tag != "svg":
                raise _SpoiledError(self._flaw("this map is no SVG", _EXPORT, spoils=True))
            self.root = attributes
        if self._skipped:
            self._skipped += 1
        elif namespace not in _NAMESPACES or tag not in _GEOMETRY:
            self._skipped = 1
            self._tell(f"<{tag}>")
        else:
            self._keep(tag, attributes)

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        else:
            self._transforms.pop()

    def _keep(self, tag: str, attributes: dict[str, str]) -> None:
        kept: dict[str, str] = {}
        for name, value in attributes.items():
            if name in _GEOMETRY[tag] or name == "transform":
                if _is_sound(name, value):
                    kept[name] = " ".join(value.split())
                else:
                    self._tell(f"'{name}' of <{tag}> cannot be read and")
            elif " " not in name and not _QUIET.fullmatch(name):
                self._tell(f"'{name}' of <{tag}>")
        own = kept.pop("transform", "")
        above = self._transforms[-1] if self._transforms else ""
        self._transforms.append(f"{above} {own}".strip())
        if tag in ("g", "svg") or (_NEEDED.get(tag) and _NEEDED[tag] not in kept) or not kept:
            return
        if self._transforms[-1]:
            kept["transform"] = self._transforms[-1]
        self._long += sum(map(len, kept.values())) + len(kept)
        if self._long > LONGEST:
            text = f"this map is longer than {LONGEST >> 10} KB, so nothing of it is kept"
            raise _SpoiledError(self._flaw(text, "save it with fewer points", spoils=True))
        self.shapes.append((tag, kept))

    def _tell(self, what: str) -> None:
        """Tell that something was taken out, once."""
        if what not in self._told:
            self._told.add(what)
            if len(self._told) <= MOST_TOLD:
                self.flaws.append(self._flaw(f"{what} was taken out of this map", "only lines are kept"))

    def _flaw(self, text: str, hint: str, *, spoils: bool = False) -> Flaw:
        return Flaw(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1, text, hint, spoils)


def _is_sound(name: str, value: str) -> bool:
    """Whether a value of geometry is nothing else."""
    if name == "d":
        return segments(value) is not None
    if name == "transform":
        return is_transform(value)
    found = numbers(value)
    return found is not None and (len(found) > 1 if name == "points" else len(found) == 1)
