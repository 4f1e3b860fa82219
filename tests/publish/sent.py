"""Small releases, and their way to a target."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

from generator.bench import untracked
from generator.model import digest_bytes
from generator.publish.plan import Plan, planned
from generator.publish.release import Content, Release, Text, mark_of
from generator.publish.targets import Target

TIME = datetime(2024, 7, 1, 12, tzinfo=UTC)


def release_of(folder: Path, files: dict[str, str], *, hours: int = 0) -> Release:
    """A release of these files, by path, that are written to a folder of its own; built so many hours later."""
    if folder.exists():
        rmtree(folder)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    found = {path: Content(digest_bytes(text.encode()), len(text.encode())) for path, text in files.items()}
    return Release(
        folder=folder,
        base_url="https://pitwall.example/",
        time=TIME + timedelta(hours=hours),
        files=found,
        mark=mark_of(found),
        texts={"content/articles/a.md": Text("/a/", "1")},
    )


def publish(target: Target, release: Release, *, adopt: bool = False) -> Plan:
    """Look, plan, and send unless there is nothing to send, as `parcferme publish` does."""
    held = target.look()
    plan = planned("live", held, release, adopt=adopt)
    assert adopt or not held.foreign, held.foreign
    if not plan.is_empty:
        target.send(release, plan, untracked)
    return plan
