"""`parcferme check --fix`: what is certain is mended where it stands, and nothing else."""

import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.newsroom.fixing import apply, fixes
from tests.newsroom.rules.desks import desk_of, problems
from tests.newsroom.rules.test_changes import git
from tests.tiny import SITE_YAML, TinySite, article, tree

ONE, TWO = "content/articles/one.md", "content/articles/two.md"
DRIVERS = {"content/drivers/kimi-raikkonen.md": "---\nname: Kimi Räikkönen\n---\n"}
SERIES = {"content/series/formula-1.md": "---\nname: Formula 1\n---\n"}


def check(site: TinySite, *more: str) -> Result:
    command = ["check", "--root", str(site.root), "--now", "2024-07-01 12:00", *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def commit(root: Path, message: str) -> None:
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def one(body: str, **keys: str) -> str:
    return article("One", body=body, **{"summary": "A lap.", **keys})


MENDED: tuple[tuple[str, dict[str, str], dict[str, str], str], ...] = (
    (
        "accents",
        {**DRIVERS, **SERIES, ONE: one("He is Kimi Raikkonen, and Raikkonen was second in the race.")},
        {ONE: one("He is Kimi Räikkönen, and Räikkönen was second in the race.")},
        f"{ONE}:7:12: PF818: 'Raikkonen' is now 'Räikkönen'\n{ONE}:7:27: PF818: 'Raikkonen' is now 'Räikkönen'\n",
    ),
    (
        "tags",
        {
            ONE: one("Text.", tags="['le-mans', Monza]"),
            TWO: article("Two", tags="[Le Mans]"),
            "content/tags/le-mans.md": "---\nname: Le Mans\n---\n",
        },
        {ONE: one("Text.", tags="['Le Mans', Monza]")},
        f"{ONE}:5:8: PF812: ''le-mans'' is now ''Le Mans''\n",
    ),
    (
        "a link to a text that was renamed",
        {
            ONE: one("[It](old-two.md#top) and [it](/articles/old-two/)."),
            TWO: article("Two", aliases="[/articles/old-two/]"),
        },
        {ONE: one("[It](two.md#top) and [it](two.md).")},
        f"{ONE}:7:6: PF201: 'old-two.md#top' is now 'two.md#top'\n"
        f"{ONE}:7:31: PF817: '/articles/old-two/' is now 'two.md'\n",
    ),
    (
        "a link to a text that was moved",
        {ONE: one("[It](2024-06-01-two.md)"), "content/articles/june/two.md": article("Two")},
        {ONE: one("[It](june/two.md)")},
        f"{ONE}:7:6: PF201: '2024-06-01-two.md' is now 'june/two.md'\n",
    ),
    (
        "straight marks",
        {"site.yaml": f"{SITE_YAML}quotes: straight\n", ONE: one("“It’s his,” `“he”` said.\n\nNo.")},
        {ONE: one('"It\'s his," `“he”` said.\n\nNo.')},
        f"{ONE}:7:1: PF819: '“It’s his,”' is now '\"It's his,\"'\n",
    ),
    (
        "typographic marks",
        {"site.yaml": f"{SITE_YAML}quotes: typographic\n", ONE: one('"It\'s his," `"he"` said ("no").')},
        {ONE: one('“It’s his,” `"he"` said (“no”).')},
        f'{ONE}:7:1: PF819: \'"It\'s his," `"he"` said ("no"\' is now \'“It’s his,” `"he"` said (“no”\'\n',
    ),
    (
        "a word alone in its marks",
        {"site.yaml": f"{SITE_YAML}quotes: typographic\n", ONE: one('He said "no" to it.')},
        {ONE: one("He said “no” to it.")},
        f"{ONE}:7:9: PF819: '\"no\"' is now '“no”'\n",
    ),
)
"""What it is, the site, the files that are others then, and what is printed."""


@pytest.mark.parametrize(("files", "wanted", "said"), [each[1:] for each in MENDED], ids=[each[0] for each in MENDED])
def test_what_is_certain_is_mended_and_a_second_run_changes_nothing(
    tmp_path: Path, files: dict[str, str], wanted: dict[str, str], said: str
) -> None:
    site = TinySite(tmp_path / "site", files)
    before = tree(site.root)
    dry = check(site, "--fix", "--dry-run")
    assert dry.stdout.startswith(f"{said}Nothing was changed: {said.count(' is now ')} would be.\n")
    assert tree(site.root) == before
    result = check(site, "--fix")
    assert result.stdout.startswith(said)
    assert tree(site.root) == {**before, **{path: text.encode() for path, text in wanted.items()}}
    again = check(site, "--fix")
    assert " is now " not in again.stdout
    assert tree(site.root) == {**before, **{path: text.encode() for path, text in wanted.items()}}


def test_every_kind_is_tried() -> None:
    assert len(MENDED) == 7


DOUBTFUL: tuple[dict[str, str], ...] = (
    {
        ONE: one("[It](two.md)"),
        "content/articles/a/two.md": article("A"),
        "content/articles/b/2024-06-01-two.md": article("B", slug="b"),
    },
    {ONE: one("[It](nothing.md)"), TWO: article("Two")},
    {ONE: one("[It](two.pdf)"), "content/articles/june/two.md": article("Two")},
    {"site.yaml": f"{SITE_YAML}quotes: typographic\n", ONE: one('The 5" wing, "no.')},
    {"site.yaml": f"{SITE_YAML}quotes: typographic\n", ONE: one("In the '90s.")},
    {**DRIVERS, **SERIES, ONE: one("He is Kimi Raikkonen, second in the race. <!-- pf-ignore PF818 -->")},
    {
        "site.yaml": f"{SITE_YAML}checks: {{PF818: off}}\n",
        **DRIVERS,
        **SERIES,
        ONE: one("Kimi Raikkonen, second in the race."),
    },
)
"""Sites of which it is not certain what is meant, or that want it so."""


@pytest.mark.parametrize("files", DOUBTFUL)
def test_what_is_in_doubt_stays_as_it_is(tmp_path: Path, files: dict[str, str]) -> None:
    site = TinySite(tmp_path / "site", files)
    before = tree(site.root)
    assert " is now " not in check(site, "--fix").stdout
    assert tree(site.root) == before


def test_a_link_to_a_text_that_git_saw_renamed_is_mended(tmp_path: Path) -> None:
    old = "content/articles/old.md"
    site = TinySite(tmp_path / "site", {ONE: one("[It](old.md#top)"), old: article("Two", body="It was long. " * 20)})
    commit(site.root, "Begin")
    (site.root / old).rename(site.root / "content/articles/newer.md")
    commit(site.root, "Rename")
    (site.root / "content/articles/2024").mkdir()
    (site.root / "content/articles/newer.md").rename(site.root / "content/articles/2024/newest.md")
    git(site.root, "add", "--all")
    assert check(site, "--fix").stdout.startswith(f"{ONE}:7:6: PF201: 'old.md#top' is now '2024/newest.md#top'\n")
    assert (site.root / ONE).read_text(encoding="utf-8") == one("[It](2024/newest.md#top)")


def test_ends_of_lines_rights_and_all_else_of_a_file_stay(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**DRIVERS, **SERIES})
    file = site.root / ONE
    text = "\ufeff" + one("Kimi Raikkonen\tis second in the race.  \r\nKimi Raikkonen \u2028 won the race.").replace(
        "A lap.", "A “lap”."
    )
    site.write({ONE: text})
    file.chmod(0o640)
    check(site, "--fix")
    assert file.read_bytes().decode() == text.replace("Raikkonen", "Räikkönen")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["one.md"]


def test_what_is_left_is_told_and_decides_the_status(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path / "site",
        {ONE: one("[It](old.md) and [that](gone.md)"), "content/articles/june/old.md": article("Two")},
    )
    result = check(site, "--fix")
    assert result.exit_code == 1
    assert "'old.md' leads nowhere" not in result.stderr
    assert "'gone.md' leads nowhere" in result.stderr


def test_a_dry_run_without_a_fix_is_wrong_usage(tmp_path: Path) -> None:
    assert check(TinySite(tmp_path / "site"), "--dry-run").exit_code == 2


PIECES = (
    '"',
    "'",
    "“",
    "”",
    "’",
    "`",
    "``",
    "word",
    " ",
    " ",
    "\n",
    "\n\n",
    '[a](b.md "c")',
    '<i title="d">',
    "</i>",
    "```\n",
)
MARKS = "\"'“”„‟‘’‚‛"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["straight", "typographic"]))
def test_of_any_text_nothing_but_marks_is_changed_and_that_once(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], quotes: str
) -> None:
    root = tmp_path_factory.mktemp("site")
    written = one("".join(pieces))
    desk = desk_of(root, {"site.yaml": f"{SITE_YAML}quotes: {quotes}\n", ONE: written})
    apply(fixes(problems(desk, "PF819"), desk), root)
    mended = (root / ONE).read_text(encoding="utf-8")
    assert len(mended) == len(written)
    pairs = [(old, new) for old, new in zip(written, mended, strict=True) if old != new]
    assert all(old in MARKS and new in MARKS for old, new in pairs)
    code = [found.span() for found in re.finditer(r"(?<!`)`[^`\n]+`(?!`)", written) if "``" not in written]
    assert all(written[start:end] == mended[start:end] for start, end in code)
    again = desk_of(root, {"site.yaml": f"{SITE_YAML}quotes: {quotes}\n"})
    assert fixes(problems(again, "PF819"), again) == []
