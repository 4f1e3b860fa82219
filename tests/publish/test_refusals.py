"""What is not published, and what is said of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.errors import show
from generator.model import Problem, Report
from generator.publish.held import Held
from generator.publish.limits import LIMITS, Limits, beyond, shown
from generator.publish.places import alone
from generator.publish.refusals import unfit
from generator.publish.release import Content, Release, Text
from generator.publish.targets import Named
from generator.schema.publish import FolderTarget
from tests.console import run
from tests.tiny import SITE_YAML, TinySite, article, tree

ONE = "content/articles/one.md"
EXCERPT = "  6 |   live: {to: folder, path: ../www, verify: false}\n    |   ^^^^\n"
HOME = {"index.html": Content("1", 10)}
LEAST = "title: Pit Wall\ntheme: plain\nimages: off\n"


def site_to(tmp_path: Path, target: str = "", files: dict[str, str] | None = None, own: str = SITE_YAML) -> TinySite:
    """A site with one target, and more keys of it."""
    lines = f"{own}publish:\n  live: {{to: folder, path: ../www, verify: false{target}}}\n"
    return TinySite(tmp_path / "site", {"site.yaml": lines, **(files or {ONE: article("One")})})


def refused(site: TinySite, *arguments: str) -> str:
    """What is said when a site is not published; nothing is then at its target that was not there before."""
    found = run(site, "publish", "--yes", "--now", "2024-07-01", *arguments)
    assert found.exit_code == 1, found.output
    return found.stderr.replace(str(site.root.parent), "…")


def published(site: TinySite, *arguments: str) -> str:
    found = run(site, "publish", "--yes", "--now", "2024-07-01", *arguments)
    assert found.exit_code == 0, found.output
    return found.output


# ---------------------------------------------------------------- the address


HERE = ("localhost", "pit.localhost:8000", "127.0.0.1", "127.1.2.3:80", "[::1]", "0.0.0.0")


@pytest.mark.parametrize("host", HERE)
def test_an_address_of_this_machine_alone_is_refused(tmp_path: Path, host: str) -> None:
    site = site_to(tmp_path, own=f"{LEAST}base_url: http://{host}/\n")
    assert refused(site) == (
        f"site.yaml:4:11: error: nobody but this machine can read 'http://{host}/'\n"
        f"  4 | base_url: http://{host}/\n"
        f"    |           {'^' * len(f'http://{host}/')}\n"
        "  hint: write the address at which readers will find it\n"
        "1 error (PF703)\n"
    )
    assert not (tmp_path / "www").exists()


def test_the_address_that_a_new_site_has_is_refused(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", base_url: 'https://blog.example.org/'")
    assert "error: 'https://blog.example.org/' is an address for examples" in refused(site)


SAME = (
    "",
    ", base_url: 'https://PITWALL.example'",
    ", base_url: 'https://pitwall.example:443/'",
    ", base_url: 'http://pitwall.example:80/'",
)


@pytest.mark.parametrize("base_url", SAME)
def test_drafts_may_not_stand_at_the_address_of_the_site(tmp_path: Path, base_url: str) -> None:
    said = refused(site_to(tmp_path, f"{base_url}, drafts: true"))
    assert "error: 'live' shows drafts, and its address is that of the site itself\n" in said
    assert said.endswith("  hint: give it another: 'base_url: https://drafts.pitwall.example/'\n1 error (PF703)\n")


@pytest.mark.parametrize("base_url", ["https://www.pitwall.example/", "http://WWW.pitwall.example:80"])
def test_drafts_may_not_stand_at_the_domain_of_the_site(tmp_path: Path, base_url: str) -> None:
    site = site_to(tmp_path, f", base_url: '{base_url}', drafts: true", own=f"{SITE_YAML}cname: www.pitwall.example\n")
    said = refused(site)
    assert "error: 'live' shows drafts, and its address is that of the site: 'cname: www.pitwall.example'\n" in said
    assert said.endswith("  hint: give it another: 'base_url: https://drafts.pitwall.example/'\n1 error (PF703)\n")


def test_drafts_may_not_stand_where_another_target_is_read(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", base_url: 'https://mirror.pitwall.example/', drafts: true")
    more_targets(site, "  mirror: {to: folder, path: ../mirror, base_url: 'https://mirror.pitwall.example/'}\n")
    assert "error: 'live' shows drafts, and its address is that of 'mirror'\n" in refused(site, "live")


@pytest.mark.parametrize("base_url", ["https://pitwall.example:8443/", "https://pitwall.example/drafts/"])
def test_drafts_may_stand_at_another_port_or_in_a_folder(tmp_path: Path, base_url: str) -> None:
    published(site_to(tmp_path, f", base_url: '{base_url}', drafts: true"))


# ---------------------------------------------------------------- the build


def test_a_build_that_failed_is_not_published(tmp_path: Path) -> None:
    site = site_to(tmp_path, files={ONE: article("One", drvers="[Norris]")})
    assert "error: unknown key 'drvers'" in refused(site)
    assert not (tmp_path / "www").exists()


def problems_of(files: dict[str, Content], report: Report, target: FolderTarget, folder: Path) -> list[Problem]:
    time = datetime(2024, 7, 1, tzinfo=UTC)
    texts = {ONE: Text("/articles/one/", "1")}
    release = Release(folder=folder, base_url="https://a.example/", time=time, files=files, mark="1", texts=texts)
    return list(unfit(Named("live", target, folder), report, release))


def test_a_build_without_a_home_page_is_not_published(tmp_path: Path) -> None:
    (found,) = problems_of({}, Report(), FolderTarget(path="a"), tmp_path)
    assert show(found) == "site.yaml: error: the build has no home page\n  hint: see what 'parcferme build' says"


NOTHING = "site.yaml:6:3: error: the build has no article and no page of content/: there is nothing to read\n"


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({}, "there is no folder 'content' beside site.yaml"),
        (
            {"content/drivers/lando-norris.md": "---\nname: Lando Norris\n---\n"},
            "begin an article: parcferme new article",
        ),
        (
            {ONE: article("One", draft="true")},
            "what is there is withheld: see 'parcferme list drafts', 'list future' and 'list expired'",
        ),
    ],
)
def test_a_site_without_a_text_is_not_published(tmp_path: Path, files: dict[str, str], hint: str) -> None:
    site = site_to(tmp_path, files={"README": "", **files})
    said = refused(site)
    assert said.replace(EXCERPT, "") == f"{NOTHING}  hint: {hint}\n1 error (PF704)\n"
    assert not (tmp_path / "www").exists()


def test_a_site_whose_texts_were_lost_is_not_published(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    published(site)
    before = tree(tmp_path / "www")
    site.remove(ONE)
    said = refused(site, "--allow-deletes", "100")
    assert said.replace(EXCERPT, "") == f"{NOTHING}  hint: begin an article: parcferme new article\n1 error (PF704)\n"
    assert tree(tmp_path / "www") == before


def test_a_site_of_one_page_is_published(tmp_path: Path) -> None:
    published(site_to(tmp_path, files={"content/pages/about.md": "---\ntitle: About\n---\n\nText.\n"}))
    assert (tmp_path / "www/current/about/index.html").exists()


def test_a_build_with_drafts_is_published_where_they_are_asked_for_alone(tmp_path: Path) -> None:
    report = Report(unpublished=(("/articles/two/", "draft"), ("/articles/three/", "future")))
    hint = "  hint: give it to a target with 'drafts: true'"
    assert [show(each) for each in problems_of(HOME, report, FolderTarget(path="a"), tmp_path)] == [
        f"site.yaml: error: /articles/two/ shows a draft\n{hint}",
        f"site.yaml: error: /articles/three/ shows an article whose time has not come\n{hint}",
    ]
    assert problems_of(HOME, report, FolderTarget(path="a", drafts=True), tmp_path) == []


def test_a_theme_that_does_not_say_that_a_page_is_for_colleagues_is_refused(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", drafts: true, base_url: 'https://drafts.pitwall.example/'")
    site.write({"themes/plain/templates/404.html": "<!doctype html><title>Not found</title>\n"})
    said = refused(site)
    text = "these pages do not say that they are for colleagues, or do not keep search engines out: 404.html"
    assert f"error: {text}\n" in said
    assert said.endswith(
        "  hint: let the theme's base.html extend ours, or say there what it has under 'site.unlisted'\n"
        "1 error (PF714)\n"
    )


def test_drafts_are_published_for_colleagues(tmp_path: Path) -> None:
    files = {ONE: article("One", draft="true"), "content/articles/two.md": article("Two", "2024-07-09")}
    site = site_to(tmp_path, ", drafts: true, base_url: 'https://drafts.pitwall.example/'", files)
    published(site)
    for slug in ("one", "two"):
        page = (tmp_path / f"www/current/articles/{slug}/index.html").read_text()
        assert "pf-unlisted" in page
        assert '<meta name="robots" content="noindex, nofollow">' in page


BROKEN = article("Broken", body="[Gone](nowhere.md)")


def test_a_broken_link_in_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    published(site)
    site.write({"content/articles/two.md": BROKEN})
    said = refused(site)
    assert said.startswith("content/articles/two.md:6:8: error: the link 'nowhere.md' leads nowhere\n")
    assert "error: 1 mistake stands in texts that changed since the last publish\n" in said
    assert said.endswith(
        "  hint: mend them, or let them be in site.yaml: 'checks: {PF201: warning}'\n2 errors (PF201, PF706)\n"
    )
    assert not (tmp_path / "www/current/articles/two").exists()


def test_a_broken_link_that_was_published_before_is_told_only(tmp_path: Path) -> None:
    site = site_to(tmp_path, files={ONE: BROKEN})
    assert "warning: the link 'nowhere.md' leads nowhere" in published(site)
    site.write({"content/articles/two.md": article("Two")})
    assert "warning: the link 'nowhere.md' leads nowhere" in published(site)
    site.write({ONE: BROKEN + "More.\n"})
    assert "error: the link 'nowhere.md' leads nowhere" in refused(site)


def test_a_code_that_is_to_be_a_warning_is_told_only(tmp_path: Path) -> None:
    site = site_to(tmp_path, own=f"{SITE_YAML}checks: {{PF201: warning}}\n")
    published(site)
    site.write({ONE: BROKEN})
    published(site)


# ---------------------------------------------------------------- the target


def test_what_was_not_published_there_has_to_be_adopted(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", in_place: true")
    (tmp_path / "www").mkdir()
    (tmp_path / "www/index.html").write_text("theirs")
    (tmp_path / "www/notes").write_text("mine")
    said = refused(site)
    assert "error: the target holds 2 files that were not published to it: index.html, notes\n" in said
    assert "hint: name another place, or publish with --adopt: what has a name of the site's is replaced" in said
    assert (tmp_path / "www/index.html").read_text() == "theirs"
    published(site, "--adopt")
    assert (tmp_path / "www/notes").read_text() == "mine"
    assert "Pit Wall" in (tmp_path / "www/index.html").read_text()
    (tmp_path / "www/more").write_text("more")
    assert "error: the target holds a file that was not published to it: more\n" in refused(site)


DRAFTS = (
    "  colleagues: {to: folder, path: ../www, drafts: true, base_url: 'https://d.pitwall.example/', verify: false}\n"
)
OTHER = "  other: {to: folder, path: ../www, verify: false}\n"
HELD = "the target holds what was published to '{}', read at {}"
HOME_URL, DRAFTS_URL = "https://pitwall.example/", "https://d.pitwall.example/"


def more_targets(site: TinySite, lines: str) -> None:
    """Write more targets into site.yaml."""
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + lines})


@pytest.mark.parametrize(
    ("first", "then", "message"),
    [
        (
            "live",
            "colleagues",
            f"{HELD.format('live', HOME_URL)}: that is for readers, and 'colleagues' is for colleagues",
        ),
        (
            "colleagues",
            "live",
            f"{HELD.format('colleagues', DRAFTS_URL)}: that is for colleagues, and 'live' is for readers",
        ),
    ],
)
def test_what_is_for_colleagues_and_what_is_for_readers_never_replace_each_other(
    tmp_path: Path, first: str, then: str, message: str
) -> None:
    site = site_to(tmp_path)
    more_targets(site, DRAFTS)
    published(site, first)
    before = tree(tmp_path / "www")
    for adopt in ((), ("--adopt",)):
        said = refused(site, then, *adopt)
        assert f"error: {message}\n" in said
        assert said.endswith("  hint: name another place, or empty this one first\n1 error (PF708)\n")
    assert tree(tmp_path / "www") == before


def test_two_targets_do_not_share_a_place(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    more_targets(site, OTHER)
    published(site, "live")
    said = refused(site, "other")
    assert f"error: {HELD.format('live', HOME_URL)}\n" in said
    assert said.endswith(
        "  hint: name another place; if 'other' is what 'live' was, publish with --adopt\n1 error (PF708)\n"
    )


def test_a_target_that_has_another_name_by_now_takes_over_what_it_was(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    more_targets(site, OTHER)
    published(site, "live")
    published(site, "other", "--adopt")
    assert "Nothing to do" in published(site, "other")
    assert "the target holds what was published to 'other'" in refused(site, "live")


def test_a_site_that_is_read_elsewhere_by_now_has_to_be_adopted(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    published(site)
    config = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": config.replace(HOME_URL, "https://new.pitwall.example/")})
    said = refused(site)
    assert f"error: {HELD.format('live', HOME_URL)}: this build is for https://new.pitwall.example/\n" in said
    assert said.endswith("  hint: if the site has moved there, publish with --adopt\n1 error (PF708)\n")
    published(site, "--adopt")
    assert "Nothing to do" in published(site)


def test_an_address_with_another_scheme_is_no_other_place(tmp_path: Path) -> None:
    site = site_to(tmp_path, own=f"{LEAST}base_url: http://pitwall.example/\n")
    published(site)
    config = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": config.replace("http://", "https://")})
    published(site)


def test_a_link_that_stands_where_a_folder_has_to_come_is_never_written_through(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", in_place: true")
    (tmp_path / "www").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "www/articles").symlink_to(tmp_path / "elsewhere")
    said = refused(site, "--adopt")
    assert "error: 'articles' was not published and stands where the site has to write\n" in said
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_many_deletions_have_to_be_allowed(tmp_path: Path) -> None:
    paths = [f"content/articles/a{number}.md" for number in range(30)]
    site = site_to(tmp_path, files={path: article(f"No. {number}") for number, path in enumerate(paths)})
    published(site)
    for path in paths[:25]:
        site.remove(path)
    said = refused(site)
    assert "error: 25 of 57 files would be removed, and 20 may be: " in said
    assert said.endswith("  hint: if that is right, publish with --allow-deletes 25\n1 error (PF707)\n")
    refused(site, "--allow-deletes", "24")
    assert "0 new, " in published(site, "--allow-deletes", "25")


@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_the_plan_that_is_refused_is_shown_first(tmp_path: Path, how: tuple[str, ...]) -> None:
    site = site_to(tmp_path, files={ONE: article("One"), "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n"})
    published(site)
    site.remove(ONE)
    found = run(site, "publish", "--yes", "--now", "2024-07-01", *how)
    assert found.exit_code == 1
    assert found.stdout.startswith("To publish 'live' to ")
    removed, gone = found.stdout.partition("Removed:\n")[2].split("Gone without a redirect:\n")
    assert "  articles/one/index.html\n" in removed
    assert "  /articles/one/\n" in gone
    assert found.stderr.endswith("1 error (PF707)\n")
    assert (tmp_path / "www/current/articles/one/index.html").exists()


def test_the_last_article_does_not_go_unasked(tmp_path: Path) -> None:
    about = "---\ntitle: About\n---\n\nText.\n"
    site = site_to(tmp_path, files={ONE: article("One"), "content/pages/about.md": about})
    published(site)
    site.remove(ONE)
    said = refused(site)
    assert "error: no article would be left of those that are there: /articles/one/\n" in said
    count = int(said.split("--allow-deletes ")[1].split("\n")[0])
    assert said.endswith(f"  hint: if that is right, publish with --allow-deletes {count}\n1 error (PF707)\n")
    published(site, "--allow-deletes", str(count))
    published(site)


def test_the_last_article_goes_when_its_time_is_over(tmp_path: Path) -> None:
    about = "---\ntitle: About\n---\n\nText.\n"
    site = site_to(tmp_path, files={ONE: article("One", expires="2024-07-02"), "content/pages/about.md": about})
    published(site)
    found = run(site, "publish", "--yes", "--now", "2024-07-03")
    assert found.exit_code == 0, found.output
    assert not (tmp_path / "www/current/articles/one").exists()


def test_a_custom_domain_is_not_lost(tmp_path: Path) -> None:
    site = site_to(tmp_path, files={ONE: article("One"), "content/static/CNAME": "www.pitwall.example\n"})
    published(site)
    site.remove("content/static/CNAME")
    said = refused(site)
    assert "error: the custom domain 'www.pitwall.example' would be lost: the site has no CNAME\n" in said
    assert "hint: write 'cname: www.pitwall.example' in site.yaml\n" in said


WWW = f"{SITE_YAML}cname: www.pitwall.example\n"


@pytest.mark.parametrize(
    ("target", "carries"),
    [
        ("", True),
        (", base_url: 'https://www.pitwall.example/'", True),
        (", base_url: 'https://mirror.pitwall.example/'", False),
        (", base_url: 'https://drafts.pitwall.example/', drafts: true", False),
        (", base_url: 'https://pitwall.example/drafts/', drafts: true", False),
    ],
)
def test_the_domain_of_the_site_goes_to_the_site_alone(tmp_path: Path, target: str, carries: bool) -> None:
    published(site_to(tmp_path, target, own=WWW))
    assert (tmp_path / "www/current/CNAME").exists() == carries


def test_a_domain_that_was_set_at_the_target_of_drafts_stays_there(tmp_path: Path) -> None:
    site = site_to(tmp_path, ", in_place: true, base_url: 'https://drafts.pitwall.example/', drafts: true", own=WWW)
    (tmp_path / "www").mkdir()
    (tmp_path / "www/CNAME").write_text("drafts.pitwall.example\n")
    assert "1 error (PF708)" in refused(site)
    published(site, "--adopt")
    published(site)
    assert (tmp_path / "www/CNAME").read_text() == "drafts.pitwall.example\n"


def test_two_do_not_publish_at_once(tmp_path: Path) -> None:
    site = site_to(tmp_path)
    with alone(site.root / ".cache/publish/live.lock", "here"):
        assert refused(site) == (
            ".cache/publish/live: error: another publish is writing there\n"
            "  hint: wait until it ends, and publish again\n1 error (PF702)\n"
        )
    published(site)


# ---------------------------------------------------------------- limits of hosts


TOO_MUCH = (
    (
        "cloudflare-pages",
        {str(n): Content("", 1) for n in range(20_001)},
        "the site has 20,001 files, and {} takes 20,000",
    ),
    ("cloudflare-pages", {"a.mp4": Content("", 27_000_000)}, "'a.mp4' has 27 MB, and {} takes files of 26 MB"),
    ("github-pages", {str(n): Content("", 99_000_000) for n in range(11)}, "the site has 1.1 GB, and {} takes 1.0 GB"),
    ("github-pages", {"a.mp4": Content("", 105_000_000)}, "'a.mp4' has 105 MB, and {} takes files of 105 MB"),
    (
        "netlify",
        {f"a/{n}": Content("", 1) for n in range(54_001)},
        "'a/' has 54,001 files, and {} takes 54,000 in a folder",
    ),
)


@pytest.mark.parametrize(("host", "files", "text"), TOO_MUCH, ids=[text for *_, text in TOO_MUCH])
def test_more_than_a_host_takes_is_told(host: str, files: dict[str, Content], text: str) -> None:
    (name,) = [each for each in LIMITS if each == host]
    assert list(beyond(name, files)) == [text.format(host)]


def test_what_a_host_takes_is_no_mistake() -> None:
    assert len(TOO_MUCH) == 5
    assert set(LIMITS) == {"cloudflare-pages", "github-pages", "gitlab-pages", "netlify"}
    assert all(any(limits) and list(beyond(host, HOME)) == [] for host, limits in LIMITS.items())
    assert Limits() not in LIMITS.values()


def test_limits_are_those_of_the_host_that_is_named(tmp_path: Path) -> None:
    files = {**HOME, "a.mp4": Content("", 200_000_000)}
    (found,) = problems_of(files, Report(), FolderTarget(path="a", limits="github-pages"), tmp_path)
    assert (found.code, found.at.key) == ("PF710", "publish.live.limits")
    assert problems_of(files, Report(), FolderTarget(path="a"), tmp_path) == []


def test_bytes_are_told_as_people_read_them() -> None:
    numbers = (0, 999, 1000, 9949, 20_000, 3_400_000, 5_000_000_000)
    assert [shown(number) for number in numbers] == [
        "0 bytes", "999 bytes", "1.0 kB", "9.9 kB", "20 kB", "3.4 MB", "5.0 GB",
    ]  # fmt: skip


def test_a_target_that_holds_nothing_holds_nothing_foreign() -> None:
    assert Held() == Held(record=None, files={}, foreign=(), domain="")
