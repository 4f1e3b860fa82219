"""The site that an import goes to: what it is like, and what is there already."""

import json
import os
import re
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from generator.config import read_config
from generator.errors import SiteError, problem
from generator.model import PLURALS, Location
from generator.newsroom.moving.items import Found, SiteGuess
from generator.newsroom.moving.old import DEFAULT, pattern
from generator.newsroom.moving.values import flat
from generator.newsroom.quoting import quoted, quoted_address
from generator.newsroom.skeleton import IGNORED
from generator.schema import SiteFront
from generator.stages.load import load_config
from generator.text.dates import zone
from generator.text.front_matter import LONGEST
from generator.text.slugs import dated, expand

_MARK = re.compile(
    rb'\bimported_from:\s*("(?:[^"\\]|\\.)*"|[^,}\n]+?)\s*[,\n].{0,80}?\bimported_digest\W+([0-9a-f]{16})\b', re.DOTALL
)
_ADDRESS = re.compile(rb"^(?:permalink|aliases): *(.+)$", re.MULTILINE)
_SLUG = re.compile(rb"^slug: *[\"']?([^\s\"']+)", re.MULTILINE)
_DAY = re.compile(rb"^date: *[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)
_OWN = (
    "/", "/404.html", "/feed.xml", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/calendar.ics",
    "/articles/", "/archive/", "/search/", "/calendar/", "/attribution/", "/corrections/", "/_redirects", "/_headers",
    "/assets/", "/media/", "/pagefind/",
)  # fmt: skip
CONVERTER = "commonmark"
"""The converter of new sites: other generators' texts are of its dialect, and large archives are quick with it."""

OWN = frozenset((*_OWN, *(f"/{plural}/" for plural in PLURALS.values())))
"""Addresses that the site makes by itself."""


class Kept(NamedTuple):
    """A text that an import brought before: its file, and the digest of what it was made of."""

    path: str
    digest: str


class Home(NamedTuple):
    """A site. `is_new`: it has no site.yaml yet, and `settings` is what will stand there; `marks` are the texts that
    were imported, by their identities; `paths` all files of texts, `addresses` what is taken."""

    root: Path
    config: SiteFront
    zone: tzinfo
    is_new: bool
    settings: str
    marks: dict[str, Kept]
    paths: frozenset[str]
    addresses: frozenset[str]


def home_of(root: Path, found: Found) -> Home:
    """The site in a folder, or the one that will be there. Raises SiteError where its site.yaml cannot be used."""
    is_new = not (root / "site.yaml").exists()
    settings = _settings(found) if is_new else ""
    if is_new:
        config, problems = read_config("site.yaml", settings.encode())
    else:
        config, told = load_config(root)
        problems = tuple(each for each in told if each.severity == "error")
    if config is None or problems:
        raise SiteError(*(problems or (problem("PF116", "site.yaml cannot be used", Location("site.yaml")),)))
    marks, paths, addresses = {}, set(), set(OWN)
    for path, head in _texts(root):
        paths.add(path.lower())
        addresses |= _taken(path, head, config.permalinks.articles)
        if mark := _MARK.search(head):
            marks[_told(mark[1])] = Kept(path, mark[2].decode())
    return Home(root, config, zone(config.timezone), is_new, settings, marks, frozenset(paths), frozenset(addresses))


def ignored(root: Path) -> dict[str, str]:
    """What a new site has besides its settings, where it is not there."""
    return {} if (root / ".gitignore").exists() else {".gitignore": IGNORED}


def lines_of(home: Home, found: Found) -> tuple[str, ...]:
    """Lines for site.yaml: of a new site what somebody has to decide, of another that it has other addresses than the
    old one, or another Markdown."""
    if home.is_new:
        return found.hints
    lines = []
    wanted = pattern(found.items)
    if wanted not in (DEFAULT, home.config.permalinks.articles):
        told = "most old addresses are of this form: no redirects are needed then"
        lines.append(f"permalinks: {{articles: {wanted}}}    # {told}")
    if found.is_markdown and home.config.markdown.converter != CONVERTER:
        lines.append(f"markdown: {{converter: {CONVERTER}}}    # the texts that came over are of its dialect")
    return tuple(lines)


def _texts(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every Markdown file below content/, by its path, with its first bytes."""
    for folder, folders, names in os.walk(root / "content"):
        folders[:] = sorted(name for name in folders if name != "static" and not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".md"):
                path = Path(folder, name)
                try:
                    with path.open("rb") as file:
                        yield path.relative_to(root).as_posix(), file.read(LONGEST)
                except OSError:
                    continue


def _told(written: bytes) -> str:
    text = written.decode(errors="replace")
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text


def _taken(path: str, head: bytes, articles: str) -> set[str]:
    """The addresses that a file may have, roughly: enough to keep clear of them."""
    front = head.partition(b"\n---")[0]
    found = {
        each.strip("\"' ")
        for line in _ADDRESS.findall(front)
        for each in line.decode(errors="replace").strip("[]").split(",")
    }
    parts = path.removesuffix(".md").removesuffix("/index").split("/")[1:]
    if parts[0] == "articles":
        day, name = dated(parts[-1])
        written = _DAY.search(front)
        year, month, date = ((written[1].decode() if written else day) or "--").split("-")
        for slug in {name, *(each.decode(errors="replace") for each in _SLUG.findall(front))}:
            found.add(expand(articles, slug=slug, section="/".join(parts[1:-1]), year=year, month=month, day=date))
    else:
        found.add("/" + "/".join(parts[1:] if parts[0] == "pages" else parts) + "/")
    return {each.lower() for each in found if each.startswith("/")}


# ---------------------------------------------------------------- a new site


def _settings(found: Found) -> str:
    """What stands in the site.yaml of a new site: of what the old one said, each that can be used."""
    guess, articles = SiteGuess(), DEFAULT
    for name, value in found.site._asdict().items():
        tried = guess._replace(**{name: value})
        guess = tried if value and _is_good(tried, articles) else guess
    wanted = pattern(found.items)
    return _text(guess, wanted if _is_good(guess, wanted) else articles)


def _is_good(guess: SiteGuess, articles: str) -> bool:
    config, problems = read_config("site.yaml", _text(guess, articles).encode(errors="replace"))
    return config is not None and not problems


def _text(guess: SiteGuess, articles: str) -> str:
    return "".join(f"{line}\n" for line in _lines(guess, articles))


def _lines(guess: SiteGuess, articles: str) -> Iterator[str]:
    yield f"title: {quoted(flat(guess.title) or 'A new site')}"
    yield f"base_url: {quoted_address(_secure(flat(guess.base_url)) or 'https://example.org/')}"
    if guess.description:
        yield f"description: {quoted(flat(guess.description))}"
    yield f"language: {quoted(guess.language or 'en')}"
    said = "dates without an offset are in it: Europe/Berlin, Asia/Tokyo, …"
    if guess.timezone.startswith("Etc/"):
        said = "the old site's clock: its name may suit better, Europe/Berlin, Asia/Tokyo, …"
    yield f"timezone: {guess.timezone or 'UTC'}    # {said}"
    yield "theme: apex"
    yield f"markdown: {{converter: {CONVERTER}}}"
    if guess.cname:
        yield f"cname: {quoted_address(guess.cname)}"
    patterns = {"articles": "" if articles == DEFAULT else articles, "tags": guess.tags, "authors": guess.authors}
    if any(patterns.values()):
        yield "permalinks:"
        yield from (f"  {kind}: {quoted(each, _PATTERN)}" for kind, each in patterns.items() if each)


_PATTERN = re.compile(r"/[\w{}/.-]*[\w}/]")


def _secure(url: str) -> str:
    """An address with https, as a site has it."""
    return re.sub(r"^http:", "https:", url.rstrip("/") + "/") if url else ""
