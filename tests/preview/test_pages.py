"""Which file an address means, and which files are ours to show."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.manifest import Entry, Manifest, write_manifest
from generator.model import digest_bytes
from generator.preview.pages import Elsewhere, File, Pages, read_pages
from generator.text.media_types import MEDIA_TYPES, is_page, is_text, media_type
from generator.text.slugs import output_path

ADDRESSES = ("/", "/feed.xml", "/drivers/pierre-gasly/", "/münchen & more/", "/404.html", "/a/")
FILES = frozenset(map(output_path, ADDRESSES))

FOUND = (
    ("/", File("index.html")),
    ("/index.html", File("index.html")),
    ("/feed.xml", File("feed.xml")),
    ("/feed.xml/", None),
    ("/drivers/pierre-gasly/", File("drivers/pierre-gasly/index.html")),
    ("/drivers/pierre-gasly/index.html", File("drivers/pierre-gasly/index.html")),
    ("/drivers/pierre-gasly", Elsewhere("/drivers/pierre-gasly/")),
    ("/drivers/pierre-gasly//", None),
    ("/drivers/", None),
    ("/Drivers/pierre-gasly/", None),
    ("//drivers/pierre-gasly/", None),
    ("//a", None),
    ("/münchen & more", Elsewhere("/m%C3%BCnchen%20&%20more/")),
    ("/.parcferme", None),
    ("/../a/", None),
    ("/a/../", None),
    ("/a/./", None),
    ("", Elsewhere("/")),
    ("a/", None),
)

DECIDING = (
    ("/", ("/",)),
    ("/index.html", ("/",)),
    ("/a/", ("/a/",)),
    ("/a/index.html", ("/a/",)),
    ("/a", ("/a", "/a/")),
    ("/feed.xml", ("/feed.xml", "/feed.xml/")),
)


def test_an_address_means_a_file_another_address_or_nothing() -> None:
    pages = Pages(Path("out"), "/", FILES)
    assert [(path, pages.find(path)) for path, _ in FOUND] == list(FOUND)
    assert len(FOUND) == 19


def test_below_a_sub_path_the_rest_of_the_host_is_empty() -> None:
    pages = Pages(Path("out"), "/m%C3%BC/racing/", FILES)
    assert pages.find("/") == pages.find("/mü/racing") == Elsewhere("/m%C3%BC/racing/")
    assert pages.find("/mü/racing/") == File("index.html")
    assert pages.find("/mü/racing/a") == Elsewhere("/m%C3%BC/racing/a/")
    assert pages.find("/mü/racing/feed.xml") == File("feed.xml")
    assert pages.find("/feed.xml") is pages.find("/mü/racingfeed.xml") is None


@given(st.text(st.sampled_from("/.a\\%\x00drivesp-gly"), max_size=40), st.sampled_from(["/", "/racing/"]))
def test_whatever_is_asked_for_nothing_but_these_files_is_found(path: str, root: str) -> None:
    found = Pages(Path("out"), root, FILES).find(path)
    assert found is None or isinstance(found, Elsewhere) or found.path in FILES


@given(st.sampled_from(ADDRESSES), st.sampled_from(["/", "/racing/"]))
def test_every_address_of_the_manifest_is_found(address: str, root: str) -> None:
    assert Pages(Path("out"), root, FILES).find(root + address[1:]) == File(output_path(address))


def test_pages_are_what_the_manifest_names(tmp_path: Path) -> None:
    assert read_pages(tmp_path, "/").files == frozenset()
    entry = Entry(digest_bytes(b"key"), digest_bytes(b"content"))
    write_manifest(tmp_path, Manifest(dict.fromkeys(ADDRESSES, entry)))
    assert read_pages(tmp_path, "/").files == FILES


def test_each_path_is_decided_by_few_addresses() -> None:
    pages = Pages(Path("out"), "/", FILES)
    assert [(path, pages.addresses(path)) for path, _ in DECIDING] == list(DECIDING)
    assert len(DECIDING) == 6
    below = Pages(Path("out"), "/racing/", FILES)
    assert below.addresses("/racing/a/") == ("/a/",)
    assert below.addresses("/a/") == below.addresses("/racing") == ()


def test_a_build_adds_what_it_wrote_and_takes_away_what_it_removed(tmp_path: Path) -> None:
    pages = Pages(tmp_path, "/", frozenset({"feed.xml", "old/index.html", "a/index.html"}))
    for name in ("feed.xml", "new.txt"):
        (tmp_path / name).write_bytes(b"text")
    after = pages.after(("/feed.xml", "/new.txt", "/old/", "/never/"), "/racing/")
    assert after == Pages(tmp_path, "/racing/", frozenset({"feed.xml", "new.txt", "a/index.html"}))
    assert pages.after((), "/") == pages


def test_only_plain_files_in_plain_folders_are_read(tmp_path: Path) -> None:
    output, secret = tmp_path / "out", tmp_path / "secret"
    (output / "a").mkdir(parents=True)
    secret.mkdir()
    (secret / "index.html").write_bytes(b"secret")
    (output / "a/index.html").write_bytes(b"shown")
    (output / "link.html").symlink_to("../secret/index.html")
    (output / "inner.html").symlink_to("a/index.html")
    (output / "b").symlink_to("../secret", target_is_directory=True)
    os.mkfifo(output / "pipe.html")
    pages = Pages(output)
    assert pages.read("a/index.html") == b"shown"
    refused = ("link.html", "inner.html", "b/index.html", "pipe.html", "a", "nowhere.html", "a/../a/index.html")
    for path in refused:
        with pytest.raises(OSError):
            pages.read(path)
    assert len(refused) == 7


def test_media_types_do_not_depend_on_the_machine() -> None:
    cases = (
        ("a/index.html", "text/html"),
        ("app.JS", "text/javascript"),
        ("style.css", "text/css"),
        ("feed.xml", "application/xml"),
        ("logo.svg", "image/svg+xml"),
        ("film.webm", "video/webm"),
        ("CNAME", "application/octet-stream"),
        ("a.html.bak", "application/octet-stream"),
        (".htaccess", "application/octet-stream"),
    )
    assert [(path, media_type(path)) for path, _ in cases] == list(cases)
    assert len(cases) == 9
    assert all(ending.startswith(".") and kind.count("/") == 1 for ending, kind in MEDIA_TYPES.items())
    assert is_page("a.htm")
    assert not is_page("a.xml")
    assert [is_text(path) for path in ("a.svg", "a.json", "a.ics", "a.png", "a.mp4", "a")] == [True] * 3 + [False] * 3
