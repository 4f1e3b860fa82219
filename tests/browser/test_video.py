"""Films: nothing of them is loaded before a reader asks for one, and then it plays in its place."""

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import RACE, OpenTab
from tests.preview.running import Running
from tests.tiny import TinySite, article

FRAME = ".pf-video iframe"

FILMS = {
    "https://www.youtube.com/watch?v=M7lc1UVf-VE": "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1",
    "https://m.youtube.com/watch?t=9&v=M7lc1UVf-VE": "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&start=9",
    "https://youtu.be/M7lc1UVf-VE?t=1m30s": "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&start=90",
    "https://youtu.be/M7lc1UVf-VE?start=75": "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&start=75",
    "https://www.youtube.com/shorts/M7lc1UVf-VE": "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1",
    "https://vimeo.com/76979871#t=1h": "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1#t=3600s",
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
}


def film(url: str) -> str:
    return article("A race", body=f"```{{video}}\nurl: {url}\ntitle: The start\n```")


@pytest.mark.parametrize("url", FILMS)
def test_a_film_plays_in_its_place_when_it_is_asked_for(site: TinySite, open_tab: OpenTab, url: str) -> None:
    site.write({RACE: film(url)})
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<p>A film</p>")

    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        page.route(lambda address: not address.startswith(running.url), answer)
        assert asked == []
        page.locator(".pf-video a").click()
        page.frame_locator(FRAME).get_by_text("A film").wait_for()
        assert asked == [FILMS[url].partition("#")[0]]
        assert page.locator(FRAME).get_attribute("src") == FILMS[url]
        shape = page.locator(FRAME).evaluate("(frame) => frame.clientWidth > frame.clientHeight")
        assert shape == ("/shorts/" not in url)
        assert page.locator(FRAME).get_attribute("title") == "The start"
        assert page.locator(".pf-video a").count() == 0


def test_a_film_of_another_host_is_a_link(site: TinySite, open_tab: OpenTab) -> None:
    site.write({RACE: film("/elsewhere/"), "content/pages/elsewhere.md": "---\ntitle: Elsewhere\n---\n\nA film.\n"})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        page.locator(".pf-video a").click()
        page.wait_for_url(f"{running.url}elsewhere/")
