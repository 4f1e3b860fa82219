"""Texts in templates: they are put in when a template is compiled, escaped as any text is."""

from pathlib import Path

import pytest
from msgspec import structs

from generator.catalogues import CatalogueFile
from generator.templates import Templates
from tests.theme_folders import loaded

GERMAN = """msgid ""
msgstr ""

msgid "Latest"
msgstr "Neu & <gut>"

msgid "By %(name)s of %(team)s"
msgstr "%(team)s: %(name)s, 100%%"

msgctxt "session"
msgid "Race"
msgstr "Rennen"

msgid "%(num)s lap of %(name)s"
msgid_plural "%(num)s laps of %(name)s"
msgstr[0] "%(name)s: eine Runde"
msgstr[1] "%(name)s: %(num)s Runden"
"""

SAYS = {
    '{{ _("Latest") }}': ("Latest", "Neu &amp; &lt;gut&gt;"),
    '<a title="{{ _("Latest") }}">': ('<a title="Latest">', '<a title="Neu &amp; &lt;gut&gt;">'),
    '{{ _("By %(name)s of %(team)s", name=who, team="A & B") }}': (
        "By &lt;i&gt; of A &amp; B",
        "A &amp; B: &lt;i&gt;, 100%",
    ),
    '{% set text = _("By %(name)s of %(team)s", name=who, team=link) %}{{ text }}': (
        "By &lt;i&gt; of <b>A</b>",
        "<b>A</b>: &lt;i&gt;, 100%",
    ),
    '{{ pgettext("session", "Race") }}, {{ pgettext("people", "Race") }}': ("Race, Race", "Rennen, Race"),
    "{% for n in (1, 2) %}"
    '{{ ngettext("%(num)s lap of %(name)s", "%(num)s laps of %(name)s", n, name=who) }};{% endfor %}': (
        "1 lap of &lt;i&gt;;2 laps of &lt;i&gt;;",
        "&lt;i&gt;: eine Runde;&lt;i&gt;: 2 Runden;",
    ),
    '{{ _("%(a)s", a=_("Latest")) | upper }}': ("LATEST", "NEU &amp; &lt;GUT&gt;"),
    "{{ language }} {{ 12.5 | figure }} {{ 1234.5 | figure('en') }}": ("en 12.5 1,234.5", "de 12,5 1,234.5"),
}


@pytest.mark.parametrize("source", SAYS)
def test_a_text_stands_in_the_language_of_the_page(tmp_path: Path, source: str) -> None:
    theme = loaded(tmp_path, "own", {"own/templates/link.html": "", "own/templates/a.html": _with_link(source)})
    theme = structs.replace(theme, catalogues=(CatalogueFile("de", "de.po", GERMAN),))
    templates = Templates(theme)
    assert not templates.problems
    assert tuple(templates.render("a.html", {"who": "<i>"}, language) for language in ("en", "de")) == SAYS[source]


def _with_link(source: str) -> str:
    return "{% macro b() %}<b>A</b>{% endmacro %}{% set link = b() %}" + source


def test_every_way_to_say_something_is_tried() -> None:
    assert len(SAYS) == 8


def test_a_template_without_its_value_is_told_before_it_is_rendered(tmp_path: Path) -> None:
    sources = ('{{ _("%(a)s") }}', '{{ _("a", b=1) }}', "{{ _(a) }}", '{{ ngettext("a", "b") }}', '{{ pgettext("a") }}')
    for number, source in enumerate(sources):
        theme = loaded(tmp_path / str(number), "own", {"own/templates/a.html": source})
        assert [each.code for each in Templates(theme).problems] == ["PF504"]
