"""The bench's blog laid out for each tool: its theme, its settings, the articles in the form it reads."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tests.bench.blog import Article, articles, names, slug, with_yaml, write_pictures
from tests.bench.edits import unfiled
from tests.bench.peers import Programs

HERE = Path(__file__).parent
STYLE_SHEET = HERE / "theme/assets/bench.css"

SITE_YAML = """\
title: Out Lap
tagline: Everything that happens between the pit wall and the last corner
base_url: https://outlap.example/
pagination: {number_from: newest}
"""

MARKDOWN = {
    "commonmark": "converter: commonmark",
    "python-markdown": "converter: python-markdown",
    "extra": "converter: python-markdown, extensions: [-smarty, -admonition, -sane_lists, -tilde, -tasklist]",
}
"""Our ways to read articles, as site.yaml has them. `extra`: only the extensions that Pelican has by default."""


class Site(NamedTuple):
    """A blog that one tool can build: `command` is run in `folder` and makes `output`; `articles` is where the articles
    are, `leftovers` what is removed before a clean build, `server` a command that serves on the port put behind it."""

    folder: Path
    command: tuple[str, ...]
    articles: Path
    output: Path
    leftovers: tuple[str, ...]
    server: tuple[str, ...] = ()


def ours(
    folder: Path, count: int, programs: Programs, markdown: str, *, knowing: bool = False, telling: bool = False
) -> Site:
    """The blog for Parc Fermé, read in one of the ways of `MARKDOWN`. `telling`: with feeds of every list, and metadata
    in every head. `knowing`: list files know its drivers but one, teams and events, so that their names in texts become
    links; lists stay what front matter makes of them."""
    copy_theme(folder / "themes/bench")
    theme = "theme: bench\n"
    if telling:
        shutil.copytree(HERE / "theme_metadata", folder / "themes/bench-metadata")
        theme = "theme: bench-metadata\n"
    more = 'checks: {PF209: "off", PF302: "off"}\n' + ("tagging: explicit\n" if knowing else "")
    (folder / "site.yaml").write_text(f"{SITE_YAML}{theme}markdown: {{{MARKDOWN[markdown]}}}\n{more}")
    if knowing:
        for kind, known in names(count).items():
            (folder / "content" / kind).mkdir(parents=True)
            (folder / "content" / kind / "known.yaml").write_text(_list_file(set(known) - {unfiled(count)}))
    write_pictures(folder / "content/static")
    return Site(
        folder=folder,
        command=(programs.parcferme, "build"),
        articles=_written(folder / "content/articles", count, with_yaml),
        output=folder / "output",
        leftovers=("output", ".cache"),
        server=(programs.parcferme, "serve", "--port"),
    )


def _list_file(names: Iterable[str]) -> str:
    return "".join(f'{slug(name)}: {{name: "{name}"}}\n' for name in sorted(names))


def copy_theme(folder: Path) -> None:
    """Put our theme of the bench into a folder `themes/bench` of a site."""
    shutil.copytree(HERE / "theme", folder)


def hugo(folder: Path, count: int, programs: Programs) -> Site:
    """The blog for Hugo."""
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    write_pictures(folder / "static")
    shutil.copy(STYLE_SHEET, folder / "static")
    return Site(
        folder=folder,
        command=(programs.hugo, "--quiet"),
        articles=_written(folder / "content/articles", count, with_yaml),
        output=folder / "public",
        leftovers=("public", "resources"),
        server=(programs.hugo, "server", "--bind", "127.0.0.1", "--port"),
    )


def pelican(folder: Path, count: int, programs: Programs, *, cached: bool = False) -> Site:
    """The blog for Pelican. `cached`: it keeps what it has read for the next build."""
    shutil.copytree(HERE / "pelican", folder, dirs_exist_ok=True)
    write_pictures(folder / "content/root")
    shutil.copy(STYLE_SHEET, folder / "content/root")
    keeping = ("--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true") if cached else ()
    return Site(
        folder=folder,
        command=(programs.pelican, "--quiet", "--settings", "pelicanconf.py", "content", *keeping),
        articles=_written(folder / "content/articles", count, with_metadata),
        output=folder / "output",
        leftovers=("output", "cache"),
    )


def with_metadata(article: Article) -> str:
    """An article as Pelican reads it, with metadata of its own kind."""
    lists = {key: ", ".join(names) for key, names in article.terms.items()}
    keys = {"title": article.title, "date": f"{article.at:%Y-%m-%d %H:%M}", "author": article.author, **lists}
    keys |= {"summary": article.summary, "series": article.series, "image": article.image}
    return "".join(f"{key.capitalize()}: {value}\n" for key, value in keys.items() if value) + f"\n{article.body}"


def _written(folder: Path, count: int, form: Callable[[Article], str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for each in articles(count):
        (folder / f"{each.slug}.md").write_text(form(each))
    return folder
