"""The key of a file: the digest of all that its bytes depend on, so that a file with the same key need not be made.

It covers what a job begins with (its `lead`: tools, template, function, texts of the language) and its inputs, by the
digests that stand for these. It is taken where it is needed: in a first build by the workers, as they gather the inputs
for the page anyhow; in a later one before, for each file that is there.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from generator.model import Digest, RenderJob, Sealed, digest_bytes, encoded


def key_of(job: RenderJob) -> Digest:
    """The key of a job's file."""
    return key(job.lead, job.inputs(job.fills))


def key(lead: str, inputs: Sequence[Any]) -> Digest:
    """The key of a file that is made of these inputs."""
    return digest_bytes("\0".join([lead, *[_SHOWN[type(value)](value) for value in inputs]]).encode())


class _Shown(dict[type, Callable[[Any], str]]):
    """What stands for an input in a key, by its type: its digest, or those of its items, or itself."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = attrgetter("digest") if issubclass(kind, Sealed) else _itself
        return self[kind]


def _itself(value: object) -> str:
    return encoded(value).decode()


def _items(value: tuple[Any, ...]) -> str:
    if not value:
        return ""
    return " ".join([each.digest for each in value]) if isinstance(value[0], Sealed) else _itself(value)


_SHOWN = _Shown({str: str, tuple: _items, type(None): lambda _: ""})
