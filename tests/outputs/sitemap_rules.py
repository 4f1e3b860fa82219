"""The rules of sitemaps, as a check: those of the protocol's schema (sitemaps.org, 0.9), its limits, and those of
Google's schema for news (sitemap-news, 0.9)."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"

MOST, MOST_NEWS, MOST_BYTES = 50_000, 1000, 50 * 1024 * 1024
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)")
_LANGUAGE = re.compile(r"[a-z]{2,3}|zh-(?:cn|tw)")


def violations(data: bytes, address: str) -> list[str]:
    """What in a sitemap, or in an index of sitemaps, that is read at a whole address goes against the rules; [] where
    nothing does."""
    return list(_checked(data, address))


def locations(data: bytes) -> list[str]:
    """The addresses in a sitemap or an index."""
    return [each.text or "" for each in ElementTree.fromstring(data).iter(f"{MAP}loc")]


def _checked(data: bytes, address: str) -> Iterator[str]:
    if len(data) > MOST_BYTES:
        yield "more than 50 MiB"
    if not data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n'):
        yield "no declaration"
    root = ElementTree.fromstring(data.decode("utf-8"))
    row = {f"{MAP}urlset": "url", f"{MAP}sitemapindex": "sitemap"}.get(root.tag)
    if not row:
        yield f"the root is {root.tag}"
    if not 1 <= len(root) <= MOST:
        yield f"{len(root)} rows"
    if len(list(root.iter(f"{NEWS}news"))) > MOST_NEWS:
        yield "too many news"
    if any(each.attrib for each in root.iter()):
        yield "an attribute"
    for each in root:
        yield from _row(each, row or "", address)
    found = locations(data)
    yield from (f"{each} stands twice" for each in {each for each in found if found.count(each) > 1})


def _row(row: Element, name: str, address: str) -> Iterator[str]:
    if row.tag != f"{MAP}{name}":
        yield f"{row.tag} among rows"
    names = [each.tag.removeprefix(MAP) for each in row]
    known = ["loc", "lastmod", *(["changefreq", "priority", f"{NEWS}news"] if name == "url" else [])]
    if names[:1] != ["loc"] or names != [each for each in known if each in names]:
        yield f"{' '.join(names)} in a row"
    where = row.findtext(f"{MAP}loc") or ""
    if not 12 <= len(where) < 2048 or not _ADDRESS.fullmatch(where):
        yield f"the address {where}"
    if not where.startswith(address.rpartition("/")[0] + "/") or urlsplit(where).fragment:
        yield f"{where} is not below the sitemap"
    last = row.findtext(f"{MAP}lastmod")
    if last is not None and not is_moment(last):
        yield f"the moment {last}"
    for news in row.iter(f"{NEWS}news"):
        yield from _news(news)


def _news(news: Element) -> Iterator[str]:
    names = [each.tag.removeprefix(NEWS) for each in news]
    if names != ["publication", "publication_date", "title"]:
        yield f"{' '.join(names)} in news"
        return
    publication = [each.tag.removeprefix(NEWS) for each in news[0]]
    if publication != ["name", "language"]:
        yield f"{' '.join(publication)} in a publication"
    if not all((each.text or "").strip() for each in (*news[0], *news[1:])):
        yield "an empty element"
    if not _LANGUAGE.fullmatch(news.findtext(f"{NEWS}publication/{NEWS}language") or ""):
        yield "a language"
    if not is_moment(news[1].text or ""):
        yield f"the moment {news[1].text}"


def is_moment(text: str) -> bool:
    """Whether a text is a day or a moment as XML Schema has them (part 2, date and dateTime), and W3C's note on dates
    and times."""
    try:
        if _DAY.fullmatch(text):
            return bool(date.fromisoformat(text))
        return bool(_MOMENT.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False
