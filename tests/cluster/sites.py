"""Sites that are built on clusters."""

from pathlib import Path

from tests.made_pictures import picture, put
from tests.tiny import TinySite, article

PLUG_IN = """\
from msgspec import structs

from generator.plugin import Block, Keys


def articles(article):
    return structs.replace(article, tags=(*article.tags, "plugged"))


def blocks():
    return [Block("pace-gap", Keys, lambda keys, lines: "<p>" + " and ".join(lines) + "</p>")]


def filters():
    return {"pace": lambda text: f"{text} at pace"}
"""

TEXT = (
    "## Start\n\nPierre Gasly led Esteban Ocon in Monaco. See [more](story-1.md#start).\n\n![Start](/media/start.png)"
)


def site_with_everything(root: Path, articles: int = 12) -> TinySite:
    """Articles, some of which are not published, entities, pictures, results, a plug-in with filters, blocks and a part
    in reading, what is copied, and a template of its own."""
    stories = {f"content/articles/story-{number}.md": _story(number) for number in range(articles)}
    site = TinySite(
        root,
        {
            **stories,
            "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\naliases: [Gasly]\n---\n\nA driver.\n",
            "content/drivers/others.yaml": "esteban-ocon: {name: Esteban Ocon, number: 31}\n",
            "content/events/monaco-grand-prix/2024/index.md": "---\nseries: Formula 1\nround: 8\n---\n",
            "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Pierre Gasly,Alpine\n",
            "content/circuits/monaco.svg": '<svg viewBox="0 0 9 9"><path d="M0 0L9 1"/></svg>',
            "content/static/ads.txt": "none",
            "content/pages/about.md": "---\ntitle: About\n---\n\n```{pace-gap}\nSlow\nfast\n```\n",
            "plugins/pace.py": PLUG_IN,
            "themes/plain/templates/slots/footer_end.html": "{{ site.title | pace }}\n",
        },
    )
    put(site.root, {"content/media/start.png": picture("PNG")})
    text = (site.root / "site.yaml").read_text().replace("images: off\n", "")
    site.write({"site.yaml": f"{text}plugins: [pace]\nlanguage: de\n"})
    return site


def _story(number: int) -> str:
    keys = {"drivers": "[Gasly]", "tags": "[rain, strategy]", "aliases": f"[/old/{number}/]"}
    if number % 5 == 3:
        keys["draft"] = "true"
    return article(f"Story {number}", f"2024-0{3 + number % 5}-17", f"{TEXT}\n\nNumber {number}.", **keys)
