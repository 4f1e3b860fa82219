"""Which files of an old site can stand in a site: a build stops at damaged pictures, so these stay behind."""

from pathlib import Path

from generator.kinds import PICTURES
from generator.model import Location
from generator.newsroom.moving.items import Copied, Notes
from generator.text.running import running


def is_sound(copied: Copied, notes: Notes) -> bool:
    """Whether a file may be copied. A picture that cannot be decoded and a drawing that runs something may not: both
    are told and accounted for. Files of `content/static/` are taken as they are, as the site reads none of them."""
    if copied.target.startswith("content/static/") or not (why := _flaw(copied.source)):
        return True
    told, hint = why
    notes.tell("PF144", f"{told}: it does not come over", Location(str(copied.source)), hint)
    notes.leave("file", str(copied.source), told)
    return False


def _flaw(path: Path) -> tuple[str, str] | None:
    """What is wrong with a file, and what helps; None for one that is sound, or that nothing looks into."""
    ending = path.suffix.lower()
    if ending not in PICTURES and ending != ".svg":
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None  # copying it says why
    if ending == ".svg":
        found = running(data)
        return (f"opened in a browser, this drawing may run something: {found.what}", _PLAIN) if found else None
    from generator.pictures.facts import FLAWS, facts_of

    flaw = facts_of(data).flaw
    return FLAWS[flaw][1:] if flaw else None


_PLAIN = "save the drawing as plain SVG"
