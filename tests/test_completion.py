"""Shell completion, as bash runs it: commands, options, and names of the site."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.completing import entities, targets
from tests.newsroom.beginnings import season
from tests.tiny import TinySite

SCRIPT = """\
eval "$(parcferme completion bash)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_parcferme_completion parcferme
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = season(tmp_path)
    settings = (site.root / "site.yaml").read_text()
    return site.write(
        {"site.yaml": settings + "publish: {live: {to: folder, path: a}, staging: {to: folder, path: b}}\n"}
    )


def proposed(site: TinySite, *words: str) -> list[str]:
    """What bash proposes for the last of these words."""
    around = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "--norc", "-c", SCRIPT, "bash", "parcferme", *words]
    done = subprocess.run(command, cwd=site.root, env=around, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split()


TRIED: tuple[tuple[tuple[str, ...], list[str]], ...] = (
    (("comp",), ["completion"]),
    (("new", "e"), ["edition", "event"]),
    (("new", "article", "--k"), ["--kind"]),
    (("new", "article", "A", "--kind", "pr"), ["practice", "preview"]),
    (("new", "article", "A", "--event", "mon"), ["monaco-grand-prix/2024"]),
    (("new", "driver", "A", "--team", ""), []),
    (("new", "a"), ["article", "author"]),
    (("new", "circuit", "A", "--le"), ["--length-km"]),
    (("new", "circuit", "mo"), ["monaco"]),
    (("new", "event", "A", "--circuit", ""), ["imola", "monaco"]),
    (("new", "edition", "im"), ["imola-grand-prix"]),
    (("new", "season", "f"), ["formula-1"]),
    (("publish", ""), ["live", "staging"]),
    (("publish", "l"), ["live"]),
)


def test_bash_completes_commands_options_and_names_of_the_site(site: TinySite) -> None:
    assert [proposed(site, *words) for words, _ in TRIED] == [wanted for _, wanted in TRIED]
    assert len(TRIED) == 14


def test_entries_of_lists_are_proposed_and_a_broken_site_proposes_nothing(site: TinySite) -> None:
    context = click.Context(main, **main.context_settings)
    context.params["root"] = site.root
    parameter = click.Argument(["name"])
    assert entities("drivers")(context, parameter, "") == ["charles-leclerc", "lando-norris", "pierre-gasly"]
    site.write({"site.yaml": "title: x\n"})
    assert targets(context, parameter, "") == []
    context.params["root"] = site.root / "nowhere"
    assert targets(context, parameter, "") == entities("drivers")(context, parameter, "") == []


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "compdef"), ("fish", "complete --no-files")]
)
def test_what_each_shell_reads_is_printed(shell: str, sign: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert sign in result.stdout
    assert "_PARCFERME_COMPLETE" in result.stdout
