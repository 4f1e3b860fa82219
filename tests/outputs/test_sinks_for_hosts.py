"""Whatever site.yaml, names, headlines and files are called, `robots.txt` and `_headers` have the lines that we write
and no others: an option that would add one is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from msgspec import structs

from generator.config import read_config
from generator.outputs.heads import absolute
from generator.outputs.hosts.netlify import headers_view
from generator.outputs.hosts.rules import Rules
from generator.outputs.policy import policy
from generator.outputs.sitemaps import robots_view
from generator.schema import SiteFront
from tests.outputs.test_sinks import HOSTILE, WORDS
from tests.sample_views import SITE
from tests.tiny import SITE_YAML, TinySite, article

SOURCES = dict.fromkeys(
    ("script_src", "style_src", "font_src", "connect_src", "frame_src", "form_action"), "https://stats.example"
)
GOOD = {**SOURCES, "permissions_policy": "camera=()", "referrer_policy": "no-referrer", "hsts": "preload"}
"""What each option that stands among headers may say."""

LINES = ("\nX-Evil: 1", "\r\n  X-Evil: 1", "\n/*\n  X-Evil: 1", "\u2028X-Evil: 1", "\x85X-Evil: 1", "\x0bX-Evil: 1")
"""What would be a header of its own, to those who end lines as HTTP does, as Python does, or as Unicode does."""

BROKEN = (*LINES, "\n", "\r", "\x00", "\x1b[2J", "\x7f", "\t", "; X", "\nDisallow: /\nSitemap: https://evil.example/")


def in_yaml(text: str) -> str:
    """A text as YAML's double quotes hold it, every sign by its number."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


def read(text: str) -> SiteFront | None:
    return read_config("site.yaml", text.encode())[0]


def sent(key: str, value: str) -> str:
    """What is sent with every page where an option of `security` says so."""
    written = f"[{in_yaml(value)}]" if key in SOURCES else in_yaml(value)
    front = read(f"title: a\nbase_url: https://pitwall.example/\nsecurity: {{{key}: {written}}}\n")
    assert front
    headers = (
        ("Permissions-Policy", front.security.permissions_policy),
        ("Referrer-Policy", front.security.referrer_policy),
        ("Strict-Transport-Security", front.security.hsts),
    )
    return headers_view(Rules(root="/", headers=headers, policy=policy(front.security), loose=True)).text


@pytest.mark.parametrize("key", GOOD)
def test_no_option_adds_a_line_to_what_is_sent(key: str) -> None:
    good, usual = sent(key, GOOD[key]), sent("hsts", "off")
    assert GOOD[key] in good
    for broken in BROKEN:
        for value in (broken, GOOD[key] + broken, broken + GOOD[key], f"{GOOD[key]}{broken}{GOOD[key]}"):
            assert sent(key, value) in (usual, good), value  # blanks at an end are no part of a value
    assert len(BROKEN) == 14


def for_robots(base_url: str) -> str:
    """What robots are told by a site of this address; "" where that is refused."""
    front = read(f"title: a\nbase_url: {in_yaml(base_url)}\n")
    if not front:
        return ""
    return robots_view(absolute(structs.replace(SITE, base_url=front.base_url), "/sitemap.xml")).text


def test_no_address_of_the_site_adds_a_line_for_robots() -> None:
    lines = ["User-agent: *", "Allow: /", "", "Sitemap: https://pitwall.example/racing/sitemap.xml"]
    assert for_robots("https://pitwall.example/racing").splitlines() == lines
    for broken in BROKEN:
        for base in (
            "https://pitwall.example{}",
            "https://pitwall.example/a{}",
            "{}https://pitwall.example/",
            "https://{}",
        ):
            text = for_robots(base.format(broken))
            assert not text or (text.splitlines()[:3] == lines[:3] and text.count("\n") == 4), broken
            assert "evil" not in text.lower(), broken


@given(WORDS)
def test_whatever_address_a_site_has_robots_are_told_four_lines(words: str) -> None:
    text = for_robots(f"https://pitwall.example/{words}")
    assert re.fullmatch(r"[\n -~]*", text)
    assert len(text.splitlines()) in (0, 4)


@pytest.mark.parametrize("words", [*HOSTILE[:-1], *LINES], ids=ascii)
def test_no_name_and_no_headline_changes_what_hosts_and_robots_are_told(tmp_path: Path, words: str) -> None:
    """A site of which only the names differ; what no file may hold is refused."""
    names = {name: in_yaml(f"Ada{more}") for name, more in (("plain", ""), ("odd", words))}
    plain, odd = (told_by(TinySite(tmp_path / name), quoted) for name, quoted in names.items())
    assert plain
    assert odd == plain if not REFUSED.search(words) else odd is None


REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that are no blanks."""


def told_by(site: TinySite, name: str) -> tuple[str, str] | None:
    """What hosts and robots are told by a site where all that is free to be called anything is called so; None where a
    build refuses it."""
    options = "".join(f"{key}: {name}\n" for key in ("tagline", "description", "author"))
    keys = dict.fromkeys(("summary", "drivers", "tags", "authors"), name)
    report = site.write(
        {
            "site.yaml": SITE_YAML.replace("Pit Wall", name) + f"{options}nav: [{{title: {name}, url: /articles/}}]\n",
            "content/articles/a.md": article(name, **keys),
            "content/drivers/x.md": f"---\nname: {name}\n---\n",
        }
    ).build()
    return None if report.failed else (site.page("/_headers"), site.page("/robots.txt"))


@pytest.mark.parametrize("key", ["slug", "permalink", "aliases"])
def test_no_address_of_an_article_has_a_line_end(tmp_path: Path, key: str) -> None:
    site = TinySite(tmp_path)
    for broken in LINES:
        site.write({"content/articles/a.md": article(**{key: in_yaml(f"/a{broken}/")})})
        assert site.build().failed, broken
