"""Whatever names and headlines say, files for programs hold it as words: read back, they say just that."""

import json
import re
from datetime import UTC, datetime
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.model import Filled, Moment
from generator.newsroom.f1db.sessions import table as csv_of
from generator.outputs.calendars import calendar, calendar_view
from generator.outputs.feed_forms.atom import atom
from generator.outputs.feed_forms.json_feed import json_feed
from generator.outputs.feeds import feed_view
from generator.outputs.linked import script
from generator.outputs.news import news_sitemap, news_view
from generator.outputs.parts import CalendarEntry, FeedEntry, NewsRow
from generator.outputs.sitemaps import sitemap, sitemap_view
from generator.text.html import storable
from generator.text.slugs import quoted
from generator.text.table import read_table
from tests.outputs.test_hosts import addresses
from tests.sample_views import card, term

HOSTILE = (
    "</script><!--<script>",
    "]]></title><entry>&amp;<![CDATA[",
    "a\nBEGIN:VEVENT\r\nUID:x\rEND",
    'a;b,c:d\\n\\;"e"',
    "\ta\t\u2028b\u2029c\x85d\u00a0",
    "\x00\x01\x08\x0b\x0c\x1b[31m\x7f\x9b\ufffe\uffff",
    '=1+1\t"x",y\n#z',
    "ä" * 80 + "🏁" * 20 + "\u202e",
)
SIGNS = "a \n\r\t;,:\\\"'<>&]=#\u2028\x85ä🏁"
WORDS = st.sampled_from(HOSTILE) | st.text() | st.text(st.sampled_from(SIGNS))
ADDRESS = "https://pitwall.example/a/"
NOON = Moment(datetime(2024, 5, 26, 12, tzinfo=UTC))
ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@given(title=WORDS, said=WORDS, name=WORDS)
def test_atom_says_what_it_was_given(title: str, said: str, name: str) -> None:
    root = ElementTree.fromstring(atom(feed_view(*fed(title, said, name)), lambda _: said))
    (entry,) = root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}title") == in_xml(title)
    assert entry.findtext(f"{ATOM}summary", "") == in_xml(said)
    assert entry.findtext(f"{ATOM}content", "") == in_xml(said)
    assert [each.text or "" for each in entry.findall(f"{ATOM}author/{ATOM}name")] == [in_xml(name)]
    assert [each.attrib["term"] for each in entry.findall(f"{ATOM}category")] == [storable(name)]
    assert len(root.findall(f"{ATOM}link")) == 2


@given(title=WORDS, said=WORDS, name=WORDS)
def test_json_feed_says_what_it_was_given(title: str, said: str, name: str) -> None:
    found = json.loads(json_feed(feed_view(*fed(title, said, name)), lambda _: said))
    (item,) = found["items"]
    assert found.get("title", "") == item.get("title", "") == title
    assert item.get("content_html", "") == said
    assert [each["name"] for each in item["authors"]] == [name]
    assert item["tags"] == [name]


@given(title=WORDS, said=WORDS)
def test_a_calendar_has_the_lines_it_was_given_and_no_others(title: str, said: str) -> None:
    entry = CalendarEntry(
        uid="race", summary=said, start=NOON, end=NOON, place=said, status="CONFIRMED", sequence=1, url=ADDRESS
    )
    data = calendar(calendar_view(title, "pitwall.example", (entry,)))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    lines = re.sub(rb"\r\n[ \t]", b"", data).decode().split("\r\n")
    assert [re.split("[:;]", line)[0] for line in lines if not line.startswith("LOCATION")] == list(NAMES)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", "".join(lines))
    found = Calendar.from_ical(data)
    (event,) = found.walk("VEVENT")
    assert re.sub(r"\\(.)", r"\1", str(found["x-wr-calname"])) == in_line(title)
    assert str(event["summary"]) == str(event.get("location", "")) == in_line(said)


NAMES = (
    "BEGIN", "VERSION", "PRODID", "X-WR-CALNAME",
    "BEGIN", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "STATUS", "URL", "END",
    "END", "",
)  # fmt: skip


@given(publication=WORDS, title=WORDS)
def test_the_news_sitemap_says_what_it_was_given(publication: str, title: str) -> None:
    row = NewsRow(url=ADDRESS, title=title, published="2024-05-26", language="en")
    root = ElementTree.fromstring(news_sitemap(news_view(publication, (row,))))
    (news,) = root.iter(f"{NEWS}news")
    assert news.findtext(f"{NEWS}title") == in_xml(title)
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == in_xml(publication)


@given(address=addresses())
def test_an_address_ends_nothing_that_it_stands_in(address: str) -> None:
    url = f"https://pitwall.example{quoted(address)}"
    assert unquote(url).endswith(address)
    assert re.fullmatch(r"[!-~]+", url)
    assert not set(url) & set('"<>\\^`{|}')
    found = ElementTree.fromstring(sitemap(sitemap_view([f"{url} 2024-05-26"])))
    assert [each.text for each in found.iter()][1:] == [None, url, "2024-05-26"]


@given(words=WORDS)
def test_data_in_a_page_says_what_it_was_given(words: str) -> None:
    made = script({"name": words, words: [words]})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == ({"name": words} | {words: [words]})


@given(rows=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_a_table_has_the_rows_it_was_given(rows: list[tuple[str, str]]) -> None:
    text = csv_of([{"position": "1", "drivers": each, "status": other} for each, other in rows], COLUMNS)
    table, problems = read_table("race.csv", text.encode(errors="ignore"), COLUMNS, ())
    if not problems:  # control characters are refused
        assert table
        assert [row.cells.get("drivers", "") for row in table.rows] == [" ".join(each.split()) for each, _ in rows]


COLUMNS = ("position", "drivers", "status")


def fed(title: str, said: str, name: str) -> tuple[object, ...]:
    """What a feed is made of."""
    about = (term("tag", "x", name),)
    story = card(title, summary=said, authors=(term("author", "x", name),))
    entry = FeedEntry(card=story, url=ADDRESS, name="a.md", terms=about, body=Filled(path="a.md", body=""))
    return "feed.xml", title, said, "en", name, ADDRESS, f"{ADDRESS}feed.xml", ADDRESS, "", (entry,)


def in_xml(text: str) -> str:
    """A text as XML brings it: every line end is one sign (XML 1.0, section 2.11)."""
    return storable(text).replace("\r\n", "\n").replace("\r", "\n")


def in_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text).split())
