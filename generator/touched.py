"""Touched: a build before which only words of articles and pages have changed, or no more than the times of files.

It makes the files that show these texts anew, of what is kept of the site; nothing else is read, related or planned.
Where more has changed it makes nothing, and the whole site is planned.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct, structs

from generator.answers import Answers
from generator.bench import Bench
from generator.delivery import Made
from generator.hooks.offered import Hooks, hooks_of
from generator.intake import known_from, read_all, rules_of
from generator.knowledge import is_recognising, known_names, tells_names
from generator.manifest import is_twin
from generator.model import EncodedBody, Parsed, Problem, Source, digest_bytes
from generator.outputs.kept import KeptBlocks, KeptTexts, places_of, texts_of
from generator.outputs.pages import promised
from generator.reading import Asked, Read, Reading, reading_for
from generator.records import found_in
from generator.schema import SiteFront
from generator.stages.load import COPIED
from generator.stages.plan import Plan, Workshop, retold
from generator.store.memo import Memo
from generator.store.rows import Known
from generator.templates import Templates
from generator.theme import load_theme
from generator.toolchain import modules_digest, toolchain
from generator.unchanged import Doubts, Inputs, LastBuild, as_before, stands


def touched(bench: Bench, inputs: Inputs, doubts: Doubts) -> Made | None:
    """The files to make anew; None where the whole site has to be planned."""
    before = _before(inputs.found.sources, bench.memo.sources)
    last = as_before(bench, inputs, before) if before else None
    if not last:
        return None
    with bench.clock("load"):
        config, _ = bench.config()
        hooks = hooks_of(bench.project.root, config)
    with bench.clock("parse"):
        changes = _changes(bench, inputs, before, config, hooks)
    if not changes or not stands(bench, last, doubts) or not _is_whole(bench):
        return None
    with bench.clock("plan"):
        workshop = _workshop(bench, config, hooks)
        plan = _plan(bench, last, config, workshop, changes)
    if not plan:
        return None
    memo = bench.memo
    problems = [each for each in last.report.problems if each.at.path not in changes.texts]
    memo.saved(well=memo.learn(changes.rows, changes.findings, changes.bodies, memo.names)())
    return Made(
        config=config,
        sources=tuple([_as(source, changes.rows) for source in before]),
        reading=changes.reading,
        modules=last.modules,
        templates=workshop.templates,
        jobs=plan.jobs,
        problems=(*problems, *changes.problems, *plan.problems, *plan.links),
        report=last.report,
        answers=memo.answers,
        kept=last.kept,
        hooks=hooks,
    )


TEXTS = ("article", "page")
"""Kinds of sources whose words nothing but their own page and feeds shows. What an entity's file says may be put
together with what a list says of it."""

_MOST = 2000
"""Sources to be read, beyond which they are better read by a build that plans the whole site."""


def _before(sources: tuple[Source, ...], known: Mapping[str, Known]) -> tuple[Source, ...]:
    """All sources as they were when they were last read; none where one never was, or none may have changed."""
    unread = [source.path for source in sources if not source.digest]
    if not 0 < len(unread) <= _MOST or not all(path in known for path in unread):
        return ()
    return tuple([source if source.digest else _as(source, known) for source in sources])


def _as(source: Source, known: Mapping[str, Known | None]) -> Source:
    row = known.get(source.path)
    return structs.replace(source, digest=row.digest) if row else source


def _is_whole(bench: Bench) -> bool:
    """Whether the manifest and the store know of the same files."""
    manifest, known = bench.memo.manifest(bench.output), bench.memo.outputs(bench.output)
    return not manifest.writing and manifest.entries.keys() == known.signatures.keys()


# ---------------------------------------------------------------- what has changed


class _Changes(Struct, frozen=True, kw_only=True):
    """What was read: rows for the store; of texts that say something else, by path, what they say now, as it is and
    encoded, and their bodies; what is wrong with their words."""

    reading: Reading
    rows: dict[str, Known | None] = {}
    texts: dict[str, Parsed] = {}
    findings: dict[str, bytes] = {}
    bodies: dict[str, EncodedBody] = {}
    problems: list[Problem] = []

    def take(self, read: Read, before: bytes | None) -> bool:
        """Take in a text that says something else than `before`. Gives False, where it differs in more than words."""
        new = found_in(read.kind, read.found)
        try:
            (old,) = found_in(read.kind, before or b"").parsed
            (text,) = new.parsed
        except (msgspec.MsgspecError, ValueError):
            return False
        if not read.body or text.facts != old.facts or any(each.severity == "error" for each in new.problems):
            return False
        self.texts[read.path] = text
        self.findings[read.path] = read.found
        self.bodies[read.path] = read.body
        self.problems.extend(new.problems)
        return True


def _changes(
    bench: Bench, inputs: Inputs, before: tuple[Source, ...], config: SiteFront, hooks: Hooks
) -> _Changes | None:
    """What has changed; None where that is more than words of texts, or cannot be told."""
    memo = bench.memo
    memo.recall_names()
    if any(source.path not in memo.sources for source in before):  # the store was damaged, and is set aside
        return None
    recognises = is_recognising(before, config)
    rules = rules_of(config, modules_digest(config.markdown.extensions) + hooks.reading, recognises=recognises)
    if any(memo.sources[source.path].rules != rules for source in before if source.kind not in COPIED):
        return None
    names = known_names(memo, (each for each in before if tells_names(each))) if recognises else None
    if recognises and not names:
        return None
    found = _Changes(reading=reading_for(bench.project.root, config, names, hooks, far=bench.cluster is not None))
    asked = [Asked(each, memo.sources[each.path].digest) for each in inputs.found.sources if not each.digest]
    for each, read in read_all(bench, found.reading, asked, config.markdown, tuple):
        source, as_it_was = each.source, read.digest == each.known
        if read.problems or not (as_it_was or (source.kind in TEXTS and found.take(read, memo.finding(source.path)))):
            return None
        row = memo.sources[source.path] if as_it_was else None
        found.rows[source.path] = known_from(source, read, row, rules, inputs.started)
    return found


# ---------------------------------------------------------------- what shows it


def _workshop(bench: Bench, config: SiteFront, hooks: Hooks) -> Workshop:
    theme, _ = load_theme(bench.project.root / "themes", config.theme)
    return Workshop(
        templates=Templates(theme, Answers(lambda: bench.memo.answers), config.language, hooks.filters),
        assets=theme.assets,
        toolchain=toolchain(),
        fingerprint=bench.options.fingerprint,
        promised=promised(config, preview=bench.options.on_request),
    )


def _plan(bench: Bench, last: LastBuild, config: SiteFront, workshop: Workshop, changes: _Changes) -> Plan | None:
    """What to make anew; None where that cannot be told of what is kept."""
    memo, output = bench.memo, bench.output
    data = memo.texts(output)
    if not changes.texts:
        return Plan(())
    if digest_bytes(data) != last.kept:
        return None

    def find(path: str) -> Parsed | None:
        return changes.texts.get(path) or _found(memo, path)

    try:
        kept = msgspec.json.decode(data, type=KeptTexts)
        made = {address for address, entry in memo.manifest(output).entries.items() if not is_twin(entry.key)}
        places = places_of(kept, made | workshop.promised, last.report.withheld, find)
        blocks = KeptBlocks(kept.blocks, memo.answers)
        site = texts_of(kept, config, places, find, blocks, catalogues=workshop.templates.catalogues)
        articles = [kept.articles.index(path) for path in changes.texts if path in kept.articles]
        pages = [site.pages[kept.pages.index(path)] for path in changes.texts if path in kept.pages]
        if kept.elsewhere & changes.texts.keys():
            return None
        told = tuple([each for path in changes.texts for each in kept.told.get(path, ())])
        return retold(site, articles, pages, workshop, places)._replace(problems=told)
    except (msgspec.MsgspecError, LookupError):
        return None


def _found(memo: Memo, path: str) -> Parsed | None:
    source = path.partition("#")[0]
    data, row = memo.finding(source), memo.sources.get(source)
    parsed = found_in(row.kind, data).parsed if data and row and row.rules else ()
    return next((each for each in parsed if each.path == path), None)
