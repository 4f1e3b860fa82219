"""`parcferme publish`, as people and machines call it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from generator.publish.record import Record
from tests.console import CHECKOUT, run
from tests.publish.releases import shown
from tests.tiny import NOW, SITE_YAML, TinySite, article, tree

ONE = "content/articles/one.md"
TARGET = "publish:\n  live: {to: folder, path: ../www, verify: false}\n"
TIME = ("--now", "2024-07-01")


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"site.yaml": SITE_YAML + TARGET, ONE: article("One")})


@pytest.fixture
def current(tmp_path: Path) -> Path:
    return tmp_path / "www/current"


def publish(site: TinySite, *arguments: str) -> str:
    found = run(site, "publish", *TIME, *arguments)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_a_site_is_published(site: TinySite, current: Path) -> None:
    said = publish(site, "--yes").replace(str(site.root.parent), "…")
    assert said == dedent("""\
        To publish 'live' to …/site/../www, read at https://pitwall.example/:
          28 new, 0 changed, 0 removed, 0 as they are
          65 kB to send
        Published: https://pitwall.example/
        """)
    site.built()
    assert tree(current) == site.files()


def test_what_stands_at_the_target_is_told_of_in_a_record(site: TinySite, tmp_path: Path) -> None:
    publish(site, "--yes")
    (path,) = (tmp_path / "www/releases").glob("*.json")
    record = msgspec.json.decode(path.read_bytes(), type=Record)
    assert path.read_bytes() == (site.root / ".cache/publish/live.json").read_bytes()
    assert (record.target, record.base_url, record.commit) == ("live", "https://pitwall.example/", "")
    assert record.time == NOW.replace(hour=0)
    assert len(record.files) == 28
    assert record.texts[ONE].address == "/articles/one/"


def test_nothing_changed_sends_nothing(site: TinySite, tmp_path: Path) -> None:
    publish(site, "--yes")
    before = sorted(os.listdir(tmp_path / "www/releases"))
    said = publish(site, "--yes")
    assert "  0 new, 0 changed, 0 removed, 28 as they are\n" in said
    assert said.endswith("Nothing to do: the target holds this build already.\n")
    assert sorted(os.listdir(tmp_path / "www/releases")) == before


def test_new_words_send_the_files_that_show_them_alone(site: TinySite, current: Path) -> None:
    publish(site, "--yes")
    before = {path: (current / path).stat().st_ino for path in shown(current)}
    site.write({ONE: article("One", body="Text.\n\nMore of it.")})
    assert "  0 new, 3 changed, 0 removed, 25 as they are\n" in publish(site, "--yes")
    after = {path: (current / path).stat().st_ino for path in shown(current)}
    assert {path for path in after if after[path] != before[path]} == {
        "articles/one/index.html",
        "feed.json",
        "feed.xml",
    }


def test_a_dry_run_does_nothing(site: TinySite, tmp_path: Path) -> None:
    assert publish(site, "--dry-run").endswith("Nothing was published: this was a dry run.\n")
    assert not (tmp_path / "www").exists()


def test_the_plan_is_there_for_programs(site: TinySite, tmp_path: Path) -> None:
    found = json.loads(publish(site, "--dry-run", "--json"))
    assert (found["target"], len(found["added"]), found["published"]) == ("live", 28, False)
    assert not (tmp_path / "www").exists()
    found = json.loads(publish(site, "--yes", "--json"))
    assert (found["published"], found["bytes"] > 50_000) == (True, True)
    assert found["mark"] == msgspec.json.decode((site.root / ".cache/publish/live.json").read_bytes())["mark"]


def test_programs_are_told_that_there_was_nothing_to_do(site: TinySite) -> None:
    publish(site, "--yes")
    found = json.loads(publish(site, "--yes", "--json"))
    assert (found["added"], found["changed"], found["removed"], found["same"]) == ([], [], [], 28)
    assert found["published"] is False


def test_programs_are_told_why_nothing_was_published(site: TinySite) -> None:
    site.write({ONE: article("One", drvers="[Norris]")})
    found = run(site, "publish", *TIME, "--yes", "--json")
    assert found.exit_code == 1
    told = json.loads(found.stdout)
    assert (told["published"], [each["code"] for each in told["problems"]]) == (False, ["PF110"])
    assert "error: unknown key 'drvers'" in found.stderr


def test_programs_are_shown_the_plan_that_is_refused(site: TinySite) -> None:
    publish(site, "--yes")
    site.remove(ONE)
    found = run(site, "publish", *TIME, "--dry-run", "--json")
    assert found.exit_code == 1
    told = json.loads(found.stdout)
    assert (told["published"], "articles/one/index.html" in told["removed"]) == (False, True)
    assert {each["code"] for each in told["problems"]} == {"PF704"}
    assert "1 error (PF704)" in found.stderr


def test_where_nobody_can_be_asked_it_says_what_to_give(site: TinySite, tmp_path: Path) -> None:
    found = run(site, "publish", *TIME)
    assert found.exit_code == 2
    assert "nobody can be asked here: give --yes to go on, or --dry-run for the plan alone" in found.stderr
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(
    ("answer", "last"), [("y", "Published: https://pitwall.example/"), ("n", "Nothing was published.")]
)
def test_on_a_terminal_it_asks(site: TinySite, tmp_path: Path, answer: str, last: str) -> None:
    theirs, ours = os.openpty()
    os.write(theirs, f"{answer}\n".encode())
    command = [sys.executable, "-m", "generator", "publish", "--root", str(site.root), *TIME]
    around = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    found = subprocess.run(command, env=around, stdin=ours, capture_output=True, encoding="utf-8", check=True)
    os.close(theirs)
    os.close(ours)
    assert "Publish? [y/N]" in found.stderr
    assert found.stdout.splitlines()[-1] == last
    assert (tmp_path / "www").exists() == (answer == "y")


def test_a_release_can_be_taken_back(site: TinySite, current: Path) -> None:
    publish(site, "--yes")
    before = shown(current)
    site.write({ONE: article("Another headline")})
    publish(site, "--yes")
    assert shown(current) != before
    assert publish(site, "--rollback", "--yes") == "Readers get the release of 2024-07-01 00:00 UTC again.\n"
    assert shown(current) == before
    site.write({ONE: article("A third headline")})
    publish(site, "--yes")
    told = json.loads(publish(site, "--rollback", "--yes", "--json"))
    assert {key: told[key] for key in ("target", "time", "base_url")} == {
        "target": "live",
        "time": "2024-07-01T00:00:00Z",
        "base_url": "https://pitwall.example/",
    }
    assert shown(current) == before


def test_an_article_that_moved_is_told_with_the_lines_that_make_a_redirect(site: TinySite) -> None:
    publish(site, "--yes")
    (site.root / ONE).rename(site.root / "content/articles/le-mans.md")
    said = publish(site, "--dry-run")
    assert said.split("to send\n")[1] == dedent("""\
        Removed:
          articles/one/index.html
        Gone without a redirect:
          /articles/one/ (now at /articles/le-mans/)
        To have them lead to where they are now, write into front matter:
          content/articles/le-mans.md
            aliases: [/articles/one/]
        Nothing was published: this was a dry run.
        """)
    site.write({"content/articles/le-mans.md": article("One", aliases="[/articles/one/]")})
    assert "Gone without a redirect" not in publish(site, "--dry-run")


def test_an_article_that_moved_keeps_the_old_addresses_that_it_has(site: TinySite) -> None:
    site.write({ONE: article("One", aliases="[/o/1/, '/o/a, b/']")})
    publish(site, "--yes")
    (site.root / ONE).rename(site.root / "content/articles/le-mans.md")
    said = publish(site, "--dry-run")
    line = "aliases: [/o/1/, '/o/a, b/', /articles/one/]"
    assert said.split("front matter:\n")[1] == (
        "  content/articles/le-mans.md, in place of its aliases\n"
        f"    {line}\n"
        "Nothing was published: this was a dry run.\n"
    )
    (gone,) = json.loads(publish(site, "--dry-run", "--json"))["gone"]
    assert gone["aliases"] == ["/o/1/", "/o/a, b/"]
    site.write({"content/articles/le-mans.md": article("One", aliases=line.removeprefix("aliases: "))})
    assert "Gone without a redirect" not in publish(site, "--yes")


def test_git_tells_of_a_move_with_other_words(site: TinySite) -> None:
    long = "\n\n".join(f"Paragraph {number} of a long text." for number in range(20))

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@pitwall.example")
        subprocess.run(["git", *who, *arguments], cwd=site.root, check=True, capture_output=True)

    site.write({ONE: article("One", body=long), ".gitignore": ".cache/\n"})
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message=One")
    publish(site, "--yes")
    (site.root / ONE).rename(site.root / "content/articles/zandvoort.md")
    site.write({"content/articles/zandvoort.md": article("One", body=f"{long}\n\nMore.")})
    git("add", ".")
    assert "  /articles/one/ (now at /articles/zandvoort/)\n" in publish(site, "--dry-run")
    commit = json.loads((site.root / ".cache/publish/live.json").read_text())["commit"]
    assert len(commit) == 40
    assert json.loads(publish(site, "--dry-run", "--json"))["commit"] == f"{commit}-dirty"


TARGETS = (
    (
        "",
        (),
        "site.yaml names no target to publish to",
        "write where: 'publish: {live: {to: folder, path: /srv/www/blog}}'",
    ),
    (TARGET, ("lve",), "no target is called 'lve'", "there are: live"),
    (
        f"{TARGET}  drafts: {{to: folder, path: ../drafts}}\n",
        (),
        "there are several targets: live, drafts",
        "name one: 'parcferme publish …'",
    ),
)


@pytest.mark.parametrize(("lines", "arguments", "message", "hint"), TARGETS, ids=[each[2] for each in TARGETS])
def test_a_target_has_to_be_one_of_those_that_are_named(
    site: TinySite, lines: str, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    site.write({"site.yaml": SITE_YAML + lines})
    found = run(site, "publish", *TIME, *arguments)
    assert found.exit_code == 1
    assert found.stderr == f"site.yaml: error: {message}\n  hint: {hint}\n1 error (PF701)\n"


WRONG = (
    ("publish: {live: {to: folder, pfad: ../x}}\n", "unknown key 'pfad'", "known here: base_url"),
    ("publish: {live: {to: foldr, path: ../x}}\n", "'to' must be one of folder, rsync", "did you mean 'folder'?"),
    (f"{TARGET}  pages: {{to: git, remote: origin}}\n", "'branch' is missing", "write 'branch: …'"),
    (f"timezone: Europe/Monza\n{TARGET}", "no time zone is called 'Europe/Monza'", "did you mean"),
)


@pytest.mark.parametrize(("lines", "message", "hint"), WRONG, ids=[each[1] for each in WRONG])
def test_mistakes_of_site_yaml_are_told_and_nothing_else(
    site: TinySite, tmp_path: Path, lines: str, message: str, hint: str
) -> None:
    site.write({"site.yaml": SITE_YAML + lines})
    found = run(site, "publish", *TIME, "--yes")
    assert found.exit_code == 1
    assert message in found.stderr
    assert hint in found.stderr
    assert "PF701" not in found.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_target_is_chosen_by_its_name(site: TinySite, tmp_path: Path) -> None:
    more = (
        "  drafts: {to: folder, path: ../drafts, drafts: true, base_url: 'https://d.pitwall.example/', verify: false}\n"
    )
    site.write({"site.yaml": SITE_YAML + TARGET + more})
    assert publish(site, "drafts", "--yes").endswith("Published: https://d.pitwall.example/\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drafts", "site"]
    assert "d.pitwall.example" in (tmp_path / "drafts/current/index.html").read_text()


def test_what_is_for_colleagues_keeps_search_engines_out_by_a_header_too(site: TinySite, tmp_path: Path) -> None:
    drafts = (
        "  drafts: {to: folder, path: ../drafts, drafts: true, base_url: 'https://d.pitwall.example/', verify: false}\n"
    )
    site.write({"site.yaml": SITE_YAML + TARGET + drafts})
    publish(site, "live", "--yes")
    publish(site, "drafts", "--yes")
    assert "X-Robots-Tag: noindex" in (tmp_path / "drafts/current/_headers").read_text()
    assert "X-Robots-Tag" not in (tmp_path / "www/current/_headers").read_text()


def test_a_branch_gets_no_rules_for_servers_of_ones_own(site: TinySite, tmp_path: Path) -> None:
    bare = ["git", "init", "--quiet", "--bare", str(tmp_path / "remote.git")]
    subprocess.run(bare, check=True)
    target = "publish: {live: {to: git, remote: ../remote.git, branch: gh-pages, verify: false}}\n"
    site.write({"site.yaml": SITE_YAML + target})
    publish(site, "--yes")
    listed = ["git", "-C", str(tmp_path / "remote.git"), "ls-tree", "-r", "--name-only", "gh-pages"]
    files = subprocess.run(listed, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    assert {"index.html", "_headers", ".nojekyll"} <= {*files}
    assert not [path for path in files if path.startswith(".hosts")]


def test_a_publish_leaves_the_output_folder_alone(site: TinySite) -> None:
    site.built()
    before = tree(site.output)
    site.write({ONE: article("Another headline")})
    publish(site, "--yes")
    assert tree(site.output) == before
