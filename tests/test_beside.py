"""Builds beside others of the same site: a build while another writes the same folder, while the preview follows the
same edits, or while the site is published. Each ends in the old site or the new one, or says what is in its way; and
what they all keep in one store misleads none of them."""

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.preview.pages import OUTPUT
from generator.store.memo import Memo
from tests.faulty import BARE
from tests.preview.running import Running, save
from tests.test_cli_faults import COMMAND
from tests.test_killed import readable
from tests.tiny import NOW, TinySite, article, tree

ONE, TWO, DRIVER = "content/articles/one.md", "content/articles/two.md", "content/drivers/pierre-gasly.md"
SETTINGS = "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n"
FILES = {
    ONE: article("One", body="Pierre Gasly and Pyry led.", summary="A race."),
    TWO: article("Two", date="2024-06-18", body="[One](one.md)."),
    DRIVER: "---\naliases: [Gasly]\n---\n\nText.\n",
}
EDITED = {
    ONE: article("Another", body="Pierre Gasly and Pyry stopped."),
    TWO: article("Two", date="2024-06-18", body="Other words."),
    DRIVER: "---\naliases: [Gasly, Pyry]\n---\n\nText.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", {**BARE, "site.yaml": SETTINGS, **FILES})
    site.memo = Memo(site.root / ".cache")
    site.built(jobs=1)
    return site


def another(site: TinySite, output: Path, *, memo: Memo | None = None) -> str:
    """A build of another process; gives what it tells."""
    project = Project(site.root, output)
    return site.told(build(project, memo or Memo(site.root / ".cache"), Options(now=NOW, jobs=1)))


def clean(site: TinySite, output: Path) -> dict[str, bytes]:
    assert another(site, output, memo=Memo()) == ""
    return tree(output)


# ---------------------------------------------------------------- one store


@pytest.mark.parametrize("recalls", [False, True], ids=["knows what is in the store", "knows all"])
@pytest.mark.parametrize("edited", [(ONE,), (TWO,), (DRIVER,), (ONE, DRIVER), tuple(FILES)], ids=str)
def test_what_another_build_has_read_of_a_file_that_is_as_it_was_again_misleads_nobody(
    site: TinySite, tmp_path: Path, edited: tuple[str, ...], *, recalls: bool
) -> None:
    slow = Memo(site.root / ".cache")
    if recalls:
        slow.recall()
    site.write({path: EDITED[path] for path in edited})
    assert another(site, tmp_path / "other") == ""
    site.write(FILES)
    site.memo = slow
    site.built(jobs=1)
    assert tree(site.output) == clean(site, tmp_path / "clean")
    for memo, title in ((slow, "Pit Lane"), (Memo(site.root / ".cache"), "Pit Stop")):
        site.memo = memo
        site.write({"site.yaml": SETTINGS.replace("Pit Wall", title)})
        site.built(jobs=1)
        assert tree(site.output) == clean(site, tmp_path / "clean")


# ---------------------------------------------------------------- one folder


CHANGES: dict[str, Callable[[TinySite], object]] = {
    "adds": lambda site: site.write({"content/articles/three.md": article("Three")}),
    "edits": lambda site: site.write({TWO: EDITED[TWO]}),
    "renames": lambda site: site.write({TWO: article("Two, again", date="2024-06-18")}),
    "removes": lambda site: site.remove(TWO),
    "undoes": lambda site: site.write(FILES),
}


@pytest.mark.parametrize("step", ["Reading", "Rendering"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_build_that_another_is_begun_beside_ends_whole_or_says_why_not(
    site: TinySite, tmp_path: Path, change: str, step: str
) -> None:
    told: list[str] = []

    def track(label: str, _: int) -> AbstractContextManager[Callable[[int], None]]:
        if label == step and not told:
            CHANGES[change](site)
            told.append(another(site, site.output))
        return nullcontext(lambda _: None)

    site.write({ONE: article("One", body="Pierre Gasly and Pyry won.", summary="A race.")})
    report = build(Project(site.root, site.output), Memo(site.root / ".cache"), Options(now=NOW, jobs=1), track)
    assert ("output: error: another build is writing this folder" in told[0]) == (step == "Rendering")
    assert {each.code for each in report.problems if each.severity == "error"} <= {"PF117", "PF118"}
    site.memo = Memo(site.root / ".cache")
    site.built(jobs=1)
    assert tree(site.output) == clean(site, tmp_path / "clean")


class _Slow(Memo):
    """A memo that takes so long to keep what was read that another build begins and ends meanwhile."""

    def __init__(self, site: TinySite) -> None:
        super().__init__(site.root / ".cache")
        self._site = site

    def saved(self, *, well: bool) -> None:
        super().saved(well=well)
        CHANGES["adds"](self._site)
        assert another(self._site, self._site.output) == ""


def test_a_build_that_goes_on_from_files_of_which_another_made_more_says_so(site: TinySite, tmp_path: Path) -> None:
    site.write({ONE: article("One", body="Pierre Gasly and Pyry won.", summary="A race.")})
    told = another(site, site.output, memo=_Slow(site))
    assert told == "output: error: another build has written this folder meanwhile\n  hint: build again"
    site.memo = Memo(site.root / ".cache")
    site.built(jobs=1)
    assert tree(site.output) == clean(site, tmp_path / "clean")


# ---------------------------------------------------------------- a preview, a publish


def test_a_site_is_built_while_it_is_previewed(site: TinySite, tmp_path: Path) -> None:
    with Running(site.root) as running:
        for number in range(4):
            save(site.root, {**(EDITED if number % 2 else FILES), "content/pages/about.md": page(number)})
            with begun(site, "build") as built:
                running.shows("/about/", f"About number {number}")
                assert ended(built) == (0, "")
            assert tree(site.output) == clean(site, tmp_path / "clean"), number
        save(site.root, {"site.yaml": SETTINGS.replace("Pit Wall", "Pit Lane")})
        running.shows("/", "Pit Lane")
    options = Options(now=NOW, adopt=True, search=False, fingerprint=False, on_request=True)
    build(Project(site.root, tmp_path / "preview"), Memo(), options)
    assert tree(site.root / OUTPUT) == tree(tmp_path / "preview")


def test_a_site_is_built_while_it_is_published(site: TinySite, tmp_path: Path) -> None:
    site.write({"site.yaml": f"{SETTINGS}publish:\n  live: {{to: folder, path: ../www, verify: false}}\n"})
    for number in range(3):
        site.write({**(EDITED if number % 2 else FILES), "content/pages/about.md": page(number)})
        with begun(site, "publish", "--yes") as published, begun(site, "build") as built:
            assert (ended(published), ended(built)) == ((0, ""), (0, ""))
        expected = clean(site, tmp_path / "clean")
        assert tree(site.output) == expected, number
        assert tree(tmp_path / "www/current") == readable(expected), number


def page(number: int) -> str:
    return f"---\ntitle: About number {number}\n---\n\nText.\n"


def begun(site: TinySite, *command: str) -> "subprocess.Popen[str]":
    """A command of another process, under way."""
    full = [*COMMAND, *command, "--now", "2024-07-01"]
    return subprocess.Popen(full, cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """How it ends, and what it tells of what is wrong."""
    told = process.communicate()[1]
    return process.returncode, told
