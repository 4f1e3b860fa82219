"""What a terminal is sent: names of files, titles and texts never move its cursor, change its colours, turn its lines
round, or begin a line of their own."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import visible, visible_json
from generator.model import Location, Problem
from generator.newsroom.annotations import annotations
from tests.tiny import SITE_YAML, TinySite, article

TRICK = "\u202e\u2066\u2028\u2029\u200f\xad\u200b"
"""What YAML lets pass: it turns a line round, or begins one of its own."""

NAME = "\u202e\u2066\u200f\xad"
"""The same in names of files that pages are made of."""

REFUSED = f"content/articles/a-{TRICK}-\x7f\x1b[2J\x9b31m.md"
WRONG = f"content/articles/wrong{NAME}.md"
NAMED = f"content/articles/named{NAME}.md"
TEXT = f"Pierre {TRICK}Gasly \x1b[2J\x9b31m won [here](\x1b[31m{TRICK}.md). <b onclick=x>\x07</b>\n\nPierre Gasly won."

FILES = {
    "site.yaml": f"{SITE_YAML}publish: {{live: {{to: folder, path: www}}}}\n",
    REFUSED: article(f'"Title {TRICK}"', body=TEXT, drivers=f'["Pierre {TRICK} Gasly"]'),
    NAMED: article(f'"Named {TRICK}"', body=TEXT, drivers=f'["Pierre {TRICK} Gasly"]'),
    f"content/articles/draft{NAME}.md": article(f'"Draft {TRICK}"', draft="true"),
    f"content/articles/future{NAME}.md": article(f'"Future {TRICK}"', "2099-01-01"),
    f"content/articles/expired{NAME}.md": article(f'"Expired {TRICK}"', expires="2024-06-20"),
    WRONG: article(f'"Wrong {TRICK}"', **{f"drivers{TRICK}": f'"{TRICK}"'}),
    f"content/odd{NAME}/x.txt": "x",
    "content/drivers/pierre-gasly.md": f'---\nname: "Pierre {TRICK} Gasly"\nsurname: Gasly\n---\n',
    f"raw{TRICK}.txt": f"Title {TRICK}\x1b[2J\n\ndate 2024-06-17\n\nBy J {TRICK}\n\nPierre {TRICK}\x9b3m Gasly won.\n",
}

COMMANDS = (
    ("build",),
    ("build", "--json"),
    ("build", "--timings"),
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", "--fix", "--dry-run"),
    ("list", "articles"),
    ("list", "articles", "--json"),
    ("list", "drafts"),
    ("list", "future"),
    ("list", "expired"),
    ("list", "entities"),
    ("list", "entities", "--json"),
    ("list", "stale"),
    ("list", "due"),
    ("explain", NAMED),
    ("explain", NAMED, "--json"),
    ("explain", f"content/articles/no{TRICK}.md"),
    ("publish", "live", "--dry-run"),
    ("publish", f"live{TRICK}", "--dry-run"),
    ("new", "article", f"A {TRICK} title"),
    ("new", "driver", f"A {TRICK} name"),
    ("import", "text", "RAW"),
)
SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    return TinySite(tmp_path_factory.mktemp("tricky") / "site", FILES)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("wrong", [True, False], ids=["with mistakes", "without"])
def test_nothing_that_is_printed_does_anything(site: TinySite, command: tuple[str, ...], wrong: bool) -> None:
    for path in (WRONG, REFUSED):
        site.write({path: FILES[path]}) if wrong else (site.root / path).unlink(missing_ok=True)
    result = asked(site, command)
    assert result.output
    assert not SIGNS.search(result.output)


def test_every_command_that_prints_names_is_tried() -> None:
    assert len(COMMANDS) == 24


@given(st.text())
def test_json_says_the_same_and_does_nothing(text: str) -> None:
    made = visible_json(msgspec.json.encode(text).decode())
    assert not SIGNS.search(made)
    assert json.loads(made) == text


@given(path=st.text(st.characters(exclude_characters="/\0")), message=st.text(), hint=st.text(), line=st.integers(1, 9))
def test_an_annotation_is_one_line_that_says_what_was_meant(path: str, message: str, hint: str, line: int) -> None:
    problem = Problem("PF101", message, Location(f"a{path}", line, 1), hint, "error")
    (made,) = annotations([problem], Path())
    found = re.fullmatch(r"::error file=([^:,]*),line=(\d),col=1,endColumn=2,title=PF101::(.*)", made)
    assert found
    assert unquoted(found[1]).endswith(visible_lines(f"a{path}"))
    assert int(found[2]) == line
    assert unquoted(found[3]) == visible_lines(f"{message} ({hint})" if hint else message)


def unquoted(text: str) -> str:
    """What GitHub reads of a value."""
    for written, meant in (("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def asked(site: TinySite, command: tuple[str, ...]) -> Result:
    """What comes of a command; `RAW` is the raw text."""
    name, *arguments = (str(site.root / f"raw{TRICK}.txt") if each == "RAW" else each for each in command)
    inner = arguments[:1] if name in ("list", "new", "import") else []
    full = [name, *inner, "--root", str(site.root), *arguments[len(inner) :]]
    return CliRunner().invoke(main, full, catch_exceptions=False)
