"""What a reader sees of pictures and blocks at their limits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.serving import serving
from tests.made_pictures import photo, put
from tests.tiny import SITE_YAML, TinySite, article

BODY = """\
![A strip](strip.png)

```{figure}
src: strip.png
alt: The same strip
```

```{results}
edition: Nowhere Grand Prix 2024

A caption under nothing.
```

```{driver}
driver: Nobody Known
```

```{figure}
src: data:image/png;base64,AAAA
alt: Nothing
```
"""
PICTURES = "[...document.querySelectorAll('.pf-text img')].map((each) => each.getBoundingClientRect().height)"


@pytest.fixture(params=["plain", "apex"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    files = {
        "site.yaml": SITE_YAML.replace("theme: plain", f"theme: {request.param}"),
        "content/articles/a/index.md": article("A race", body=BODY),
    }
    site = TinySite(tmp_path / "site", files)
    put(site.root, {"content/articles/a/strip.png": photo((300, 3000))})
    site.built()
    with serving(site.output) as host:
        yield host


def test_a_tall_picture_fits_the_screen(host: str, open_tab: OpenTab) -> None:
    page = open_tab(f"{host}/articles/a/", viewport={"width": 390, "height": 800})
    heights = page.evaluate(PICTURES)
    assert len(heights) == 2
    assert max(heights) == 0.85 * 800


def test_what_is_not_there_leaves_no_empty_frame(host: str, open_tab: OpenTab) -> None:
    page = open_tab(f"{host}/articles/a/")
    assert page.locator(".pf-text figure").count() == 1
    assert page.locator(".pf-text figure:visible").count() == 1
