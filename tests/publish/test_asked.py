"""What a target asks of a build: another address, and drafts that say what they are."""

from pathlib import Path

import pytest

from generator.store.memo import Memo
from tests.tiny import TinySite, article

ONE = "content/articles/one.md"
NOTE = "For colleagues: this shows drafts, and is not the published site."


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    drafts = {"content/articles/two.md": article("Two", draft="true"), ONE: article("One", body="[Two](two.md)")}
    return TinySite(tmp_path / "site", {**drafts, "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n"})


@pytest.mark.parametrize("base_url", ["https://elsewhere.example/pit", "https://elsewhere.example/pit/"])
def test_a_site_is_made_for_the_address_of_its_target(site: TinySite, base_url: str) -> None:
    site.built(base_url=base_url)
    page = site.page("/articles/one/")
    assert '<link rel="canonical" href="https://elsewhere.example/pit/articles/one/">' in page
    assert 'href="/pit/feed.xml"' in page
    assert "pitwall.example" not in "".join(site.page(path) for path in ("/", "/feed.xml", "/sitemap.xml"))
    site.built()
    assert "elsewhere" not in "".join(site.page(path) for path in ("/", "/articles/one/", "/feed.xml", "/sitemap.xml"))


def test_new_words_come_to_the_address_of_the_target(site: TinySite) -> None:
    site.memo = Memo(site.root / ".cache")
    site.built(base_url="https://elsewhere.example/pit/")
    site.memo = Memo(site.root / ".cache")
    site.write({ONE: article("One", body="[Two](two.md)\n\nOther words.")})
    report = site.built(base_url="https://elsewhere.example/pit/")
    assert report.changed == ("/articles/one/", "/feed.json", "/feed.xml")
    assert '<link rel="canonical" href="https://elsewhere.example/pit/articles/one/">' in site.page("/articles/one/")


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_every_page_of_a_site_for_colleagues_says_so_and_keeps_search_engines_out(site: TinySite, theme: str) -> None:
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("plain", theme)})
    site.built(drafts=True, unlisted=True)
    pages = [text.decode() for path, text in site.files().items() if path.endswith(".html")]
    assert len(pages) > 5
    assert all(f'<aside class="pf-unlisted">{NOTE}</aside>' in page for page in pages)
    assert all(page.count('<meta name="robots" content="noindex, nofollow">') == 1 for page in pages)
    assert all(page.count('name="robots"') == 1 for page in pages)
    site.built()
    assert "For colleagues" not in site.page("/articles/one/")
