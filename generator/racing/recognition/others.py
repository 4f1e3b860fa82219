"""Others: when the words around make the name of somebody else, or no name at all, of one that is known."""

from collections.abc import Iterable, Sequence

from generator.racing.recognition.common import (
    ENGINES,
    NAMED_AFTER,
    PLACES_AFTER,
    PLACES_BEFORE,
    REGIONS,
    SHORT,
    STROLLING,
    THINGS,
    TITLES,
)
from generator.racing.recognition.lexicon import Claim, Lexicon
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known


def someone_else(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the words around make another name of this one; "" where they do not."""
    if scene.after() in ("sr", "snr", "senior"):
        return "the father"
    if scene.after() in NAMED_AFTER:
        return f"'{scene.shown} {scene.after()}' bears the name"
    is_full = any(claim.form == "full" for claim in claims)
    if is_full and not (scene.joins_after() and scene.after() in PLACES_AFTER):
        return _long_gone(claims, scene, known, lexicon)
    if why := _thing(claims, scene):
        return why
    if (scene.before() in ("in", "of", "near") and scene.is_away) or scene.before() in PLACES_BEFORE:
        return "a place"
    if scene.has_comma_after() and scene.after() in REGIONS:
        return "a town"
    return _longer_before(claims, scene, lexicon) or _longer_behind(claims, scene, lexicon)


def _long_gone(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why a full name that many bear hardly means someone of long ago, where nothing speaks of racing; else ""."""
    surname = f" {scene.spot.name.rpartition(' ')[2]}"
    recent = any(claim.subject.was_active(known.day.year, 5) for claim in claims)
    if lexicon.is_ordinary(surname) and not recent and not scene.tells_of_racing():
        return "a name that many bear"
    return ""


def _thing(claims: Sequence[Claim], scene: Scene) -> str:
    """Why the name of a team means an engine, a person or something that one buys; "" where it does not."""
    if not any(claim.subject.kind == "team" for claim in claims):
        return ""
    if scene.before() in ("mr", "mrs", "ms", "sir", "dr"):
        return "a person"
    if scene.after() in ENGINES or (scene.is_hyphened() and scene.is_other_name(scene.spot.first - 1)):
        return "an engine"
    return "a thing" if scene.after() in THINGS else ""


def _longer_before(claims: Sequence[Claim], scene: Scene, lexicon: Lexicon) -> str:
    """Why the word before makes another name of this one."""
    words, before = scene.words, scene.spot.first - 1
    if not scene.joins_before() or scene.is_other_name(before):
        return ""
    has_driver = any(claim.subject.kind == "driver" for claim in claims)
    shown, folded = words.shown[before], words.folded[before]
    if folded in TITLES or not shown[0].isupper() or (has_driver and called(folded, claims)):
        return ""
    if folded in lexicon.people:
        return f"'{shown} {scene.shown}' is someone else"
    if has_driver and scene.capital(before) and not scene.begins_at(before) and not _is_plain(folded):
        return f"'{shown} {scene.shown}' is another name"
    return ""


def _longer_behind(claims: Sequence[Claim], scene: Scene, lexicon: Lexicon) -> str:
    """Why the word behind makes another name of this one, or no name at all."""
    words, behind = scene.words, scene.spot.last
    if not scene.joins_after() or scene.is_other_name(behind):
        return ""
    has_driver = any(claim.subject.kind == "driver" for claim in claims)
    shown, folded = words.shown[behind], words.folded[behind]
    part_of_name = has_driver and scene.capital(behind) and not _may_follow(shown)
    if shown[0].isupper() and (folded in PLACES_AFTER or part_of_name):
        return f"'{scene.shown} {shown}' is another name"
    if len(claims) == 1 and scene.begins_sentence and folded in STROLLING and lexicon.is_ordinary(scene.spot.name):
        return "a word at the head of a sentence"
    return ""


def called(given: str, claims: Iterable[Claim]) -> bool:
    """Whether one of them is called so for short: Alex for Alexander, Ollie for Oliver."""
    wanted = SHORT.get(given, given)
    names = (claim.subject.given for claim in claims if claim.form == "surname")
    return len(given) > 2 and any(name.startswith(wanted) or wanted.startswith(name) for name in names if name)


def _may_follow(word: str) -> bool:
    """Whether a word with a capital may stand behind a surname that is not part of a longer name."""
    return word.isupper() or not word.isalpha() or word.lower() in TITLES or _is_plain(word.lower())


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is hardly part of a name."""
    return not word.isalpha() or len(word) == 1 or word.endswith(("ly", "ing", "ed", "ish", "ian", "ese"))
