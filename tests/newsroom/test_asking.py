"""`parcferme new site` asks on a terminal for what is not said, and nowhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.console import CHECKOUT

ANSWERS = (
    "blog",
    "Pit Wall",
    "pitwall.example",
    "https://pitwall.example/",
    "klingon",
    "de",
    "Berlin",
    "Europe/Berlin",
    "y",
)


def asked(folder: Path, *arguments: str, answers: tuple[str, ...] = ()) -> tuple[int, str]:
    """The exit status of a command at a terminal where somebody types these answers, and what stands there then."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "site", *arguments]
    around = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "dumb"}
    with subprocess.Popen(command, cwd=folder, env=around, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, "".join(f"{each}\n" for each in answers).encode())
        said = b""
        try:
            while data := os.read(ours, 4096):
                said += data
        except OSError:  # the other end of the terminal is closed
            pass
        status = process.wait()
    os.close(ours)
    return status, said.decode()


def test_what_is_not_said_is_asked_for_until_it_can_be_used(tmp_path: Path) -> None:
    status, said = asked(tmp_path, answers=ANSWERS)
    assert status == 0, said
    lines = (tmp_path / "blog/site.yaml").read_text(encoding="utf-8").splitlines()
    wanted = {"title: Pit Wall", "base_url: https://pitwall.example/", "language: de"}
    assert wanted <= {line.partition("    #")[0] for line in lines}
    assert any(line.startswith("timezone: Europe/Berlin") for line in lines)
    assert "  articles: /{year}/{month}/{slug}/" in lines
    assert "'base_url' must be an address" in said
    assert "'language' must be a code" in said


def test_what_is_said_is_not_asked_for(tmp_path: Path) -> None:
    flags = ("--title", "A", "--base-url", "https://a.example/", "--language", "en", "--timezone", "UTC")
    status, said = asked(tmp_path, "blog", *flags)
    assert (status, "?" in said) == (0, False)
    assert (tmp_path / "blog/site.yaml").is_file()


def test_where_nobody_can_answer_nothing_is_asked(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["new", "site"])
    assert result.exit_code == 2
    assert "Missing argument 'FOLDER'." in result.stderr
    result = CliRunner().invoke(main, ["new", "site", str(tmp_path / "blog")])
    assert (result.exit_code, (tmp_path / "blog/site.yaml").is_file()) == (0, True)


def test_a_site_that_was_begun_passes_check_at_once(tmp_path: Path) -> None:
    folder = str(tmp_path / "blog")
    assert CliRunner().invoke(main, ["new", "site", folder, "--timezone", "Europe/Berlin"]).exit_code == 0
    checked = CliRunner().invoke(main, ["check", "--strict", "--root", folder])
    assert (checked.exit_code, checked.stderr) == (0, "")
