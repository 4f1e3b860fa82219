"""Addresses: names that are part of an address of the web or of mail, or of a handle."""

import re

from generator.racing.recognition.scene import Scene

_SITE = re.compile(r"\.[a-z]{2,}/")


def is_in_address(scene: Scene) -> bool:
    """Whether a name is part of an address of the web or of mail, or of someone's handle."""
    text, start, end = scene.words.text, scene.words.starts[scene.spot.first], scene.words.end(scene.spot.last - 1)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    token = text[start:end]
    return "@" in token or "://" in token or token.startswith("www.") or _SITE.search(token) is not None
