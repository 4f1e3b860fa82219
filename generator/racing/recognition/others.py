"""Others: when the words around make the name of somebody else, or no name at all, of one that is known."""

from collections.abc import Iterable

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
from generator.racing.recognition.lexicon import Claim, Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known


def someone_else(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the words around make another name of this one; "" where they do not."""
    if scene.after in ("sr", "snr", "senior"):
        return "the father"
    if scene.after in NAMED_AFTER:
        return f"'{scene.shown} {scene.after}' bears the name"
    if name.is_full and not (scene.after in PLACES_AFTER and scene.joins_after()):
        return _long_gone(name, scene, known)
    if name.has_team and (why := _thing(scene)):
        return why
    if (scene.before in ("in", "of", "near") and scene.is_away) or scene.before in PLACES_BEFORE:
        return "a place"
    if scene.after in REGIONS and scene.has_comma_after():
        return "a town"
    return _longer_before(name, scene, lexicon) or _longer_behind(name, scene)


def _long_gone(name: Name, scene: Scene, known: Known) -> str:
    """Why a full name that many bear hardly means someone of long ago, where nothing speaks of racing; else ""."""
    if not name.ends_ordinary or any(
        claim.subject.was_active((known.day.year, known.day.year), 5) for claim in name.claims
    ):
        return ""
    return "" if scene.tells_of_racing() else "a name that many bear"


def _thing(scene: Scene) -> str:
    """Why the name of a team means an engine, a person or something that one buys; "" where it does not."""
    if scene.before in ("mr", "mrs", "ms", "sir", "dr"):
        return "a person"
    if scene.after in ENGINES or (scene.is_hyphened() and scene.is_other_name(scene.spot.first - 1)):
        return "an engine"
    return "a thing" if scene.after in THINGS else ""


def _longer_before(name: Name, scene: Scene, lexicon: Lexicon) -> str:
    """Why the word before makes another name of this one."""
    before, folded = scene.spot.first - 1, scene.before
    if not folded or folded in TITLES or not scene.words.shown[before][0].isupper():
        return ""
    if not scene.joins_before() or scene.is_other_name(before):
        return ""
    if name.has_driver and called(folded, name.claims):
        return ""
    if folded in lexicon.people:
        return f"'{scene.words.shown[before]} {scene.shown}' is someone else"
    if name.has_driver and scene.capital(before) and not scene.begins_at(before) and not _is_plain(folded):
        return f"'{scene.words.shown[before]} {scene.shown}' is another name"
    return ""


def _longer_behind(name: Name, scene: Scene) -> str:
    """Why the word behind makes another name of this one, or no name at all."""
    behind = scene.spot.last
    if not scene.after or not scene.joins_after() or scene.is_other_name(behind):
        return ""
    shown, folded = scene.words.shown[behind], scene.after
    if shown[0].isupper():
        part_of_name = name.has_driver and scene.capital(behind) and not _may_follow(shown)
        if folded in PLACES_AFTER or part_of_name:
            return f"'{scene.shown} {shown}' is another name"
    if folded in STROLLING and name.is_ordinary and len(name.claims) == 1 and scene.begins_sentence:
        return "a word at the head of a sentence"
    return ""


def called(given: str, claims: Iterable[Claim]) -> bool:
    """Whether one of them is called so for short: Alex for Alexander, Ollie for Oliver."""
    if len(given) < 3:
        return False
    wanted = SHORT.get(given, given)
    names = (claim.subject.given for claim in claims if claim.form == "surname")
    return any(name.startswith(wanted) or wanted.startswith(name) for name in names if name)


def _may_follow(word: str) -> bool:
    """Whether a word with a capital may stand behind a surname that is not part of a longer name."""
    return word.isupper() or not word.isalpha() or word.lower() in TITLES or _is_plain(word.lower())


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is hardly part of a name."""
    return not word.isalpha() or len(word) == 1 or word.endswith(("ly", "ing", "ed", "ish", "ian", "ese"))
