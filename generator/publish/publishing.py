"""Publishing, from the first look to the last: the site is built for its target, what stands there is looked at, what
will be done is planned, and refused or done.

    with held_for(named):                    nobody else publishes from here
        found = prepared(…)                  nothing has been changed yet
        problems = carried_out(found, …)     now it has
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from generator.bench import Track
from generator.errors import SiteError, judged
from generator.model import Problem, Report
from generator.places import placed
from generator.publish import refusals
from generator.publish.addresses import no_address
from generator.publish.held import Held
from generator.publish.live import PATIENCE, verified
from generator.publish.moves import Moved, moves
from generator.publish.places import alone
from generator.publish.plan import Plan, planned
from generator.publish.record import Record, keep_locally
from generator.publish.release import Release
from generator.publish.repository import renamed_since
from generator.publish.staging import FOLDER, aliases_in, staged
from generator.publish.targets import Named, Target, chosen, target_of, unusable
from generator.schema import SiteFront
from generator.stages.load import load_config
from generator.store.memo import Memo


class Asked(NamedTuple):
    """How a publish is asked for: the time of the build, whether all is made anew, whether what is not ours at the
    target may stay, and how many files may be removed though they are many."""

    now: datetime
    clean: bool = False
    adopt: bool = False
    allowed: int = 0


class Prepared(NamedTuple):
    """All that is known before anything is done, what is wrong with the site that does not keep it from being
    published, and what does (`refused`)."""

    named: Named
    target: Target
    release: Release
    plan: Plan
    problems: tuple[Problem, ...]
    refused: tuple[Problem, ...] = ()


def named_target(root: Path, name: str | None) -> tuple[Named, SiteFront]:
    """The target of that name, and site.yaml. Raises SiteError; where site.yaml has errors, a target that it names may
    be missing, so they are told and nothing else."""
    config, problems = load_config(root)
    if any(each.severity == "error" for each in problems):
        raise SiteError(*judged(problems, config.checks, strict=False))
    return chosen(config.publish, name, root), config


@contextmanager
def held_for(named: Named) -> Iterator[None]:
    """Publish alone, as far as this folder of the site goes. Raises SiteError (PF702)."""
    folder = named.root / FOLDER / f"{named.name}.lock"
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(folder, f"{FOLDER}/{named.name}"))
        except OSError as error:
            raise unusable(str(folder), (error.strerror or str(error)).lower()) from None
        yield


def prepared(named: Named, config: SiteFront, memo: Memo, asked: Asked, track: Track) -> Prepared:
    """Build for the target, look at it, and plan. Raises SiteError where there can be no plan."""
    root = named.root
    if wrong := _told(no_address(named, config), root):
        raise SiteError(*wrong)
    target = target_of(named)
    report, release = staged(named, config, memo, asked.now, track, clean=asked.clean)
    if release is None:
        raise SiteError(*report.problems)
    held = target.look()
    ended = frozenset((*config.gone, *_expired(held, report)))
    plan = planned(named.name, held, release, _moved(held, release, root, memo), ended=ended, adopt=asked.adopt)
    refused = _told(
        (
            *refusals.unfit(named, report, release),
            *refusals.unlike(named, held, release, plan, adopt=asked.adopt),
            *refusals.too_much(named, held, plan, asked.allowed, ended),
            *refusals.mistaken(named, report, held.record, release, config),
        ),
        root,
    )
    return Prepared(named, target, release, plan, report.problems, refused)


def carried_out(found: Prepared, track: Track, patience: float = PATIENCE) -> tuple[Problem, ...]:
    """Put the release there, and see whether readers get it. Gives warnings; raises SiteError, and does nothing where
    it is refused."""
    named, target, release, plan, _, refused = found
    if refused:
        raise SiteError(*refused)
    target.send(release, plan, track)
    keep_locally(plan.record, named.root / FOLDER / f"{named.name}.json")
    return _seen(named, release, plan, patience)


def rolled_back(named: Named) -> Record:
    """Bring back the release before the one that is read. Raises SiteError."""
    record = target_of(named).rollback()
    keep_locally(record, named.root / FOLDER / f"{named.name}.json")
    return record


def _seen(named: Named, release: Release, plan: Plan, patience: float) -> tuple[Problem, ...]:
    if not named.front.verify:
        return ()
    return verified(named.front.verify_at or release.base_url, release, plan, patience)


def _moved(held: Held, release: Release, root: Path, memo: Memo) -> tuple[Moved, ...]:
    if not held.record:
        return ()
    before = held.record.texts
    renamed = renamed_since(root, held.record.commit) if before.keys() - release.texts.keys() else {}
    found = moves(before, release.texts, renamed)
    return tuple(each._replace(aliases=aliases_in(memo, each.source)) for each in found)


def _expired(held: Held, report: Report) -> Iterator[str]:
    """The addresses that articles had which have expired since."""
    texts = held.record.texts if held.record else {}
    for each in report.withheld:
        if each.why == "expired" and each.path in texts:
            yield texts[each.path].address


def _told(problems: Iterable[Problem], root: Path) -> tuple[Problem, ...]:
    """What is wrong, each at its place."""
    return judged(placed(problems, root), {}, strict=False)
