"""Social cards as a site publishes them."""

from pathlib import Path

import pytest
from PIL import features

from generator.store.memo import Memo
from tests.made_pictures import opened, picture, put
from tests.outputs.reading import dom, values
from tests.tiny import SITE_YAML, TinySite, article

FILES = {
    "content/articles/new.md": article("Gasly wins", "2024-06-01", "Wet.\n\nText.", drivers="[Pierre Gasly]"),
    "content/articles/last-year.md": article("Ocon second", "2023-06-01", drivers="[Esteban Ocon]"),
    "content/articles/old.md": article("Long ago", "2021-06-01", drivers="[Alain Prost]"),
    "content/drivers/pierre-gasly.md": "---\nnumber: 10\n---\n",
}


def built(tmp_path: Path, which: str, more: dict[str, str] | None = None) -> TinySite:
    site = TinySite(tmp_path, {**FILES, **(more or {}), "site.yaml": f"{SITE_YAML}social_cards: {which}\n"})
    site.memo = Memo(site.root / ".cache")
    site.built()
    return site


def shared(site: TinySite, address: str) -> list[str]:
    """The card that a page names, without what its address says of it."""
    urls = values(dom(site, address), 'meta[property="og:image"]', "content")
    for url in urls:
        assert opened(site.files()[str(url).removeprefix("https://pitwall.example/")]).size == (1200, 630)
    return [str(url).rsplit("/", 1)[1].split(".")[0] for url in urls]


CARDS = {
    "off": {},
    "recent": {"/articles/new/": "new", "/articles/last-year/": "last-year", "/drivers/pierre-gasly/": "pierre-gasly"}
    | {"/drivers/esteban-ocon/": "esteban-ocon"},
    "all": {"/articles/old/": "old", "/drivers/alain-prost/": "alain-prost", "/articles/new/": "new"},
}


@pytest.mark.parametrize("which", CARDS)
def test_pages_without_a_picture_have_a_card(tmp_path: Path, which: str) -> None:
    site = built(tmp_path, which)
    for address, name in CARDS[which].items():
        assert shared(site, address) == [name]
    if which != "all":
        assert shared(site, "/articles/old/") == shared(site, "/drivers/alain-prost/") == []
    drawn = [path for path in site.files() if path.startswith("media/cards/")]
    assert len(drawn) == {"off": 0, "recent": 4, "all": 6}[which]


def test_a_page_with_a_picture_has_none(tmp_path: Path) -> None:
    put(tmp_path, {"content/media/car.jpg": picture()})
    text = article("Gasly wins", "2024-06-01", image="{src: /media/car.jpg, alt: Car}")
    site = built(tmp_path, "recent", {"content/articles/new.md": text})
    assert not [path for path in site.files() if path.startswith("media/cards/new.")]


def test_new_words_draw_nothing_and_a_new_headline_one_card(tmp_path: Path) -> None:
    site = built(tmp_path, "recent")
    site.memo = Memo(site.root / ".cache")
    site.write({"content/articles/new.md": FILES["content/articles/new.md"].replace("Text.", "Other words.")})
    report = site.built()
    assert "social cards" not in report.timings
    assert "relate" not in report.timings
    assert shared(site, "/articles/new/") == ["new"]
    before = set(site.files())
    site.write({"content/articles/new.md": FILES["content/articles/new.md"].replace("Gasly wins", "Gasly first")})
    site.built()
    after = set(site.files())
    assert [len(before - after), len(after - before)] == [1, 1]


def test_a_draft_has_no_card(tmp_path: Path) -> None:
    text = article("Secret", "2024-06-01", draft="true")
    site = built(tmp_path, "all", {"content/articles/secret.md": text})
    assert not [path for path in site.files() if "secret" in path]


HEBREW = {
    "content/articles/rain.md": article("גשם במונקו", "2024-06-01"),
    "content/articles/dry.md": article("Dry", "2024-06-02"),
}


@pytest.mark.parametrize("with_raqm", [True, False])
def test_where_text_cannot_be_set_from_right_to_left_it_is_said_and_others_have_their_cards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_raqm: bool
) -> None:
    monkeypatch.setattr(features, "check", lambda name: with_raqm or name != "raqm")
    site = TinySite(tmp_path, {**HEBREW, "site.yaml": f"{SITE_YAML}social_cards: recent\n"})
    report = site.built(jobs=1)
    assert shared(site, "/articles/dry/") == ["dry"]
    assert shared(site, "/articles/rain/") == (["rain"] if with_raqm else [])
    told = (
        "site.yaml:5:15: warning: this Pillow cannot set text from right to left, so social cards are missing: 1\n"
        "  5 | social_cards: recent\n"
        "    |               ^^^^^^\n"
        "  hint: install Pillow's own wheel, which has Raqm inside, or give those pages a picture"
    )
    assert site.told(report) == ("" if with_raqm else told)


def test_a_headline_of_several_lines_stands_in_one(tmp_path: Path) -> None:
    text = article('"Gasly\\nwins\\u2029again"', "2024-06-01", drivers='["A\\nB"]')
    site = built(
        tmp_path,
        "recent",
        {"content/articles/new.md": text, "content/drivers/a-b.md": "---\nnumber: |\n  1\n\n  0\n---\n"},
    )
    assert shared(site, "/articles/new/") == ["new"]
    assert shared(site, "/drivers/a-b/") == ["a-b"]
