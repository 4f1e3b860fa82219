"""An article about an edition, begun with what the site knows of it: the classification for a report, the timetable and
the standings for a preview."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from generator.filters import when, zone
from generator.newsroom.beginnings.files import Begun, front, new_file, titled
from generator.newsroom.beginnings.known import Knowledge
from generator.newsroom.quoting import quoted
from generator.newsroom.titles import slug_for
from generator.outputs.timetable import sessions
from generator.racing.drives import scoring
from generator.racing.results import Session, Weekend, entries
from generator.schema import Kind
from generator.text import dates

_PODIUM = 3

_SESSIONS: dict[Kind, tuple[str, ...]] = {
    "report": ("race",),
    "qualifying": ("qualifying",),
    "practice": ("practice-3", "practice-2", "practice-1"),
}
"""The sessions that an article of a kind may begin with, the first that has results."""


def new_story(root: Path, title: str, edition: str, *, now: datetime, kind: Kind) -> Begun:
    """Begin an article about an edition: a draft, dated now in the site's time zone. Raises SiteError where the site
    cannot be read or knows no such edition, and where the file exists."""
    title = titled(title, "an article", "content/articles")
    known = Knowledge(root, now)
    weekend = known.weekend(edition)
    at = now.astimezone(dates.zone(known.site.config.timezone))
    session = next((weekend.sessions[name] for name in _SESSIONS.get(kind, ()) if name in weekend.sessions), None)
    blocks, unknown = _body(known, weekend, kind, session)
    text = front(_lines(known, weekend, title, f"{at:%Y-%m-%d %H:%M}", kind, session), "".join(blocks))
    path = root / "content/articles" / f"{at:%Y-%m-%d}-{slug_for(title)}.md"
    hint = "choose another title, or edit that file"
    return Begun((new_file(path, root, text, what="article", hint=hint),), unknown=(*unknown, *known.gaps))


def _lines(
    known: Knowledge, weekend: Weekend, title: str, date: str, kind: Kind, session: Session | None
) -> Iterator[str]:
    rows = [each for each in entries(session, known.past.history.cast) if each.row.position] if session else []
    first = sorted(rows, key=lambda each: each.row.position)[:_PODIUM]
    yield f"title: {quoted(title)}"
    yield f"date: {date}"
    yield f"kind: {kind}"
    yield "draft: true      # take this line out to publish"
    yield "# summary: One or two sentences for lists, feeds and search engines."
    yield f"drivers: {known.names('driver', (slug for each in first for slug in each.drivers))}"
    yield f"teams: {known.names('team', (each.team for each in first[:1]))}"
    yield f"events: [{weekend.slug}]"
    yield f"circuits: {known.names('circuit', [weekend.circuit])}"
    yield f"series: {known.names('series', [weekend.series])}" if weekend.series else ""
    yield "tags: []"


# ---------------------------------------------------------------- what stands below


def _body(known: Knowledge, weekend: Weekend, kind: Kind, session: Session | None) -> tuple[list[str], list[str]]:
    """The blocks that an article begins with, and what is not known yet."""
    if kind == "preview":
        return _preview(known, weekend)
    if session:
        return [_block("results", f"edition: {weekend.slug}", f"session: {session.name}")], []
    if kind in _SESSIONS:
        name = _SESSIONS[kind][-1]
        return [], [f"the results: content/events/{weekend.slug}/{name}.csv; then a results block shows them"]
    return [], []


def _preview(known: Knowledge, weekend: Weekend) -> tuple[list[str], list[str]]:
    unknown = []
    blocks = [_timetable(known, weekend)]
    if not blocks[0]:
        unknown.append(f"the timetable: sessions in content/events/{weekend.slug}/index.md")
    season = known.season(weekend)
    before = [each for each in season.run if 0 < each.round < weekend.round] if season else []
    last = next((each for each in reversed(before) if any(True for _ in scoring(each))), None)
    if last and season and season.rules:
        blocks.append(_block("standings", f"edition: {last.slug}", "top: 10"))
    else:
        unknown.append("standings: no round of the season before this one has results and rules")
    return blocks, unknown


def _timetable(known: Knowledge, weekend: Weekend) -> str:
    """The sessions that have a time, in that of the circuit where its zone is known."""
    entity = known.site.entities.get(("edition", weekend.slug))
    rows = sessions(known.past, entity) if entity else ()
    language = known.site.facts.language
    lines = [
        f"- {each.name}: {when(each.start, language)}" + ("" if each.start.day_only else f" ({zone(each.start)})")
        for each in rows
        if each.start and each.status != "cancelled"
    ]
    return "\n".join(lines) + "\n\n" if lines else ""


def _block(name: str, *keys: str) -> str:
    return "\n".join((f"```{{{name}}}", *keys, "```")) + "\n\n"
