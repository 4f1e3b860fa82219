"""The kind of a story, by what its head says of itself."""

import re

from generator.newsroom.pasted.pieces import Confidence

_LABELS: dict[str, str] = {
    "preview": "preview", "vorschau": "preview", "race preview": "preview", "practice": "practice",
    "qualifying": "qualifying",
    "qualifying report": "qualifying", "race report": "report", "report": "report", "match report": "report",
    "rennbericht": "report", "race": "report", "reaction": "reaction", "reactions": "reaction", "quotes": "reaction",
    "analysis": "analysis", "analyse": "analysis", "tech analysis": "analysis", "opinion": "opinion",
    "comment": "opinion",
    "column": "opinion", "kommentar": "opinion", "kolumne": "opinion", "editorial": "opinion", "feature": "feature",
    "interview": "feature", "long read": "feature", "live": "live", "live blog": "live", "liveblog": "live",
    "news": "news",
}  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w ]{2,16}?)\s*[:|]\s+\S")
_TITLES = (
    ("preview", re.compile(r"\bpreview\b|\bvorschau\b|\bwhat to watch\b|\btalking points ahead\b", re.IGNORECASE)),
    ("practice", re.compile(r"\bpractice\b|\bFP[123]\b|\bfree practice\b|\bTraining\b")),
    ("qualifying", re.compile(r"\bqualifying\b|\bqualifies\b|\b(?:takes|on|claims|to|snatches|grabs) pole\b"
    r"|\bpole position\b", re.IGNORECASE)),
    ("reaction", re.compile(r"\breacts?\b|\breactions?\b|\bwhat they said\b|\bquotes\b", re.IGNORECASE)),
    ("report", re.compile(r"\brace report\b|\b(?:wins?|won|takes victory|beats|triumphs) (?:the |in |at |a "
    r"|.{3,40} (?:Grand Prix|GP|Hours|500)\b)", re.IGNORECASE)),
    ("analysis", re.compile(r"\banalysis\b|\bexplained\b", re.IGNORECASE)),
)  # fmt: skip
_WON = re.compile(
    r"\b(?:won|wins|beat|victory|victorious|triumphed)\b[^.]{0,120}\b(?:Grand Prix|GP|Hours|500|race|Rally|sprint)\b"
    r"|\b(?:Grand Prix|GP|Hours|500|race|Rally)\b[^.]{0,80}\b(?:was won|won by|victory|win (?:for|by))\b"
)
_RACED = re.compile(
    r"\b(?:lap|laps|pole|podium|pit stop|pitted|seconds (?:ahead|behind|clear|adrift)|fastest lap|safety car"
    r"|chequered flag|grid)\b"
)
_TOLD = 3


def kind_of_label(text: str) -> str:
    """The kind that a word above a title means, `OPINION`; "" for none."""
    return _LABELS.get(" ".join(text.casefold().split()), "")


def kind_of(title: str, text: str, *, is_given: bool = True) -> tuple[str, Confidence, str] | None:
    """The kind of a story by its title and its first paragraphs, how sure that is, and why; None where nothing says
    that it is more than news."""
    if (found := _LABELLED.match(title)) and (kind := kind_of_label(found["label"])):
        return kind, "high", f"the title begins with “{found['label']}”"
    for kind, pattern in _TITLES if is_given else ():
        if words := pattern.search(title):
            return kind, "likely", f"the title says “{words[0].strip()}”"
    first = text[: text.find("\n\n")] if "\n\n" in text else text
    told = set(map(str.casefold, _RACED.findall(text)))
    if (words := _WON.search(first)) and len(told) >= _TOLD:
        return "report", "guess", f"it begins with “{' '.join(words[0].split())}”"
    return None
