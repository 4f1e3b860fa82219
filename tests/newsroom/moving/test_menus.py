"""Menus of old sites: a new site has them, of another the line is said that it may have."""

from pathlib import Path

from generator.build import Options, Project, build
from generator.errors import show
from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.jekyll.importing import import_jekyll
from generator.newsroom.moving.report import Moved, lines
from generator.newsroom.moving.wordpress.importing import import_wordpress
from generator.store.memo import Memo
from tests.newsroom.moving.old_sites import old_site
from tests.newsroom.moving.wxr import HEAD, entry, export, meta
from tests.tiny import NOW, TinySite

SITE = "title: x\nbase_url: https://x.example/\n"


def menu(site: Path) -> list[str]:
    """The lines below `nav` in the site.yaml of a site that builds without a warning."""
    report = build(Project(site, site / "output"), Memo(), Options(now=NOW, strict=True))
    assert not report.failed, "\n".join(map(show, report.problems))
    return (site / "site.yaml").read_text(encoding="utf-8").partition("nav:\n")[2].splitlines()


def told(found: Moved) -> list[str]:
    return [each.message for each in found.problems]


# ---------------------------------------------------------------- WordPress

TERMS = (
    "<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>f1</wp:category_nicename>"
    "<wp:cat_name><![CDATA[Formula 1]]></wp:cat_name></wp:category>\n"
    "<wp:tag><wp:term_id>6</wp:term_id><wp:tag_slug>unused</wp:tag_slug><wp:tag_name>Unused</wp:tag_name></wp:tag>\n"
)


def item(number: int, order: int, title: str = "", parent: str = "0", name: str = "main-menu", **fields: str) -> str:
    """An entry of a menu; `fields` are those that say where it leads."""
    own = {"menu_item_parent": parent, **fields}
    more = f'<category domain="nav_menu" nicename="{name}"><![CDATA[{name}]]></category>\n'
    more += "".join(meta(f"_menu_item_{key}", value) for key, value in own.items())
    return entry(number, title, "", more=more, post_type="nav_menu_item", menu_order=str(order))


ENTRIES = (
    entry(
        1, "A wet race", "Text.", more='<category domain="category" nicename="f1"><![CDATA[Formula 1]]></category>\n'
    ),
    entry(2, "About &amp; us", "Who.", link="https://kerb.example/blog/about/", slug="about", post_type="page"),
    entry(3, "Plans", "Soon.", link="https://kerb.example/blog/plans/", post_type="page", status="draft"),
    item(20, 3, type="post_type", object="page", object_id="2"),
    item(21, 1, "Home", type="custom", url="https://kerb.example/blog/"),
    item(22, 2, type="taxonomy", object="category", object_id="5"),
    item(23, 4, "Shop: new", type="custom", url="https://shop.example/?a=1"),
    item(24, 5, "Below", parent="20", type="custom", url="/below/"),
    item(25, 6, type="post_type", object="page", object_id="3"),
    item(26, 7, type="taxonomy", object="post_tag", object_id="6"),
    item(27, 8, "News", type="custom", url="/blog/news/"),
    *(item(30 + n, n, f"Foot {n}", name="footer", type="custom", url=f"/{n}/") for n in range(9)),
)

NAV = [
    "  - {title: Home, url: /}",
    "  - {title: Formula 1, url: /tags/formula-1/}",
    "  - {title: About & us, url: /about/}",
    '  - {title: "Shop: new", url: "https://shop.example/?a=1"}',
    "  - {title: News, url: /articles/}",
]


def from_wordpress(root: Path) -> Moved:
    return import_wordpress(root / "site", [export(root, *ENTRIES, head=HEAD + TERMS)])


def test_a_new_site_has_the_main_menu_of_a_blog_as_far_as_it_came_over(tmp_path: Path) -> None:
    found = from_wordpress(tmp_path)
    assert menu(tmp_path / "site") == [line.replace("/tags/", "/tag/") for line in NAV]
    assert told(found) == [
        "'Plans' of the menu leads to something that did not come over",
        "'Unused' of the menu leads to something that did not come over",
    ]
    assert found.settings == ()
    assert [each.why for each in found.left if each.what == "nav_menu_item"] == [
        "menus stand in site.yaml, under nav"
    ] * 17


def test_of_a_site_that_is_there_the_line_is_said_and_nothing_is_changed(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"site.yaml": SITE})
    found = from_wordpress(tmp_path)
    (line,) = [line for line in lines(found) if line.startswith("site.yaml: nav:")]
    entries = ", ".join(each.removeprefix("  - ") for each in NAV)
    assert line == f"site.yaml: nav: [{entries}]    # the menu of the old site"
    assert (site.root / "site.yaml").read_text() == SITE
    site.write({"site.yaml": f"{SITE}{line.removeprefix('site.yaml: ')}\n"})
    assert menu(site.root) == []
    assert [line for line in lines(from_wordpress(tmp_path)) if "nav:" in line] == []


def test_a_site_with_all_of_the_menu_is_told_nothing_of_it(tmp_path: Path) -> None:
    TinySite(tmp_path / "site", {"site.yaml": SITE + "nav:\n" + "\n".join(NAV) + "\n"})
    assert [line for line in from_wordpress(tmp_path).settings if "nav" in line] == []


# ---------------------------------------------------------------- Hugo

ABOUT = "---\ntitle: About us\n---\nWho.\n"
POST = "---\ntitle: One\ndate: 2019-03-04\ntags: [Rain]\n---\nText\n"
CONFIG = 'baseURL = "https://kerb.example/"\ntitle = "Kerb"\n'
HUGO_MENU = """
[[menu.main]]
name = "Rain"
url = "/tags/rain/"
weight = 30
[[menu.main]]
name = "Races"
pageRef = "/posts"
weight = 10
[[menu.main]]
name = "Gone"
url = "/gone/"
weight = 40
[[menu.main]]
name = "Below"
url = "/posts/one/"
parent = "Races"
[[menu.footer]]
name = "Foot"
url = "/"
"""


def test_the_menu_of_hugo_is_that_of_its_settings_and_of_its_texts(tmp_path: Path) -> None:
    files = {
        "hugo.toml": CONFIG + HUGO_MENU,
        "content/posts/one.md": POST,
        "content/about.md": ABOUT.replace("\n---\n", "\nmenu: {main: {weight: 20, name: Who we are}}\n---\n"),
        "content/team.md": ABOUT.replace("About us", "The team").replace("\n---\n", "\nmenu: [footer, main]\n---\n"),
        "content/imprint.md": ABOUT.replace("\n---\n", "\nmenus: footer\n---\n"),
    }
    found = import_hugo(tmp_path / "site", old_site(tmp_path / "old", files))
    assert menu(tmp_path / "site") == [
        "  - {title: Races, url: /articles/}",
        "  - {title: Who we are, url: /about/}",
        "  - {title: Rain, url: /tags/rain/}",
        "  - {title: The team, url: /team/}",
    ]
    assert told(found) == ["'Gone' of the menu leads to something that did not come over"]


def test_a_menu_of_hugo_may_stand_in_a_file_of_its_own_and_name_texts(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.toml": CONFIG,
        "config/_default/menus.yaml": "main:\n- {name: Us, pageRef: /about, weight: 1}\n- {name: R, url: 'https://r.example/'}\n",
        "content/posts/one.md": POST,
        "content/about.md": ABOUT,
    }
    import_hugo(tmp_path / "site", old_site(tmp_path / "old", files))
    assert menu(tmp_path / "site") == [
        "  - {title: Us, url: /about/}",
        "  - {title: R, url: https://r.example/}",
    ]


# ---------------------------------------------------------------- Jekyll

JEKYLL = {
    "_config.yml": "title: Kerb\nurl: https://kerb.example\nheader_pages: [about.md, gone.md]\n",
    "_posts/2019-03-04-one.md": "---\ntitle: One\ncategories: [F1]\n---\nText\n",
    "about.md": ABOUT,
}


def test_the_menu_of_minima_is_its_header_pages(tmp_path: Path) -> None:
    found = import_jekyll(tmp_path / "site", old_site(tmp_path / "old", JEKYLL))
    assert menu(tmp_path / "site") == ["  - {title: About us, url: /about.html}"]
    assert told(found) == ["'gone.md' of the menu leads to something that did not come over"]


def test_the_menu_of_minimal_mistakes_is_its_main_navigation(tmp_path: Path) -> None:
    rows = "main:\n- {title: Posts, url: /posts/}\n- {title: Who, url: /about.html}\n- {title: Tags, url: /tags/}\n"
    files = {**JEKYLL, "_data/navigation.yml": f"{rows}docs:\n- {{title: No, url: /no/}}\n"}
    found = import_jekyll(tmp_path / "site", old_site(tmp_path / "old", files))
    assert menu(tmp_path / "site") == [
        "  - {title: Posts, url: /articles/}",
        "  - {title: Who, url: /about.html}",
        "  - {title: Tags, url: /tags/}",
    ]
    assert ("_data/navigation.yml", "its menu `main` is read: menus stand in site.yaml, under nav") in [
        (each.where, each.why) for each in found.left
    ]


def test_menus_that_are_none_do_no_harm(tmp_path: Path) -> None:
    for number, rows in enumerate(("main: 3", "main: [3, {title: [x]}, {url: /}]", "[main]", "main: {title: x}")):
        old = old_site(tmp_path / f"old{number}", {**JEKYLL, "_data/navigation.yml": rows})
        import_jekyll(tmp_path / f"site{number}", old)
        assert menu(tmp_path / f"site{number}") == []
