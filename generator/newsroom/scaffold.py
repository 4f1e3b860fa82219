"""`parcferme new`: a site to begin with, and articles to fill in. Nothing that exists is ever written to."""

import re
from datetime import UTC, datetime
from pathlib import Path

from generator.catalogues import Catalogues, catalogue_files, packaged_catalogues
from generator.config import read_config
from generator.errors import SiteError, problem
from generator.model import Location, Problem
from generator.newsroom import skeleton
from generator.newsroom.beginnings.files import failed, new_file, titled
from generator.newsroom.editors import SCHEMA, schema_text
from generator.newsroom.json_schemas import json_schemas
from generator.newsroom.quoting import quoted, quoted_address
from generator.newsroom.titles import slug_for
from generator.schema import Kind
from generator.stages.load import load_config
from generator.text.dates import zone

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]*")

_LEFT_ALONE = frozenset({".git", ".DS_Store"})
"""What may lie in the folder of a new site."""


def new_site(
    folder: Path,
    *,
    title: str,
    base_url: str,
    dated_addresses: bool,
    language: str = "en",
    timezone: str = "UTC",
    now: datetime | None = None,
) -> tuple[Path, ...]:
    """Write a small site that builds without a warning, and give its files. `now` dates its article: else the clock.

    Raises SiteError for a folder that holds anything (but `.git`), and for a title, an address or a language that
    cannot be used.
    """
    if wrong := _occupied(folder):
        raise SiteError(wrong)
    shown = titled(title, "a site", "site.yaml")
    permalinks = skeleton.DATED if dated_addresses else skeleton.PLAIN
    site = _settings(shown, base_url, language, timezone, permalinks)
    files = _site(site, now or datetime.now(UTC))
    return tuple(new_file(folder / path, folder, text, what="file") for path, text in files.items())


def new_article(root: Path, title: str, *, now: datetime, kind: Kind) -> Path:
    """Begin an article: a draft of that kind, dated now in the site's time zone, with front matter to fill in.

    Raises SiteError where site.yaml cannot be used, the title is empty or the file exists.
    """
    config, _ = load_config(root)
    shown = titled(title, "an article", "content/articles")
    at = now.astimezone(zone(config.timezone))
    text = skeleton.NEW_ARTICLE.format(title=quoted(shown), date=f"{at:%Y-%m-%d %H:%M}", kind=kind)
    path = root / "content/articles" / f"{at:%Y-%m-%d}-{slug_for(shown)}.md"
    return new_file(path, root, text, what="article", hint="choose another title, or edit that file")


def _settings(title: str, base_url: str, language: str, timezone: str, permalinks: str) -> str:
    """site.yaml, its menu in the language of the site."""
    ours = packaged_catalogues()
    words = Catalogues(tuple(catalogue_files(ours, ours.as_posix()))).wording(language)
    site = skeleton.SITE.format(
        schema=SCHEMA,
        title=quoted(title),
        base_url=quoted_address(base_url),
        language=quoted(language),
        timezone=quoted(timezone, _ZONE),
        articles=quoted(words.say("Articles")),
        drivers=quoted(words.say("Drivers")),
        about=quoted(words.say("About")),
        permalinks=permalinks,
    )
    _, problems = read_config("site.yaml", site.encode())
    if problems:
        raise SiteError(*problems)
    return site


def unfit(key: str, value: str) -> str:
    """Why a text cannot be the `base_url`, the `language` or the `timezone` of a site; "" where it can."""
    given = {"title": "A", "base_url": "https://example.org/", key: value}
    _, problems = read_config(
        "site.yaml", "".join(f"{name}: {quoted(text)}\n" for name, text in given.items()).encode()
    )
    return problems[0].message if problems else ""


def _site(site: str, now: datetime) -> dict[str, str]:
    day = f"{now.astimezone(UTC):%Y-%m-%d}"
    return {
        "site.yaml": site,
        SCHEMA: schema_text(json_schemas()["site"]),
        f"content/articles/{day}-the-first-lap.md": skeleton.ARTICLE.format(day=day),
        "content/drivers/alex-example.md": skeleton.DRIVER,
        "content/pages/about.md": skeleton.ABOUT,
        ".gitignore": skeleton.IGNORED,
    }


def _occupied(folder: Path) -> Problem | None:
    shown = folder.as_posix()
    try:
        found = sorted(path.name for path in folder.iterdir() if path.name not in _LEFT_ALONE)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return problem("PF116", "this is a file, and a site needs a folder", Location(shown), "name another folder")
    except OSError as error:
        return failed(shown, "read", error)
    if "site.yaml" in found:
        at = Location((folder / "site.yaml").as_posix())
        return problem("PF116", "here is a site already", at, "name another folder")
    if found:
        message = f"the folder is not empty: it holds '{found[0]}'" + (" and more" if len(found) > 1 else "")
        return problem("PF116", message, Location(shown), "name a new folder, or an empty one")
    return None
