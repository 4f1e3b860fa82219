"""The command line: what is printed where, and with which exit status."""

import json
import os
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

import generator
from generator.cli import main
from tests.console import CHECKOUT, python, run
from tests.tiny import SITE_YAML, TinySite, article, tree

LINK = {"content/articles/one.md": article("One", body="[Gone](gone.md)", summary="A lap.")}
TIMED = {
    "content/articles/one.md": article("One", date="2024-06-17 14:00"),
    "content/articles/notes.md": article("Notes", draft="true"),
    "content/articles/offer.md": article("Offer", expires="2024-06-20 18:00"),
}


@pytest.fixture(autouse=True)
def _no_date_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/one.md": article("One", summary="A lap.")})


# ---------------------------------------------------------------- the command itself


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.output) == (0, f"parcferme, version {generator.__version__}\n")


COMMANDS = ("build", "check", "import", "new", "publish", "schema", "serve")


def test_every_command_says_what_it_does() -> None:
    said = CliRunner().invoke(main, ["-h"]).output
    assert len(COMMANDS) == 7
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert name in said


def test_a_new_site_says_how_to_look_at_it_in_words_that_can_be_pasted(tmp_path: Path) -> None:
    folder = tmp_path / "my blog"
    told = CliRunner().invoke(main, ["new", "site", str(folder)]).stdout.splitlines()
    assert told[-1] == f"To look at it:  parcferme serve --root '{folder}'"


WRONG_USAGE: tuple[tuple[str, ...], ...] = (
    ("nonsense",),
    ("build", "--nonsense"),
    ("build", "extra"),
    ("build", "--now"),
    ("build", "--output", __file__),
    ("check", "--drafts"),
    ("serve", "--port", "-1"),
    ("serve", "--port", "65536"),
    ("schema", f"{__file__}/below"),
)


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_every_wrong_usage_is_tried() -> None:
    assert len(WRONG_USAGE) == 9


def test_a_slip_in_a_command_is_told_with_what_was_meant() -> None:
    told = [CliRunner().invoke(main, [word]).stderr.splitlines()[-1] for word in ("bulid", "xyz", "--xyz")]
    assert told == [
        "Error: No such command 'bulid'. Did you mean 'build'?",
        "Error: No such command 'xyz'.",
        "Error: No such option '--xyz'.",
    ]


def test_the_package_is_a_command_too(site: TinySite) -> None:
    result = python("build", "--now", "2024-07-01", cwd=site.root)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout.startswith("Built ")
    assert " in output/ in " in result.stdout
    assert (site.output / "articles/one/index.html").is_file()


# ---------------------------------------------------------------- build


def test_a_good_build_says_how_much_it_did(site: TinySite) -> None:
    first = run(site, "build", "--now", "2024-07-01")
    assert (first.exit_code, first.stderr) == (0, "")
    assert " written, 0 removed, 0 as they were." in first.stdout
    again = run(site, "build", "--now", "2024-07-01")
    assert ": 0 written, 0 removed, " in again.stdout


def test_a_warning_is_printed_and_the_build_goes_on(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", LINK)
    result = run(site, "build", "--now", "2024-07-01")
    assert result.exit_code == 0
    assert result.stderr == dedent("""\
        content/articles/one.md:7:8: warning: the link 'gone.md' leads nowhere
          7 | [Gone](gone.md)
            |        ^^^^^^^
          hint: did you mean 'one.md'?
        1 warning (PF201)
        """)
    assert (site.output / "index.html").is_file()


def test_an_error_ends_with_status_1_and_keeps_the_last_good_site(site: TinySite) -> None:
    run(site, "build", "--now", "2024-07-01")
    before = tree(site.output)
    site.write({"content/articles/one.md": article("One", drvers="[Norris]")})
    result = run(site, "build", "--now", "2024-07-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == dedent("""\
        content/articles/one.md:4:1: error: unknown key 'drvers'
          4 | drvers: [Norris]
            | ^^^^^^
          hint: did you mean 'drivers'?
        1 error (PF110)
        Nothing was written: the last good site is as it was.
        """)
    assert tree(site.output) == before


def test_strict_makes_an_error_of_a_warning(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", LINK)
    result = run(site, "build", "--strict", "--now", "2024-07-01")
    assert result.exit_code == 1
    assert "content/articles/one.md:7:8: error: the link 'gone.md' leads nowhere" in result.stderr
    assert not site.output.exists()


def test_withheld_articles_are_named_with_why_and_until_when(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", TIMED).write({"site.yaml": SITE_YAML + "timezone: Europe/Monaco\n"})
    result = run(site, "build", "--now", "2024-06-17 13:59")
    assert result.stderr.splitlines() == [
        "Withheld: content/articles/notes.md, a draft",
        "Withheld: content/articles/one.md, until 2024-06-17 14:00 UTC+02:00",
    ]
    result = run(site, "build", "--now", "2024-06-20 18:00")
    assert result.stderr.splitlines() == [
        "Withheld: content/articles/notes.md, a draft",
        "Withheld: content/articles/offer.md, expired since 2024-06-20 18:00 UTC+02:00",
    ]


def test_many_withheld_articles_are_counted(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {f"content/articles/{n:02}.md": article("x", draft="true") for n in range(12)})
    lines = run(site, "build", "--now", "2024-07-01").stderr.splitlines()
    assert len(lines) == 11
    assert lines[9:] == ["Withheld: content/articles/09.md, a draft", "Withheld: 2 more"]


def test_drafts_and_future_articles_are_shown_on_demand(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", TIMED)
    result = run(site, "build", "--drafts", "--future", "--now", "2024-06-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert {path.name for path in (site.output / "articles").iterdir()} >= {"one", "notes", "offer"}


def test_the_report_comes_as_json_on_one_line(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**LINK, **{path: text for path, text in TIMED.items() if "notes" in path}})
    result = run(site, "build", "--json", "--now", "2024-07-01")
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (0, "", 1)
    report = json.loads(result.stdout)
    assert report["written"] == report["planned"] > 0
    assert [(each["code"], each["severity"], each["at"]["line"]) for each in report["problems"]] == [
        ("PF201", "warning", 7)
    ]
    assert report["withheld"] == [{"path": "content/articles/notes.md", "why": "draft", "moment": None}]


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("now", [(), ("--now", "2024-07-01")], ids=["", "now"])
def test_a_site_that_cannot_be_read_is_told_as_json_too(site: TinySite, command: str, now: tuple[str, ...]) -> None:
    site.write({"site.yaml": "title: x\n"})
    result = run(site, command, "--json", *now)
    assert result.exit_code == 1
    assert [each["message"] for each in json.loads(result.stdout)["problems"]] == ["'base_url' is missing"]


def test_timings_are_told_by_stage_and_template(site: TinySite) -> None:
    lines = run(site, "build", "--timings", "--now", "2024-07-01").stderr.splitlines()
    names = [line.split(" s  ")[1] for line in lines]
    assert [name for name in names if not name.startswith(" ")] == [
        "load",
        "parse",
        "relate",
        "plan",
        "render",
        "write",
    ]
    assert "  article.html" in names


def test_paths_may_have_spaces_and_umlauts(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "Größte Rennen", {"content/articles/Über uns.md": article("Über uns")})
    output = tmp_path / "fertige Seiten"
    result = run(site, "build", "--output", str(output), "--now", "2024-07-01")
    assert result.exit_code == 0, result.output
    assert f"{output}/" in result.stdout
    assert (output / "articles/uber-uns/index.html").is_file()


def test_a_console_that_says_it_knows_ascii_alone_is_told_all_the_same(site: TinySite) -> None:
    site.write({"content/articles/Über uns.md": article("Über", größe="1")})
    result = python("build", "--now", "2024-07-01", cwd=site.root, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 1
    assert "articles/Über uns.md:4:1: error: unknown key 'größe'" in result.stderr


# ---------------------------------------------------------------- check


def test_check_takes_a_broken_link_for_an_error_and_writes_nothing(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", LINK)
    before = tree(site.root)
    result = run(site, "check", "--now", "2024-07-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("content/articles/one.md:7:8: error: the link 'gone.md' leads nowhere\n")
    assert result.stderr.endswith("\n1 error (PF201)\n")
    assert tree(site.root) == before
    assert not site.output.exists()


def test_check_of_a_good_site_says_so_and_writes_nothing(site: TinySite) -> None:
    result = run(site, "check", "--now", "2024-07-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("No mistakes in ")
    assert not site.output.exists()


def test_check_renders_so_that_templates_are_tried_too(site: TinySite) -> None:
    site.write({"themes/plain/templates/article.html": "{{ headline }}\n"})
    result = run(site, "check", "--now", "2024-07-01")
    assert result.exit_code == 1
    assert "themes/plain/templates/article.html:1:4: error: nothing is called 'headline' here" in result.stderr


def test_check_leaves_a_warning_that_the_site_allows(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", LINK).write({"site.yaml": SITE_YAML + "checks: {PF201: warning}\n"})
    result = run(site, "check", "--now", "2024-07-01")
    assert result.exit_code == 0
    assert result.stderr.endswith("\n1 warning (PF201)\n")
    report = json.loads(run(site, "check", "--json", "--now", "2024-07-01").stdout)
    assert [each["severity"] for each in report["problems"]] == ["warning"]


# ---------------------------------------------------------------- where no site can be


NO_SITE = (
    ("build",),
    ("build", "--now", "2024-07-01"),
    ("import", "text", __file__),
    ("serve",),
    ("new", "article", "x"),
)


@pytest.mark.parametrize("arguments", NO_SITE, ids=lambda arguments: " ".join(arguments[:2]))
def test_a_folder_that_holds_no_site_is_told_with_what_to_do(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*arguments, "--root", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[:2] == [
        "site.yaml: error: cannot be read: no such file or directory",
        "  hint: run this in the folder of a site, name one with --root, or begin one: parcferme new site",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path / "nosuch")])
    where = tmp_path / "nosuch/site.yaml"
    assert result.stderr.splitlines()[0] == f"{where}: error: cannot be read: no such file or directory"


# ---------------------------------------------------------------- our own mistakes


def test_what_nobody_expected_keeps_its_traceback_and_the_last_good_site(site: TinySite, tmp_path: Path) -> None:
    assert run(site, "build", "--now", "2024-07-01").exit_code == 0
    before = tree(site.output)
    (tmp_path / "faulty.py").write_text(
        dedent("""\
        from markdown import Extension
        from markdown.preprocessors import Preprocessor


        class Faulty(Preprocessor):
            def run(self, lines):
                raise LookupError("nobody expected this")


        class FaultyExtension(Extension):
            def extendMarkdown(self, md):
                md.preprocessors.register(Faulty(md), "faulty", 0)


        def makeExtension(**_):
            return FaultyExtension()
        """)
    )
    site.write({"site.yaml": SITE_YAML + "markdown: {extensions: [faulty]}\n"})
    result = python("build", cwd=site.root, PYTHONPATH=f"{CHECKOUT}{os.pathsep}{tmp_path}")
    assert result.returncode == 1
    assert result.stderr.startswith("Traceback (most recent call last):\n")
    assert result.stderr.endswith("\nLookupError: nobody expected this\n")
    assert tree(site.output) == before
