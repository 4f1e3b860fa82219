"""The plan as people read it, and as programs do."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from generator.model import Digest, Problem
from generator.publish.limits import shown
from generator.publish.plan import Gone, Plan
from generator.publish.record import Record

_PLAIN = re.compile(r"/[\w/.~+-]*")
PAGE = 40
"""How many names a list shows."""


class Shown(Struct, frozen=True, kw_only=True):
    """A plan for programs: what is published where, what will be `added`, `changed` and `removed` (paths), how many
    stay the `same`, how many `bytes` are sent, the addresses `gone` without a redirect, the site's `problems`, and
    whether it was `published`."""

    target: str
    where: str
    base_url: str
    mark: str
    commit: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    bytes: int
    gone: tuple[Gone, ...]
    problems: tuple[Problem, ...]
    published: bool


class WentBack(Struct, frozen=True, kw_only=True):
    """Which build readers get again, for programs: its time, its mark, the commit it was built of, and its address."""

    target: str
    time: datetime
    mark: Digest
    commit: str
    base_url: str


def went_back(record: Record) -> WentBack:
    """What to tell programs of the record that holds again."""
    return WentBack(
        target=record.target, time=record.time, mark=record.mark, commit=record.commit, base_url=record.base_url
    )


class Refused(Struct, frozen=True, kw_only=True):
    """What programs are told where nothing was published and no plan is shown: the `problems` for which it was not."""

    problems: tuple[Problem, ...]
    published: bool = False


def for_programs(plan: Plan, where: str, problems: tuple[Problem, ...], *, published: bool) -> Shown:
    """The plan with all its names."""
    record = plan.record
    return Shown(
        target=record.target,
        where=where,
        base_url=record.base_url,
        mark=record.mark,
        commit=record.commit,
        added=plan.added,
        changed=plan.changed,
        removed=plan.removed,
        same=plan.same,
        bytes=plan.bytes,
        gone=plan.gone,
        problems=problems,
        published=published,
    )


def lines(plan: Plan, where: str) -> Iterator[str]:
    """The plan, its names up to a page."""
    yield f"To publish '{plan.record.target}' to {where}, read at {plan.record.base_url}:"
    counts = ((plan.added, "new"), (plan.changed, "changed"), (plan.removed, "removed"))
    yield f"  {', '.join(f'{len(paths)} {what}' for paths, what in counts)}, {plan.same} as they are"
    yield f"  {shown(plan.bytes)} to send"
    if plan.removed:
        yield "Removed:"
        yield from _named(plan.removed)
    if plan.gone:
        yield "Gone without a redirect:"
        yield from _named(f"{each.address}{f' (now at {each.to})' if each.to else ''}" for each in plan.gone)
    yield from _aliases(plan.gone)


def _named(names: Iterable[str]) -> Iterator[str]:
    every = tuple(names)
    yield from (f"  {name}" for name in every[:PAGE])
    if len(every) > PAGE:
        yield f"  and {len(every) - PAGE} more"


def _aliases(gone: Iterable[Gone]) -> Iterator[str]:
    """What to write where, so that old addresses lead to the new ones: the whole line, with those that are there."""
    by_source: dict[str, list[Gone]] = {}
    for each in gone:
        if each.source:
            by_source.setdefault(each.source, []).append(each)
    if by_source:
        yield "To have them lead to where they are now, write into front matter:"
    for source, found in tuple(by_source.items())[:PAGE]:
        already = found[0].aliases
        addresses = dict.fromkeys((*already, *(each.address for each in found)))
        yield f"  {source}{', in place of its aliases' if already else ''}"
        yield f"    aliases: [{', '.join(map(_in_yaml, addresses))}]"


def _in_yaml(address: str) -> str:
    """An address as an item of a list in one line."""
    return address if _PLAIN.fullmatch(address) else "'" + address.replace("'", "''") + "'"
