"""site.yaml: typed, judged, every mistake at its place."""

from textwrap import dedent
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator.config import PLACEHOLDERS, read_config
from generator.errors import show
from generator.model import WebAddress
from generator.schema import NavFront, PaginationFront, PermalinksFront, SiteFront

LEAST = "title: Parc Fermé\nbase_url: https://example.org/\n"


def mistakes(more: str) -> list[str]:
    """Place, message and hint of each mistake in a site.yaml that begins with what it needs."""
    _, problems = read_config("site.yaml", (LEAST + more).encode())
    return [
        f"{each.at.line}:{each.at.column} {each.message}" + (f" | {each.hint}" if each.hint else "")
        for each in problems
    ]


def test_the_least_site_has_every_default() -> None:
    wanted = SiteFront(title="Parc Fermé", base_url="https://example.org/")
    assert read_config("site.yaml", LEAST.encode()) == (wanted, ())
    assert read_config("site.yaml", f"---\n{LEAST}".encode()) == (wanted, ())


def test_a_full_site_is_read() -> None:
    more = dedent("""\
        language: de
        timezone: Europe/Monaco
        social: {mastodon: https://example.org/@x, none: }
        theme_options: {dark: true, columns: 3}
        nav:
          - {title: Drivers, url: /drivers/}
          - {title: Mail, url: mailto:a@example.org}
          - {title: Elsewhere, url: https://example.org/}
        permalinks: {articles: "/{year}/{month}/{slug}/"}
        pagination: {size: 10, number_from: newest}
        checks: {PF201: off}""")
    found, problems = read_config("site.yaml", (LEAST + more).encode())
    assert not problems
    assert found == SiteFront(
        title="Parc Fermé",
        base_url="https://example.org/",
        language="de",
        timezone="Europe/Monaco",
        social={"mastodon": WebAddress("https://example.org/@x")},
        theme_options={"dark": True, "columns": 3},
        nav=(
            NavFront(title="Drivers", url="/drivers/"),
            NavFront(title="Mail", url="mailto:a@example.org"),
            NavFront(title="Elsewhere", url="https://example.org/"),
        ),
        permalinks=PermalinksFront(articles="/{year}/{month}/{slug}/"),
        pagination=PaginationFront(size=10, number_from="newest"),
        checks={"PF201": "off"},
    )


BASES = {
    "https://example.org": "https://example.org/",
    "https://example.org/racing": "https://example.org/racing/",
    "http://localhost:8000/": "http://localhost:8000/",
    "https://xn--mnchen-3ya.example/a/b/": "https://xn--mnchen-3ya.example/a/b/",
    "https://[2001:db8::1]:8080": "https://[2001:db8::1]:8080/",
}

NO_BASES = {
    "example.org": "'base_url' must be an address such as https://example.org/, not 'example.org'",
    "ftp://example.org/": "'base_url' must be an address such as https://example.org/, not 'ftp://example.org/'",
    "/racing/": "'base_url' must be an address such as https://example.org/, not '/racing/'",
    "https://ex ample.org/": "'base_url' must be an address such as https://example.org/, not 'https://ex ample.org/'",
    "https://münchen.de/": "'base_url' must be an address such as https://example.org/, not 'https://münchen.de/'",
    "https://example.org/?a": "'base_url' cannot be 'https://example.org/?a': it has a query or a fragment",
    "https://example.org/#a": "'base_url' cannot be 'https://example.org/#a': it has a query or a fragment",
    "https://a:b@example.org/": "'base_url' cannot be 'https://a:b@example.org/': it names a user",
    "https://": "'base_url' cannot be 'https://': its host or port cannot be one",
    "https://-a/": "'base_url' cannot be 'https://-a/': its host or port cannot be one",
    "https://example.org:x/": "'base_url' cannot be 'https://example.org:x/': its host or port cannot be one",
    "https://[::1": "'base_url' cannot be 'https://[::1': its host or port cannot be one",
    "https://example.org/../a/": "'base_url' cannot be 'https://example.org/../a/': '..' begins with a dot",
}


def test_base_url_ends_with_a_slash() -> None:
    for written, wanted in BASES.items():
        front, problems = read_config("site.yaml", f"title: x\nbase_url: '{written}'".encode())
        assert (front and front.base_url, problems) == (wanted, ())
    assert len(BASES) == 5


def test_base_url_must_be_where_a_site_can_be_read() -> None:
    for written, message in NO_BASES.items():
        front, problems = read_config("site.yaml", f"title: x\nbase_url: '{written}'".encode())
        assert front is None
        assert [(each.message, each.at.line, each.at.column) for each in problems] == [(message, 2, 11)]
    assert len(NO_BASES) == 13


WARNINGS = (
    "PF114, PF115, PF123, PF140, PF141, PF143, PF144, PF145, PF146, PF147, PF148, PF154, PF201, PF202, PF203, PF204, "
    "PF205, PF206, PF207, PF208, PF209, PF210, PF211, PF220, PF222, PF223, PF224, PF225, PF301, PF302, PF304, PF305, "
    "PF306, PF307, PF308, PF409, PF411, PF412, PF506, PF507, PF508, PF509, PF510, PF604, PF605, PF606, PF607, PF608, "
    "PF609, PF713, PF720, PF721, PF722, PF723, PF724, PF725, and PF8… of check's rules"
)

MISTAKES = (
    ("timezone: Europe/Monacco", "3:11 no time zone is called 'Europe/Monacco' | did you mean 'Europe/Monaco'?"),
    ("timezone: XYZ/Q", "3:11 no time zone is called 'XYZ/Q' | write an IANA name such as Europe/Monaco"),
    (
        "language: english",
        "3:11 'language' must be a code such as en, de or en-GB, not 'english'"
        " | write two letters, and a region if need be",
    ),
    (
        "language: en_GB",
        "3:11 'language' must be a code such as en, de or en-GB, not 'en_GB'"
        " | write two letters, and a region if need be",
    ),
    ("theme: ../x", "3:8 'theme' must be the name of a folder in themes/, not '../x'"),
    ("theme: .x", "3:8 'theme' must be the name of a folder in themes/, not '.x'"),
    ("checks: {PF3o4: off}", "3:10 'PF3o4' is no code of a mistake | did you mean 'PF304'?"),
    (
        "checks: {links: off}",
        "3:10 'links' is no code of a mistake | codes of warnings: " + WARNINGS,
    ),
    (
        "checks: {PF112: warning}",
        "3:10 'PF112' is always an error: a key is missing | these can be set: " + WARNINGS,
    ),
    (
        "checks: {PF201: warn}",
        "3:17 each of 'checks' must be one of off, warning, error, not 'warn' | did you mean 'warning'?",
    ),
    ("nav: [{title: a, url: drivers/}]", "3:23 'url' must begin with '/', 'https://' or 'mailto:', not be 'drivers/'"),
    (
        "nav:\n  - title: a\n    url: //x.org/",
        "5:10 'url' must begin with '/', 'https://' or 'mailto:', not be '//x.org/'",
    ),
    (
        "nav: {title: a, url: 'javascript:x'}",
        "3:22 'url' must begin with '/', 'https://' or 'mailto:', not be 'javascript:x'",
    ),
    (
        "permalinks: {articles: /x/}",
        "3:24 'articles' must hold '{slug}', or all pages would have one address"
        " | known here: {slug} {year} {month} {day} {section}",
    ),
    (
        "permalinks: {articles: '/{yaer}/{slug}/'}",
        "3:24 'articles' holds the unknown '{yaer}' | did you mean '{year}'?",
    ),
    (
        "permalinks: {drivers: '/{section}/{slug}/'}",
        "3:23 'drivers' holds the unknown '{section}' | known here: {slug}",
    ),
    ("permalinks: {tags: 'tags/{slug}/'}", "3:20 'tags' makes no address of the site: an address begins with '/'"),
    ("permalinks: {tags: '/../{slug}/'}", "3:20 'tags' makes no address of the site: '..' begins with a dot"),
    ("permalinks: {tags: '/{slug}/}/'}", "3:20 'tags' has a brace without its other half | known here: {slug}"),
    (
        "markdown: {extensions: ['a.b', 'os; x']}",
        "3:32 'os; x' is no dotted name of a Python module | write it like 'markdown.extensions.toc'",
    ),
    ("pagination: {size: 0}", "3:20 'size' must be between 1 and 1000, not 0"),
    ("titel: x", "3:1 unknown key 'titel' | did you mean 'title'?"),
)


@pytest.mark.parametrize(("more", "wanted"), MISTAKES)
def test_every_mistake_is_told_at_its_place(more: str, wanted: str) -> None:
    assert mistakes(more) == [wanted]


def test_every_mistake_of_the_table_is_tried() -> None:
    assert len(MISTAKES) == 22


def test_all_mistakes_of_a_file_are_told_in_their_order() -> None:
    data = b"base_url: x.org\ntimezone: Nowhere\ntheme: a/b\nnope: 1\ntitle: x\n"
    front, problems = read_config("site.yaml", data)
    assert front is None
    assert [each.at.line for each in problems] == [1, 2, 3, 4]
    assert show(problems[0]) == dedent("""\
        site.yaml:1:11: error: 'base_url' must be an address such as https://example.org/, not 'x.org'
          1 | base_url: x.org
            |           ^^^^^
          hint: write 'https://x.org'""")


def test_a_value_that_cannot_be_used_is_replaced_by_the_default() -> None:
    more = "timezone: Nowhere\ntheme: a/b\nlanguage: xx\npermalinks: {tags: x}\nnav: [{title: a, url: b}]\nauthor: A"
    front, problems = read_config("site.yaml", (LEAST + more).encode())
    assert len(problems) == 5
    assert front == SiteFront(title="Parc Fermé", base_url="https://example.org/", author="A")


def test_a_site_needs_a_title_and_an_address() -> None:
    front, problems = read_config("site.yaml", b"tagline: x\n")
    assert front is None
    assert [(each.code, each.message, each.at.line) for each in problems] == [
        ("PF112", "'title' is missing", 1),
        ("PF112", "'base_url' is missing", 1),
    ]
    assert [each.code for each in read_config("site.yaml", b"")[1]] == ["PF102"]


def test_the_patterns_that_are_the_defaults_are_good() -> None:
    assert set(PLACEHOLDERS) <= set(get_type_hints(PermalinksFront))
    for kind, pattern in structs.asdict(PermalinksFront()).items():
        assert mistakes(f"permalinks: {{{kind}: '{pattern}'}}") == []


@given(st.text())
def test_any_text_gives_a_site_or_mistakes(text: str) -> None:
    front, problems = read_config("site.yaml", text.encode())
    assert front or problems


@given(
    st.sampled_from(sorted(get_type_hints(SiteFront))), st.text(max_size=20).map(lambda text: text.replace("'", "''"))
)
def test_any_value_gives_a_site_or_mistakes(key: str, value: str) -> None:
    front, problems = read_config("site.yaml", f"{LEAST}{key}: '{value}'\n".encode())
    assert front or problems
