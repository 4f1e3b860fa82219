"""Tiny sites for tests: a few files in, a build, the files that came out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.build import Options, Project, build
from generator.errors import show
from generator.manifest import MANIFEST
from generator.model import Report
from generator.store.memo import Memo

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)

SITE_YAML = "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: plain\nimages: off\n"


class TinySite:
    """A site in a folder, with the memo of its builds."""

    def __init__(self, root: Path, files: dict[str, str] | None = None) -> None:
        self.root = root
        self.output = root / "output"
        self.memo = Memo()
        root.mkdir(parents=True, exist_ok=True)
        self.write({"site.yaml": SITE_YAML, **(files or {})})

    def write(self, files: dict[str, str]) -> "TinySite":
        """Write files, by path from the root."""
        for path, text in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        return self

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def build(self, **how: Any) -> Report:
        """Build with the memo of earlier builds."""
        return build(Project(self.root, self.output), self.memo, Options(**{"now": NOW, **how}))

    def built(self, **how: Any) -> Report:
        """Build, and be sure that it went without an error."""
        report = self.build(**how)
        assert not report.failed, self.told(report)
        return report

    def told(self, report: Report) -> str:
        """The problems of a report as they are printed."""
        return "\n".join(show(problem) for problem in report.problems)

    def page(self, address: str) -> str:
        """The text of an output."""
        path = self.output / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the output but the manifest, by path."""
        return {path: data for path, data in tree(self.output).items() if path != MANIFEST}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but those of the cache, by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in found.items() if not path.startswith(".cache/")}


def article(title: str = "A race", date: str = "2024-06-17", body: str = "Text.", **keys: str) -> str:
    """The text of an article file; `keys` are lines of front matter, their values YAML."""
    lines = [f"title: {title}", f"date: {date}", *(f"{key}: {value}" for key, value in keys.items())]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"
