"""Again: a site whose texts alone have changed is the last one with these texts.

What `relate` decides depends on what sources say, but not on the words of an article's text. So while all that it reads
is the same, and nothing is due, its last answer holds in the memory of one process, and the keys of all files that show
none of the texts that changed hold in any. That is what is done most: someone writes, and saves, and looks.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from msgspec import structs

from generator.bench import Bench, Options
from generator.intake import Intake
from generator.manifest import MANIFEST
from generator.model import Digest, Parsed, Problem, digest_bytes, digest_of
from generator.outputs.site import Site, sealed_article
from generator.stages.load import COPIED
from generator.stages.plan import Decided, Known, Plan
from generator.store import Memo, signature
from generator.unchanged import Inputs, last_build

TEXTS = ("article", "page")
"""Kinds of sources whose text nothing but their own page and feeds shows. What an entity's file says may be put
together with what a list says of it."""


class Planned(NamedTuple):
    """The last site that was planned: the digest of all that decided it, when, what was wrong, its sources, the
    keys of its files, and what was decided of its texts."""

    world: Digest
    now: datetime
    site: Site
    problems: tuple[Problem, ...]
    parsed: Mapping[str, Parsed]
    keys: Mapping[str, Digest]
    decided: Mapping[str, Decided]


def world_of(inputs: Inputs, intake: Intake, options: Options) -> Digest:
    """The digest of all that decides a site but the time and the words of its texts."""
    asked = options.drafts, options.future, options.fingerprint, options.on_request
    shown = (inputs.config, inputs.themes, asked, intake.unread)
    copied = [(source.path, source.digest) for source in intake.sources if source.kind in COPIED]
    facts = "\0".join([f"{each.path} {each.facts}" for each in intake.parsed])  # no path holds such a character
    return digest_of((shown, copied, digest_bytes(facts.encode())))


def again(memo: Memo, world: Digest, now: datetime, parsed: Iterable[Parsed]) -> tuple[Planned, Known] | None:
    """The last site with the texts of now, and what is known of the keys of its files; None where it is another."""
    last = memo.site
    if not isinstance(last, Planned) or last.world != world or not last.now <= now:
        return None
    if last.site.next_change and last.site.next_change <= now:
        return None
    new = {each.path: each for each in parsed if last.parsed[each.path] is not each}
    if any(each.kind not in TEXTS for each in new.values()):
        return None
    site = structs.replace(
        last.site,
        articles=tuple(
            sealed_article(structs.replace(each, parsed=new[each.parsed.path])) if each.parsed.path in new else each
            for each in last.site.articles
        ),
        pages=tuple(
            structs.replace(each, parsed=new[each.parsed.path]) if each.parsed.path in new else each
            for each in last.site.pages
        ),
    )
    return last._replace(site=site), Known(last.keys, last.decided, frozenset(new))


def known_keys(bench: Bench, world: Digest, parsed: Iterable[Parsed]) -> Known | None:
    """What the last build in the output folder, by whatever process, leaves known of the keys of a site that is the
    same but for some texts: they stand in the manifest, if that is still the one it wrote."""
    output, options = bench.project.output, bench.options
    last = last_build(bench.memo.outputs(output))
    if options.clean or not last or last.world != world or not last.now <= options.now:
        return None
    due = last.report.next_change
    if (due and due <= options.now) or signature(output / MANIFEST) != last.manifest:
        return None
    every = list(parsed)
    changed = [each for each, digest in zip(every, _parts(last.texts), strict=True) if each.digest != digest]
    if any(each.kind not in TEXTS for each in changed):
        return None
    keys = {address: entry.key for address, entry in bench.memo.manifest(output).entries.items()}
    return Known(keys, {}, frozenset(each.path for each in changed))


def digests_of(parsed: Iterable[Parsed]) -> str:
    """The digests of all that sources say, as `known_keys` wants them."""
    return "".join([each.digest for each in parsed])


def digests_with(texts: str, other: Mapping[Digest, Digest]) -> str:
    """The digests of all that sources say, some of them replaced."""
    return "".join([other.get(each, each) for each in _parts(texts)])


def _parts(texts: str) -> list[Digest]:
    return [texts[start : start + _LENGTH] for start in range(0, len(texts), _LENGTH)]


_LENGTH = len(digest_bytes(b""))


def keep(memo: Memo, planned: Planned, plan: Plan, parsed: Iterable[Parsed]) -> None:
    """Remember a site that was planned without an error."""
    keys = {job.address: job.key for job in plan.jobs}
    memo.site = planned._replace(keys=keys, decided=plan.decided, parsed={each.path: each for each in parsed})
