"""What the server answers to those who mean harm, or speak no HTTP."""

import socket
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.preview.running import Running, open_connection, raw_answer
from tests.tiny import TinySite, article

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
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = TinySite(tmp_path_factory.mktemp("hostile") / "site", {"content/articles/a-race.md": article("A race")})
    site.write({"content/static/film.webm": "x" * 1_000_000})
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
    assert len(MALFORMED) == 15
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
