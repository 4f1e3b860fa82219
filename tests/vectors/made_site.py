"""Sites that hold every vector: each in an article of its own, and hostile words in all that entities say."""

from pathlib import Path

from generator.schema import Converter
from tests.made_pictures import picture, put
from tests.tiny import TinySite, article
from tests.vectors import fronts, vectors, written

WORDS = written("</a></title></script><script>RUN</script><img src=PIC onerror=RUN>\\\"' onclick='RUN")
"""What stands in every text of every entity, as double quotes of YAML have it."""

_SITE = f"""\
title: "Pit Wall {WORDS}"
tagline: "{WORDS}"
description: "{WORDS}"
author: "{WORDS}"
base_url: https://pitwall.example/
images: off
feeds: {{size: 500}}
nav: [{{title: "{WORDS}", url: "/articles/"}}]
social: {{mastodon: "https://pitwall.example/\\"onmouseover=\\"ran()"}}
"""

_COMMON = f"""\
full_name: "{WORDS}"
aliases: ["{WORDS} again"]
summary: "{WORDS}"
same_as: ["https://pitwall.example/\\"onmouseover=\\"ran()"]
image: {{src: /media/race.png, alt: "{WORDS}", credit: "{WORDS}", licence: "{WORDS}"}}
sources:
  - {{name: "{WORDS}", url: "https://pitwall.example/\\"onmouseover=\\"ran()", licence: "{WORDS}", version: "{WORDS}"}}
"""

_ENTITIES = {
    "drivers/ran": f"""\
surname: "{WORDS}"
code: "{WORDS}"
number: "{WORDS}"
birthplace: "{WORDS}"
nationality: "{WORDS}"
born: 1990-01-02
teams: [{{team: ran-team, series: ran-series, from: 2024}}]
family: [{{name: "{WORDS} brother", relation: "{WORDS}"}}]
""",
    "teams/ran-team": f"""\
code: "{WORDS}"
nationality: "{WORDS}"
base: "{WORDS}"
colour: "#ff8000"
names: [{{name: "{WORDS} before", to: 2020}}]
chain: [{{team: "{WORDS} works", to: 2020}}, {{team: ran-team, from: 2021}}]
""",
    "circuits/ran-track": f"""\
place: "{WORDS}"
country: "{WORDS}"
layouts: [{{id: "{WORDS}", name: "{WORDS}", length_km: 3, from: 2020}}]
""",
    "series/ran-series": f"""\
governing_body: "{WORDS}"
rules: [{{from: 2020, race: [25, 18]}}]
decisions: [{{season: 2024, driver: ran, points: -1, why: "{WORDS}"}}]
""",
    "authors/ran-author": f'role: "{WORDS}"\npen_name: true\n',
    "events/ran-event": f"""\
series: ran-series
circuit: ran-track
country: "{WORDS}"
names: [{{name: "{WORDS}", to: 2020}}]
""",
    "events/ran-event/2024/index": f"""\
round: 1
start: 2024-06-14
end: 2024-06-16
sessions: [{{name: "{WORDS}", start: "2024-06-15 14:00"}}, {{name: Race, start: "2024-06-16 14:00"}}]
""",
}

_RESULTS = """\
position,drivers,number,team,engine,laps,time,gap,points,status
1,ran,"{words}",ran-team,"{words}",50,1:30:00.000,,25,
2,"{words} second","{words}","{words} team","{words}",50,,+5.000,18,
DNF,"{words} third",3,ran-team,,10,,,,"{words}"
"""

_BLOCKS = """\
```{driver}
driver: ran
```

```{results}
edition: ran-event/2024

Below.
```

```{standings}
edition: ran-event/2024
```
"""


def hostile_site(root: Path, converter: Converter, theme: str, html: str = "checked") -> TinySite:
    """A site with every vector by one converter, in one theme, its HTML checked or trusted."""
    site = TinySite(root, {f"content/{path}.md": text for path, text in _files().items()})
    results = _RESULTS.replace("{words}", WORDS.replace('\\"', '""'))
    settings = f"{_SITE}theme: {theme}\nmarkdown: {{converter: {converter}, html: {html}}}\n"
    site.write({"site.yaml": settings, "content/events/ran-event/2024/race.csv": results})
    put(
        root,
        {f"content/{name}.png": picture("PNG", (60, 40)) for name in ("media/race", "articles/race", "articles/x")},
    )
    return site


def _files() -> dict[str, str]:
    bodies = {f"articles/{each.slug}": article(f'"{each.name}"', body=each.text) for each in vectors()}
    heads = {f"articles/front-{each.slug}": _front(each.text) for each in fronts()}
    about = article(f'"{WORDS}"', body=_BLOCKS, drivers="[ran]", events="[ran-event/2024]", author="[ran-author]")
    return {**bodies, **heads, **_entities(), "articles/blocks": about, "articles/harmless": article()}


def _front(text: str) -> str:
    title = "" if text.startswith("title:") else "title: A race\n"
    return f"---\n{title}date: 2024-06-17\n{text}\n---\n\nText.\n"


def _entities() -> dict[str, str]:
    return {path: f'---\nname: "{WORDS} {path}"\n{_COMMON}{keys}---\n\nText.\n' for path, keys in _ENTITIES.items()}
