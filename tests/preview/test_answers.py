"""What the server answers, byte by byte where it matters."""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pytest

from generator.preview.app import preview_app
from generator.preview.events import Events
from generator.preview.pages import Pages
from generator.preview.showing import Showing
from tests.preview.running import Running, open_connection, raw_answer
from tests.tiny import TinySite, article

FILM = bytes(range(256)) * 1000

HOSTILE = (
    "/..",
    "/../",
    "/../site.yaml",
    "/../../../../../../etc/passwd",
    "/articles/../../site.yaml",
    "/articles/../index.html",
    "/./index.html",
    "/%2e%2e/site.yaml",
    "/%2e%2e%2fsite.yaml",
    "/..%2fsite.yaml",
    "/%252e%252e%252fsite.yaml",
    "/%252e%252e/%252e%252e/site.yaml",
    "/..%c0%afsite.yaml",
    "/%uff0e%uff0e/site.yaml",
    "/..\\site.yaml",
    "/..%5csite.yaml",
    "/%5c%5cevil.example%5cshare",
    "/index.html%00",
    "/%00/index.html",
    "/index.html%00.png",
    "/%0a",
    "/%0d%0aSet-Cookie:%20a=b",
    "/%ff%fe",
    "/%",
    "/%zz",
    "//etc/passwd",
    "//evil.example/%2e%2e",
    "///",
    "//",
    "/articles//a-race/",
    "/.parcferme",
    "/.parcferme/",
    "/.parcferme/events/",
    "/.parcferme/../.parcferme",
    "/%2eparcferme",
    "/.parcferme.lock",
    "/.git/config",
    "/articles/index.html/",
    "/con",
    "/index.html/",
    "/index.html::$DATA",
    "/~root/",
    "/a" * 2000,
    "http://evil.example/",
)

MALFORMED = (
    b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/9.9.9\r\nHost: localhost\r\n\r\n",
    b"GET /" + b"a" * 100_000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # TLS
    b"nonsense\r\n\r\n",
    b"\r\n" * 3 + b"\x00" * 50 + b"\r\n\r\n",
)

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


def test_hostile_paths_find_nothing(running: Running) -> None:
    wrong = []
    for path in HOSTILE:
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        status = raw_answer(running.base, request.encode())[9:12]
        if status != b"404":
            wrong.append((path[:40], status))
    assert wrong == []
    assert len(HOSTILE) == 44
    assert "Traceback" not in running.text()


def test_bytes_that_are_no_request_are_refused(running: Running) -> None:
    for request in MALFORMED:
        assert raw_answer(running.base, request)[9:12] == b"400", request[:60]
    assert len(MALFORMED) == 14
    assert raw_answer(running.base, b"GET / HTTP/1.0\r\n\r\n")[9:12] == b"421"
    assert running.get("/").status_code == 200
    assert "Traceback" not in running.text()


def test_requests_that_break_off_harm_nobody(running: Running) -> None:
    begun = b"GET /film.webm HTTP/1.1\r\nHost: localhost\r\n"
    whole = begun + b"\r\n"
    events = b"GET /.parcferme/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
    posted = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"
    upgrade = begun + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n"
    for request in (b"", b"G", begun, whole, whole * 20, events, posted, upgrade):
        for reset in (False, True):
            with open_connection(running.base) as connection:
                connection.sendall(request)
                if reset:  # the system then sends RST, and what is under way to us is lost
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert running.get("/").status_code == 200
    assert "Traceback" not in running.text()


def test_many_that_say_nothing_keep_nobody_out(running: Running) -> None:
    with ExitStack() as silent:
        for _ in range(200):
            silent.enter_context(open_connection(running.base))
        assert running.get("/").status_code == 200


def test_links_of_the_file_system_lead_nowhere(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/a-race.md": article(), "content/static/a.txt": "ours"})
    (tmp_path / "secret").mkdir()
    for name in ("index.html", "a.txt", "a.webm"):
        (tmp_path / "secret" / name).write_text("secret", encoding="utf-8")
    (site.root / "content/static/a.webm").write_bytes(b"ours")
    output = site.root / ".cache/serve"
    with Running(site.root) as running:
        paths = ("/a.txt", "/a.webm", "/articles/a-race/")
        assert [running.get(path).status_code for path in paths] == [200] * 3
        for name in ("a.txt", "a.webm"):
            (output / name).unlink()
            (output / name).symlink_to(tmp_path / "secret" / name)
        (output / "articles/a-race").rename(tmp_path / "away")
        (output / "articles/a-race").symlink_to(tmp_path / "secret", target_is_directory=True)
        for path in paths:
            response = running.get(path)
            assert (response.status_code, "secret" in response.text) == (404, False)


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
