"""The weekend's other stories, below each story about one edition."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.weekends import SHOWN, next_to
from generator.store.memo import Memo
from tests.outputs.reading import dom, texts
from tests.tiny import TinySite, article

MONACO = "[monaco-grand-prix/2024]"
KINDS = {"qualifying": 25, "news": 23, "report": 26, "preview": 22, "opinion": 27, "reaction": 26}


def weekend(tmp_path: Path, **more: str) -> TinySite:
    """A story of each of these kinds, and other files by slug; not built yet."""
    stories = {kind: article(kind.title(), f"2024-05-{day}", kind=kind, events=MONACO) for kind, day in KINDS.items()}
    files = {f"content/articles/{slug}.md": text for slug, text in (stories | more).items()}
    site = TinySite(tmp_path / "site", files)
    site.memo = Memo(site.root / ".cache")
    return site


def told(site: TinySite, slug: str) -> list[str]:
    return texts(dom(site, f"/articles/{slug}/"), "section[aria-labelledby=pf-weekend] a")


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_a_story_is_followed_by_the_others_of_its_weekend_as_they_are_read(tmp_path: Path, theme: str) -> None:
    site = weekend(tmp_path)
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("plain", theme)}).built()
    assert told(site, "report") == ["Preview", "Qualifying", "Reaction", "Opinion", "News"]
    assert told(site, "news") == ["Preview", "Qualifying", "Report", "Reaction", "Opinion"]
    assert not dom(site, "/articles/report/").css_matches("section[aria-labelledby=pf-related]")


def test_a_story_of_no_edition_of_several_or_alone_in_its_weekend_has_none(tmp_path: Path) -> None:
    several = article("Both", "2024-06-20", events="[monaco-grand-prix/2024, italian-grand-prix/2023]")
    site = weekend(
        tmp_path,
        event=article("Event", "2024-06-01", events="[monaco-grand-prix]"),
        alone=article("Alone", "2024-06-01", events="[le-mans/2024]"),
        several=several,
    )
    site.built()
    assert [told(site, slug) for slug in ("event", "alone", "several")] == [[], [], []]
    assert "Both" in told(site, "report")


def test_a_story_that_is_not_published_is_told_nowhere(tmp_path: Path) -> None:
    site = weekend(
        tmp_path,
        draft=article("Secret", events=MONACO, draft="true"),
        future=article("Later", "2024-08-01", events=MONACO),
        gone=article("Gone", "2024-05-20", events=MONACO, expires="2024-06-01"),
    )
    site.built()
    assert not {"Secret", "Later", "Gone"} & set(told(site, "report"))


def test_a_new_headline_or_kind_is_shown_by_the_weekends_stories(tmp_path: Path) -> None:
    site = weekend(tmp_path)
    site.built()
    site.memo = Memo(site.root / ".cache")
    site.write({"content/articles/news.md": article("It rained", "2024-05-23", kind="practice", events=MONACO)}).built()
    assert told(site, "report") == ["Preview", "It rained", "Qualifying", "Reaction", "Opinion"]


def test_new_words_of_a_story_leave_its_weekend_below_it(tmp_path: Path) -> None:
    site = weekend(tmp_path)
    site.built()
    before = told(site, "report")
    site.memo = Memo(site.root / ".cache")
    path = site.root / "content/articles/report.md"
    path.write_text(path.read_text() + "\nMore.\n")
    report = site.built()
    assert report.changed == ("/articles/report/", "/feed.json", "/feed.xml")
    assert "relate" not in report.timings
    assert told(site, "report") == before


def test_a_reader_in_another_language_has_headlines_in_their_own(tmp_path: Path) -> None:
    site = weekend(tmp_path, german=article("Regen", "2024-05-26", events=MONACO, language="de", kind="analysis"))
    site.built()
    page = dom(site, "/articles/report/")
    assert texts(page, "section[aria-labelledby=pf-weekend] a[lang=de]") == ["Regen"]
    assert not dom(site, "/articles/german/").css_matches("section[aria-labelledby=pf-weekend] a[lang=de]")


@given(st.integers(2, 40), st.data())
def test_of_many_stories_those_next_to_one_are_told(many: int, data: st.DataObject) -> None:
    order = tuple(data.draw(st.permutations(range(many))))
    place = data.draw(st.sampled_from(order))
    at = order.index(place)
    found = next_to(order, at)
    assert place not in found
    assert len(found) == min(SHOWN, many - 1)
    rest = [each for each in order if each != place]
    assert list(found) == rest[rest.index(found[0]) :][: len(found)]
    distances = {abs(order.index(each) - at) for each in found}
    assert max(distances) <= SHOWN
