"""Where themes lie, and whether any file of theirs has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.disk import read_file
from generator.model import Digest, digest_bytes, digest_of


def packaged_themes() -> Path:
    """The folder of our own themes: inside the package when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "themes"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "themes"


def packaged_names() -> list[str]:
    """The names of our own themes."""
    return sorted(file.parent.name for file in packaged_themes().glob("*/theme.yaml"))


_PACKAGE = Path(__file__).parent


def theme_roots(site_themes: Path) -> tuple[Path, ...]:
    """The site's themes, then ours; one and the same in our own checkout."""
    ours = packaged_themes()
    return (site_themes,) if site_themes.resolve() == ours.resolve() else (site_themes, ours)


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder that is not hidden, in order; links to folders count as files and lead out. OSError for
    a folder that is there and cannot be read: without what it holds the site would be another."""
    for at, folders, names in os.walk(folder, onerror=_unlisted):
        links = [each for each in folders if os.path.islink(f"{at}/{each}")]
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(at, name) for name in sorted(names + links) if not name.startswith("."))


def _unlisted(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def themes_digest(site_themes: Path) -> Digest:
    """The digest of all files of all themes that a site may use, and of its catalogues of texts."""
    roots = (*theme_roots(site_themes), *(folder / "translations" for folder in (site_themes.parent, _PACKAGE)))
    return digest_of([(number, _said(path, root)) for number, root in enumerate(roots) for path in files(root)])


def _said(path: Path, root: Path) -> tuple[str, ...]:
    """A file's name, where it leads, and its bytes' digest."""
    name = os.fsencode(path.relative_to(root)).hex()
    link = os.fsencode(os.readlink(path)).hex() if path.is_symlink() else ""
    try:
        return name, link, digest_bytes(read_file(path))
    except OSError as error:
        return name, link, str(error.errno)
