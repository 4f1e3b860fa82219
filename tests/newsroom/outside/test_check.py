"""`parcferme check --external`: which links are asked for, what is told of them, and where."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.console import CHECKOUT
from tests.newsroom.outside.rude import Rude, leads, says
from tests.tiny import SITE_YAML, TinySite, article, tree

NOW = ("--now", "2024-07-01 12:00")


@pytest.fixture
def server() -> Iterator[Rude]:
    paths = {
        "/there": says(200),
        "/gone": says(410),
        "/breaks": says(500),
        "/moved": leads(b"/there"),
        "/login": says(403),
    }
    with Rude(paths) as found:
        yield found


def site_at(root: Path, server: Rude, files: dict[str, str]) -> TinySite:
    """A site in whose files HOST stands for the server."""
    return TinySite(
        root, {path: text.replace("HOST", f"http://127.0.0.1:{server.port}") for path, text in files.items()}
    )


def checked(site: TinySite, *more: str) -> Result:
    command = ["check", "--external", "--root", str(site.root), *NOW, *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def lines(result: Result, server: Rude) -> list[str]:
    """What was told, with HOST for the server."""
    return result.stderr.replace(f"http://127.0.0.1:{server.port}", "HOST").splitlines()


ONE = {"content/articles/one.md": article("One", body="A [page](HOST/gone), and\nonce [more](HOST/gone#there).")}


def test_a_page_that_is_gone_is_told_at_each_link_to_it(server: Rude, tmp_path: Path) -> None:
    site = site_at(tmp_path, server, ONE)
    result = checked(site, "--allow-private")
    assert (result.exit_code, result.stdout) == (0, "Of 1 address elsewhere 0 answer.\n")
    assert lines(result, server) == [
        "content/articles/one.md:6:10: warning: 'HOST/gone' is gone: it answers with 410",
        "  6 | A [page](HOST/gone), and",
        "    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  hint: a copy may be kept at https://web.archive.org/web/HOST/gone",
        "content/articles/one.md:7:13: warning: 'HOST/gone#there' is gone: it answers with 410",
        "  7 | once [more](HOST/gone#there).",
        "    |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  hint: a copy may be kept at https://web.archive.org/web/HOST/gone#there",
        "2 warnings (PF720 × 2)",
    ]
    assert server.asked("/gone") == ["HEAD", "GET"]


def test_of_many_pages_that_are_gone_the_first_are_shown_and_the_others_counted(server: Rude, tmp_path: Path) -> None:
    links = "\n\n".join(f"[page](HOST/gone?{number})" for number in range(21))
    site = site_at(tmp_path, server, {"content/articles/one.md": article("One", body=links)})
    some, every = (lines(checked(site, "--allow-private", *more), server) for more in ((), ("--all",)))
    assert some[-2:] == [
        "1 more warning (PF720): parcferme check --external --all shows all of them",
        "21 warnings (PF720 × 21)",
    ]
    assert [sum("is gone" in line for line in each) for each in (some, every)] == [20, 21]


EVERYWHERE = {
    "site.yaml": SITE_YAML + "nav:\n  - {title: A, url: HOST/gone?1}\nsocial: {mastodon: HOST/gone?2}\n",
    "content/articles/a.md": article(
        "A",
        body="See <HOST/gone?3> or ![p](HOST/gone?4) or [this][r].\n\n[r]: HOST/gone?5\n\n`HOST/gone?code`",
        sources="[{name: S, url: HOST/gone?6}]",
        canonical="HOST/gone?7",
        drivers="[Ada, Bo]",
    ),
    "content/drivers/ada.md": "---\nname: Ada\nsame_as: [HOST/there, HOST/gone?8]\n---\n\nA [b](HOST/gone?9).\n",
    "content/drivers/all.yaml": "bo: {name: Bo, same_as: [HOST/gone?10]}\ncy: {name: Cy, same_as: [HOST/gone?nobody]}",
    "content/pages/about.md": "---\ntitle: About\n---\n\n[here](HOST/gone?11) and [home](https://pitwall.example/none/).\n",
    "content/articles/draft.md": article("D", draft="true", body="[a](HOST/gone?draft)"),
    "content/articles/late.md": article("L", date="2025-01-01", body="[a](HOST/gone?future)"),
}
PLACES = {
    "1": "site.yaml:6:21",
    "2": "site.yaml:7:20",
    "3": "content/articles/a.md:9:6",
    "4": "content/articles/a.md:9:45",
    "5": "content/articles/a.md:11:6",
    "6": "content/articles/a.md:4:26",
    "7": "content/articles/a.md:5:12",
    "8": "content/drivers/ada.md:3:41",
    "9": "content/drivers/ada.md:6:7",
    "10": "content/drivers/all.yaml:1:26",
    "11": "content/pages/about.md:5:8",
}


def test_links_are_found_wherever_a_reader_meets_them_and_nothing_is_touched(server: Rude, tmp_path: Path) -> None:
    site = site_at(tmp_path, server, EVERYWHERE)
    before = tree(site.root)
    result = checked(site, "--allow-private", "--json")
    assert tree(site.root) == before
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    places = {each["message"].partition("?")[2].partition("'")[0]: each["at"] for each in found["problems"]}
    assert {number: f"{at['path']}:{at['line']}:{at['column']}" for number, at in places.items()} == PLACES
    assert (found["asked"], found["fine"], len(found["problems"])) == (12, 1, 11)


def test_each_kind_of_answer_has_its_code(server: Rude, tmp_path: Path) -> None:
    body = "\n".join(f"[{word}](HOST/{word}#x)" for word in ("there", "gone", "breaks", "moved", "login"))
    body += "\n[nobody](http://127.0.0.1:1/)\n"
    site = site_at(tmp_path, server, {"content/articles/one.md": article("One", body=body)})
    result = checked(site, "--allow-private")
    told = [line for line in lines(result, server) if not line.startswith((" ", "    |"))]
    assert told == [
        "content/articles/one.md:7:8: warning: 'HOST/gone#x' is gone: it answers with 410",
        "content/articles/one.md:8:10: warning: 'HOST/breaks#x' is broken: it answers with 500",
        "content/articles/one.md:9:9: warning: 'HOST/moved#x' has moved for good",
        "content/articles/one.md:11:10: warning: 'http://127.0.0.1:1/' cannot be reached: it takes no connection",
        "4 warnings (PF720, PF721, PF722, PF724)",
        "Not known: HOST/login keeps programs out (403)",
    ]
    assert "  hint: write HOST/there#x" in lines(result, server)
    assert result.stdout == "Of 6 addresses elsewhere 2 answer.\n"


def test_an_address_in_a_network_of_ones_own_is_not_asked_for(server: Rude, tmp_path: Path) -> None:
    site = site_at(tmp_path, server, {"content/articles/one.md": article("One", body="[a](HOST/there)")})
    result = checked(site)
    assert lines(result, server) == [
        "content/articles/one.md:6:5: warning: 'HOST/there' is not asked for: 127.0.0.1 is in a network of one's own",
        "  6 | [a](HOST/there)",
        "    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  hint: --allow-private asks for it all the same",
        "1 warning (PF725)",
    ]
    assert server.requests == []
    assert checked(site, "--allow-private").stderr == ""


def test_the_site_says_what_is_an_error_and_what_is_nothing(server: Rude, tmp_path: Path) -> None:
    files = {**ONE, "site.yaml": SITE_YAML + "checks: {PF720: error}\n"}
    assert checked(site_at(tmp_path / "a", server, files), "--allow-private").exit_code == 1
    files = {**ONE, "site.yaml": SITE_YAML + "checks: {PF720: off}\n"}
    result = checked(site_at(tmp_path / "b", server, files), "--allow-private")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_text_may_say_that_a_link_is_not_to_be_told(server: Rude, tmp_path: Path) -> None:
    body = "A [page](HOST/gone). <!-- pf-ignore PF720: kept for the record -->"
    site = site_at(tmp_path, server, {"content/articles/one.md": article("One", body=body)})
    assert checked(site, "--allow-private").stderr == ""


def test_a_page_is_asked_for_again_after_a_week_or_when_it_is_wished(server: Rude, tmp_path: Path) -> None:
    site = site_at(tmp_path, server, {"content/articles/one.md": article("One", body="[a](HOST/there)")})
    for more, times in (((), 1), ((), 1), (("--anew",), 2)):
        assert checked(site, "--allow-private", *more).exit_code == 0
        assert len(server.requests) == times


def test_a_site_that_leads_nowhere_else_needs_no_network(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article("One", body="[a](mailto:a@b.example) `http://x`")})
    assert checked(site).stdout == "Of 0 addresses elsewhere 0 answer.\n"


def test_a_folder_that_holds_no_site_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--external", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("site.yaml: error: cannot be read")


def test_other_commands_do_not_load_what_asks() -> None:
    code = "import sys, generator.cli, generator.build; sys.exit({'httpx2', 'truststore'} & set(sys.modules) != set())"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=False).returncode == 0
