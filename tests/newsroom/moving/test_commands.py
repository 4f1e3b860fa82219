"""The commands that move in: what people and programs see of them, and the way of the handbook from end to end."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.handbook.documents import section
from tests.newsroom.moving.old_sites import old_site, texts
from tests.newsroom.moving.wxr import entry, export

COMMANDS = tuple(line for line in section("moving-in").splitlines() if line.startswith("parcferme "))

POST = "---\ntitle: One\n---\n\n{% include ad.html %}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an export of WordPress and no site."""
    monkeypatch.chdir(tmp_path)
    export(tmp_path, entry(1, "One", "See [gone id=3] it"), entry(2, "Two", "Text", status="draft"))
    (tmp_path / "uploads").mkdir()
    return tmp_path


@pytest.mark.usefixtures("place")
def test_a_terminal_shows_what_came_over_and_what_needs_a_person() -> None:
    done = run("import", "wordpress", "export.xml", "--root", "site")
    assert done.exit_code == 0
    assert done.stdout == "Came over: 1 article, 1 author, 1 draft, 2 settings files\n"
    assert done.stderr == (
        "export.xml:19:38: warning: the shortcode 'gone' is not known, and stays as it is written\n"
        " 19 | <content:encoded><![CDATA[See [gone id=3] it]]></content:encoded>\n"
        "    |                               ^^^^^\n"
        "  hint: write what it showed, or a block\n"
        "1 warning (PF140)\n"
    ).replace("19:38", "19:31")
    assert (
        run("import", "wordpress", "export.xml", "--root", "site").stdout
        == "As they were: 1 article, 1 author, 1 draft\n"
    )


def test_of_many_warnings_a_terminal_shows_some_and_counts_all(place: Path) -> None:
    export(place, entry(1, "One", " ".join(f"[gone-{name} id=3]" for name in "abcdefg")))
    done = run("import", "wordpress", "export.xml", "--root", "site")
    assert done.stderr.count(": warning: the shortcode 'gone-") == 5
    assert done.stderr.endswith(
        "\n2 more warnings (PF140 × 2): --report FILE writes all of them down\n7 warnings (PF140 × 7)\n"
    )


@pytest.mark.usefixtures("place")
def test_programs_get_all_of_it_as_json() -> None:
    done = run("import", "wordpress", "export.xml", "--root", "site", "--json")
    found = json.loads(done.stdout)
    assert [each["path"] for each in found["came"] if each["what"] in ("article", "draft")] == [
        "content/articles/2019/2019-03-04-one.md",
        "content/articles/2019/2019-03-04-two.md",
    ]
    assert [each["code"] for each in found["problems"]] == ["PF140"]


def test_a_report_holds_everything_as_markdown(place: Path) -> None:
    run("import", "wordpress", "export.xml", "--root", "site", "--report", "moved.md")
    report = (place / "moved.md").read_text(encoding="utf-8")
    assert report.startswith("# Moved in from WordPress\n\n- Came over: 1 article")
    assert (
        "### PF140: something of an old site is not known, and stays as it is written (1)\n\n- `export.xml:19:31`: "
        in report
    )
    assert (
        "\n- article, written: `wordpress kerb.example/blog 1` → `content/articles/2019/2019-03-04-one.md`\n" in report
    )


def test_what_is_no_old_site_ends_with_status_1(place: Path) -> None:
    for name in ("jekyll", "hugo"):
        done = run("import", name, "uploads", "--root", "site")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("uploads: error: this is no folder of ")
    assert not (place / "site").exists()


@pytest.mark.parametrize("name", ["jekyll", "hugo"])
@pytest.mark.parametrize("root", [".", "new"])
def test_a_site_does_not_stand_in_the_folder_of_the_old_one(place: Path, name: str, root: str) -> None:
    old_site(place, {"_posts/2019-03-04-one.md": POST, "content/posts/one.md": POST})
    done = run("import", name, ".", "--root", root)
    assert done.exit_code == 1
    assert done.stderr.startswith(".: error: the site cannot stand in the folder of the old one\n")
    assert not (place / "site.yaml").exists()


@pytest.mark.parametrize("name", ["wordpress", "jekyll", "hugo"])
def test_the_way_of_the_handbook_leads_to_a_site(place: Path, name: str) -> None:
    old_site(
        place / "old-blog", {"_posts/2019-03-04-one.md": POST} if name == "jekyll" else {"content/posts/one.md": POST}
    )
    ran = [command for command in COMMANDS if f" {name} " in command or "import" not in command]
    ran = [command for command in ran if " serve " not in command]
    assert len(ran) == 3
    for command in ran:
        done = run(*shlex.split(command)[1:])
        assert done.exit_code == 0 or " check " in command, done.output
    assert (place / "moved.md").exists()
    assert texts(place / "my-blog")
    assert (place / "my-blog/output/index.html").exists()


def test_the_handbook_names_every_command() -> None:
    assert len(COMMANDS) == 6
    assert {re.sub(r"^parcferme (import \w+|\w+).*", r"\1", command) for command in COMMANDS} == {
        "import wordpress",
        "import jekyll",
        "import hugo",
        "check",
        "serve",
        "build",
    }
    assert {"--report", "--json", "--uploads"} <= set(re.findall(r"--\w+", section("moving-in")))
