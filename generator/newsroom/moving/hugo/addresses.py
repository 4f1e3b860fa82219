"""Where Hugo put a text."""

import re
from datetime import datetime
from typing import NamedTuple

from generator.newsroom.moving.fronts import flag
from generator.newsroom.moving.hugo.settings import Settings

_TOKEN = re.compile(r":([a-z]+)(?:\[[^\]]*\])?")
_SIGNS = re.compile(r"[^\w./~-]+")


class Named(NamedTuple):
    """What the address of a text is made of: its path below the folder of texts, without ending, the slug of its front
    matter, its title, its day and its language."""

    place: str
    slug: str
    title: str
    date: str
    language: str


def address(settings: Settings, text: Named) -> str:
    """The address of a text."""
    folder, _, name = text.place.rpartition("/")
    section = text.place.partition("/")[0] if "/" in text.place else ""
    if pattern := settings.pattern(section) if section else "":
        path = _TOKEN.sub(lambda found: _part(found[1], text), pattern)
    else:
        path = "/".join(filter(None, (folder, text.slug or name)))
    path = urlized(f"/{path}/")
    if flag(settings.values.get("uglyurls")):
        path = f"{path.rstrip('/')}.html"
    return settings.prefix(text.language) + re.sub(r"/{2,}", "/", path)


def urlized(path: str) -> str:
    """A path as Hugo writes it: small letters, hyphens for spaces, without other signs."""
    return _SIGNS.sub("", re.sub(r"\s+", "-", path.strip())).lower()


def _part(name: str, text: Named) -> str:
    slug = text.slug
    folder, _, stem = text.place.rpartition("/")
    sections = folder.split("/")
    plain = text.title.replace("/", "-")
    known = {"section": sections[0], "sections": folder, "title": plain, "slug": slug or plain}
    known |= dict.fromkeys(("filename", "contentbasename"), stem)
    known |= dict.fromkeys(("slugorfilename", "slugorcontentbasename"), slug or stem)
    if name in known:
        return known[name]
    try:
        at = datetime.fromisoformat(text.date[:10])
    except ValueError:
        return ""
    days = {"year": "%Y", "month": "%m", "monthname": "%B", "day": "%d", "weekday": "%w", "weekdayname": "%A"}
    return str(at.timetuple().tm_yday) if name == "yearday" else f"{at:{days[name]}}" if name in days else ""
