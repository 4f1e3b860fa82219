"""Rules about quotations: who says so, and in which marks it stands."""

import re
from collections.abc import Iterator, Sequence

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.finding import location
from generator.newsroom.rules.rule import Rule, mendable
from generator.text.fences import fences
from generator.text.places import uncoded

WORDS = 6
"""From so many words on what stands in quotation marks is what somebody said, and no name or doubt."""

_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"")
_SAID = {
    "en": """
        according added adds admitted admits announced answered argued asked asks believes called claimed commented
        concluded conceded confessed confirmed continued countered declared denied described explained explains feels
        goes insisted insists joked laughed message messages noted posted predicted quoted recalled reckoned reckons
        remarked remembered repeated replied replies reported says said says shouted smiled stated stressed suggested
        telling tells thinks thought told tweeted warned went wrote writes words put puts radio statement interview
        asking saying writing adding explaining phrase line motto slogan rule article
    """,
    "de": """
        sagt sagte sagen erklärt erklärte meint meinte so laut schreibt schrieb berichtet berichtete fragt fragte
        antwortet antwortete ergänzt ergänzte betont betonte glaubt findet fügte gegenüber zitiert heißt hieß
    """,
    "fr": "dit disait déclaré déclare explique expliqué selon confie confié écrit répond répondu ajoute ajouté estime",
}
_VERBS = {language: frozenset(words.split()) for language, words in _SAID.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SPEAKER = re.compile(r"^[^\W\d_][\w .'’-]{1,40}: ?[“„«\"]")
_BEHIND = re.compile(r"^\s*[-–—]\s*[^\W\d_]")

_SIGNED = re.compile(r"^[–—-]?\s*(?=[^\W\d_])[^\Wa-z_][^.!?\n“”\"«»]{2,60}$")
"""A line beside a quotation that is a name, and what that person is: no sentence."""


def without_speaker(desk: Desk) -> Iterator[Problem]:
    """Speech of which a text does not say whose it is: neither there, nor in the paragraphs beside it, nor in its
    `sources`. It is told once in a text."""
    for copy in desk.articles:
        verbs = _VERBS.get(copy.language)
        if verbs is None or copy.front.sources or copy.front.kind == "live":
            continue
        parts = [part for part in copy.parts if part.kind in ("text", "item", "source")]
        for place, part in enumerate(parts):
            if found := _speech(part):
                near = parts[max(0, place - 1) : place + 2]
                if not _names_speaker(copy, part, near, found, verbs):
                    at = copy.at(part, found.start(), found.end())
                    text = "nothing says who says this, and where"
                    yield problem(
                        "PF802", text, at, "name the speaker beside it, or list where it is from in `sources`"
                    )
                    break


def _speech(part: Part) -> re.Match[str] | None:
    found = _QUOTED.finditer(part.text) if part.kind != "source" else iter(())
    return next((each for each in found if len(each[0].split()) >= WORDS), None)


def _names_speaker(copy: Copy, part: Part, near: Sequence[Part], speech: re.Match[str], verbs: frozenset[str]) -> bool:
    if _SPEAKER.search(part.text) or _BEHIND.search(part.text[speech.end() :]):
        return True
    if any(each.kind == "source" or _SIGNED.search(each.text) for each in near):
        return True
    around = " ".join(_QUOTED.sub(" ", each.text) for each in near)
    if any(word.lower() in verbs for word in _WORD.findall(around)):
        return True
    return "](" in copy.source[copy.start :] and _is_linked(copy, part)


def _is_linked(copy: Copy, part: Part) -> bool:
    """Whether a link stands in the paragraph of a part: it may lead to where somebody said so."""
    line = copy.at(part, 0, len(part.text.split()[0])).line
    lines = copy.source.split("\n")
    return "](" in lines[line - 1]


# ---------------------------------------------------------------- marks

_HIDDEN = re.compile(
    r"<[^<>]*>|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|^\s*\[[^\]]+\]:.*$|^\s*\*\[[^\]]+\]:.*$|^\s*(?:!!!|\?\?\?).*$|\{[^{}\n]*\}",
    re.MULTILINE,
)
_CURLED = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'")})
_TYPOGRAPHIC = re.compile("[“”„‟‘’‚‛]")
_STRAIGHT = re.compile("[\"']")
_PAIRS = {"en": "“”‘’", "de": "„“‚‘"}
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{/–—“‘„‚*_-])$")


def odd_marks(desk: Desk) -> Iterator[Problem]:
    """Lines whose quotation marks are not those that site.yaml asks for, in the bodies of texts."""
    wanted = desk.config.quotes
    if wanted == "any":
        return
    for copy in desk.texts:
        shown = _prose(copy)
        offset = copy.start
        for line in shown.split("\n"):
            if found := list((_TYPOGRAPHIC if wanted == "straight" else _STRAIGHT).finditer(line)):
                yield from _odd_line(copy, line, offset, (found[0].start(), found[-1].end()), wanted)
            offset += len(line) + 1


def _odd_line(copy: Copy, line: str, offset: int, span: tuple[int, int], wanted: str) -> Iterator[Problem]:
    """What is told of a line of prose, in which marks stand from one place to another."""
    start, end = span
    other, hint = _WANTED[wanted]
    at = location(copy.path, copy.source, (offset + start, offset + end))
    text = f"the quotation marks of this line are {other}, and site.yaml wants {wanted} ones"
    mended = line.translate(_CURLED) if wanted == "straight" else _curled(line, copy.language)
    if mended is None:
        yield problem("PF819", text, at, hint)
        return
    written = copy.source[offset + start : offset + end]
    pairs = zip(written, line[start:end], mended[start:end], strict=True)
    yield mendable("PF819", text, at, hint, "".join(new if old != new else own for own, old, new in pairs))


_WANTED = {
    "straight": ("typographic", "write \" and ', which pages show as typographic marks"),
    "typographic": ("straight", "write those of the language of the text"),
}
"""The other kind of marks, and a hint."""


def _curled(line: str, language: str) -> str | None:
    """A line with typographic marks in place of straight ones; None where it is not certain which are meant."""
    pairs = _PAIRS.get(language)
    if pairs is None or line.count('"') % 2:
        return None
    made: list[str] = []
    is_open = False
    for place, char in enumerate(line):
        before = line[:place]
        if char == '"':
            if is_open == bool(_BEFORE_OPENING.search(before)):
                return None
            char, is_open = (pairs[1] if is_open else pairs[0]), not is_open
        elif char == "'":
            if not before or not before[-1].isalpha():
                return None
            char = "’"
        made.append(char)
    return "".join(made)


def _prose(copy: Copy) -> str:
    """The body of a text with all blanked that a reader does not see as it is: code, blocks, tags, addresses."""
    text = uncoded(copy.source[copy.start :])
    lines = text.split("\n")
    for fence in fences(copy.source[copy.start :].split("\n")):
        lines[fence.first : fence.end] = [" " * len(line) for line in lines[fence.first : fence.end]]
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(lines))


RULES = (
    Rule(
        "PF802",
        "a quotation says neither who speaks nor where",
        f"An article quotes {WORDS} words or more, and neither the paragraph nor those beside it say who speaks, no "
        "link stands there, and `sources` is empty. Readers cannot judge what nobody vouches for. Name the speaker, or "
        "say in `sources` where it was said. Known are the words of English, German and French.",
        without_speaker,
    ),
    Rule(
        "PF819",
        "quotation marks are not those of the house",
        "`quotes` in site.yaml says which quotation marks stand in the sources of texts: `straight`, which pages show "
        "as typographic ones all the same, or `typographic`. This line has others. Code, HTML, addresses and writing "
        "blocks are left alone. `check --fix` changes those of which it is certain what is meant.",
        odd_marks,
    ),
)
