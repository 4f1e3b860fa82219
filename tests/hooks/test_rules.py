"""Rules that a plug-in brings are run by `check`, and by no build."""

from pathlib import Path

import pytest

from tests.console import run
from tests.tiny import SITE_YAML, TinySite, article

CODE = """\
from generator.plugin import Finding, Rule


def rules():
    return [Rule("laps", laps)]


def laps(text):
    for part in text.parts:
        if "seventy-eight laps" in part.text and text.is_article:
            yield Finding(message="laps are figures", words="seventy-eight", hint="write 78")
    if text.extra.get("laps") == 0:
        yield Finding(message="a race has laps", key="extra.laps")
"""

TEXTS = {
    "content/articles/one.md": article("One", body="It had *seventy-eight* laps.", summary="Said."),
    "content/articles/two.md": article("Two", body="It had `seventy-eight` laps.", summary="Told.", extra="{laps: 0}"),
    "content/pages/about.md": "---\ntitle: About\n---\n\nIt had seventy-eight laps.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", {"plugins/pace.py": CODE, **TEXTS})
    return site.write({"site.yaml": f"{SITE_YAML}plugins: [pace]\n"})


def test_what_a_rule_finds_is_told_at_its_place(site: TinySite) -> None:
    result = run(site, "check", "--now", "2024-07-01")
    assert "content/articles/one.md:7:9: warning: laps are figures\n" in result.stderr
    assert "content/articles/two.md:5:15: warning: a race has laps\n" in result.stderr
    assert "hint: write 78" in result.stderr
    assert "content/pages/about.md:5" not in result.stderr
    assert site.built(strict=True).problems == ()


def test_what_a_rule_finds_is_set_and_ignored_as_all_else(site: TinySite) -> None:
    site.write({"site.yaml": f"{SITE_YAML}plugins: [pace]\nchecks: {{PF154: error}}\n"})
    assert "content/articles/one.md:7:9: error: laps are figures\n" in run(site, "check").stderr
    site.write({"content/articles/one.md": TEXTS["content/articles/one.md"] + "<!-- pf-ignore-file PF154 -->\n"})
    assert "one.md" not in run(site, "check").stderr


ONE = "content/articles/one.md: error:"
FAILING = {
    "[Rule('laps', lambda text: text.laps)]": f"{ONE} 'laps' in rules() of the plug-in 'pace' failed: "
    "`AttributeError: 'Text' object has no attribute 'laps'`",
    "{}[1]": "site.yaml:5:11: error: rules() of the plug-in 'pace' failed: `KeyError: 1`",
    "{'laps': 1}": "site.yaml:5:11: error: rules() of the plug-in 'pace' gives no list of rules",
    "[Rule('laps', lambda text: ['78'])]": f"{ONE} rules() of the plug-in 'pace' gives in 'laps' something that is "
    "no finding",
}


@pytest.mark.parametrize("code", FAILING)
def test_a_rule_that_fails_is_told_once_with_the_text(site: TinySite, code: str) -> None:
    site.write({"plugins/pace.py": f"from generator.plugin import Rule\n\n\ndef rules():\n    return {code}\n"})
    result = run(site, "check")
    assert [line for line in result.stderr.splitlines() if ": error: " in line] == [FAILING[code]]
    assert result.exit_code == 1
