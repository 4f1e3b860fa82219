"""Pages that are open follow the site: only those that changed, without losing the reader's place."""

import struct
import zlib
from datetime import UTC, datetime, timedelta

from tests.browser.conftest import RACE, OpenTab
from tests.browser.seeing import PANEL, colour, is_same, panel, sees, until
from tests.preview.running import Running, save
from tests.tiny import TinySite, article

GREEN, BLUE = "rgb(0, 128, 0)", "rgb(0, 0, 255)"


def png(width: int) -> bytes:
    """A white picture, one pixel high (PNG, third edition)."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00" + b"\xff" * width)),
        (b"IEND", b""),
    )
    framed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def broken(site: TinySite) -> None:
    """Make a mistake, which every open page is told of."""
    save(site.root, {"content/pages/broken.md": "---\ntitel: Broken\n---\n"})


def test_an_edit_is_seen(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        sees(page, "It rained.")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        sees(page, "It snowed.")
        save(site.root, {RACE: article("A race", body="It hailed.")})
        sees(page, "It hailed.")


def test_only_the_tab_whose_page_changed_is_loaded_anew(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        race, other = (open_tab(f"{running.url}articles/{slug}/") for slug in ("a-race", "another"))
        save(site.root, {RACE: article("A race", body="It snowed.")})
        sees(race, "It snowed.")
        broken(site)  # what both are told after the edit
        panel(other, "unknown key 'titel'")
        assert is_same(other)
        assert not is_same(race)


def test_a_style_sheet_is_swapped_and_the_page_stays(site: TinySite, open_tab: OpenTab) -> None:
    style = "themes/plain/assets/plain.css"
    site.write({style: "h1 { color: green }"})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        until(page, colour(GREEN))
        page.evaluate(WATCH_COLOURS)
        save(site.root, {style: "h1 { color: blue }"})
        until(page, colour(BLUE))
        until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
        until(page, f"seen.has('{BLUE}')")  # a frame later
        assert page.evaluate("[...seen]") == [GREEN, BLUE]  # never without a style
        for shade in ("red", "green", "blue", "black"):
            save(site.root, {style: f"h1 {{ color: {shade} }}"})
        until(page, colour("rgb(0, 0, 0)"))
        until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
        assert is_same(page)


WATCH_COLOURS = """() => {
  window.seen = new Set();
  const look = () => {
    seen.add(getComputedStyle(document.querySelector("h1")).color);
    requestAnimationFrame(look);
  };
  look();
}"""


def test_a_style_sheet_that_vanishes_leaves_the_old_one(site: TinySite, open_tab: OpenTab) -> None:
    site.write({"content/static/extra.css": "h1 { color: green }"})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        page.add_style_tag(url=f"{running.url}extra.css")
        until(page, colour(GREEN))
        site.remove("content/static/extra.css")
        broken(site)
        panel(page, "unknown key 'titel'")
        until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 2")
        assert page.evaluate(colour(GREEN))
        assert is_same(page)


def test_a_picture_that_changed_is_loaded_anew_where_it_is_shown(site: TinySite, open_tab: OpenTab) -> None:
    site.write({RACE: article("A race", body="![A car](/media/car.png)")})
    (site.root / "content/media").mkdir()
    picture = site.root / "content/media/car.png"
    picture.write_bytes(png(10))
    with Running(site.root) as running:
        race, other = (open_tab(f"{running.url}articles/{slug}/") for slug in ("a-race", "another"))
        until(race, "document.querySelector('main img').naturalWidth === 10")
        picture.write_bytes(png(20))
        until(race, "document.querySelector('main img')?.naturalWidth === 20")
        broken(site)
        panel(other, "unknown key 'titel'")
        assert is_same(other)


def test_the_reader_keeps_the_place(site: TinySite, open_tab: OpenTab) -> None:
    laps = "\n\n".join(f"Lap {number}." for number in range(300))
    save(site.root, {RACE: article("A race", body=f"{laps}\n\nIt rained.")})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        page.evaluate("scrollTo(0, 2345)")
        for weather in ("It snowed.", "It hailed."):
            save(site.root, {RACE: article("A race", body=f"{laps}\n\n{weather}")})
            page.get_by_text(weather).wait_for(state="attached")
            until(page, "Math.round(scrollY) === 2345")


def test_a_page_that_is_not_there_yet_appears_and_goes_again(site: TinySite, open_tab: OpenTab) -> None:
    path = "content/articles/lights-out.md"
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/lights-out/")
        save(site.root, {path: article("Lights out", body="Away they go.")})
        sees(page, "Away they go.")
        site.remove(path)
        page.get_by_text("Away they go.").wait_for(state="detached")
        assert running.get("/articles/lights-out/").status_code == 404


def test_an_article_appears_when_its_time_comes(site: TinySite, open_tab: OpenTab) -> None:
    due = datetime.now(UTC) + timedelta(seconds=5)
    text = article("Lights out", f"{due:%Y-%m-%d %H:%M:%S}Z", body="Away they go.")
    site.write({"content/articles/lights-out.md": text})
    with Running(site.root) as running:
        sees(open_tab(f"{running.url}articles/lights-out/"), "Away they go.")
        assert datetime.now(UTC) >= due.replace(microsecond=0)


def test_a_site_below_a_sub_path_is_followed_there(site: TinySite, open_tab: OpenTab) -> None:
    settings = "title: Pit Wall\nbase_url: https://pitwall.example/{}\ntheme: plain\n"
    style = "themes/plain/assets/plain.css"
    site.write({"site.yaml": settings.format("racing/"), style: "h1 { color: green }"})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        save(site.root, {style: "h1 { color: blue }"})
        until(page, colour(BLUE))
        assert is_same(page)
        save(site.root, {RACE: article("A race", body="It snowed.")})
        sees(page, "It snowed.")
        save(site.root, {"site.yaml": settings.format("")})
        page.get_by_text("It snowed.").wait_for(state="detached")
        assert page.locator(PANEL).count() == 0
