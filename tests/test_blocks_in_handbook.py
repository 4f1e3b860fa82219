"""Writing blocks as the handbook shows them: what stands there can be copied into an article, and builds."""

import re
from base64 import b64decode
from pathlib import Path

import pytest

from generator.schema import Converter as Name
from generator.text.writing.names import KINDS
from tests.handbook.documents import section
from tests.tiny import SITE_YAML, TinySite, article

EXAMPLES = re.findall(r"^(`{4,})markdown\n(.*?)^\1$", section("blocks"), re.M | re.S)
PICTURE = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j"
    "q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
    "pKSkpKSkpKT/wAARCAAJABADASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAU"
    "AQEAAAAAAAAAAAAAAAAAAAAC/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AAEL/2Q=="
)
"""A small JPEG."""


def site_of(tmp_path: Path, converter: Name) -> TinySite:
    text = "\n".join(example for _, example in EXAMPLES)
    files = {
        "site.yaml": f"{SITE_YAML}markdown: {{converter: {converter}}}\n",
        "content/articles/monaco/index.md": article("Monaco", body=text),
        "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
        "content/events/monaco-grand-prix/2024/index.md": "---\nseries: Formula 1\nround: 8\n---\n",
        "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Charles Leclerc,Ferrari\n",
    }
    site = TinySite(tmp_path / converter, files)
    for name in ("start.jpg", "finish.jpg"):
        (site.root / "content/articles/monaco" / name).write_bytes(PICTURE)
    return site


@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
def test_every_block_of_the_handbook_builds_without_a_word(tmp_path: Path, converter: Name) -> None:
    site = site_of(tmp_path, converter)
    assert site.told(site.built()) == ""
    page = site.page("/articles/monaco/")
    assert "<pre" not in page
    for name in KINDS:
        assert re.search(rf'class="pf-{name}(-card)?"', page)


def test_the_handbook_shows_every_block() -> None:
    shown = {name for _, text in EXAMPLES for name in re.findall(r"^[`~]+\{(\w+)\}$", text, re.M)}
    assert shown == set(KINDS)
    assert len(EXAMPLES) == 6


def test_dates_in_blocks_are_in_the_language_of_the_text(tmp_path: Path) -> None:
    site = site_of(tmp_path, "commonmark")
    site.built()
    assert ">26 May 2024, 17:31</time>" in site.page("/articles/monaco/")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "language: de\n"})
    site.built()
    assert ">26. Mai 2024, 17:31</time>" in site.page("/articles/monaco/")
    assert ">25. März 2018</time>" in site.page("/articles/monaco/")


def test_feeds_carry_blocks_in_full(tmp_path: Path) -> None:
    site = site_of(tmp_path, "python-markdown")
    site.built()
    feed = site.page("/feed.json")
    for part in (
        r"<figure class=\"pf-figure\"><img src=\"https://pitwall.example/articles/monaco/start.jpg\" alt=\"Twenty cars",
        r"<a href=\"https://pitwall.example/articles/monaco/#at-2024-05-26-1503\"><time datetime=\"2024-05-26T15:03",
        r"<a href=\"https://www.youtube.com/watch?v=M7lc1UVf-VE\"><img src=\"https://pitwall.example/articles/monaco/st",
        r"<strong>Scuderia Ferrari</strong>",
    ):
        assert part in feed
