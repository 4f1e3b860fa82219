"""Unchanged: a build whose inputs are those of the last one in an output folder, before anything of it is due, is that
build. It ends after a look at the files; nothing is related, planned or rendered."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.bench import Bench, Options
from generator.manifest import MANIFEST
from generator.model import Digest, Report, Source, digest_of, encoded
from generator.stages.load import Listed
from generator.stages.write import as_we_left_them
from generator.store import Memo, Outputs, Signature, signature
from generator.toolchain import toolchain

Doubts = Callable[[], frozenset[str]]
"""Gives the addresses of files that are not surely as the last build left them."""


class Inputs(Struct, frozen=True):
    """All that a build reads: when it began to, in nanoseconds, what lies in content/, the digests of site.yaml and of
    all themes."""

    started: int
    found: Listed
    config: Digest
    themes: Digest


class LastBuild(Struct, frozen=True):
    """What is kept of the last good build: the digest of its inputs, the modules that site.yaml had it load and their
    digest, its time, its report, and the manifest's signature; the digest of all that decided its site but the words of
    texts, and those of what its sources say, in their order, one behind the other (see `again`)."""

    inputs: Digest
    extensions: tuple[str, ...]
    modules: Digest
    now: datetime
    report: Report
    manifest: Signature
    world: Digest = ""
    texts: str = ""


def inputs_digest(inputs: Inputs, sources: tuple[Source, ...], options: Options) -> Digest | None:
    """The digest of all that a build's result depends on but the time; None while a source has not been read."""
    if not all(source.digest for source in sources):
        return None
    shown = (options.drafts, options.future, options.strict, options.fingerprint)
    listed = [each for source in sources for each in (source.path, source.digest)]
    return digest_of((toolchain(), shown, inputs.config, inputs.themes, inputs.found.problems, listed))


def unchanged(bench: Bench, inputs: Inputs, doubts: Doubts) -> Report | None:
    """The report of the last build, with nothing done, when this one would be the same and its files are as it left
    them; else None."""
    output, options = bench.project.output, bench.options
    known = bench.memo.outputs(output)
    if options.clean or options.dry or not known.last:
        return None
    if not (digest := inputs_digest(inputs, inputs.found.sources, options)):
        return None
    if not (last := last_build(known)):
        return None
    due = last.report.next_change
    if last.inputs != digest or not last.now <= options.now or (due and due <= options.now):
        return None
    if last.extensions and _modules(last.extensions) != last.modules:
        return None
    if signature(f"{output}/{MANIFEST}") != last.manifest:
        return None
    if found := doubts():
        if not as_we_left_them(found, known, bench.memo.manifest(output), output):
            return None
        bench.memo.keep_outputs(output, Outputs(known.last, known.signatures, inputs.started))
    return last.report


def last_build(known: Outputs) -> LastBuild | None:
    """The last good build in an output folder, if it is known."""
    try:
        return msgspec.json.decode(known.last, type=LastBuild) if known.last else None
    except msgspec.MsgspecError:
        return None


def remember(output: Path, memo: Memo, build: LastBuild, signatures: Mapping[str, Signature], taken: int) -> None:
    """Keep what the next build needs to know of this one; `taken` is when its last signature was taken."""
    memo.keep_outputs(output, Outputs(encoded(build), dict(signatures), taken))


def _modules(extensions: tuple[str, ...]) -> Digest:
    from generator.intake import modules_digest  # here, since it brings all of parsing with it

    return modules_digest(extensions)
