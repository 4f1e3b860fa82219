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


def whole(names: Sequence[str]) -> list[str]:
    """The releases among these names that are whole, which is what have their record, from the oldest to the newest."""
    there = frozenset(names)
    return sorted(name for name in names if _NAME.fullmatch(name) and f"{name}.json" in there)


def cut_off(names: Sequence[str]) -> list[str]:
    """What a publish that was cut off left among these names of releases and records."""
    ready = whole(names)
    kept = {*ready, *(f"{name}.json" for name in ready)}
    return [name for name in names if is_of_release(name) and name not in kept]


def next_name(ready: Sequence[str], release: Release) -> str:
    """A name for a release that sorts after those of all that are there."""
    time = datetime.now(UTC)
    if ready:
        last = datetime.strptime(ready[-1][:15], _TIME).replace(tzinfo=UTC)
        time = max(time, last + timedelta(seconds=1))
    return f"{time:{_TIME}}-{release.mark[:12]}"
