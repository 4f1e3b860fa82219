"""Templates: what a page depends on, and what mistakes look like before and while rendering."""

from pathlib import Path
from typing import Any

import pytest

from generator.errors import show
from generator.templates import TemplateError, Templates
from tests.sample_views import CARDS, SITE
from tests.theme_folders import loaded, own, told

# ---------------------------------------------------------------- what a page depends on

FAMILY = {
    "page.html": '{% extends "base.html" %}{% block x %}{% include "part.html" %}{% endblock %}',
    "base.html": '{% from "macros.html" import m %}{{ m() }}{% block x %}{% endblock %}',
    "macros.html": "{% macro m() %}{% import 'deep.html' as deep %}m{% endmacro %}",
    "deep.html": "deep",
    "part.html": '{% include ["missing.html", "spare.html"] %}{% include "later.html" ignore missing %}',
    "spare.html": "spare",
    "other.html": "other",
}


@pytest.mark.parametrize("name", ["page.html", "base.html", "macros.html", "deep.html", "part.html", "spare.html"])
def test_a_closure_changes_with_every_member(tmp_path: Path, name: str) -> None:
    before = own(tmp_path, FAMILY)
    after = own(tmp_path, {name: FAMILY[name] + "!"})
    assert not before.problems
    assert before.closure("page.html") != after.closure("page.html")
    assert before.closure("other.html") == after.closure("other.html")


def test_a_closure_does_not_change_with_a_template_that_is_no_member(tmp_path: Path) -> None:
    before = own(tmp_path, FAMILY).closure("page.html")
    assert own(tmp_path, {"other.html": "changed", "new.html": "new"}).closure("page.html") == before


@pytest.mark.parametrize("name", ["later.html", "missing.html"])
def test_a_closure_changes_when_an_optional_template_appears(tmp_path: Path, name: str) -> None:
    before = own(tmp_path, FAMILY).closure("page.html")
    assert own(tmp_path, {name: "here"}).closure("page.html") != before


def test_a_closure_changes_when_a_layer_above_takes_a_members_place(tmp_path: Path) -> None:
    files = {f"base/templates/{name}": text for name, text in FAMILY.items()} | {"mine/theme.yaml": "extends: base\n"}
    before = Templates(loaded(tmp_path, "mine", files)).closure("page.html")
    after = Templates(loaded(tmp_path, "mine", {"mine/templates/deep.html": "deeper"})).closure("page.html")
    same = Templates(loaded(tmp_path, "mine", {"mine/templates/deep.html": "deep"})).closure("page.html")
    assert after != before == same


def test_templates_that_include_each_other_have_a_closure(tmp_path: Path) -> None:
    files = {"a.html": "{% if n %}{% include 'b.html' %}{% endif %}", "b.html": "{% include 'a.html' %}"}
    templates = own(tmp_path, files)
    assert not templates.problems
    assert templates.closure("a.html") != templates.closure("b.html")


def test_the_order_of_includes_is_part_of_a_closure(tmp_path: Path) -> None:
    parts = {"x.html": "x", "y.html": "y"}
    one = own(tmp_path, parts | {"p.html": "{% include 'x.html' %}{% include 'y.html' %}"}).closure("p.html")
    swapped = own(tmp_path, {"x.html": "y", "y.html": "x"}).closure("p.html")
    assert one != swapped


# ---------------------------------------------------------------- mistakes in templates

MISTAKES = {
    "{% extends layout %}": """\
themes/own/templates/a.html:1:1: error: a template is named by an expression; write its name, in quotes
  1 | {% extends layout %}
    | ^^^^^^^^^^^^^^^^^^^^
  hint: what a page depends on must be known before it is rendered; choose with {% if %} between names""",
    "\n  {% include 'x' ~ y %}": """\
themes/own/templates/a.html:2:3: error: a template is named by an expression; write its name, in quotes
  2 |   {% include 'x' ~ y %}
    |   ^^^^^^^^^^^^^^^^^^^^^
  hint: what a page depends on must be known before it is rendered; choose with {% if %} between names""",
    "{% include ['known.html', y] %}": """\
themes/own/templates/a.html:1:1: error: a template is named by an expression; write its name, in quotes
  1 | {% include ['known.html', y] %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: what a page depends on must be known before it is rendered; choose with {% if %} between names""",
    "<p>\n{% include 'knwon.html' %}": """\
themes/own/templates/a.html:2:13: error: template 'knwon.html' does not exist
  2 | {% include 'knwon.html' %}
    |             ^^^^^^^^^^
  hint: did you mean 'known.html'?""",
    "{% from 'zzz' import m %}": """\
themes/own/templates/a.html:1:10: error: template 'zzz' does not exist
  1 | {% from 'zzz' import m %}
    |          ^^^""",
    "{% extends 'a.html' %}": """\
themes/own/templates/a.html:1:13: error: template 'a.html' extends itself
  1 | {% extends 'a.html' %}
    |             ^^^^^^""",
    "{% extends 'circle.html' %}": """\
themes/own/templates/a.html:1:13: error: template 'a.html' extends itself
  1 | {% extends 'circle.html' %}
    |             ^^^^^^^^^^^
themes/own/templates/circle.html:1:13: error: template 'circle.html' extends itself
  1 | {% extends 'a.html' %}
    |             ^^^^^^""",
    "<p>\n  {% fi x %}": """\
themes/own/templates/a.html:2:3: error: encountered unknown tag 'fi'
  2 |   {% fi x %}
    |   ^^^^^^^^^^""",
    "<p>{{ x | dayy }}\n{{ y is evn }}": """\
themes/own/templates/a.html:1:11: error: no filter is called 'dayy'
  1 | <p>{{ x | dayy }}
    |           ^^^^
  hint: did you mean 'day'?
themes/own/templates/a.html:2:9: error: no test is called 'evn'
  2 | {{ y is evn }}
    |         ^^^
  hint: did you mean 'even'?""",
    "{% block x %}{% endblock %}\n{% block x %}{% endblock %}": """\
themes/own/templates/a.html:2:10: error: block 'x' stands twice
  2 | {% block x %}{% endblock %}
    |          ^""",
    "{{ lipsum() }}{{ [1] | random }}": """\
themes/own/templates/a.html:1:24: error: no filter is called 'random'
  1 | {{ lipsum() }}{{ [1] | random }}
    |                        ^^^^^^""",
}


def test_the_table_of_template_mistakes_has_all_its_rows() -> None:
    assert len(MISTAKES) == 11


@pytest.mark.parametrize("source", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_in_a_template_is_known_before_it_is_rendered(tmp_path: Path, source: str) -> None:
    files = {"known.html": "", "a.html": source}
    files |= {"circle.html": "{% extends 'a.html' %}"} if "circle" in source else {}
    assert told(own(tmp_path, files).problems) == MISTAKES[source]


def test_a_replacement_that_extends_itself_is_told_what_to_write(tmp_path: Path) -> None:
    theme = loaded(tmp_path, "apex", {"apex/templates/home.html": '{% extends "home.html" %}'})
    assert (
        told(Templates(theme).problems)
        == """\
themes/apex/templates/home.html:1:13: error: template 'home.html' extends itself
  1 | {% extends "home.html" %}
    |             ^^^^^^^^^
  hint: to extend what it replaces: {% extends "apex/home.html" %}"""
    )


def test_all_mistakes_of_a_theme_are_told_at_once(tmp_path: Path) -> None:
    files = {"a.html": "{% fi %}", "b.html": "{% include x %}{% include 'c' %}", "d.html": "{{ 1 | no_such }}"}
    assert [each.code for each in own(tmp_path, files).problems] == ["PF504", "PF503", "PF504", "PF504"]


def failing(templates: Templates, name: str, **variables: Any) -> str:
    """What is told when the template fails."""
    with pytest.raises(TemplateError) as caught:
        templates.render(name, variables)
    return show(caught.value.problem)


RENDERING = {
    "<p>{{ titel }}": """\
themes/own/templates/a.html:1:7: error: nothing is called 'titel' here
  1 | <p>{{ titel }}
    |       ^^^^^
  hint: did you mean 'title'?""",
    "{% set heading = 1 %}\n{{ headnig }}": """\
themes/own/templates/a.html:2:4: error: nothing is called 'headnig' here
  2 | {{ headnig }}
    |    ^^^^^^^
  hint: did you mean 'heading'?""",
    "{% if zzz %}{% endif %}": """\
themes/own/templates/a.html:1:7: error: nothing is called 'zzz' here
  1 | {% if zzz %}{% endif %}
    |       ^^^
  hint: known here: article, cards, nobody, options, site, title""",
    "\n<h1>{{ article.titel }}</h1>": """\
themes/own/templates/a.html:2:16: error: 'article' has no 'titel'
  2 | <h1>{{ article.titel }}</h1>
    |                ^^^^^
  hint: did you mean 'title'?""",
    "{% for card in cards %}{{ card.moment.zzz }}{% endfor %}": """\
themes/own/templates/a.html:1:39: error: 'card.moment' has no 'zzz'
  1 | {% for card in cards %}{{ card.moment.zzz }}{% endfor %}
    |                                       ^^^
  hint: it has: at, day_only""",
    "{{ nobody.name }}": """\
themes/own/templates/a.html:1:11: error: 'nobody' has no 'name'
  1 | {{ nobody.name }}
    |           ^^^^
  hint: 'nobody' is empty here; ask for it first: {% if nobody %}""",
    "{{ options.footer_nte }}": """\
themes/own/templates/a.html:1:12: error: 'options' has no 'footer_nte'
  1 | {{ options.footer_nte }}
    |            ^^^^^^^^^^
  hint: did you mean 'footer_note'?""",
    "{{ (cards | first).titel }}": """\
themes/own/templates/a.html:1:20: error: 'Card' has no 'titel'
  1 | {{ (cards | first).titel }}
    |                    ^^^^^
  hint: did you mean 'title'?""",
    "\n{{ title | day }}": """\
themes/own/templates/a.html:2:1: error: a date is wanted here, not 'A headline'
  2 | {{ title | day }}
    | ^^^^^^^^^^^^^^^^^""",
    "{{ 1 // 0 }}": """\
themes/own/templates/a.html:1:1: error: a number is divided by zero
  1 | {{ 1 // 0 }}
    | ^^^^^^^^^^^^
  hint: ask for it first: {% if number %}""",
    "{% include 'a.html' %}": """\
themes/own/templates/a.html:1:1: error: templates include each other without end
  1 | {% include 'a.html' %}
    | ^^^^^^^^^^^^^^^^^^^^^^""",
    "{% include 'part.html' %}": """\
themes/own/templates/part.html:2:4: error: nothing is called 'nme' here
  2 | {{ nme }}
    |    ^^^
  hint: did you mean 'name'?""",
    "{% from 'part.html' import shout %}\n\n{{ shout(title) }}": """\
themes/own/templates/part.html:1:33: error: nothing is called 'wrod' here
  1 | {% macro shout(word, name) %}{{ wrod }}{% endmacro %}
    |                                 ^^^^
  hint: did you mean 'word'?""",
    "{% from 'part.html' import whisper %}{{ whisper() }}": """\
themes/own/templates/a.html:1:1: error: the template 'themes/own/templates/part.html' (imported on line 1 in \
'themes/own/templates/a.html') does not export the requested name 'whisper'
  1 | {% from 'part.html' import whisper %}{{ whisper() }}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^""",
}
KNOWN: dict[str, Any] = {
    "title": "A headline",
    "article": CARDS[0],
    "cards": CARDS,
    "nobody": None,
    "site": SITE,
    "options": {"footer_note": ""},
}


def test_the_table_of_failures_has_all_its_rows() -> None:
    assert len(RENDERING) == 14


@pytest.mark.parametrize("source", RENDERING, ids=range(len(RENDERING)))
def test_a_template_that_fails_is_told_with_its_innermost_place(tmp_path: Path, source: str) -> None:
    part = "{% macro shout(word, name) %}{{ wrod }}{% endmacro %}\n{{ nme }}"
    if "import" in source:
        part = part.split("\n")[0]
    assert failing(own(tmp_path, {"a.html": source, "part.html": part}), "a.html", **KNOWN) == RENDERING[source]


def test_a_template_that_content_asks_for_and_is_not_there_is_told(tmp_path: Path) -> None:
    templates = own(tmp_path, {"feature.html": ""})
    assert "featrue.html" not in templates
    assert failing(templates, "featrue.html") == (
        ": error: template 'featrue.html' does not exist\n  hint: did you mean 'feature.html'?"
    )
    with pytest.raises(TemplateError):
        templates.closure("featrue.html")


def test_a_mistake_that_only_compiling_finds_is_told_too(tmp_path: Path) -> None:
    templates = own(tmp_path, {"a.html": "{% for loop in x %}{% endfor %}"})
    assert "themes/own/templates/a.html:1:1: error: can't assign to special loop variable" in failing(
        templates, "a.html"
    )


def test_an_error_of_ours_keeps_its_traceback(tmp_path: Path) -> None:
    templates = own(tmp_path, {"a.html": ""})
    no_mapping: Any = "a bug of ours"
    with pytest.raises(ValueError, match="dictionary update sequence"):
        templates.render("a.html", no_mapping)


def test_text_is_escaped_and_nothing_prints_nothing(tmp_path: Path) -> None:
    templates = own(tmp_path, {"a.html": "{{ x }}|{{ y }}|{{ 'a' ~ x }}\n"})
    assert templates.render("a.html", {"x": '<b> & "q"', "y": None}) == (
        "&lt;b&gt; &amp; &#34;q&#34;||a&lt;b&gt; &amp; &#34;q&#34;\n"
    )
