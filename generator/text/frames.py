"""Frames: what a writing block stands in. Where it found nothing to show, its frame goes too, with its caption."""

import re

_FRAME = '<figure class="pf-'
_CAPTION = r"\s*(?:<figcaption>(?:(?!<figcaption>|</figcaption>)[\s\S])*</figcaption>)?\s*"
_EMPTY = re.compile(
    rf'<figure class="pf-(?:(?:figure|results|standings|driver-card)">|gallery"><ul></ul>){_CAPTION}</figure>\n?'
)


def without_empty(html: str) -> str:
    """The HTML of a body, its slots filled, without the frames of blocks that show nothing."""
    if _FRAME not in html:
        return html
    while (left := _EMPTY.sub("", html)) != html:  # an empty one may have stood in the caption of another
        html = left
    return html
