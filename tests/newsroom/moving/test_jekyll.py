"""Moving in from Jekyll: Liquid, kramdown, front matter of every sort, addresses of every style."""

from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.newsroom.moving.fronts import moment
from generator.newsroom.moving.jekyll.importing import import_jekyll
from generator.newsroom.moving.report import Moved
from tests.made_pictures import picture
from tests.newsroom.moving.old_sites import below, builds, codes, keys, old_site, texts
from tests.tiny import tree

CONFIG = (
    "title: Kerb\nurl: https://kerb.example\nbaseurl: /blog\npermalink: pretty\ntimezone: Europe/Berlin\nlang: de_DE\n"
)


def moved(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> Moved:
    return import_jekyll(root / "site", old_site(root / "old", {"_config.yml": config, **files}))


def post(body: str, **front: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in {"layout": "post", "title": "One", **front}.items())
    return f"---\n{lines}---\n{body}\n"


def only(root: Path) -> str:
    (text,) = texts(root / "site").values()
    return text


def test_a_post_becomes_an_article_at_its_old_address(tmp_path: Path) -> None:
    found = moved(
        tmp_path,
        {
            "_posts/2019-03-04-a-wet-race.md": post(
                "Text.", tags="rain spa", categories="[F1]", mood="grim", author="Ada"
            )
        },
    )
    assert codes(found) == []
    (path,) = texts(tmp_path / "site")
    assert path == "articles/2019/2019-03-04-a-wet-race.md"
    front = keys(only(tmp_path))
    assert (front["tags"], front["authors"]) == ("[F1, rain, spa]", "[Ada]")
    assert "mood: grim" in front["extra"]
    settings = (tmp_path / "site/site.yaml").read_text()
    assert "base_url: https://kerb.example/blog/" in settings
    assert "language: de-DE" in settings or 'language: "de-DE"' in settings
    assert "timezone: Europe/Berlin" in settings
    builds(tmp_path / "site")
    assert (tmp_path / "site/output/f1/2019/03/04/a-wet-race/index.html").exists()


STYLES = {
    "pretty": "/2019/03/04/one/",
    "date": "/2019/03/04/one.html",
    "none": "/one.html",
    "ordinal": "/2019/063/one.html",
    "/:year/:month/:title/": "/2019/03/one/",
    "/blog/:title": "/blog/one/",
    "/:short_year/:i_month/:i_day/:slug.html": "/19/3/4/one.html",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_permalinks_keeps_its_addresses(tmp_path: Path, style: str) -> None:
    moved(tmp_path, {"_posts/2019-03-04-one.md": post("Text.")}, CONFIG.replace("pretty", style))
    builds(tmp_path / "site")
    address = STYLES[style].lstrip("/")
    assert (tmp_path / "site/output" / address / ("index.html" if address.endswith("/") else "")).exists()


def test_all_styles_ran() -> None:
    assert len(STYLES) == 7


LIQUID = {
    "{% highlight python linenos %}\nx = {{ y }}\n{% endhighlight %}": "```python\nx = {{ y }}\n```",
    "{% raw %}{{ site.x }}{% endraw %}": "\\{{ site.x }}",
    "```\n{% raw %}{{ site.x }}{% endraw %}\n```": "```\n{{ site.x }}\n```",
    "a{% comment %}no{% endcomment %}b": "ab",
    "{{ page.title }} of {{ site.title }}": "One of Kerb",
    "[two]({{ site.baseurl }}{% post_url 2019-03-05-two %})": "[two](2019-03-05-two.md)",
    "[two]({{ '/2019/03/05/two/' | relative_url }}#x)": "[two](2019-03-05-two.md#x)",
    "[two](/blog/2019/03/05/two/)": "[two](2019-03-05-two.md)",
    "[two](2019-03-05-two.md) [one](../_posts/2019-03-04-one.md)": "[two](2019-03-05-two.md) [one](2019-03-04-one.md)",
    "![a]({{ site.url }}{{ site.baseurl }}/img/a.jpg)": "![a](/img/a.jpg)",
    '{% include youtube.html id="abcdefghijk" %}': (
        '```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: One\n```'
    ),
    '{% include figure image_path="/img/a.jpg" alt="A" caption="Words" %}': (
        '```{figure}\nsrc: "/img/a.jpg"\nalt: A\n\nWords\n```'
    ),
    "* TOC\n{:toc}\n\nText": "Text",
    'a [b](https://x.example/){:target="_blank"} c': "a [b](https://x.example/) c",
    "Para\n{: .lead}\n\n*a*{: #b}\n\n```\n{: .x}\n```\n{: .y}": "Para\n\n*a*\n\n```\n{: .x}\n```",
    "<iframe width='1' src='https://www.youtube.com/embed/abcdefghijk'></iframe>": (
        '```{video}\nurl: "https://www.youtube.com/watch?v=abcdefghijk"\ntitle: One\n```'
    ),
}


@pytest.mark.parametrize("body", LIQUID)
def test_liquid_and_kramdown_become_markdown(tmp_path: Path, body: str) -> None:
    files: dict[str, str | bytes] = {
        "_posts/2019-03-04-one.md": post(body),
        "_posts/2019-03-05-two.md": post("Two", title="Two"),
        "img/a.jpg": picture(),
    }
    found = moved(tmp_path, files)
    assert below(texts(tmp_path / "site")["articles/2019/2019-03-04-one.md"]) == LIQUID[body]
    assert codes(found) == []
    builds(tmp_path / "site")


def test_all_cases_of_liquid_ran() -> None:
    assert len(LIQUID) == 16


def test_liquid_without_a_twin_stays_text_and_is_told_with_its_place(tmp_path: Path) -> None:
    found = moved(
        tmp_path, {"_posts/2019-03-04-one.md": post("Text\n\n{% include ad.html slot=3 %}\n\n{{ site.data.x }}")}
    )
    assert below(only(tmp_path)) == "Text\n\n\\{% include ad.html slot=3 %}\n\n\\{\\{ site.data.x }}"
    assert [(each.code, each.at.path, each.at.line) for each in found.problems] == [
        ("PF140", "_posts/2019-03-04-one.md", 7),
        ("PF140", "_posts/2019-03-04-one.md", 9),
    ]
    builds(tmp_path / "site")


FRONTS = {
    "title: 'It''s: wet'": ("title", '"It\'s: wet"'),
    "title: yes": ("title", '"yes"'),
    "title: 2019": ("title", '"2019"'),
    "title: One\ndate: 2019-03-06 10:00:00 +0200": ("date", "2019-03-06 10:00:00+02:00"),
    "title: One\ndate: 2019-3-6": ("date", "2019-03-06"),
    "title: One\npublished: false": ("draft", "true"),
    "title: One\nredirect_from:\n  - /a/\n  - b": ("aliases", '["/a/", "/b/"]'),
    "title: One\nexcerpt: >\n  Two\n  lines": ("summary", "Two lines"),
    "title: One\nauthors: [Ada, {name: Bob}]": ("authors", "[Ada, Bob]"),
    "title: One: two\ntags: x": ("title", '"One: two"'),
    "title: One\npermalink: /my/own.html": ("permalink", '"/my/own.html"'),
    "title: One\nlast_modified_at: 2020-01-01T10:00:00Z": ("updated", "2020-01-01 10:00:00Z"),
}


@pytest.mark.parametrize("front", FRONTS)
def test_front_matter_is_read_with_its_quirks(tmp_path: Path, front: str) -> None:
    moved(tmp_path, {"_posts/2019-03-04-one.md": f"---\n{front}\n---\nText\n"})
    key, value = FRONTS[front]
    assert keys(only(tmp_path))[key] == value
    builds(tmp_path / "site")


def test_all_cases_of_front_matter_ran() -> None:
    assert len(FRONTS) == 12


def test_drafts_pages_collections_and_files_come_over_and_the_rest_is_accounted_for(tmp_path: Path) -> None:
    config = CONFIG + "collections:\n  drivers_guide:\n    output: true\n  secret: {output: false}\nexclude: [notes]\n"
    found = moved(
        tmp_path,
        {
            "_posts/2019-03-04-one.md": post("Text."),
            "_drafts/idea.md": post("Idea."),
            "about.md": post("About."),
            "team/index.md": post("Team."),
            "index.html": post("{% for p in site.posts %}{{ p.title }}{% endfor %}"),
            "archive.html": post("{% for p in site.posts %}{{ p.title }}{% endfor %}"),
            "feed.xml": post("x"),
            "_drivers_guide/spa.md": post("Spa."),
            "_secret/x.md": post("x"),
            "_data/points.csv": "a,b\n",
            "_layouts/post.html": "x",
            "assets/a.css": "a{}",
            "img/a.jpg": picture(),
            "notes/x.txt": "x",
            "Gemfile": "x",
            "robots.txt": "x",
            ".hidden": "x",
            ".well-known/x.txt": "x",
            "node_modules/x.js": "x",
        },
        config,
    )
    assert set(texts(tmp_path / "site")) >= {
        "articles/2019/2019-03-04-one.md",
        "pages/about.md",
        "pages/team.md",
        "pages/drivers-guide/spa.md",
    }
    assert len(texts(tmp_path / "site")) == 5
    static = tree(tmp_path / "site/content/static")
    assert set(static) == {"assets/a.css", "img/a.jpg", ".well-known/x.txt"}
    assert {each.where for each in found.left} == {
        "index.html", "archive.html", "feed.xml", "_secret/x.md", "_data/points.csv", "_layouts/post.html",
        "notes/x.txt", "Gemfile", "robots.txt", "_config.yml", ".hidden", "node_modules",
    }  # fmt: skip
    builds(tmp_path / "site")


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_posts/2019-03-04-one.md": post("[x](/y/)"),
        "img/a.jpg": picture(),
        "about.md": post("x"),
    }
    moved(tmp_path, files)
    before = tree(tmp_path / "site")
    again = moved(tmp_path, files)
    assert tree(tmp_path / "site") == before
    assert {each.state for each in again.came} == {"unchanged"}


def test_hostile_files_stay_within_the_site(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\nf: [*e, *e]\n"
    laughs = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 99)}]\n" for n in range(1, 30))
    files: dict[str, str | bytes] = {
        "_posts/2019-03-04-one.md": f"---\ntitle: One\n{bomb}---\nx",
        "_posts/2019-03-05-two.md": f"---\ntitle: Two\nk0: &k0 [x]\n{laughs}tags: *k29\n---\nx",
        "_posts/2019-99-99-three.md": "---\ntitle: Three\n---\nx",
        "_posts/2019-03-06-four.md": "---\ntitle: Four\nno end",
        "_posts/2019-03-07-five.md": b"---\ntitle: F\xfcnf\n---\nx",
        "_posts/2019-03-08-six.md": '---\ntitle: "\\u0000\\u001b[31m"\npermalink: /../../x/\nslug: ../../y\n---\nx',
        "_posts/2019-03-09-seven.md": f"---\ntitle: {'[' * 3000}\n---\n{'> ' * 3000}x",
    }
    source = old_site(tmp_path / "old", files)
    (source / "_posts/2019-03-10-link.md").symlink_to("/etc/passwd")
    found = moved(tmp_path, files)
    assert len(texts(tmp_path / "site")) == 7
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "site"]
    assert [each.where for each in found.left if each.what.startswith("link")] == ["_posts/2019-03-10-link.md"]


def test_a_folder_without_posts_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="this is no folder of Jekyll"):
        import_jekyll(tmp_path / "site", old_site(tmp_path / "old", {"x.md": "x"}))


def test_settings_that_can_be_used_are_taken_and_others_are_not(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {"_posts/2019-03-04-one.md": post("x"), "CNAME": "kerb.example\n"},
        "title: K\nlang: deutsch\ntimezone: Asia/Tokyo\n",
    )
    settings = (tmp_path / "site/site.yaml").read_text()
    assert "timezone: Asia/Tokyo" in settings
    assert "language: en\n" in settings
    assert "cname: " in settings


DAYS = {
    "2019-03-04": "2019-03-04",
    "2019/3/4": "2019-03-04",
    "2019-03-04 10:00": "2019-03-04 10:00:00",
    "2019-03-04T10:00:00.123Z": "2019-03-04 10:00:00Z",
    "2019-03-04 10:00:00 -0500": "2019-03-04 10:00:00-05:00",
    "March 4th, 2019": "2019-03-04",
    "4 Mar 2019": "2019-03-04",
    "Mon, 04 Mar 2019 10:00:00 +0100": "2019-03-04 09:00:00+00:00",
    "2019-02-30": "",
    "0000-00-00": "",
    "someday": "",
}


def test_days_are_read_as_others_write_them() -> None:
    assert {day: moment(day) for day in DAYS} == DAYS
    assert len(DAYS) == 11
