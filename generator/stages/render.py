"""Render: a job to bytes, from its view and its template and nothing else in reach."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.disk import read_file
from generator.errors import SiteError, changed_meanwhile
from generator.model import Body, Filled, Spot, View, digest_bytes
from generator.outputs.calendars import calendar
from generator.outputs.extras import data
from generator.outputs.feed_forms import FORMS
from generator.outputs.file_views import (
    CalendarView,
    CopyView,
    DataView,
    EncodedView,
    FeedView,
    NewsSitemapView,
    SitemapIndexView,
    SitemapView,
    SlipView,
    SocialView,
    TextView,
)
from generator.outputs.live import with_updates
from generator.outputs.news import news_sitemap
from generator.outputs.parts import Text
from generator.outputs.sitemaps import sitemap, sitemap_index, text
from generator.pictures.making import card_bytes, picture_bytes
from generator.pictures.slips import slip
from generator.templates import Templates
from generator.text.frames import without_empty
from generator.text.html import fill

LONG = 4
"""From so many headings on a page shows a table of contents by itself."""

Bodies = Callable[[str, str], Body]
"""Gives the body of a source by its path and the body's digest."""

MAKERS: dict[type, Callable[[Any], bytes]] = {
    SitemapView: sitemap,
    SitemapIndexView: sitemap_index,
    NewsSitemapView: news_sitemap,
    TextView: text,
    DataView: data,
    CalendarView: calendar,
}
"""Who makes the bytes of each view that has no template."""


def render(
    view: View, template: str, templates: Templates, bodies: Bodies, root: Path, *, language: str = "en"
) -> bytes:
    """The bytes of the file that a view is of. `root` is the site's, from which copied files are read. Raises
    TemplateError, and SiteError for a file that is no longer as it was when it was read: the job's key stands for those
    bytes."""
    if template:
        context = {name: getattr(view, name) for name in view.__struct_fields__}
        body = context.get("body")
        if isinstance(body, Filled):
            context["body"] = text_of = _text(body, bodies)
            context["head"] = with_updates(context["head"], text_of.html)
        return templates.render(template, context, language).encode()
    if isinstance(view, SlipView):
        return slip(view.path, view.content, view.recipe)
    if isinstance(view, EncodedView):
        return picture_bytes(root, view.path, view.content, view.recipe)
    if isinstance(view, SocialView):
        return card_bytes(root, view.card)
    if isinstance(view, CopyView):
        return _copied(view, root)
    if isinstance(view, FeedView):
        return FORMS[view.form].write(view, lambda filled: _text(filled, bodies).html)
    return MAKERS[type(view)](view)


def _text(filled: Filled, bodies: Bodies) -> Text:
    if not filled.body:
        return Text("")
    body = bodies(filled.path, filled.body)
    texts = iter(filled.texts)
    wanted = len(body.headings) >= LONG if filled.contents is None else filled.contents
    html = without_empty(fill(body, lambda _: next(texts), _linked(body, filled)))
    return Text(html, body.headings if wanted else ())


def _linked(body: Body, filled: Filled) -> Iterator[tuple[Spot, str]]:
    """The spots of a body that become links, each with its address: the first of each entity, or in each section."""
    done: set[int] = set()
    for spot in body.spots if filled.links else ():
        url = filled.links[spot.term]
        if url and spot.term not in done:
            yield spot, url
            if not filled.each_section:
                done.add(spot.term)


def _copied(view: CopyView, root: Path) -> bytes:
    data = read_file(root / view.path)
    if digest_bytes(data) != view.content:
        raise SiteError(changed_meanwhile(view.path))
    return data
