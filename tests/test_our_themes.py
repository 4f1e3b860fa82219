"""Our own themes: every template with a view of its kind."""

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from generator.model import View
from generator.outputs.views import EntityView
from generator.templates import Templates
from generator.theme import Theme, load_theme
from generator.theme_files import packaged_themes
from tests.sample_views import PICTURE, SAMPLES, card, context

OURS = [(theme, *sample) for theme in ("apex", "plain") for sample in SAMPLES]
KINDS = ["driver", "team", "circuit", "series", "author", "tag", "event", "edition"]
OTHERS = [
    "page",
    "article",
    "home",
    "list",
    "season",
    "calendar",
    "terms",
    "archive",
    "attribution",
    "corrections",
    "search",
    "404",
    "redirect",
]


def ours(name: str) -> tuple[Theme, Templates]:
    theme, problems = load_theme(Path("no-such-site/themes"), name)
    assert not problems
    return theme, Templates(theme)


@pytest.fixture(scope="module")
def themes() -> dict[str, tuple[Theme, Templates]]:
    return {name: ours(name) for name in ("apex", "plain")}


def rendered(themes: dict[str, tuple[Theme, Templates]], theme: str, template: str, view: View, **given_: Any) -> str:
    loaded_, templates = themes[theme]
    return templates.render(template, context(view, **(loaded_.options | given_)))


def test_every_template_of_ours_is_tried_with_a_view() -> None:
    assert len(OURS) == 2 * 24
    assert {template for _, _, template, _ in OURS} == {f"{name}.html" for name in (*KINDS, *OTHERS)}


@pytest.mark.parametrize("name", ["apex", "plain"])
def test_our_templates_are_without_mistakes(themes: dict[str, tuple[Theme, Templates]], name: str) -> None:
    assert not themes[name][1].problems


@pytest.mark.parametrize(("theme", "name", "template", "view"), OURS, ids=[f"{each[0]}-{each[1]}" for each in OURS])
def test_our_pages_have_one_heading_and_landmarks_and_no_script_of_their_own(
    themes: dict[str, tuple[Theme, Templates]], theme: str, name: str, template: str, view: View
) -> None:
    html = rendered(themes, theme, template, view)
    ids = re.findall(r' id="([^"]*)"', html)
    assert html.startswith("<!doctype html>\n<html lang=")
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert html.count('<main id="pf-content"') == 1
    assert not re.search(
        r"<script(?! src=| type=.module. src=| type=.application/ld\+json.>)|<style|\sstyle=|\son[a-z]+=|javascript:",
        html,
    )
    assert len(ids) == len(set(ids))
    assert "None" not in html
    assert name == "redirect" or ("<header" in html and "<footer" in html and 'aria-label="Main"' in html)


HEADS = [
    '<html lang="en" dir="ltr">',
    "<title>Leclerc wins at home, at last · Parc Fermé</title>",
    '<meta name="description" content="One sentence &amp; a half.">',
    '<link rel="canonical" href="https://example.org/racing/articles/story-26/">',
    '<link rel="alternate" type="application/atom+xml" title="Parc Fermé" href="/racing/feed.xml">',
    '<meta property="og:site_name" content="Parc Fermé">',
    '<meta property="og:type" content="article">',
    '<meta property="og:title" content="Leclerc wins at home, at last">',
    '<meta property="og:url" content="https://example.org/racing/articles/story-26/">',
    '<meta property="og:image" content="https://example.org/racing/media/start.svg">',
    '<meta property="og:image:alt" content="Twenty cars on the grid">',
    '<meta property="article:published_time" content="2024-05-26T17:45+00:00">',
    '<meta property="article:modified_time" content="2024-05-27">',
    '<meta property="article:section" content="Report">',
    '<meta property="article:author" content="https://example.org/racing/authors/tom/">',
    '<meta property="article:tag" content="street circuits">',
    '<meta name="robots" content="max-image-preview:large">',
    '<meta name="twitter:card" content="summary_large_image">',
    '<meta name="twitter:site" content="@parcferme">',
    '<meta name="fediverse:creator" content="@ada@social.example">',
    '<link rel="hub" href="https://hub.example/">',
    '"@graph":[{"name":"A \\u003c B"}]}</script>',
    '<data class="u-url u-uid" value="https://example.org/racing/articles/story-26/"></data>',
    '<data class="u-featured" value="https://example.org/racing/media/start.svg"></data>',
    '<a class="pf-skip" href="#pf-content">Skip to content</a>',
    '<nav class="pf-crumbs" aria-label="Breadcrumbs">',
    'rel="prev"',
    'rel="next"',
]


@pytest.mark.parametrize("theme", ["apex", "plain"])
def test_an_article_says_what_machines_and_readers_ask_for(
    themes: dict[str, tuple[Theme, Templates]], theme: str
) -> None:
    view = next(view for name, _, view in SAMPLES if name == "article")
    html = rendered(themes, theme, "article.html", view)
    assert len(HEADS) == 28
    assert [wanted for wanted in HEADS if wanted not in html] == []
    assert html.count("Pole, the lead, the lap") == 1 + html.count('class="pf-card h-entry"') - html.count("Grid for")


def test_a_redirect_leads_on_and_is_not_to_be_listed(themes: dict[str, tuple[Theme, Templates]]) -> None:
    view = next(view for name, _, view in SAMPLES if name == "redirect")
    html = rendered(themes, "apex", "redirect.html", view)
    assert '<meta http-equiv="refresh" content="0; url=/racing/about/">' in html
    assert '<link rel="canonical" href="https://example.org/racing/about/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_apex_marks_where_the_reader_is(themes: dict[str, tuple[Theme, Templates]]) -> None:
    views = {name: view for name, _, view in SAMPLES}
    index = rendered(themes, "apex", "terms.html", views["terms"])
    driver = rendered(themes, "apex", "driver.html", views["driver"])
    home = rendered(themes, "apex", "home.html", views["home"])
    assert '<a href="/racing/drivers/" aria-current="page">Drivers</a>' in index
    assert '<a href="/racing/drivers/" aria-current="true">Drivers</a>' in driver
    assert "aria-current" not in home


def test_every_option_of_apex_does_something(themes: dict[str, tuple[Theme, Templates]]) -> None:
    listed = next(view for name, _, view in SAMPLES if name == "list")
    view = structs.replace(listed, cards=(card(image=PICTURE),))
    usual = rendered(themes, "apex", "list.html", view)
    changed = {"footer_note": "Made <by> hand", "summaries": False, "thumbnails": True}
    assert set(changed) == set(themes["apex"][0].options)
    for name, value in changed.items():
        assert rendered(themes, "apex", "list.html", view, **{name: value}) != usual
    assert "Made &lt;by&gt; hand" in rendered(themes, "apex", "list.html", view, **changed)


def test_a_time_with_a_team_is_told_once_where_it_was_one_year(themes: dict[str, tuple[Theme, Templates]]) -> None:
    view = next(view for name, _, view in SAMPLES if name == "driver")
    for theme in themes:
        text = re.sub("<[^>]*>", "", rendered(themes, theme, "driver.html", view))
        for said in ("Alpine, Formula 1 2023 – ", "AlphaTauri, Formula 1 August 2019 – 2022\n", "Formula 1 2018\n"):
            assert said in text


def test_later_pages_of_an_entity_hold_stories_alone(themes: dict[str, tuple[Theme, Templates]]) -> None:
    view = next(view for name, _, view in SAMPLES if name == "driver-page")
    for theme in themes:
        html = rendered(themes, theme, "driver.html", view)
        assert "Stories, page 1" in html
        assert "Rouen" not in html


def test_what_is_empty_says_so(themes: dict[str, tuple[Theme, Templates]]) -> None:
    views = {name: view for name, _, view in SAMPLES}
    for theme in themes:
        assert "There is no story about rain yet." in rendered(themes, theme, "tag.html", views["tag"])
        assert "othing is published yet." in rendered(themes, theme, "home.html", views["home-empty"])


@pytest.mark.parametrize(("count", "folded"), [(16, ""), (17, "5 more"), (75, "63 more")])
def test_a_long_list_of_editions_is_folded_but_for_the_first_twelve(
    themes: dict[str, tuple[Theme, Templates]], count: int, folded: str
) -> None:
    view = next(view for name, _, view in SAMPLES if name == "event")
    assert isinstance(view, EntityView)
    many = structs.replace(view, editions=view.editions[:1] * count)
    for theme in themes:
        html = rendered(themes, theme, "event.html", many)
        assert re.findall("<summary>(.*)</summary>", html) == ([folded] if folded else [])
        assert html.partition("<details>")[2].partition("</details>")[0].count("<li>") == (count - 12 if folded else 0)


def test_no_template_of_ours_trusts_anything_but_the_body_and_data() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(packaged_themes().rglob("*.html"))]
    trusted = [found for source in sources for found in re.findall(r"\{\{[^}]*\|\s*safe[^}]*\}\}", source)]
    assert set(trusted) == {"{{ body.html | safe }}", "{{ head.data | safe }}"}
    assert not any("autoescape" in source or "Markup" in source for source in sources)


def test_our_styles_name_no_file_but_their_own() -> None:
    for path in packaged_themes().rglob("*.css"):
        style = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|https?:", style), path
        named = re.findall(r"url\(([^)]*)\)", style)
        assert [each for each in named if not (path.parent / each.strip('"')).is_file()] == [], path


def test_all_script_that_a_page_of_apex_can_have_is_small() -> None:
    (own,) = (packaged_themes() / "apex" / "assets").rglob("*.js")
    shared = (packaged_themes() / "plain" / "assets").glob("*.js")
    sizes = {each.name: each.stat().st_size for each in (own, *shared)}
    assert sizes.keys() == {"apex.js", "times.js", "video.js", "search.js"}
    assert sum(sizes.values()) - sizes["search.js"] < 12_000
    assert sizes["apex.js"] + sizes["search.js"] < 12_000


def test_the_fonts_of_a_page_in_english_weigh_at_most_90_kb_and_lie_with_their_licences() -> None:
    fonts = packaged_themes() / "apex" / "assets" / "fonts"
    usual = ("apex-sans.woff2", "apex-text.woff2")
    assert sum((fonts / name).stat().st_size for name in usual) <= 90_000
    assert len(list(fonts.glob("*-OFL.txt"))) == 2
    assert all("SIL OPEN FONT LICENSE" in path.read_text(encoding="utf-8") for path in fonts.glob("*-OFL.txt"))


def test_a_class_that_is_the_name_of_a_kind_belongs_to_the_head_of_its_page() -> None:
    """Anything else would take its look to that head, which has it by the kind of its entity."""
    named = re.compile(rf'class="(?:[^"{{]* )?pf-(?:{"|".join(KINDS)})(?: [^"]*)?"')
    for path in sorted(packaged_themes().glob("*/templates/*.html")):
        assert not named.findall(path.read_text(encoding="utf-8")), path
