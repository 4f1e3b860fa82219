"""Markup: the HTML of a picture. Without a modern format it is an `<img>`, else a `<picture>` with the same inside."""

import re
from html import escape

from generator.model import Picture

BODY_SIZES = "(min-width: 45rem) 40rem, 100vw"
"""How wide a picture in a text is shown, for browsers to choose by."""


def img(
    picture: Picture,
    sizes: str = BODY_SIZES,
    *,
    lead: bool = False,
    alt: str | None = None,
    more: str = "",
    feed: bool = False,
) -> str:
    """The HTML of a picture that is shown as wide as `sizes` says. The `lead` of a page is loaded at once and first,
    all others when they come into sight. `alt` in place of the picture's own; `more` are attributes, serialised, as an
    author or a theme wants them: they hold where both say something, and classes come together. In a `feed` it says
    nothing of how it is loaded."""
    own = [f'src="{escape(picture.url)}"', f'alt="{escape(picture.alt if alt is None else alt)}"']
    given = frozenset(_NAMES.findall(more))
    if picture.srcset:
        own += (f'srcset="{escape(picture.srcset)}"', f'sizes="{escape(sizes)}"')
    if picture.width and not given & {"width", "height"}:
        own += (f'width="{picture.width}"', f'height="{picture.height}"')
    if feed or not picture.width:
        pass
    elif lead:
        own.append('fetchpriority="high"')
    elif "loading" not in given:
        own += ('loading="lazy"', 'decoding="async"')
    if picture.tint >= 0:
        more = _with_class(more, f"pf-tint-{picture.tint}")
    image = f"<img {' '.join(own)}{more}>"
    if not picture.forms:
        return image
    sources = (
        f'<source type="{form.type}" srcset="{escape(form.srcset)}" sizes="{escape(sizes)}">' for form in picture.forms
    )
    return f"<picture>{''.join(sources)}{image}</picture>"


_NAMES = re.compile(r' ([a-z-]+)="')
_CLASS = re.compile(r' class="')


def _with_class(attributes: str, name: str) -> str:
    if _CLASS.search(attributes):
        return _CLASS.sub(f' class="{name} ', attributes, count=1)
    return f'{attributes} class="{name}"'
