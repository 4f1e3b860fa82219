"""Sites of odd shapes: much of one thing in one place. Everything is there; how long it takes is the bench's affair."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import Options, Project, build
from generator.store.memo import AT_HAND, Memo
from tests.made_pictures import picture
from tests.tiny import NOW, SITE_YAML, TinySite, article, tree

CONVERTERS = ("commonmark", "python-markdown")
SENTENCE = "The track was still damp, and the crowd *understood* first. "


def site_of(root: Path, files: dict[str, str], converter: str = "commonmark") -> TinySite:
    return TinySite(root, {**files, "site.yaml": f"{SITE_YAML}markdown: {{converter: {converter}}}\n"})


def test_more_text_than_is_kept_at_hand_is_rendered_from_the_store_as_from_memory(tmp_path: Path) -> None:
    count, body = 24, (SENTENCE * 20 + "\n\n") * 700
    assert count * len(body) * 2 > AT_HAND  # a body is kept as HTML and as text
    texts = {f"content/pages/page-{number}.md": f"---\ntitle: Page\n---\n\n{body}" for number in range(count)}
    site = site_of(tmp_path / "site", texts)

    def built(memo: Memo, output: str) -> dict[str, bytes]:
        report = build(Project(site.root, tmp_path / output), memo, Options(now=NOW))
        assert not report.problems
        return {path: data for path, data in tree(tmp_path / output).items() if path != ".parcferme"}

    cache = site.root / ".cache"
    assert built(Memo(cache), "first") == built(Memo(), "other")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "tagline: Another on every page\n"})
    assert built(Memo(cache), "first") == built(Memo(), "other")


@pytest.mark.parametrize("converter", CONVERTERS)
def test_hundreds_of_notes_lead_there_and_back(tmp_path: Path, converter: str) -> None:
    count = 300
    texts = "\n\n".join(f"Text.[^{number}]" for number in range(count))
    notes = "\n".join(f"[^{number}]: Note {number}." for number in range(count))
    site = site_of(tmp_path, {"content/articles/one.md": article(body=f"{texts}\n\n{notes}")}, converter)
    assert not site.built().problems
    page = LexborHTMLParser(site.page("/articles/one/"))
    ids = {node.attributes["id"] for node in page.css("[id]")}
    targets = [target[1:] for node in page.css("a") if (target := node.attributes["href"] or "").startswith("#fn")]
    assert len(targets) == 2 * count
    assert set(targets) <= ids


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_table_of_a_thousand_rows_is_whole(tmp_path: Path, converter: str) -> None:
    rows = "\n".join(f"| {number} | Driver {number} | +{number}.3 |" for number in range(1000))
    body = f"| | Driver | Gap |\n|--:|:--|--:|\n{rows}"
    site = site_of(tmp_path, {"content/articles/one.md": article(body=body)}, converter)
    assert not site.built().problems
    assert site.page("/articles/one/").count("<tr>") == 1001


def test_each_of_three_hundred_tags_has_its_page(tmp_path: Path) -> None:
    tags = ", ".join(f"tag {number}" for number in range(300))
    site = site_of(tmp_path, {"content/articles/one.md": article("Tagged", tags=f"[{tags}]")})
    assert not site.built().problems
    assert all("Tagged" in site.page(f"/tags/tag-{number}/") for number in range(300))
    assert site.page("/articles/one/").count('href="/tags/tag-') == 300


def test_pictures_by_the_hundred_beside_one_article_stay_when_its_words_change(tmp_path: Path) -> None:
    body = "Cars.\n\n" + "\n\n".join(f"![Car {number}](car-{number}.png)" for number in range(200))
    site = site_of(tmp_path, {"content/articles/one/index.md": article(body=body)})
    for number in range(200):
        (site.root / f"content/articles/one/car-{number}.png").write_bytes(picture("PNG", colour=(number, 9, 9)))
    assert not site.built().problems
    assert site.page("/articles/one/").count("<img") == 200
    assert len({data for path, data in site.files().items() if path.endswith(".png")}) == 200
    site.write({"content/articles/one/index.md": article(body=f"{body}\n\nOne more.")})
    report = site.built()
    assert {address for address in report.changed if not address.startswith("/feed")} == {"/articles/one/"}
