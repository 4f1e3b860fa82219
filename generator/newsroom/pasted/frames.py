"""Frames: pages within a page, which are most often films."""

from generator.newsroom.moving.blocks import film
from generator.newsroom.pasted.addresses import address
from generator.newsroom.pasted.pieces import Link, Paragraph, Piece, Video


def framed(src: str, title: str) -> Piece | None:
    """What a frame becomes: a film where it is one and has a title, else its address as a link; None where it has none
    that leads anywhere."""
    url = address(f"https:{src}" if src.startswith("//") else src)
    page = film(url) if url else ""
    if page and title:
        return Video(title, page)
    shown = page or url
    return Paragraph(shown, (Link(0, len(shown), shown),)) if shown else None
