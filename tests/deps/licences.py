"""Licences of what we are built on: which packages those are, what each says of itself, and what goes with MIT."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parent.parent.parent
PAGE = REPOSITORY / ".ci/dependencies.md"
"""Where the tables stand."""

EXTRAS = ("search", "s3", "cluster")
"""Extras that are for people who use Parc Fermé, and not for work on it."""

COMPATIBLE = re.compile(r"MIT(-0|-CMU)?|0?BSD(-[23]-Clause)?|Apache-2\.0|ISC|PSF-2\.0|MPL-2\.0|Unlicense|HPND")
"""Licences under which a package may be asked for by one under MIT: those that ask for no more than a notice, and MPL,
which holds for the package's own files alone."""

_WRITTEN = {
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "BSD-2-Clause License": "BSD-2-Clause",
}
"""Names of old metadata as SPDX has them."""


class Package(NamedTuple):
    """A package that is installed: its name, its version, and its licence as SPDX writes it."""

    name: str
    version: str
    licence: str

    @property
    def is_compatible(self) -> bool:
        """Whether each licence that it may be had under, or a part of it is, goes with MIT."""
        either = re.split(r" OR ", self.licence.strip("()"))
        return any(all(COMPATIBLE.fullmatch(part.strip("() ")) for part in re.split(" AND ", each)) for each in either)


def needed(*extras: str) -> tuple[Package, ...]:
    """The packages with which Parc Fermé and these extras run, by name: what they ask for, and what that asks for in
    turn."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [each for extra in extras for each in project["optional-dependencies"][extra]]
    found: dict[str, Package] = {}
    _gather([Requirement(each) for each in (*project["dependencies"], *more)], found)
    return tuple(found[name] for name in sorted(found))


def _gather(asked: Iterable[Requirement], found: dict[str, Package]) -> None:
    for each in asked:
        name = canonicalize_name(each.name)
        if each.marker and not each.marker.evaluate({"extra": ""}):
            continue
        if name not in found:
            found[name] = package(name)
            _gather(_asked_by(name, each.extras), found)


def _asked_by(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    for text in distribution(name).requires or ():
        each = Requirement(text)
        if not each.marker or any(each.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            each.marker = None
            yield each


def package(name: str) -> Package:
    """A package that is installed."""
    return Package(str(canonicalize_name(name)), distribution(name).version, _licence(name))


def _licence(name: str) -> str:
    metadata = distribution(name).metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = metadata.get_all("Classifier") or []
    told = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    short = metadata["License"].strip().split("\n")[0] if "License" in metadata else ""
    said = " AND ".join(_WRITTEN.get(each, each) for each in told if each != "OSI Approved") or _WRITTEN.get(
        short, short
    )
    return said or _WRITTEN.get(_first_line(name), "")


def _first_line(name: str) -> str:
    """How the licence begins that a package brings along, which says nothing of it in its metadata."""
    files = distribution(name).files or []
    path = next((each for each in files if each.name == "LICENSE" and "dist-info" in each.parts[0]), None)
    return path.read_text().split("\n")[0].strip() if path else ""


def table(packages: Iterable[Package]) -> str:
    """Packages as a table of Markdown."""
    rows = (f"| {each.name} | {each.version} | {each.licence} |\n" for each in packages)
    return "| package | version | licence |\n| --- | --- | --- |\n" + "".join(rows)
