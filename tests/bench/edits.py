"""The edits that warm builds are timed after, what has to be seen of them, and how they are taken back."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.blog import Article, article, slug, with_yaml
from tests.bench.counts import PER_PAGE, WrongSiteError


class Edit(NamedTuple):
    """A file's new text, and words that pages of the output must hold afterwards, by path."""

    path: Path
    text: str
    shown: dict[str, str]


def old_article(count: int) -> Article:
    """The article that is edited: in the middle of the blog, far from the latest."""
    return article(count // 2, count)


def body_edit(folder: Path, count: int, number: int) -> Edit:
    """One more paragraph at the end of an old article, in a file of any tool."""
    path, text = _old(folder, count)
    words = f"Looked at once more: take {number}."
    return Edit(path, f"{text.rstrip()}\n\n{words}\n", {_page_of(old_article(count)): words})


def headline_edit(folder: Path, count: int, number: int) -> Edit:
    """Another headline for an old article: seen on its page, in the index and on the page of the article before it."""
    path, text = _old(folder, count)
    title = f"{old_article(count).title}, part {number}"
    place = (count - 1 - count // 2) // PER_PAGE
    index = f"articles/page/{place + 1}/index.html" if place else "articles/index.html"
    pages = (_page_of(old_article(count)), index, _page_of(article(count // 2 - 1, count)))
    return Edit(path, _with_key(text, "title", title), dict.fromkeys(pages, f", part {number}"))


def new_article(folder: Path, count: int, number: int) -> Edit:
    """The next article, newest of all, about two drivers that others are about too, and with all else they have."""
    del number
    following = article(count, count)
    known = dict.fromkeys(name for part in (2, 3, 4) for name in article(count // part, count).terms["drivers"])
    new = following._replace(terms={**following.terms, "drivers": list(known)[:2]})
    pages = ("index.html", "articles/index.html", *(_driver_page(name) for name in new.terms["drivers"]))
    return Edit(folder / f"{new.slug}.md", with_yaml(new), dict.fromkeys(pages, f'"/articles/{new.slug}/"'))


def new_driver(folder: Path, count: int, number: int) -> Edit:
    """A driver that nobody knew, in the front matter of an old article."""
    path, text = _old(folder, count)
    old, name = old_article(count), f"Nils Newcomer {number}"
    shown = {_page_of(old): name, _driver_page(name): f'"/articles/{old.slug}/"', "drivers/index.html": name}
    return Edit(path, _with_key(text, "drivers", [*old.terms["drivers"], name]), shown)


def new_name(folder: Path, count: int, number: int) -> Edit:
    """A name that no file knew, and texts have: they link to the driver who bears it from then on."""
    del number
    name = unfiled(count)
    path = folder.parent / "drivers" / "known.yaml"
    text = f'{slug(name)}: {{name: "{name}"}}\n{path.read_text()}'
    return Edit(path, text, {_page_of(old_article(count)): f'<a class="pf-name" href="/drivers/{slug(name)}/">{name}'})


def unfiled(count: int) -> str:
    """The one driver whom no list file knows, of those that the text of an old article names."""
    old = old_article(count)
    return max((name for name in old.terms["drivers"] if name in old.body), key=old.terms["drivers"].index)


def save(edit: Edit) -> None:
    """Write the file."""
    edit.path.write_text(edit.text)


def see(edit: Edit, output: Path) -> None:
    """Raise WrongSiteError unless the output shows the edit."""
    for page, words in edit.shown.items():
        if not (output / page).is_file() or words not in (output / page).read_text():
            raise WrongSiteError(f"{output / page} does not show {words}")


@contextmanager
def taken_back(folder: Path) -> Iterator[None]:
    """Whatever the block does to the files of a folder is undone after it."""
    before = {path: path.read_bytes() for path in _within(folder)}
    try:
        yield
    finally:
        for path in _within(folder):
            if path not in before:
                path.unlink()
            elif path.read_bytes() != before[path]:
                path.write_bytes(before[path])


def _within(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _old(folder: Path, count: int) -> tuple[Path, str]:
    path = folder / f"{old_article(count).slug}.md"
    return path, path.read_text()


def _page_of(article: Article) -> str:
    return f"articles/{article.slug}/index.html"


def _driver_page(name: str) -> str:
    return f"drivers/{slug(name)}/index.html"


def _with_key(text: str, key: str, value: object) -> str:
    """The text with another value for a key of its front matter."""
    line = f"{key}: {json.dumps(value)}"
    return re.sub(rf"^{key}: .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
