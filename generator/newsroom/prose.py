"""What the blocks of a raw text are: a headline, subheadings, paragraphs. Nothing says so but their form."""

import re
from collections.abc import Sequence

from msgspec import Struct

LONGEST_TITLE = 80
"""Characters of a title made from the first sentence, and of a subheading."""

LONGEST_HEADLINE = 120
"""Characters of a first line that is taken for the title."""

NARROWEST = 60
"""Columns: nobody wraps prose by hand in less."""

_OPENING_QUOTE = "\"'“”„‟‘‚«»‹›"
_NO_END = (".", ",", ":", ";", "…", "-", "–", "—")
_LIST_ITEM = re.compile(r"[^\w¿¡(]|\d+[.)]")
_OF_A_POST = re.compile(r"(?:^|\W)[@#]\w|://|\bwww\.|\bpic\.\w")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”“’»]*(?=\s+[^\sa-zß-ÿ]|\s*$)")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:No|Nos|St|Mr|Mrs|Ms|Dr|Jr|Sr|vs|[^\W\d_])\.$")


class Block(Struct, frozen=True):
    """A paragraph or a subheading of a body."""

    text: str
    is_heading: bool = False


class Prose(Struct, frozen=True):
    """A raw text as an article. `is_proposed`: the title is made from the first sentence, which the body holds too."""

    title: str
    is_proposed: bool
    blocks: tuple[Block, ...]


def prose(blocks: Sequence[str], lead: int) -> Prose:
    """The title and the body of a text. `lead` is the width of what stands before it in its first line.

    The title is a first line that looks like one: alone in its block, or broken off where the next word would have
    had room. Of lines that look like subheadings only those between two paragraphs are taken, so that a list whose
    items stand apart remains one.
    """
    first, _, more = blocks[0].partition("\n")
    rest = ([more] if more else []) + list(blocks[1:])
    if rest and _is_headline(first) and (not more or _had_room(blocks, lead)):
        return Prose(" ".join(first.split()), False, _marked(rest))
    return Prose(_proposed(blocks[0]), True, _marked(blocks))


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and not line.endswith(_NO_END) and bool(re.search(r"[^\W\d_]", line))


def _had_room(blocks: Sequence[str], lead: int) -> bool:
    """Whether the word that begins the second line would have fitted into the first."""
    first, second, *_ = blocks[0].split("\n")
    widest = max(len(line) for block in blocks for line in block.split("\n"))
    return lead + 1 + len(first) + 1 + len(second.split()[0]) <= max(widest, NARROWEST)


def _marked(blocks: Sequence[str]) -> tuple[Block, ...]:
    looks = [False, *(_is_subheading(block) for block in blocks), True]
    looks[0] = True
    return tuple(
        Block(block, looks[place] and not looks[place - 1] and not looks[place + 1])
        for place, block in enumerate(blocks, start=1)
    )


def _is_subheading(block: str) -> bool:
    return (
        "\n" not in block
        and len(block) <= LONGEST_TITLE
        and len(block.split()) > 1
        and not block.endswith(_NO_END)
        and not block.startswith(tuple(_OPENING_QUOTE))
        and not _LIST_ITEM.match(block)
        and not _OF_A_POST.search(block)
        and bool(re.search(r"[^\W\d_]", block))
    )


def _proposed(block: str) -> str:
    """The first sentence, cut at a word where it is too long, without its full stop."""
    text = " ".join(block.split())
    ends = (found.end() for found in _SENTENCE_END.finditer(text))
    sentence = text[: next((end for end in ends if not _ABBREVIATED.search(text[:end])), len(text))]
    if len(sentence) <= LONGEST_TITLE:
        return sentence.removesuffix(".")
    cut = sentence[:LONGEST_TITLE]
    whole = cut.rpartition(" ")[0] or cut[:-1]
    return whole.rstrip(" ,;:–—-") + "…"
