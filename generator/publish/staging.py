"""Staging: the site is built into a folder of its own for each target, `.cache/publish/<target>/`, as it asks."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.bench import Options, Project, Track
from generator.build import build
from generator.destinations.folder import Folder
from generator.model import Parsed, Report
from generator.outputs.kept import KeptTexts
from generator.outputs.links import UNREAD
from generator.publish.addresses import keeps_domain
from generator.publish.places import text_of
from generator.publish.release import Content, Release, Text, files_of, mark_of
from generator.publish.repository import commit_of
from generator.publish.targets import Named
from generator.records import found_in
from generator.schema import SiteFront
from generator.schema.publish import AnyTarget, GitTarget, S3Target
from generator.store.memo import Memo

FOLDER = Path(".cache/publish")
"""Where sites are staged, and where records are kept, below the site's folder."""


_WITHOUT: dict[type[AnyTarget], tuple[str, ...]] = {
    GitTarget: (".hosts/",),
    S3Target: (".hosts/", "_headers", "_redirects", "CNAME", ".nojekyll"),
}
"""What of a build is for other hosts, and would only be read by strangers where it goes."""


class Staged(NamedTuple):
    """What a build for a target came to: its report and, unless it failed, the release."""

    report: Report
    release: Release | None


def staged(named: Named, config: SiteFront, memo: Memo, now: datetime, track: Track, *, clean: bool = False) -> Staged:
    """Build the site for a target, to be read at its address."""
    folder = named.root / FOLDER / named.name
    drafts = named.front.drafts
    base_url = (named.front.base_url or config.base_url).rstrip("/") + "/"
    options = Options(now=now, base_url=base_url, drafts=drafts, future=drafts, unlisted=drafts, clean=clean)
    report = build(Project(named.root, folder), memo, options, track)
    if report.failed:
        return Staged(report, None)
    files = _files(named.front, config, memo, folder)
    release = Release(
        folder=folder,
        base_url=base_url,
        time=now,
        files=files,
        mark=mark_of(files),
        commit=commit_of(named.root),
        texts=dict(_texts(memo, folder)),
        keeps_out=drafts,
    )
    return Staged(report, release)


def _files(front: AnyTarget, config: SiteFront, memo: Memo, folder: Path) -> dict[str, Content]:
    kind = type(front)
    files = files_of(memo.manifest(Folder(folder)), folder, twins=kind is not S3Target, without=_WITHOUT.get(kind, ()))
    if "CNAME" in files and not keeps_domain(text_of(f"{folder}/CNAME"), front, config):
        del files["CNAME"]
    return files


def _texts(memo: Memo, folder: Path) -> Iterator[tuple[str, Text]]:
    """The published texts in files of their own, by path, as the store knows them after the build."""
    try:
        kept = msgspec.json.decode(memo.texts(Folder(folder)), type=KeptTexts)
    except msgspec.MsgspecError:
        return
    memo.recall()
    for path, address in sorted(kept.sources.items()):
        known = memo.sources.get(path)
        if known and address != UNREAD and path.endswith(".md"):
            yield path, Text(address, known.digest, _body(memo, path, known.kind))


def aliases_in(memo: Memo, path: str) -> tuple[str, ...]:
    """The old addresses that a text names, as the store knows it after the build."""
    known = memo.sources.get(path)
    parsed = _parsed(memo, path, known.kind) if known else None
    return tuple(getattr(parsed.front, "aliases", ())) if parsed else ()


def _body(memo: Memo, path: str, kind: str) -> str:
    parsed = _parsed(memo, path, kind)
    return parsed.body if parsed else ""


def _parsed(memo: Memo, path: str, kind: str) -> Parsed | None:
    data = memo.finding(path)
    return next((each for each in found_in(kind, data).parsed if each.path == path), None) if data else None
