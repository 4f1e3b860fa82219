"""Small folders of themes, to try them with."""

from pathlib import Path
from typing import Any

from generator.errors import show
from generator.templates import Templates
from generator.theme import Theme, load_theme


def written(root: Path, files: dict[str, str]) -> Path:
    """A site's folder of themes with these files."""
    for path, text in files.items():
        target = root / "themes" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root / "themes"


def loaded(root: Path, name: str, files: dict[str, str]) -> Theme:
    """The theme `name` of a site with these files; it has no mistakes."""
    theme, problems = load_theme(written(root, files), name)
    assert not problems, told(problems)
    return theme


def own(root: Path, files: dict[str, str]) -> Templates:
    """The templates of a theme that stands alone."""
    return Templates(loaded(root, "own", {f"own/templates/{name}": text for name, text in files.items()}))


def told(problems: Any) -> str:
    return "\n".join(show(each) for each in problems)
