"""`parcferme import f1db`: F1DB's source becomes entity files and editions of a site."""

from pathlib import Path

from generator.bench import Track, untracked
from generator.newsroom.f1db.archive import read_archive
from generator.newsroom.f1db.entries import Wanted, entries, is_needed
from generator.newsroom.f1db.keeping import Kept, imported_before, put, stamped
from generator.newsroom.f1db.layouts import PLACE, read_maps
from generator.stages.load import load_config


def import_f1db(
    root: Path, source: Path, wanted: Wanted, track: Track = untracked, *, maps: Path | None = None
) -> list[Kept]:
    """Import a checkout or an archive of F1DB's source, with the maps of a folder, and tell what became of each file.
    Maps that came with an import before stay. Raises SiteError when there is no site, or no F1DB."""
    load_config(root)
    archive = read_archive(source, is_needed)
    there = imported_before(root / "content" / PLACE, "*.svg")
    every = entries(archive, wanted, read_maps(maps) if maps else {}, there)
    found = [(f"content/{path}", text) for path, text in every]
    kept = []
    with track("Importing", len(found)) as more:
        for path, text in found:
            kept.append(put(root, path, stamped(path, text, archive.version)))
            more(1)
    return kept
