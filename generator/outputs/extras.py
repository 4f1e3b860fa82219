"""Extras: the files that plug-ins add to a site, which they are shown as it is published."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from generator import plugin
from generator.errors import HookError
from generator.hooks.failing import called, unusable
from generator.hooks.offered import Hook, Hooks
from generator.model import Problem, TermRef
from generator.outputs.file_views import DataView
from generator.outputs.heads import absolute, crumbs
from generator.outputs.kept import Lazy
from generator.outputs.parts import Head, SiteFacts
from generator.outputs.site import Article, Entity, Fills, Outline, Site
from generator.outputs.views import ExtraView
from generator.racing.results import Entry, entries
from generator.templates import Templates
from generator.text.slugs import clean_address


class Extras(Struct, frozen=True):
    """The files that plug-ins add, and what is wrong with them."""

    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()


def extras(site: Site, hooks: Hooks, templates: Templates) -> Extras:
    """What plug-ins add to a site whose theme has these templates."""
    if not hooks.jobs:
        return Extras()
    shown = _shown(site)
    outlines: list[Outline] = []
    problems: list[Problem] = []
    for hook in hooks.jobs:
        try:
            outlines += _outlines(site, hook, called(hook, shown), templates)
        except HookError as why:
            problems.append(why.told())
    return Extras(tuple(outlines), tuple(problems))


def _outlines(site: Site, hook: Hook, jobs: object, templates: Templates) -> list[Outline]:
    if not isinstance(jobs, list | tuple) or not all(isinstance(each, plugin.Job) for each in jobs):
        raise unusable(hook, "no list of jobs", "make each with generator.plugin.Job")
    return [_outline(site, hook, job, templates) for job in jobs]


def _outline(site: Site, hook: Hook, job: plugin.Job, templates: Templates) -> Outline:
    try:
        address = clean_address(job.address)
        values = msgspec.json.decode(msgspec.json.encode(job.values), type=dict[str, Any])
    except (TypeError, ValueError, AttributeError, msgspec.MsgspecError, RecursionError) as why:
        raise unusable(hook, f"the job '{job.address}', which cannot be used: {why}") from why
    source = f"the plug-in '{hook.plugin}'"
    if job.template:
        if job.template not in templates:
            raise unusable(hook, f"the template '{job.template}', which the theme lacks", "write it in your theme")
        page = partial(_page, site, job.title, address, values)
        return Outline(address=address, make=extra_view, inputs=page, template=job.template, source=source)
    content = job.content.encode() if isinstance(job.content, str) else job.content
    if not isinstance(content, bytes):
        raise unusable(hook, f"the job '{address}', whose content is no text")
    return Outline(address=address, make=data_view, inputs=lambda _: (content,), source=source)


# ---------------------------------------------------------------- views


def _page(site: Site, title: str, address: str, values: dict[str, Any], _: Fills) -> tuple[Any, ...]:
    return site.facts, title, address, values


def extra_view(facts: SiteFacts, title: str, address: str, values: dict[str, Any]) -> ExtraView:
    """A page that a plug-in adds."""
    head = Head(title=title, description="", url=absolute(facts, address), crumbs=crumbs(facts))
    return ExtraView(site=facts, head=head, title=title, values=values)


def data_view(content: bytes) -> DataView:
    """A file that a plug-in adds."""
    return DataView(content=content)


def data(view: DataView) -> bytes:
    """Its bytes."""
    return view.content


# ---------------------------------------------------------------- what plug-ins see


def _shown(site: Site) -> plugin.Site:
    return plugin.Site(
        title=site.facts.title,
        base_url=site.facts.base_url,
        root=site.facts.root,
        language=site.facts.language,
        timezone=site.config.timezone,
        stories=tuple([_story(site, article) for article in site.articles]),
        entities=tuple(_entities(site)),
        sessions=_sessions(site),
    )


def _story(site: Site, article: Article) -> plugin.Story:
    card = article.card
    return plugin.Story(
        path=article.parsed.path,
        url=card.url,
        absolute=absolute(site.facts, article.address),
        title=card.title,
        summary=card.summary,
        kind=card.kind,
        published=card.moment.at,
        updated=card.updated.at if card.updated else None,
        language=card.language or site.facts.language,
        terms=tuple([_term(ref) for ref in article.terms]),
        extra=article.parsed.front.extra,
    )


def _term(ref: TermRef) -> plugin.Term:
    return plugin.Term(ref.kind, ref.slug, ref.name, ref.url)


def _entities(site: Site) -> Iterator[plugin.Entity]:
    for (kind, slug), entity in sorted(site.entities.items(), key=lambda item: item[0]):
        yield _entity(kind, slug, entity)


def _entity(kind: str, slug: str, entity: Entity) -> plugin.Entity:
    ref, facts = entity.ref, entity.facts
    return plugin.Entity(kind=kind, slug=slug, name=ref.name, url=ref.url, stories=entity.articles, extra=facts.extra)


def _sessions(site: Site) -> Lazy[plugin.Session]:
    history = site.past.history
    every = [(each, name) for _, each in sorted(history.weekends.items()) for name in sorted(each.sessions)]

    def session(place: int) -> plugin.Session:
        weekend, name = every[place]
        return plugin.Session(
            edition=weekend.slug,
            series=weekend.series,
            season=weekend.season,
            round=weekend.round,
            name=name,
            rows=tuple([_row(entry) for entry in entries(weekend.sessions[name], history.cast)]),
        )

    return Lazy(len(every), session)


def _row(entry: Entry) -> plugin.Row:
    row = entry.row
    return plugin.Row(
        position=row.position,
        out=row.out,
        drivers=entry.drivers,
        team=entry.team,
        laps=row.laps,
        time=row.time,
        points=row.points,
    )
