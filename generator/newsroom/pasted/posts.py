"""Posts of social networks, as they come when they are pasted with a text.

Networks give an embedded post the form `words — Author (@handle) June 16, 2024`; copied from their pages its author,
his handle and the day stand in lines above the words.
"""

import re

from msgspec import structs

from generator.newsroom.pasted.days import day_at, day_without_year
from generator.newsroom.pasted.pieces import Post

_HANDLE = r"@[\w][\w.-]*(?:@[\w.-]+\w)?"
_SIGNED = re.compile(
    rf"(?P<said>.+?)\s*(?:—|–|--|&mdash;)\s*(?P<author>[^\n@()—–]{{1,60}}?)\s*\((?P<handle>{_HANDLE})\)[\s,·•|]*"
    r"(?P<when>[^\n]{0,40}?)\s*(?P<url>https?://\S+)?",
    re.DOTALL,
)
_HEAD = re.compile(rf"(?P<author>[^\n@]{{1,60}}?)\s+(?P<handle>{_HANDLE})(?:\s*[·•|—–-]?\s*(?P<when>[^\n]*))?")
_ALONE = re.compile(rf"(?P<handle>{_HANDLE})(?:\s*[·•|—–-]\s*(?P<when>[^\n]+))?")
_SHARED = re.compile(
    rf"(?:A post shared by|Ein Beitrag geteilt von)\s+(?P<author>[^\n@()]{{1,60}}?)\s*\((?P<handle>{_HANDLE})\)"
)
_JAMMED = re.compile(r"(?<=[.!?…\"”“’])(?=#[^\W\d_])")
_PICTURE = re.compile(r"(?<![\w/.])pic\.(?:twitter|x)\.com/\w+")
_COUNTS = re.compile(
    r"(?:\d[\d.,]*\s?[KMkm]?\s+(?:repl(?:y|ies)|comments?|(?:re)?tweets?|reposts?|quotes?|likes?|views?|bookmarks?)\b"
    r"[\s·•|,]*)+",
    re.IGNORECASE,
)
_DOT = re.compile(r"@\S+\s*[·•|]")
_SEPARATOR = re.compile(r"[·•|—–-]+")
_SENTENCE_ENDS = (".", ",", ":", "!", "?")
_LONGEST, _MOST_LINES, _MOST_NAMES = 700, 30, 6


def post(text: str) -> Post | None:
    """The post that a block of lines is; None where it is none for sure."""
    if "@" not in text or len(text) > _LONGEST or text.count("\n") > _MOST_LINES:
        return None
    said, _, last = text.rpartition("\n")
    is_counted = bool(said) and _COUNTS.fullmatch(last.strip())
    made = _signed(text) or _headed(said.rstrip("\n") if is_counted else text) or _shared(text)
    return structs.replace(made, counts=last.strip()) if made and is_counted and made.text != text else made


def _signed(text: str) -> Post | None:
    found = _SIGNED.fullmatch(text)
    if not found or not found["said"].strip() or (found["when"] and not _whole_day(found["when"])):
        return None
    return _made(text, found["said"], found, found["when"], found["url"] or "")


def _headed(text: str) -> Post | None:
    """A post below the lines that name its author. The day may stand in a line of its own there, or be the last."""
    lines = [line.strip() for line in text.split("\n")]
    taken = 1
    head = _HEAD.fullmatch(lines[0])
    if not head and len(lines) > 2 and _ALONE.fullmatch(lines[1]):
        taken = 2
        head = _HEAD.fullmatch(f"{lines[0]} {lines[1]}")
    if not head or head["author"].endswith(_SENTENCE_ENDS) or len(head["author"].split()) > _MOST_NAMES:
        return None
    when = (head["when"] or "").strip()
    if when and not (_whole_day(when) or (day_without_year(when) and _DOT.search(lines[taken - 1]))):
        return None
    when, said = (when, lines[taken:]) if when else _with_day(lines[taken:])
    words = "\n".join(said).strip("\n")
    return _made(text, words, head, when, "") if words and when else None


def _with_day(lines: list[str]) -> tuple[str, list[str]]:
    """The line of a post that is its day, "" for none, and its words: it stands above or below them."""
    first = next((at for at, line in enumerate(lines) if not _SEPARATOR.fullmatch(line)), len(lines))
    if first < len(lines) and (_whole_day(lines[first]) or (first and day_without_year(lines[first]))):
        return lines[first], lines[first + 1 :]
    if lines and _whole_day(lines[-1]):
        return lines[-1], lines[first:-1]
    return "", lines


def _shared(text: str) -> Post | None:
    found = _SHARED.search(text)
    if not found or found.end() != len(text.rstrip()):
        return None
    return _made(text, text, found, "", "")


def _whole_day(text: str) -> str:
    """The day that a text is, and nothing but it, as front matter writes it; "" for any other text."""
    text = text.strip()
    day = day_at(text)
    return day.value if day and (day.start, day.end) == (0, len(text)) else ""


def _made(text: str, said: str, found: re.Match[str], when: str, url: str) -> Post:
    picture = _PICTURE.search(said)
    return Post(
        text,
        _JAMMED.sub("\n", said.strip()),
        found["author"].strip(),
        found["handle"],
        _whole_day(when),
        url or (f"https://{picture[0]}" if picture else ""),
        when,
    )
