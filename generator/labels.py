"""Labels: short words that a site has for what it is made of, in the language of a page: kinds of stories and of
entities, sessions, what became of them and of those who drove."""

from generator.marking import marked, marked_as
from generator.results import OUTCOMES
from generator.schema import KINDS, EntityKind
from generator.text.slugs import slugify
from generator.wording import ENGLISH, Wording

_LABELS: dict[str, tuple[str, str]] = {
    "news": ("story", marked_as("story", "News")),
    "preview": ("story", marked_as("story", "Preview")),
    "practice": ("story", marked_as("story", "Practice")),
    "qualifying": ("story", marked_as("story", "Qualifying")),
    "report": ("story", marked_as("story", "Report")),
    "reaction": ("story", marked_as("story", "Reaction")),
    "analysis": ("story", marked_as("story", "Analysis")),
    "feature": ("story", marked_as("story", "Feature")),
    "opinion": ("story", marked_as("story", "Opinion")),
    "live": ("story", marked_as("story", "Live")),
    **{kind: ("", each.one) for kind, each in KINDS.items()},
    "scheduled": ("status", marked_as("status", "scheduled")),
    "postponed": ("status", marked_as("status", "postponed")),
    "cancelled": ("status", marked_as("status", "cancelled")),
}

_SESSIONS = {
    "race": (marked_as("session", "Race"), marked_as("session", "Race %(number)s")),
    "sprint": (marked_as("session", "Sprint"), marked_as("session", "Sprint %(number)s")),
    "qualifying": (marked_as("session", "Qualifying"), marked_as("session", "Qualifying %(number)s")),
    "practice": (marked_as("session", "Practice"), marked_as("session", "Practice %(number)s")),
    "sprint-qualifying": (marked_as("session", "Sprint qualifying"), ""),
    "sprint-shootout": (marked_as("session", "Sprint shootout"), ""),
    "pre-qualifying": (marked_as("session", "Pre-qualifying"), ""),
    "warm-up": (marked_as("session", "Warm-up"), ""),
}
"""Each session, alone and as one of several."""

_OUTCOMES = {
    "DNF": marked("did not finish"),
    "DNS": marked("did not start"),
    "DNQ": marked("did not qualify"),
    "DNPQ": marked("did not pre-qualify"),
    "DNP": marked("did not practise"),
    "DSQ": marked("disqualified"),
    "EX": marked("excluded"),
    "NC": marked("not classified"),
    "WD": marked("withdrawn"),
}


def label(words: Wording, name: str) -> str:
    """The word for a kind of story or entity, or for what became of a session; of any other name itself."""
    context, text = _LABELS.get(name, ("", ""))
    if not text:
        return name[:1].upper() + name[1:].replace("-", " ")
    return words.say_as(context, text) if context else words.say(text)


def index(words: Wording, kind: EntityKind) -> str:
    """The title of the index of a kind."""
    named = KINDS[kind]
    return words.say_as("several", named.several) if named.several == named.one else words.say(named.several)


def session(words: Wording, name: str) -> str:
    """A session by the name of its file: `practice-1` is Practice 1."""
    kind, _, number = name.rpartition("-")
    several = _SESSIONS.get(kind, ("", ""))[1] if number.isdigit() else ""
    if several:
        return words.say_as("session", several, number=number)
    known = _SESSIONS.get(name, ("", ""))[0]
    shown = name.replace("-", " ").replace("warm up", "warm-up").replace("pre qualifying", "pre-qualifying")
    return words.say_as("session", known) if known else shown[:1].upper() + shown[1:]


def session_as_written(words: Wording, written: str) -> str:
    """A session as somebody wrote it, `Practice 1`: in the language of a page where it is a name that all know, else as
    it is."""
    name = slugify(written)
    kind = name.rpartition("-")[0] if name[-1:].isdigit() else name
    if words.language == "en" or kind not in _SESSIONS or written.casefold() != session(ENGLISH, name).casefold():
        return written
    return session(words, name)


def outcome(words: Wording, code: str) -> str:
    """What stands in place of a position, in words; "" for a code that means nothing."""
    return words.say(_OUTCOMES[code]) if code in OUTCOMES else ""
