"""Juniors: whether a text, or a part of it, speaks of a series of the young: Formula 2, GP3."""

from generator.racing.recognition.words import BODY, Words

MANY = 3
"""More often than that a series of the young is what the whole text is about."""


def is_of_juniors(words: Words, part: int) -> bool:
    """Whether one of the texts does: as a series of the young is spoken of in the title or in the summary, or again and
    again, once of that in it."""
    found = words.juniors
    if not found:
        return False
    body = words.origins[BODY] if len(words.origins) > BODY else 0
    if len(found) > MANY or found[0] < body:
        return True
    at = words.origins[part : part + 2]
    return len(found) > 1 and any(at[0] <= each < at[-1] for each in found)
