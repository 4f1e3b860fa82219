"""`parcferme check`: a build that writes nothing, and what the editor's rules find beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import structs

from generator.bench import Options, Project, Track, uncollected
from generator.build import Survey, build
from generator.errors import SiteError, in_order, is_of_a_rule, judged, problem
from generator.ignores import Ignore, ignores, source
from generator.model import Location, Problem, Report
from generator.newsroom.codes import EVERY, RULES
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.plugged import plugged
from generator.places import placed
from generator.store.memo import Memo
from generator.text.slugs import nearest


class Checked(NamedTuple):
    """What a check found, and the site it was found in, None where it did not come to that."""

    report: Report
    desk: Desk | None = None


def check(project: Project, memo: Memo, options: Options, track: Track) -> Checked:
    """What a build would tell, its warnings as errors, and what the rules find: these are warnings, unless `checks` of
    site.yaml says otherwise or `options` are strict. Nothing is written."""
    seen: list[Survey] = []
    asked = structs.replace(options, dry=True, strict=True, heeds_ignores=False)
    report = build(project, memo, asked, track, seen.append)
    if not seen:
        return Checked(report)
    desk = Desk(seen[0], memo, project.root, options.now)
    try:
        with uncollected():
            every = (*report.problems, *judged(findings(desk), desk.config.checks, strict=options.strict))
    except SiteError as error:  # a file was changed while it was looked at
        return Checked(structs.replace(report, problems=in_order((*report.problems, *error.problems))))
    finally:
        memo.rest()
    said = {path: found for path in _paths(desk) if (found := ignores(path, source(path, desk.root)))}
    idle = judged(_idle(chain(*said.values()), every, desk), desk.config.checks, strict=options.strict)
    unknown = placed(_unknown(desk.config.checks), desk.root)
    kept = [each for each in every if not any(ignore.covers(each) for ignore in said.get(each.at.path, ()))]
    return Checked(structs.replace(report, problems=in_order((*kept, *idle, *unknown))), desk)


def findings(desk: Desk) -> list[Problem]:
    """What the rules find that site.yaml does not turn off, at their places, whatever texts say is not to be told."""
    wanted = (rule for rule in (*RULES, *plugged(desk)) if desk.config.checks.get(rule.code) != "off")
    return placed((each for rule in wanted for each in rule.run(desk)), desk.root)


def _paths(desk: Desk) -> list[str]:
    """The files that may say what is not to be told: those that are looked at."""
    return ["site.yaml", *dict.fromkeys(copy.path for copy in desk.copies)]


def _idle(said: Iterable[Ignore], every: Sequence[Problem], desk: Desk) -> Iterator[Problem]:
    """Where texts say that something is not to be told which nobody would tell."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for each in every:
        by_path[each.at.path].append(each)
    for ignore in said:
        code = ignore.code
        if any(ignore.covers(each) for each in by_path[ignore.at.path]) or _is_not_looked_for(code, desk):
            continue
        if code not in EVERY:
            meant = nearest(code, EVERY)
            hint = (
                f"did you mean '{meant}'?" if meant else "codes stand in the handbook, and behind each mistake's count"
            )
            yield problem("PF829", f"'{code}' is no code of a mistake", ignore.at, hint)
        elif EVERY[code][0] == "error":
            yield problem("PF829", f"'{code}' is always an error: {EVERY[code][1]}", ignore.at, "mend it where it is")
        else:
            yield problem("PF829", f"there is no {code} to ignore here", ignore.at, "take the comment out")


def _unknown(checks: Mapping[str, str]) -> Iterator[Problem]:
    """The codes in `checks` of site.yaml that only a rule may have, and none has."""
    for code in checks:
        if is_of_a_rule(code) and code not in EVERY:
            meant = nearest(code, EVERY)
            hint = f"did you mean '{meant}'?" if meant else "the handbook lists all codes"
            at = Location("site.yaml", key=f"checks.{code}:")
            yield problem("PF116", f"'{code}' is no code of a mistake", at, hint)


def _is_not_looked_for(code: str, desk: Desk) -> bool:
    """Whether nobody has looked for a mistake: site.yaml turns it off, or it takes an import, a publish, a network."""
    return desk.config.checks.get(code) == "off" or code.startswith(("PF14", "PF7"))
