"""The Content-Security-Policy of pages (W3C, CSP Level 3): what a browser may load and run there. Ours need no script
or style within a page, so none is allowed; what a site adds of others stands in site.yaml under `security`.

It stands in pages themselves, so it holds on every host; those that take headers send it too.
"""

from collections.abc import Iterator

from generator.errors import problem
from generator.model import Location, Problem
from generator.schema import SecurityFront, SiteFront

_PLAYERS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""Where videos play that a reader has asked for."""

_BASE = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "https:", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'", "https:"),
    "connect-src": ("'self'",),
    "frame-src": _PLAYERS,
    "manifest-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
}


def policy(security: SecurityFront) -> str:
    """The policy, with what a site adds; "" where it wants none."""
    if not security.policy:
        return ""
    more = {name.replace("_", "-"): sources for name, sources in _added(security)}
    return "; ".join(" ".join((name, *sources, *more.get(name, ()))) for name, sources in _BASE.items())


def unsafe(config: SiteFront) -> Iterator[Problem]:
    """What site.yaml adds that lets anything run, whoever wrote it."""
    for name, sources in _added(config.security):
        for number, source in enumerate(sources):
            if source.startswith("'unsafe-"):
                at = Location("site.yaml", key=f"security.{name}.{number}")
                hint = "put it into a file under content/static/, or allow it alone by its digest: 'sha256-…'"
                yield problem("PF507", f"{source} lets anything run that gets into a page", at, hint)


def _added(security: SecurityFront) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of `security` that add to the policy, each with its sources."""
    for name in security.__struct_fields__:
        if name.replace("_", "-") in _BASE:
            yield name, getattr(security, name)
