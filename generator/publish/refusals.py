"""Refusals: what keeps a site from being published. Each is a problem of its own, and all of them are told at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import structs

from generator.errors import problem
from generator.model import ENTITY_FOLDERS, Location, Problem, Report
from generator.publish.addresses import address_at
from generator.publish.held import Held
from generator.publish.limits import beyond
from generator.publish.places import text_of
from generator.publish.plan import Plan
from generator.publish.record import Record
from generator.publish.release import Release, Text
from generator.publish.targets import Named
from generator.schema import SiteFront

SHOWN = 10
"""How many names a message holds."""

LEAST, SHARE = 20, 0.2
"""So many files may go without being asked for, or such a share of those that are there, whichever is more."""


def unfit(named: Named, report: Report, release: Release) -> Iterator[Problem]:
    """Why a build cannot be published as it is, wherever to."""
    where = named.at()
    if "index.html" not in release.files:
        yield problem("PF704", "the build has no home page", where, "see what 'parcferme build' says")
    if not _articles(release.texts) and not _pages(release.texts):
        text = "the build has no article and no page of content/: there is nothing to read"
        yield problem("PF704", text, where, _why_nothing(named, report))
    if report.unpublished and not named.front.drafts:
        for address, why in report.unpublished:
            what = {"draft": "a draft", "future": "an article whose time has not come"}[why]
            yield problem("PF705", f"{address} shows {what}", where, "give it to a target with 'drafts: true'")
    if named.front.limits:
        for why in beyond(named.front.limits, release.files):
            yield problem("PF710", f"this host does not take it: {why}", named.at("limits"))
    if release.keeps_out:
        yield from _silent(release, where)


def unlike(named: Named, held: Held, release: Release, plan: Plan, *, adopt: bool) -> Iterator[Problem]:
    """Why a release cannot be put where this is held, by this plan."""
    where = named.at()
    yield from _of_another(named, held.record, release, adopt=adopt)
    if held.foreign and not adopt:
        many = f"{len(held.foreign)} files" if len(held.foreign) > 1 else "a file"
        text = f"the target holds {many} that were not published to it: {_some(held.foreign)}"
        hint = "name another place, or publish with --adopt: what has a name of the site's is replaced, all else stays"
        yield problem("PF708", text.replace("a file that were", "a file that was"), where, hint)
    if held.domain and "CNAME" in plan.removed and text_of(f"{release.folder}/CNAME") != held.domain:
        text = f"the custom domain '{held.domain}' would be lost: the site has no CNAME"
        hint = f"write 'cname: {held.domain}' in site.yaml"
        yield problem("PF709", text, where, hint)


def too_much(named: Named, held: Held, plan: Plan, allowed: int, ended: Collection[str] = ()) -> Iterator[Problem]:
    """Why a plan cannot be carried out: it removes more than it may, or something not ours is in its way. `ended` are
    addresses that are meant to be gone."""
    count, most = len(plan.removed), max(LEAST, int(len(held.files) * SHARE))
    if count > max(most, allowed):
        text = f"{count} of {len(held.files)} files would be removed, and {most} may be: {_some(plan.removed)}"
        yield problem("PF707", text, named.at(), _if_right(count))
    elif count > allowed and (lost := _last_articles(held, plan, ended)):
        text = f"no article would be left of those that are there: {_some(lost)}"
        yield problem("PF707", text, named.at(), _if_right(count))
    folders = {folder for path in plan.record.files for folder in _above(path)}
    for path in plan.record.others:
        if path in folders or not plan.record.files.keys().isdisjoint(_above(path)):
            text = f"'{path}' was not published and stands where the site has to write"
            yield problem("PF708", text, named.at(), "move it away")


def mistaken(
    named: Named, report: Report, before: Record | None, release: Release, config: SiteFront
) -> Iterator[Problem]:
    """What `check` calls an error in texts that have changed since the last publish; nothing where there was none."""
    if before is None:
        return
    found = []
    for each in report.problems:
        now, then = release.texts.get(each.at.path), before.texts.get(each.at.path)
        is_new = now is not None and (then is None or then.source != now.source)
        if is_new and config.checks.get(each.code) != "warning":
            found.append(structs.replace(each, severity="error"))
    yield from found
    if found:
        counts = "1 mistake stands" if len(found) == 1 else f"{len(found)} mistakes stand"
        codes = ", ".join(f"{code}: warning" for code in sorted({each.code for each in found}))
        hint = f"mend them, or let them be in site.yaml: 'checks: {{{codes}}}'"
        yield problem("PF706", f"{counts} in texts that changed since the last publish", named.at(), hint)


def _of_another(named: Named, before: Record | None, release: Release, *, adopt: bool) -> Iterator[Problem]:
    """Why a release cannot replace another: that is one of another target, or is read elsewhere. What is for colleagues
    and what is for readers never take each other's place."""
    if before is None:
        return
    text = f"the target holds what was published to '{before.target}', read at {before.base_url}"
    if before.keeps_out != release.keeps_out:
        what, other = ("for colleagues", "for readers") if before.keeps_out else ("for readers", "for colleagues")
        text = f"{text}: that is {what}, and '{named.name}' is {other}"
        yield problem("PF708", text, named.at(), "name another place, or empty this one first")
    elif before.target != named.name and not adopt:
        hint = f"name another place; if '{named.name}' is what '{before.target}' was, publish with --adopt"
        yield problem("PF708", text, named.at(), hint)
    elif address_at(before.base_url) != address_at(release.base_url) and not adopt:
        hint = "if the site has moved there, publish with --adopt"
        yield problem("PF708", f"{text}: this build is for {release.base_url}", named.at(), hint)


def _last_articles(held: Held, plan: Plan, ended: Collection[str]) -> list[str]:
    """The addresses of the articles that are there, where a plan leaves pages alone and they are not meant to go."""
    texts = plan.record.texts
    if held.record is None or _articles(texts) or not _pages(texts):
        return []
    return [address for address in _articles(held.record.texts) if address not in ended]


def _articles(texts: Mapping[str, Text]) -> list[str]:
    """The addresses of the articles among texts."""
    return [text.address for path, text in texts.items() if text.address and _folder(path) == "articles"]


def _pages(texts: Mapping[str, Text]) -> list[str]:
    """The addresses of the pages among texts: those of content/pages/ and of sections."""
    others = {"articles", *ENTITY_FOLDERS}
    return [text.address for path, text in texts.items() if text.address and _folder(path) not in others]


def _folder(path: str) -> str:
    """The folder of content/ in which a text stands."""
    return path.split("/")[1]


def _why_nothing(named: Named, report: Report) -> str:
    """What to say of a site of which nothing is published."""
    if not (named.root / "content").is_dir():
        return "there is no folder 'content' beside site.yaml"
    if report.withheld:
        return "what is there is withheld: see 'parcferme list drafts', 'list future' and 'list expired'"
    return "begin an article: parcferme new article"


def _if_right(count: int) -> str:
    return f"if that is right, publish with --allow-deletes {count}"


def _silent(release: Release, where: Location) -> Iterator[Problem]:
    """Pages for colleagues that do not say so: the theme has a frame of its own."""
    pages = [path for path in release.files if path.endswith(".html") and not _says_so(release, path)]
    if pages:
        text = f"these pages do not say that they are for colleagues, or do not keep search engines out: {_some(pages)}"
        hint = "let the theme's base.html extend ours, or say there what it has under 'site.unlisted'"
        yield problem("PF714", text, where, hint)


def _says_so(release: Release, path: str) -> bool:
    text = (release.folder / path).read_bytes()
    return b"noindex" in text and (b"pf-unlisted" in text or b'http-equiv="refresh"' in text)


def _some(names: Iterable[str]) -> str:
    """As many names as a message holds."""
    every = tuple(names)
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return ", ".join(every[:SHOWN]) + more


def _above(path: str) -> list[str]:
    """The folders that a file stands in."""
    parts = path.split("/")
    return ["/".join(parts[:number]) for number in range(1, len(parts))]
