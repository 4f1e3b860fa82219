"""Old sites in folders, for tests, and what became of them."""

from collections.abc import Mapping
from pathlib import Path

from generator.build import Options, Project, build
from generator.errors import show
from generator.newsroom.moving.report import Moved
from generator.store.memo import Memo
from tests.tiny import NOW, tree


def old_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def texts(site: Path) -> dict[str, str]:
    """The articles and pages of a site, by path below content/."""
    found = tree(site / "content")
    is_text = {path: data for path, data in found.items() if path.endswith(".md")}
    return {path: data.decode() for path, data in is_text.items() if path.startswith(("articles", "pages"))}


def below(text: str) -> str:
    """What stands below front matter."""
    return text.partition("\n---\n")[2].strip()


def keys(text: str) -> dict[str, str]:
    """The lines of front matter."""
    front = text.removeprefix("---\n").partition("\n---\n")[0]
    return dict(line.split(": ", 1) for line in front.splitlines())


def builds(site: Path) -> None:
    """Be sure that a site builds without an error."""
    report = build(Project(site, site / "output"), Memo(), Options(now=NOW))
    assert not report.failed, "\n".join(map(show, report.problems))


def codes(found: Moved) -> list[str]:
    """The codes of what is told."""
    return [each.code for each in found.problems]
