"""Slugs, folded names and addresses."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.slugs import (
    RESERVED,
    address_of,
    clean_address,
    expand,
    fold,
    is_slug,
    nearest,
    output_path,
    placeholders,
    quoted,
    slugify,
)

SLUGS = (
    ("Pierre Gasly", "pierre-gasly"),
    ("Nico Hülkenberg", "nico-hulkenberg"),
    ("Nico Hu\u0308lkenberg", "nico-hulkenberg"),
    ("Verstappen's title", "verstappens-title"),
    ("Verstappen’s title", "verstappens-title"),
    ("The drivers' title", "the-drivers-title"),
    ("Don’t look back", "dont-look-back"),
    ("Pato O’Ward", "pato-o-ward"),
    ("Jérôme d'Ambrosio", "jerome-d-ambrosio"),
    ("Großer Preis von Österreich", "grosser-preis-von-osterreich"),
    ("Kevin Magnussen & Ø", "kevin-magnussen-o"),
    ("24 Hours of Le Mans", "24-hours-of-le-mans"),
    ("  1:23.456 -- pole! ", "1-23-456-pole"),
    ("周冠宇", "zhouguanyu"),
    ("São Paulo – qualifying", "sao-paulo-qualifying"),
    ("…", ""),
    ("", ""),
    ("___", ""),
)

FOLDED = (
    ("Pérez", "Perez"),
    ("PÉREZ", "pe\u0301rez"),
    ("Hülkenberg", "hulkenberg"),
    ("Mick Weiß", "mick weiss"),
    ("Sørensen", "sorensen"),
    ("O.S.C.A.", "OSCA"),
    ("Pato O’Ward", "Pato O'Ward"),
    ("Jean-Éric  Vergne", "jean eric vergne"),
    ("“Checo”", '"Checo"'),
    ("St. Petersburg", "St Petersburg"),
)

CLEAN = (
    ("/", "/"),
    ("/x", "/x/"),
    ("/x/", "/x/"),
    ("/x/y.html", "/x/y.html"),
    ("/feed.xml", "/feed.xml"),
    ("/v1.2/", "/v1.2/"),
    ("/x/index.html", "/x/"),
    ("/index.html", "/"),
    ("/cafe\u0301/", "/café/"),
    ("/two words/", "/two words/"),
    ("/" + "a" * 200 + "/", "/" + "a" * 200 + "/"),
)

REFUSED = (
    ("", "an address begins with '/'"),
    ("x/", "an address begins with '/'"),
    ("https://example.org/", "an address begins with '/'"),
    ("//x/", "two slashes stand together"),
    ("/x//y/", "two slashes stand together"),
    ("//", "two slashes stand together"),
    ("/x//", "two slashes stand together"),
    ("/../x/", "'..' begins with a dot"),
    ("/x/../../y/", "'..' begins with a dot"),
    ("/./x/", "'.' begins with a dot"),
    ("/.parcferme", "'.parcferme' begins with a dot"),
    ("/.git/config", "'.git' begins with a dot"),
    ("/x./", "'x.' ends with a dot or a space"),
    ("/x /", "'x ' ends with a dot or a space"),
    ("/x\\y/", "'\\\\' cannot stand in an address"),
    ("/x?y", "'?' cannot stand in an address"),
    ("/x#y", "'#' cannot stand in an address"),
    ("/%2e%2e/", "'%' cannot stand in an address"),
    ("/x\ny/", "'\\n' cannot stand in an address"),
    ("/x\x00/", "'\\x00' cannot stand in an address"),
    ("/x\x7f/", "'\\x7f' cannot stand in an address"),
    ("/x\ud800/", "'\\ud800' cannot stand in an address"),
    ("/index.html/", "a folder cannot be called 'index.html'"),
    ("/index.html/x/", "a folder cannot be called 'index.html'"),
    ("/c:/x/", "'c:' begins like a drive"),
    ("/" + "ü" * 101 + "/", "a part of it is longer than 200 bytes"),
    ("/" + "ü/" * 267, "it is longer than 800 bytes"),
    ("/" + "a/" * 500_000, "it is longer than 800 bytes"),
)

EXPANDED = (
    ("/{section}/{slug}/", {"section": "", "slug": "about"}, "/about/"),
    ("/{section}/{slug}/", {"section": "team", "slug": "about"}, "/team/about/"),
    ("/{section}/{slug}/", {"section": "a/b", "slug": "about"}, "/a/b/about/"),
    ("/{year}/{month}/{slug}/", {"year": "2024", "month": "05", "slug": "monaco"}, "/2024/05/monaco/"),
    ("/{year}-{slug}/", {"year": "", "slug": "monaco"}, "/monaco/"),
    ("/news/{slug}.html", {"slug": "monaco"}, "/news/monaco.html"),
    ("/{slug}", {"slug": "monaco"}, "/monaco"),
)


def test_text_becomes_a_slug() -> None:
    assert {text: slugify(text) for text, _ in SLUGS} == dict(SLUGS)
    assert len(SLUGS) == 18


def test_names_that_mean_the_same_fold_alike() -> None:
    assert [(fold(one), fold(other)) for one, other in FOLDED] == [(fold(one), fold(one)) for one, _ in FOLDED]
    assert (fold("Hülkenberg"), fold("O.S.C.A."), fold("Jean-Éric  Vergne")) == (
        "hulkenberg",
        "osca",
        "jean eric vergne",
    )
    assert len(FOLDED) == 10


def test_different_names_fold_apart() -> None:
    assert len({fold(name) for name in ("Max Verstappen", "Jos Verstappen", "Verstappen", "Kick Sauber")}) == 4


@given(st.text())
@example("🏁 it's 'S's")
def test_slugs_are_safe_and_stay_as_they_are(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert slug == "" or is_slug(slug)
    assert re.fullmatch("[a-z0-9-]*", slug)
    assert fold(fold(text)) == fold(text)


def test_a_slug_is_lower_case_letters_digits_and_single_hyphens() -> None:
    assert all(map(is_slug, ("a", "le-mans", "24", "f1-2024")))
    assert not any(map(is_slug, ("", "A", "-a", "a-", "a--b", "a_b", "a/b", "ä", "a\n", "a.b")))
    assert {"page", "index"} == RESERVED


def test_the_nearest_known_word_is_suggested() -> None:
    known = ("title", "drivers", "image", "tags", "translation_of")
    words = {"drvers": "drivers", "Title": "title", "img": "image", "tag": "tags", "translation-of": "translation_of"}
    assert {word: nearest(word, known) for word in words} == words
    assert nearest("layout", known) == nearest("", known) == nearest("x", ()) == ""


def test_addresses_are_made_clean() -> None:
    assert {text: clean_address(text) for text, _ in CLEAN} == dict(CLEAN)
    assert len(CLEAN) == 11


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_an_address_that_cannot_be_used_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError) as error:
        clean_address(text)
    assert str(error.value) == why


def test_every_refusal_is_tried() -> None:
    assert len(REFUSED) == 28


ADDRESSES = st.lists(st.text(st.sampled_from("ab.é \u0301:/\\%~index.html"), min_size=1, max_size=6), max_size=4).map(
    lambda parts: "/" + "/".join(parts)
)


@given(st.one_of(ADDRESSES, st.text().map(lambda text: "/" + text)))
@example("/index.html/index.html")
def test_clean_addresses_stay_in_the_output_folder_and_come_back(text: str) -> None:
    try:
        address = clean_address(text)
    except ValueError:
        return
    path = output_path(address)
    assert clean_address(address) == address
    assert address_of(path) == address
    assert not PurePosixPath(path).is_absolute()
    assert not any(part.startswith(".") for part in path.split("/"))
    assert all(part and "\\" not in part for part in path.split("/"))
    assert unquote(quoted(address)) == address


def test_output_paths_are_files() -> None:
    cases = {"/": "index.html", "/a/b/": "a/b/index.html", "/feed.xml": "feed.xml", "/x/y.html": "x/y.html"}
    assert {address: output_path(address) for address in cases} == cases
    assert {address_of(path): path for path in cases.values()} == cases


def test_addresses_are_quoted_for_links() -> None:
    assert quoted("/café/two words/o'ward/") == "/caf%C3%A9/two%20words/o'ward/"
    assert quoted('/"><b>/') == "/%22%3E%3Cb%3E/"


def test_patterns_are_filled_in() -> None:
    assert [expand(pattern, **parts) for pattern, parts, _ in EXPANDED] == [wanted for *_, wanted in EXPANDED]
    assert len(EXPANDED) == 7


def test_an_unknown_placeholder_is_not_overlooked() -> None:
    assert placeholders("/{year}/{slug}/{Slug}/{}/") == ("year", "slug", "Slug", "")
    with pytest.raises(KeyError):
        expand("/{date}/", slug="x")
