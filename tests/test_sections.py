"""Sections: a folder of content/ with an index.md holds pages, which stand below its own."""

from pathlib import Path

import pytest

from tests.tiny import TinySite, article, tree


def page(title: str, body: str = "Text.", **keys: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{lines}---\n\n{body}\n"


FILES = {
    "content/docs/index.md": page("Handbook", "[First](begin.md), [hosts](hosts/nginx.md#reload), ![map](map.png)."),
    "content/docs/begin.md": page("Begin", "[All](index.md). [A race](../articles/one.md)."),
    "content/docs/hosts/index.md": page("Hosts"),
    "content/docs/hosts/nginx.md": page("nginx", "## Reload\n\n```sh\nnginx  -s reload\n```"),
    "content/docs/map.png": "picture",
    "content/articles/one.md": article("One", body="See [how](../docs/begin.md)."),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def test_the_files_of_a_folder_with_an_index_are_pages_below_its_own(site: TinySite) -> None:
    assert site.told(site.built()) == ""
    made = {path for path in site.files() if path.startswith("docs/")}
    assert made == {f"docs/{name}" for name in ("index.html", "begin/index.html", "hosts/index.html", "map.png")} | {
        "docs/hosts/nginx/index.html"
    }
    for link in ('href="/docs/begin/"', 'href="/docs/hosts/nginx/#reload"', 'src="/docs/map.png"'):
        assert link in site.page("/docs/")
    assert 'href="/docs/begin/"' in site.page("/articles/one/")
    assert "<loc>https://pitwall.example/docs/hosts/nginx/</loc>" in site.page("/sitemap.xml")


def test_a_page_leads_to_those_above_it(site: TinySite) -> None:
    site.built()
    crumbs = site.page("/docs/hosts/nginx/").partition('class="pf-crumbs"')[2].partition("</nav>")[0]
    links = [part.split(">")[0] for part in crumbs.split("<a ")[1:]]
    assert links == ['href="/"', 'href="/docs/"', 'href="/docs/hosts/"']
    site.write({"content/docs/index.md": page("Manual")})
    site.built()
    assert "Manual</a>" in site.page("/docs/hosts/nginx/")


def test_permalinks_know_the_section(site: TinySite) -> None:
    with (site.root / "site.yaml").open("a") as file:
        file.write("permalinks: {pages: '/help/{section}/{slug}/'}\n")
    site.built()
    assert 'href="/help/docs/hosts/nginx/#reload"' in site.page("/help/docs/")


def test_links_within_are_checked(site: TinySite) -> None:
    site.write({"content/docs/begin.md": page("Begin", "[Gone](nowhere.md).")})
    assert "content/docs/begin.md:5:8: warning: the link 'nowhere.md' leads nowhere" in site.told(site.built())


def test_a_folder_without_an_index_is_none_and_says_how_to_be_one(site: TinySite) -> None:
    site.built()
    site.remove("content/docs/index.md")
    report = site.built()
    told = site.told(report)
    assert "content/docs/hosts/nginx.md: warning: nothing is read in content/docs/, so this file is left out" in told
    assert "with an index.md it is a section of pages" in told
    assert not any(path.startswith("docs/") for path in site.files())
    site.write({"content/docs/index.md": FILES["content/docs/index.md"]})
    site.built()
    warm = tree(site.output)
    site.built(clean=True)
    assert tree(site.output) == warm


def test_what_is_no_text_and_no_picture_is_told_in_a_section_too(site: TinySite) -> None:
    site.write({"content/docs/tool.exe": "MZ"})
    assert "content/docs/tool.exe: warning: this file is of no known kind" in site.told(site.built())


def test_a_draft_stands_nowhere(site: TinySite) -> None:
    site.write({"content/docs/begin.md": page("Begin", "Secret.", draft="true")})
    site.built()
    assert not (site.output / "docs/begin").exists()
    assert not any(b"Secret" in data for data in site.files().values())
