"""A theme of a site's own, begun: three files that look like the theme it extends, until their colours are changed."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.beginnings.files import Begun, named, new_file
from generator.newsroom.quoting import quoted
from generator.stages.load import load_config
from generator.theme_files import packaged_themes, theme_roots

SETTINGS = """\
name: {name}
extends: {extends}      # what this theme does not hold itself it takes from there
# description: One sentence on what it looks like and whom it suits.
# without: [archive]      # what is not made
# options:      # what theme_options of site.yaml may set; templates find it as site.options.motto
#   motto: {{default: Lights out, description: a line above every page}}
"""

FRAME = """\
{{# The frame of every page: that of {extends}, with a style sheet more. These blocks may be filled: {blocks}. #}}
{{% extends "{extends}/base.html" %}}
{{% block styles %}}{{{{ super() }}}}
<link rel="stylesheet" href="{{{{ site.assets["{slug}.css"] }}}}">
{{% endblock %}}
"""

SHEET = """\
/* {slug}: what it draws with, by day and by night; these are the values of {extends}. Other rules may stand below. */

:root {{
{colours}}}
"""

_ROOT = re.compile(r"^:root \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_COLOUR = re.compile(r"^  --[\w-]+: (?:light-dark|color-mix)\(.*\);\n", re.MULTILINE)
_BLOCK = re.compile(r"\{%-? block (\w+)")


def new_theme(root: Path, name: str, extends: str) -> Begun:
    """Begin a theme in the site's `themes/`, which extends one of ours. Raises SiteError where there is no site, the
    name is empty, or a theme has it already."""
    load_config(root)
    shown, slug = named(name, "theme")
    for themes in theme_roots(root / "themes"):
        if (themes / slug).exists():
            hint = "choose another name; a template of that theme is changed by a file of its name"
            at = Location(f"themes/{slug}")
            raise SiteError(problem("PF116", f"a theme is called '{slug}' already", at, hint))
    files = dict(_files(shown, slug, extends))
    written = [new_file(root / "themes" / slug / path, root, text, what="theme") for path, text in files.items()]
    return Begun(tuple(written))


def _files(name: str, slug: str, extends: str) -> Iterator[tuple[str, str]]:
    yield "theme.yaml", SETTINGS.format(name=quoted(name), extends=extends)
    frame = (packaged_themes() / "plain/templates/base.html").read_text(encoding="utf-8")
    blocks = ", ".join(dict.fromkeys(_BLOCK.findall(frame)))
    yield "templates/base.html", FRAME.format(slug=slug, extends=extends, blocks=blocks)
    sheet = (packaged_themes() / extends / f"assets/{extends}.css").read_text(encoding="utf-8")
    colours = "".join(_COLOUR.findall("".join(_ROOT.findall(sheet))))
    yield f"assets/{slug}.css", SHEET.format(slug=slug, extends=extends, colours=colours)
