"""Mistakes: one broken site for each kind, with the exact text that a build prints for it.

A folder of `tests/sites/` is a whole site with one mistake; its `expected.txt` is what people read, and its line in
`site_codes.txt` the codes of that. Links of the file
system are made here, since not every checkout keeps them.
"""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.errors import CODES, LONGEST, show
from generator.model import Report
from generator.store.memo import Memo
from tests.tiny import TinySite, article, tree

SITES = Path(__file__).parent / "sites"
NAMES = sorted(path.name for path in SITES.iterdir())
NOW = datetime(2024, 7, 1, tzinfo=UTC)

LINKS = {
    "file-that-leads-out-of-the-site": ("content/media/harbour.jpg", "../../../elsewhere.jpg"),
    "folder-that-leads-back": ("content/articles/again", ".."),
    "link-of-the-file-system-that-leads-nowhere": ("content/media/harbour.jpg", "harbor.jpg"),
}

NOT_ON_DISK = {
    "PF154": "needs a check: tests/hooks/test_rules.py",
    "PF404": "needs a second build at work: tests/stages/test_write.py",
    "PF406": "needs another output folder: tests/test_cli_output.py",
    "PF407": "needs a port that is taken: tests/preview/test_serve.py",
    "PF413": "needs a disk that fails while files are put into place: tests/test_refused.py",
    "PF408": "needs a worker that is killed: tests/test_workers.py",
    "PF409": "needs a search that is asked for: tests/test_searching.py",
    "PF410": "needs a Pagefind that gives up: tests/browser/test_search.py",
    "PF420": "needs a cluster: tests/cluster/test_going_away.py",
    "PF421": "needs a cluster: tests/cluster/test_versions.py",
    **{f"PF14{number}": "needs an old site: tests/newsroom/moving/" for number in range(9)},
    **{f"PF72{number}": "needs the network: tests/newsroom/outside/test_check.py" for number in range(6)},
    **{f"PF7{number:02}": "needs a publish: tests/publish/" for number in range(1, 15)},
    "PF829": "needs a check: tests/newsroom/rules/",
}
"""Codes that no site shows by itself, and why."""

PYTHON = re.compile(
    r"\b(None|NoneType|True|False|dict|tuple|str|int|object|self|Errno|Traceback|\w+Error|\w+Exception)\b|<class|\\x|\\u"
)


def placed(name: str, root: Path) -> Path:
    """The broken site of that name, copied to a folder."""
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns("expected.txt"))
    if name in LINKS:
        path, target = LINKS[name]
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).symlink_to(target)
    return root


def built(root: Path) -> Report:
    return build(Project(root, root / "output"), Memo(), Options(now=NOW))


def told(report: Report) -> str:
    return "".join(show(problem) + "\n" for problem in report.problems)


def codes_of_sites() -> dict[str, frozenset[str]]:
    """The codes of the mistakes of each site, as `site_codes.txt` has them."""
    lines = (SITES.parent / "site_codes.txt").read_text(encoding="utf-8").splitlines()
    return {name: frozenset(codes.split()) for name, _, codes in (line.partition(": ") for line in lines)}


# ---------------------------------------------------------------- every kind of mistake


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_word_for_word(name: str, tmp_path: Path) -> None:
    root = placed(name, tmp_path / "site")
    before = tree(root / "output")
    report = built(root)
    assert told(report) == (SITES / name / "expected.txt").read_text(encoding="utf-8")
    assert {problem.code for problem in report.problems} == codes_of_sites()[name]
    if any(problem.severity == "error" for problem in report.problems):
        assert report.failed
        assert tree(root / "output") == before
    else:
        assert report.written == report.planned > 0
        assert (root / "output/index.html").is_file()


def test_every_kind_of_mistake_has_its_site() -> None:
    assert len(NAMES) == 316
    assert set(LINKS) <= set(NAMES)


def test_every_code_that_a_site_can_show_is_shown() -> None:
    found = codes_of_sites()
    assert list(found) == NAMES
    assert {code for codes in found.values() for code in codes} == CODES.keys() - NOT_ON_DISK.keys()


def test_no_message_speaks_python() -> None:
    for name in NAMES:
        lines = (SITES / name / "expected.txt").read_text(encoding="utf-8").splitlines()
        spoken = [line for line in lines if not re.match(r" +\d* \| ", line)]
        assert not [line for line in spoken if PYTHON.search(re.sub("`[^`]*`|'[^']*'", "", line))], name


def test_every_message_names_its_file_and_where_it_can_its_line() -> None:
    for name in NAMES:
        lines = (SITES / name / "expected.txt").read_text(encoding="utf-8").splitlines()
        heads = [line for line in lines if not line.startswith(" ")]
        assert heads, name
        assert all(
            re.match(r"(content|themes|translations|plugins|site\.yaml|output)[^:]*(:\d+)*: (error|warning): ", line)
            for line in heads
        )


def test_of_a_long_line_only_what_surrounds_the_mistake_is_shown(tmp_path: Path) -> None:
    body = f"[First](gone.md) {'word ' * 60}[middle](lost.md) {'word ' * 60}[last](away.md)"
    site = TinySite(tmp_path, {"content/articles/one.md": article("One", body=body)})
    lines = site.told(site.build()).splitlines()
    shown = [lines[at : at + 2] for at, line in enumerate(lines) if line.startswith("  6 | ")]
    marked = [source[caret.index("^") : caret.rindex("^") + 1] for source, caret in shown]
    assert marked == ["gone.md", "lost.md", "away.md"]
    cut = [(source[6] == "…", source[-1] == "…") for source, _ in shown]
    assert cut == [(False, True), (True, True), (True, False)]
    assert max(len(source) for source, _ in shown) == len("  6 | ") + LONGEST + 2


# ---------------------------------------------------------------- severities

LINK = {"content/articles/one.md": article("One", body="[Gone](gone.md)")}
"""A site with one warning, PF201."""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", LINK)


def with_checks(site: TinySite, checks: str) -> TinySite:
    text = (site.root / "site.yaml").read_text(encoding="utf-8")
    return site.write({"site.yaml": f"{text}checks: {checks}\n"})


SEVERITIES: tuple[tuple[str, bool, list[str]], ...] = (
    ("{}", False, ["warning"]),
    ("{PF201: warning}", False, ["warning"]),
    ("{PF201: off}", False, []),
    ("{PF201: error}", False, ["error"]),
    ("{PF202: off}", False, ["warning"]),
    ("{}", True, ["error"]),
    ("{PF201: warning}", True, ["warning"]),
    ("{PF201: off}", True, []),
    ("{PF201: error}", True, ["error"]),
    ("{PF202: off}", True, ["error"]),
)
"""What `checks` says, whether the build is strict, and what the broken link is then."""


@pytest.mark.parametrize(("checks", "strict", "wanted"), SEVERITIES)
def test_checks_set_the_severity_of_a_warning_and_strict_makes_errors_of_the_rest(
    site: TinySite, checks: str, strict: bool, wanted: list[str]
) -> None:
    report = with_checks(site, checks).build(strict=strict)
    assert [problem.severity for problem in report.problems] == wanted
    assert report.failed == (wanted == ["error"])
    assert (site.output / "index.html").exists() == (not report.failed)


def test_every_way_to_set_a_severity_is_tried() -> None:
    assert len(SEVERITIES) == 10


@pytest.mark.parametrize("severity", ["off", "warning"])
def test_an_error_cannot_be_made_less_and_the_last_good_site_stays(site: TinySite, severity: str) -> None:
    site.built()
    before = tree(site.output)
    site.write({"content/articles/a/one.md": article("One again")})
    report = with_checks(site, f"{{PF401: {severity}, PF116: {severity}}}").build()
    assert [(each.code, each.severity) for each in report.problems if each.severity == "error"] == [
        ("PF401", "error"),
        ("PF116", "error"),
        ("PF116", "error"),
    ]
    assert tree(site.output) == before
