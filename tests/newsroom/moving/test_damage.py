"""Exports of WordPress that are damaged, old or hostile: what is there comes over, nothing fails."""

import tempfile
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import SiteError
from generator.model import Problem
from generator.newsroom.moving.report import Moved
from generator.newsroom.moving.wordpress.importing import import_wordpress
from generator.schema import ArticleFront, PageFront
from generator.text.front_matter import read
from tests.newsroom.moving import old_sites
from tests.newsroom.moving.old_sites import below, builds, keys
from tests.newsroom.moving.wxr import HEAD, TAIL, entry, export, meta


def moved(root: Path, *items: str, head: str = HEAD, tail: str = TAIL) -> Moved:
    return import_wordpress(root / "site", [export(root, *items, head=head, tail=tail)])


def texts(root: Path) -> dict[str, str]:
    return old_sites.texts(root / "site")


def only(root: Path) -> str:
    (text,) = texts(root).values()
    return text


DAMAGED = {
    "a control character": ("Text \x0b here", "Text  here", 1),
    "an entity of HTML": ("Text]]></content:encoded><wp:x>a&nbsp;b</wp:x><wp:y><![CDATA[", "Text", 1),
    "a bare ampersand": ("Text]]></content:encoded><wp:x>a & b</wp:x><wp:y><![CDATA[", "Text", 1),
    "a CDATA section that is closed too early": ("Text ]]> more", "Text ]]> more", 1),
    "a CDATA section that is split": ("a ]]]]><![CDATA[> b", "a ]]> b", 0),
    "an item in a text": ("<pre>&lt;item&gt; <item></pre>", "```\n<item> \n```", 0),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_entry_is_read_as_far_as_it_goes_and_harms_no_other(tmp_path: Path, name: str) -> None:
    body, shown, number = DAMAGED[name]
    found = moved(tmp_path, entry(1, "One", body), entry(2, "Two", "Whole"))
    assert len(texts(tmp_path)) == 2
    assert below(texts(tmp_path)["articles/2019/2019-03-04-one.md"]).split() == shown.split()
    assert below(texts(tmp_path)["articles/2019/2019-03-04-two.md"]) == "Whole"
    assert [each.code for each in found.problems] == ["PF143"] * number


def test_all_cases_of_damage_ran() -> None:
    assert len(DAMAGED) == 6


def test_an_export_that_is_cut_off_brings_what_it_holds(tmp_path: Path) -> None:
    last = entry(2, "Two", "Half a text").partition("a text")[0]
    found = moved(tmp_path, entry(1, "One", "Text"), last, tail="")
    assert below(texts(tmp_path)["articles/2019/2019-03-04-one.md"]) == "Text"
    assert any("Half" in text for text in texts(tmp_path).values())
    assert "PF143" in {each.code for each in found.problems}
    builds(tmp_path / "site")


def test_older_exports_are_read_too(tmp_path: Path) -> None:
    head = HEAD.replace("export/1.2", "export/1.0").partition("  <wp:author>")[0]
    terms = (
        "<category><![CDATA[Rain]]></category>\n"
        '<category domain="category" nicename="rain"><![CDATA[Rain]]></category>\n'
        '<category domain="tag" nicename="spa"><![CDATA[Spa]]></category>\n'
    )
    moved(tmp_path, entry(1, "One", "Text", more=terms), head=head)
    front = keys(only(tmp_path))
    assert (front["tags"], front["authors"]) == ("[Rain, Spa]", "[ada]")


PLAIN = (
    HEAD
    + entry(1, "One", "Text <b>two</b> [gallery ids='3'] ]]]]><![CDATA[> end", more=meta("_thumbnail_id", "3"))
    + entry(2, "Two", "<!-- wp:paragraph --><p>x &amp; y</p><!-- /wp:paragraph -->", post_type="page")
    + entry(3, "Three", "", post_type="attachment", attachment_url="https://kerb.example/files/a.jpg")
    + TAIL
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PLAIN)),
            st.integers(0, 40),
            st.sampled_from(
                ["", "<", ">", "&", "]]>", "<![CDATA[", "</item>", "<item>", "\x00", "\ufffe", "&nbsp;", "é", "\ud800"]
            ),
        ),
        max_size=6,
    )
)
def test_whatever_is_damaged_nothing_fails_and_all_that_is_there_is_accounted_for(
    cuts: list[tuple[int, int, str]],
) -> None:
    text = PLAIN
    for at, length, put in cuts:
        text = text[:at] + put + text[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        path.write_bytes(text.encode(errors="surrogatepass"))
        refused: tuple[Problem, ...] = ()
        try:
            found = import_wordpress(Path(folder) / "site", [path])
        except SiteError as error:
            refused = error.problems
        if refused:
            assert refused[-1].code == "PF142"
            return
        for name, written in texts(Path(folder)).items():
            assert read(name, written.encode(), FRONTS[name.partition("/")[0]], UTC).problems == ()
        assert len(found.came) > 1


FRONTS: dict[str, type[ArticleFront] | type[PageFront]] = {"articles": ArticleFront, "pages": PageFront}


def test_a_bomb_of_entities_does_nothing(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\n'
    head = HEAD.replace("<rss", bomb + "<rss", 1)
    text = "<wp:x>&b;&c;</wp:x>"
    found = moved(tmp_path, entry(1, "One", "Text", more=text), head=head)
    assert [each.code for each in found.problems] == ["PF143", "PF143"]
    assert below(only(tmp_path)) == "Text"


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"<html></html>", b"PK\x03\x04"])
def test_what_is_no_export_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(data)
    with pytest.raises(SiteError) as caught:
        import_wordpress(tmp_path / "site", [path])
    assert [each.code for each in caught.value.problems][-1] == "PF142"
    assert not (tmp_path / "site").exists()


def test_hostile_names_and_titles_stay_within_the_site(tmp_path: Path) -> None:
    items = (
        entry(1, "../../x", "a", slug="../../x", link="https://kerb.example/blog/../../x/"),
        entry(2, "\x1b[31mred\x07", "b", slug="%2e%2e%2fetc%2fpasswd"),
        entry(3, "", "", slug=""),
        entry(4, "x" * 5000, "c", slug="y" * 900),
        entry(5, "Page", "d", slug="page", link="https://kerb.example/blog/drivers/"),
        entry(6, "true", "e", slug="index", post_date="0000-00-00 00:00:00", post_date_gmt="9999-99-99 99:99:99"),
        entry(7, "---\ntitle: x", "---\nf\n---"),
        entry(8, "No number", "g").replace("<wp:post_id>8</wp:post_id>", ""),
    )
    found = moved(tmp_path, *items)
    assert len(texts(tmp_path)) == 8
    assert not (tmp_path / "x.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.xml", "site"]
    assert not found.failed
    builds(tmp_path / "site")
