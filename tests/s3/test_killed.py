"""A publish that is killed: readers find pages whose every asset is there, and the next publish completes it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

from generator.model import encoded
from generator.publish.record import RECORD
from generator.publish.s3.target import Bucket
from generator.s3.lock import LOCK, Holder, machine
from tests.publish.releases import published, release_in
from tests.s3.test_sending import found_in
from tests.s3.way import Asked, Way

KILLS = 50


def edition(number: int) -> dict[str, str]:
    """The files of a site by a number: its pages name two assets, which are others each time; some come and go."""
    pages = [*range(8), *range(10 + number, 14 + number)]
    texts = {f"p{page}/index.html": f"<p>{number} assets/{number}.css assets/{number}.js" for page in pages}
    assets = {f"assets/{number}.css": f"css {number}", f"assets/{number}.js": f"js {number}"}
    return {**texts, **assets, "same/index.html": "<p>", "feed.xml": f"<feed>{number}"}


def missing(found: dict[str, str]) -> list[str]:
    """The assets that pages name and that are not there."""
    pages = [text for name, text in found.items() if name.endswith(".html")]
    return [asset for text in pages for asset in re.findall(r"assets/\S+", text) if asset not in found]


class Killer:
    """Kills a process when a way was asked for so much: before the store hears of it, or after it has answered."""

    def __init__(self, way: Way, number: int, *, before: bool) -> None:
        self._number, self.process = number, 0
        if before:
            way.fault = self._kill
        else:
            way.after = self._kill

    def _kill(self, asked: Asked) -> None:
        if asked.number == self._number and self.process:
            os.kill(self.process, signal.SIGKILL)


def killed(way: Way, bucket: Bucket, folder: Path, random: Random) -> bool:
    """Publish the files of a folder, and kill that at some moment. Says whether it came to that."""
    way.be_good()
    killer = Killer(way, random.randrange(3, 40), before=random.random() < 0.5)
    command = [sys.executable, "-m", "tests.s3.sending", way.address, bucket.store.bucket, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    killer.process = process.pid
    told = process.communicate(timeout=120)[1].decode()
    way.wait_until_quiet()
    way.be_good()
    assert process.returncode in (0, -signal.SIGKILL), told
    return process.returncode != 0


def test_a_publish_that_is_killed_leaves_whole_pages_and_is_completed(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    random = Random(1950)
    published(bucket, release_in(tmp_path / "0", edition(0)))
    kills = 0
    for number in range(1, 2 * KILLS):
        texts = edition(number)
        release = release_in(tmp_path / str(number), texts)
        kills += killed(way, bucket, tmp_path / str(number), random)
        found = found_in(bucket)
        assert missing(found) == []
        assert found["same/index.html"] == "<p>"
        if random.random() < 0.7:  # else the next edition comes on top of what is half done
            left = {LOCK} if published(bucket, release).is_empty else set()  # it was killed as it had sent everything
            found = found_in(bucket)
            assert found.keys() - left == {*texts, RECORD}
            assert {name: found[name] for name in texts} == texts
            assert bucket.look().files == release.files
        if kills == KILLS:
            break
    assert kills == KILLS
    last = edition(1000)
    published(bucket, release_in(tmp_path / "last", last))
    assert found_in(bucket).keys() == {*last, RECORD}


def test_what_has_arrived_is_not_sent_again(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    many = {f"{number:03}.txt": f"text {number}" for number in range(200)}
    release = release_in(tmp_path / "one", many)
    killer = Killer(way, 150, before=False)
    command = [sys.executable, "-m", "tests.s3.sending", way.address, bucket.store.bucket, str(tmp_path / "one")]
    process = subprocess.Popen(command)
    killer.process = process.pid
    assert process.wait(120) == -signal.SIGKILL
    way.wait_until_quiet()
    arrived = {name for name in found_in(bucket) if name in many}
    assert len(arrived) > 100
    way.be_good()
    plan = published(bucket, release)
    assert set(plan.sent) == many.keys() - arrived
    assert {each.removeprefix("PUT ") for each in way.told if each.endswith(".txt") and each.startswith("PUT")} == set(
        plan.sent
    )


def test_a_lock_that_was_left_is_no_part_of_a_plan_and_goes_with_the_next_publish(
    bucket: Bucket, tmp_path: Path
) -> None:
    first, second = release_in(tmp_path / "one", edition(0)), release_in(tmp_path / "two", edition(1))
    published(bucket, first)
    lock = encoded(Holder(machine(), gone_process(), "x"))
    bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=lock)
    assert bucket.look().files == first.files
    assert bucket.look().foreign == ()
    assert published(bucket, first).is_empty
    assert LOCK not in published(bucket, second).removed
    assert found_in(bucket).keys() == {*edition(1), RECORD}


def gone_process() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid
