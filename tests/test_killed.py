"""Law 2: a build that is killed at any step of its writing leaves the old site or the new one, and the next build is as
one from nothing."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.manifest import MANIFEST, read_manifest
from tests.faulty import BARE, Builds, is_either
from tests.made_pictures import picture, put
from tests.tiny import TinySite, article, tree

FILES = {
    **BARE,
    "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\nprecompress: true\n",
    "content/articles/one.md": article("One", drivers="[Pierre Gasly]", body="Text.\n\n![A car](car.png)"),
    "content/articles/two.md": article("Two", date="2024-06-18", tags="[rain]"),
    "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\n---\n\nText.\n",
    "content/static/ads.txt": "nobody\n",
    "content/static/folder/file.txt": "a file\n",
}
EDITED = {
    "content/articles/one.md": article("Changed", drivers="[Esteban Ocon]", body="Gasly."),
    "content/articles/three.md": article("Three", date="2024-06-19"),
    "content/drivers/pierre-gasly.md": "---\naliases: [Pierre]\n---\n\nText.\n",
    "content/static/ads.txt/file.txt": "now a folder\n",
    "content/static/folder": "now a file\n",
}
"""What is added and changed; `two`, and with it the tag, is deleted."""


class Edited(TinySite):
    """A site as it is before and after an edit that has every step of writing do something."""

    def nothing(self) -> None:
        """Neither an output nor a store."""
        remove(self.output)
        remove(self.root / ".cache")

    def before(self) -> None:
        self._only({**FILES})
        put(self.root, {"content/articles/car.png": picture("PNG")})

    def after(self) -> None:
        self._only({"site.yaml": FILES["site.yaml"], **BARE, **EDITED})

    def fails(self) -> None:
        """As after the edit, with a theme that fails at the last page."""
        self.after()
        self.write({"themes/bare/templates/404.html": "{{ nothing }}"})

    def _only(self, files: dict[str, str]) -> None:
        for folder in ("content", "themes"):
            remove(self.root / folder)
        self.write(files)


State = Callable[[Edited], None]


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        for each in path.iterdir():
            remove(each)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("killed") / "site")


@pytest.fixture(scope="module")
def builds(site: Edited) -> Iterator[Builds]:
    site.before()
    with Builds(site.root) as builds:
        yield builds


class Case(NamedTuple):
    """What the last good build had, what the one has that is killed, and what the next one has."""

    old: State
    new: State
    then: State


CASES = {
    "the first build": Case(Edited.nothing, Edited.before, Edited.before),
    "an edit": Case(Edited.before, Edited.after, Edited.after),
    "an edit that is undone": Case(Edited.before, Edited.after, Edited.before),
    "a theme that fails": Case(Edited.before, Edited.fails, Edited.after),
}
EVERY = 19
"""One of so many steps is tried here; `make test-faults` tries all."""


@pytest.mark.parametrize("case", CASES)
def test_killed_while_it_writes_it_shows_the_old_site_or_the_new_one(site: Edited, builds: Builds, case: str) -> None:
    assert killed(site, builds, CASES[case], EVERY) > LEAST


LEAST = 1
KILLED = "a worker of the build was ended by signal 9"


def killed(site: Edited, builds: Builds, case: Case, every: int, **how: Any) -> int:
    """Kill builds at one of `every` so many steps, from the first to the last, and complete each by the next. Gives how
    many were killed."""
    old, new, then = (clean(site, builds, state) for state in case)
    case.old(site)
    for count in range(1000):
        case.old(site)
        if old:
            builds.built()
        assert tree(builds.output) == old, count
        case.new(site)
        ended = builds.build("kill", 1 + count * every, **how)
        if not (ended.signal or KILLED in ended.told):
            return count
        shown = readable(tree(builds.output))
        assert is_either(shown, readable(old), readable(new)), count
        assert shown in (readable(old), readable(new)) or read_manifest(builds.output).writing, count
        case.then(site)
        builds.built()
        assert tree(builds.output) == then, count
    raise AssertionError("it has no last step")


def clean(site: Edited, builds: Builds, state: State) -> dict[str, bytes]:
    """The output of a build from nothing; of one that fails, that of the last good one."""
    if state is not Edited.fails:
        site.nothing()
    state(site)
    if state is not Edited.nothing:
        builds.build()
    return tree(builds.output)


def readable(output: Mapping[str, bytes]) -> dict[str, bytes]:
    """What readers see of an output."""
    return {path: data for path, data in output.items() if not path.startswith(MANIFEST)}
