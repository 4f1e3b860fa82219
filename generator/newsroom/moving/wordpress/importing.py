"""`parcferme import wordpress`: an export becomes articles, pages and authors."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.bench import Track, untracked
from generator.errors import SiteError
from generator.model import Location, digest_bytes
from generator.newsroom.moving.bringing import bring
from generator.newsroom.moving.elements import indented
from generator.newsroom.moving.items import Found, Item, Notes, Person, Way
from generator.newsroom.moving.markdown import written
from generator.newsroom.moving.report import Moved
from generator.newsroom.moving.values import flat
from generator.newsroom.moving.wordpress.attachments import accounted
from generator.newsroom.moving.wordpress.entries import Blog, article, is_text
from generator.newsroom.moving.wordpress.export import Entry, Export, read_export
from generator.newsroom.moving.wordpress.menus import KIND, menu
from generator.newsroom.moving.wordpress.shortcodes import Around, Media, expanded
from generator.newsroom.moving.wordpress.uploads import Uploads


def import_wordpress(
    root: Path,
    paths: Sequence[Path],
    uploads: Path | None = None,
    track: Track = untracked,
    *,
    kinds: Collection[str] = (),
) -> Moved:
    """Import exports of WordPress: files, or folders of them. Pictures come from a copy of `wp-content/uploads`, where
    one is given; entries of `kinds`, which plug-ins have, become articles. Raises SiteError where nothing can be read,
    or the site's own site.yaml."""
    notes = Notes()
    exports = [export for path in _files(paths) if (export := read_export(path, notes))]
    if not exports:
        if not notes.problems:
            notes.tell("PF142", "no *.xml is in this folder", Location(str(paths[0])), "name the export itself")
        raise SiteError(*notes.problems)
    entries = list(_once((entry for export in exports for entry in export.entries), notes))
    media = {entry.get("wp:post_id"): _media(entry) for entry in entries if entry.get("wp:post_type") == "attachment"}
    files = Uploads(uploads, (each.url for each in media.values()))
    moved = bring(root, _found(exports, entries, media, files, kinds, notes), notes, track)
    places = (_where(entry) for entry in entries if entry.get("wp:post_type") == "attachment")
    return accounted(moved, zip(places, media.values(), strict=True), files, root)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.xml")) if path.is_dir() else [path]


def _found(
    exports: list[Export],
    entries: list[Entry],
    media: Mapping[str, Media],
    files: Uploads,
    kinds: Collection[str],
    notes: Notes,
) -> Found:
    blog = Blog.of(exports, entries)
    reused = {
        entry.get("wp:post_id"): entry.get("content:encoded")
        for entry in entries
        if entry.get("wp:post_type") == "wp_block"
    }
    items = [item for entry in entries if is_text(entry, kinds) and (item := article(entry, blog, media, notes))]
    _leave((entry for entry in entries if not is_text(entry, kinds)), notes)
    general = Notes()
    _count(entries, general)
    names = dict.fromkeys(name for item in items for name in item.front.get("authors", ()))
    around = Around(media, reused, "", items[0].origin if items else entries[0].origin, notes) if entries else None
    return Found(
        name="WordPress",
        items=tuple(items),
        write=partial(_written, around),
        site=blog.guess(),
        people=tuple(Person("authors", name) for name in names if name),
        home=blog.home,
        told=general,
        names=dict(blog.names(entry for entry in entries if is_text(entry, kinds))),
        hosts=tuple(blog.hosts(media.values())),
        media=files.find,
        hints=tuple(filter(None, (blog.clock.told(),))),
        menu=tuple(
            menu(entries, items, {number: term for each in exports for number, term in each.terms.items()}, blog.home)
        ),
    )


def _once(entries: Iterable[Entry], notes: Notes) -> Iterator[Entry]:
    """Each entry once: exports in parts may hold some twice. Those without a number of their own get one."""
    seen: dict[str, str] = {}
    for entry in entries:
        digest = digest_bytes(entry.origin.text.strip().encode(errors="replace"))[:12]
        number = entry.get("wp:post_id") or digest
        if seen.get(number, digest) != digest:
            number = f"{number}-{digest}"  # another entry of the same number
        entry.fields["wp:post_id"] = number
        if number in seen:
            notes.leave("entry", _where(entry), "it stands in the export twice")
            continue
        seen[number] = digest
        yield entry


def _media(entry: Entry) -> Media:
    url = entry.get("wp:attachment_url") or entry.get("guid")
    caption = flat(entry.get("excerpt:encoded"))
    return Media(url.strip(), flat(entry.custom("_wp_attachment_image_alt")), caption, entry.get("wp:post_parent"))


def _leave(entries: Iterable[Entry], notes: Notes) -> None:
    """Account for entries that are neither articles nor pages."""
    why = {
        KIND: "menus stand in site.yaml, under nav",
        "wp_navigation": "menus stand in site.yaml, under nav",
        "revision": "it is an older state of a text",
        "wp_block": "it stands in the texts that use it",
        "custom_css": "the theme has its own style sheets",
        "wp_global_styles": "the theme has its own style sheets",
        "wp_template": "the theme has its own templates",
        "wp_template_part": "the theme has its own templates",
        "": "it says neither what it is nor what it is called",
    }
    for entry in entries:
        kind = entry.get("wp:post_type")
        if kind == "attachment":
            continue
        notes.leave(
            kind or "entry",
            _where(entry),
            why.get(kind, f"it is of a plug-in's kind: `--kind {kind}` brings such as articles"),
        )


def _count(entries: Iterable[Entry], notes: Notes) -> None:
    entries = list(entries)
    comments = sum(entry.comments for entry in entries)
    if comments:
        told = f"{comments} comments do not come over: a static site has none"
        at = next(entry for entry in entries if entry.comments).origin.at("<wp:comment>")
        notes.tell("PF141", told, at, "the export keeps them")
    fields = Counter(
        key
        for entry in entries
        if is_text(entry)
        for key, _ in entry.meta
        if key and key[0] != "_" and key != "footnotes"
    )
    for key, number in fields.most_common(20):
        at = next(e for e in entries if is_text(e) and any(k == key for k, _ in e.meta)).origin.at(f"<![CDATA[{key}]]>")
        told = f"the custom field '{flat(key)}' of {number} entries stands in `extra:` now"
        notes.tell("PF141", told, at, "templates of yours may show it")


def _where(entry: Entry) -> str:
    at = entry.origin.at("<")
    return f"{at.path}:{at.line}"


def _written(around: Around | None, item: Item, way: Way) -> str:
    if around is None:
        return ""
    own = around._replace(own=item.identity.rpartition(" ")[2], origin=item.origin)
    html = expanded(item.body, own)
    text = written(html, way, item.origin, title=item.title or "Film", breaks="<!-- wp:" not in item.body)
    notes = [(name, written(note, way, item.origin, title=item.title)) for name, note in item.footnotes if note.strip()]
    return "\n\n".join((text, *(f"[^{name}]: {indented(note, 4)}" for name, note in notes)))
