"""Sentences: where they end, the title that the first one makes, and one that tells what a text is about."""

import re
from collections.abc import Callable, Sequence

LONGEST_TITLE = 80
"""Characters of a title made from the first sentence, and of a subheading."""

SHORTEST, LONGEST = 50, 220
"""Characters of a sentence that may be the summary."""

_END = re.compile(r"[.!?…]+[\"'”“’»]*(?=\s+[^\sa-zß-ÿ]|\s*$)|[。！？]")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:No|Nos|St|Ste|Mr|Mrs|Ms|Dr|Jr|Sr|vs|Nr|z\.B|[^\W\d_]|\d{1,2})\.$")
EARLY = 6
"""Among so many first words of a sentence none may point to another."""

_POINTERS = "he him his she her it its they them their this that these those one"
_POINTING = frozenset(_POINTERS.split())
_QUOTE = re.compile('["“”„‟«»]')
_LEANING = re.compile(
    r"(?:But|And|So|Yet|Or|However|Still|Then|Thus|Instead|Meanwhile|Also|This|That|These|Those|It|Its|He|She|They|His|Her"
    r"|Their|We|I|You|As a result|On the other hand|In addition|Aber|Und|Doch|Er|Sie|Es|Das|Dies\w*|Mais|Et|Il"
    r"|Elle|Cela"
    r"|Pero|Esto|Ma|Però|Questo)\b",
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each in one line."""
    line = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in (each.end() for each in _END.finditer(line)):
        if not _ABBREVIATED.search(line[start:end]):
            found.append(line[start:end].strip())
            start = end
    return [*found, *filter(None, (line[start:].strip(),))]


def proposed(text: str) -> str:
    """A title: the first sentence, cut at a word where it is too long, without its full stop."""
    sentence = sentences(text)[0]
    if len(sentence) <= LONGEST_TITLE:
        return sentence.removesuffix(".")
    cut = sentence[:LONGEST_TITLE]
    whole = cut.rpartition(" ")[0] or cut[:-1]
    return whole.rstrip(" ,;:–—-") + "…"


def summary(paragraphs: Sequence[str], weight: Callable[[str], int]) -> str:
    """The sentence among those of the first paragraphs that tells most: `weight` says how much a sentence does. The
    very
    first is left out, for it is what a reader reads next; so are quotations and what leans on the sentence before. ""
    where none is left."""
    told = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)][1:]
    fit = [each for each in told if _stands_alone(each)]
    return max(fit, key=weight, default="")


def _stands_alone(sentence: str) -> bool:
    return (
        SHORTEST <= len(sentence) <= LONGEST
        and sentence.endswith((".", "!"))
        and not _QUOTE.search(sentence)
        and not _LEANING.match(sentence)
        and not _POINTING.intersection(word.casefold() for word in sentence.split()[:EARLY])
        and not sentence[0].islower()
    )
