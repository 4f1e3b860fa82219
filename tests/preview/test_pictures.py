"""Pictures in the preview are made when a browser first asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import digest_bytes
from generator.pictures.recipes import Recipe
from generator.pictures.shelf import FOLDER
from generator.pictures.slips import BEGINS, slip, slip_in
from generator.preview.pages import Pages
from generator.preview.pictures import asked_for, picture
from tests import made_pictures
from tests.made_pictures import opened, photo, put
from tests.preview.running import Running
from tests.tiny import SITE_YAML, TinySite, article

HARBOUR = "content/media/harbour.jpg"
RECIPE = Recipe("webp", 30, 20, 75)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    files = {"content/articles/one.md": article(body="![The harbour](/media/harbour.jpg)")}
    site = TinySite(tmp_path / "site", {**files, "site.yaml": SITE_YAML.replace("images: off\n", "")})
    put(site.root, {HARBOUR: photo()})
    with Running(site.root) as running:
        yield running
        assert running.builds() == 1


def test_a_picture_is_made_when_it_is_asked_for_and_then_known(running: Running) -> None:
    assert not (running.root / FOLDER).exists()
    page = running.client.get("/articles/one/").text
    assert 'srcset="/media/harbour-480.' in page
    address = page.split('src="/media')[1].split('"')[0]
    first = running.client.get(f"/media{address}")
    assert (first.status_code, first.headers["content-type"]) == (200, "image/webp")
    assert opened(first.content).size == (900, 600)
    assert len(list((running.root / FOLDER).iterdir())) == 1
    again = running.client.get(f"/media{address}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_what_lies_in_content_and_is_as_it_was_becomes_a_picture(tmp_path: Path) -> None:
    data = made_pictures.picture()
    put(tmp_path, {"content/a.jpg": data, "secret.jpg": data})
    out = tmp_path / ".cache/serve"
    tries = (
        ("content/gone.jpg", digest_bytes(data), False),
        ("content/a.jpg", digest_bytes(b"another"), False),
        ("content/a.jpg", digest_bytes(data), True),
        ("secret.jpg", digest_bytes(data), False),
        ("content/../secret.jpg", digest_bytes(data), False),
        (str(tmp_path / "secret.jpg"), digest_bytes(data), False),
    )
    for path, digest, is_there in tries:
        put(out, {"media/a.webp": slip(path, digest, RECIPE)})
        asked = asked_for(Pages(out.resolve(), "/", frozenset({"media/a.webp"})), "/media/a.webp")
        assert asked is not None
        assert (picture(asked, tmp_path) is not None) is is_there


def test_other_files_are_no_slips(tmp_path: Path) -> None:
    out = tmp_path.resolve()
    put(out, {"a.webp": photo(form="WEBP"), "b.webp": BEGINS + b"{", "c.txt": slip("content/a.jpg", "", RECIPE)})
    pages = Pages(out, "/", frozenset({"a.webp", "b.webp", "c.txt", "gone.webp"}))
    for name in ("a.webp", "b.webp", "c.txt", "gone.webp", "no.webp"):
        assert asked_for(pages, f"/{name}") is None
    assert slip_in(slip("content/a.jpg", "", RECIPE)) is not None
