"""Moving in from WordPress: every entry is accounted for, the site builds, a second run changes nothing."""

from pathlib import Path

import pytest

from generator.newsroom.moving.report import Moved
from generator.newsroom.moving.wordpress.importing import import_wordpress
from tests.made_pictures import picture
from tests.newsroom.moving import old_sites
from tests.newsroom.moving.old_sites import below, builds, keys
from tests.newsroom.moving.wxr import entry, export, meta
from tests.tiny import TinySite, tree


def moved(root: Path, *items: str, uploads: Path | None = None) -> Moved:
    return import_wordpress(root / "site", [export(root, *items)], uploads)


def texts(root: Path) -> dict[str, str]:
    return old_sites.texts(root / "site")


def only(root: Path) -> str:
    (text,) = texts(root).values()
    return text


def test_a_post_becomes_an_article_at_its_old_address(tmp_path: Path) -> None:
    category = '<category domain="category" nicename="f1"><![CDATA[F1 &amp; more]]></category>\n'
    tag = '<category domain="post_tag" nicename="rain"><![CDATA[Rain]]></category>\n'
    found = moved(tmp_path, entry(7, "A wet race", "One\n\nTwo <b>three</b>", more=category + tag))
    assert found.problems == ()
    (path,) = texts(tmp_path)
    assert path == "articles/2019/2019-03-04-a-wet-race.md"
    text = only(tmp_path)
    assert below(text) == "One\n\nTwo **three**"
    front = keys(text)
    assert front["title"] == "A wet race"
    assert front["date"] == "2019-03-04 10:00:00+01:00"
    assert front["authors"] == "[Ada Apex]"
    assert front["tags"] == '["F1 & more", Rain]' or front["tags"] == "[F1 & more, Rain]"
    assert front["extra"].startswith("{imported_from: wordpress kerb.example/blog 7, imported_digest: ")
    settings = (tmp_path / "site/site.yaml").read_text()
    assert "base_url: https://kerb.example/blog/" in settings
    assert "articles: " in settings
    assert "/{year}/{month}/{slug}/" in settings
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/2019/03/a-wet-race/index.html").exists()
    assert (tmp_path / "site/output/author/ada-apex/index.html").exists()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    category = '<category domain="category" nicename="f1"><![CDATA[F1]]></category><wp:comment></wp:comment>\n'
    items = (
        entry(1, "One", "Text", more=category),
        entry(2, "Two", "See <a href='https://kerb.example/blog/2019/03/one/'>it</a>"),
    )
    moved(tmp_path, *items)
    before = tree(tmp_path / "site")
    again = moved(tmp_path, *items)
    assert tree(tmp_path / "site") == before
    assert {each.state for each in again.came} == {"unchanged"}
    assert again.problems == ()


def test_what_someone_wrote_or_moved_stays_and_new_posts_come(tmp_path: Path) -> None:
    moved(tmp_path, entry(1, "One", "Text"))
    (old,) = (tmp_path / "site/content/articles").rglob("*.md")
    new = tmp_path / "site/content/articles/elsewhere.md"
    new.write_text(old.read_text().replace("Text", "My own words"))
    old.unlink()
    found = moved(tmp_path, entry(1, "One", "Another text"), entry(2, "Two", "<a href='/blog/2019/03/one/'>it</a>"))
    assert "My own words" in new.read_text()
    assert not old.exists()
    assert [each.code for each in found.problems] == ["PF148"]
    assert "[it](../elsewhere.md)" in (tmp_path / "site/content/articles/2019/2019-03-04-two.md").read_text()


def test_new_posts_keep_clear_of_the_addresses_of_those_that_came_before(tmp_path: Path) -> None:
    posts = [entry(number, "Twice", f"Text {number}") for number in (1, 2, 3, 4)]
    moved(tmp_path, *posts[:2])
    moved(tmp_path, *posts)
    assert len(texts(tmp_path)) == 4
    builds(tmp_path / "site")


def test_a_file_that_is_there_is_never_written(tmp_path: Path) -> None:
    path = "content/articles/2019/2019-03-04-one.md"
    TinySite(tmp_path / "site", {path: "mine", "site.yaml": "title: x\nbase_url: https://x.example/\n"})
    found = moved(tmp_path, entry(1, "One", "Text"))
    assert (tmp_path / "site" / path).read_text() == "mine"
    assert [each.path for each in found.came if each.what == "article"] == ["content/articles/2019/2019-03-04-one-2.md"]


def test_a_site_that_is_there_keeps_its_settings_and_old_addresses_redirect(tmp_path: Path) -> None:
    settings = "title: x\nbase_url: https://x.example/\n"
    TinySite(tmp_path / "site", {"site.yaml": settings})
    found = moved(tmp_path, entry(1, "One", "Text"))
    assert (tmp_path / "site/site.yaml").read_text() == settings
    assert keys(only(tmp_path))["aliases"] == '["/2019/03/one/"]'
    assert found.settings[0].startswith("permalinks: {articles: /{year}/{month}/{slug}/}")
    builds(tmp_path / "site")


STATES = {
    "publish": None,
    "draft": "true",
    "pending": "true",
    "private": "true",
    "future": None,
}


@pytest.mark.parametrize("status", STATES)
def test_what_was_not_published_is_a_draft(tmp_path: Path, status: str) -> None:
    moved(tmp_path, entry(1, "One", "Text", status=status))
    assert keys(only(tmp_path)).get("draft") == STATES[status]


UNTITLED = {
    '[gallery ids="9,10"]\n\nIt rained &amp; <em>rained</em> at Spa, and nobody came who had a boat.': (
        "It rained & rained at Spa, and nobody…"
    ),
    "[unheard-of id=3]Two words[/unheard-of]": "Two words",
    '<p><img src="https://elsewhere.example/a.jpg" alt="A car"></p><h2>Saturday</h2><p>See <a href="/x">it</a>.</p>': (
        "Saturday See it."
    ),
    "https://www.youtube.com/watch?v=abcdefghijk": "2019-03-04",
    "[code]print(1)[/code]\n\n[unheard-of]": "2019-03-04",
    "": "2019-03-04",
}


@pytest.mark.parametrize("body", UNTITLED)
def test_a_post_without_a_title_has_the_first_words_that_a_reader_sees_or_its_day(tmp_path: Path, body: str) -> None:
    found = moved(tmp_path, entry(1234, "", body, slug="1234"))
    title = UNTITLED[body]
    assert keys(only(tmp_path))["title"].strip('"') == title
    told = [each for each in found.problems if each.code == "PF145"]
    assert [each.message for each in told] == [f"it has no title, and is called '{title}' now"]
    builds(tmp_path / "site")


def test_a_post_of_pictures_without_a_title_is_called_as_its_slug_is(tmp_path: Path) -> None:
    moved(tmp_path, entry(1234, "", "[gallery]", slug="spa-in-the-rain"))
    assert keys(only(tmp_path))["title"] == "spa in the rain"
    assert len(UNTITLED) == 6


def test_what_is_thrown_away_or_of_another_kind_is_accounted_for(tmp_path: Path) -> None:
    found = moved(
        tmp_path,
        entry(1, "One", "Text"),
        entry(2, "Gone", "Text", status="trash"),
        entry(3, "Menu", "", post_type="nav_menu_item"),
        entry(4, "Ticket", "Text", post_type="product"),
        entry(1, "One", "Text"),
        entry(1, "Another", "Of the same number"),
    )
    assert len(texts(tmp_path)) == 2
    assert [(each.what, each.why) for each in found.left] == [
        ("entry", "it stands in the export twice"),
        ("entry", "it is in the trash: Gone"),
        ("nav_menu_item", "menus stand in site.yaml, under nav"),
        ("product", "it is of a plug-in's kind: `--kind product` brings such as articles"),
    ]


def test_entries_of_a_plug_ins_kind_come_over_when_they_are_asked_for(tmp_path: Path) -> None:
    path = export(tmp_path, entry(4, "A <em>fine</em> &lt;html> ticket", "Text", slug="ticket", post_type="product"))
    import_wordpress(tmp_path / "site", [path], kinds=["product"])
    assert keys(only(tmp_path))["title"] == '"A fine <html> ticket"'


def test_pages_stand_in_folders_and_links_between_texts_are_between_files(tmp_path: Path) -> None:
    about = entry(1, "About", "Text", link="https://kerb.example/blog/about/", post_type="page")
    team = entry(2, "Team", "Text", link="https://kerb.example/blog/about/team/", post_type="page")
    links = (
        '<a href="https://www.kerb.example/blog/about/team/#ada">a</a> <a href="/blog/?p=1">b</a> '
        '<a href="https://kerb.example/blog/2018/01/gone/">c</a> <a href="https://other.example/about/">d</a>'
    )
    found = moved(tmp_path, about, team, entry(3, "One", links))
    assert set(texts(tmp_path)) == {"pages/about.md", "pages/about/team.md", "articles/2019/2019-03-04-one.md"}
    assert below(texts(tmp_path)["articles/2019/2019-03-04-one.md"]) == (
        "[a](../../pages/about/team.md#ada) [b](../../pages/about.md) "
        "[c](https://kerb.example/blog/2018/01/gone/) [d](https://other.example/about/)"
    )
    assert [each.code for each in found.problems] == ["PF146"]
    builds(tmp_path / "site")


SHORTCODES = {
    '[caption id="x" align="left"]<img src="https://o.example/a.jpg" alt="A"> Words <em>here</em>[/caption]': (
        '```{figure}\nsrc: "https://o.example/a.jpg"\nalt: A\n\nWords *here*\n```'
    ),
    "[youtube https://www.youtube.com/watch?v=abcdefghijk]": (
        '```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: One\n```'
    ),
    "[embed]https://vimeo.com/123[/embed]": '```{video}\nurl: "https://vimeo.com/123"\ntitle: One\n```',
    '[audio mp3="https://o.example/a.mp3"][/audio]': '<audio controls src="https://o.example/a.mp3"></audio>',
    '[video src="https://o.example/a.mp4"]': '<video controls src="https://o.example/a.mp4"></video>',
    '[sourcecode language="python"]\nif a < b:\n\n    c\n[/sourcecode]': "```python\nif a < b:\n\n    c\n```",
    "A [sic] remark [1]": "A [sic] remark [1]",
    "[[gallery]]": "[gallery]",
    "<pre>[gallery]</pre>": "```\n[gallery]\n```",
    '[contact-form-7 id="3"]': '[contact-form-7 id="3"]',
}


@pytest.mark.parametrize("body", SHORTCODES)
def test_shortcodes_become_blocks(tmp_path: Path, body: str) -> None:
    found = moved(tmp_path, entry(1, "One", body))
    assert below(only(tmp_path)) == SHORTCODES[body]
    is_unknown = "contact-form" in body
    assert [each.code for each in found.problems if each.code == "PF140"] == ["PF140"] * is_unknown


def test_all_cases_of_shortcodes_ran() -> None:
    assert len(SHORTCODES) == 10


def attachment(number: int, url: str, alt: str = "", caption: str = "") -> str:
    text = entry(
        number, f"Picture {number}", "", post_type="attachment", status="inherit", attachment_url=url,
        post_parent="1",
    )  # fmt: skip
    text = text.replace("<excerpt:encoded><![CDATA[]]>", f"<excerpt:encoded><![CDATA[{caption}]]>")
    return text.replace("</item>", meta("_wp_attachment_image_alt", alt) + "</item>")


def test_pictures_come_from_a_copy_of_the_uploads(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads"
    for name in ("2019/03/start.jpg", "2019/03/Ziel Ä.jpg"):
        (uploads / name).parent.mkdir(parents=True, exist_ok=True)
        (uploads / name).write_bytes(picture())
    base = "https://kerb.example/blog/wp-content/uploads/2019/03"
    body = (
        f'<!-- wp:image {{"id":9}} -->\n<figure class="wp-block-image"><img src="{base}/start-300x200.jpg" alt="" '
        f'class="wp-image-9"/><figcaption>At <b>three</b></figcaption></figure>\n<!-- /wp:image -->\n'
        '<!-- wp:shortcode -->[gallery ids="9,10"]<!-- /wp:shortcode -->\n'
        f'<p><a href="{base}/start.jpg"><img src="{base}/gone.jpg" alt="x"/></a></p>'
    )
    found = moved(
        tmp_path,
        entry(1, "One", body, more=meta("_thumbnail_id", "9")),
        attachment(9, f"{base}/start.jpg", "The start", "Lights out"),
        attachment(10, f"{base}/Ziel%20Ä.jpg", "The end"),
        attachment(11, f"{base}/unshown.jpg"),
        uploads=uploads,
    )
    text = only(tmp_path)
    assert 'image: {src: "/media/2019/03/start.jpg", alt: The start}' in text
    assert '```{figure}\nsrc: "/media/2019/03/start.jpg"\nalt: The start\n\nAt **three**\n```' in text
    shots = '  - src: "/media/2019/03/start.jpg"\n    alt: The start\n    caption: Lights out\n'
    assert f'{shots}  - src: "/media/2019/03/ziel-a-' in text
    assert f"![x]({base}/gone.jpg)" in text
    assert [each.code for each in found.problems] == ["PF144"]
    assert [(each.what, each.where) for each in found.left] == [("file", f"{base}/unshown.jpg")]
    assert len([each for each in found.came if each.what == "file"]) == 2
    builds(tmp_path / "site")


def test_blocks_of_the_editor_come_over(tmp_path: Path) -> None:
    body = (
        "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\n"
        "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n"
        '<!-- wp:embed {"url":"https://youtu.be/abcdefghijk"} -->\n<figure class="wp-block-embed"><div '
        'class="wp-block-embed__wrapper">\nhttps://youtu.be/abcdefghijk\n</div><figcaption>Watch</figcaption></figure>\n'
        '<!-- /wp:embed -->\n<!-- wp:pullquote -->\n<figure class="wp-block-pullquote"><blockquote><p>Mega</p>'
        '<cite>Ada</cite></blockquote></figure>\n<!-- /wp:pullquote -->\n<!-- wp:block {"ref":8} /-->\n'
        '<!-- wp:acme/standings {"year":2019} /-->\n'
        '<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>1</td><td>Ada</td></tr></tbody></table>'
        "</figure><!-- /wp:table -->"
    )
    found = moved(tmp_path, entry(1, "One", body), entry(8, "Reused", "<p>Again</p>", post_type="wp_block"))
    text = only(tmp_path)
    assert below(text) == (
        'One two\n\n```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: One\n\nWatch\n```\n\n'
        '```{quote}\nby: Ada\n\nMega\n```\n\nAgain\n\n<!-- wp:acme/standings {"year":2019} /-->\n\n'
        "<table><tbody><tr><td>1</td><td>Ada</td></tr></tbody></table>"
    )
    assert keys(text)["summary"] == "One two"
    assert [each.message for each in found.problems] == [
        "the block 'acme/standings' is made by WordPress itself, and stays a remark"
    ]
    builds(tmp_path / "site")


def test_footnotes_of_the_editor_come_over(tmp_path: Path) -> None:
    body = (
        '<!-- wp:paragraph --><p>Wet<sup data-fn="1a2b3c4d-5e" class="fn"><a href="#1a2b3c4d-5e">1</a></sup>.</p>'
        "<!-- /wp:paragraph --><!-- wp:footnotes /-->"
    )
    kept = meta("footnotes", '[{"id":"1a2b3c4d-5e","content":"Very <em>wet</em>"}]')
    found = moved(tmp_path, entry(1, "One", body, more=kept))
    assert below(only(tmp_path)) == "Wet[^1a2b3c4d].\n\n[^1a2b3c4d]: Very *wet*"
    assert found.problems == ()


def test_code_and_verse_keep_their_lines(tmp_path: Path) -> None:
    code = '<pre class="wp-block-code"><code>if (a &lt; b) {<br>  c &#091;0]\n}</code></pre>'
    verse = '<pre class="wp-block-verse">A line\n<em>b</em></pre>'
    moved(tmp_path, entry(1, "One", f"<!-- wp:code -->{code}{verse}"))
    assert below(only(tmp_path)) == "```\nif (a < b) {\n  c [0]\n}\n```\n\nA line<br>\n*b*"


def test_a_post_of_a_network_becomes_a_block_with_its_words(tmp_path: Path) -> None:
    body = (
        '<blockquote class="twitter-tweet"><p lang="en">Lights out!<br>Go</p>&mdash; Ada Apex (@ada) '
        '<a href="https://twitter.com/ada/status/123456?ref_src=x">March 4, 2019</a></blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js"></script>'
    )
    found = moved(tmp_path, entry(1, "One", body))
    assert below(only(tmp_path)) == (
        '```{post}\nauthor: Ada Apex\nhandle: "@ada"\ndate: "2019-03-04"\n'
        'url: "https://twitter.com/ada/status/123456?ref_src=x"\n\nLights out!\nGo\n```'
    )
    assert found.problems == ()
    builds(tmp_path / "site")


def test_addresses_of_other_scripts_are_kept(tmp_path: Path) -> None:
    slug = "%e6%97%a5%e6%9c%ac"
    moved(tmp_path, entry(1, "日本", "テキスト", slug=slug), entry(2, "Two", "x"))
    text = next(text for text in texts(tmp_path).values() if "日本" in text)
    assert keys(text)["permalink"] == '"/2019/03/日本/"'
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/2019/03/日本/index.html").exists()


def test_links_to_tags_categories_and_authors_lead_to_what_these_are_now(tmp_path: Path) -> None:
    terms = (
        '<category domain="category" nicename="f-1"><![CDATA[F1]]></category>\n'
        '<category domain="post_tag" nicename="rain"><![CDATA[Rain]]></category>\n'
    )
    links = "".join(
        f'<a href="https://kerb.example/blog/{where}/">{where}</a> '
        for where in ("tag/rain", "category/f-1", "author/ada")
    )
    found = moved(tmp_path, entry(1, "One", links, more=terms))
    assert below(only(tmp_path)) == ("[tag/rain](/tag/rain/) [category/f-1](/tag/f1/) [author/ada](/author/ada-apex/)")
    assert found.problems == ()
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/author/ada-apex/index.html").exists()
    for old, new in (("category/f-1", "tag/f1"), ("author/ada", "author/ada-apex")):
        assert f'content="0; url=/blog/{new}/"' in (tmp_path / f"site/output/{old}/index.html").read_text()
    assert not (tmp_path / "site/content/tags/rain.md").exists()


def test_an_old_address_of_a_tag_that_a_page_has_now_is_told(tmp_path: Path) -> None:
    term = '<category domain="category" nicename="f1"><![CDATA[F1]]></category>\n'
    page = entry(2, "F1", "All of it", link="https://kerb.example/blog/category/f1/", post_type="page")
    found = moved(tmp_path, entry(1, "One", "x", more=term), page, entry(3, "Two", "x", status="draft"))
    assert [each.message for each in found.problems] == ["the old address /category/f1/ of 'F1' leads elsewhere now"]
    builds(tmp_path / "site")
    assert "All of it" in (tmp_path / "site/output/category/f1/index.html").read_text()


def test_a_tag_of_drafts_alone_gets_no_page_by_its_old_address(tmp_path: Path) -> None:
    term = '<category domain="category" nicename="f1"><![CDATA[F1]]></category>\n'
    moved(tmp_path, entry(1, "One", "x", more=term, status="draft"))
    assert not (tmp_path / "site/content/tags").exists()


def test_slugs_of_before_redirect(tmp_path: Path) -> None:
    moved(tmp_path, entry(1, "One", "x", more=meta("_wp_old_slug", "uno")))
    assert keys(only(tmp_path))["aliases"] == '["/2019/03/uno/"]'
