"""A new site builds at once, without a warning; nothing that exists is written to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.errors import SiteError, show
from generator.newsroom.scaffold import new_article, new_site
from generator.store.memo import Memo
from tests.tiny import NOW, TinySite, tree


def begun(folder: Path, title: str = "Pit Wall", base_url: str = "https://pitwall.example/") -> list[str]:
    """The files of a new site, by path."""
    made = new_site(folder, title=title, base_url=base_url, dated_addresses=False, now=NOW)
    return [path.relative_to(folder).as_posix() for path in made]


def refusal(folder: Path, **site: str) -> str:
    with pytest.raises(SiteError) as caught:
        begun(folder, **site)
    return str(caught.value).replace(folder.as_posix(), "FOLDER")


def test_a_new_site_is_a_few_explained_files(tmp_path: Path) -> None:
    site = tmp_path / "new" / "site"
    files = [
        "site.yaml",
        "schemas/site.json",
        "content/articles/2024-07-01-the-first-lap.md",
        "content/drivers/alex-example.md",
        "content/pages/about.md",
        ".gitignore",
    ]
    assert begun(site) == files
    assert sorted(tree(site)) == sorted(files)
    lines = (site / "site.yaml").read_text(encoding="utf-8").splitlines()
    assert {"title: Pit Wall", "base_url: https://pitwall.example/"} <= set(lines)


ADDRESSES = {False: "articles/the-first-lap/index.html", True: "2024/07/the-first-lap/index.html"}


@pytest.mark.parametrize("dated", ADDRESSES)
@pytest.mark.parametrize("title", ["Pit Wall", "On: the #1 “wall” 'n' \"all\"", "No", "12"])
def test_a_new_site_builds_without_a_warning(tmp_path: Path, title: str, dated: bool) -> None:
    new_site(tmp_path, title=title, base_url="https://x.example/racing", dated_addresses=dated, now=NOW)
    report = build(Project(tmp_path, tmp_path / "output"), Memo(), Options(now=NOW, strict=True))
    assert [show(each) for each in report.problems] == []
    assert (tmp_path / "output" / ADDRESSES[dated]).is_file()
    assert (tmp_path / "output/drivers/alex-example/index.html").is_file()


def test_a_new_site_is_published_whatever_the_clock_says(tmp_path: Path) -> None:
    new_site(tmp_path, title="Pit Wall", base_url="https://x.example/", dated_addresses=False)
    report = build(Project(tmp_path, tmp_path / "output"), Memo(), Options(now=datetime.now(UTC)))
    assert report.withheld == ()


def test_a_new_repository_may_hold_the_site(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert len(begun(tmp_path)) == 6


def test_a_folder_that_holds_a_site_is_refused(tmp_path: Path) -> None:
    begun(tmp_path)
    assert refusal(tmp_path) == "FOLDER/site.yaml: error: here is a site already\n  hint: name another folder"


def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    hint = "\n  hint: name a new folder, or an empty one"
    assert refusal(tmp_path) == f"FOLDER: error: the folder is not empty: it holds 'thesis.txt'{hint}"
    (tmp_path / "notes").mkdir()
    assert refusal(tmp_path) == f"FOLDER: error: the folder is not empty: it holds 'notes' and more{hint}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    wanted = "FOLDER: error: this is a file, and a site needs a folder\n  hint: name another folder"
    assert refusal(tmp_path / "x") == wanted


def test_a_site_that_could_not_be_read_is_not_begun(tmp_path: Path) -> None:
    assert refusal(tmp_path, title=" ") == "site.yaml: error: a site needs a title"
    assert "'base_url' must be an address such as https://example.org/" in refusal(tmp_path, base_url="pitwall")
    assert list(tmp_path.iterdir()) == []


def test_a_new_article_is_a_draft_ready_to_fill_in(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    site.write({"site.yaml": "title: T\nbase_url: https://t.example/\ntimezone: Asia/Tokyo\n"})
    path = new_article(tmp_path, "Who’s  next: Gasly?", now=datetime(2024, 6, 17, 18, 30, tzinfo=UTC), kind="preview")
    assert path == tmp_path / "content/articles/2024-06-18-whos-next-gasly.md"
    assert path.read_text(encoding="utf-8") == (
        "---\n"
        'title: "Who’s next: Gasly?"\n'
        "date: 2024-06-18 03:30\n"
        "kind: preview\n"
        "draft: true      # take this line out to publish\n"
        "# summary: One or two sentences for lists, feeds and search engines.\n"
        "drivers: []\n"
        "teams: []\n"
        "events: []       # an edition: Monaco Grand Prix 2024\n"
        "circuits: []\n"
        "tags: []\n"
        "---\n"
        "\n"
    )
    report = site.built(strict=True)
    assert (report.problems, [each.why for each in report.withheld]) == ((), ["draft"])
    assert "Who’s next: Gasly?" not in "".join(str(data) for data in site.files().values())


def test_an_article_is_never_overwritten(tmp_path: Path) -> None:
    TinySite(tmp_path)
    path = new_article(tmp_path, "Who is next?", now=NOW, kind="news")
    path.write_text("mine")
    with pytest.raises(SiteError) as caught:
        new_article(tmp_path, "Who is next!", now=NOW, kind="news")
    assert str(caught.value) == (
        "content/articles/2024-07-01-who-is-next.md: error: this article exists already\n"
        "  hint: choose another title, or edit that file"
    )
    assert path.read_text() == "mine"


def test_an_article_needs_a_title_and_a_site(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"site\.yaml: error: cannot be read: no such file or directory"):
        new_article(tmp_path, "Who is next?", now=NOW, kind="news")
    TinySite(tmp_path)
    with pytest.raises(SiteError, match="content/articles: error: an article needs a title"):
        new_article(tmp_path, " \n", now=NOW, kind="news")


@pytest.mark.parametrize(("language", "articles"), [("de", "Artikel"), ("fr-CA", "Articles"), ("en", "Articles")])
def test_a_new_site_is_in_the_language_that_was_asked_for(tmp_path: Path, language: str, articles: str) -> None:
    new_site(tmp_path, title="A", base_url="https://x.example/", dated_addresses=False, language=language, now=NOW)
    report = build(Project(tmp_path, tmp_path / "output"), Memo(), Options(now=NOW, strict=True))
    assert [show(each) for each in report.problems] == []
    home = (tmp_path / "output/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in home
    assert f'href="/articles/">{articles}</a>' in home


def test_a_new_site_in_no_language_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(SiteError):
        new_site(tmp_path / "a", title="A", base_url="https://x.example/", dated_addresses=False, language="klingon")
    assert not (tmp_path / "a").exists()
