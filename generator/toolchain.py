"""The toolchain: what makes bytes besides the site's own files. Another version of any of it makes every page anew;
another version of an extension of Markdown, every body."""

import os
import re
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator import __version__
from generator.model import Digest, digest_bytes, digest_of

MAKERS = (
    "anyascii", "babel", "brotli", "icalendar", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow",
    "pygments", "pymdown-extensions", "pyromark", "pyyaml", "selectolax", "tzdata",
)  # fmt: skip
"""The distributions whose version can change a byte of the output."""


@cache
def toolchain() -> Digest:
    """The digest of all tools."""
    return digest_of(tools())


def tools() -> tuple[tuple[str, str], ...]:
    """Every tool with its version: our own source files, by their digest, Python's minor version, zlib's and those of
    all makers."""
    package = Path(__file__).parent
    own = [(path.relative_to(package).as_posix(), digest_bytes(path.read_bytes())) for path in package.rglob("*.py")]
    python = ".".join(map(str, sys.version_info[:2]))
    ours = f"{__version__} ({digest_of(sorted(own))})"
    return ("parcferme", ours), ("python", python), ("zlib", zlib.ZLIB_RUNTIME_VERSION), *_versions()


def _versions() -> list[tuple[str, str]]:
    """The version of each maker, by the folders that installers leave beside it (PyPA, "Recording installed projects"):
    importlib.metadata says the same, and takes as long to import as a small build does."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if match := _INSTALLED.fullmatch(name):
                found.setdefault(re.sub(r"[-_.]+", "-", match[1]).lower(), match[2])
    return [(name, found.get(name) or _asked(name)) for name in MAKERS]


_INSTALLED = re.compile(r"(.+?)-([^-]+)\.dist-info")


def _asked(name: str) -> str:
    from importlib.metadata import version

    return version(name)


def modules_digest(extensions: Iterable[str]) -> Digest:
    """The digest of the code of Python-Markdown's extensions that site.yaml names: an edit to it makes all bodies anew.
    It is taken once in a process, since a process loads code once."""
    return digest_of([(name, _code(name.partition(".")[0])) for name in extensions if not name.startswith("-")])


def module_digest(name: str) -> Digest:
    """The digest of the code of a module, "" where it has none."""
    code = _code(name.partition(".")[0])
    return digest_of(code) if code else ""


@cache
def _code(name: str) -> tuple[tuple[str, Digest], ...]:
    """The source files of a module or of a whole package, by their paths below the folder that it lies in, each with
    its digest; none where it has none."""
    from importlib.util import find_spec  # here, since most sites have no extensions of their own

    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return ()
    if spec is None:
        return ()
    folders = spec.submodule_search_locations
    if folders is None:
        lone = Path(spec.origin or "")
        return ((lone.name, digest_bytes(lone.read_bytes())),) if lone.is_file() else ()
    files = sorted((path.relative_to(each).as_posix(), path) for each in folders for path in Path(each).rglob("*.py"))
    return tuple((name, digest_bytes(path.read_bytes())) for name, path in files if path.is_file())
