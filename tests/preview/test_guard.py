"""Who may ask the preview, and on which port it listens."""

import socket
from contextlib import ExitStack, closing

import pytest

from generator.errors import SiteError
from generator.preview.guard import is_ours, same_origin
from generator.preview.ports import TRIED, listening, site_url

OURS = (
    ("localhost", "127.0.0.1", True),
    ("LocalHost:8000", "127.0.0.1", True),
    ("127.0.0.1", "127.0.0.1", True),
    ("127.0.0.1:8000", "127.0.0.1", True),
    ("[::1]", "127.0.0.1", True),
    ("[::1]:8000", "127.0.0.1", True),
    ("192.168.1.5:8000", "192.168.1.5", True),
    ("paddock.local:8000", "Paddock.local", True),
    ("192.168.1.5:8000", "0.0.0.0", True),
    ("[fe80::1]:8000", "::", True),
    ("evil.example", "127.0.0.1", False),
    ("evil.example:8000", "0.0.0.0", False),
    ("evil.example:8000", "::", False),
    ("192.168.1.5", "127.0.0.1", False),
    ("localhost.evil.example", "127.0.0.1", False),
    ("evil.example@localhost", "127.0.0.1", False),
    ("localhost:8000@evil.example", "127.0.0.1", False),
    ("localhost:evil", "127.0.0.1", False),
    ("localhost/evil", "127.0.0.1", False),
    ("localhost evil", "127.0.0.1", False),
    ("localhost\n", "127.0.0.1", False),
    ("::1", "127.0.0.1", False),
    ("[::1", "127.0.0.1", False),
    ("", "127.0.0.1", False),
    ("", "0.0.0.0", False),
)

ORIGINS = (
    ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
    ("http://LOCALHOST:8000", "localhost:8000", True),
    ("http://localhost:8000", "127.0.0.1:8000", False),
    ("http://127.0.0.1:8001", "127.0.0.1:8000", False),
    ("https://127.0.0.1:8000", "127.0.0.1:8000", False),
    ("http://evil.example", "127.0.0.1:8000", False),
    ("http://127.0.0.1:8000.evil.example", "127.0.0.1:8000", False),
    ("null", "127.0.0.1:8000", False),
    ("", "127.0.0.1:8000", False),
)


def test_only_names_of_this_server_are_answered() -> None:
    assert [(host, given) for host, given, wanted in OURS if is_ours(host, given) is not wanted] == []
    assert len(OURS) == 25


def test_an_origin_is_the_very_server_or_a_stranger() -> None:
    assert [(origin, host) for origin, host, wanted in ORIGINS if same_origin(origin, host) is not wanted] == []
    assert len(ORIGINS) == 9


def test_the_next_free_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with closing(listening("127.0.0.1", port)) as listener:
            assert port < listener.getsockname()[1] <= port + TRIED
            assert site_url(listener, "/racing/") == f"http://127.0.0.1:{listener.getsockname()[1]}/racing/"


def test_the_address_for_every_address_is_one_that_can_be_typed() -> None:
    with closing(listening("0.0.0.0", 0)) as listener:
        assert site_url(listener, "/") == f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_a_host_that_is_not_here_is_a_mistake_that_names_it(host: str) -> None:
    with pytest.raises(SiteError, match=f"{host} port 8000: error: the preview cannot listen here"):
        listening(host, 8000)


def test_when_every_port_is_taken_it_says_so() -> None:
    with ExitStack() as others:
        for port in (65534, 65535):
            others.enter_context(closing(listening("127.0.0.1", port)))
        with pytest.raises(SiteError, match="this port and those up to 65535 are in use"):
            listening("127.0.0.1", 65534)
