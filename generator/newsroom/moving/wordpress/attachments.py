"""What became of the attachments of an export: each is accounted for once, whether a text shows it or none."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from generator.newsroom.moving.items import Left
from generator.newsroom.moving.report import Came, Moved
from generator.newsroom.moving.wordpress.shortcodes import Media
from generator.newsroom.moving.wordpress.uploads import Uploads


def accounted(moved: Moved, media: Iterable[tuple[str, Media]], files: Uploads, root: Path) -> Moved:
    """An import with those attachments that no line of it names yet. `media` come with the places where they stand in
    the export, `root` is the site."""
    came = {each.path for each in moved.came if each.what == "file"}
    told = {each.where for each in moved.left}
    is_partial = any(each.what in ("article", "draft", "page") and each.state != "written" for each in moved.came)
    unshown = "no text that came over now shows it" if is_partial else "no text that came over shows it"
    more: list[Came] = []
    left: list[Left] = []
    seen: set[str] = set()
    for place, each in media:
        copied = files.of(each.url)
        where = each.url or place
        if copied and copied.target in seen:
            left.append(Left("file", where, "it is the same file as another"))
        elif copied and str(copied.source) in told:
            pass
        elif copied and copied.target not in came and (root / copied.target).is_file():
            more.append(Came("file", str(copied.source), copied.target, "unchanged"))
        elif not files.is_shown(each.url):
            left.append(Left("file", where, unshown))
        elif not copied:
            left.append(Left("file", where, "a text shows it where it is, as no copy of the uploads has it"))
        if copied:
            seen.add(copied.target)
    return structs.replace(moved, came=(*moved.came, *more), left=(*moved.left, *left))
