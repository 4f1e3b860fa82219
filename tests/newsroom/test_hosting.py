"""`parcferme new ci`: what it writes is read back, and its shell lines are run on a small site."""

import os
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.newsroom.hosting import Host, requirement
from tests.console import CHECKOUT
from tests.tiny import TinySite, article, tree

HOSTS: tuple[Host, ...] = get_args(Host)
ON_GITHUB = ("github", "netlify", "cloudflare")
WORKFLOW = ".github/workflows/publish.yml"
FILES = {
    "github": {WORKFLOW, "requirements.txt"},
    "gitlab": {".gitlab-ci.yml", "requirements.txt"},
    "netlify": {WORKFLOW, "netlify.toml", "requirements.txt"},
    "cloudflare": {WORKFLOW, "requirements.txt"},
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/a.md": article("A", date="2020-01-01")})


def begun(site: TinySite, host: str) -> Result:
    return CliRunner().invoke(main, ["new", "ci", host, "--root", str(site.root)], catch_exceptions=False)


def read(site: TinySite, path: str) -> Any:
    """A file of YAML, every scalar as text: `on` stays `on`."""
    return yaml.load((site.root / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def workflow(site: TinySite, host: str) -> Any:
    assert begun(site, host).exit_code == 0
    return read(site, WORKFLOW)


def steps(found: Any) -> list[Any]:
    return [step for job in found["jobs"].values() for step in job["steps"]]


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_has_its_files_and_a_second_time_they_are_as_they_were(site: TinySite, host: str) -> None:
    before = set(tree(site.root))
    result = begun(site, host)
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(tree(site.root)) - before == FILES[host]
    written, _, by_hand = result.stdout.partition("By hand, once:\n")
    assert written == "".join(f"Written: {site.root / path}\n" for path in sorted(FILES[host], key=_main_first))
    assert by_hand.startswith("- ")
    files = tree(site.root)
    again = begun(site, host)
    assert again.stdout.splitlines()[0] == f"As it was: {site.root / min(FILES[host], key=_main_first)}"
    assert "Written" not in again.stdout
    assert tree(site.root) == files


def _main_first(path: str) -> int:
    return (WORKFLOW, ".gitlab-ci.yml", "netlify.toml", "requirements.txt").index(path)


@pytest.mark.parametrize("host", HOSTS)
def test_nothing_is_left_to_be_put_in(site: TinySite, host: str) -> None:
    begun(site, host)
    for path in FILES[host]:
        text = (site.root / path).read_text(encoding="utf-8")
        assert not re.search("%[A-Z]", text)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("host", ON_GITHUB)
def test_a_workflow_runs_at_pushes_by_hand_and_every_15_minutes(site: TinySite, host: str) -> None:
    found = workflow(site, host)
    assert found["on"].keys() == {"push", "schedule", "workflow_dispatch"}
    assert found["on"]["push"] == {"branches": ["main"]}
    minutes = [int(each) for each in found["on"]["schedule"][0]["cron"].split()[0].split(",")]
    assert [later - earlier for earlier, later in pairwise(minutes)] == [15, 15, 15]


@pytest.mark.parametrize("host", ON_GITHUB)
def test_a_workflow_may_do_no_more_than_it_must(site: TinySite, host: str) -> None:
    found = workflow(site, host)
    assert found["permissions"] == {"contents": "read"}
    rights = {name: job["permissions"] for name, job in found["jobs"].items() if "permissions" in job}
    assert rights == ({"publish": {"pages": "write", "id-token": "write"}} if host == "github" else {})
    assert all("timeout-minutes" in job for job in found["jobs"].values())
    assert all("${{" not in step.get("run", "") for step in steps(found)), "a shell must not read what others wrote"
    checkouts = [step for step in steps(found) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"] for step in checkouts] == [{"persist-credentials": "false"}] * 2


@pytest.mark.parametrize("host", ON_GITHUB)
def test_only_jobs_that_build_or_publish_wait_for_each_other(site: TinySite, host: str) -> None:
    jobs = workflow(site, host)["jobs"]
    waiting = {name: job["concurrency"]["group"] for name, job in jobs.items() if "concurrency" in job}
    assert waiting == {name: name for name in jobs if name != "ask"}
    assert all(jobs[name]["concurrency"]["cancel-in-progress"] == "false" for name in waiting)


@pytest.mark.parametrize("host", ON_GITHUB)
def test_what_a_build_remembers_is_kept_under_a_new_key_and_the_newest_is_taken(site: TinySite, host: str) -> None:
    found = steps(workflow(site, host))
    taken = [step["with"] for step in found if step.get("uses") == "actions/cache/restore@v5"]
    kept = [step["with"] for step in found if step.get("uses") == "actions/cache/save@v5"]
    assert [each["key"] for each in taken if each["path"] == ".cache"] == [
        each["key"] for each in kept if each["path"] == ".cache"
    ] * 2
    assert {each["path"]: each["restore-keys"] for each in taken} == (
        {".cache": "parcferme-", ".published": "published-"} if host == "github" else {".cache": "parcferme-"}
    )
    assert all(each["key"].startswith(each["restore-keys"]) for each in taken)


@pytest.mark.parametrize(("host", "publishes"), [("netlify", "netlify-cli"), ("cloudflare", "pages deploy output")])
def test_elsewhere_a_build_is_remembered_once_it_is_published(site: TinySite, host: str, publishes: str) -> None:
    found = workflow(site, host)["jobs"]["build"]["steps"]
    at = next(number for number, step in enumerate(found) if publishes in str(step))
    assert [step["name"] for step in found[at - 1 :]] == ["Build", "Publish", "Keep what this build remembers"]


def test_github_publishes_dot_files_too(site: TinySite) -> None:
    found = steps(workflow(site, "github"))
    (upload,) = (step for step in found if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output", "include-hidden-files": "true"}


def test_the_branch_is_the_one_that_is_checked_out(site: TinySite) -> None:
    site.write({".git/HEAD": "ref: refs/heads/live/site\n"})
    found = workflow(site, "cloudflare")
    assert found["on"]["push"]["branches"] == ["live/site"]
    assert "--branch=live/site" in str(found)


@pytest.mark.parametrize("branch", ["no", "1.10", "null", "2024-06-17", "été", "-dash", "a.b/c_d"])
def test_whatever_a_branch_is_called_yaml_takes_it_for_a_name(site: TinySite, branch: str) -> None:
    (site.root / ".git").mkdir()
    (site.root / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n", encoding="utf-8")
    assert begun(site, "cloudflare").exit_code == 0
    found = yaml.safe_load((site.root / WORKFLOW).read_text(encoding="utf-8"))
    assert found[True]["push"]["branches"] == [branch]  # YAML 1.1 takes `on` for True


@pytest.mark.parametrize(
    "branch", ["$(id)", "a b", "a;b", "`id`", "${{ github.token }}", "a\nb: c", "a]", "x'", 'x"', "a#b"]
)
def test_a_branch_that_would_say_more_than_a_name_is_not_written_down(site: TinySite, branch: str) -> None:
    (site.root / ".git").mkdir()
    (site.root / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n", encoding="utf-8")
    found = workflow(site, "cloudflare")
    assert found["on"]["push"]["branches"] == ["main"]
    assert "--branch=main" in str(found)


def test_gitlab_publishes_the_default_branch_and_a_schedule_may_end_early(site: TinySite) -> None:
    begun(site, "gitlab")
    job = read(site, ".gitlab-ci.yml")["pages"]
    assert job["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert (job["artifacts"], job["allow_failure"]) == ({"paths": ["public"]}, {"exit_codes": "42"})
    assert job["cache"] == {"key": "parcferme", "paths": [".cache/", ".venv/"]}


def test_netlify_knows_where_the_site_is(site: TinySite) -> None:
    begun(site, "netlify")
    found = tomllib.loads((site.root / "netlify.toml").read_text(encoding="utf-8"))
    assert found["build"]["publish"] == "output"
    assert found["build"]["environment"] == {"PYTHON_VERSION": "3.13"}


def test_requirements_name_this_version(site: TinySite) -> None:
    begun(site, "github")
    lines = (site.root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [requirement()] == [f"parcferme=={__version__}"]


FROM = {
    '{"url": "https://git.example/parcferme", "vcs_info": {"vcs": "git", "commit_id": "%s"}}' % ("c0ffee01" * 5): (
        f"parcferme @ git+https://git.example/parcferme@{'c0ffee01' * 5}",
        "",
    ),
    '{"url": "file:///home/ada/parcferme", "dir_info": {"editable": true}}': (
        f"parcferme=={__version__}",
        "- requirements.txt: this Parc Fermé was installed from a folder, which no host can reach: push that folder to "
        "a host of git, and write parcferme @ git+https://…@COMMIT\n",
    ),
    "{}": (f"parcferme=={__version__}", ""),
}
"""What pip writes down of where a package came from; the line that it makes, and what is left to do."""


@pytest.mark.parametrize("origin", FROM)
def test_requirements_are_what_a_host_can_reach_or_it_is_said(
    site: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    line, todo = FROM[origin]
    installed = tmp_path / "installed/parcferme-0.0.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: parcferme\nVersion: 0.0.0\n", encoding="utf-8")
    (installed / "direct_url.json").write_text(origin, encoding="utf-8")
    monkeypatch.syspath_prepend(installed.parent)
    said = begun(site, "github").stdout.partition("By hand, once:\n")[2]
    assert said == f"- Settings, Pages, Source: choose GitHub Actions\n{todo}"
    assert (site.root / "requirements.txt").read_text(encoding="utf-8").splitlines()[1:] == [line]


# ---------------------------------------------------------------- what is refused


def refused(site: TinySite, host: str) -> str:
    before = tree(site.root)
    result = begun(site, host)
    assert (result.exit_code, result.stdout) == (1, "")
    assert tree(site.root) == before
    return result.stderr.replace(str(site.root.parent), "FOLDER")


def test_a_file_that_says_something_else_is_kept_and_nothing_is_written(site: TinySite) -> None:
    site.write({"netlify.toml": "# mine\n"})
    assert refused(site, "netlify") == (
        "netlify.toml: error: is there already and says something else\n"
        "  hint: move it away to have it written anew\n"
        "1 error (PF116)\n"
    )


def test_requirements_of_your_own_are_kept_and_have_to_name_parcferme(site: TinySite) -> None:
    mine = "pagefind[bin]\n# parcferme\nparcferme-extra==1\n"
    site.write({"requirements.txt": mine})
    assert refused(site, "github") == (
        "requirements.txt: error: does not name parcferme, which is to be installed by it\n"
        f"  hint: add the line: {requirement()}\n"
        "1 error (PF116)\n"
    )
    site.write({"requirements.txt": mine + "parcferme[search] @ git+https://git.example/parcferme\n"})
    result = begun(site, "github")
    assert result.exit_code == 0
    assert "requirements.txt" not in result.stdout


def test_a_site_below_the_top_of_its_repository_is_refused(site: TinySite) -> None:
    (site.root.parent / ".git").mkdir()
    assert refused(site, "gitlab") == (
        "site.yaml: error: this site is not the top of its repository, which is FOLDER\n"
        "  hint: hosts read these files there alone: give the site a repository of its own\n"
        "1 error (PF116)\n"
    )


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["new", "ci", "github", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_host_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["new", "ci", "geocities"]).exit_code == 2


# ---------------------------------------------------------------- the shell lines


def installed(site: TinySite) -> None:
    """As after `pip install`: this checkout is in .venv/."""
    command = f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n'
    site.write({".venv/bin/parcferme": command, ".venv/bin/python": f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'})
    for name in ("parcferme", "python"):
        (site.root / ".venv/bin" / name).chmod(0o755)


def shell(site: TinySite, lines: str, *how: str, **env: str) -> subprocess.CompletedProcess[str]:
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **env}
    command = [*(how or ("bash", "-eo", "pipefail")), "-c", lines]
    return subprocess.run(command, cwd=site.root, env=around, capture_output=True, encoding="utf-8", check=False)


def run_of(found: Any, job: str, name: str) -> str:
    (lines,) = (step["run"] for step in found["jobs"][job]["steps"] if step.get("name") == name)
    return str(lines)


def asked(site: TinySite, found: Any, **env: str) -> str:
    """What a scheduled run answers."""
    said = site.root / "said"
    said.write_text("")
    result = shell(site, run_of(found, "ask", "Ask what is due"), GITHUB_OUTPUT=str(said), **env)
    assert result.returncode == 0, result.stderr
    return said.read_text()


@pytest.mark.parametrize("host", ON_GITHUB)
def test_a_workflow_builds_and_then_asks(site: TinySite, host: str) -> None:
    found = workflow(site, host)
    installed(site)
    assert asked(site, found) == "due=true\n"
    built = shell(site, run_of(found, "build", "Build"), GITHUB_RUN_ID="7")
    assert built.returncode == 0, built.stderr
    assert (site.output / "articles/a/index.html").is_file()
    assert not (site.output / ".parcferme").exists()
    if host == "github":
        assert asked(site, found) == "due=true\n", "it is not published yet"
        shell(site, run_of(found, "publish", PUBLISHED), GITHUB_RUN_ID="7")
    assert asked(site, found) == "due=false\n"


PUBLISHED = "Say that this build is published; else the next schedule tries again"


def test_an_article_whose_hour_has_come_has_the_workflow_build(site: TinySite) -> None:
    site.write({"content/articles/b.md": article("B", date="2020-01-03")})
    found = workflow(site, "netlify")
    installed(site)
    assert shell(site, run_of(found, "build", "Build"), SOURCE_DATE_EPOCH="1577959200").returncode == 0
    assert asked(site, found, SOURCE_DATE_EPOCH="1577962800") == "due=false\n"
    assert asked(site, found, SOURCE_DATE_EPOCH="1578009600") == "due=true\n"


@pytest.mark.parametrize("host", ON_GITHUB)
def test_a_site_with_a_mistake_fails_and_is_not_published(site: TinySite, host: str) -> None:
    found = workflow(site, host)
    installed(site)
    site.write({"site.yaml": "title: no address\n"})
    assert shell(site, run_of(found, "build", "Build"), GITHUB_RUN_ID="7").returncode == 1
    assert not (site.root / ".cache/run").exists()


def test_a_question_that_fails_fails_the_workflow(site: TinySite) -> None:
    found = workflow(site, "netlify")
    installed(site)
    site.write({"site.yaml": "title: no address\n"})
    result = shell(site, run_of(found, "ask", "Ask what is due"), GITHUB_OUTPUT=str(site.root / "said"))
    assert result.returncode == 1
    assert not (site.root / "said").exists()


def test_gitlab_builds_at_a_push_and_ends_early_when_nothing_is_due(site: TinySite) -> None:
    begun(site, "gitlab")
    installed(site)
    site.write({".venv/requirements.txt": (site.root / "requirements.txt").read_text()})
    script = "\n".join(read(site, ".gitlab-ci.yml")["pages"]["script"])
    first = shell(site, script, "sh", "-e", CI_PIPELINE_SOURCE="schedule")
    assert first.returncode == 0, first.stderr
    assert (site.root / "public/articles/a/index.html").is_file()
    assert not (site.root / "public/.parcferme").exists()
    assert shell(site, script, "sh", "-e", CI_PIPELINE_SOURCE="schedule").returncode == 42
    assert shell(site, script, "sh", "-e", CI_PIPELINE_SOURCE="push").returncode == 0
    site.write({"site.yaml": "title: no address\n"})
    assert shell(site, script, "sh", "-e", CI_PIPELINE_SOURCE="push").returncode == 1


def test_netlify_builds_too(site: TinySite) -> None:
    begun(site, "netlify")
    python = f'#!/bin/sh\n[ "$2" = pip ] && exit 0\nexec "{sys.executable}" "$@"\n'
    site.write({"bin/python": python})
    (site.root / "bin/python").chmod(0o755)
    command = tomllib.loads((site.root / "netlify.toml").read_text(encoding="utf-8"))["build"]["command"]
    result = shell(site, command, PATH=f"{site.root / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert result.returncode == 0, result.stderr
    assert (site.output / "index.html").is_file()
