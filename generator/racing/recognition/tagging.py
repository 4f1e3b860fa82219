"""Tagging: whom an article is about, whom it mentions, and where links may be put."""

from collections import defaultdict

from generator.model import Body, Parsed, Recognised, Spot
from generator.racing.recognition.names import Names
from generator.racing.recognition.reading import Told, mentions
from generator.text.blocks import blocks


def recognised(article: Parsed, body: Body, names: Names) -> tuple[Recognised, tuple[Spot, ...], str]:
    """Whom the words of an article mean, where links may stand in its body, and the words on which that hangs."""
    front = article.front
    parts = blocks(body.html)
    told = Told(front.title, front.summary, article.moment.at.date(), names.named(front), parts)
    found = mentions(told, names.lexicon)
    where = defaultdict(set)
    for each in found:
        if each.verdict.term:
            kind, slug = each.verdict.term
            where[f"{kind}/{slug}"].add(each.part)
    about = tuple(t for t, ps in where.items() if min(ps) < 0 or len(ps) > 1)
    mentioned = tuple(t for t in where if t not in about)
    order = {t: i for i, t in enumerate((*about, *mentioned))}
    spots = []
    done = set()
    for each in found:
        if each.verdict.term and each.part >= 0:
            t = "/".join(each.verdict.term)
            if t in done:
                continue
            for piece in parts[each.part].pieces:
                if piece.is_free and piece.start <= each.start and each.end <= piece.start + piece.length:
                    at = piece.at + each.start - piece.start
                    spots.append(Spot(at, at + each.end - each.start, order[t]))
                    done.add(t)
    words = " ".join(
        sorted(
            {
                w
                for text in (front.title, front.summary, *(p.text for p in parts))
                for w in __import__("generator.racing.recognition.words", fromlist=["Words"]).Words(text).folded
            }
        )
    )
    return Recognised(about, mentioned), tuple(spots), words
