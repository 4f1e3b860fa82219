"""The memo: what is known of earlier builds, in memory and, where there is a folder, in the store's file too."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from generator.manifest import Manifest
from generator.model import Body, Digest, EncodedBody, Found, FoundAs, encoded
from generator.store.file import News, StoreFile
from generator.store.rows import KeptNames, Known, Outputs, Signature

AT_HAND = 1 << 25
"""Bytes of bodies that are kept in memory though they are in the store: what was just parsed is rendered next."""


class Place(Protocol):
    """Where builds write to, as far as the memo is concerned."""

    @property
    def name(self) -> str:
        """By which it is known: no other place has it."""

    def stamp(self) -> Signature | None:
        """The signature of its manifest; None where there is none."""

    def manifest(self) -> Manifest:
        """The manifest that is there."""


class Memo:
    """What is known of earlier builds: in memory alone, or in a folder too. `note` says so when a store was set aside,
    `unsaved` when it cannot be written.

    `clean` reads nothing of what the folder holds, but leaves what this build learns.
    """

    def __init__(self, folder: Path | None = None, *, clean: bool = False) -> None:
        self._file = StoreFile(folder, clean=clean)
        self.sources = self._file.sources()
        self.findings: dict[str, bytes | Found] = {}  # encoded until a build asks for it
        self.names: KeptNames | None = None
        self._stored_names: Digest = ""
        self.answers: Mapping[str, bytes] = {}
        self.made: object = None  # what the last build was made of: taking that apart would take a while
        self._recalled: set[str] = set()
        self._bodies: dict[str, EncodedBody] = {}
        self._bulk = 0
        self._words: dict[str, str] = {}
        self._has_all_words = folder is None or clean
        self._outputs: dict[str, Outputs] = {}
        self._texts: dict[str, bytes] = {}
        self._manifests: dict[str, tuple[Signature, Manifest]] = {}

    @property
    def note(self) -> str:
        """That the store was set aside, and why; "" where it was not."""
        return self._file.note

    @property
    def unsaved(self) -> str:
        """That the store cannot be written, and why; "" where it can."""
        return self._file.unsaved

    # ------------------------------------------------------------ what was asked for before

    def body(self, path: str, digest: Digest) -> Body | None:
        """The body of a source, if it is kept and is the one with that digest."""
        kept = self._bodies.get(path) or self._file.body(path)
        if kept is None or kept.digest != digest:
            return None
        return kept.body

    def finding(self, path: str) -> bytes | None:
        """What was found in a source, encoded, if that is known."""
        if path not in self.findings and "findings" not in self._recalled:
            known = self.sources.get(path)
            self.recall_names()
            return self._file.finding(known, self._stored_names) if known else None
        found = self.findings.get(path)
        return encoded(found) if isinstance(found, FoundAs) else found

    def recall(self) -> None:
        """Read what was found in all sources that are known: a build that finds nothing changed does without. Where it
        cannot be read, nothing is known."""
        self.recall_names()
        if self._is_to_recall("findings"):
            found = self._file.findings(self.sources, self._stored_names)
            if found is None:
                self._forget()
            else:
                self.findings = {**found, **self.findings}

    def recall_names(self) -> None:
        """Read what is known of names, and the answers: a build that finds only words changed needs no more."""
        if self._is_to_recall("names"):
            found = self._file.names()
            if found is None:
                self._forget()
            else:
                self.names, self.answers = found
                self._stored_names = self.names.key if self.names else ""

    def _is_to_recall(self, what: str) -> bool:
        is_new = what not in self._recalled
        self._recalled.add(what)
        return is_new and bool(self._file) and bool(self.sources)

    def _forget(self) -> None:
        self.sources, self.findings, self.names, self._stored_names = {}, {}, None, ""

    def words(self) -> Mapping[str, str]:
        """The words of each article on which it hangs what names in it mean, by path, as far as they are known."""
        if not self._has_all_words and self.sources:
            found = self._file.words(self.sources)
            if found is None:
                self._forget()
            else:
                self._words = {**found, **self._words}
        self._has_all_words = True
        return self._words

    def outputs(self, output: Place) -> Outputs:
        """What the last good build left in a place."""
        name = output.name
        if name not in self._outputs:
            self._outputs[name] = self._file.outputs(name)
        return self._outputs[name]

    def texts(self, output: Place) -> bytes:
        """What the last build that planned the site in a place left of its texts; b"" for nothing."""
        name = output.name
        if name not in self._texts:
            self._texts[name] = self._file.texts(name)
        return self._texts[name]

    def manifest(self, output: Place) -> Manifest:
        """The manifest in a place: as it was kept, unless it is another by now. Raises SiteError as `read_manifest`
        does."""
        kept = self._manifests.get(output.name)
        if kept and kept[0] == output.stamp():
            return kept[1]
        return output.manifest()

    # ------------------------------------------------------------ what is kept

    def put_aside(self, bodies: Mapping[str, EncodedBody]) -> bool:
        """Save bodies ahead of what else a build reads, where many would fill the memory. Says whether that went
        well: they are then in the folder, under digests that nothing asks for before the rest is learned."""
        return bool(self._file) and self._file.save_bodies(bodies)

    def learn(
        self,
        sources: Mapping[str, Known | None],
        findings: Mapping[str, bytes],
        bodies: Mapping[str, EncodedBody],
        names: KeptNames | None = None,
        *,
        decoded: Mapping[str, Found] = MappingProxyType({}),
        keep: bool = True,
    ) -> Callable[[], bool]:
        """Take in what this build read: sources by path, None for those that are gone, what was found in those that
        were parsed, and that `decoded`, their bodies (without data where they were put aside), and the names that
        articles were read for. Gives what saves it in the folder, which may be called in a process of its own; without
        `keep` nothing is to be saved, and what was known before stays known."""
        self._bodies.update(bodies)
        for path in [path for path, body in bodies.items() if not body.data]:
            del self._bodies[path]
        self._bulk = sum(len(body.data) for body in self._bodies.values())
        if not keep:
            return _nothing
        self.names = names
        self._words.update((path, body.words) for path, body in bodies.items())
        for path, known in sources.items():
            if known:
                self.sources[path] = known
            else:
                self.sources.pop(path, None)
                self.findings.pop(path, None)
                self._bodies.pop(path, None)
                self._words.pop(path, None)
        self.findings.update(findings)
        self.findings.update(decoded)
        gone = [path for path, known in sources.items() if not known]
        rows = [known for known in sources.values() if known]
        if not (self._file and (gone or rows)):
            return _nothing
        return partial(self._file.save, News(gone, rows, findings, bodies, names, self._stored_names))

    def saved(self, *, well: bool) -> None:
        """Let go of bodies that are saved, if they are many: they are read from the folder from now on."""
        if not well:
            return
        self._file.saved()
        self._stored_names = self.names.key if self.names else self._stored_names
        if self._bulk > AT_HAND:  # known before: a look at each now would copy its memory, which a process shares
            self._bodies.clear()

    def keep_outputs(self, output: Place, found: Outputs, texts: bytes | None = None) -> None:
        """Remember the files that this build left in a place, and what is kept of texts (None: what is kept
        already)."""
        name = output.name
        if self._outputs.get(name) == found and texts is None:
            return
        self._outputs[name] = found
        if texts is not None:
            self._texts[name] = texts
        self._file.save_outputs(name, found, texts)

    def keep_answers(self, answers: Mapping[str, bytes]) -> None:
        """Remember the answers that this build asked for, and no others."""
        new = {key: data for key, data in answers.items() if key not in self.answers}
        gone = self.answers.keys() - answers.keys()
        self.answers = answers
        if new or gone:
            self._file.save_answers(gone, new)

    def keep_manifest(self, output: Place, manifest: Manifest) -> None:
        """Remember, in memory alone, the manifest that this build has put into a place."""
        if seen := output.stamp():
            self._manifests[output.name] = seen, manifest

    def rest(self) -> None:
        """Let go of the store's file, as before a fork: SQLite's connections must not be carried over."""
        self._file.rest()


def _nothing() -> bool:
    return False
