"""Putting imported files into a site: what an import wrote it may write again, what a person changed it leaves alone,
and what a person deleted stays deleted. In a list file each entry stands for itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.f1db.archive import reason
from generator.newsroom.f1db.merging import Merged, digests, merged
from generator.newsroom.f1db.record import Record
from generator.newsroom.f1db.stamps import LISTS, is_stamped, is_untouched, stamped, unstamped

SHOWN = 40
"""Lines of a difference that are told."""

NAMED = 10
"""Places that are told of what is left out, and names of each."""

State: TypeAlias = Literal["written", "updated", "unchanged", "kept", "left out"]


class Kept(NamedTuple):
    """What became of a file, or of an `entry` of a list file that a person has changed or deleted: the file's path
    below the site's root and, for what was changed, the difference between what stands there and what the import
    brings."""

    path: str
    state: State
    difference: tuple[str, ...] = ()
    entry: str = ""


class Brought(NamedTuple):
    """A file that an import brings: its path below the site's root, its text, and the version of F1DB it is from."""

    path: str
    text: str
    version: str


def put(root: Path, brought: Brought, record: Record, *, restore: bool = False) -> tuple[Kept, ...]:
    """Write a file, unless a person has changed it or it is there already, and tell what became of it, and of those of
    its entries that were not taken. What is written is noted in the `record`; what stands there and is no more in the
    site is left out, or brought back with `restore`. Raises SiteError when the file cannot be written."""
    file = root / brought.path
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else None
        found = _decided(brought, before, record, restore=restore)
        if found.text is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found.text, encoding="utf-8")
    except OSError as error:
        raise SiteError(problem("PF117", f"cannot be written: {reason(error)}", Location(brought.path))) from None
    except UnicodeDecodeError:
        return (Kept(brought.path, "kept"),)
    record.update(found.noted)
    return found.kept


def lines(kept: Sequence[Kept]) -> Iterator[str]:
    """What to say of an import: what was left alone, with the difference, what was left out, and how many there are of
    all."""
    for each in kept:
        if each.state == "kept":
            yield f"Kept, it was not written by an import, or was changed since: {_place(each)}"
            yield from (f"    {line}" for line in each.difference[:SHOWN])
            if more := len(each.difference[SHOWN:]):
                yield f"    … and {more} lines more"
    yield from _left_out(kept)
    files = [each for each in kept if not each.entry]
    yield f"{len(files)} files: {_counted(files, get_args(State))}."
    if entries := [each for each in kept if each.entry]:
        yield f"Of the entries in them: {_counted(entries, ('kept', 'left out'))}."


# ---------------------------------------------------------------- what becomes of a file


class _Decision(NamedTuple):
    """What to write (None: nothing), what to tell, and what to note of it."""

    text: str | None
    kept: tuple[Kept, ...]
    noted: Mapping[str, str]


def _decided(brought: Brought, before: str | None, record: Record, *, restore: bool) -> _Decision:
    path, text, version = brought
    if before is None and path in record and not restore:
        return _Decision(None, (Kept(path, "left out"),), {})
    is_list = path.endswith(LISTS)
    if before is None:
        noted = _noted(path, digests(text) if is_list else {})
        return _Decision(stamped(path, text, version), (Kept(path, "written"),), noted)
    if is_list and is_stamped(before):
        own = {name.partition("#")[2]: digest for name, digest in record.items() if name.startswith(f"{path}#")}
        is_ours = is_untouched(before)
        if found := merged(unstamped(before), text, own, is_ours=is_ours, restore=restore):
            return _listed(brought, before, found)
    if not is_untouched(before):
        difference = _difference(before, stamped(path, text, version), path)
        return _Decision(None, (Kept(path, "kept", difference),), {})
    if unstamped(before) == unstamped(stamped(path, text, version)):
        return _Decision(None, (Kept(path, "unchanged"),), _noted(path, {}))
    return _Decision(stamped(path, text, version), (Kept(path, "updated"),), _noted(path, {}))


def _listed(brought: Brought, before: str, found: Merged) -> _Decision:
    """What becomes of a list file."""
    path, text, version = brought
    kept = tuple(
        Kept(path, "kept", _difference(old.text, new.text, f"{path}, {old.key}"), old.key) for old, new in found.kept
    )
    gone = tuple(Kept(path, "left out", entry=key) for key in found.left_out)
    noted = _noted(path, found.digests)
    if found.text == unstamped(before):
        return _Decision(None, (Kept(path, "unchanged"), *kept, *gone), noted)
    whole = stamped(path, found.text, version, text)
    return _Decision(whole, (Kept(path, "updated"), *kept, *gone), noted)


def _noted(path: str, entries: Mapping[str, str]) -> dict[str, str]:
    return {path: "", **{f"{path}#{key}": digest for key, digest in entries.items()}}


def _difference(before: str, after: str, name: str) -> tuple[str, ...]:
    lines = unified_diff(
        before.splitlines(), after.splitlines(), f"{name} as it is", f"{name} from F1DB", lineterm="", n=1
    )
    return tuple(line for line in lines if not line[1:].startswith("# from F1DB"))


# ---------------------------------------------------------------- how it is told


def _place(kept: Kept) -> str:
    return f"{kept.path}, {kept.entry}" if kept.entry else kept.path


def _left_out(kept: Iterable[Kept]) -> Iterator[str]:
    """A line for each list file, and for each folder, from which something was deleted."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in kept:
        if each.state == "left out":
            folder, _, name = each.path.rpartition("/")
            found[each.path if each.entry else f"{folder}/"].append(each.entry or name)
    for place, names in list(found.items())[:NAMED]:
        others = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield f"Left out, deleted since an import: {place}: {', '.join(names[:NAMED])}{others}"
    if len(found) > NAMED:
        yield f"    … and from {len(found) - NAMED} places more"
    if found:
        yield "With --restore, what was left out comes back."


def _counted(kept: Sequence[Kept], states: Sequence[State]) -> str:
    counts = Counter(each.state for each in kept)
    return ", ".join(f"{counts[state]} {state}" for state in states)
