"""`parcferme new translation`: a catalogue with all that pages say; what was translated stays."""

from pathlib import Path

import pytest

from generator.catalogues import CatalogueFile, read_catalogue
from generator.errors import SiteError
from generator.newsroom.translating import new_translation
from tests.tiny import SITE_YAML, TinySite, article


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    lost = '<h1>{{ _("Off the track") }}</h1>{{ ngettext("%(num)s flag", "%(num)s flags", 2) }}'
    page = '{% extends "plain/404.html" %}{% block content %}' + lost + "{% endblock %}\n"
    theme = {
        "themes/mine/theme.yaml": "extends: plain\n",
        "themes/mine/templates/404.html": page,
    }
    return TinySite(tmp_path, {"site.yaml": SITE_YAML.replace("plain", "mine") + "language: it\n", **theme})


def test_a_catalogue_is_begun_with_all_that_the_site_says(site: TinySite) -> None:
    path = new_translation(site.root, "it")
    assert path == site.root / "translations/it.po"
    text = path.read_text(encoding="utf-8")
    for asked in ('msgid "Off the track"', 'msgid "%(num)s flag"', 'msgid "Latest"', 'msgctxt "session"\nmsgid "Race"'):
        assert asked in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert not site.built().problems
    assert "Off the track" in site.page("/404.html")


def test_what_was_translated_stays_and_what_nobody_says_any_more_goes(site: TinySite) -> None:
    path = new_translation(site.root, "it")
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgid "Off the track"\nmsgstr ""', '# mine\nmsgid "Off the track"\nmsgstr "Fuori pista"')
    flags = 'msgid_plural "%(num)s flags"\nmsgstr[0] "'
    text = text.replace(flags, f"{flags}%(num)s bandiera")
    assert "%(num)s bandiera" in text
    path.write_text(text + '\nmsgid "Nobody says this"\nmsgstr "Nessuno"\n', encoding="utf-8")
    new_translation(site.root, "it")
    again = path.read_text(encoding="utf-8")
    assert "Nessuno" not in again
    assert "# mine\n#: themes/mine/templates/404.html\n" in again
    assert [each.code for each in site.built().problems] == ["PF509"], "a form is missing"
    assert "Fuori pista" in site.page("/404.html")
    assert read_catalogue(CatalogueFile("it", "it.po", again)).texts["Off the track"] == ("Fuori pista",)


@pytest.mark.parametrize(("language", "code"), [("xyzzy", "PF116"), ("..", "PF116"), ("it", "PF509")])
def test_what_cannot_be_written_is_told_and_nothing_is_lost(site: TinySite, language: str, code: str) -> None:
    site.write({"translations/it.po": "what is this?\n"})
    with pytest.raises(SiteError) as caught:
        new_translation(site.root, language)
    assert [each.code for each in caught.value.problems] == [code]
    assert (site.root / "translations/it.po").read_text() == "what is this?\n"
    assert [path.name for path in (site.root / "translations").iterdir()] == ["it.po"]


def test_a_theme_brings_catalogues_of_its_own(site: TinySite) -> None:
    path = new_translation(site.root, "it", site.root / "themes/mine/translations")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Off the track"\nmsgstr ""', 'msgid "Off the track"\nmsgstr "Fuori pista"'))
    site.write({"content/articles/one.md": article(language="de")})
    assert not site.built().problems
    assert "Fuori pista" in site.page("/404.html")
