"""What a path shows as a page, and the script that pages get."""

from html import unescape
from pathlib import Path
from re import fullmatch
from typing import Any

import msgspec
import pytest

from generator.preview.looks import Look, look, with_script
from generator.preview.messages import Mistake
from generator.preview.pages import Pages
from generator.preview.showing import Showing

SCRIPTED = (
    (b"<p>a</p></body></html>", b"<p>a</p>@</body></html>"),
    (b"<P>a</P></BODY ></HTML>", b"<P>a</P>@</BODY ></HTML>"),
    (b"<p>a", b"<p>a@"),
    (b"", b"@"),
    (b"<!-- </body> --></body>", b"<!-- </body> -->@</body>"),
    ("Zürich</body>".encode(), "Zürich@</body>".encode()),
    ("Zürich</body>".encode("latin-1"), "Zürich@</body>".encode("latin-1")),
)

FILES = {"index.html": "Home", "a/index.html": "A", "404.html": "Gone", "feed.xml": "<feed/>"}


@pytest.fixture
def showing(tmp_path: Path) -> Showing:
    return shown(tmp_path, FILES)


def shown(folder: Path, files: dict[str, str], **other: Any) -> Showing:
    """What a server shows that has built these files."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return Showing(pages=Pages(folder, "/", frozenset(files)), number=7, since=7, **other)


def told(page: bytes, around: bytes) -> dict[str, Any]:
    """What the script of a page is told, which otherwise is as it was."""
    before, after = around.split(b"@")
    assert page.startswith(before)
    assert page.endswith(after)
    tag = page[len(before) : len(page) - len(after)].decode()
    found = fullmatch(r'<script src="/\.parcferme/reload\.js" data-page="([^"<>]*)" defer></script>', tag)
    assert found
    facts: dict[str, Any] = msgspec.json.decode(unescape(found[1]))
    return facts


def test_the_script_goes_to_the_end_of_the_body(showing: Showing) -> None:
    for page, around in SCRIPTED:
        seen = Look(page, ("/a/",))
        facts = {"build": 7, "root": "/", "addresses": ["/a/"], "digest": seen.digest, "mark": ""}
        assert told(with_script(seen, showing), around) == facts
    assert len(SCRIPTED) == 7


def test_a_page_that_is_not_utf_8_is_left_alone(showing: Showing) -> None:
    page = "<p>a</p></body>".encode("utf-16")
    assert with_script(Look(page, ("/a/",)), showing) == page


def test_an_address_cannot_break_out_of_the_script(showing: Showing) -> None:
    address = "/\"'<&></script>/"
    assert told(with_script(Look(b"", (address,)), showing), b"@")["addresses"] == [address]


def test_a_page_depends_on_its_own_address(showing: Showing) -> None:
    for path, text, address in (("/", b"Home", "/"), ("/a/", b"A", "/a/"), ("/a/index.html", b"A", "/a/")):
        assert look(showing, path) == Look(text, (address,))
    assert look(showing, "/404.html") == Look(b"Gone", ("/404.html",))


def test_where_nothing_is_the_page_depends_on_what_may_come(showing: Showing) -> None:
    assert look(showing, "/b/") == Look(b"Gone", ("/b/", "/404.html"), 404)
    assert look(showing, "/b") == Look(b"Gone", ("/b", "/b/", "/404.html"), 404)


def test_a_site_without_a_page_for_it_gets_a_word_of_ours(tmp_path: Path) -> None:
    page = look(shown(tmp_path, {"index.html": "Home"}), "/b/")
    assert (page.status, page.addresses) == (404, ("/b/", "/404.html"))
    assert b"Nothing is at this address." in page.data


def test_a_page_whose_file_has_just_gone_is_not_there(showing: Showing) -> None:
    (showing.pages.output / "a/index.html").unlink()
    assert look(showing, "/a/") == Look(b"Gone", ("/a/", "/404.html"), 404)


def test_what_was_never_built_shows_its_mistakes_and_waits_for_anything(tmp_path: Path) -> None:
    mistake = Mistake("site.yaml:1:1", "<b> is unknown", "1 | <b>", "leave it out")
    page = look(shown(tmp_path, {}, mistakes=(mistake,)), "/a/")
    assert (page.status, page.addresses) == (404, ("*",))
    assert b"site.yaml:1:1: &lt;b&gt; is unknown\n1 | &lt;b&gt;\nleave it out" in page.data
    built = look(shown(tmp_path, {"index.html": "Home"}, mistakes=(mistake,)), "/")
    assert built == Look(b"Home", ("/",))


def test_what_is_not_published_is_marked(tmp_path: Path) -> None:
    now = shown(tmp_path, FILES, unpublished={"/a/": "draft"})
    assert look(now, "/a/").mark == look(now, "/a/index.html").mark == "draft"
    assert look(now, "/").mark == ""
    assert told(with_script(look(now, "/a/"), now), b"A@")["mark"] == "draft"
