"""The plug-in that the handbook shows does what stands there."""

import re
from pathlib import Path

from tests.handbook.documents import section
from tests.tiny import SITE_YAML, TinySite, article

PAGE = '{% extends "base.html" %}{% block content %}<h1>{{ title }}: {{ values.stories }}</h1>{% endblock %}'


def test_the_plug_in_of_the_handbook_works_as_it_stands_there(tmp_path: Path) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", section("plug-ins"), re.M | re.S)
    body = "Long. " * 500 + "\n\n```{pace-gap}\nleader: Leclerc\nseconds: 7.5\n```\n"
    site = TinySite(
        tmp_path,
        {
            "plugins/pace.py": code,
            "content/articles/one.md": article(body=body),
            "themes/plain/templates/pace.html": PAGE,
        },
    )
    site.write({"site.yaml": f"{SITE_YAML}plugins: [pace]\n"}).built(strict=True)
    assert site.page("/data/minutes.txt") == "/articles/one/ 3\n"
    assert "<h1>Pace: 1</h1>" in site.page("/pace/")
    assert '<aside class="gap"><p>Leclerc leads by 7.5 s.</p></aside>' in site.page("/articles/one/")
