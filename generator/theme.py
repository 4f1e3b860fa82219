"""A theme: templates, assets and options, from a folder of the site, from ours, and from the themes it extends.

Layers are searched in this order for a theme `apex` that extends `plain`: the site's `themes/apex`, our apex, the
site's `themes/plain`, our plain. So a site changes one template by writing that one file.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.catalogues import FOLDER, CatalogueFile, catalogue_files, packaged_catalogues
from generator.disk import read_file
from generator.errors import problem
from generator.model import Digest, Location, Problem, digest_bytes
from generator.schema import LeftOut, ThemeFront
from generator.text.front_matter import place, read_whole
from generator.text.slugs import UNNAMABLE, nearest
from generator.theme_files import files, theme_roots


class Template(Struct, frozen=True, kw_only=True):
    """A template as it is written. `name` is its path under `templates/`, `layer` its place in the order of search,
    `path` that of its file: from the site's root, or whole for one of our themes."""

    name: str
    theme: str
    layer: int
    path: str
    source: str


class Asset(Struct, frozen=True, kw_only=True):
    """A file under `assets/`. `name` is its path there; `path` as in `Template`. `text` is that of a style sheet that
    names other files, which are found under other addresses than their own."""

    name: str
    path: str
    digest: Digest
    text: str = ""


class Theme(Struct, frozen=True, kw_only=True):
    """A theme and all it extends. `names` are the themes, its own first; `templates` are all in the order of search,
    those too that an earlier layer hides; `assets` only what is used; `options` the defaults; `without` what is not
    made, as the first theme of these says that leaves anything out; `catalogues` are texts in other languages, the
    site's own first, ours last."""

    names: tuple[str, ...] = ()
    without: frozenset[LeftOut] = frozenset()
    templates: tuple[Template, ...] = ()
    assets: tuple[Asset, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    catalogues: tuple[CatalogueFile, ...] = ()


def load_theme(site_themes: Path, name: str) -> tuple[Theme, tuple[Problem, ...]]:
    """Read the theme `name`, looked for in the site's folder `themes/` first, then among ours, with all it extends.

    A theme that is not found, or extends itself, gives an empty theme and the problem.
    """
    roots = theme_roots(site_themes)
    chain, problems = _chain(roots, name)
    if any(each.severity == "error" for each in problems):
        return Theme(), problems
    folders = [(name, folder) for name, link in chain.items() for folder in link.folders]
    layers = [_layer(name, number, folder, site_themes) for number, (name, folder) in enumerate(folders)]
    assets = {asset.name: asset for layer in reversed(layers) for asset in layer.assets}
    options = {key: option for link in reversed(chain.values()) for key, option in link.options.items()}
    theme = Theme(
        names=tuple(chain),
        without=next((link.without for link in chain.values() if link.without), frozenset()),
        templates=tuple(template for layer in layers for template in layer.templates),
        assets=tuple(assets[name] for name in sorted(assets)),
        options=options,
        catalogues=tuple(_catalogues([folder for _, folder in folders], site_themes)),
    )
    return theme, problems + tuple(each for layer in layers for each in layer.problems)


def theme_options(theme: Theme, given: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The theme's options with what site.yaml gives for them. An unknown one, and a value of another type than the
    default's, is a problem and not taken."""
    options, problems = dict(theme.options), []
    for name, value in given.items():
        at = Location("site.yaml", key=f"theme_options.{name}")
        if name not in theme.options:
            hint = did_you_mean(name, theme.options) or f"it has: {', '.join(sorted(theme.options)) or 'no options'}"
            at = Location("site.yaml", key=f"theme_options.{name}:")
            problems.append(problem("PF505", f"the theme has no option '{name}'", at, hint))
        elif not _fits(value, theme.options[name]):
            wanted = _TYPES.get(type(theme.options[name]), "of another type")
            problems.append(problem("PF505", f"the theme's option '{name}' must be {wanted}, not '{value}'", at))
        else:
            options[name] = value
    return options, tuple(problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word which looks most like `word`; "" when none does."""
    meant = nearest(word, sorted(known))
    return f"did you mean '{meant}'?" if meant else ""


# ---------------------------------------------------------------- which folders

_TYPES = {bool: "true or false", str: "text", int: "a whole number", float: "a number", list: "a list"}


def _fits(value: object, default: object) -> bool:
    return default is None or type(value) is type(default) or (type(default) is float and type(value) is int)


def _available(root: Path) -> dict[str, Path]:
    if not root.is_dir():
        return {}
    marks = ("theme.yaml", "templates", "assets")
    return {each.name: each for each in sorted(root.iterdir()) if any((each / mark).exists() for mark in marks)}


class _Link(Struct, frozen=True):
    """One theme of the chain: its folders and what its theme.yaml files say, the site's first."""

    folders: tuple[Path, ...]
    extends: str
    extends_at: Location
    without: frozenset[LeftOut]
    options: dict[str, Any]


def _chain(roots: tuple[Path, ...], name: str) -> tuple[dict[str, _Link], tuple[Problem, ...]]:
    """The theme and those it extends, by name, and what is wrong with their theme.yaml."""
    themes = [_available(root) for root in roots]
    chain: dict[str, _Link] = {}
    problems: list[Problem] = []
    at = Location("site.yaml", key="theme")
    while name:
        folders = tuple(known[name] for known in themes if name in known)
        if name in chain:
            circle = " → ".join([*chain, name])
            return chain, (*problems, problem("PF501", f"theme '{name}' extends itself: {circle}", at))
        if not folders:
            every = {each for known in themes for each in known}
            hint = did_you_mean(name, every) or f"there are: {', '.join(sorted(every))}"
            return chain, (*problems, problem("PF501", f"theme '{name}' does not exist", at, hint))
        chain[name], wrong = _link(folders, roots[0])
        problems += wrong
        name, at = chain[name].extends, chain[name].extends_at
    return chain, tuple(problems)


def _link(folders: tuple[Path, ...], site_themes: Path) -> tuple[_Link, list[Problem]]:
    extends, extends_at = "", Location("")
    without: frozenset[LeftOut] = frozenset()
    options: dict[str, Any] = {}
    problems: list[Problem] = []
    for folder in reversed(folders):
        file = folder / "theme.yaml"
        if not file.is_file():
            continue
        path, data = _shown(file, site_themes), read_file(file)
        front, wrong = _front(path, data)
        problems += wrong
        options |= {key: option.default for key, option in front.options.items()}
        without = frozenset(front.without) or without
        if front.extends:
            extends, extends_at = front.extends, place(path, data, "extends")
    return _Link(folders, extends, extends_at, without, options), problems


def _front(path: str, data: bytes) -> tuple[ThemeFront, tuple[Problem, ...]]:
    """What a theme.yaml says; nothing where it cannot be read."""
    front, problems = read_whole(path, data, ThemeFront, UTC)
    return front or ThemeFront(), problems


# ---------------------------------------------------------------- what lies in them


def _catalogues(folders: Iterable[Path], site_themes: Path) -> Iterator[CatalogueFile]:
    """The catalogues of a site, of the folders of its theme, and ours."""
    yield from catalogue_files(site_themes.parent / FOLDER, FOLDER)
    for folder in folders:
        yield from catalogue_files(folder / FOLDER, _shown(folder / FOLDER, site_themes))
    ours = packaged_catalogues()
    yield from catalogue_files(ours, ours.as_posix(), checked=False)


class _Layer(Struct, frozen=True):
    """The files of one theme's folder."""

    templates: tuple[Template, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]


def _layer(theme: str, number: int, folder: Path, site_themes: Path) -> _Layer:
    templates: list[Template] = []
    assets: list[Asset] = []
    problems: list[Problem] = []
    for file in files(folder / "templates"):
        path = _shown(file, site_themes)
        if wrong := _left_out(file, folder, path):
            problems.append(wrong)
        elif file.suffix == ".html":
            name = file.relative_to(folder / "templates").as_posix()
            source, unread = _text(read_file(file), path)
            templates.append(Template(name=name, theme=theme, layer=number, path=path, source=source))
            problems += unread
    for file in files(folder / "assets"):
        path = _shown(file, site_themes)
        if wrong := _left_out(file, folder, path):
            problems.append(wrong)
        else:
            name = file.relative_to(folder / "assets").as_posix()
            assets.append(_asset(name, path, read_file(file)))
    return _Layer(tuple(templates), tuple(assets), tuple(problems))


def _asset(name: str, path: str, data: bytes) -> Asset:
    text = data.decode("utf-8", "replace") if name.endswith(".css") and b"url(" in data else ""
    return Asset(name=name, path=path, digest=digest_bytes(data), text="" if "\ufffd" in text else text)


def _left_out(file: Path, theme: Path, path: str) -> Problem | None:
    """Why a file of a theme is not taken, if so."""
    if _leads_out(file, theme):
        return problem("PF115", "a link out of the theme is not followed", Location(path))
    if UNNAMABLE.search(path):
        return problem("PF114", "this name cannot be used, so it is left out", Location(UNNAMABLE.sub("?", path)))
    return None if file.is_file() else problem("PF114", "this is no file and is left out", Location(path))


def _leads_out(file: Path, theme: Path) -> bool:
    return file.is_symlink() and not (file.is_file() and file.resolve().is_relative_to(theme.resolve()))


def _text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """A template's text with plain line ends; bytes that are not UTF-8 become question marks and a problem."""
    try:
        text, problems = data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        at = Location(path, data.count(b"\n", 0, error.start) + 1)
        text, problems = (
            data.decode(errors="replace"),
            [problem("PF101", "the template is not UTF-8", at, "save the file as UTF-8")],
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _shown(file: Path, site_themes: Path) -> str:
    """A theme's file as messages name it: from the site's root, or whole when it is ours."""
    if file.is_relative_to(site_themes):
        return file.relative_to(site_themes.parent).as_posix()
    return file.as_posix()
