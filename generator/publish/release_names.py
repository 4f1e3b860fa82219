"""The names of releases that stand side by side: `20240701-120000-1f0c83aa52e6`, a time and the mark of the build. They
sort as they were published."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from generator.publish.release import Release

_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")
_TIME = "%Y%m%d-%H%M%S"
_ENDS = (".json", ".json.new")


def is_of_release(name: str) -> bool:
    """Whether it is the name of a release, of its record, or of a record that is not in place."""
    return any(_NAME.fullmatch(name.removesuffix(end)) for end in _ENDS)


def whole(names: Sequence[str], shown: str = "") -> list[str]:
    """The releases among these names that are whole, from the oldest to the newest: those that have their record in
    place, which comes there when readers see the release, and the one that is `shown`, which may not have got that far.
    """
    there = frozenset(names)
    every = (name for name in there if _NAME.fullmatch(name))
    return sorted(name for name in every if f"{name}.json" in there or (name == shown and f"{name}.json.new" in there))


def cut_off(names: Sequence[str]) -> list[str]:
    """What a publish that was cut off left among these names of releases and records, none of which is shown."""
    ready = whole(names)
    kept = {*ready, *(f"{name}.json" for name in ready)}
    return [name for name in names if is_of_release(name) and name not in kept]


def taken_back(ready: Sequence[str], shown: str, name: str) -> list[str]:
    """The releases that stand between the one that was shown before `name` was and that one: they were taken back, and
    are nothing to go back to."""
    return [each for each in ready if shown < each < name]


def next_name(names: Sequence[str], release: Release) -> str:
    """A name for a release that sorts after those of all that are there, whole or not."""
    time = datetime.now(UTC)
    if last := max((name for name in names if _NAME.fullmatch(name)), default=""):
        time = max(time, datetime.strptime(last[:15], _TIME).replace(tzinfo=UTC) + timedelta(seconds=1))
    return f"{time:{_TIME}}-{release.mark[:12]}"
