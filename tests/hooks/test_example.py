"""The worked example: what each hook of a plug-in does to a site, and what is made anew when the plug-in changes."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.store.memo import Memo
from tests.hooks import EXAMPLE, PACE, WORDS
from tests.tiny import SITE_YAML, TinySite, article, tree

GAP = "```{pace-gap}\nleader: Leclerc & Co\nseconds: 7.152\n\nPiastri *gave up*.\n```\n"
PLUGGED = f"{SITE_YAML}plugins: [pace]\n"
FILES = {
    "site.yaml": PLUGGED,
    "content/articles/one.md": article("One", "2024-06-17", f"A (!) was shown.\n\n{GAP}", drivers="[Pierre Gasly]"),
    "content/articles/two.md": article("Two", "2024-06-18", "word " * 500),
    "content/pages/about.md": "---\ntitle: About\n---\n\nA (!) here too.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", {**EXAMPLE, **FILES})
    another_process(site)
    return site


def another_process(site: TinySite) -> None:
    site.memo = Memo(site.root / ".cache")
    assert not site.memo.note


def is_as_from_nothing(site: TinySite, **how: Any) -> bool:
    """Whether the output is what a first build makes in another place."""
    settings = (site.root / "site.yaml").read_text()
    fresh = TinySite(site.root).write({"site.yaml": settings})
    fresh.output = site.root.parent / "fresh"
    fresh.built(**how)
    return tree(fresh.output) == tree(site.output)


def test_a_plug_in_adds_to_what_an_article_says(site: TinySite) -> None:
    site.built(strict=True)
    assert '<p class="minutes">1 min</p>' in site.page("/articles/one/")
    assert '<p class="minutes">2 min</p>' in site.page("/articles/two/")


def test_a_plug_in_has_a_block_with_keys_and_text(site: TinySite) -> None:
    site.built(strict=True)
    wanted = '<aside class="gap"><p>Leclerc &amp; Co leads by 7.152 s.</p><p>Piastri <em>gave up</em>.</p></aside>'
    assert wanted in site.page("/articles/one/").replace("\n", "")
    assert "Leclerc &amp;amp; Co leads by 7.152 s." in site.page("/feed.xml")


def test_a_plug_in_extends_markdown(site: TinySite) -> None:
    site.built(strict=True)
    assert "A yellow flag was shown." in site.page("/articles/one/")
    assert "A yellow flag here too." in site.page("/about/")


def test_a_plug_in_adds_files_and_pages(site: TinySite) -> None:
    site.built(strict=True)
    assert json.loads(site.page("/data/minutes.json")) == {"/articles/two/": 2, "/articles/one/": 1}
    assert "<h1>Pace</h1><p>Pierre Gasly: 1</p>" in site.page("/pace/")
    sitemap = (site.output / "sitemap.xml").read_text()
    assert sitemap.count("/pace/</loc>") == 1
    assert "minutes.json" not in sitemap


def test_an_article_may_link_to_what_a_plug_in_adds(site: TinySite) -> None:
    site.write({"content/articles/three.md": article("Three", body="[Pace](/pace/) and [data](/data/minutes.json).")})
    site.built(strict=True)
    assert 'href="/pace/"' in site.page("/articles/three/")


def test_nothing_unpublished_is_shown_to_a_plug_in(site: TinySite) -> None:
    site.write({"content/articles/three.md": article("Three", draft="true", drivers="[Esteban Ocon]")}).built()
    assert "three" not in site.page("/data/minutes.json")
    assert "Ocon" not in site.page("/pace/")


@pytest.mark.parametrize("way", ["fork", "encoded"])
def test_workers_have_the_same_plug_ins(site: TinySite, way: str) -> None:
    more = {f"content/articles/more-{number}.md": article(f"More {number}", body=GAP) for number in range(8)}
    site.write(more).built(jobs=2, way=way)
    assert is_as_from_nothing(site, jobs=1)


def test_nothing_changed_makes_nothing(site: TinySite) -> None:
    site.built()
    another_process(site)
    report = site.built()
    assert (report.rendered, report.written, "relate" in report.timings) == (0, 0, False)


def test_nothing_is_written_beside_a_plug_in(site: TinySite) -> None:
    site.built()
    assert sorted(path.name for path in (site.root / "plugins").iterdir()) == ["pace.py", "words.py"]


EDITS = {
    "a number of another module": {"plugins/words.py": WORDS.replace("200", "100")},
    "a word, of the same length": {"plugins/words.py": WORDS.replace("yellow", "purple")},
    "the version": {"plugins/pace.py": PACE.replace('"1.0"', '"1.1"')},
    "a filter": {"plugins/pace.py": PACE.replace("{minutes} min", "{minutes} minutes")},
    "a block": {"plugins/pace.py": PACE.replace("leads by", "is ahead by")},
    "a job less": {"plugins/pace.py": PACE.replace('"/pace/"', '"/tempo/"')},
    "a file that it may read": {"plugins/more.json": "{}"},
    "no plug-in": {"site.yaml": SITE_YAML},
}


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_to_a_plug_in_comes_out_as_from_nothing(site: TinySite, edit: str, processes: int) -> None:
    site.built()
    if processes == 2:
        another_process(site)
    if edit == "no plug-in":
        for path in ("pace.html", "article.html"):
            site.remove(f"themes/plain/templates/{path}")
        site.write({"content/articles/one.md": article("One")})
    report = site.write(EDITS[edit]).built()
    assert report.rendered > 0
    assert (report.changed == ()) == (edit in ("the version", "a file that it may read"))
    assert is_as_from_nothing(site)


def test_new_words_under_a_plug_in_come_out_as_from_nothing(site: TinySite) -> None:
    site.built()
    another_process(site)
    site.write({"content/articles/two.md": article("Two", "2024-06-18", "word " * 499 + "(!)")})
    assert "relate" not in site.built().timings
    assert "yellow flag" in site.page("/articles/two/")
    assert is_as_from_nothing(site)
    another_process(site)
    site.write({"content/articles/two.md": article("Two", "2024-06-18", "word " * 900)})
    assert "/data/minutes.json" in site.built().changed
    assert is_as_from_nothing(site)


def test_a_plug_in_with_filters_alone_has_no_article_read_again(tmp_path: Path) -> None:
    text = "def filters():\n    return {'loud': str.upper}\n"
    template = '{% extends "plain/404.html" %}{% block head_end %}{{ "a" | loud }}{% endblock %}'
    site = TinySite(tmp_path / "site", {"plugins/loud.py": text, "themes/plain/templates/404.html": template})
    site.write({"site.yaml": f"{SITE_YAML}plugins: [loud]\n", "content/articles/one.md": article("One")})
    another_process(site)
    site.built()
    another_process(site)
    site.write({"plugins/loud.py": text.replace("upper", "title")})
    report = site.built()
    assert (report.rendered, report.changed) == (1, ())
    another_process(site)
    site.write({"plugins/loud.py": text.replace("str.upper", "lambda said: f'{said}!'")})
    assert site.built().changed == ("/404.html",)
