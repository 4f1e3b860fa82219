"""What the server answers, byte by byte where it matters."""

import asyncio
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pytest

from generator.preview.app import preview_app
from generator.preview.events import Events
from generator.preview.pages import Pages
from generator.preview.showing import Showing
from tests.preview.running import Running
from tests.tiny import TinySite, article

FILM = bytes(range(256)) * 1000

HOSTS = (
    ("localhost", 200),
    ("localhost:8000", 200),
    ("127.0.0.1", 200),
    ("[::1]:8000", 200),
    ("evil.example", 421),
    ("evil.example:8000", 421),
    ("localhost.evil.example", 421),
    ("127.0.0.1.evil.example", 421),
    ("192.168.1.5", 421),
    ("", 421),
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = TinySite(
        tmp_path_factory.mktemp("answers") / "site",
        {
            "content/articles/a-race.md": article("A race", body="![](film.webm)"),
            "content/static/extra.css": "a {}",
            "content/static/data.json": "{}",
            "content/static/verify.html": "abc",
        },
    )
    (site.root / "content/static/film.webm").write_bytes(FILM)
    (site.root / "content/static/empty.webm").write_bytes(b"")
    with Running(site.root) as running:
        yield running
        assert running.builds() == 1


def test_requests_wait_until_a_build_has_put_all_files_into_place(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"old")
    showing = Showing(pages=Pages(tmp_path, "/", frozenset({"index.html"})), number=1, since=1)
    looks: list[int] = []

    def settled() -> bool:
        looks.append(1)
        if len(looks) == 3:
            (tmp_path / "index.html").write_bytes(b"new")
        return len(looks) > 3

    app = preview_app(lambda: showing, settled, Events(lambda: showing), host="127.0.0.1")

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return await client.get("/")

    assert asyncio.run(asked()).text.startswith("new")
    assert len(looks) == 4


def test_only_our_own_names_are_answered(running: Running) -> None:
    for path in ("/", "/.parcferme/reload.js", "/nowhere/"):
        for host, status in HOSTS:
            wanted = 404 if path == "/nowhere/" and status == 200 else status
            assert (path, host, running.get(path, host=host).status_code) == (path, host, wanted)
    assert running.get("/.parcferme/events", host="evil.example").status_code == 421
    assert len(HOSTS) == 10


def test_the_events_are_for_our_own_pages(running: Running) -> None:
    for origin in ("http://evil.example", "null", "https://localhost"):
        assert running.get("/.parcferme/events", origin=origin, host="localhost").status_code == 403
    with running.client.stream("GET", "/.parcferme/events", headers={"origin": running.base}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert "access-control-allow-origin" not in response.headers
    assert running.client.head("/.parcferme/events").status_code == 200


def test_every_answer_is_marked(running: Running) -> None:
    cases = (
        ("/", 200, "text/html; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/extra.css", 200, "text/css; charset=utf-8"),
        ("/assets/plain.css", 200, "text/css; charset=utf-8"),
        ("/data.json", 200, "application/json"),
        ("/feed.xml", 200, "application/xml"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/film.webm", 200, "video/webm"),
        ("/.parcferme/reload.js", 200, "text/javascript; charset=utf-8"),
    )
    for path, status, kind in cases:
        response = running.get(path, origin="http://evil.example")
        assert (path, response.status_code, response.headers["content-type"]) == (path, status, kind)
        assert response.headers["cache-control"] == "no-cache"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert not [name for name in response.headers if name.startswith("access-control")]
        assert "content-disposition" not in response.headers
    assert len(cases) == 9


def test_only_pages_have_the_script(running: Running) -> None:
    for path in ("/", "/articles/a-race/", "/404.html", "/nowhere/", "/verify.html"):
        assert running.get(path).text.count("/.parcferme/reload.js") == 1
    for path in ("/feed.xml", "/feed.json", "/sitemap.xml", "/extra.css", "/film.webm"):
        assert b".parcferme" not in running.get(path).content


def test_what_a_browser_has_is_not_sent_again(running: Running) -> None:
    for path in ("/", "/extra.css", "/film.webm"):
        tag = running.get(path).headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            response = running.get(path, if_none_match=known)
            assert (path, known, response.status_code, response.content) == (path, known, 304, b"")
            assert response.headers["etag"] == tag
            assert response.headers["cache-control"] == "no-cache"
        assert running.get(path, if_none_match='"other"').status_code == 200


def test_films_come_in_parts(running: Running) -> None:
    whole = running.get("/film.webm")
    assert whole.content == FILM
    assert whole.headers["accept-ranges"] == "bytes"
    assert parsedate_to_datetime(whole.headers["last-modified"])
    part = running.get("/film.webm", range="bytes=1000-1999")
    assert (part.status_code, part.content) == (206, FILM[1000:2000])
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(FILM)}"
    assert running.get("/film.webm", range="bytes=-10").content == FILM[-10:]
    assert running.get("/film.webm", range="bytes=255000-").content == FILM[255000:]
    assert running.get("/film.webm", range=f"bytes={len(FILM)}-").status_code == 416
    assert running.get("/film.webm", range="bytes=0-9", if_range=whole.headers["etag"]).status_code == 206
    assert running.get("/film.webm", range="bytes=0-9", if_range='"other"').status_code == 200
    assert running.get("/empty.webm").content == b""


def test_heads_are_answers_without_their_bodies(running: Running) -> None:
    for path in ("/", "/extra.css", "/film.webm", "/nowhere/", "/articles/a-race"):
        get, head = running.get(path), running.client.head(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert dict(head.headers) | {"date": ""} == dict(get.headers) | {"date": ""}


def test_nothing_can_be_sent(running: Running) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        response = running.client.request(method, "/")
        assert response.status_code == 405
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_missing_slash_is_put_right_and_keeps_the_query(running: Running) -> None:
    response = running.get("/articles/a-race?lap=1&x=%2f")
    assert response.status_code == 307
    assert response.headers["location"] == "/articles/a-race/?lap=1&x=%2f"
    assert running.get("/articles/a-race/?lap=1").status_code == 200


def test_where_nothing_is_the_page_of_the_site_says_so(running: Running) -> None:
    response = running.get("/nowhere/")
    assert response.status_code == 404
    assert "Pit Wall" in response.text
    assert running.get("/404.html").status_code == 200
