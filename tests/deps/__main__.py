"""`make deps`: what we are built on, asked of the package index: whether there are wheels of the locked versions for
every machine that we name, and whether a mistake is known in one. Licences stand in `.ci/dependencies.md`."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.deps.licences import EXTRAS, PAGE, REPOSITORY, needed, package, table

PLATFORMS = {
    "x86_64-unknown-linux-gnu": "Linux on x86-64",
    "aarch64-unknown-linux-gnu": "Linux on ARM",
    "x86_64-apple-darwin": "macOS on x86-64",
    "aarch64-apple-darwin": "macOS on ARM",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

_TEXT = """\
# What Parc Fermé is built on

Made by `make deps`. Versions are those of `.ci/lock*.txt`; licences are as each package tells its own.

## Packages with which it runs, those of its extras among them

{needed}
Nobody has to compile anything: there are wheels of all of them for {platforms},
with Python {pythons}.

## Packages with which one works on it

{others}"""


def main(tools: Path) -> int:
    """Ask, print what is wrong, and write the tables. `tools` is the folder of uv and pip-audit."""
    wrong = [*_without_licence(), *_without_wheels(tools / "uv"), *_known_mistakes(tools / "pip-audit")]
    for each in wrong:
        print(each, file=sys.stderr)
    ours = needed(*EXTRAS)
    names = {each.name for each in ours} | {"parcferme", "pip", "setuptools"}
    others = [package(name) for name in sorted({each.name.lower() for each in distributions()} - names)]
    platforms = ", ".join(PLATFORMS.values())
    text = _TEXT.format(
        needed=table(ours),
        platforms=platforms,
        pythons=", ".join(PYTHONS),
        others=table(o for o in others if o.name not in names),
    )
    if not any("wheel" in each for each in wrong):
        PAGE.write_text(text, encoding="utf-8")
    return 1 if wrong else 0


def _without_licence() -> Iterator[str]:
    found = (package(each.name) for each in distributions() if each.name != "parcferme")
    yield from (
        f"{each.name} {each.version}: its licence, {each.licence!r}, is not known to go with MIT"
        for each in found
        if not each.is_compatible
    )


def _without_wheels(uv: Path) -> Iterator[str]:
    """Machines for which a wheel of a locked version is missing, with what uv says."""
    asked = ["pip", "compile", "--quiet", "--only-binary", ":all:", "pyproject.toml"]
    asked += [f"--extra={each}" for each in EXTRAS]
    asked += [f"--constraint={path}" for path in (".ci/lock.txt", ".ci/lock-browser.txt", ".ci/lock-cluster.txt")]
    for platform, python in product(PLATFORMS, PYTHONS):
        where = [f"--python-platform={platform}", f"--python-version={python}"]
        done = subprocess.run([uv, *asked, *where], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{PLATFORMS[platform]}, Python {python}: a wheel is missing: {done.stderr}"


def _known_mistakes(audit: Path) -> Iterator[str]:
    """What pip-audit has to say, also where it can tell nothing of a package."""
    with TemporaryDirectory() as folder:
        pinned = Path(folder) / "pinned.txt"
        lines = (f"{each.name}=={each.version}\n" for each in distributions() if each.name not in ("parcferme", "pip"))
        pinned.write_text("".join(sorted(set(lines))), encoding="utf-8")
        asked = [
            str(audit),
            "--strict",
            "--no-deps",
            "--disable-pip",
            "--progress-spinner=off",
            "--requirement",
            str(pinned),
        ]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"pip-audit: {done.stdout}{done.stderr}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
