"""Old addresses of an entity's page redirect there, come and go with the key, and no build keeps one too long."""

from pathlib import Path

from tests.tiny import TinySite, article, tree

TAG = "content/tags/rain.md"


def test_old_addresses_of_a_tag_lead_to_its_page_and_go_with_the_key(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/one.md": article("One", "2024-06-17")})
    site.built()
    for old in ("[/category/rain/]", "[/category/rain/, /wet.html]", "[/wet.html]", "[]"):
        site.write({TAG: f"---\nname: Rain\nold_addresses: {old}\n---\n"})
        site.built()
        made = {path for path in ("category/rain/index.html", "wet.html") if (site.output / path).exists()}
        assert made == {path for path in ("category/rain/index.html", "wet.html") if path.split("/index")[0] in old}
        assert all('content="0; url=/tags/rain/"' in (site.output / path).read_text() for path in made)
        warm = tree(site.output)
        fresh = TinySite(site.root, {"site.yaml": (site.root / "site.yaml").read_text()})
        fresh.output = tmp_path / "clean"
        fresh.built()
        assert tree(fresh.output) == warm


def test_a_new_address_of_the_page_reaches_its_redirects(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {TAG: "---\nname: Rain\nold_addresses: [/category/rain/]\n---\n"})
    site.built()
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "permalinks: {tags: '/about/{slug}/'}\n"})
    site.built()
    assert 'content="0; url=/about/rain/"' in (site.output / "category/rain/index.html").read_text()
