"""Names that are no words: signs, emoji, figures, initials alone. A site is built with each, whatever bears it."""

from pathlib import Path

import pytest

from generator.model import PLURALS
from tests.tiny import TinySite, article

NAMES = ("🏁", "…", "?!", "Jr.", "de la", "007", "ß", "漢字", "\u0301", "-", "’", "J.J.", "ש", "Ⅳ")


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_called_so_has_a_page(tmp_path: Path, name: str) -> None:
    files = {f"content/{plural}/odd.md": f'---\nname: "{name}"\n---\n' for plural in PLURALS.values()}
    story = article(f'"{name}"', body=f"Charles {name} won. {name} was second.", drivers=f'["{name}"]')
    site = TinySite(tmp_path, {**files, "content/articles/a.md": story})
    site.built()
    assert [plural for plural in PLURALS.values() if name not in site.page(f"/{plural}/odd/")] == []
    assert "/drivers/odd/" in site.page("/articles/a/")


def test_names_that_were_tried() -> None:
    assert len(NAMES) == 14
