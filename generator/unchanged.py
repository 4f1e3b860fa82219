"""Unchanged: a build whose inputs are those of the last one in an output folder, before anything of it is due, is that
build. It ends after a look at the files; nothing is related, planned or rendered."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec import Struct

from generator import finder
from generator.bench import Bench, Options
from generator.errors import SiteError
from generator.hooks.offered import hooks_digest
from generator.model import Digest, Report, Source, digest_of
from generator.stages.load import Listed
from generator.stages.write import as_we_left_them
from generator.store.rows import Outputs, Signature
from generator.toolchain import modules_digest, toolchain

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
    """What is kept of the last good build: the digest of its inputs, the extensions and plug-ins that site.yaml had it
    load and their digests, its time, its report, the manifest's signature, the digest of what is kept of its texts (see
    `touched`), and whether site.yaml asks for a search."""

    inputs: Digest
    extensions: tuple[str, ...]
    modules: Digest
    now: datetime
    report: Report
    manifest: Signature
    kept: Digest = ""
    search: bool = False
    plugins: tuple[str, ...] = ()


def inputs_digest(inputs: Inputs, sources: tuple[Source, ...], options: Options, *, search: bool) -> Digest | None:
    """The digest of all that a build's result depends on but the time; None while a source has not been read. `search`
    is what site.yaml says of it."""
    if not all(source.digest for source in sources):
        return None
    asked = (options.drafts, options.future, options.strict, options.fingerprint, options.on_request)
    where = (options.base_url, options.unlisted)
    shown = (*asked, *where, finder.chosen(options.searches(search)))
    listed = [each for source in sources for each in (source.path, source.digest)]
    return digest_of((toolchain(), shown, inputs.config, inputs.themes, inputs.found.problems, listed))


def unchanged(bench: Bench, inputs: Inputs, doubts: Doubts) -> Report | None:
    """The report of the last build, with nothing done, when this one would be the same and its files are as it left
    them; else None."""
    known = bench.memo.outputs(bench.output)
    last = as_before(bench, inputs, inputs.found.sources)
    if not last or not stands(bench, last, doubts):
        return None
    if doubts():
        bench.memo.keep_outputs(bench.output, known._replace(taken=inputs.started))
    return last.report


def as_before(bench: Bench, inputs: Inputs, sources: tuple[Source, ...]) -> "LastBuild | None":
    """The last build in the output folder, if it had these sources and all else that a build of now reads, and nothing
    of it is due."""
    options = bench.options
    known = bench.memo.outputs(bench.output)
    if options.clean or options.dry or not known.last:
        return None
    if not (last := last_build(known)):
        return None
    digest, due = inputs_digest(inputs, sources, options, search=last.search), last.report.next_change
    if not digest or last.inputs != digest or not last.now <= options.now or (due and due <= options.now):
        return None
    return last if not (last.extensions or last.plugins) or last.modules == _modules(bench, last) else None


def _modules(bench: Bench, last: "LastBuild") -> Digest:
    """The digest of the code that the last build loaded, as it is now; "" where it cannot be loaded."""
    try:
        return modules_digest(last.extensions) + hooks_digest(bench.project.root, last.plugins)
    except SiteError:
        return ""


def stands(bench: Bench, last: "LastBuild", doubts: Doubts) -> bool:
    """Whether all files in the output folder are as the last build left them."""
    output, known = bench.output, bench.memo.outputs(bench.output)
    if output.stamp() != last.manifest:
        return False
    found = doubts()
    return not found or as_we_left_them(found, known, bench.memo.manifest(output), output)


def last_build(known: Outputs) -> LastBuild | None:
    """The last good build in an output folder, if it is known."""
    try:
        return msgspec.json.decode(known.last, type=LastBuild) if known.last else None
    except msgspec.MsgspecError:
        return None
