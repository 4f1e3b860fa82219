"""New files. Nothing that exists is ever written to."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.errors import SiteError, problem
from generator.model import Location, Problem
from generator.newsroom.raw import storable
from generator.text.slugs import RESERVED, slugify


class Begun(NamedTuple):
    """What was begun: the files that were written, those that were there already, and what nobody knows yet."""

    written: tuple[Path, ...] = ()
    same: tuple[Path, ...] = ()
    unknown: tuple[str, ...] = ()


def new_file(path: Path, root: Path, text: str, *, what: str, hint: str = "edit that file") -> Path:
    """Write a file of a site; gives its path. Raises SiteError where it exists, or cannot be written."""
    shown = path.relative_to(root).as_posix()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise SiteError(problem("PF116", f"this {what} exists already", Location(shown), hint)) from None
    except OSError as error:
        raise SiteError(failed(shown, "written", error)) from None
    return path


def titled(title: str, what: str, path: str) -> str:
    """A title as it is shown. Raises SiteError where nothing is left of it."""
    if shown := " ".join(storable(title).split()):
        return shown
    raise SiteError(problem("PF116", f"{what} needs a title", Location(path)))


def named(name: str, kind: str) -> tuple[str, str]:
    """A name as it is shown, and the slug of its file. Raises SiteError where nothing is left of it."""
    shown = " ".join(storable(name).split())
    slug = slugify(shown)
    if not shown or not slug:
        raise SiteError(problem("PF116", f"the {kind} needs a name with letters", Location("content")))
    return shown, f"{kind}-{slug}" if slug in RESERVED else slug


def failed(path: str, what: str, error: OSError) -> Problem:
    """What to say of a file that the system does not let us use."""
    return problem("PF117", f"cannot be {what}: {(error.strerror or str(error)).lower()}", Location(path))


def front(lines: Iterable[str], body: str = "") -> str:
    """A text with these lines of front matter; lines that say nothing are left out."""
    return "---\n" + "".join(f"{line}\n" for line in lines if line) + f"---\n\n{body}"
