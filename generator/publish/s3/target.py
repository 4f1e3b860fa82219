"""A store that speaks S3 as a target. Objects are replaced one by one: assets first, then pages, then lists and feeds,
then deletions. Readers may see pages of both builds meanwhile, but none whose assets are missing.

What is there is told by one listing and the record. The record has the tag that the store gave to the bytes of each
object, and the form of its head; an object whose tag is another by now, or that the record does not tell of, has a note
of ours that is asked for, or is sent again. Before the first object is sent the record names the files of both builds,
so that a publish that is cut off leaves nothing that the next one does not know for its own.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec import structs

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish.held import Held
from generator.publish.plan import Plan
from generator.publish.record import RECORD, Record, read_record, record_bytes
from generator.publish.release import Content, Release, in_order, order_of
from generator.publish.targets import overtaken, unusable
from generator.s3.complaints import Teller, telling
from generator.s3.heads import Head, head_of, redirect_of
from generator.s3.lock import LOCK, STALE, Lock, locked
from generator.s3.store import Listing, Store, at_once

PUBLISH = Teller(unusable, "publish again", "publish again: what has arrived is not sent again")
"""How a publish tells of a store."""

RECORD_HEAD = Head("application/json", "no-store")


class Put(NamedTuple):
    """An object that was put into a store: the tag that it got, and the form of its head."""

    tag: str
    form: str


class StoredRecord(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record with what a store said of its `objects`, by path."""

    objects: Mapping[str, Put] = {}


class Bucket(NamedTuple):
    """A bucket, or the part of it below a prefix, that is the site."""

    store: Store
    where: str

    def look(self) -> Held:
        """Every object there."""
        with telling(self.where, self.store.bucket, PUBLISH):
            return self._held()

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Put there what is new, one after the other in the order in which readers may see it."""
        taken = _taken(self.where)
        with telling(self.where, self.store.bucket, PUBLISH), locked(self.store, self.store.listed(), taken) as lock:
            self._sent(release, plan, track, lock)

    def rollback(self) -> Record:
        """Nothing to go back to is kept here."""
        text = "objects are replaced in place, so no earlier release is kept"
        raise SiteError(problem("PF712", text, Location(self.where), "publish an earlier state of the site"))

    # ------------------------------------------------------------ what is there

    def _held(self) -> Held:
        listing = self.store.listed()
        record, known = self._record(listing)
        ours = record.files if record else {}
        allowed = record.others if record else ()
        files = self._files(listing, ours, known)
        foreign = (name for name in listing.objects if name not in ours and name not in (*_OWN, *allowed))
        return Held(record=record, files=files, foreign=tuple(sorted(foreign)))

    def _files(self, listing: Listing, ours: Mapping[str, Content], known: Mapping[str, Put]) -> dict[str, Content]:
        """What is there of ours, by path: as the record has it where the store bears that out, else as is noted on the
        object itself, with no digest where its head would be another by now."""
        there = {path: listing.objects[path] for path in ours if path in listing.objects}
        files: dict[str, Content] = {}
        for path, each in there.items():
            if path in known and known[path].tag == each.tag:
                digest = ours[path].digest
                files[path] = Content(digest if known[path].form == head_of(path, digest).form else "", each.size)
        for path, note in at_once(self.store.note, [path for path in there if path not in files]):
            digest, _, form = note.partition(" ")
            files[path] = Content(digest if form == head_of(path, digest).form else "", there[path].size)
        return files

    def _record(self, listing: Listing) -> tuple[Record | None, Mapping[str, Put]]:
        """The record that is kept there, and what it tells of objects."""
        found = self.store.read(RECORD) if RECORD in listing.objects else None
        if found is None:
            return None, {}
        record = read_record(found[0], f"{self.where.rstrip('/')}/{RECORD}")
        try:
            return record, msgspec.json.decode(found[0], type=StoredRecord).objects
        except msgspec.MsgspecError:
            return record, {}

    # ------------------------------------------------------------ what is done

    def _sent(self, release: Release, plan: Plan, track: Track, lock: Lock) -> None:
        listing = self.store.listed()
        lock.see(listing.objects[LOCK].tag if LOCK in listing.objects else "")
        if self._record(listing)[0] != plan.before:
            raise overtaken(self.where)
        sent, removed = set(plan.sent), plan.removed
        stays = [path for path in release.files if path not in sent]
        if not listing.objects.keys() >= set(stays):
            raise overtaken(self.where)
        objects = {path: Put(listing.objects[path].tag, _form(path, release)) for path in stays}
        if sent or removed:
            both = {**dict.fromkeys(removed, Content("", 0)), **release.files}
            self._keep(structs.replace(plan.record, mark="", files=both), objects)
        with track("Sending", len(sent) + len(removed)) as more:
            for paths in _one_by_one(plan.sent):
                for path, tag in at_once(lambda path: self._put(path, release), paths, lock.beat):
                    objects[path] = Put(tag, _form(path, release))
                    more(1)
            for paths in _one_by_one(reversed(in_order(removed))):
                for _ in at_once(self.store.delete, paths, lock.beat):
                    more(1)
        self._keep(plan.record, objects)

    def _put(self, path: str, release: Release) -> str:
        digest = release.files[path].digest
        head = head_of(path, digest)
        with open(release.folder / path, "rb") as file:
            redirect = redirect_of(file.read(_TOP), release.base_url) if order_of(path) == "page" else ""
            file.seek(0)
            return self.store.put(path, file, head, f"{digest} {head.form}", redirect)

    def _keep(self, record: Record, objects: Mapping[str, Put]) -> None:
        kept = StoredRecord(**{**structs.asdict(record), "objects": dict(sorted(objects.items()))})
        self.store.put(RECORD, record_bytes(kept), RECORD_HEAD)


_OWN = (RECORD, LOCK)
_TOP = 8192
"""Bytes of a page in which it says that it leads elsewhere."""


def _taken(where: str) -> SiteError:
    hint = f"wait until it ends; one that was cut off is forgotten after {STALE.seconds // 60} minutes"
    return SiteError(problem("PF702", "another publish is writing there", Location(where), hint))


def _one_by_one(paths: Iterable[str]) -> list[list[str]]:
    """The paths in groups, as they come, each of which has to be done before the next one is begun."""
    return [list(group) for _, group in groupby(paths, key=order_of)]


def _form(path: str, release: Release) -> str:
    return head_of(path, release.files[path].digest).form
