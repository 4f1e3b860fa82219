"""Twins: gzip and Brotli forms beside files of text."""

import gzip
from pathlib import Path

import brotli
import pytest

from generator.store.memo import Memo
from generator.twins import LEAST
from tests.tiny import SITE_YAML, TinySite, article, tree

FORMS = (".gz", ".br")
TEXT = "It rained for an hour. " * 30


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site of two articles that is not built yet."""
    files = {
        "site.yaml": SITE_YAML + "precompress: true\n",
        "content/articles/a.md": article("A", body=TEXT),
        "content/articles/b.md": article("B", "2024-06-16", body=TEXT),
    }
    made = TinySite(tmp_path / "site", files)
    made.memo = Memo(made.root / ".cache")
    return made


def twins(site: TinySite) -> set[str]:
    return {path for path in site.files() if path.endswith(FORMS)}


def test_twins_say_the_same_as_their_file(site: TinySite) -> None:
    site.built()
    files = site.files()
    for path in twins(site):
        whole = gzip.decompress(files[path]) if path.endswith(".gz") else brotli.decompress(files[path])
        assert whole == files[path[:-3]]
        assert len(files[path]) < len(whole)
    wanted = ("index.html", "articles/a/index.html", "feed.xml", "feed.json", "sitemap.xml")
    assert {f"{path}{form}" for path in wanted for form in FORMS} <= twins(site)


def test_a_site_that_does_not_ask_has_none(site: TinySite) -> None:
    site.write({"site.yaml": SITE_YAML}).built()
    assert twins(site) == set()


def test_the_preview_has_none(site: TinySite) -> None:
    site.built(on_request=True, fingerprint=False)
    assert twins(site) == set()


def test_only_text_that_gets_smaller_has_them(site: TinySite) -> None:
    site.write(
        {
            "content/static/small.txt": "x" * (LEAST - 1),
            "content/static/large.txt": "x" * LEAST,
            "content/static/odd.txt": "".join(chr(33 + number * 7919 % 94) for number in range(94)) * 3,
            "content/static/data.bin": "x" * 5000,
            "content/static/drawing.svg": "<svg>" + "<path d='M0 0'/>" * 99 + "</svg>",
        }
    ).built()
    static = {path for path in twins(site) if path.startswith(("small", "large", "data", "drawing"))}
    assert static == {"large.txt.gz", "large.txt.br", "drawing.svg.gz", "drawing.svg.br"}


def test_what_gets_no_smaller_has_none(site: TinySite) -> None:
    noise = bytes((number * number * 37 + number // 7 * 101) % 251 for number in range(400))
    (site.root / "content/static").mkdir(parents=True)
    (site.root / "content/static/noise.txt").write_bytes(gzip.compress(noise * 9)[:400] + noise[:100])
    site.built()
    assert not {path for path in twins(site) if path.startswith("noise")}


def test_a_build_with_nothing_changed_makes_none(site: TinySite) -> None:
    site.built()
    before = {path: (site.output / path).stat().st_ino for path in twins(site)}
    assert "compress" in site.built(clean=True).timings
    assert "compress" not in site.built().timings
    site.write({"content/articles/a.md": article("A", body=TEXT + "More.")}).built()
    after = {path: (site.output / path).stat().st_ino for path in twins(site)}
    changed = {path.rpartition(".")[0] for path in before if after[path] != before[path]}
    assert changed == {"articles/a/index.html", "feed.xml", "feed.json"}


def test_a_new_key_without_new_bytes_makes_none(site: TinySite) -> None:
    site.built()
    site.write({"content/articles/a.md": article("A", body=TEXT, id="urn:a")})
    report = site.built()
    assert report.rendered > 0
    assert {address for address in report.changed if "/articles/a/" in address} == set()


def test_the_twins_of_a_page_go_with_it(site: TinySite) -> None:
    site.built()
    site.remove("content/articles/b.md")
    site.built()
    assert not [path for path in site.files() if path.startswith("articles/b/")]
    assert not (site.output / "articles/b").exists()
    site.write({"site.yaml": SITE_YAML}).built()
    assert twins(site) == set()


def test_a_lost_twin_comes_back(site: TinySite) -> None:
    site.built()
    before = tree(site.output)
    (site.output / "index.html.br").unlink()
    (site.output / "feed.xml.gz").write_bytes(b"something else")
    site.built()
    assert tree(site.output) == before


@pytest.mark.parametrize("how", [{"jobs": 1}, {"jobs": 2, "way": "fork"}, {"jobs": 2, "way": "encoded"}])
def test_twins_are_the_same_however_they_are_made(site: TinySite, how: dict[str, object]) -> None:
    site.built(**how)
    first = tree(site.output)
    site.write({"content/articles/a.md": article("A", body=TEXT + "More.")}).built(**how)
    site.write({"content/articles/a.md": article("A", body=TEXT)}).built(jobs=1)
    assert tree(site.output) == first


def test_a_file_of_the_sites_own_stays_in_the_place_of_a_twin(site: TinySite) -> None:
    site.write({"content/static/large.txt": "x" * 999, "content/static/large.txt.gz": "mine"}).built()
    site.write({"content/articles/a.md": article("A", body=TEXT + "More.")}).built()
    assert site.files()["large.txt.gz"] == b"mine"
    assert "large.txt.br" in site.files()


def test_a_file_that_is_not_ours_is_not_replaced(site: TinySite) -> None:
    (site.output / "articles/a").mkdir(parents=True)
    (site.output / "articles/a/index.html.gz").write_text("theirs")
    report = site.build()
    assert [each.code for each in report.problems] == ["PF402"]
    assert [path.name for path in site.output.rglob("*") if path.is_file()] == ["index.html.gz"]
    site.built(adopt=True)
    assert gzip.decompress(site.files()["articles/a/index.html.gz"]) == site.files()["articles/a/index.html"]


def test_a_link_to_a_twin_leads_nowhere_whatever_is_built(site: TinySite) -> None:
    site.built()
    site.write({"content/articles/a.md": article("A", body=TEXT + "[x](/articles/b/index.html.gz)")})
    warm = site.built()
    assert [each.code for each in warm.problems] == ["PF201"]
    fresh = TinySite(site.root, {"site.yaml": SITE_YAML + "precompress: true\n"})
    fresh.output = site.root / "clean"
    assert fresh.built().problems == warm.problems
    assert tree(fresh.output) == tree(site.output)
