"""Sources that a text names: the outlet that somebody spoke to, who quotes it, the agency of a dateline."""

import re
from collections.abc import Iterator, Sequence

_OUTLETS = """
    ABC|Auto Bild|Auto Hebdo|Auto Motor und Sport|auto motor und sport|Autocar|Autosport|BBC|BBC Radio 5 Live|BBC Sport
    Bild|Blick|Canal+|CNN|Channel 4|Corriere della Sera|Daily Mail|DAZN|De Telegraaf|Der Spiegel|El País|ESPN|Eurosport
    F1 TV|F1TV|Forbes|GPblog|GPFans|Kicker|L'Equipe|L'Équipe|La Gazzetta dello Sport|La Repubblica|Le Figaro|Le Monde
    Marca|Motorsport|Motorsport.com|Motorsport-Total.com|NBC|NBC Sports|ORF|PlanetF1|PlanetF1.com|RaceFans|RACER|Racer
    RacingNews365|RTL|RTBF|Servus TV|ServusTV|Sky|Sky Germany|Sky Italia|Sky Sport|Sky Sports|Sky Sports F1
    Sky Sports News|Speedcafe|Speedweek|Sport Bild|SportBild|Süddeutsche Zeitung|Sunday Times|The Athletic|The Guardian
    The Independent|The Race|The Sun|The Telegraph|The Times|TF1|Top Gear|Viaplay|Ziggo Sport|ZDF|ARD
"""
OUTLETS = frozenset(name.strip() for line in _OUTLETS.split("\n") for name in line.split("|") if name.strip())
"""Outlets that motorsport speaks to and that nothing in their names marks as such."""

AGENCIES = {
    "reuters": "Reuters", "afp": "AFP", "ap": "AP", "dpa": "dpa", "sid": "SID", "apa": "APA", "efe": "EFE",
    "ansa": "ANSA", "pa": "PA", "xinhua": "Xinhua", "field level media": "Field Level Media",
}  # fmt: skip
"""News agencies, as datelines name them, in small letters, and as they write themselves."""

_WORD = r"[^\W\d_a-zß-ÿ][\w'’+-]*(?:\.[a-z]{2,4})?"
_OUTLET = rf"{_WORD}(?:\s+(?:\d+\s+)?(?:(?:und|dello|della|de)\s+)?{_WORD}){{0,4}}"
_MARKED = re.compile(
    r"sport|news|zeitung"
    r"|gazzett|radio|magazin|times|journal|telegra|podcast|herald|tribune|\btv\b"
    r"|\w\.com\b|\w\.co\b|365\b|\bF1 Nation\b|\bBeyond The Grid\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\b(?:[Ss]peaking|[Tt]alking|[Ss]poke|[Ss]peaks|[Tt]alked|[Tt]old|[Tt]ells|[Tt]elling|[Ii]nterview with"
    rf"|[Ii]nterviewed by|[Ss]aid on|[Ss]tatement to|[Ss]prach mit|[Gg]espräch mit|[Ii]nterview mit|[Gg]egenüber"
    rf"|[Aa]dmitted to|[Rr]evealed to|[Ee]xplained to|[Cc]onfirmed to|[Aa]dded to|[Pp]arlando con|[Hh]ablando con"
    rf"|detto a|dichiarato a|esclusiva per|sagte bei|sagte der|sagte dem|confié à|déclaré à|[Dd]ichiarato a|[Dd]ijo a)"
    rf"\s+(?:to\s+|with\s+|der\s+|the\s+)?(?P<outlet>{_OUTLET})"
)
_QUOTED = re.compile(
    rf"\b(?:quoted|reported|cited|relayed|translated|transcribed|zitiert|cité|citado|citato)"
    rf"\s+(?:by|in|on|von|bei|par|por|da)\s+(?:the\s+)?(?P<outlet>{_OUTLET})"
)
_VIA = re.compile(rf"\((?i:via|per|h/t|source:|quelle:)\s+(?P<outlet>{_OUTLET})\)")
_PRONOUN = re.compile(r"(?:He|She|They|I|We|Formula|The FIA|FIA|Netflix)\b")


def sources(texts: Sequence[str], known: frozenset[str]) -> dict[str, str]:
    """The outlets that texts name as sources, in order, each with the words around it that say so. None of the `known`
    names is one: those of drivers, teams and the like, in small letters."""
    found: dict[str, str] = {}
    for text in texts:
        for outlet, why in _named(" ".join(text.split())):
            if outlet.casefold() not in known:
                found.setdefault(outlet, why)
    return found


def speaking_to(text: str) -> list[str]:
    """The outlets to which somebody speaks, by a sentence that introduces what is said."""
    line = " ".join(text.split())
    return [name for found in _SPOKEN.finditer(line) if (name := _outlet(found["outlet"]))]


def is_outlet(text: str) -> bool:
    """Whether a text is the name of an outlet."""
    return _outlet(text) == text


def agency(text: str) -> str:
    """The agency that stands in the brackets of a dateline, as it writes itself; "" for none."""
    return AGENCIES.get(text.strip(" ()").casefold(), "")


def _named(line: str) -> Iterator[tuple[str, str]]:
    for pattern in (_SPOKEN, _QUOTED, _VIA):
        for found in pattern.finditer(line):
            name = _outlet(found["outlet"])
            if not name and pattern is _QUOTED and not _PRONOUN.match(found["outlet"]):
                name = found["outlet"]
            if name:
                yield name, f"“{found[0]}”"


def _outlet(words: str) -> str:
    """The longest beginning of the words that is an outlet's name; "" where none is."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).removesuffix("'s").removesuffix("’s")
        if name.replace("’", "'") in OUTLETS or (_MARKED.search(name) and length == len(parts)):
            return name
    return ""
