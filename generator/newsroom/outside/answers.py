"""Answers: what came of asking for an address, and how long that is believed."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Kind = Literal["fine", "moved", "gone", "broken", "untrusted", "unreachable", "refused", "private"]
"""`moved`: for good. `gone`: the host says so. `broken`: it answers with another error. `untrusted`: by its
certificate. `unreachable`: nothing that is an answer came. `refused`: the host keeps programs out, so that nothing is
known. `private`: in a network of one's own, and not asked."""

_HOUR = 3600
_BELIEVED: dict[Kind, int] = {
    "fine": 7 * 24 * _HOUR,
    "moved": 7 * 24 * _HOUR,
    "gone": 24 * _HOUR,
    "broken": 24 * _HOUR,
    "untrusted": 24 * _HOUR,
    "refused": 24 * _HOUR,
    "unreachable": _HOUR,
    "private": 0,
}
"""Seconds for which an answer is believed."""

_LONGEST = 1 << 26
"""Bytes of the file of answers that are read."""

FILE = "external.json"


class Answer(Struct, frozen=True, omit_defaults=True):
    """What came of an address: the `status` of the last response (0: none), `why` in words where it is not fine, the
    address that stands for it from now on (`to`, where it has moved for good), and when that was (`at`, in seconds
    since 1970)."""

    kind: Kind
    status: int = 0
    why: str = ""
    to: str = ""
    at: int = 0


def kept(cache: Path) -> dict[str, Answer]:
    """The answers that a folder keeps, by address; none where they cannot be read."""
    with suppress(OSError, msgspec.MsgspecError):
        if (cache / FILE).stat().st_size <= _LONGEST:
            return _decoder.decode((cache / FILE).read_bytes())
    return {}


def keep(cache: Path, answers: Mapping[str, Answer], now: int) -> None:
    """Keep the answers that are still believed. What cannot be kept is asked for again, and that is all."""
    found = {url: each for url, each in sorted(answers.items()) if is_believed(each, now)}
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        (cache / f"{FILE}.new").write_bytes(msgspec.json.encode(found))
        (cache / f"{FILE}.new").replace(cache / FILE)


def is_believed(answer: Answer, now: int) -> bool:
    """Whether an answer is as good as a new one."""
    return 0 <= now - answer.at < _BELIEVED[answer.kind]


_decoder = msgspec.json.Decoder(dict[str, Answer])
