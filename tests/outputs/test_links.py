"""Links between files: by relative path, by address, with anchors; what is not there loses its address."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, feed, links, values
from tests.tiny import TinySite, article

FILES = {
    "content/articles/2024/2024-06-01-other.md": article("Other", body="## The Start\n\nText.[^1]\n\n[^1]: Note."),
    "content/articles/bundle/index.md": article("Bundle"),
    "content/articles/bundle/race.pdf": "pdf",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\n---\n\n## Career\n\nFrom Rouen.\n",
    "content/events/rally/2023/index.md": "---\nlaps: 3\n---\n\n## Day one\n\nSand.\n",
    "content/pages/about us.md": "---\ntitle: About\nslug: about\n---\n",
    "content/media/film.mp4": "mp4",
    "content/static/ads.txt": "none",
    "content/static/tool/index.html": "<!doctype html>",
}
WRITTEN = (
    ("2024/2024-06-01-other.md", "/articles/other/"),
    ("2024/2024-06-01-other.md#the-start", "/articles/other/#the-start"),
    ("2024/2024-06-01-other.md#fn-1", "/articles/other/#fn-1"),
    ("./2024/../2024/2024-06-01-other.md?a=1&b=2#the-start", "/articles/other/?a=1&b=2#the-start"),
    ("bundle/index.md", "/articles/bundle/"),
    ("bundle/race.pdf#page=3", "/articles/bundle/race.pdf#page=3"),
    ("../drivers/pierre-gasly.md#career", "/drivers/pierre-gasly/#career"),
    ("../events/rally/2023/index.md#day-one", "/events/rally/2023/#day-one"),
    ("../pages/about%20us.md", "/about/"),
    ("<../pages/about us.md>", "/about/"),
    ("../media/film.mp4#t=10", "/media/film.mp4#t=10"),
    ("../static/ads.txt", "/ads.txt"),
    ("/articles/2024/2024-06-01-other.md", "/articles/other/"),
    ("/content/articles/2024/2024-06-01-other.md", "/articles/other/"),
    ("/articles/other/", "/articles/other/"),
    ("/articles/other", "/articles/other/"),
    ("/articles/other/#the-start", "/articles/other/#the-start"),
    ("/drivers/pierre-gasly/#career", "/drivers/pierre-gasly/#career"),
    ("/drivers/", "/drivers/"),
    ("/", "/"),
    ("/ads.txt", "/ads.txt"),
    ("/tool/", "/tool/"),
    ("/feed.xml", "/feed.xml"),
    ("/archive/2024/06/", "/archive/2024/06/"),
    ("#top", "#top"),
    ("#own-part", "#own-part"),
    ("https://elsewhere.example/?a=1&b=2#x", "https://elsewhere.example/?a=1&b=2#x"),
    ("//elsewhere.example/x", "//elsewhere.example/x"),
    ("mailto:desk@pitwall.example", "mailto:desk@pitwall.example"),
    ("tel:+3212345", "tel:+3212345"),
)


def test_every_way_to_write_a_link_is_there() -> None:
    assert len(WRITTEN) == 30


def test_links_lead_where_they_mean_to(tmp_path: Path) -> None:
    body = "\n\n".join(f"[link {n}]({target})" for n, (target, _) in enumerate(WRITTEN))
    site = TinySite(tmp_path, FILES | {"content/articles/main.md": article("Main", body=f"{body}\n\n## Own part\n")})
    report = site.built()
    assert not report.problems, site.told(report)
    found = links(site, "/articles/main/", ".pf-text")
    assert {target: found[f"link {n}"] for n, (target, _) in enumerate(WRITTEN)} == dict(WRITTEN)


BROKEN = (
    ("[gone](nowhere.md)", "the link 'nowhere.md' leads nowhere"),
    ("[gone](/nowhere/)", "the link '/nowhere/' leads nowhere"),
    ("[gone](../../../etc/passwd)", "the link '../../../etc/passwd' leads nowhere"),
    ("[gone](../drivers/pierre-gasly)", "the link '../drivers/pierre-gasly' leads nowhere"),
    ("[gone](draft.md)", "the link 'draft.md' leads to something unpublished"),
    ("[gone](draft.md#part)", "the link 'draft.md#part' leads to something unpublished"),
    ("[gone](/articles/draft/)", "the link '/articles/draft/' leads nowhere"),
)


@pytest.mark.parametrize(("markdown", "message"), BROKEN)
def test_a_link_that_leads_nowhere_keeps_its_words_and_loses_its_address(
    tmp_path: Path, markdown: str, message: str
) -> None:
    files = {
        "content/articles/draft.md": article("Draft", draft="true", body="## Part"),
        "content/articles/main.md": article("Main", body=f"See {markdown}."),
    }
    site = TinySite(tmp_path, FILES | files)
    report = site.built()
    assert [(each.severity, each.message, each.at.line, each.at.column) for each in report.problems] == [
        ("warning", message, 6, 12)
    ]
    assert links(site, "/articles/main/", ".pf-text") == {"gone": "(none)"}
    (content,) = (item["content_html"] for item in feed(site, "/feed.json")["items"] if item["title"] == "Main")
    assert content == "<p>See <a>gone</a>.</p>"


def test_an_entry_of_a_list_is_never_proposed_for_a_link(tmp_path: Path) -> None:
    files = {
        "content/drivers/others.yaml": "esteban-ocon: {name: Esteban Ocon}\n",
        "content/articles/main.md": article("Main", drivers="[Esteban Ocon]", body="[x](../drivers/others.yaml)"),
    }
    (told,) = TinySite(tmp_path, files).built().problems
    assert (told.code, told.hint) == ("PF201", "")


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("[gone](2024/2024-06-01-other.md#finish)", "/articles/other/"),
        ("[gone](/drivers/pierre-gasly/#born)", "/drivers/pierre-gasly/"),
        ("[gone](#nowhere)", "/articles/main/"),
    ],
)
def test_an_anchor_that_is_not_there_is_told_and_left_out(tmp_path: Path, markdown: str, left: str) -> None:
    site = TinySite(tmp_path, FILES | {"content/articles/main.md": article("Main", body=markdown)})
    report = site.built()
    assert [each.code for each in report.problems] == ["PF202"]
    assert links(site, "/articles/main/", ".pf-text") == {"gone": left}


def test_a_missing_picture_leaves_its_words(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(body="![A red car](car.jpg)", image="gone.jpg")})
    report = site.built()
    assert [each.code for each in report.problems] == ["PF203", "PF203"]
    page = dom(site, "/articles/a/")
    assert not page.css("main img")
    assert values(page, ".missing-picture", "class") == ["missing-picture"]
    assert "A red car" in site.page("/articles/a/")
    assert not page.css('meta[property="og:image"]')


def test_a_picture_is_not_taken_for_another_with_attributes(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path,
        {
            "content/media/a.jpg": "picture",
            "content/articles/a.md": article("A", "2024-06-18", '<img src="/media/a.jpg" alt="A" class="wide">'),
            "content/articles/b.md": article("B", "2024-06-17", '![B](</media/a.jpg class="wide">)'),
        },
    )
    assert [(each.code, each.at.path) for each in site.built().problems] == [("PF203", "content/articles/b.md")]
