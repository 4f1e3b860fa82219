"""A file that vanishes, becomes another thing or cannot be read while a build reads it: the old site or the new one, a
message that names it, and a next build as from nothing."""

from itertools import count, product
from pathlib import Path
from typing import Any

from tests.faulty import BARE, Builds, Happening
from tests.made_pictures import picture
from tests.test_killed import remove
from tests.tiny import TinySite, article, tree

FILES: dict[str, bytes] = {
    "site.yaml": b"title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\nplugins: [extra]\n",
    "content/articles/one.md": article("One", drivers="[Pierre Gasly]", body="![A car](car.png)").encode(),
    "content/articles/car.png": picture("PNG"),
    "content/drivers/pierre-gasly.md": b"---\naliases: [Gasly]\n---\n\nText.\n",
    "content/static/ads.txt": b"nobody\n",
    "content/events/monaco-grand-prix/2024/race.csv": b"position,drivers\n1,Pierre Gasly\n",
    "plugins/extra.py": b"def jobs(site):\n    return ()\n",
    "themes/bare/theme.yaml": b"options: {}\n",
    "themes/bare/assets/style.css": b"p { margin: 0 }\n",
    "translations/de.po": b'msgid "Home"\nmsgstr "Start"\n',
}
READ = (*FILES, "themes/bare/templates/article.html")
HAPPENINGS: tuple[Happening, ...] = ("vanishes", "folder", "pipe", "socket", "loop", "EIO", "EACCES")
"""`make test-faults` tries them all."""


def ready(folder: Path) -> Path:
    """A site of these files; gives its folder."""
    site = TinySite(folder / "site", BARE)
    for path in FILES:
        mend(site.root, path)
    return site.root


def mend(root: Path, path: str) -> None:
    """Have a file be as it should."""
    target = root / path
    data = FILES.get(path) or BARE[path].encode()
    remove(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def test_what_happens_to_a_file_that_is_read_is_told_and_leaves_a_whole_site(tmp_path: Path) -> None:
    with Builds(ready(tmp_path)) as builds:
        assert happened(builds, ("pipe", "EIO")) > 2 * len(READ)


def happened(builds: Builds, happenings: tuple[Happening, ...], **how: Any) -> int:
    """Have each of these happen to each file as it is opened, for the first, the second … time. Gives how often."""
    builds.built()
    good, number = tree(builds.output), 0
    for path, happening in product(READ, happenings):
        for at in count(1):
            ended = builds.reading(path, happening, at, clean=True, **how)
            if ended.steps < at:
                break
            which = (path, happening, at, ended.told)
            assert (ended.signal, "Traceback" in ended.told) == (0, False), which
            if ended.failed:
                assert tree(builds.output) == good, which
                assert said_of(path) in ended.told, which
            mend(builds.root, path)
            builds.built()
            assert tree(builds.output) == good, which
            number += 1
    return number


def said_of(path: str) -> str:
    """What a message calls a file; a template that is gone by its name."""
    return path.removeprefix("themes/bare/templates/")
