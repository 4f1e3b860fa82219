"""`parcferme check`: what rules find counts as site.yaml and texts ask, in every format."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.errors import severity
from generator.model import Problem
from generator.newsroom import checking
from generator.newsroom.codes import EVERY, RULES
from generator.newsroom.explaining import EXPLANATIONS, explained
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule, mendable
from tests.console import run
from tests.tiny import SITE_YAML, TinySite, article, tree

ONE = "content/articles/one.md"
MISSING = f"{ONE}:1:1: warning: the article has no summary\n"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {ONE: article("One")})


def check(site: TinySite, *more: str) -> Result:
    command = ["check", "--root", str(site.root), "--now", "2024-07-01 12:00", *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


# ---------------------------------------------------------------- severities


def test_what_a_rule_finds_is_a_warning_and_the_site_passes(site: TinySite) -> None:
    before = tree(site.root)
    result = check(site)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(MISSING)
    assert result.stderr.endswith("\n1 warning (PF807)\n")
    assert tree(site.root) == before


@pytest.mark.parametrize(
    ("checks", "strict", "status", "severity"),
    [
        ("{}", False, 0, "warning"),
        ("{}", True, 1, "error"),
        ("{PF807: error}", False, 1, "error"),
        ("{PF807: warning}", True, 0, "warning"),
        ("{PF807: off}", False, 0, ""),
        ("{PF807: off}", True, 0, ""),
    ],
)
def test_site_yaml_and_strict_set_what_it_counts(
    site: TinySite, checks: str, strict: bool, status: int, severity: str
) -> None:
    site.write({"site.yaml": f"{SITE_YAML}checks: {checks}\n"})
    result = check(site, *(["--strict"] if strict else []), "--json")
    assert result.exit_code == status
    assert [each["severity"] for each in json.loads(result.stdout)["problems"]] == [severity] * bool(severity)


def test_what_builds_tell_is_an_error_still(site: TinySite) -> None:
    site.write({ONE: article("One", body="[Gone](gone.md)", summary="A lap.")})
    result = check(site)
    assert result.exit_code == 1
    assert "error: the link 'gone.md' leads nowhere" in result.stderr


def test_builds_look_for_nothing_of_the_kind(site: TinySite) -> None:
    assert site.build(strict=True).problems == ()


def test_a_site_that_cannot_be_read_is_told_as_before(site: TinySite) -> None:
    site.write({"site.yaml": "title: Pit Wall\n"})
    assert check(site).exit_code == 1


def test_a_file_that_is_lost_on_the_way_is_told(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(desk: Desk) -> Iterator[Problem]:
        (site.root / ONE).unlink()
        yield mendable("PF807", "lost", desk.articles[0].at(desk.articles[0].parts[1], 0, 1), "", "x")

    monkeypatch.setattr(checking, "RULES", (Rule("PF807", "", "", lose),))
    result = check(site)
    assert result.exit_code == 1
    assert f"{ONE}: error: was changed while the site was built\n" in result.stderr


# ---------------------------------------------------------------- formats


def test_annotations_for_github_name_files_from_the_folder_of_the_workflow(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.root.parent))
    site.write({ONE: article("'100%, again: one'", body="[Gone](gone.md)"), "content/drivers/a,b: c.md": "x\n"})
    result = check(site, "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "::warning file=site/content/articles/one.md,line=1,col=1,endColumn=2,title=PF807::the article has no summary "
        "(add `summary:` with one or two sentences; lists, feeds and search engines show the first words else)",
        "::error file=site/content/articles/one.md,line=6,col=8,endColumn=15,title=PF201::"
        "the link 'gone.md' leads nowhere (did you mean 'one.md'?)",
        "::error file=site/content/drivers/a%2Cb%3A c.md,line=1,col=1,endColumn=2,title=PF103::line 1 must be '---', "
        "where front matter begins (begin with three lines: '---', 'title: …', '---')",
    ]


def test_signs_of_a_message_do_nothing_to_the_workflow(site: TinySite) -> None:
    site.write({ONE: article("One", body="[Gone](100%25%0A::error::x.md)", summary="A lap.")})
    (line,) = check(site, "--format", "github").stdout.splitlines()
    assert line.startswith("::error file=")
    assert "the link '100%2525%250A::error::x.md' leads nowhere" in line


def test_json_has_a_short_form(site: TinySite) -> None:
    assert (
        json.loads(check(site, "--json").stdout)["problems"]
        == (json.loads(check(site, "--format", "json").stdout)["problems"])
    )


# ---------------------------------------------------------------- many


def test_of_many_warnings_of_a_code_the_first_are_shown_and_the_others_counted(site: TinySite) -> None:
    site.write({f"content/articles/{number}.md": article(f"Part {number}") for number in range(100, 124)})
    result = check(site)
    assert result.stderr.count(": warning: the article has no summary\n") == 20
    assert result.stderr.endswith(
        "\n5 more warnings (PF807 × 5): parcferme check --all shows all of them\n25 warnings (PF807 × 25)\n"
    )
    everything = check(site, "--all")
    assert everything.stderr.count(": warning: the article has no summary\n") == 25
    assert everything.stderr.endswith("\n25 warnings (PF807 × 25)\n")
    assert "more warning" not in everything.stderr
    assert check(site, "--format", "github").stdout.count("\n") == 25
    assert len(json.loads(check(site, "--json").stdout)["problems"]) == 25


def test_each_code_is_counted_for_itself_and_all_errors_are_shown(site: TinySite) -> None:
    links = "\n\n".join(f"[Gone](gone-{number}.md)" for number in range(25))
    many = {f"content/articles/{number}.md": article(f"Part {number}") for number in range(100, 120)}
    site.write({**many, ONE: article("One", body=links)})
    built = run(site, "build", "--now", "2024-07-01 12:00")
    assert built.stderr.count(": warning: the link 'gone-") == 20
    assert built.stderr.endswith(
        "\n5 more warnings (PF201 × 5): parcferme check --all shows all of them\n25 warnings (PF201 × 25)\n"
    )
    result = check(site)
    assert result.stderr.count(": error: the link 'gone-") == 25
    assert result.stderr.count(": warning: the article has no summary\n") == 20
    assert "\n1 more warning (PF807): parcferme check --all shows all of them\n" in result.stderr


# ---------------------------------------------------------------- explained


def test_every_code_is_explained_and_every_rule_has_a_code() -> None:
    assert EXPLANATIONS.keys() == EVERY.keys()
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(severity(code) == EVERY[code][0] == "warning" for code in codes)
    assert all(severity(code) == told for code, (told, _) in EVERY.items())


@pytest.mark.parametrize("code", sorted(EVERY))
def test_an_explanation_is_a_paragraph_of_whole_sentences(code: str) -> None:
    text = EXPLANATIONS[code]
    assert text[0].isupper() or text[0] in "`6"
    assert text.endswith(".")
    assert 60 <= len(text) <= 600
    assert "  " not in text


def test_an_explanation_says_how_to_set_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path), "--explain", "pf807"])
    assert result.exit_code == 0
    assert result.stdout.startswith("PF807: an article has no summary\n\nAn article without `summary` is shown in")
    assert "`checks: {PF807: off}`" in result.stdout
    assert "<!-- pf-ignore-file PF807 -->" in result.stdout
    assert "It is always an error" in explained("PF106")


def test_a_code_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path), "--explain", "PF208x"])
    assert result.exit_code == 2
    assert "'PF208x' is no code of a mistake; did you mean 'PF208'?" in result.stderr
