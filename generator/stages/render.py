"""Render: a job to bytes, from its view and its template and nothing else in reach."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.errors import SiteError, problem
from generator.model import Location, RenderJob, digest_bytes
from generator.outputs.feeds import AtomView, JsonFeedView, atom, json_feed
from generator.outputs.sitemaps import sitemap, text
from generator.outputs.views import CopyView, SitemapView, TextView
from generator.templates import Templates

MAKERS: dict[type, Callable[[Any], bytes]] = {
    AtomView: atom,
    JsonFeedView: json_feed,
    SitemapView: sitemap,
    TextView: text,
}
"""Who makes the bytes of each view that has no template."""


def render(job: RenderJob, templates: Templates, root: Path) -> bytes:
    """The bytes of a job's file. `root` is the site's, from which copied files are read. Raises TemplateError, and
    SiteError for a file that is no longer as it was when it was loaded: the job's key stands for those bytes."""
    view = job.view
    if isinstance(view, CopyView):
        data = (root / job.source).read_bytes()
        if digest_bytes(data) != view.content:
            text, hint = "was changed while the site was built", "build again"
            raise SiteError(problem("PF117", text, Location(job.source), hint))
        return data
    if not job.template:
        return MAKERS[type(view)](view)
    context = {name: getattr(view, name) for name in view.__struct_fields__}
    return templates.render(job.template, context).encode()
