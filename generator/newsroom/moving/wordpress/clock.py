"""The clock of a blog: WordPress writes each moment by it and in UTC, and names its zone nowhere."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

_MOST = 0.9
_QUARTER, _FURTHEST = 15, 14 * 60
_FIRST, _LAST = 1900, 2199


class Clock(NamedTuple):
    """How many minutes a blog's clock was ahead of UTC, the most frequent first, and in how many texts."""

    offsets: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[datetime | None, datetime | None]]) -> "Clock":
        """The clock by which moments were written; of each both forms, None for one that is not known."""
        found = Counter(ahead for local, world in pairs if local and (ahead := offset(local, world)) is not None)
        return cls(tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))))

    @property
    def fixed(self) -> int | None:
        """The offset of nearly all texts; None where there is none, as with summer time."""
        total = sum(number for _, number in self.offsets)
        return self.offsets[0][0] if self.offsets and self.offsets[0][1] >= _MOST * total else None

    def zone(self) -> str:
        """The zone of IANA's that has the fixed offset all year; "" where there is none, and for UTC."""
        hours, rest = divmod(self.fixed or 0, 60)
        return (
            f"Etc/GMT{-hours:+d}" if hours and not rest and -12 <= hours <= 14 else ""
        )  # their signs are turned round

    def told(self) -> str:
        """A line for a site.yaml whose zone somebody has to choose; "" where that is decided."""
        if not self.offsets or self.fixed == 0 or self.zone():
            return ""
        shown = ", ".join(f"{signed(ahead)} in {number:,} texts" for ahead, number in self.offsets[:3])
        return f"timezone: UTC    # the old blog's clock was at {shown}: write its zone, such as Europe/Berlin"


def moment_of(text: str) -> datetime | None:
    """A moment as WordPress writes it; None for one that does not exist, such as 0000-00-00."""
    try:
        at = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    return at if _FIRST <= at.year <= _LAST else None


def offset(local: datetime, world: datetime | None) -> int | None:
    """The minutes that a moment by the blog's clock is ahead of the same in UTC; None where no zone has that offset."""
    if world is None:
        return None
    ahead = round((local - world).total_seconds() / 60)
    return None if abs(ahead) > _FURTHEST or ahead % _QUARTER else ahead


def written(local: datetime, world: datetime | None, clock: Clock) -> str:
    """A moment as front matter has it: with its offset, else that of nearly all texts, else none."""
    ahead = round((local - world).total_seconds() / 60) if world else None
    if ahead is None or abs(ahead) > _FURTHEST:
        ahead = clock.fixed
    return f"{local:%Y-%m-%d %H:%M:%S}" + ("" if ahead is None else signed(ahead) if ahead else "Z")


def signed(ahead: int) -> str:
    """An offset as ISO 8601 writes it: +05:30."""
    return f"{'-' if ahead < 0 else '+'}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}"
