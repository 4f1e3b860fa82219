"""Law 4: what is not published appears nowhere, in no form, under no name, and comes when its time has come.

Each article carries a token of its own in all that it says, brings and names. A token is in the output when its article
is published, and in no byte and no name of it otherwise.
"""

import re
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.manifest import MANIFEST
from generator.outputs.news import AGE
from generator.pictures.shelf import FOLDER
from generator.store.memo import Memo
from tests.made_pictures import picture, put
from tests.tiny import NOW, TinySite, article, tree

OFFSETS = st.sampled_from([-9000, -45, 0, 1, 45, 9000])
"""Hours between now and the moment at which an article comes or goes."""


class Hidden(NamedTuple):
    """An article that may not be published. `expires` may be None; `folder`: it has a folder of its own."""

    token: str
    draft: bool
    date: datetime
    expires: datetime | None
    folder: bool

    def shown(self, now: datetime, *, drafts: bool = False, future: bool = False) -> bool:
        """Whether it is published, by the words of the product's description."""
        there = (drafts or not self.draft) and (future or self.date <= now)
        return there and (self.expires is None or now < self.expires)

    def is_over(self, now: datetime) -> bool:
        """Whether it was published and is not any more."""
        return not self.draft and self.expires is not None and self.date < self.expires <= now

    @property
    def path(self) -> str:
        name = f"content/articles/{self.token}-name"
        return f"{name}/index.md" if self.folder else f"{name}.md"

    @property
    def picture(self) -> str:
        """A file that belongs to it: in its folder, else loose, and referred to by it alone."""
        return (
            f"content/articles/{self.token}-name/{self.token}.jpg" if self.folder else f"content/media/{self.token}.jpg"
        )


hidden = st.builds(
    Hidden,
    token=st.text("kqvwxyz", min_size=14, max_size=14),
    draft=st.booleans(),
    date=OFFSETS.map(lambda hours: NOW + timedelta(hours=hours)),
    expires=st.one_of(st.none(), OFFSETS.map(lambda hours: NOW + timedelta(hours=hours))),
    folder=st.booleans(),
)
several = st.lists(hidden, min_size=1, max_size=4, unique_by=lambda each: each.token)


def source(each: Hidden) -> str:
    """The text of an article with its token in every key and every kind of block."""
    token = each.token
    picture = f"{token}.jpg" if each.folder else f"/media/{token}.jpg"
    keys = {
        "drivers": f"[{token} driver, Only {token} in a list, Gasly]",
        "teams": f"[{token} team]",
        "events": f"[{token} race/2024, Monaco/20{30 + len(token) % 9}]",
        "circuits": f"[{token} ring, Only {token} ring]",
        "series": f"[{token} series]",
        "tags": f"[{token} tag, rain]",
        "author": f"{token} author",
        "summary": f"Summary {token}",
        "aliases": f"[/old/{token}/]",
        "image": f"{{src: {picture}, alt: {token}, credit: {token}}}",
        "sources": f"[{{name: {token}, url: 'https://{token}.example/'}}]",
        "corrections": f"[{{date: 2024-01-01, text: {token}}}]",
        "extra": f"{{word: {token}}}",
        "translation_of": "published.md",
        "language": f"de-{token.upper()[:2]}",
        "id": f"urn:{token}",
        "draft": str(each.draft).lower(),
    }
    if each.expires:
        keys["expires"] = f"{each.expires:%Y-%m-%d %H:%M}"
    text = f"Body {token}: Texted {token.capitalize()} won. ![{token}]({picture}).[^{token}]"
    blocks = (
        f"```{{figure}}\nsrc: {picture}\nalt: {token}\n\n{token}\n```\n\n"
        f"```{{post}}\nauthor: {token}\n\n{token}\n```\n\n"
        f"```{{live}}\n## 2024-06-16 15:03 {token}\n```\n\n```{{driver}}\ndriver: {token} driver\n```"
    )
    body = f"{text}\n\n## {token}\n\n```\n{token}\n```\n\n{blocks}\n\n[^{token}]: {token}"
    return article(f"Title {token}", f"{each.date:%Y-%m-%d %H:%M}", body, **keys)


def site_with(folder: Path, every: Iterable[Hidden], theme: str, *, encoded: bool) -> TinySite:
    """A site of these articles and of published ones that refer to them in every way. `encoded`: pictures are pictures,
    which say whose they are, are made in all forms, and stand on cards where there are none."""
    how = "images: {formats: [webp], widths: [300]}\nsocial_cards: all\n" if encoded else "images: off\n"
    site = TinySite(folder, {"site.yaml": f"title: T\nbase_url: https://t.example/\ntheme: {theme}\n{how}"})
    refer, listed, rings = [], [], []
    for number, each in enumerate(every):
        name = each.path.removeprefix("content/articles/")
        site.write({each.path: source(each)})
        put(site.root, {each.picture: owned_by(each.token) if encoded else f"bytes {each.token}".encode()})
        if each.folder:
            site.write({f"content/articles/{each.token}-name/more/{each.token}.pdf": each.token})
        refer += [
            f"[a {number}]({name})",
            f"[b {number}]({name}#{each.token})",
            f"[c {number}](/articles/{name[:19]}/)",
        ]
        refer += [f"![d {number}]({each.token}-name/{each.token}.jpg)"] if each.folder else []
        layout = f"{{id: {each.token}, name: {each.token} layout, map: /media/{each.token}-map.svg}}"
        rings.append(f"only-{each.token}-ring: {{name: Only {each.token} ring, layouts: [{layout}]}}\n")
        drawn = f'<svg width="9" height="9" id="{each.token}"><path d="M0 0L9 9"/></svg>'
        site.write({f"content/media/{each.token}-map.svg": drawn})
        listed.append(f"only-{each.token}: {{name: Only {each.token} in a list}}\n")
        listed.append(f"texted-{each.token}: {{name: Texted {each.token.capitalize()}}}\n")
        keys = {"translation_of": name, "image": f"{each.token}-name/{each.token}.jpg" if each.folder else "x.jpg"}
        site.write({f"content/articles/refers-{number}.md": article(f"Refers {number}", tags="[rain]", **keys)})
    site.write({"content/drivers/others.yaml": "".join(listed), "content/circuits/others.yaml": "".join(rings)})
    return site.write(
        {"content/articles/published.md": article("Published", body="\n\n".join(refer), drivers="[Gasly]")}
    )


def owned_by(token: str) -> bytes:
    """A picture large enough to be cut in every shape, that names its maker."""
    exif = Image.Exif()
    exif[0x013B] = token
    return picture(size=(720, 720), exif=exif)


def tokens_in(site: TinySite, every: Iterable[Hidden]) -> set[str]:
    """The tokens that stand in any byte or any name of the output, the manifest too. What tells hosts that a page that
    readers knew is gone names its address and no more."""
    gone = re.compile(r"^.*(?: 410$|return 410|\"yes\"$).*$", re.MULTILINE)
    output = "\n".join(
        f"{path}\n{gone.sub('', text) if path in FOR_HOSTS else text}"
        for path, data in tree(site.output).items()
        for text in (data.decode(errors="replace"),)
    ).casefold()
    return {each.token for each in every if each.token in output}


FOR_HOSTS = ("_redirects", ".hosts/nginx.conf", ".hosts/Caddyfile")


def said_to_be_gone(site: TinySite) -> set[str]:
    """The tokens of articles that hosts are told to be gone."""
    lines = site.page("/_redirects").splitlines()
    return {line[len("/articles/") :][:14] for line in lines if line.endswith(" 410")}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several, st.sampled_from(["plain", "plain", "apex"]), st.sampled_from([False, False, True]))
def test_what_is_not_published_appears_nowhere(every: list[Hidden], theme: str, encoded: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = site_with(Path(folder), every, theme, encoded=encoded)
        report = site.built()
        shown = {each.token for each in every if each.shown(NOW)}
        assert tokens_in(site, every) == shown
        assert said_to_be_gone(site) == {each.token for each in every if each.is_over(NOW)}
        assert {each.path for each in report.withheld} == {each.path for each in every if not each.shown(NOW)}
        site.built(drafts=True, future=True)
        assert tokens_in(site, every) == {each.token for each in every if each.shown(NOW, drafts=True, future=True)}
        site.built()
        assert tokens_in(site, every) == shown


@settings(max_examples=12, deadline=None)
@given(several, st.booleans(), st.booleans())
def test_the_next_change_is_the_first_moment_at_which_something_comes_or_goes(
    every: list[Hidden], drafts: bool, future: bool
) -> None:
    def shown(now: datetime) -> list[tuple[bool, bool]]:
        """Whether each is there, and whether it is news."""
        there = [each.shown(now, drafts=drafts, future=future) for each in every]
        news = [each.date <= now < each.date + AGE for each in every]
        return [(is_there, is_there and is_news) for is_there, is_news in zip(there, news, strict=True)]

    every_moment = {moment for each in every for moment in (each.date, each.expires, each.date + AGE) if moment}
    moments = sorted(moment for moment in every_moment if moment > NOW)
    expected = next((moment for moment in moments if shown(moment) != shown(NOW)), None)
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite(Path(folder), {each.path: source(each) for each in every})
        assert site.build(dry=True, drafts=drafts, future=future).next_change == expected


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text("kqvwxyz", min_size=14, max_size=14), st.booleans()), min_size=1, max_size=3))
def test_a_draft_of_an_edition_appears_nowhere_nor_does_a_word_of_its_results(every: list[tuple[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite(Path(folder), {"content/series/formula-1.md": "---\nrules: [{from: 2000, race: [25]}]\n---\n"})
        for number, (token, is_draft) in enumerate(every, 1):
            keys = f"name: {token}\nseries: formula-1\nround: {number}\ndraft: {str(is_draft).lower()}"
            session = f'{{name: {token}, start: "2024-06-0{number} 12:00"}}'
            at = f"content/events/race-{number}-{token}/2024"
            site.write(
                {
                    f"{at}/index.md": f"---\n{keys}\ncircuit: {token} ring\nsessions: [{session}]\n---\n\n{token}\n",
                    f"{at}/race.csv": f"position,drivers,team\n1,Winner {token},Team {token}\n2,Gasly,Alpine\n",
                    f"{at}/driver-standings.csv": f"position,driver,points\n1,Winner {token},25\n",
                }
            )
        site.write({"site.yaml": (site.root / "site.yaml").read_text() + "pages: all\n"})
        site.built()
        output = "\n".join(f"{path}\n{data.decode(errors='replace')}" for path, data in tree(site.output).items())
        drafts = {token for token, is_draft in every if is_draft} - {token for token, is_draft in every if not is_draft}
        assert {token for token, _ in every if token in output.casefold()} == {token for token, _ in every} - drafts
        site.built(drafts=True)
        output = "\n".join(path for path in tree(site.output))
        assert all(token in output for token, _ in every)


def test_the_pictures_of_an_article_come_and_go_with_it(tmp_path: Path) -> None:
    keys = {"image": "{src: car.jpg, alt: A car}", "expires": "2024-07-03"}
    site = TinySite(tmp_path, {"content/articles/a/index.md": article(date="2024-07-02", **keys)})
    site.write({"site.yaml": "title: T\nbase_url: https://t.example/\ntheme: plain\nsocial_cards: all\n"})
    put(site.root, {"content/articles/a/car.jpg": owned_by("somebody")})
    site.memo = Memo(site.root / ".cache")
    seen = []
    for hours in (11, 12, 36):
        site.built(now=NOW + timedelta(hours=hours))
        pictures = [path for path in site.files() if "car" in path or "cards/a." in path]
        seen.append((len(pictures), len(tree_of_shelf(site)), b"car" in tree(site.output)[MANIFEST]))
    assert seen == [(0, 0, False), (7, 7, True), (0, 0, False)]


def tree_of_shelf(site: TinySite) -> list[Path]:
    """What is remembered of encoded pictures."""
    return list((site.root / FOLDER).glob("*"))


def test_why_something_is_withheld_is_said_with_its_moment(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(draft="true", date="2030-01-01"),
        "content/articles/b.md": article(date="2024-07-01 12:01"),
        "content/articles/c.md": article(expires="2024-07-01 12:00"),
        "content/articles/d.md": article(expires="2024-07-01 12:01", date="2024-07-01 12:00"),
        "content/pages/e.md": "---\ntitle: E\ndraft: true\n---\n\nSecret.\n",
    }
    report = TinySite(tmp_path, files).built()
    assert [(each.path, each.why, each.moment and f"{each.moment.at:%H:%M}") for each in report.withheld] == [
        ("content/articles/a.md", "draft", None),
        ("content/articles/b.md", "future", "12:01"),
        ("content/articles/c.md", "expired", "12:00"),
        ("content/pages/e.md", "draft", None),
    ]
    assert report.next_change == NOW + timedelta(minutes=1)


def test_an_article_comes_and_goes_at_its_moment_without_an_edit(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(date="2024-07-02", expires="2024-07-03 09:00")})
    address = site.output / "articles/a/index.html"
    seen = []
    for hours in (11, 12, 44, 45):
        report = site.built(now=NOW + timedelta(hours=hours))
        seen.append((address.is_file(), report.next_change and f"{report.next_change:%d %H:%M}"))
    assert seen == [(False, "02 00:00"), (True, "03 09:00"), (True, "03 09:00"), (False, None)]
