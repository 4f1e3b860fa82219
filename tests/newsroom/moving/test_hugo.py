"""Moving in from Hugo: three sorts of front matter, bundles, shortcodes, languages."""

from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.report import Moved
from tests.made_pictures import picture
from tests.newsroom.moving.old_sites import below, builds, codes, keys, old_site, texts
from tests.tiny import tree

CONFIG = 'baseURL = "https://kerb.example/"\ntitle = "Kerb"\nlanguageCode = "en-gb"\n'


def moved(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> Moved:
    return import_hugo(root / "site", old_site(root / "old", {"hugo.toml": config, **files}))


def post(body: str, front: str = 'title = "One"\ndate = 2019-03-04T10:00:00+01:00') -> str:
    return f"+++\n{front}\n+++\n{body}\n"


def only(root: Path) -> str:
    (text,) = texts(root / "site").values()
    return text


FRONTS = {
    '+++\ntitle = "One"\ndate = 2019-03-04\ntags = ["rain"]\n+++\nText': "TOML",
    "---\ntitle: One\ndate: 2019-03-04\ntags: [rain]\n---\nText": "YAML",
    '{"title": "One", "date": "2019-03-04", "tags": ["rain"]}\nText': "JSON",
}


@pytest.mark.parametrize("text", FRONTS, ids=FRONTS.values())
def test_front_matter_of_every_sort_is_read(tmp_path: Path, text: str) -> None:
    found = moved(tmp_path, {"content/posts/one.md": text})
    assert codes(found) == []
    front = keys(only(tmp_path))
    assert (front["title"], front["date"], front["tags"]) == ("One", "2019-03-04", "[rain]")
    assert below(only(tmp_path)) == "Text"
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/posts/one/index.html").exists()


ADDRESSES = {
    ("", ""): "/posts/my-race/",
    ("[permalinks]\nposts = '/:year/:month/:slug/'", ""): "/2019/03/one/",
    ("[permalinks.page]\nposts = '/news/:contentbasename/'", ""): "/news/my-race/",
    ("uglyURLs = true", ""): "/posts/my-race.html",
    ("", 'slug = "wet"'): "/posts/wet/",
    ("", 'url = "/own/place/"'): "/own/place/",
}


@pytest.mark.parametrize(("config", "front"), ADDRESSES)
def test_old_addresses_are_kept(tmp_path: Path, config: str, front: str) -> None:
    text = post("Text", f'title = "One"\ndate = 2019-03-04\naliases = ["/old/"]\n{front}')
    moved(tmp_path, {"content/posts/My Race.md": text}, CONFIG + config)
    builds(tmp_path / "site")
    address = ADDRESSES[config, front].lstrip("/")
    assert (tmp_path / "site/output" / address / ("index.html" if address.endswith("/") else "")).exists()
    assert (tmp_path / "site/output/old/index.html").exists()


def test_all_addresses_ran() -> None:
    assert len(ADDRESSES) == 6


SHORTCODES = {
    '{{< figure src="/img/a.jpg" alt="A" caption="Words" >}}': '```{figure}\nsrc: "/img/a.jpg"\nalt: A\n\nWords\n```',
    '{{< figure src="/img/a.jpg" alt="A" >}}': "![A](/img/a.jpg)",
    "{{< youtube abcdefghijk >}}": '```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: One\n```',
    '{{< vimeo id="123" >}}': '```{video}\nurl: "https://vimeo.com/123"\ntitle: One\n```',
    '[two]({{< ref "two.md" >}})': "[two](2019-03-05-two.md)",
    '[two]({{% relref "/posts/two#x" %}})': "[two](2019-03-05-two.md#x)",
    "[two](/posts/two/)": "[two](2019-03-05-two.md)",
    "[two](two.md#x)": "[two](2019-03-05-two.md#x)",
    "[two](../posts/two.md)": "[two](2019-03-05-two.md)",
    "{{< highlight go >}}\nx := 1\n{{< /highlight >}}": "```go\nx := 1\n```",
    "{{% notice warning %}}\nRain\n{{% /notice %}}": "```{warning}\nRain\n```",
    "{{</* youtube x */>}}": "\\{\\{&lt; youtube x >}}",
    "```\n{{</* youtube x */>}}\n```": "```\n{{< youtube x >}}\n```",
    "{{< comment >}}no{{< /comment >}}yes": "yes",
}


@pytest.mark.parametrize("body", SHORTCODES)
def test_shortcodes_become_blocks(tmp_path: Path, body: str) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/one.md": post(body),
        "content/posts/two.md": post("Two", 'title = "Two"\ndate = 2019-03-05'),
        "static/img/a.jpg": picture(),
    }
    found = moved(tmp_path, files)
    assert below(texts(tmp_path / "site")["articles/2019/2019-03-04-one.md"]) == SHORTCODES[body]
    assert codes(found) == []
    builds(tmp_path / "site")


def test_all_cases_of_shortcodes_ran() -> None:
    assert len(SHORTCODES) == 14


def test_what_no_key_of_ours_says_is_kept(tmp_path: Path) -> None:
    front = (
        'title = "One"\ndate = 2019-03-04\nlayout = "wide"\nweight = 3\n[params]\nmood = "grim"\nlaps = [1, 2.5, true]'
    )
    found = moved(tmp_path, {"content/posts/one.md": post("x", front)})
    assert keys(only(tmp_path))["extra"].endswith(", weight: 3, params: {mood: grim, laps: [1, 2.5, true]}}")
    assert found.changed == {"keys 'layout' left out, as the theme has its own": 1}


def test_a_shortcode_without_a_twin_stays_text_and_is_told_with_its_place(tmp_path: Path) -> None:
    found = moved(tmp_path, {"content/posts/one.md": post('{{< standings year="2019" >}}')})
    assert below(only(tmp_path)) == '\\{\\{&lt; standings year="2019" >}}'
    assert [(each.code, each.at.path, each.at.line, each.at.column) for each in found.problems] == [
        ("PF140", "content/posts/one.md", 5, 1)
    ]
    builds(tmp_path / "site")


def test_a_bundle_keeps_its_pictures_beside_it(tmp_path: Path) -> None:
    front = 'title = "One"\ndate = 2019-03-04\n[cover]\nimage = "a.jpg"\nalt = "The start"'
    found = moved(
        tmp_path,
        {
            "content/posts/one/index.md": post("![A](a.jpg)\n\n![B](img/b.jpg) [p](./p.pdf)", front),
            "content/posts/one/a.jpg": picture(),
            "content/posts/one/img/b.jpg": picture(),
            "content/posts/one/p.pdf": b"x",
            "content/posts/one/notes.md": "x",
            "content/posts/one/x.ods": b"x",
        },
    )
    site = tmp_path / "site"
    assert set(tree(site / "content")) == {
        "articles/2019/2019-03-04-one/index.md",
        "articles/2019/2019-03-04-one/a.jpg",
        "articles/2019/2019-03-04-one/img/b.jpg",
        "articles/2019/2019-03-04-one/p.pdf",
    }
    assert below(texts(site)["articles/2019/2019-03-04-one/index.md"]) == "![A](a.jpg)\n\n![B](img/b.jpg) [p](./p.pdf)"
    assert codes(found) == []
    assert keys(texts(site)["articles/2019/2019-03-04-one/index.md"])["image"] == "{src: a.jpg, alt: The start}"
    assert {each.where for each in found.left} >= {"content/posts/one/notes.md", "content/posts/one/x.ods"}
    builds(site)


def test_sections_pages_taxonomies_and_files_are_accounted_for(tmp_path: Path) -> None:
    found = moved(
        tmp_path,
        {
            "content/_index.md": post("Welcome", 'title = "Home"'),
            "content/about.md": post("About", 'title = "About"'),
            "content/posts/_index.md": post("", 'title = "Posts"'),
            "content/guides/_index.md": post("All guides", 'title = "Guides"'),
            "content/tags/rain/_index.md": post("Wet.", 'title = "Rain"'),
            "content/posts/one.md": post("Summary.\n\n<!--more-->\n\nText"),
            "content/posts/later.md": post(
                "x", 'title = "L"\ndate = 2018-01-01\npublishDate = 2020-01-01\nexpiryDate = 2030-01-01'
            ),
            "content/posts/other.org": "x",
            "data/points.json": "{}",
            "static/favicon.ico": b"x",
            "static/robots.txt": b"x",
            "layouts/x.html": "x",
        },
    )
    site = tmp_path / "site"
    assert set(texts(site)) == {
        "articles/2019/2019-03-04-one.md", "articles/2020/2020-01-01-later.md", "pages/about.md", "pages/guides.md",
    }  # fmt: skip
    assert keys(texts(site)["articles/2019/2019-03-04-one.md"])["summary"] == "Summary."
    assert keys(texts(site)["articles/2020/2020-01-01-later.md"])["expires"] == "2030-01-01"
    assert (site / "content/tags/rain.md").read_text() == "---\nname: Rain\n---\n\nWet.\n"
    assert {each.where for each in found.left} == {
        "content/_index.md",
        "content/posts/_index.md",
        "content/posts/other.org",
        "data/points.json",
        "static/robots.txt",
        "layouts/x.html",
        "hugo.toml",
    }
    builds(site)


def test_a_site_without_sections_has_articles_and_pages_are_called_so(tmp_path: Path) -> None:
    moved(tmp_path / "flat", {"content/one.md": post("x"), "content/about.md": post("x", 'title = "About"')})
    assert set(texts(tmp_path / "flat/site")) == {"articles/2019/2019-03-04-one.md", "pages/about.md"}
    moved(
        tmp_path / "full",
        {"content/one.md": post("x"), "content/page/a.md": post("x"), "content/posts/b.md": post("x")},
    )
    assert set(texts(tmp_path / "full/site")) == {
        "pages/one.md",
        "pages/page/a.md",
        "articles/2019/2019-03-04-b.md",
    }


def test_translations_know_each_other(tmp_path: Path) -> None:
    config = CONFIG + 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n'
    german = post("Zwei", 'title = "Eins"\ndate = 2019-03-04')
    moved(tmp_path, {"content/posts/one.md": post("Text"), "content/posts/one.de.md": german}, config)
    found = texts(tmp_path / "site")
    (path,) = (path for path in found if "Eins" in found[path])
    front = keys(found[path])
    assert (front["language"], front["translation_of"]) == ("de", '"../../posts/2019-03-04-one.md"')
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/de/posts/one/index.html").exists()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/one/index.md": post("x"),
        "content/posts/one/a.jpg": picture(),
        "content/about.md": "---\ntitle: About\n---\nx",
        "static/x.txt": "x",
    }
    moved(tmp_path, files)
    before = tree(tmp_path / "site")
    again = moved(tmp_path, files)
    assert tree(tmp_path / "site") == before
    assert {each.state for each in again.came} == {"unchanged"}


def test_a_folder_without_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="this is no folder of Hugo"):
        import_hugo(tmp_path / "site", old_site(tmp_path / "old", {"x.md": "x"}))
