"""Mistakes in the user's files, never bugs of ours: a bug keeps its traceback.

    SiteError             a mistake that ends a stage at once, with its problems
    └─ LockedError        another build holds the output folder
    ConversionError       a text that a Markdown converter gives up on
    HookError             a plug-in that fails, or gives what cannot be used

Everything else is a `Problem` value that stages return beside their results.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import structs

from generator.model import Location, Problem

CODES: dict[str, tuple[Literal["error", "warning"], str]] = {
    "PF101": ("error", "a file is not UTF-8"),
    "PF102": ("error", "a file is empty"),
    "PF103": ("error", "front matter does not begin"),
    "PF104": ("error", "front matter does not end"),
    "PF105": ("error", "front matter, or a file, is too long"),
    "PF106": ("error", "YAML cannot be read"),
    "PF107": ("error", "a key stands twice"),
    "PF108": ("error", "YAML uses an alias, an anchor or a tag"),
    "PF109": ("error", "front matter is no mapping"),
    "PF110": ("error", "a key is unknown"),
    "PF111": ("error", "a value has the wrong type"),
    "PF112": ("error", "a key is missing"),
    "PF113": ("error", "a date or a time does not exist"),
    "PF114": ("warning", "a file under content/ is of no known kind"),
    "PF115": ("warning", "a link of the file system is not followed"),
    "PF116": ("error", "a value cannot be used"),
    "PF117": ("error", "a file cannot be read"),
    "PF118": ("error", "a text cannot be converted"),
    "PF119": ("error", "a track map holds no drawing"),
    "PF120": ("error", "a picture cannot be read"),
    "PF121": ("error", "a picture is too large"),
    "PF122": ("error", "a drawing runs what is in it"),
    "PF123": ("warning", "a file that begins with a dot is not named in site.yaml"),
    "PF140": ("warning", "something of an old site is not known, and stays as it is written"),
    "PF141": ("warning", "something of an old site has no place here"),
    "PF142": ("error", "this is no site that can be imported"),
    "PF143": ("warning", "something of an old site is damaged, and is read as far as it goes"),
    "PF144": ("warning", "a picture of an old site stays where it is"),
    "PF145": ("warning", "a value of an old site cannot be used as it is"),
    "PF146": ("warning", "an old address, or a link to one, leads nowhere"),
    "PF147": ("warning", "something of a text cannot stand in a page"),
    "PF148": ("warning", "a text was changed in the old site since it was imported"),
    "PF150": ("error", "a plug-in does not exist"),
    "PF151": ("error", "a plug-in cannot be loaded"),
    "PF152": ("error", "a hook of a plug-in failed"),
    "PF153": ("error", "a hook of a plug-in gives what cannot be used"),
    "PF154": ("warning", "a rule of a plug-in finds something"),
    "PF201": ("warning", "a link leads nowhere"),
    "PF202": ("warning", "a link's anchor does not exist"),
    "PF203": ("warning", "a picture or file does not exist"),
    "PF204": ("warning", "HTML was taken out"),
    "PF205": ("warning", "an id stands twice"),
    "PF206": ("warning", "a link leads to something unpublished"),
    "PF207": ("warning", "the converter does not know this Markdown"),
    "PF208": ("warning", "something was taken out of a track map"),
    "PF209": ("warning", "a picture says nothing to those who cannot see it"),
    "PF210": ("warning", "no font has the letters of a social card, or they cannot be set from right to left"),
    "PF211": ("warning", "translations of an article do not fit together"),
    "PF220": ("warning", "a block is unknown, and stays code"),
    "PF221": ("error", "an entry of a block lacks its time"),
    "PF222": ("warning", "a block has no text"),
    "PF223": ("warning", "a block asks for something that is not there"),
    "PF224": ("warning", "a block is not closed"),
    "PF225": ("warning", "an entry of a block may be of another day"),
    "PF301": ("warning", "two entities claim one name"),
    "PF302": ("warning", "a name is close to a known one"),
    "PF303": ("error", "a name can mean several entities"),
    "PF304": ("warning", "a circuit has no such layout"),
    "PF305": ("warning", "a name in an article may mean several"),
    "PF306": ("warning", "an article is about someone whom its front matter does not name"),
    "PF307": ("warning", "two facts of a series or of its editions do not fit together"),
    "PF308": ("warning", "a decision is about someone unknown"),
    "PF401": ("error", "two sources make one output"),
    "PF402": ("error", "the output folder holds a file that is not ours"),
    "PF403": ("error", "an address cannot be used"),
    "PF404": ("error", "another build is running"),
    "PF405": ("error", "the list of what is ours in the output folder cannot be read"),
    "PF406": ("error", "the output cannot be used"),
    "PF407": ("error", "the preview cannot be started"),
    "PF408": ("error", "a worker of the build died"),
    "PF409": ("warning", "there is no program to make the search"),
    "PF410": ("error", "the index of the search could not be made"),
    "PF411": ("warning", "hosts take fewer rules, or shorter ones"),
    "PF412": ("warning", "an address that is gone is made all the same"),
    "PF413": ("error", "the site was put into place in part"),
    "PF420": ("error", "a cluster cannot be used"),
    "PF421": ("error", "a worker of a cluster has other versions"),
    "PF501": ("error", "a theme does not exist"),
    "PF502": ("error", "a template failed"),
    "PF503": ("error", "a template names another by an expression"),
    "PF504": ("error", "a template cannot be read"),
    "PF505": ("error", "a theme option is unknown or wrong"),
    "PF506": ("warning", "a partial fills no place"),
    "PF507": ("warning", "the security policy lets anything run"),
    "PF508": ("warning", "there are no texts in the language of the site"),
    "PF509": ("warning", "a text of a catalogue cannot be used"),
    "PF510": ("warning", "the policy of pages keeps browsers from something in a template"),
    "PF601": ("error", "a table of results is no CSV"),
    "PF602": ("error", "a column of results is unknown or missing"),
    "PF603": ("error", "a value in results cannot be read"),
    "PF604": ("warning", "places in results do not follow each other"),
    "PF605": ("warning", "times in results go backwards"),
    "PF606": ("warning", "points in results are not those of the rules"),
    "PF607": ("warning", "official standings are not those of the results"),
    "PF608": ("warning", "results belong to no edition"),
    "PF609": ("warning", "a driver stands twice in a race"),
    "PF701": ("error", "there is no such target to publish to"),
    "PF702": ("error", "another publish is running"),
    "PF703": ("error", "a site cannot be published under this address"),
    "PF704": ("error", "there is nothing to publish"),
    "PF705": ("error", "something unpublished would be published"),
    "PF706": ("error", "texts that changed since the last publish have mistakes"),
    "PF707": ("error", "a publish would remove more than it may"),
    "PF708": ("error", "a target holds what was not published to it"),
    "PF709": ("error", "a custom domain would be lost"),
    "PF710": ("error", "a host takes no more files, or none so large"),
    "PF711": ("error", "a target cannot be published to"),
    "PF712": ("error", "there is no release to go back to"),
    "PF713": ("warning", "the live site is not what was published"),
    "PF714": ("error", "a page for colleagues does not say that it is one"),
    "PF720": ("warning", "a page elsewhere is gone"),
    "PF721": ("warning", "a page elsewhere answers with an error"),
    "PF722": ("warning", "a page elsewhere cannot be reached"),
    "PF723": ("warning", "the certificate of a page elsewhere is not accepted"),
    "PF724": ("warning", "a page elsewhere has moved for good"),
    "PF725": ("warning", "a link leads into a network of one's own"),
    "PF829": ("warning", "a comment that ignores a mistake has nothing to ignore"),
}
"""Every code with its severity in `build` and a line that explains it; `--strict` and `check` make errors of all. Those
of the editor's rules (PF8…), which `build` does not look for, stand with the rules: `newsroom.codes` has all."""


HALF_WAY = "PF413"
"""The one mistake after which the output is not the last good site."""

LONGEST = 100
"""Characters of a source line that are shown; of a longer one, a paragraph, those about the mistake."""


LONGEST_KEPT = 10_000
"""Characters of a source line that a problem keeps."""


class SiteError(Exception):
    """A mistake in the user's files that ends a stage at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(show(problem) for problem in problems))
        self.problems = problems


class LockedError(SiteError):
    """Another build holds the output folder."""


class ConversionError(ValueError):
    """A text that a converter gives up on; says why. `near` is the piece that is at fault, where that is known."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.near = near


class HookError(ValueError):
    """A plug-in whose hook fails, or gives what cannot be used: says which. `key` is its place in site.yaml."""

    def __init__(self, code: str, message: str, hint: str, key: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.key = key

    def told(self, at: Location | None = None) -> Problem:
        """The mistake, at a place in the site that it spoils, else where site.yaml names the plug-in."""
        return problem(self.code, str(self), at or Location("site.yaml", key=self.key), self.hint)


def said(why: BaseException) -> str:
    """What Python says of an error, in one line, marked as code."""
    text = " ".join(str(why).split()).replace("`", "'")
    return f"`{type(why).__name__}: {text}`" if text else f"`{type(why).__name__}`"


def problem(code: str, message: str, at: Location, hint: str = "") -> Problem:
    """A problem with the severity that its code has in `build`. A line that nobody wrote by hand is not kept with each
    of its mistakes."""
    at = at if len(at.excerpt) <= LONGEST_KEPT else structs.replace(at, excerpt="")
    return Problem(code, message, at, hint, severity(code))


def severity(code: str) -> Literal["error", "warning"]:
    """The severity of a code in `build`; rules of `check` warn."""
    return "warning" if is_of_a_rule(code) else CODES[code][0]


def is_of_a_rule(code: str) -> bool:
    """Whether a code is one that a rule of `check` may have."""
    return bool(_OF_A_RULE.fullmatch(code))


_OF_A_RULE = re.compile(r"PF8\d\d")


def changed_meanwhile(path: str) -> Problem:
    """What to say of a file that is no longer as it was when it was read."""
    return problem("PF117", CHANGED, Location(path), "build again")


CHANGED = "was changed while the site was built"


def judged(problems: Iterable[Problem], checks: Mapping[str, str], *, strict: bool) -> tuple[Problem, ...]:
    """The problems by place, with the severities that `checks` of site.yaml asks for; those set to `off` are left out.

    A warning that `checks` names has that severity in strict mode too; any other is then an error. An error always is
    one: what it stands for cannot be built.
    """
    kept = []
    for each in problems:
        asked = "error" if each.severity == "error" else checks.get(each.code)
        severity = asked or ("error" if strict else each.severity)
        if severity != "off":
            kept.append(structs.replace(each, severity=severity))
    return in_order(kept)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each of these once, by place."""
    return tuple(sorted(set(problems), key=lambda p: (p.at.path, p.at.line, p.at.column, p.code, p.message)))


def show(problem: Problem) -> str:
    """The problem as people read it: place, message, the source line with a caret, a hint."""
    at = problem.at
    place = ":".join(str(part) for part in (at.path, at.line, at.column) if part)
    lines = [visible(f"{place}: {problem.severity}: {problem.message}")]
    if at.excerpt:
        at = _cut(at)
        gutter = f"{at.line:>3} | "
        lead, width = _caret(at)
        lines.append(gutter + visible(at.excerpt))
        lines.append(" " * (len(gutter) - 2) + "| " + lead + "^" * width)
    if problem.hint:
        lines.append(visible(f"  hint: {problem.hint}"))
    return "\n".join(lines)


def visible(text: str) -> str:
    """Text for a terminal: what content brings of control characters does nothing there."""
    return "".join(char if char == "\t" or char.isprintable() else "\ufffd" for char in text)


def visible_json(text: str) -> str:
    """JSON for a terminal: what it holds of control characters stands there by number."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


_UNSEEN = re.compile(r"[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]")


def _cut(at: Location) -> Location:
    """The place in as much of its line as is shown, with an ellipsis for what is not."""
    if len(at.excerpt) <= LONGEST:
        return at
    start = max(min(at.column - 1 - LONGEST // 3, len(at.excerpt) - LONGEST), 0)
    before, after = "…" * (start > 0), "…" * (start + LONGEST < len(at.excerpt))
    shown = before + at.excerpt[start : start + LONGEST] + after
    return structs.replace(at, excerpt=shown, column=max(at.column - start + len(before), 1))


def _caret(at: Location) -> tuple[str, int]:
    before = at.excerpt[: max(at.column - 1, 0)]
    room = max(len(at.excerpt) - len(before), 1)
    return "".join("\t" if char == "\t" else " " for char in before), min(max(at.width, 1), room)
