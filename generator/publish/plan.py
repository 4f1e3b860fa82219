"""The plan of a publish: what is sent, what is removed, which addresses are lost. It is shown first."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from generator.publish.held import Held
from generator.publish.moves import Moved
from generator.publish.record import Record, record_of
from generator.publish.release import Release, in_order, order_of, plain
from generator.text.slugs import address_of


class Gone(Struct, frozen=True, omit_defaults=True):
    """An address that was live and will be gone without a redirect. Where its text seems to have moved, `to` is where
    that stands now, and `source` the file that may say so, by `aliases`: those that it has already."""

    address: str
    to: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()


class Plan(Struct, frozen=True, kw_only=True):
    """What a publish will do: the paths that are `added`, `changed` and `removed`, how many stay the `same`, the
    `bytes` to be sent; the addresses `gone`; the `record` to be kept at the target, the one that was there `before`,
    and whether they differ (`renewed`)."""

    record: Record
    before: Record | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    bytes: int
    gone: tuple[Gone, ...] = ()
    renewed: bool = True

    @property
    def sent(self) -> tuple[str, ...]:
        """All that is sent, in the order in which it is put into place where that is done one by one."""
        return tuple(in_order((*self.added, *self.changed)))

    @property
    def is_empty(self) -> bool:
        """Whether the target holds all of it already."""
        return not (self.added or self.changed or self.removed or self.renewed)


def planned(
    name: str,
    held: Held,
    release: Release,
    moved: Iterable[Moved] = (),
    *,
    ended: Collection[str] = (),
    adopt: bool = False,
) -> Plan:
    """The plan that makes a target hold the release, and no other file of ours. With `adopt`, what is foreign there may
    stay, but for files of the release's names. `moved` are texts that stand elsewhere now, `ended` are addresses that
    are meant to be gone."""
    known = held.record.others if held.record else ()
    others = tuple(sorted(path for path in {*known, *(held.foreign if adopt else ())} if path not in release.files))
    record = record_of(release, name, others)
    taken = {path for path in held.foreign if path in release.files} if adopt else set[str]()
    added = [path for path in release.files if path not in held.files and path not in taken]
    changed = [path for path, each in release.files.items() if path in taken or held.files.get(path, each) != each]
    removed = [path for path in held.files if path not in release.files]
    return Plan(
        record=record,
        before=held.record,
        added=tuple(sorted(added)),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(removed)),
        same=len(release.files) - len(added) - len(changed),
        bytes=sum(release.files[path].size for path in (*added, *changed)),
        gone=tuple(_gone(removed, moved, ended)),
        renewed=held.record is None or _told(held.record) != _told(record),
    )


def _told(record: Record) -> tuple[object, ...]:
    """What of a record is written anew where it differs; a build at another time is not another."""
    return record.target, record.base_url, record.mark, record.others, record.keeps_out


def _gone(removed: Iterable[str], moved: Iterable[Moved], ended: Collection[str]) -> Iterable[Gone]:
    """The pages, lists and feeds among what is removed. Style sheets, scripts and pictures are the build's own to
    name."""
    elsewhere = {each.address: each for each in moved}
    for path in sorted(removed):
        address = address_of(path)
        if found := elsewhere.get(address):
            yield Gone(address, found.to, found.source, found.aliases)
        elif address not in ended and order_of(path) != "asset" and plain(path) == path:
            yield Gone(address)
