"""Comments that say that a warning is not to be told."""

import re
from pathlib import Path

import pytest

from generator.build import Options, Project, untracked
from generator.ignores import ignores
from generator.newsroom.checking import check
from generator.stages.load import load_config
from generator.store.memo import Memo
from tests.handbook.documents import section
from tests.tiny import NOW, SITE_YAML, TinySite, article

ONE = "content/articles/one.md"
ELSEWHERE = "[Gone](gone.md)"


def told(root: Path, files: dict[str, str]) -> list[str]:
    site = TinySite(root, files)
    report = check(Project(site.root, site.output), Memo(), Options(now=NOW), untracked).report
    return [f"{each.code} {each.at.line}:{each.at.column} {each.message}" for each in report.problems]


def body(*lines: str) -> dict[str, str]:
    """A site with one article, whose body begins in line 7."""
    return {ONE: article("One", summary="A lap.", body="\n".join(lines))}


SILENT: tuple[dict[str, str], ...] = (
    body(f"{ELSEWHERE} <!-- pf-ignore PF201 -->"),
    body("<!-- pf-ignore PF201 -->", f"Text {ELSEWHERE}"),
    body("<!-- pf-ignore PF201 -->", "", f"Text {ELSEWHERE}"),
    body(f"Text {ELSEWHERE}", "and more <!-- pf-ignore PF201: it is to come --> of it"),
    body("<!-- pf-ignore PF209, PF201 -->", f"Text {ELSEWHERE} ![](p.png)"),
    body(f"Text {ELSEWHERE}", "", "Other text.", "", "<!-- pf-ignore-file PF201 -->"),
    body(f"## {ELSEWHERE} <!-- pf-ignore PF201 -->"),
    body(f"- One {ELSEWHERE}", "- Two <!-- pf-ignore PF201 -->"),
    {ONE: "---\n# pf-ignore-file PF807\ntitle: One\ndate: 2024-06-17\n---\n\nText.\n"},
    {ONE: "---\ntitle: One\ndate: 2024-06-17\nsummary: ' ' # pf-ignore PF807\n---\n\nText.\n"},
    {ONE: "---\ntitle: One\ndate: 2024-06-17\n# pf-ignore PF807: as it was sent\nsummary: ' '\n---\n\nText.\n"},
)
PNG = {"content/articles/p.png": ""}


@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
@pytest.mark.parametrize("number", range(len(SILENT)))
def test_a_warning_is_not_told_where_a_comment_says_so(tmp_path: Path, number: int, converter: str) -> None:
    files = SILENT[number]
    yaml = f"{SITE_YAML}markdown: {{converter: {converter}}}\nchecks: {{PF203: off, PF209: 'off'}}\n"
    assert told(tmp_path, {**files, "site.yaml": yaml}) == []


LOUD: tuple[tuple[dict[str, str], list[str]], ...] = (
    (
        body("Text. <!-- pf-ignore PF201 -->", "", ELSEWHERE),
        ["PF829 7:22 there is no PF201 to ignore here", "PF201 9:8 the link 'gone.md' leads nowhere"],
    ),
    (
        body("`<!-- pf-ignore PF201 -->`", ELSEWHERE),
        ["PF201 8:8 the link 'gone.md' leads nowhere"],
    ),
    (
        body("```", "<!-- pf-ignore-file PF201 -->", "```", "", ELSEWHERE),
        ["PF201 11:8 the link 'gone.md' leads nowhere"],
    ),
    (
        body("Text. <!-- pf-ignore PF21 -->"),
        ["PF829 7:22 'PF21' is no code of a mistake"],
    ),
    (
        body("Text. <!-- pf-ignore PF106 -->"),
        ["PF829 7:22 'PF106' is always an error: YAML cannot be read"],
    ),
)


@pytest.mark.parametrize(("files", "wanted"), LOUD)
def test_a_comment_counts_where_it_stands_and_says_when_it_is_of_no_use(
    tmp_path: Path, files: dict[str, str], wanted: list[str]
) -> None:
    assert told(tmp_path, files) == wanted


def test_what_site_yaml_turns_off_may_be_ignored_too(tmp_path: Path) -> None:
    files = body("Text. <!-- pf-ignore PF201 -->")
    assert told(tmp_path, {**files, "site.yaml": f"{SITE_YAML}checks: {{PF201: off}}\n"}) == []


def test_builds_heed_comments_too(tmp_path: Path) -> None:
    site = TinySite(tmp_path, body(f"{ELSEWHERE} <!-- pf-ignore PF201 -->"))
    assert site.build(strict=True).problems == ()


@pytest.mark.parametrize("html", ["checked", "trusted"])
@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
def test_no_comment_of_the_kind_reaches_a_page(tmp_path: Path, html: str, converter: str) -> None:
    lines = (
        "<!-- pf-ignore-file PF801 -->",
        "",
        "One <!-- pf-ignore PF801 --> paragraph.",
        "",
        "<!-- pf-ignore PF801 -->",
        "Another paragraph",
        "of two lines.",
        "",
        "```",
        "<!-- pf-ignore PF801 -->",
        "```",
    )
    yaml = f"{SITE_YAML}markdown: {{converter: {converter}, html: {html}}}\n"
    site = TinySite(tmp_path, {**body(*lines), "site.yaml": yaml})
    site.built()
    for path, data in site.files().items():
        assert b"<!-- pf-ignore" not in data, path
    page = site.page("/articles/one/")
    assert page.count("&lt;!-- pf-ignore PF801 --&gt;") == 1
    assert "<p>Another paragraph\nof two lines.</p>" in page


def test_a_text_without_the_word_says_nothing() -> None:
    assert ignores(ONE, article("One")) == ()


def test_a_comment_that_comes_or_goes_is_heeded_by_the_next_build(tmp_path: Path) -> None:
    quiet, loud = body(f"{ELSEWHERE} <!-- pf-ignore PF201 -->"), body(ELSEWHERE)
    site = TinySite(tmp_path, loud)
    assert [each.code for each in site.build().problems] == ["PF201"]
    assert site.write(quiet).build().problems == ()
    assert [each.code for each in site.write(loud).build().problems] == ["PF201"]


def test_what_the_handbook_says_of_comments_and_the_style_of_the_house_is_so(tmp_path: Path) -> None:
    page = section("checking")
    (text,) = re.findall("```markdown\n(.*?)```", page, re.DOTALL)
    assert [(each.code, each.last < 99) for each in ignores(ONE, f"---\n---\n{text}")] == [
        ("PF801", True),
        ("PF808", False),
        ("PF814", False),
    ]
    style, line = re.findall("```yaml\n(.*?)```", page, re.DOTALL)
    assert [each.code for each in ignores("content/tags/tags.yaml", line)] == ["PF804"]
    (tmp_path / "site.yaml").write_text(SITE_YAML + style, encoding="utf-8")
    config, problems = load_config(tmp_path)
    assert problems == []
    assert [each.say for each in config.house_style] == ["Grand Prix", "pit stop", ""]
