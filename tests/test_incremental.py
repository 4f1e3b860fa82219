"""Law 1: after any sequence of edits a build that remembers equals a build from nothing, byte for byte."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import Options, Project, build
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.newsroom.moving.jekyll.importing import import_jekyll
from generator.store.memo import Memo
from generator.toolchain import toolchain
from tests.made_pictures import moving, picture, put
from tests.newsroom.f1db.tree import checkout
from tests.newsroom.moving.old_sites import old_site
from tests.tiny import NOW, TinySite, article, tree

SLUGS = ("one", "two", "three", "four")
TEXTS = (
    "Nobody is named.",
    "Pierre Gasly led Esteban Ocon.\n\nThen Gasly stopped, in Monaco.",
    "Ocon and the Normandy Express, of Alpine.\n\n## Later\n\nOcon won the Monaco Grand Prix.",
    "Leclerc. Charles Leclerc. Alpine. AlphaTauri.",
)
"""What articles say, some of it of those whom entity files know."""

DRIVERS = ("Pierre Gasly", "gasly", "Esteban Ocon", "Charles Leclerc")
EVENTS = ("[]", "[Monaco Grand Prix 2024]", "[monaco-grand-prix/2024]", "[monaco-grand-prix]", "[Le Mans]")
KEYS = (
    ("title", "A new headline"),
    ("title", "Ocon's race"),
    ("links", "off"),
    ("drivers", "[Charles Leclerc]"),
    ("tags", "[strategy]"),
    ("draft", "false"),
    ("summary", "Given."),
    ("expires", "2024-06-20"),
    ("featured", "true"),
    ("kind", "preview"),
    ("kind", "report"),
    ("image", "{src: /media/start.png, alt: The start}"),
    ("image", "{src: /media/start.png, alt: The start, focus: 50% 0%}"),
)
"""Lines of front matter that an edit puts in."""

SERIES = "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n"

Edit = Callable[[TinySite, st.DataObject], None]


def path_of(slug: str) -> str:
    return f"content/articles/{slug}.md"


def random_article(data: st.DataObject) -> str:
    """An article that names a few of the same drivers, links to another and may be withheld."""
    other = data.draw(st.sampled_from(SLUGS))
    keys = {
        "drivers": f"[{', '.join(data.draw(st.lists(st.sampled_from(DRIVERS), max_size=3)))}]",
        "tags": f"[{', '.join(data.draw(st.lists(st.sampled_from(['rain', 'Rain', 'strategy']), max_size=2)))}]",
        "events": data.draw(st.sampled_from(EVENTS)),
    }
    if data.draw(st.booleans()):
        keys["aliases"] = f"[/old/{data.draw(st.sampled_from(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']))}/]"
    if data.draw(st.integers(0, 4)) == 0:
        keys["draft"] = "true"
    if data.draw(st.integers(0, 4)) == 0:
        keys["expires"] = "2024-06-30"
    day = data.draw(st.integers(1, 28))
    month = data.draw(st.sampled_from(["05", "06", "07"]))
    clock = data.draw(st.sampled_from(["", " 14:00", " 14:00Z"]))
    title = data.draw(st.sampled_from(["A race", "Another race", "Rain & <wind>", "Gasly's race"]))
    words = data.draw(st.sampled_from(TEXTS))
    return article(title, f"2024-{month}-{day:02}{clock}", f"## Start\n\n{words} See [it]({other}.md#start).\n", **keys)


def write_an_article(site: TinySite, data: st.DataObject) -> None:
    site.write({path_of(data.draw(st.sampled_from(SLUGS))): random_article(data)})


def delete_an_article(site: TinySite, data: st.DataObject) -> None:
    path = site.root / path_of(data.draw(st.sampled_from(SLUGS)))
    path.unlink(missing_ok=True)


def rename_an_article(site: TinySite, data: st.DataObject) -> None:
    old, new = (site.root / path_of(data.draw(st.sampled_from(SLUGS))) for _ in range(2))
    if old.exists():
        old.replace(new)


def write_a_block(site: TinySite, data: st.DataObject) -> None:
    """An article or a page that shows what the site knows, and what is not there."""
    which = data.draw(st.sampled_from(["Round 1 2024", "round-2/2024", "Monaco 2024", "Round 3 2024"]))
    session = data.draw(st.sampled_from(["Race", "Qualifying"]))
    who = data.draw(st.sampled_from(DRIVERS))
    text = (
        f"Text.\n\n```{{results}}\nedition: {which}\nsession: {session}\n```\n\n"
        f"```{{standings}}\nedition: {which}\nof: {data.draw(st.sampled_from(['drivers', 'teams']))}\n```\n\n"
        f"````{{note}}\n{data.draw(st.sampled_from(TEXTS))}\n\n```{{driver}}\ndriver: {who}\n```\n````"
    )
    place = data.draw(st.sampled_from([path_of("one"), path_of("two"), "content/pages/about.md"]))
    site.write({place: article("Blocks", body=text) if "articles" in place else f"---\ntitle: About\n---\n\n{text}\n"})


def write_live(site: TinySite, data: st.DataObject) -> None:
    """Live coverage, whose entries its page tells of; one more entry, other words in one, or another time."""
    clock, words = (
        data.draw(st.sampled_from(["15:03", "15:30"])),
        data.draw(st.sampled_from(["Lights out.", "It rains."])),
    )
    more = data.draw(st.sampled_from(["", "## 16:10 The flag\n\nGasly won.\n"]))
    block = f"```{{live}}\ndate: 2024-06-16\n\n## {clock}\n\n{words}\n\n{more}```"
    site.write({path_of("three"): article("Live", "2024-06-16", block, kind="live", image="/media/start.png")})


def write_a_section(site: TinySite, data: st.DataObject) -> None:
    """Pages in a folder of their own, one above the others; without that one they are none."""
    title, words = data.draw(st.sampled_from(["Handbook", "Manual"])), data.draw(st.sampled_from(TEXTS))
    site.write({"content/docs/index.md": f"---\ntitle: {title}\n---\n\n[It](begin/tyres.md) is in the book.\n"})
    site.write({"content/docs/begin/tyres.md": f"---\ntitle: Tyres\n---\n\n{words} [All](../index.md).\n"})
    if data.draw(st.booleans()):
        site.remove("content/docs/index.md")


def swap_two_articles(site: TinySite, data: st.DataObject) -> None:
    one, two = (site.root / path_of(data.draw(st.sampled_from(SLUGS))) for _ in range(2))
    if one.exists() and two.exists():
        one_bytes, two_bytes = one.read_bytes(), two.read_bytes()
        one.write_bytes(two_bytes)
        two.write_bytes(one_bytes)


def write_an_entity(site: TinySite, data: st.DataObject) -> None:
    aliases = data.draw(st.sampled_from(["[]", "[gasly]", "[ocon]"]))
    born = data.draw(st.sampled_from(["1996-02-07", "1996-02-08"]))
    name = data.draw(st.sampled_from(["Pierre Gasly", "P. Gasly"]))
    front = f"name: {name}\naliases: {aliases}\nborn: {born}"
    text = f"---\n{front}\n---\n\n## Career\n\nA [race](../articles/one.md).\n"
    site.write({"content/drivers/pierre-gasly.md": text})


def write_an_alias(site: TinySite, data: st.DataObject) -> None:
    """A name that texts have, which somebody else may have too."""
    names = data.draw(st.sampled_from(["[]", "[Normandy Express]", "[Ocon]", "[Gasly, Normandy Express]"]))
    kind = data.draw(st.sampled_from(["drivers/esteban-ocon", "teams/alpine"]))
    site.write({f"content/{kind}.md": f"---\naliases: {names}\n---\n"})


def say_something_else(site: TinySite, data: st.DataObject) -> None:
    """Another text with other names in it, below the same front matter."""
    if path := an_article(site, data):
        front = path.read_text().split("\n---\n")[0]
        path.write_text(f"{front}\n---\n\n{data.draw(st.sampled_from(TEXTS))}\n")


def change_what_names_do(site: TinySite, data: st.DataObject) -> None:
    """Which names become links, and whether they tag."""
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if line[:5] not in ("links", "taggi")]
    links = data.draw(st.sampled_from(["first", "section", "off"]))
    tagging = data.draw(st.sampled_from(["automatic", "suggest", "explicit"]))
    site.write({"site.yaml": "\n".join((*lines, f"links: {{entities: {links}}}", f"tagging: {tagging}")) + "\n"})


def write_an_author(site: TinySite, data: st.DataObject) -> None:
    """Someone who wrote an article, whose name in the fediverse stands with it."""
    handle = data.draw(st.sampled_from(["", "ada@social.example", "ada@other.example"]))
    site.write({"content/authors/ada.md": f"---\nname: Ada\nfediverse: {handle}\nrole: Editor\n---\n"})
    if path := an_article(site, data):
        lines = [line for line in path.read_text().split("\n") if not line.startswith("author:")]
        path.write_text("\n".join((lines[0], "author: Ada", *lines[1:])))


def tell_machines(site: TinySite, data: st.DataObject) -> None:
    """What feeds, news and cards say of the publication."""
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if line[:5] not in ("feeds", "news:")]
    feeds = data.draw(st.sampled_from(["{}", "{hub: 'https://hub.example/'}", "{size: 2}"]))
    news = data.draw(st.sampled_from(["{}", "{publication: The Wall}", "{language: de}"]))
    site.write({"site.yaml": "\n".join((*lines, f"feeds: {feeds}", f"news: {news}")) + "\n"})


def correct_an_article(site: TinySite, data: st.DataObject) -> None:
    """Put something right, once more, in other words, or take that back."""
    if path := an_article(site, data):
        notes = ("{date: 2024-06-20, text: It was lap two.}", "{date: 2024-06-20 09:00, text: Ocon had led.}")
        chosen = data.draw(st.lists(st.sampled_from(notes), max_size=2))
        lines = [line for line in path.read_text().split("\n") if not line.startswith("corrections:")]
        path.write_text("\n".join((lines[0], f"corrections: [{', '.join(chosen)}]", *lines[1:])))


def ignore_a_warning(site: TinySite, data: st.DataObject) -> None:
    """Say in a text that a warning is not to be told, or say so no more."""
    if path := an_article(site, data):
        marks = ("", "\n\n<!-- pf-ignore PF201 -->", " <!-- pf-ignore PF305: on purpose -->")
        text = re.sub(r"\s*<!-- pf-ignore.*?-->", "", path.read_text())
        path.write_text(f"{text.rstrip()}{data.draw(st.sampled_from(marks))}\n")


def delete_an_entity(site: TinySite, data: st.DataObject) -> None:
    del data
    (site.root / "content/drivers/pierre-gasly.md").unlink(missing_ok=True)


def write_a_list_of_entities(site: TinySite, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["Esteban Ocon", "Esteban José Ocon"]))
    site.write(
        {"content/drivers/others.yaml": f"esteban-ocon: {{name: {name}, number: 31}}\nnobody: {{name: Nobody}}\n"}
    )


def write_an_edition(site: TinySite, data: st.DataObject) -> None:
    laps = data.draw(st.integers(70, 80))
    site.write({"content/events/monaco-grand-prix/2024/index.md": f"---\nlaps: {laps}\nseries: Formula 1\n---\n"})


def write_a_timetable(site: TinySite, data: st.DataObject) -> None:
    """Sessions that move, are cancelled, or have no time yet."""
    day, state = data.draw(st.integers(24, 26)), data.draw(st.sampled_from(["scheduled", "postponed", "cancelled"]))
    start = data.draw(st.sampled_from([f"2024-05-{day} 13:00Z", f"2024-05-{day}"]))
    session = f'{{name: Race, start: "{start}", status: {state}, revision: {data.draw(st.integers(0, 1))}}}'
    front = f"season: {data.draw(st.sampled_from([2024, 2025]))}\nseries: Formula 1\nsessions: [{session}]"
    site.write(
        {
            "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
            "content/events/monaco-grand-prix/2024/index.md": f"---\n{front}\n---\n",
        }
    )


def write_sessions(site: TinySite, data: st.DataObject) -> None:
    """One a day, which begins, runs, ends or has ended just when builds go on."""
    days = data.draw(st.lists(st.sampled_from(["05-22", "05-23", "05-24", "06-01", "06-02", "06-11"]), unique=True))
    start, end = data.draw(st.sampled_from([("11:30", "13:30"), ("11:00", "12:00"), ("12:00", ""), ("10:00", "11:30")]))
    until = f', end: "2024-{{day}} {end}Z"' if end else ""
    rows = (f'{{{{name: Practice, start: "2024-{{day}} {start}Z"{until}}}}}'.format(day=day) for day in days)
    front = f"series: Formula 1\nsessions: [{', '.join(rows)}]"
    site.write({"content/events/le-mans/2024/index.md": f"---\n{front}\n---\n"})


def write_a_spell(site: TinySite, data: st.DataObject) -> None:
    team = data.draw(st.sampled_from(["Alpine", "AlphaTauri"]))
    until = data.draw(st.sampled_from(["", ", to: 2025"]))
    front = f"name: Pierre Gasly\nteams: [{{team: {team}, from: 2023{until}}}]"
    site.write({"content/drivers/pierre-gasly.md": f"---\n{front}\n---\n"})


def write_a_map(site: TinySite, data: st.DataObject) -> None:
    """A circuit's, good or with something to take out."""
    more = data.draw(st.sampled_from(["", "<text>Monaco</text>"]))
    svg = f'<svg viewBox="0 0 9 9"><path d="M0 0L9 {data.draw(st.integers(0, 3))}"/>{more}</svg>'
    site.write({"content/circuits/monaco.svg": svg})


def write_a_layout(site: TinySite, data: st.DataObject) -> None:
    """Of a circuit that an edition is held on; with a map that may not be there."""
    drawn = data.draw(st.sampled_from(["", ", map: monaco.svg"]))
    first = data.draw(st.sampled_from([2003, 2025]))
    site.write(
        {"content/circuits/monaco.md": f"---\nlayouts: [{{id: a, to: 2002}}, {{id: b, from: {first}{drawn}}}]\n---\n"}
    )
    if data.draw(st.booleans()):
        named = data.draw(st.sampled_from(["", "layout: a\n", "layout: c\n"]))
        site.write({"content/events/monaco-grand-prix/2024/index.md": f"---\ncircuit: monaco\n{named}---\n"})


def write_a_transfer(site: TinySite, data: st.DataObject) -> None:
    """A spell that begins or ends while builds go on, and a team that becomes another."""
    day = data.draw(st.sampled_from(["2024-05-25", "2024-06-05", "2024-06"]))
    spells = f"[{{team: Alpine, from: 2023, to: {day}}}, {{team: Audi, series: Formula 1, from: {day}}}]"
    site.write(
        {
            "content/drivers/esteban-ocon.md": f"---\nname: Esteban Ocon\nteams: {spells}\n---\n",
            "content/teams/audi.md": f"---\nchain: [{{team: Sauber, to: {day}}}, {{team: Audi, from: 2024-07}}]\n---\n",
        }
    )


def write_a_result(site: TinySite, data: st.DataObject) -> None:
    """A race of a season, with names that files know or not, or none of it."""
    number = data.draw(st.integers(1, 2))
    folder = f"content/events/round-{number}/2024"
    names = data.draw(st.permutations(["Pierre Gasly", "gasly", "Esteban Ocon", "Somebody New"]))
    rows = "".join(f"{place},{name},Alpine\n" for place, name in enumerate(names[: data.draw(st.integers(1, 4))], 1))
    start = data.draw(st.sampled_from(["", "", "start: 2024-06-01\n", "start: 2024-06-15\n"]))
    name = data.draw(st.sampled_from(["race.csv", "qualifying.csv", "sprint.csv", "practice-1.csv"]))
    site.write(
        {
            "content/series/formula-1.md": SERIES,
            f"{folder}/index.md": f"---\nseries: formula-1\nround: {number}\n{start}---\n",
            f"{folder}/{name}": f"position,drivers,team\n{rows}",
        }
    )
    for kind, known in (("driver", (*names, "nobody", "Charles Leclerc")), ("team", ("Alpine", "audi", "AlphaTauri"))):
        if data.draw(st.booleans()):
            one, two = data.draw(st.permutations(known))[:2]
            text = f"position,{kind},points\n1,{one},25\n2,{two},18\n"
            site.write({f"{folder}/{kind}-standings.csv": text})


def change_a_surname(site: TinySite, data: st.DataObject) -> None:
    """Of one who has no letters of his own, so that charts of races know him by it."""
    surname = data.draw(st.sampled_from(["", "surname: Newman\n", "surname: Gasly\n"]))
    site.write({"content/drivers/somebody-new.md": f"---\nname: Somebody New\n{surname}---\n"})
    rows = "1,Somebody New,2\n2,Pierre Gasly,1\n3,Esteban Ocon,3\n"
    folder = "content/events/round-1/2024"
    front = "---\nseries: formula-1\nround: 1\n---\n"
    site.write({f"{folder}/index.md": front, f"{folder}/race.csv": f"position,drivers,grid\n{rows}"})


REPORTED = ("Leo Farro", "Ida Brandt", "Mia Okafor", "Jon Salis")


def write_a_report(site: TinySite, data: st.DataObject) -> None:
    """What became of four in a race, and a text of the days after that says the same, or not, and nowhere names it."""
    folder, day = "content/events/round-3/2024", data.draw(st.integers(1, 3))
    names = data.draw(st.permutations(REPORTED))
    rows = "".join(f"{place},{name},Alpine\n" for place, name in enumerate(names, 1))
    won, second, *others = data.draw(st.sampled_from([names, names[::-1]]))
    text = f"{won} won in the rain, and {second} was second. {' and '.join(others)} did not like the race."
    known = "".join(f"{name.lower().replace(' ', '-')}: {{name: {name}}}\n" for name in REPORTED)
    site.write(
        {
            "content/drivers/reported.yaml": known,
            f"{folder}/index.md": f"---\nseries: formula-1\nstart: 2024-06-0{day}\nend: 2024-06-0{day}\n---\n",
            f"{folder}/race.csv": f"position,drivers,team\n{rows}",
            path_of("two"): article("In the rain", f"2024-06-0{data.draw(st.integers(1, 7))}", text),
        }
    )


def change_the_points(site: TinySite, data: st.DataObject) -> None:
    points = data.draw(st.sampled_from(["[25, 18, 15]", "[10, 6, 4]"]))
    site.write({"content/series/formula-1.md": SERIES.replace("[25, 18]", points)})


def import_a_season(site: TinySite, data: st.DataObject) -> None:
    """All of a small F1DB, or one of its seasons; its source stands outside content/."""
    first = data.draw(st.sampled_from([1998, 2023]))
    import_f1db(site.root, checkout(site.root / ".cache/f1db"), Wanted(first, 2023))


def change_the_site(site: TinySite, data: st.DataObject) -> None:
    title = data.draw(st.sampled_from(["Pit Wall", "Pit Lane"]))
    size = data.draw(st.sampled_from([1, 2, 20]))
    start = data.draw(st.sampled_from(["oldest", "newest"]))
    root = data.draw(st.sampled_from(["", "racing/"]))
    zone = data.draw(st.sampled_from(["UTC", "Europe/Berlin"]))
    text = f"title: {title}\nbase_url: https://pitwall.example/{root}\ntheme: plain\ntimezone: {zone}\n"
    site.write({"site.yaml": text + f"pagination: {{size: {size}, number_from: {start}}}\n"})


def change_what_hosts_are_told(site: TinySite, data: st.DataObject) -> None:
    """Headers, what is gone, which may be there, and what else is made for hosts."""
    keys = ("security", "gone", "cname", "precompress", "redirects")
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if line.partition(":")[0] not in keys]
    wanted = (
        data.draw(
            st.sampled_from(["security: {hsts: 'on'}", "security: {policy: false}", "security: {frame_src: []}"])
        ),
        data.draw(st.sampled_from(["security: {script_src: [https://x.example]}", ""])),
        data.draw(st.sampled_from(["gone: [/gone/, /articles/one/]", "gone: [/articles/two/, /old/a/]", "gone: []"])),
        data.draw(st.sampled_from(["cname: pitwall.example", "redirects: forced", ""])),
        data.draw(st.sampled_from(["precompress: true", ""])),
    )
    chosen = {line.partition(":")[0]: line for line in wanted}
    site.write({"site.yaml": "\n".join((*lines, *filter(None, chosen.values()))) + "\n"})


def write_a_target(site: TinySite, data: st.DataObject) -> None:
    """Where the site is published to, which no page says."""
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if not line.startswith("publish")]
    path = data.draw(st.sampled_from(["live", "elsewhere"]))
    site.write({"site.yaml": "\n".join((*lines, f"publish: {{live: {{to: folder, path: {path}}}}}")) + "\n"})


def change_a_template(site: TinySite, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["first", "second"]))
    text = '{% extends "plain/404.html" %}{% block head_end %}<meta name="word" content="' + word + '">{% endblock %}'
    site.write({"themes/plain/templates/404.html": text})


def change_a_stylesheet(site: TinySite, data: st.DataObject) -> None:
    site.write({"themes/plain/assets/plain.css": f"body {{ margin: {data.draw(st.integers(0, 2))}px }}\n"})


def write_a_static_file(site: TinySite, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["ads.txt", "favicon.svg", ".well-known/x", ".open", "game.html"]))
    site.write({f"content/static/{name}": data.draw(st.sampled_from(["none", "some"]))})


PLUG_IN = """\
from msgspec import structs

from generator.plugin import Block, Job, Keys

VERSION = "{version}"
{hooks}
"""

HOOKS = (
    "def articles(article):\n    return structs.replace(article, tags=('{word}',), extra={{'{word}': 1}})\n",
    "def jobs(site):\n    return [Job(address='/{word}.txt', content=' '.join(each.title for each in site.stories))]\n",
    "def blocks():\n    return [Block('pace-gap', Keys, lambda keys, lines: '<p>{word}</p>')]\n",
    "def filters():\n    return {{'{word}': lambda text: text + '{word}'}}\n",
)
"""What plug-ins have."""


def write_a_plug_in(site: TinySite, data: st.DataObject) -> None:
    """Some of its hooks, another word, or another version; or site.yaml names it no more."""
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if not line.startswith("plugins")]
    word = data.draw(st.sampled_from(["pace", "tempo"]))
    hooks = [HOOKS[number].format(word=word) for number in sorted(data.draw(st.sets(st.integers(0, 3), min_size=1)))]
    version = data.draw(st.sampled_from(["1", "2"]))
    named = data.draw(st.sampled_from(["[pace]", "[pace]", "[]"]))
    site.write(
        {
            "plugins/pace.py": PLUG_IN.format(version=version, hooks="\n\n".join(hooks)),
            "site.yaml": "\n".join((*lines, f"plugins: {named}")) + "\n",
            path_of("four"): article("Gaps", body="```{pace-gap}\n```\n\nSeven seconds."),
        }
    )
    place = site.root / "themes/plain/templates/slots/footer_end.html"
    place.unlink(missing_ok=True)
    if named != "[]" and any("filters" in each for each in hooks):
        site.write({place.relative_to(site.root).as_posix(): "{{ site.title | " + word + " }}\n"})


def lose_the_memo(site: TinySite, data: st.DataObject) -> None:
    del data
    site.memo = Memo()


def begin_another_process(site: TinySite, data: st.DataObject) -> None:
    del data
    site.memo = Memo(site.root / ".cache")
    assert not site.memo.note


def change_the_converter(site: TinySite, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["python-markdown", "commonmark"]))
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if "converter" not in line]
    site.write({"site.yaml": "\n".join((*lines, f"markdown: {{converter: {name}}}")) + "\n"})


def an_article(site: TinySite, data: st.DataObject) -> Path | None:
    """One of the articles that are there."""
    found = sorted((site.root / "content/articles").rglob("*.md"))
    return data.draw(st.sampled_from(found)) if found else None


def edit_a_body(site: TinySite, data: st.DataObject) -> None:
    """Only what stands far down: no card and no summary shows it."""
    if path := an_article(site, data):
        path.write_text(path.read_text() + f"\n\nMore, {data.draw(st.integers(0, 2))}.\n")


def edit_a_key(site: TinySite, data: st.DataObject) -> None:
    """A headline, a retag, a draft that comes out: one line of front matter."""
    if path := an_article(site, data):
        key, value = data.draw(st.sampled_from(KEYS))
        lines = [line for line in path.read_text().split("\n") if not line.startswith(f"{key}:")]
        path.write_text("\n".join((lines[0], f"{key}: {value}", *lines[1:])))


def move_an_article(site: TinySite, data: st.DataObject) -> None:
    """Into a folder of its own or of others, or back."""
    if path := an_article(site, data):
        slug = path.parent.name if path.name == "index.md" else path.stem
        place = data.draw(st.sampled_from([f"{slug}.md", f"{slug}/index.md", f"2024/{slug}.md"]))
        target = site.root / "content/articles" / place
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            path.replace(target)


def write_a_picture(site: TinySite, data: st.DataObject) -> None:
    """Of one of two colours, large enough to be cut, or none at all, beside an article and among those that many
    show."""
    whole = [picture("PNG"), picture("PNG", colour=(0, 0, 90)), picture("PNG", (720, 700))]
    made = data.draw(st.sampled_from([*whole, moving(), b"no picture"]))
    put(site.root, {data.draw(st.sampled_from(["content/articles/one/start.png", "content/media/start.png"])): made})


def show_a_picture(site: TinySite, data: st.DataObject) -> None:
    """In a text, or only a link to it."""
    put(site.root, {"content/media/start.png": picture("PNG")})
    if path := an_article(site, data):
        shown = data.draw(st.sampled_from(["![Start](/media/start.png)", "[Start](/media/start.png)"]))
        path.write_text(f"{path.read_text()}\n\n{shown}\n")


def change_what_is_made_of_pictures(site: TinySite, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(["off", "{formats: [webp]}", "{original: keep}", "{widths: [20, 40]}"]))
    lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if not line.startswith("images")]
    site.write({"site.yaml": "\n".join((*lines, f"images: {asked}")) + "\n"})


def move_a_tag(site: TinySite, data: st.DataObject) -> None:
    """Old addresses of a tag, some of which an article has or are none."""
    tried = st.sampled_from(["/category/rain/", "/Category/Rain/", "/articles/one/", "/old.html", "rain"])
    old = ", ".join(data.draw(st.lists(tried, max_size=2, unique=True)))
    site.write(
        {f"content/tags/{data.draw(st.sampled_from(['rain', 'wet']))}.md": f"---\nold_addresses: [{old}]\n---\n"}
    )


def change_a_message(site: TinySite, data: st.DataObject) -> None:
    """What pages say besides, in a language that they may be in; one text in three cannot be used."""
    said = data.draw(st.sampled_from(["Now", "Then", "Never %(again)s"]))
    asked = data.draw(st.sampled_from(["Latest", "Note", "Archive", "Also in %(language)s:", "Stories", "Pos"]))
    text = f'msgid ""\nmsgstr ""\n\nmsgid "{asked}"\nmsgstr "{said}"\n'
    site.write({f"translations/{data.draw(st.sampled_from(['en', 'de', 'fr-CA']))}.po": text})


def change_a_language(site: TinySite, data: st.DataObject) -> None:
    """Of an article, or of the site."""
    language = data.draw(st.sampled_from(["en", "de", "fr-CA", "it"]))
    if path := (data.draw(st.booleans()) and an_article(site, data)):
        lines = [line for line in path.read_text().split("\n") if not line.startswith("language:")]
        path.write_text("\n".join((lines[0], f"language: {language}", *lines[1:])))
    else:
        lines = [line for line in (site.root / "site.yaml").read_text().splitlines() if line[:8] != "language"]
        site.write({"site.yaml": "\n".join((*lines, f"language: {language}")) + "\n"})


def translate_an_article(site: TinySite, data: st.DataObject) -> None:
    """Into a language, which may be that of another; the original may not be there."""
    if path := an_article(site, data):
        original = data.draw(st.sampled_from(SLUGS))
        language = data.draw(st.sampled_from(["de", "fr"]))
        lines = [line for line in path.read_text().split("\n") if line[:8] not in ("language", "translat")]
        keys = (f"language: {language}", f"translation_of: {original}.md")
        path.write_text("\n".join((lines[0], *keys, *lines[1:])))


def move_in(site: TinySite, data: st.DataObject) -> None:
    """A post of another generator, whose old address may be taken, and whose links may lead to one that came before."""
    name = data.draw(st.sampled_from(["one", "wet-race", "dry-race"]))
    link = data.draw(st.sampled_from(["[it]({% post_url 2024-06-03-wet-race %})", "Text."]))
    front = f"title: Moved\ntags: [{data.draw(st.sampled_from(['rain', 'strategy']))}]\nauthor: Ada"
    old_site(site.root.parent / "old", {f"_posts/2024-06-03-{name}.md": f"---\n{front}\n---\n{link}\n"})
    import_jekyll(site.root, site.root.parent / "old")


def touch_a_source(site: TinySite, data: st.DataObject) -> None:
    if path := an_article(site, data):
        os.utime(path)


def lose_an_output(site: TinySite, data: st.DataObject) -> None:
    (site.output / data.draw(st.sampled_from(["index.html", "feed.xml", "articles/one/index.html"]))).unlink(
        missing_ok=True
    )


def change_an_output(site: TinySite, data: st.DataObject) -> None:
    """To the same size, so that only its time of change tells."""
    path = site.output / data.draw(st.sampled_from(["index.html", "feed.xml", "articles/one/index.html"]))
    if path.is_file():
        path.write_bytes(path.read_bytes().replace(b"<", b"["))


def damage_the_store(site: TinySite, data: st.DataObject) -> None:
    store = site.root / ".cache/store.sqlite"
    if store.exists():
        whole = store.read_bytes()
        store.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    site.memo = Memo(site.root / ".cache")


def upgrade_a_dependency(site: TinySite, data: st.DataObject) -> None:
    """By what an installer leaves beside a package; the version is found before that of the real one."""
    place = site.root / ".cache/packages"
    shutil.rmtree(place, ignore_errors=True)
    (place / f"nh3-{data.draw(st.integers(90, 92))}.dist-info").mkdir(parents=True)
    if str(place) not in sys.path:
        sys.path.insert(0, str(place))
    toolchain.cache_clear()
    site.memo = Memo(site.root / ".cache")


EDITS: tuple[Edit, ...] = (
    write_an_article,
    write_a_plug_in,
    write_a_block,
    write_a_section,
    write_live,
    delete_an_article,
    rename_an_article,
    swap_two_articles,
    edit_a_body,
    edit_a_key,
    move_an_article,
    touch_a_source,
    move_a_tag,
    change_a_message,
    change_a_language,
    translate_an_article,
    write_a_picture,
    show_a_picture,
    change_what_is_made_of_pictures,
    write_an_entity,
    write_an_alias,
    say_something_else,
    change_what_names_do,
    write_an_author,
    tell_machines,
    correct_an_article,
    ignore_a_warning,
    delete_an_entity,
    write_a_list_of_entities,
    write_an_edition,
    write_a_timetable,
    write_sessions,
    write_a_map,
    write_a_layout,
    write_a_spell,
    write_a_transfer,
    write_a_result,
    change_a_surname,
    write_a_report,
    change_the_points,
    import_a_season,
    change_the_site,
    change_what_hosts_are_told,
    write_a_target,
    change_a_template,
    change_a_stylesheet,
    write_a_static_file,
    lose_the_memo,
    begin_another_process,
    move_in,
    change_the_converter,
    lose_an_output,
    change_an_output,
    damage_the_store,
    upgrade_a_dependency,
)


def test_every_kind_of_edit_is_there() -> None:
    assert len(EDITS) == len(set(EDITS)) == 55


def test_another_time_zone_changes_every_time_that_is_shown(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {path_of("one"): article("One", "2024-06-17 14:00Z")})
    site.built()
    assert "14:00" in site.page("/articles/one/")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "timezone: Europe/Berlin\n"})
    site.built()
    assert "16:00" in site.page("/articles/one/")


def test_a_file_that_changes_during_a_build_and_back_again_is_not_believed(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/static/ads.txt": "one"})
    site.built()
    site.write({"content/static/ads.txt": "two"})

    @contextmanager
    def meddle(label: str, _: int) -> Iterator[Callable[[int], None]]:
        if label == "Rendering":
            site.write({"content/static/ads.txt": "three"})
        yield lambda _: None

    report = build(Project(site.root, site.output), site.memo, Options(now=NOW), meddle)
    assert site.told(report) == (
        "content/static/ads.txt: error: was changed while the site was built\n  hint: build again"
    )
    assert site.files()["ads.txt"] == b"one"
    site.write({"content/static/ads.txt": "two"}).built()
    assert site.files()["ads.txt"] == b"two"


@pytest.fixture
def own_packages() -> Iterator[None]:
    """What an edit puts among the packages is gone after the test."""
    before = list(sys.path)
    yield
    sys.path[:] = before
    toolchain.cache_clear()


WAYS: tuple[tuple[str, int, dict[str, object]], ...] = (
    ("alone", 32, {"jobs": 1}),
    ("forked", 8, {"jobs": 2, "way": "fork"}),
    ("encoded", 3, {"jobs": 2, "way": "encoded"}),
)
"""How a warm build works, and how many sequences of edits are tried with it: a new process takes a while to begin."""


TARGETS: tuple[dict[str, object], ...] = (
    {},
    {},
    {"base_url": "https://elsewhere.example/pit/wall"},
    {"base_url": "https://drafts.example/", "drafts": True, "future": True, "unlisted": True},
)
"""What a build is asked for besides: as site.yaml says, or as targets of a publish do."""


@pytest.mark.parametrize("converter", ["python-markdown", "commonmark"])
@pytest.mark.parametrize(("examples", "how"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
@pytest.mark.usefixtures("own_packages")
def test_a_build_after_any_edits_equals_a_build_from_nothing(
    converter: str, examples: int, how: dict[str, object]
) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            edited_and_compared(Path(folder), converter, how, data)

    holds()


def edited_and_compared(folder: Path, converter: str, how: dict[str, object], data: st.DataObject) -> None:
    """Edit a site a few times, and after each time compare what a warm build makes with what a clean one does."""
    site = TinySite(folder / "warm", {path_of("one"): article("One"), path_of("two"): article("Two")})
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + f"markdown: {{converter: {converter}}}\n"})
    site.memo = Memo(site.root / ".cache")
    now = NOW - timedelta(days=40)
    site.build(now=now, **how)
    for _ in range(data.draw(st.integers(1, 4))):
        for _ in range(data.draw(st.integers(1, 2))):
            data.draw(st.sampled_from(EDITS))(site, data)
        days, hours = data.draw(st.sampled_from([0, 0, 1, 2, 10, 20])), data.draw(st.sampled_from([0, 0, 1, 2]))
        now += timedelta(days=days, hours=hours)
        asked = {**how, **data.draw(st.sampled_from(TARGETS))}
        report = site.build(now=now, **asked)
        if report.failed:
            continue
        fresh = TinySite(site.root, {"site.yaml": (site.root / "site.yaml").read_text()})
        fresh.output = folder / "clean"
        fresh.built(now=now, **{**asked, "jobs": 1, "way": None, "cluster": ""})
        assert tree(site.output) == tree(fresh.output)
        before = states(site.output)
        again = site.built(now=now, **asked)
        assert (again.written, again.removed, again.rendered) == (0, 0, 0)
        assert states(site.output) == before
        shutil.rmtree(fresh.output)


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of change of every file."""
    files = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {str(path): (found.st_ino, found.st_mtime_ns) for path, found in files}
