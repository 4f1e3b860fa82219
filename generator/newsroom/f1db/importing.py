"""`parcferme import f1db`: F1DB's source becomes entity files and editions of a site."""

from collections.abc import Iterable
from pathlib import Path

from generator.bench import Track, untracked
from generator.newsroom.f1db.archive import read_archive
from generator.newsroom.f1db.described import told_elsewhere
from generator.newsroom.f1db.entries import Wanted, entries, is_needed
from generator.newsroom.f1db.keeping import Brought, Kept, put
from generator.newsroom.f1db.layouts import PLACE, read_maps
from generator.newsroom.f1db.record import read_record, write_record
from generator.newsroom.f1db.stamps import imported_before
from generator.stages.load import load_config


def import_f1db(
    root: Path,
    source: Path,
    wanted: Wanted,
    track: Track = untracked,
    *,
    maps: Path | None = None,
    restore: bool = False,
) -> list[Kept]:
    """Import a checkout or an archive of F1DB's source, with the maps of a folder, and tell what became of each file.
    Maps that came with an import before stay. What was deleted since an import is left out, unless it is to be brought
    back (`restore`). Raises SiteError when there is no site, or no F1DB."""
    load_config(root)
    archive = read_archive(source, is_needed)
    record = read_record(root)
    there = imported_before(root / "content" / PLACE, "*.svg")
    new = read_maps(maps) if maps else {}
    deleted = {name for name in new if not restore and f"content/{PLACE}/{name}.svg" in record} - there
    every = entries(archive, wanted, new, there | new.keys() - deleted)
    found, kept = _brought(root, every, archive.version)
    with track("Importing", len(found)) as more:
        for each in found:
            kept += put(root, each, record, restore=restore)
            more(1)
    write_record(root, record)
    return kept


def _brought(root: Path, every: Iterable[tuple[str, str]], version: str) -> tuple[list[Brought], list[Kept]]:
    """The files that an import brings, and what is not brought since the site has it in files of its own."""
    found: list[Brought] = []
    kept: list[Kept] = []
    for path, text in every:
        described = told_elsewhere(root, f"content/{path}", text)
        kept += [Kept(file, "kept", entry=key) for file, key in described.elsewhere]
        if described.text.strip():
            found.append(Brought(f"content/{path}", described.text, version))
    return found, kept
