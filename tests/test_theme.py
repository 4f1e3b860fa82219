"""Themes: which file a name means, what is merged, and what mistakes in a theme look like."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from generator.templates import Templates
from generator.theme import Theme, load_theme, theme_options
from generator.theme_files import packaged_themes
from tests.sample_views import CARDS, DRIVER, SAMPLES, context
from tests.theme_folders import loaded, told, written
from tests.tiny import TinySite, article

OPTIONS = {"footer_note": "", "summaries": True, "thumbnails": False}
"""Those of apex, as they are by themselves."""

# ---------------------------------------------------------------- which file a name means


def test_a_theme_is_looked_for_in_the_site_first(tmp_path: Path) -> None:
    theme = loaded(tmp_path, "plain", {"plain/theme.yaml": "name: Mine\n", "plain/templates/404.html": "mine"})
    assert Templates(theme).render("404.html", {}) == "mine"
    assert "home.html" in Templates(theme)
    assert theme.templates[0].path == "themes/plain/templates/404.html"


def test_one_template_of_our_theme_is_replaced_without_copying_the_rest(tmp_path: Path) -> None:
    theme = loaded(tmp_path, "apex", {"apex/templates/home.html": "my home"})
    templates = Templates(theme)
    assert theme.names == ("apex", "plain")
    assert templates.render("home.html", {}) == "my home"
    assert not templates.problems
    name, template, view = next(sample for sample in SAMPLES if sample[0] == "driver")
    assert DRIVER.name in templates.render(template, context(view, **OPTIONS)), name


def test_the_order_of_search_is_child_before_parent_and_site_before_ours(tmp_path: Path) -> None:
    files = {f"plain/templates/{name}.html": "site plain" for name in ("archive", "home", "zzz")}
    files |= {"apex/templates/archive.html": "site apex"}
    templates = Templates(loaded(tmp_path, "apex", files))
    assert templates.render("archive.html", {}) == "site apex"
    assert templates.render("zzz.html", {}) == "site plain"
    assert "my" not in templates
    assert templates.render("home.html", home_context()) != "site plain"


def home_context() -> dict[str, Any]:
    return context(next(view for name, _, view in SAMPLES if name == "home"), **OPTIONS)


def test_a_replacement_extends_what_it_replaces_by_its_full_name(tmp_path: Path) -> None:
    note = '{% extends "apex/home.html" %}{% block footer_end %}<p>Bolted on</p>{% endblock %}'
    templates = Templates(loaded(tmp_path, "apex", {"apex/templates/home.html": note}))
    html = templates.render("home.html", home_context())
    assert not templates.problems
    assert "<p>Bolted on</p>" in html
    assert CARDS[0].title in html


def test_a_full_name_means_the_next_layer_down_whatever_the_theme(tmp_path: Path) -> None:
    files = {
        "mine/theme.yaml": "extends: base\n",
        "mine/templates/a.html": '{% extends "mine/a.html" %}{% block x %}mine {{ super() }}{% endblock %}',
        "base/templates/a.html": "<{% block x %}base{% endblock %}> {% include 'b.html' %} {% include 'base/b.html' %}",
        "base/templates/b.html": "b of base",
        "mine/templates/b.html": "b of mine",
    }
    templates = Templates(loaded(tmp_path, "mine", files))
    assert not templates.problems
    assert templates.render("a.html", {}) == "<mine base> b of mine b of base"


def test_assets_and_options_are_merged_down_the_chain(tmp_path: Path) -> None:
    files = {
        "mine/theme.yaml": "extends: base\noptions:\n  columns: {default: 3}\n  dense: {default: true}\n",
        "mine/assets/fonts/a.css": "mine",
        "base/theme.yaml": "options:\n  columns: {default: 2, description: how many}\n  note: {default: ''}\n",
        "base/assets/fonts/a.css": "base",
        "base/assets/b.css": "base",
        "base/assets/.hidden": "",
    }
    theme = loaded(tmp_path, "mine", files)
    assert theme.options == {"columns": 3, "dense": True, "note": ""}
    assert [(asset.name, asset.path) for asset in theme.assets] == [
        ("b.css", "themes/base/assets/b.css"),
        ("fonts/a.css", "themes/mine/assets/fonts/a.css"),
    ]


def test_an_asset_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    before = loaded(tmp_path, "own", {"own/assets/a.css": "one", "own/assets/b.css": "one"}).assets
    after = loaded(tmp_path, "own", {"own/assets/a.css": "two"}).assets
    assert before[0].digest == before[1].digest == after[1].digest != after[0].digest


def test_links_out_of_a_theme_are_not_followed(tmp_path: Path) -> None:
    themes = written(tmp_path, {"own/assets/a.css": "a", "own/templates/a.html": "a", "secret": "key"})
    (themes / "own/assets/b.css").symlink_to(themes / "own/assets/a.css")
    (themes / "own/assets/key").symlink_to(themes / "secret")
    (themes / "own/templates/up").symlink_to(tmp_path)
    theme, problems = load_theme(themes, "own")
    assert [asset.name for asset in theme.assets] == ["a.css", "b.css"]
    assert [template.name for template in theme.templates] == ["a.html"]
    assert [(each.code, each.at.path) for each in problems] == [
        ("PF115", "themes/own/templates/up"),
        ("PF115", "themes/own/assets/key"),
    ]


def test_what_cannot_be_a_file_of_a_site_is_left_out_of_a_theme(tmp_path: Path) -> None:
    names = {"own/assets/tab\tulator.css": "a", "own/assets/line\nfeed.css": "a", "own/templates/tab\t.html": "a"}
    themes = written(tmp_path, {"own/assets/a.css": "a"} | names)
    os.mkfifo(themes / "own/assets/pipe.css")
    os.mkfifo(themes / "own/templates/pipe.html")
    theme, problems = load_theme(themes, "own")
    assert [asset.name for asset in theme.assets] == ["a.css"]
    assert not theme.templates
    assert [(each.code, each.at.path.removeprefix("themes/own/")) for each in problems] == [
        ("PF114", "templates/pipe.html"),
        ("PF114", "templates/tab?.html"),
        ("PF114", "assets/line?feed.css"),
        ("PF114", "assets/pipe.css"),
        ("PF114", "assets/tab?ulator.css"),
    ]


def test_our_own_themes_are_read_once_where_they_are_the_sites(tmp_path: Path) -> None:
    theme, problems = load_theme(packaged_themes(), "apex")
    assert not problems
    assert len({template.layer for template in theme.templates}) == 2
    assert theme.templates[0].path.startswith("themes/apex/")
    assert load_theme(tmp_path / "themes", "apex")[0].templates[0].path.startswith(packaged_themes().as_posix())


# ---------------------------------------------------------------- mistakes in a theme

THEME_MISTAKES = [
    ("aepx", {}, "site.yaml: error: theme 'aepx' does not exist\n  hint: did you mean 'apex'?"),
    ("../x", {}, "site.yaml: error: theme '../x' does not exist\n  hint: there are: apex, plain"),
    (
        "mine",
        {"mine/theme.yaml": "name: Mine\nextends: plane\n"},
        """\
themes/mine/theme.yaml:2:10: error: theme 'plane' does not exist
  2 | extends: plane
    |          ^^^^^
  hint: did you mean 'plain'?""",
    ),
    (
        "a",
        {"a/theme.yaml": "extends: b\n", "b/theme.yaml": "extends: a\n"},
        """\
themes/b/theme.yaml:1:10: error: theme 'a' extends itself: a → b → a
  1 | extends: a
    |          ^""",
    ),
    (
        "mine",
        {"mine/theme.yaml": "extend: plain\n"},
        """\
themes/mine/theme.yaml:1:1: error: unknown key 'extend'
  1 | extend: plain
    | ^^^^^^
  hint: did you mean 'extends'?""",
    ),
]


def test_the_table_of_theme_mistakes_has_all_its_rows() -> None:
    assert len(THEME_MISTAKES) == 5


@pytest.mark.parametrize(("name", "files", "said"), THEME_MISTAKES)
def test_a_mistake_in_a_theme_is_told_at_its_place(tmp_path: Path, name: str, files: dict[str, str], said: str) -> None:
    theme, problems = load_theme(written(tmp_path, files), name)
    assert told(problems) == said
    assert theme == Theme()


def test_a_template_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    themes = written(tmp_path, {"own/templates/a.html": ""})
    (themes / "own/templates/a.html").write_bytes(b"one\ntwo \xff\n")
    assert (
        told(load_theme(themes, "own")[1])
        == "themes/own/templates/a.html:2: error: the template is not UTF-8\n  hint: save the file as UTF-8"
    )


def test_options_of_the_site_are_checked_against_those_of_the_theme() -> None:
    theme = Theme(options={"note": "", "dense": True, "columns": 2, "any": None, "ratio": 1.5})
    given_ = {"dense": False, "columns": "two", "nott": "x", "zzz": 1, "any": [1], "ratio": 2}
    options, problems = theme_options(theme, given_)
    assert options == {"note": "", "dense": False, "columns": 2, "any": [1], "ratio": 2}
    assert [each.at.key for each in problems] == ["theme_options.columns", "theme_options.nott:", "theme_options.zzz:"]
    assert told(problems) == (
        "site.yaml: error: the theme's option 'columns' must be a whole number, not 'two'\n"
        "site.yaml: error: the theme has no option 'nott'\n  hint: did you mean 'note'?\n"
        "site.yaml: error: the theme has no option 'zzz'\n  hint: it has: any, columns, dense, note, ratio"
    )


def test_partials_of_a_site_fill_the_places_that_themes_leave(tmp_path: Path) -> None:
    names = ("head_end", "article_end", "sidebar", "footer_end")
    for theme in ("plain", "apex"):
        partials = {
            f"themes/{theme}/templates/slots/{name}.html": f"<!-- {name} of {{{{ site.title }}}} -->" for name in names
        }
        settings = f"title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: {theme}\n"
        site = TinySite(tmp_path / theme, {"site.yaml": settings, "content/articles/a.md": article(), **partials})
        site.built()
        page = site.page("/articles/a/")
        assert re.findall("<!-- (\\w+) of Pit Wall -->", page) == [*names]
        assert re.search('<div class="pf-sidebar">\\s*<!-- sidebar of', page)
        assert re.findall("<!-- (\\w+) of Pit Wall -->", site.page("/")) == ["head_end", "sidebar", "footer_end"]
        site.remove(f"themes/{theme}/templates/slots/sidebar.html")
        site.built()
        assert "sidebar" not in site.page("/articles/a/")
