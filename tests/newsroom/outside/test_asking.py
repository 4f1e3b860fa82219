"""What is made of what servers answer, of those too that answer as they should not."""

import asyncio
import gzip
import signal
import ssl
import time
from collections.abc import Iterator
from email.utils import formatdate
from ipaddress import IPv4Address, ip_address
from pathlib import Path

import pytest

from generator.newsroom.outside.answers import Answer
from generator.newsroom.outside.hosts import Address, is_public, resolve
from generator.newsroom.outside.rounds import Round, answers
from generator.newsroom.outside.turns import Manners
from tests.newsroom.outside.rude import (
    SAFE,
    Behaviour,
    Request,
    Rude,
    by_turns,
    closes,
    drips,
    endless_body,
    endless_head,
    head,
    leads,
    never,
    resets,
    says,
    to_head,
    wants_a_cookie,
    writes,
)

QUICK = Manners(pause=0, patience=20, rest=0, failures=1000)

SILENT = "it does not answer within 0.5 seconds"
NO_HTTP = "what it answers is no HTTP"
BOMB = gzip.compress(bytes(50_000_000))
HOST = "there.example"

FINE = Answer("fine", 200)
PATHS: dict[str, tuple[Behaviour, Answer]] = {
    "/fine": (says(200, body=b"<p>Hello</p>"), FINE),
    "/nothing-to-say": (says(204), Answer("fine", 204)),
    "/gone": (says(410), Answer("gone", 410, "it answers with 410")),
    "/login": (says(401), Answer("refused", 401, "it answers with 401")),
    "/no-robots": (says(403), Answer("refused", 403, "it answers with 403")),
    "/linkedin": (says(999), Answer("refused", 999, "it answers with 999")),
    "/nonsense": (says(400), Answer("broken", 400, "it answers with 400")),
    "/head-not-allowed": (to_head(says(405), says(200)), FINE),
    "/head-forbidden": (to_head(says(403), says(200)), FINE),
    "/head-not-found": (to_head(says(404), says(200)), FINE),
    "/head-closes": (to_head(closes, says(200)), FINE),
    "/head-never-answers": (to_head(never, says(200)), FINE),
    "/head-with-a-body": (writes(head(200, b"Content-Length: 4") + b"body" * 1000), FINE),
    "/breaks": (says(500), Answer("broken", 500, "it answers with 500")),
    "/breaks-at-first": (by_turns(says(500), says(500), says(200)), FINE),
    "/busy": (says(429), Answer("refused", 429, "it answers with 429")),
    "/busy-at-first": (by_turns(says(429, b"Retry-After: 0"), says(200)), FINE),
    "/busy-for-an-hour": (says(429, b"Retry-After: 3600"), Answer("refused", 429, "it answers with 429")),
    "/down-until-then": (
        by_turns(says(503), says(503, b"Retry-After: " + formatdate(0, usegmt=True).encode()), says(200)),
        FINE,
    ),
    "/down": (says(503, b"Retry-After: soon"), Answer("broken", 503, "it answers with 503")),
    "/never": (never, Answer("unreachable", why=SILENT)),
    "/drips": (drips, Answer("unreachable", why=SILENT)),
    "/closes": (closes, Answer("unreachable", why=NO_HTTP)),
    "/resets": (resets, Answer("unreachable", why="it hangs up")),
    "/garbage": (writes(b"\x00\xff\x13 what?\r\n\r\n" * 10), Answer("unreachable", why=NO_HTTP)),
    "/mail": (writes(b"220 mail.example ESMTP\r\n"), Answer("unreachable", why=NO_HTTP)),
    "/half-a-head": (writes(b"HTTP/1.1 200 OK\r\nContent-Type: te"), Answer("unreachable", why=NO_HTTP)),
    "/endless-body": (endless_body, FINE),
    "/endless-head": (endless_head, Answer("unreachable", why=NO_HTTP)),
    "/huge-head": (says(200, b"X-Huge: " + b"x" * 1_000_000), Answer("unreachable", why=NO_HTTP)),
    "/early-hints": (writes(head(103, b"Link: </a.css>") + head(200, b"Content-Length: 0")), FINE),
    "/too-short": (writes(head(200, b"Content-Length: 1000") + b"short"), FINE),
    "/length-is-no-number": (writes(head(200, b"Content-Length: many")), Answer("unreachable", why=NO_HTTP)),
    "/bomb": (writes(head(200, b"Content-Encoding: gzip", b"Content-Length: %d" % len(BOMB)) + BOMB), FINE),
    "/not-what-it-says": (says(200, b"Content-Encoding: gzip", body=b"this is no gzip"), FINE),
    "/moved": (leads(b"/fine"), Answer("moved", 200, to="/fine")),
    "/moved-308": (leads(b"/fine", 308), Answer("moved", 200, to="/fine")),
    "/moved-twice": (leads(b"/moved"), Answer("moved", 200, to="/fine")),
    "/for-now": (leads(b"/fine", 302), FINE),
    "/moved-and-for-now": (leads(b"/for-now"), Answer("moved", 200, to="/for-now")),
    "/for-now-and-moved": (leads(b"/moved", 307), FINE),
    "/moved-to-nothing": (leads(b"/gone"), Answer("gone", 410, "it answers with 410")),
    "/to-utf-8": (leads(b"caf\xc3\xa9"), Answer("moved", 200, to="/caf%C3%A9")),
    "/to-latin-1": (leads(b"caf\xe9"), Answer("moved", 200, to="/caf%C3%A9")),
    "/with-a-fragment": (leads(b"/fine#there"), Answer("moved", 200, to="/fine")),
    "/circle": (leads(b"/circle-2"), Answer("broken", why="it redirects in a circle")),
    "/circle-2": (leads(b"/circle", 302), Answer("broken", why="it redirects in a circle")),
    "/to-itself": (leads(b"?"), Answer("broken", why="it redirects in a circle")),
    "/cookie": (wants_a_cookie, FINE),
    "/nowhere": (says(301), Answer("broken", why="it redirects, and does not say where to")),
    "/two-ways": (
        says(301, b"Location: /fine", b"Location: /here"),
        Answer("broken", why="it redirects to several addresses at once"),
    ),
    "/to-a-file": (leads(b"file:///etc/passwd"), Answer("broken", why="it redirects to what is no address of a page")),
    "/to-a-script": (
        leads(b"javascript:alert(1)"),
        Answer("broken", why="it redirects to what is no address of a page"),
    ),
    "/to-no-port": (
        leads(b"http://x.example:99999/"),
        Answer("broken", why="it redirects to what is no address of a page"),
    ),
    "/to-brackets": (leads(b"http://[::"), Answer("broken", why="it redirects to what is no address")),
    "/far": (leads(b"/" + b"x" * 2001), Answer("broken", why="it redirects to an address that is too long")),
    "/inside": (
        leads(b"http://inside.example/secret"),
        Answer("broken", why="it redirects into a network of one's own"),
    ),
    "/inside-by-number": (
        leads(b"http://[::1]/secret"),
        Answer("broken", why="it redirects into a network of one's own"),
    ),
    "/to-nobody": (
        leads(b"http://nobody.example/", 302),
        Answer("unreachable", why="nothing is known of a host nobody.example"),
    ),
}  # fmt: skip
HOPS = {f"/hop-{n}": leads(b"/hop-%d" % (n + 1)) for n in range(12)}


async def known(host: str, port: int) -> list[str]:
    """Where the names of these tests lead."""
    if host == "nobody.example":
        raise OSError("Name or service not known")
    table = {"inside.example": ["10.0.0.1", "127.0.0.2"], "both.example": ["10.0.0.1", "127.0.0.1"], "none.example": []}
    return table[host] if host in table else await resolve(host, port) if ":" in host else ["127.0.0.1"]


def here_alone(address: Address) -> bool:
    return address == IPv4Address("127.0.0.1")


ROUND = Round(manners=QUICK, resolve=known, allowed=here_alone)
IMPATIENT = Round(manners=Manners(pause=0, patience=0.5, rest=0), resolve=known, allowed=here_alone)
SLOW = ("/never", "/drips", "/head-never-answers")


@pytest.fixture(scope="module")
def server() -> Iterator[Rude]:
    with Rude({**{path: each for path, (each, _) in PATHS.items()}, **HOPS, "/caf%C3%A9": says(200)}) as found:
        yield found


def nothing(_: int) -> None:
    return


def asked(url: str, cache: Path, how: Round = ROUND) -> Answer:
    """What an address answers, without the time."""
    (answer,) = answers([url], how, cache, more=nothing).values()
    return Answer(answer.kind, answer.status, answer.why, answer.to)


def at(server: Rude, path: str, host: str = HOST) -> str:
    return f"http://{host}:{server.port}{path}"


@pytest.mark.parametrize("path", PATHS)
def test_each_answer_is_taken_for_what_it_is(server: Rude, tmp_path: Path, path: str) -> None:
    _, wanted = PATHS[path]
    to = at(server, wanted.to) if wanted.to else ""
    how = IMPATIENT if path in SLOW else ROUND
    assert asked(at(server, path), tmp_path, how) == Answer(wanted.kind, wanted.status, wanted.why, to)


def test_every_behaviour_is_tried() -> None:
    assert len(PATHS) == 59


def test_a_page_that_is_there_is_asked_for_its_head_alone(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}) as server:
        asked(at(server, "/a?b=c&d"), tmp_path)
        asked(at(server, "/a"), tmp_path)
        assert [(each.method, each.path) for each in server.requests] == [
            ("HEAD", "/a?b=c&d"), ("GET", "/a?b=c&d"), ("HEAD", "/a"),
        ]  # fmt: skip
        headers = server.requests[-1].headers
        assert headers["host"] == f"{HOST}:{server.port}"
        assert headers["user-agent"].startswith("parcferme/")
        assert "authorization" not in headers


def test_a_host_that_wants_an_hour_is_asked_no_more(tmp_path: Path) -> None:
    with Rude({"/a": says(429, b"Retry-After: 3600")}) as server:
        asked(at(server, "/a"), tmp_path)
        assert server.asked("/a") == ["HEAD"]


def test_a_busy_host_is_asked_three_times(tmp_path: Path) -> None:
    with Rude({"/a": says(503)}) as server:
        asked(at(server, "/a"), tmp_path)
        assert server.asked("/a") == ["HEAD", "GET", "GET", "GET"]


def test_a_way_of_many_redirects_ends(server: Rude, tmp_path: Path) -> None:
    assert asked(at(server, "/hop-2"), tmp_path) == Answer("gone", 404, "it answers with 404")
    assert asked(at(server, "/hop-1"), tmp_path) == Answer("broken", why="it redirects more than 10 times")


def test_a_name_and_a_password_are_sent_to_nobody(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}) as server:
        assert asked(f"http://ada:secret@{HOST}:{server.port}/a", tmp_path).kind == "fine"
        assert "authorization" not in server.requests[0].headers
        assert "secret" not in str(server.requests)


# ---------------------------------------------------------------- hosts


NOBODY = {
    "http://nobody.example/": Answer("unreachable", why="nothing is known of a host nobody.example"),
    "http://none.example/": Answer("unreachable", why="nothing is known of a host none.example"),
    "http://inside.example/": Answer("private", why="inside.example is in a network of one's own"),
    "http://[::1]/": Answer("private", why="::1 is in a network of one's own"),
    "http://": Answer("broken", why="it is no address of a page"),
    "http:///path": Answer("broken", why="it is no address of a page"),
    "http://[::": Answer("broken", why="it is no address"),
    "http://x.example:port/": Answer("broken", why="it is no address"),
    "http://x.example:65536/": Answer("broken", why="it is no address"),
    "http://there.example:1/": Answer("unreachable", why="it takes no connection"),
}


@pytest.mark.parametrize("url", NOBODY)
def test_an_address_that_leads_to_nobody_is_told_apart(tmp_path: Path, url: str) -> None:
    assert asked(url, tmp_path) == NOBODY[url]


def test_of_the_addresses_of_a_name_only_those_are_asked_that_may_be(server: Rude, tmp_path: Path) -> None:
    assert asked(at(server, "/fine", "both.example"), tmp_path) == FINE


def test_a_name_in_other_letters_is_asked_for_as_the_net_knows_it(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}) as server:
        assert asked(at(server, "/a", "b\u00fccher.example"), tmp_path) == FINE
        assert server.requests[0].headers["host"] == f"xn--bcher-kva.example:{server.port}"


PRIVATE = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::", "2001:db8::1",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::")


def test_networks_of_ones_own_are_known_however_they_are_written() -> None:
    assert [text for text in PRIVATE if is_public(ip_address(text))] == []
    assert [text for text in PUBLIC if not is_public(ip_address(text))] == []
    assert (len(PRIVATE), len(PUBLIC)) == (23, 6)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1"])
def test_this_machine_is_asked_for_nothing_however_it_is_called(server: Rude, tmp_path: Path, host: str) -> None:
    before = len(server.requests)
    answer = asked(at(server, "/fine", host), tmp_path, Round(manners=QUICK))
    assert answer == Answer("private", why=f"{host} is in a network of one's own")
    assert len(server.requests) == before


# ---------------------------------------------------------------- certificates


def test_a_certificate_that_is_trusted_is_for_its_name_alone(tmp_path: Path) -> None:
    trusting = Round(manners=QUICK, resolve=known, allowed=here_alone, trusted=ssl.create_default_context(cafile=SAFE))
    with Rude({"/a": says(200)}, safe=True) as server:
        assert asked(f"https://safe.example:{server.port}/a", tmp_path, trusting) == FINE
        other = asked(f"https://other.example:{server.port}/a", tmp_path, trusting)
        assert (other.kind, other.why) == (
            "untrusted",
            "its certificate is not accepted: Hostname mismatch, certificate is not valid for 'other.example'.",
        )
        assert len(server.requests) == 1


def test_a_certificate_of_nobody_is_not_trusted(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}, safe=True) as server:
        answer = asked(f"https://safe.example:{server.port}/a", tmp_path)
        assert answer.kind == "untrusted"
        assert answer.why.startswith("its certificate is not accepted: self")
        assert server.requests == []


def test_a_host_that_knows_no_https_cannot_be_reached(server: Rude, tmp_path: Path) -> None:
    answer = asked(f"https://{HOST}:{server.port}/fine", tmp_path)
    assert answer == Answer("unreachable", why="no safe connection to it can be made")


# ---------------------------------------------------------------- rounds


def test_each_address_is_asked_for_once_whatever_stands_behind_its_hash(tmp_path: Path) -> None:
    with Rude({"/a": says(200), "/b": says(200)}) as server:
        urls = [at(server, "/a"), at(server, "/a#one"), at(server, "/b#two"), at(server, "/a")]
        done: list[int] = []
        found = answers(urls, ROUND, tmp_path, more=done.append)
        assert sorted(found) == [at(server, "/a"), at(server, "/b")]
        assert sum(done) == 2
        assert sorted(each.path for each in server.requests) == ["/a", "/b"]


def test_a_host_is_asked_one_thing_at_a_time_and_many_hosts_at_once(tmp_path: Path) -> None:
    async def slowly(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.05)
        await says(200)(request, writer)

    with Rude({f"/{n}": slowly for n in range(8)}) as server:
        answers([at(server, f"/{n}") for n in range(8)], ROUND, tmp_path / "one", more=nothing)
        assert server.together == 1
        answers([at(server, f"/{n}", f"{n}.example") for n in range(8)], ROUND, tmp_path / "many", more=nothing)
        assert server.together > 1


def test_a_host_that_does_not_answer_is_left_alone_after_three_times(tmp_path: Path) -> None:
    with Rude({f"/{n}": never for n in range(9)}) as server:
        found = answers([at(server, f"/{n}") for n in range(9)], IMPATIENT, tmp_path, more=nothing)
        assert {each.kind for each in found.values()} == {"unreachable"}
        assert len(found) == 9
        assert sum(each.method == "GET" for each in server.requests) == 3


def test_what_is_known_is_not_asked_for_again_but_anew(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}) as server:
        url = at(server, "/a")
        for _ in range(2):
            assert answers([url], ROUND, tmp_path, more=nothing)[url].kind == "fine"
        assert len(server.requests) == 1
        answers([url], ROUND, tmp_path, more=nothing, anew=True)
        assert len(server.requests) == 2


def test_what_was_known_long_ago_is_asked_for_again(tmp_path: Path) -> None:
    with Rude({"/a": says(200)}) as server:
        url, day = at(server, "/a"), 24 * 3600
        for days, times in ((6, 0), (8, 1)):
            told = f'{{"{url}": {{"kind": "fine", "status": 200, "at": {int(time.time()) - days * day}}}}}'
            (tmp_path / "external.json").write_text(told)
            answers([url], ROUND, tmp_path, more=nothing)
            assert len(server.requests) == times


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"http://x.example/": {"kind": "splendid"}}', b"\xff"])
def test_a_file_of_answers_that_cannot_be_read_is_begun_anew(server: Rude, tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "external.json").write_bytes(kept)
    assert asked(at(server, "/fine"), tmp_path) == FINE
    assert asked(at(server, "/fine"), tmp_path) == FINE


def test_a_round_that_is_broken_off_keeps_what_it_knows(tmp_path: Path) -> None:
    def interrupted(count: int) -> None:
        if count:
            signal.raise_signal(signal.SIGINT)

    with Rude({"/a": says(200)}) as server:
        with pytest.raises(KeyboardInterrupt):
            answers([at(server, "/a")], ROUND, tmp_path, more=interrupted)
        assert asked(at(server, "/a"), tmp_path) == FINE
        assert len(server.requests) == 1
