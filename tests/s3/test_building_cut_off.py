"""Builds into a store that are killed, refused or kept away: the site is the old one, or complete after the next."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from generator.model import encoded
from generator.s3.lock import LOCK, Holder, machine
from generator.store.memo import Memo
from tests.s3.built import ARTICLES, StoredSite
from tests.s3.test_killed import Killer, gone_process
from tests.s3.way import DROPPED, Asked, Fault, Way
from tests.tiny import TinySite, article

THEIRS = b'{"machine":"another","process":1,"token":"x"}'
KILLS = 8


@pytest.fixture
def stored(way: Way, tmp_path: Path) -> StoredSite:
    return StoredSite(TinySite(tmp_path / "site", ARTICLES), way)


def edition(number: int) -> dict[str, str]:
    """The sources of a site by a number: another style sheet each time, articles that change, come and go."""
    come = {f"content/articles/a{number % 3}.md": article(f"Title {number}", drivers="[Pierre Gasly]")}
    css = {"themes/plain/assets/plain.css": f"body {{ color: #{number:06} }}"}
    return {**come, **css, "content/articles/one.md": article("One", body=f"Words {number}.")}


def rewritten(site: TinySite, number: int) -> None:
    for path in (site.root / "content/articles").glob("a*.md"):
        path.unlink()
    site.write(edition(number))


def shown(stored: StoredSite) -> dict[str, bytes]:
    """What readers find."""
    return {name: data for name, data in stored.files().items() if not name.startswith(".parcferme")}


def missing(found: dict[str, bytes]) -> set[str]:
    """The style sheets that pages name and that are not there."""
    pages = (data.decode() for name, data in found.items() if name.endswith(".html"))
    return {name for page in pages for name in re.findall(r'href="/(assets/[^"]+[.]css)"', page)} - found.keys()


def killed(stored: StoredSite, number: int, *, before: bool) -> bool:
    """Build in a process that is killed as it asks for this many-th time, or when that was answered. Says whether it
    came to that."""
    stored.way.be_good()
    killer = Killer(stored.way, number, before=before)
    command = [sys.executable, "-m", "tests.s3.built", stored.way.address, stored.place.bucket, str(stored.site.root)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    killer.process = process.pid
    told = process.communicate(timeout=120)[1].decode()
    stored.way.wait_until_quiet()
    stored.way.be_good()
    assert process.returncode in (0, -9), told
    return process.returncode != 0


def test_a_build_that_is_killed_leaves_whole_pages_and_is_completed(stored: StoredSite) -> None:
    random = Random(1950)
    rewritten(stored.site, 0)
    stored.built()
    rewritten(stored.site, 1)
    stored.built(jobs=1)
    steps = len(stored.way.asked)
    points = sorted({round(place * (steps - 1) / (KILLS - 1)) for place in range(KILLS)})
    assert len(points) == KILLS
    for number, point in enumerate(points, 2):
        rewritten(stored.site, number)
        before = shown(stored)
        assert killed(stored, point, before=random.random() < 0.5), point
        found = shown(stored)
        assert missing(found) == set(), point
        if not any(name.endswith(".css") for name in found.keys() - before.keys()):  # which come first
            assert found == before, point
        if random.random() < 0.7:  # else the next edition comes on top of what is half done
            stored.site.memo = Memo()
            stored.built()
            assert stored.files() == stored.clean(), point
    stored.site.memo = Memo()
    stored.built()
    assert stored.files() == stored.clean()


REFUSALS = (
    ("waits/page/articles/one/index.html", Fault(403, "AccessDenied"), "the store refuses these credentials"),
    ("waits/page/articles/one/index.html", Fault(503, "SlowDown"), "the store is busy or broken (SlowDown)"),
    ("waits/page/articles/one/index.html", DROPPED, "the connection to the store has dropped"),
    ("index.html", Fault(507, "XMinioStorageFull"), "the store has no more room"),
    (".parcferme", Fault(503, "SlowDown"), "the store is busy or broken (SlowDown)"),
)


@pytest.mark.parametrize(("name", "fault", "why"), REFUSALS)
def test_a_store_that_refuses_in_the_middle_is_told_of_and_mended(
    stored: StoredSite, name: str, fault: Fault, why: str
) -> None:
    stored.built()
    good = stored.files()
    stored.site.write({"content/articles/one.md": article("Another", body="Other words.")})
    pattern = re.compile(name.replace("waits", "[.]parcferme[.]files/[0-9a-f]{8}").replace(".parc", "[.]parc"))
    stored.way.fault = lambda asked: fault if asked.method == "PUT" and pattern.fullmatch(asked.name) else None
    (found,) = stored.build(jobs=1).problems
    assert (found.code, found.message) == ("PF406", f"the site cannot be written there: {why}")
    assert found.at.path == f"s3://{stored.place.bucket}"
    if name != "index.html":
        assert stored.files() == good
    stored.way.be_good()
    stored.built()
    assert stored.files() == stored.clean()


def test_every_refusal_is_tried() -> None:
    assert len(REFUSALS) == 5


def test_workers_stop_where_a_store_refuses(stored: StoredSite) -> None:
    stored.site.write({f"content/articles/n{number}.md": article(f"N {number}") for number in range(60)})
    stored.way.fault = lambda asked: Fault(403, "AccessDenied") if ".files/" in asked.name else None
    (found,) = stored.build(jobs=2, way="fork").problems
    assert found.message == "the site cannot be written there: the store refuses these credentials"
    assert stored.objects() == {}


def test_another_build_or_publish_is_waited_for(stored: StoredSite) -> None:
    stored.built()
    stored.put(LOCK, THEIRS)
    before = stored.objects()
    stored.site.write({"content/articles/one.md": article("Another")})
    assert stored.site.told(stored.build()) == (
        f"s3://{stored.place.bucket}: error: another build, or a publish, is writing there\n"
        "  hint: wait until it ends; one that was cut off is forgotten after 2 minutes"
    )
    assert stored.objects() == before


def test_a_lock_that_is_lost_ends_the_build_before_anything_is_in_place(stored: StoredSite) -> None:
    stored.built()
    good = stored.files()
    stored.site.write({"content/articles/one.md": article("Another")})

    def overtaken(asked: Asked) -> None:
        if ".files/" in asked.name and asked.method == "PUT":
            stored.put(LOCK, THEIRS)

    stored.way.after = overtaken
    (found,) = stored.build(jobs=1).problems
    assert (found.code, found.message) == ("PF404", "another build, or a publish, is writing there")
    there = {name: data for name, data in stored.files().items() if ".files/" not in name}
    assert there == {**good, LOCK: THEIRS}


def test_a_lock_and_files_that_were_left_go_with_the_next_build(stored: StoredSite) -> None:
    stored.put(LOCK, encoded(Holder(machine(), gone_process(), "x")))
    stored.put(".parcferme.files/0123abcd/page/index.html", b"left")
    stored.built()
    assert stored.files() == stored.clean()
