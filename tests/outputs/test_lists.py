"""Lists: newest first, each article on just one page, and a full page that never changes."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs.lists import list_pages, on_page, stand_in
from generator.schema import PaginationFront
from tests.outputs.reading import dom, stories, text, there, values
from tests.tiny import TinySite, article

PAGINATIONS = st.builds(
    PaginationFront, size=st.integers(1, 30), number_from=st.sampled_from(["oldest", "newest"])
)  # fmt: skip
OLDEST = st.builds(PaginationFront, size=st.integers(1, 30))


# ---------------------------------------------------------------- how lists are cut


@given(st.integers(0, 200), PAGINATIONS)
def test_each_item_is_on_exactly_one_page_and_in_its_place(count: int, pagination: PaginationFront) -> None:
    pages = list_pages(count, pagination)
    assert [item for page in pages for item in on_page(range(count), page)] == list(range(count))
    assert pages[0].number == 0
    assert len({page.number for page in pages}) == len(pages)


@given(st.integers(0, 200), PAGINATIONS)
def test_going_from_page_to_older_page_passes_all_of_them_and_back(count: int, pagination: PaginationFront) -> None:
    by_number = {page.number: page for page in list_pages(count, pagination)}
    way = [by_number[0]]
    while (older := way[-1].older) is not None:
        way.append(by_number[older])
    assert len(way) == len(by_number)
    for newer, page in pairwise(way):
        stands_in = pagination.number_from == "oldest" and newer.number == 0
        assert page.newer == (stand_in(count, pagination) if stands_in else newer.number)


@given(st.integers(0, 200), st.integers(0, 60), OLDEST)
def test_numbered_from_the_oldest_a_numbered_page_is_full_and_stays_as_it_is(
    count: int, more: int, pagination: PaginationFront
) -> None:
    def numbered(count: int) -> dict[int, tuple[object, ...]]:
        """Neighbours and items of each numbered page, items counted from the oldest."""
        return {
            page.number: (page.newer, page.older, *(count - item for item in on_page(range(count), page)))
            for page in list_pages(count, pagination)
            if page.number
        }

    before, after = numbered(count), numbered(count + more)
    assert before == {number: after[number] for number in before}
    assert all(len(items) == 2 + pagination.size for items in before.values())


@given(st.integers(0, 200), OLDEST)
def test_the_lists_own_address_shows_one_page_to_almost_two(count: int, pagination: PaginationFront) -> None:
    first = list_pages(count, pagination)[0]
    assert min(count, pagination.size) <= first.last < 2 * pagination.size


@pytest.mark.parametrize(
    ("count", "shown", "numbered"), [(0, 0, 0), (20, 20, 0), (39, 39, 0), (40, 20, 1), (59, 39, 1)]
)
def test_twenty_to_a_page(count: int, shown: int, numbered: int) -> None:
    pages = list_pages(count, PaginationFront())
    assert (pages[0].last, len(pages) - 1) == (shown, numbered)


# ---------------------------------------------------------------- a site


def long_site(root: Path, count: int, number_from: str = "oldest", start: int = 0) -> TinySite:
    """A site of so many articles about one driver, two to a page, a month apart."""
    articles = {
        f"content/articles/{n:02}.md": article(
            f"Story {n}", f"{2023 + n // 12}-{1 + n % 12:02}-05", drivers="[Gasly]", events="[Rally/2023]", author="Ann"
        )
        for n in range(start, count)
    }
    site = TinySite(root, articles)
    text = "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: plain\n"
    return site.write({"site.yaml": f"{text}pagination: {{size: 2, number_from: {number_from}}}\n"})


LISTS = ("/articles/", "/drivers/gasly/", "/archive/2023/", "/authors/ann/", "/events/rally/", "/events/rally/2023/")


@settings(max_examples=8, deadline=None)
@given(count=st.integers(3, 14), more=st.integers(1, 4))
def test_a_numbered_page_keeps_its_bytes_when_newer_articles_come(count: int, more: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = long_site(Path(folder), count)
        site.built()
        before = {
            path: data
            for path, data in site.files().items()
            if "/page/" in path and b'http-equiv="refresh"' not in data
        }
        long_site(Path(folder), count + more, start=count).built()
        after = site.files()
        assert before == {path: after[path] for path in before}
        for address in LISTS:
            shown = [story for page in pages_of(site, address) for story in stories(site, page)]
            last = min(count + more, 12) if address == "/archive/2023/" else count + more
            assert shown == [f"Story {n}" for n in reversed(range(last))]


def pages_of(site: TinySite, address: str) -> list[str]:
    """The addresses of a list's pages, by following `next`."""
    found = [address]
    while older := values(dom(site, found[-1]), "nav[aria-label=Pages] a[rel=next]", "href"):
        found += older
    return found


def test_pages_are_numbered_from_the_oldest(tmp_path: Path) -> None:
    site = long_site(tmp_path, 7)
    site.built()
    assert stories(site, "/drivers/gasly/") == ["Story 6", "Story 5", "Story 4"]
    assert stories(site, "/drivers/gasly/page/2/") == ["Story 3", "Story 2"]
    assert stories(site, "/drivers/gasly/page/1/") == ["Story 1", "Story 0"]
    assert text(dom(site, "/drivers/gasly/page/1/"), "h1") == "Gasly"
    assert "page 1" in text(dom(site, "/drivers/gasly/page/1/"), "title")
    assert text(dom(site, "/articles/page/1/"), "h1") == "Articles, page 1"


def test_the_number_that_comes_next_leads_to_the_list_itself(tmp_path: Path) -> None:
    site = long_site(tmp_path, 7)
    site.built()
    assert values(dom(site, "/drivers/gasly/page/2/"), "nav a[rel=prev]", "href") == ["/drivers/gasly/page/3/"]
    stand_in = dom(site, "/drivers/gasly/page/3/")
    assert values(stand_in, "meta[http-equiv=refresh]", "content") == ["0; url=/drivers/gasly/"]
    assert values(stand_in, "link[rel=canonical]", "href") == ["https://pitwall.example/drivers/gasly/"]
    assert values(stand_in, "meta[name=robots]", "content") == ["noindex"]
    long_site(tmp_path, 8).built()
    assert stories(site, "/drivers/gasly/page/3/") == ["Story 5", "Story 4"]
    assert there(site, "/drivers/gasly/page/4/")


def test_a_short_list_has_no_numbered_page(tmp_path: Path) -> None:
    site = long_site(tmp_path, 3)
    site.built()
    assert not there(site, "/articles/page/1/")
    assert not dom(site, "/articles/").css("nav[aria-label=Pages]")


def test_numbered_from_the_newest_page_two_follows_the_first(tmp_path: Path) -> None:
    site = long_site(tmp_path, 5, "newest")
    site.built()
    assert pages_of(site, "/articles/") == ["/articles/", "/articles/page/2/", "/articles/page/3/"]
    assert stories(site, "/articles/") == ["Story 4", "Story 3"]
    assert stories(site, "/articles/page/3/") == ["Story 0"]
    assert values(dom(site, "/articles/page/2/"), "nav a[rel=prev]", "href") == ["/articles/"]
    assert not there(site, "/articles/page/1/")
    assert not there(site, "/articles/page/4/")


def test_facts_body_editions_and_neighbours_stand_on_the_first_page_alone(tmp_path: Path) -> None:
    site = long_site(tmp_path, 7)
    site.write({"content/events/rally/2023/index.md": "---\nlaps: 7\nsessions: [{name: Shakedown}]\n---\n\nSand.\n"})
    site.write({"content/events/rally/2024/index.md": "---\nlaps: 8\n---\n"}).built()
    first, second = site.page("/events/rally/2023/"), site.page("/events/rally/2023/page/1/")
    for words in ("<dt>Laps</dt>", "Shakedown", "Sand.", "/events/rally/2024/"):
        assert words in first
        assert words not in second
    assert "pf-editions" in site.page("/events/rally/")
    assert "pf-editions" not in site.page("/events/rally/page/1/")


# ---------------------------------------------------------------- order


def test_newest_first_a_day_alone_below_timed_ones_of_its_midnight_then_by_path(tmp_path: Path) -> None:
    dates = {
        "e": "2024-06-18",
        "d": "2024-06-18 00:00",
        "c": "2024-06-17 23:30",
        "b": "2024-06-17 23:30",
        "a": "2024-06-17",
        "z/a": "2024-06-18",
        "f": "2024-06-18 14:00+02:00",
        "g": "2024-06-18 12:30Z",
    }
    site = TinySite(tmp_path, {f"content/articles/{name}.md": article(name, date) for name, date in dates.items()})
    site.write({"content/articles/z/a.md": article("z/a", dates["z/a"], slug="za")}).built()
    assert stories(site, "/articles/") == ["g", "f", "d", "e", "z/a", "b", "c", "a"]
