"""Plug-ins are found beside site.yaml or where they are installed, and loaded of what is there now."""

import sys
from pathlib import Path

import pytest

from tests.newsroom.beginnings import FILES
from tests.tiny import SITE_YAML, TinySite, article

LOUD = "VERSION = '1'\n\n\ndef filters():\n    return {'loud': str.upper}\n"
TEMPLATE = '{% extends "plain/404.html" %}{% block head_end %}{{ "a" | loud }}{% endblock %}'


def site_with(root: Path, named: str, files: dict[str, str]) -> TinySite:
    site = TinySite(root / "site", {"themes/plain/templates/404.html": TEMPLATE, **files})
    return site.write({"site.yaml": f"{SITE_YAML}plugins: [{named}]\n", "content/articles/one.md": article()})


def test_a_plug_in_may_be_a_package_of_modules(tmp_path: Path) -> None:
    files = {
        "plugins/pit/__init__.py": "from .lane import said\n\n\ndef filters():\n    return {'loud': said}\n",
        "plugins/pit/lane.py": "from . import wall\nfrom .. import beside\n\n\n"
        "def said(text):\n    return text + wall.MARK + beside.MARK\n",
        "plugins/pit/wall.py": "MARK = '!'\n",
        "plugins/beside.py": "MARK = '?'\n",
    }
    site = site_with(tmp_path, "pit", files)
    site.built()
    assert "a!?" in site.page("/404.html")


def test_a_plug_in_may_lie_in_a_package(tmp_path: Path) -> None:
    site = site_with(tmp_path, "pit.lane", {"plugins/pit/__init__.py": "", "plugins/pit/lane.py": LOUD})
    site.built()
    assert "A" in site.page("/404.html")


def test_an_installed_plug_in_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "installed"
    installed.mkdir()
    (installed / "pf_installed_pace.py").write_text(LOUD)
    monkeypatch.syspath_prepend(installed)
    site = site_with(tmp_path, "pf_installed_pace", {})
    site.built()
    assert "A" in site.page("/404.html")
    sys.modules.pop("pf_installed_pace")


def test_two_sites_may_have_plug_ins_of_one_name(tmp_path: Path) -> None:
    made = {"one": "lambda a: a * 5", "two": "lambda a: a * 7"}
    for name, code in made.items():
        site_with(tmp_path / name, "loud", {"plugins/loud.py": LOUD.replace("str.upper", code)}).built()
    one, two = ((tmp_path / name / "site/output/404.html").read_text() for name in made)
    assert ("aaaaa" in one, "aaaaaa" in one) == (True, False)
    assert "aaaaaaa" in two


def test_several_plug_ins_follow_each_other(tmp_path: Path) -> None:
    mark = (
        "from msgspec import structs\n\n\n"
        "def articles(article):\n    return structs.replace(article, title=article.title + ' {}')\n"
    )
    files = {"plugins/one.py": mark.format(1), "plugins/two.py": mark.format(2)}
    site = TinySite(tmp_path / "site", {**files, "content/articles/one.md": article("Race")})
    site.write({"site.yaml": f"{SITE_YAML}plugins: [two, one]\n"}).built()
    assert "Race 2 1" in site.page("/articles/one/")


def test_a_plug_in_may_say_whom_an_article_is_about_and_who_wrote_it(tmp_path: Path) -> None:
    code = (
        "from msgspec import structs\n\n\ndef articles(article):\n"
        "    return structs.replace(article, drivers=('Pierre Gasly',), authors=('Ada',), kind='report')\n"
    )
    site = TinySite(tmp_path / "site", {"plugins/who.py": code, "content/articles/one.md": article(author="Bob")})
    site.write({"site.yaml": f"{SITE_YAML}plugins: [who]\n"}).built()
    assert (site.output / "drivers/pierre-gasly/index.html").is_file()
    assert (site.output / "authors/ada/index.html").is_file()
    assert not (site.output / "authors/bob").exists()


WINNERS = """\
from generator.plugin import Job


def jobs(site):
    rows = [f"{each.edition} {each.name} {each.rows[0].drivers[0]} {each.rows[0].team}" for each in site.sessions]
    return [Job(address="/winners.txt", content=chr(10).join((site.root, *rows, str(len(site.sessions)))))]
"""


def test_a_plug_in_is_shown_results_by_session(tmp_path: Path) -> None:
    qualifying = "position,drivers,team,time\n1,Lando Norris,McLaren,1:10.270\n"
    site = TinySite(tmp_path / "site", {**FILES, "plugins/winners.py": WINNERS})
    site.write({"content/events/imola-grand-prix/2024/qualifying.csv": qualifying})
    site.write({"site.yaml": f"{SITE_YAML}plugins: [winners]\n".replace("example/", "example/racing/")}).built()
    assert site.page("/winners.txt").splitlines() == [
        "/racing/",
        "imola-grand-prix/2024 qualifying lando-norris mclaren",
        "imola-grand-prix/2024 race charles-leclerc ferrari",
        "2",
    ]
    site.write({"content/events/imola-grand-prix/2024/qualifying.csv": qualifying.replace("Lando Norris", "Leclerc")})
    assert "/winners.txt" in site.built().changed
