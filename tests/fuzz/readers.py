"""The readers of other people's bytes, each as a function of some of them.

A reader ends, or raises SiteError, which is what its callers tell as a mistake of the site. Anything else is a bug.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias, cast

import msgspec
from h11 import LocalProtocolError
from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from generator.config import read_config
from generator.destinations.chosen import destination_of
from generator.errors import SiteError
from generator.manifest import manifest_in
from generator.model import FileState, Source, SourceKind
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.newsroom.ingest import ingest
from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.jekyll.importing import import_jekyll
from generator.newsroom.moving.wordpress.importing import import_wordpress
from generator.pictures.facts import facts_of
from generator.preview.app import preview_app
from generator.preview.events import Events
from generator.preview.pages import Pages
from generator.preview.showing import Showing
from generator.racing.tracks import sheet
from generator.schema import MarkdownFront
from generator.stages.parse import Rules, parse
from generator.store.memo import Memo
from generator.store.tables import STORE
from generator.text.front_matter import place
from generator.text.running import running
from tests.newsroom.f1db.tree import FILES
from tests.tiny import SITE_YAML

Reader: TypeAlias = Callable[[bytes], None]

PARTING = b"\n%%%%\n"
"""Stands between the files of one input, for readers of more than one."""

_RULES = {
    name: Rules(zone=UTC, markdown=msgspec.convert({"converter": name}, MarkdownFront))
    for name in ("python-markdown", "commonmark")
}
_STATE = FileState(0, 0, 0, 0)


def _parsed(path: str, kind: SourceKind, data: bytes, rules: Rules = _RULES["commonmark"]) -> None:
    parse([Source(path, kind, _STATE, "0" * 16, data)], rules)


def front_matter(data: bytes) -> None:
    """Front matter of the kinds that have most keys, and the places of some."""
    for path, kind in (
        ("content/articles/a.md", "article"),
        ("content/drivers/b.md", "driver"),
        ("content/events/le-mans/2024/index.md", "edition"),
    ):
        _parsed(path, cast(SourceKind, kind), data)
        place(path, data, "image.src")
    _parsed("content/drivers/all.yaml", "list", data)


def site_yaml(data: bytes) -> None:
    """site.yaml."""
    read_config("site.yaml", data)


def text(converter: str, data: bytes) -> None:
    """The text of an article, with its writing blocks, from Markdown to clean HTML."""
    _parsed("content/articles/a.md", "article", b"---\ntitle: A\ndate: 2024-06-17\n---\n" + data, _RULES[converter])


def results(data: bytes) -> None:
    """Results of a race and of a practice, and official standings."""
    for name, kind in (("race", "results"), ("practice-1", "results"), ("driver-standings", "standings")):
        _parsed(f"content/events/le-mans/2024/{name}.csv", cast(SourceKind, kind), data)


def f1db(data: bytes) -> None:
    """An import of a small F1DB whose first parts are others; each names its file in its first line."""
    with _site() as root:
        for part in data.split(PARTING):
            name, _, body = part.partition(b"\n")
            path = name.decode(errors="replace")
            if path in FILES:
                _put(root / "f1db/src/data" / f"{path}.yml", body)
        for path, told in FILES.items():
            if not (file := root / "f1db/src/data" / f"{path}.yml").exists():
                _put(file, told.encode())
        import_f1db(root, root / "f1db", Wanted(1950, 2030))


def pasted(data: bytes) -> None:
    """An import of a text or a page from the clipboard."""
    with _site() as root:
        _put(root / "seeds/a.txt", data)
        ingest(root, [root / "seeds/a.txt"], "2024-06-17")


def wordpress(data: bytes) -> None:
    """An import of an export of WordPress."""
    with _site() as root:
        _put(root / "export.xml", data)
        import_wordpress(root, [root / "export.xml"])


def jekyll(data: bytes) -> None:
    """An import of a site of Jekyll: a post, and its settings."""
    with _site() as root:
        post, _, settings = data.partition(PARTING)
        _put(root / "old/_posts/2024-06-17-a.md", post)
        _put(root / "old/_config.yml", settings or b"title: Old\n")
        import_jekyll(root, root / "old")


def hugo(data: bytes) -> None:
    """An import of a site of Hugo: a post, and its settings."""
    with _site() as root:
        post, _, settings = data.partition(PARTING)
        _put(root / "old/content/posts/a.md", post)
        _put(root / "old/hugo.toml", settings or b"title = 'Old'\n")
        import_hugo(root, root / "old")


def picture(data: bytes) -> None:
    """A picture."""
    facts_of(data)


def drawing(data: bytes) -> None:
    """An SVG: as a track map, and whether it runs anything."""
    sheet(data)
    running(data)


def manifest(data: bytes) -> None:
    """The manifest of an output folder, but for the last line, which is of all the others."""
    manifest_in(data, "output")


def store(data: bytes) -> None:
    """The store: all that a build asks of it."""
    with TemporaryDirectory() as folder:
        _put(Path(folder) / STORE, data)
        memo = Memo(Path(folder))
        memo.recall()
        memo.words()
        memo.finding("a")
        memo.body("a", "0" * 16)
        memo.outputs(destination_of(Path(folder)))
        memo.texts(destination_of(Path(folder)))
        memo.rest()


def requests(data: bytes) -> None:
    """What a client sends to the preview server; nothing is what asyncio never hands on."""
    if data:
        asyncio.run(_answered(data))


async def _answered(data: bytes) -> None:
    state = ServerState()
    failed: list[Exception] = []
    protocol = H11Protocol(_config(failed), state, {}, asyncio.get_running_loop())
    protocol.connection_made(_Transport())
    protocol.data_received(data)
    for _ in range(20):
        await asyncio.sleep(0)
    protocol.connection_lost(None)
    await asyncio.gather(*state.tasks, return_exceptions=True)
    for why in failed:
        raise why


class _Transport(asyncio.Transport):
    """A connection whose other end takes all and says nothing more."""

    closed = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return {"peername": ("127.0.0.1", 1), "sockname": ("127.0.0.1", 8000)}.get(name, default)

    def write(self, data: bytes | bytearray | memoryview) -> None:  # noqa: ARG002
        assert not self.closed

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        """Nothing more comes."""

    def resume_reading(self) -> None:
        """Nothing more comes."""

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """None is ever changed to."""


def _config(failed: list[Exception]) -> Config:
    async def noted(scope: Any, receive: Any, send: Any) -> None:
        try:
            await _app()(scope, receive, send)
        except LocalProtocolError:  # the client broke HTTP meanwhile, and has been told
            raise
        except Exception as why:
            failed.append(why)
            raise

    config = Config(noted, log_config=None, lifespan="off", ws="none", http="h11")
    config.load()
    return config


@cache
def _app() -> ASGIApp:
    folder = Path(_served().name).resolve()
    for path in ("index.html", "articles/a/index.html", "assets/a.css", "media/a.jpg", "404.html"):
        _put(folder / path, b"<html><head></head><body>A</body></html>")
    pages = Pages(folder, "/", frozenset(("index.html", "articles/a/index.html", "assets/a.css", "media/a.jpg")))
    showing = Showing(pages=pages, number=1, since=1)
    return preview_app(lambda: showing, lambda: True, Events(lambda: showing), host="127.0.0.1")


@cache
def _served() -> "TemporaryDirectory[str]":
    return TemporaryDirectory()


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class _site(TemporaryDirectory[str]):  # noqa: N801
    """A folder with an empty site, until the end of the block."""

    def __enter__(self) -> Path:  # type: ignore[override]
        root = Path(super().__enter__())
        _put(root / "site.yaml", SITE_YAML.encode())
        return root


READERS: dict[str, Reader] = {
    "front-matter": front_matter,
    "site-yaml": site_yaml,
    "python-markdown": partial(text, "python-markdown"),
    "commonmark": partial(text, "commonmark"),
    "results": results,
    "f1db": f1db,
    "pasted": pasted,
    "wordpress": wordpress,
    "jekyll": jekyll,
    "hugo": hugo,
    "picture": picture,
    "drawing": drawing,
    "manifest": manifest,
    "store": store,
    "requests": requests,
}
"""Every reader by its name."""


def take(name: str, data: bytes) -> None:
    """Let a reader read. Raises what only a bug of ours can raise."""
    with suppress(SiteError):
        READERS[name](data)


if __name__ == "__main__":
    print(*READERS)
