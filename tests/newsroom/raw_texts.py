"""What tests of raw texts share: a small world of racing, and which words of a text an article has lost."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.newsroom.markup import markdown
from generator.newsroom.pasted.pieces import Listing, Post
from generator.newsroom.raw import Raw, read_raw
from generator.text.converters import Converter, converter
from generator.text.html import body

RAW = Path(__file__).parent / "raw"

WORLD = {
    "content/drivers/all.yaml": (
        "max-verstappen: {name: Max Verstappen, teams: [{team: red-bull, from: 2016}]}\n"
        "sergio-perez: {name: Sergio Pérez, teams: [{team: red-bull, from: 2021, to: 2024}]}\n"
        "lando-norris: {name: Lando Norris, teams: [{team: mclaren, from: 2019}]}\n"
        "oscar-piastri: {name: Oscar Piastri, teams: [{team: mclaren, from: 2023}]}\n"
        "charles-leclerc: {name: Charles Leclerc, teams: [{team: ferrari, from: 2019}]}\n"
        "carlos-sainz-jr: {name: Carlos Sainz, teams: [{team: ferrari, from: 2021, to: 2024}]}\n"
        "lewis-hamilton: {name: Lewis Hamilton, teams: [{team: mercedes, from: 2013, to: 2024}]}\n"
        "george-russell: {name: George Russell, teams: [{team: mercedes, from: 2022}]}\n"
        "pierre-gasly: {name: Pierre Gasly, teams: [{team: alpine, from: 2023}]}\n"
        "yuki-tsunoda: {name: Yuki Tsunoda, teams: [{team: rb, from: 2024}]}\n"
        "antonio-fuoco: {name: Antonio Fuoco}\n"
        "miguel-molina: {name: Miguel Molina}\n"
    ),
    "content/teams/all.yaml": (
        "red-bull: {name: Red Bull}\nmclaren: {name: McLaren}\nferrari: {name: Ferrari}\nmercedes: {name: Mercedes}\n"
        "alpine: {name: Alpine}\nrb: {name: RB, aliases: [AlphaTauri, V-CARB]}\nhaas: {name: Haas}\nwilliams: "
        "{name: Williams}\n"
    ),
    "content/events/all.yaml": (
        "canadian-grand-prix: {name: Canadian Grand Prix, series: formula-1}\n"
        "bahrain-grand-prix: {name: Bahrain Grand Prix, series: formula-1}\n"
        "australian-grand-prix: {name: Australian Grand Prix, series: formula-1}\n"
        "british-grand-prix: {name: British Grand Prix, series: formula-1}\n"
        "hungarian-grand-prix: {name: Hungarian Grand Prix, series: formula-1}\n"
        "belgian-grand-prix: {name: Belgian Grand Prix, series: formula-1}\n"
        "italian-grand-prix: {name: Italian Grand Prix, aliases: [Italian GP], series: formula-1}\n"
        "singapore-grand-prix: {name: Singapore Grand Prix, series: formula-1}\n"
        "azerbaijan-grand-prix: {name: Azerbaijan Grand Prix, series: formula-1}\n"
        "japanese-grand-prix: {name: Japanese Grand Prix, series: formula-1}\n"
        "le-mans: {name: 24 Hours of Le Mans, aliases: [Le Mans]}\n"
    ),
    "content/circuits/all.yaml": "monza: {name: Monza}\nsilverstone: {name: Silverstone}\nspa: {name: "
    "Spa-Francorchamps, aliases: [Spa]}\n",
    "content/series/formula-1.md": "---\nname: Formula 1\naliases: [F1]\n---\n",
}
"""Files of a site that knows the names in the raw texts here."""


def reading(text: str | bytes) -> Raw:
    """A raw text that must be readable."""
    raw, problems = read_raw("x.txt", text if isinstance(text, bytes) else text.encode())
    assert raw is not None, problems
    return raw


def words_of(text: str) -> Counter[str]:
    """The words of a text, letters and figures alone, and how often each stands there."""
    return Counter(re.findall(r"[^\W_]+", text))


def lost(source: str, raw: Raw, into: Converter | None = None) -> Counter[str]:
    """The words of a source that stand neither on the page of its article nor where front matter took them from."""
    text = markdown(raw.body, into or converter("python-markdown"), is_marked=raw.is_marked)
    assert text is not None
    page, problems = body(text, path="x.md", first_line=1, converter=into or converter("python-markdown"))
    assert problems == ()
    return words_of(source) - words_of("\n".join((page.text, *kept(raw))))


def kept(raw: Raw) -> Iterable[str]:
    """What of a source is not in the words of the page: what front matter says, numbers of lists, days of posts, and
    addresses of links."""
    yield from (each.text for each in raw.found)
    if raw.is_marked:
        yield from (url for piece in raw.body for url in re.findall(r"\]\((https?://[^\s()]+)\)", piece.text))
    for piece in raw.body:
        if isinstance(piece, Listing) and piece.is_ordered:
            yield " ".join(str(number) for number, _ in enumerate(piece.items, start=1))
        elif isinstance(piece, Post):
            yield f"{piece.when} {piece.url}"
