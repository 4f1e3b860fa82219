"""The modules of plug-ins: those in `plugins/` beside site.yaml, and others that are installed.

Those in `plugins/` are loaded of the very bytes that their digest is of, under a name that is made of it: an edit is
followed within one process too, nothing is written beside them, and no bytecode is read that may be older.
"""

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.abc import ExecutionLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import decode_source, find_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from generator.disk import read_file
from generator.errors import SiteError, problem, said
from generator.hooks.failing import line_of
from generator.hooks.offered import Sent
from generator.model import Digest, Location, Problem, digest_bytes, digest_of
from generator.text.slugs import nearest
from generator.toolchain import modules_digest

FOLDER = "plugins"
"""The folder of a site's own plug-ins."""


class Module(NamedTuple):
    """A plug-in's module, and the package that its code is in."""

    plugin: str
    module: ModuleType
    package: str

    @property
    def is_installed(self) -> bool:
        """Whether its code lies elsewhere than in the site."""
        return self.package == self.plugin.partition(".")[0]


class Found(NamedTuple):
    """The modules of all plug-ins, in the order of site.yaml, their digest, what the paths of those in `plugins/` begin
    with, and what another process needs to have them."""

    modules: tuple[Module, ...]
    digest: Digest
    base: str
    sent: Sent


def found(root: Path, names: tuple[str, ...]) -> Found:
    """The plug-ins of these names. Raises SiteError for one that is not found or cannot be loaded."""
    folder = root.resolve() / FOLDER
    files = _files(folder)
    code = {path: data for path, data in files.items() if path.endswith(".py")}
    sent = Sent(names=names, folder=folder.as_posix(), code=code, digest="")
    modules = _modules(sent)
    versions = [(each.plugin, _version(each, number)) for number, each in enumerate(modules)]
    beside = [(path, digest_bytes(data)) for path, data in files.items()]
    installed = modules_digest(each.plugin for each in modules if each.is_installed)
    digest = digest_of((versions, beside, installed))
    sent = Sent(names=names, folder=sent.folder, code=code, digest=digest)
    return Found(modules, digest, f"{folder.parent.as_posix()}/", sent)


def found_again(sent: Sent) -> Found:
    """The same in another process."""
    return Found(_modules(sent), sent.digest, f"{Path(sent.folder).parent.as_posix()}/", sent)


def _files(folder: Path) -> dict[str, bytes]:
    """All files below the folder but those that Python or an editor leaves there, by their paths in it."""
    paths = sorted(folder.rglob("*"))
    wanted = [(path.relative_to(folder), path) for path in paths]
    try:
        return {
            name.as_posix(): read_file(path)
            for name, path in wanted
            if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in name.parts)
        }
    except OSError as error:
        name = Path(str(error.filename)).relative_to(folder.parent).as_posix()
        text = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise SiteError(problem("PF117", text, Location(name))) from None


def _modules(sent: Sent) -> tuple[Module, ...]:
    package = _package(sent.folder, tuple(sent.code.items()))
    return tuple([_module(name, number, package, sent) for number, name in enumerate(sent.names)])


def _module(name: str, number: int, package: str, sent: Sent) -> Module:
    path = name.replace(".", "/")
    beside = f"{path}.py" in sent.code or f"{path}/__init__.py" in sent.code
    full, own = (f"{package}.{name}", package) if beside else (name, name.partition(".")[0])
    if not beside and not _is_installed(own):
        raise SiteError(_nowhere(name, number, sent.code))
    try:
        return Module(name, import_module(full), own)
    except (
        Exception,
        SystemExit,
    ) as why:  # a plug-in is code of the site's own: whatever it raises is told with its place
        base = f"{Path(sent.folder).parent.as_posix()}/"
        at = line_of(why, own, base) or Location("site.yaml", key=f"plugins.{number}")
        hint = ""
        if isinstance(why, ModuleNotFoundError) and f"{(why.name or '').replace('.', '/')}.py" in sent.code:
            hint = f"what stands beside it is imported with a dot: from . import {why.name}"
        raise SiteError(problem("PF151", f"the plug-in '{name}' cannot be loaded: {said(why)}", at, hint)) from None


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _nowhere(name: str, number: int, code: Mapping[str, bytes]) -> Problem:
    known = [path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".") for path in code]
    meant = nearest(name, known)
    hint = f"did you mean '{meant}'?" if meant else f"write it into {FOLDER}/{name.replace('.', '/')}.py, or install it"
    at = Location("site.yaml", key=f"plugins.{number}")
    return problem("PF150", f"no plug-in is called '{name}'", at, hint)


def _version(module: Module, number: int) -> str:
    version = getattr(module.module, "VERSION", "")
    if isinstance(version, str):
        return version
    at = Location("site.yaml", key=f"plugins.{number}")
    text = f"the plug-in '{module.plugin}' says no version: VERSION must be text"
    raise SiteError(problem("PF151", text, at, 'write it with quotes: VERSION = "1.2"'))


# ---------------------------------------------------------------- modules in plugins/


@lru_cache(maxsize=8)
def _package(folder: str, code: tuple[tuple[str, bytes], ...]) -> str:
    """The name of a package that holds these files, which can be imported from."""
    name = f"parcferme_plugins_{digest_of((folder, code))}"
    sys.meta_path.append(_Loader(name, folder, dict(code)))
    return name


class _Loader(MetaPathFinder, ExecutionLoader):
    """Finds and loads modules among files whose bytes are at hand."""

    def __init__(self, package: str, folder: str, code: Mapping[str, bytes]) -> None:
        self._package = package
        self._folder = folder
        self._code = code

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """The module of this name, where it is one of these files."""
        spec = spec_from_loader(fullname, self) if self._path(fullname) is not None else None
        if spec and spec.submodule_search_locations:
            spec.submodule_search_locations = []  # nothing is looked for on the disk
        return spec

    def get_filename(self, fullname: str) -> str:
        """Where the module is read from."""
        return f"{self._folder}/{self._path(fullname)}"

    def get_source(self, fullname: str) -> str:
        """The text of the module; that of the package around all of them is empty."""
        return decode_source(self._code.get(self._path(fullname) or "", b""))

    def is_package(self, fullname: str) -> bool:
        """Whether other modules may lie in it."""
        return (self._path(fullname) or "").endswith("__init__.py")

    def _path(self, fullname: str) -> str | None:
        """The path of the module's file; None where it is none of these."""
        if fullname == self._package:
            return "__init__.py"
        if not fullname.startswith(f"{self._package}."):
            return None
        name = fullname[len(self._package) + 1 :].replace(".", "/")
        return next((path for path in (f"{name}/__init__.py", f"{name}.py") if path in self._code), None)
