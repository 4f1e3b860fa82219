"""Where Jekyll put a post or a page, by the `permalink` of its settings or of the text."""

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""Jekyll's named styles of permalinks, with their patterns."""

_PART = re.compile(r":([a-z_]+)")


def post_address(style: str, parts: Mapping[str, str]) -> str:
    """The address of a post: a style, or a pattern with `:year` and the like, filled in."""
    pattern = STYLES.get(style, style) or STYLES["date"]
    filled = _PART.sub(lambda found: _part(found[1], parts), pattern)
    return "/" + re.sub(r"/{2,}", "/", unquote(filled)).lstrip("/")


def dated(at: datetime) -> dict[str, str]:
    """The parts of a day that patterns may hold."""
    week = at.isocalendar()
    return {
        "year": f"{at:%Y}", "short_year": f"{at:%y}", "month": f"{at:%m}", "i_month": str(at.month),
        "short_month": f"{at:%b}", "long_month": f"{at:%B}", "day": f"{at:%d}", "i_day": str(at.day),
        "y_day": f"{at:%j}", "hour": f"{at:%H}", "minute": f"{at:%M}", "second": f"{at:%S}",
        "week": f"{week.week:02}", "w_year": str(week.year), "short_day": f"{at:%a}", "long_day": f"{at:%A}",
        "w_day": str(week.weekday),
    }  # fmt: skip


def page_address(name: str, style: str) -> str:
    """The address of a page by its path: with its ending, or without where the style is one of folders."""
    stem = name.rpartition(".")[0]
    if stem == "index" or stem.endswith("/index"):
        return "/" + stem.removesuffix("index")
    return f"/{stem}/" if style == "pretty" or style.endswith("/") else f"/{stem}.html"


def _part(name: str, parts: Mapping[str, str]) -> str:
    known = max((key for key in parts if name.startswith(key)), key=len, default="")
    return parts[known] + name.removeprefix(known) if known else ""
