"""Adding to it for real: in a copy of the code engineers, a feed of lines of JSON, a target and a rule are added, each
where the handbook says and nowhere else, and what is said to follow does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.handbook.documents import REPOSITORY
from tests.tiny import SITE_YAML, TinySite, article

KINDS = "generator/schema/kinds.py"
TARGETS = "generator/schema/publish.py"

ENGINEER = """
class EngineerFront(EntityFront, frozen=True, kw_only=True):
    \"\"\"An engineer: `content/engineers/<slug>.md`.\"\"\"

    born: Annotated[WrittenDate | None, says("day of birth")] = None
    team: Annotated[str, says("name, alias or slug of the team", of="team")] = ""


class Kind(NamedTuple):"""

LINE = """    "engineer": Kind(
        EngineerFront,
        marked("Engineer"),
        "Person",
        plural="engineers",
        several=marked("Engineers"),
        empty=marked("There are no engineers yet."),
        key="engineers it is about",
        facts=("born", "team"),
        weight=3,
    ),
}
\"\"\"Every kind, in the order"""

FEED = '''"""Lines of JSON: a feed for programs that read one article at a time."""

import msgspec

from generator.outputs.feed_forms.entries import Html
from generator.outputs.feed_forms.form import FeedForm
from generator.outputs.file_views import FeedView


def lines(view: FeedView, _: Html) -> bytes:
    return b"".join(msgspec.json.encode({"title": each.card.title, "url": each.url}) + b"\\n" for each in view.entries)


FORM = FeedForm("feed.jsonl", "application/jsonl", "application/jsonl", lines)
'''

RULE = '''"""Rules about shouting."""

from collections.abc import Iterator

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule


def shouted(desk: Desk) -> Iterator[Problem]:
    for copy in desk.articles:
        if copy.front.title.endswith("!"):
            yield problem("PF899", "the headline shouts", copy.key("title"), "take the mark out")


RULES = (Rule("PF899", "a headline shouts", "A headline ends with an exclamation mark. Take it out.", shouted),)
'''

KEYS = '''class ShelfTarget(AnyTarget, frozen=True, kw_only=True, tag="shelf"):
    """A target with `to: shelf`"""

    row: Annotated[int, says("which row of the shelf")] = 1


TARGETS: '''

TARGET = '''"""A shelf as a target."""

from generator.publish.held import Held
from generator.publish.targets import Named, Target


def shelf_target(named: Named) -> Target:
    return Shelf(f"row {named.front.row}")


class Shelf:
    def __init__(self, where: str) -> None:
        self.where = where

    def look(self) -> Held:
        return Held()
'''

SITE = {
    "site.yaml": f"{SITE_YAML}publish: {{live: {{to: shelf, row: 3}}}}\nchecks: {{PF899: error, PF898: off}}\n",
    "content/teams/alpine.md": "---\nname: Alpine\n---\n",
    "content/engineers/ada-byron.md": "---\nborn: 1990-01-02\nteam: Alpine\naliases: [A. Byron]\n---\n",
    "content/articles/radio.md": article("Silence!", engineers="[A. Byron, Grace Murray]"),
}


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code with all four in it."""
    root = tmp_path_factory.mktemp("code")
    copytree(REPOSITORY / "generator", root / "generator", ignore=ignore_patterns("__pycache__"))
    (root / "themes").symlink_to(REPOSITORY / "themes")
    _edit(root / KINDS, '"author"]', '"author", "engineer"]')
    _edit(root / KINDS, "\nclass Kind(NamedTuple):", ENGINEER)
    _edit(root / KINDS, '}\n"""Every kind, in the order', LINE)
    _edit(root / TARGETS, "TARGETS: ", KEYS)
    _add(root / "generator/outputs/feed_forms/lines.py", FEED)
    _add(root / "generator/newsroom/rules/shouting.py", RULE)
    _add(root / "generator/publish/shelf.py", TARGET)
    return root


@pytest.fixture(scope="module")
def site(code: Path, tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site that has all of it, built."""
    site = TinySite(tmp_path_factory.mktemp("site"), SITE)
    done = _run(code, site, "build")
    assert (done.returncode, done.stderr) == (0, "")
    return site


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _add(path: Path, text: str) -> None:
    assert not path.exists()
    path.write_text(text, encoding="utf-8")


def _run(code: Path, site: TinySite, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *words, "--root", str(site.root)]
    around = {**os.environ, "PYTHONPATH": str(code), "SOURCE_DATE_EPOCH": "1719792000"}
    return subprocess.run(command, cwd=code, env=around, capture_output=True, text=True, check=False)


def test_a_kind_of_entity_has_pages_links_and_an_index(site: TinySite) -> None:
    page = site.page("/engineers/ada-byron/")
    assert '<h1 class="p-name" data-pagefind-filter="engineer">Ada Byron</h1>' in page
    assert 'data-pagefind-filter="kind">Engineer</span>' in page
    assert '<dd><a href="/teams/alpine/">Alpine</a></dd>' in page
    assert 'href="/articles/radio/"' in page
    index = site.page("/engineers/")
    assert "<h1>Engineers</h1>" in index
    assert '<a href="/engineers/grace-murray/">Grace Murray</a>' in index
    assert 'href="/engineers/ada-byron/"' in site.page("/articles/radio/")


def test_an_entity_of_a_new_kind_is_begun(code: Path, tmp_path: Path) -> None:
    site = TinySite(tmp_path, SITE)
    done = _run(code, site, "new", "engineer", "Mary Sommers", "--team", "alpine", "--born", "1980-12-26")
    assert (done.returncode, done.stderr) == (0, "")
    begun = (site.root / "content/engineers/mary-sommers.md").read_text(encoding="utf-8")
    assert begun == "---\nname: Mary Sommers\nborn: 1980-12-26\nteam: Alpine\n---\n\n"


def test_a_form_of_feed_is_made_and_linked(site: TinySite) -> None:
    line = '{"title":"Silence!","url":"https://pitwall.example/articles/radio/"}\n'
    assert site.page("/feed.jsonl") == site.page("/engineers/ada-byron/feed.jsonl") == line
    assert '<link rel="alternate" type="application/jsonl"' in site.page("/")


def test_a_rule_is_run_and_its_code_is_known(code: Path, site: TinySite) -> None:
    done = _run(code, site, "check", "--json")
    told = {(each["code"], each["severity"], each["message"]) for each in json.loads(done.stdout)["problems"]}
    assert ("PF899", "error", "the headline shouts") in told
    assert ("PF116", "error", "'PF898' is no code of a mistake") in told
    assert "PF899: a headline shouts" in _run(code, site, "check", "--explain", "PF899").stdout


def test_a_target_is_had_by_its_word(code: Path, site: TinySite) -> None:
    done = _run(code, site, "publish", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "row 3" in done.stdout
