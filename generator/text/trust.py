"""Trust: whose HTML is kept as it is."""

from fnmatch import fnmatchcase


def is_trusted(path: str, html: str | tuple[str, ...]) -> bool:
    """Whether a file is vouched for, by site.yaml's `markdown.html`: globs match the path from the site's root or from
    content/."""
    if isinstance(html, str):
        return html == "trusted"
    return any(fnmatchcase(name, glob) for glob in html for name in (path, path.removeprefix("content/")))
