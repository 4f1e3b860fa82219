"""Lines that say what they are: `Published 9 June 2024`, `By Jo Pit`, `Source: …`, an address."""

import re
from collections.abc import Iterable, Iterator

from generator.newsroom.pasted.addresses import address, host
from generator.newsroom.pasted.bylines import authors, byline
from generator.newsroom.pasted.captions import caption
from generator.newsroom.pasted.days import days
from generator.newsroom.pasted.kinds import kind_of_label
from generator.newsroom.pasted.pieces import Found

_LABELS = {
    "title": "title headline subject betreff objet oggetto asunto überschrift titel titre titolo título titular",
    "summary": "summary standfirst dek deck subtitle teaser description excerpt untertitel vorspann chapô",
    "author": "author authors by words text writer byline autor autorin auteur autore",
    "date": "date published posted datum veröffentlicht erstellt publié publicado pubblicato gepubliceerd "
    "publicerad fecha data",
    "updated": "updated modified aktualisiert aktualisiert actualizado aggiornato bijgewerkt",
    "source": "source sources via original quelle quellen fuente fonte link url",
    "tags": "tags keywords schlagwörter tag mots-clés etiquetas",
    "kind": "kind category section rubrik type kategorie",
}
_KEYS = {word: key for key, words in _LABELS.items() for word in words.split()}
_SEVERAL = {
    "published on": "date", "posted on": "date", "first published": "date", "date published": "date",
    "veröffentlicht am": "date",
    "publié le": "date", "publicado el": "date", "publicado em": "date", "pubblicato il": "date",
    "gepubliceerd op": "date",
    "last updated": "updated", "updated on": "updated", "last modified": "updated", "aktualisiert am": "updated",
    "mis à jour le": "updated", "written by": "author", "words by": "author", "text by": "author",
    "originally published at": "source", "originally published by": "source", "originally published in": "source",
}  # fmt: skip
_ALL = _KEYS | _SEVERAL


def _any(labels: Iterable[str]) -> str:
    """A pattern for each of these, the longest first."""
    return "|".join(map(re.escape, sorted(labels, key=lambda label: (-len(label), label))))


_STAMPS = _any(label for label, key in _ALL.items() if key in ("date", "updated"))
_LABEL = re.compile(rf"(?P<label>{_any(_ALL)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_STAMP = re.compile(rf"(?P<label>{_STAMPS})\s*:?\s*(?:(?:on|am|at|le|el|il|op)\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|•·]\s*|\t+|\s{3,}")
_QUOTED = re.compile(r"^\"([^\"]+)\"$")
_JOINTS = " ,;:–—-|()[]·•"
_READING = re.compile(
    r"(?:(?:reading time|lesezeit|temps de lecture|tiempo de lectura)\s*:?\s*)?"
    r"\d+\s*(?:min(?:uten?|ute)?s?\.?|minutos|minuti)(?:\s+(?:read|lesezeit|de lecture|de lectura))?|\d+ comments?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:from|to|cc|reply-to|von|an|de|para|à)\s*:.*\w@\w.*", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:(?:last )?updated|published|posted)?:?\s*\d+\s+(?:second|minute|min|hour|day|week|month)s?\s+ago"
    r"|\d+\s+(?:comments?|shares?|Kommentare|commentaires|comentarios)"
    r"|(?:share|share this|save|tweet|print|email|listen|comments?|teilen|drucken|kommentare|partager|compartir)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_a-zß-ÿ][\w'’.-]*(?:[ /-][^\W\d_][\w'’.-]*){0,2}(?:\s*\([^()]{2,20}\)|,\s*[^\W\d_][\w ]{1,20})?"
)
MOST_WORDS = 4
"""So many words may stand beside a date or a byline that no key is for."""

_LONGEST = 200
_CAPITAL = r"(?:[^\W\d_a-zß-ÿ]|\d)[\w'’.&+-]*"
_OUTLET = re.compile(rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|the|of|and|und|della|dello|de|&)){{0,5}}(?<![.,;:])")


def told(line: str, *, has_title: bool) -> tuple[Found, ...] | None:
    """What a line of a text's head or foot says, if it says nothing else; None for a line of the text itself. Before
    the title only what is plain counts: a headline may name a day and a place as well."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    if found := _labelled(line, has_title=has_title) or _link(line):
        return found
    if _MAIL.fullmatch(line):
        return (Found("byline", line, "likely", "the head of a mail", line),)
    if has_title and (_CHROME.fullmatch(line) or _READING.fullmatch(line)):
        return (Found("byline", line, "likely", "it stands on a page, not in a text", line),)
    if picture := caption(line):
        return (picture,) if picture.confidence == "high" else None
    whole = _people_and_days(line, line, has_title=has_title)
    if whole and all(each.key != "byline" for each in whole):
        return whole
    return _by_parts(line) or whole


def _by_parts(line: str) -> tuple[Found, ...] | None:
    """A line of several parts, as they stand below a title: who, when, how long it takes to read."""
    parts = [part for part in _BETWEEN.split(line) if part.strip(_JOINTS)]
    if len(parts) < 2:
        return None
    read = [_people_and_days(part, part, has_title=True) or _aside(part) for part in parts]
    sure = any(each.key in ("date", "author", "updated") for part in read if part for each in part)
    if not sure or not all(read):
        return None
    return tuple(each for part in read if part for each in part)


def _labelled(line: str, *, has_title: bool) -> tuple[Found, ...] | None:
    found = _LABEL.fullmatch(line)
    if not found:
        return None
    key, value = _ALL[found["label"].casefold()], _QUOTED.sub(r"\1", found["value"].strip())
    why = f"“{found['label']}:”"
    match key:
        case "title" | "summary":
            return (Found(key, value, "high", why, line),)
        case "author":
            names = authors(value)
            return (
                tuple(_each("author", names, why, line))
                if names
                else _people_and_days(f"by {value}", line, has_title=True)
            )
        case "date" | "updated":
            return _stamped(key, value, why, line)
        case "source":
            return _source(value, why, line, has_title=has_title)
        case "tags":
            tags = [tag.strip(" #[]") for tag in re.split(r"[,;|]|\s(?=#)", value) if tag.strip(" #[]")]
            return tuple(_each("tags", tags, why, line)) if all(len(tag) <= 40 for tag in tags) else None
    kind = kind_of_label(value)
    return (Found("kind", kind, "high", why, line),) if kind else _aside(line, most=8)


def _each(key: str, values: "tuple[str, ...] | list[str]", why: str, line: str) -> Iterator[Found]:
    """One for each value; the first alone has the text, which was taken out once."""
    for number, value in enumerate(values):
        yield Found(key, value, "high", why, "" if number else line)


def _stamped(key: str, value: str, why: str, line: str) -> tuple[Found, ...] | None:
    day = next(days(value), None)
    if not day or not day.value:
        return None
    before, behind = value[: day.start].strip(_JOINTS), value[day.end :].strip(_JOINTS)
    if not before and not behind:
        return (Found(key, day.value, "high", why, line),)
    rest = f"{before} {behind}".strip()
    if key == "date" and (more := byline(rest)) and not more.rest:
        return (Found(key, day.value, "high", why, line), *_each("author", more.authors, why, ""))
    if len(rest.split()) > MOST_WORDS:
        return None
    return (Found(key, day.value, "high", why), Found("byline", line, "high", "it says more than the date", line))


def _source(value: str, why: str, line: str, *, has_title: bool) -> tuple[Found, ...] | None:
    """A source, with its address or without. `Sources: Mercedes to sign Antonelli` is a title."""
    url = address(value.split()[-1])
    name = value[: value.rfind(value.split()[-1])].strip(" ,–—-:()<>") if url else value
    if (name and not _OUTLET.fullmatch(name)) or not (url or has_title):
        return None
    return (Found("source", name or host(url), "high", why, line, url),)


def _link(line: str) -> tuple[Found, ...] | None:
    url = address(line)
    return (Found("source", host(url), "high", "an address in a line of its own", line, url),) if url else None


def _people_and_days(part: str, line: str, *, has_title: bool) -> tuple[Found, ...] | None:
    """A byline, a day, or both; and a place, once the title is known."""
    part = part.strip(_JOINTS) if part.count("(") == part.count(")") else part.strip()
    who = byline(part)
    day = next((each for each in days(part) if each.value), None)
    if who and (who.is_english or has_title) and not day:
        return _with_rest(tuple(_each("author", who.authors, "a byline", line)), who.rest, line)
    if not day:
        return None
    stamp = _STAMP.match(part)
    key = _ALL[stamp["label"].casefold()] if stamp and stamp.end() <= day.start else "date"
    before = part[stamp.end() if stamp and stamp.end() <= day.start else 0 : day.start].strip(_JOINTS)
    behind = part[day.end :].strip(_JOINTS)
    return _around(Found(key, day.value, "high", f"“{part}”", line), (before, behind), line, has_title=has_title)


def _around(when: Found, rests: tuple[str, str], line: str, *, has_title: bool) -> tuple[Found, ...] | None:
    """A day with what stands around it: nothing, a byline, or a place."""
    before, behind = (re.sub(r"(?i)\b(?:on|am|at|le|posted|published)$", "", rest).strip(_JOINTS) for rest in rests)
    if not before and not behind:
        return (when,)
    for one, other in ((before, behind), (behind, before)):
        who = byline(one) if one and len(other.split()) <= MOST_WORDS else None
        if who and (who.is_english or has_title):
            return _with_rest((when, *_each("author", who.authors, "a byline", "")), f"{who.rest}{other}", line)
    rest = f"{before} {behind}".strip()
    is_label = _STAMP.match(line) is not None
    if has_title and (_PLACE.fullmatch(rest) or (is_label and len(rest.split()) <= MOST_WORDS)):
        return _with_rest((when,), rest, line)
    return None


def _with_rest(found: tuple[Found, ...], rest: str, line: str) -> tuple[Found, ...]:
    """What was found, and the whole line where it says more than that."""
    if not rest.strip(_JOINTS):
        return found
    first = found[0]
    kept = Found("byline", line, "high", "it says more than the keys do", line)
    return (Found(first.key, first.value, first.confidence, first.why, "", first.more), *found[1:], kept)


def _aside(part: str, most: int = MOST_WORDS) -> tuple[Found, ...] | None:
    """What stands beside a byline and says nothing that front matter has a key for: how long reading takes, a
    section."""
    if _READING.fullmatch(part.strip()) or len(part.split()) <= most:
        return (Found("byline", part.strip(), "likely", "it stands beside the byline", part),)
    return None
