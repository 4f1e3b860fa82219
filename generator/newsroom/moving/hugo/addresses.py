"""Where Hugo put a text."""

import re
from datetime import datetime

from generator.newsroom.moving.fronts import flag
from generator.newsroom.moving.hugo.settings import Settings

_TOKEN = re.compile(r":([a-z]+)(?:\[[^\]]*\])?")
_SIGNS = re.compile(r"[^\w./~-]+")


def address(settings: Settings, place: str, slug: str, title: str, date: str, language: str) -> str:
    """The address of a text at `place`, its path below the folder of texts without ending; `slug` is what front matter
    says, else "" ."""
    folder, _, name = place.rpartition("/")
    section = place.partition("/")[0] if "/" in place else ""
    pattern = settings.pattern(section) if section else ""
    if pattern:
        path = _TOKEN.sub(lambda found: _part(found[1], place, slug, title, date), pattern)
    else:
        path = "/".join(filter(None, (folder, slug or name)))
    path = urlized(f"/{path}/")
    if flag(settings.values.get("uglyurls")):
        path = f"{path.rstrip('/')}.html"
    return settings.prefix(language) + re.sub(r"/{2,}", "/", path)


def urlized(path: str) -> str:
    """A path as Hugo writes it: small letters, hyphens for spaces, without other signs."""
    return _SIGNS.sub("", re.sub(r"\s+", "-", path.strip())).lower()


def _part(name: str, place: str, slug: str, title: str, date: str) -> str:
    folder, _, stem = place.rpartition("/")
    sections = folder.split("/")
    plain = title.replace("/", "-")
    known = {"section": sections[0], "sections": folder, "title": plain, "slug": slug or plain}
    known |= dict.fromkeys(("filename", "contentbasename"), stem)
    known |= dict.fromkeys(("slugorfilename", "slugorcontentbasename"), slug or stem)
    if name in known:
        return known[name]
    try:
        at = datetime.fromisoformat(date[:10])
    except ValueError:
        return ""
    days = {"year": "%Y", "month": "%m", "monthname": "%B", "day": "%d", "weekday": "%w", "weekdayname": "%A"}
    return str(at.timetuple().tm_yday) if name == "yearday" else f"{at:{days[name]}}" if name in days else ""
