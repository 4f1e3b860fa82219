"""The remote and the branch that a git target names: checked before git hears of them."""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.errors import SiteError, problem
from generator.model import Problem
from generator.publish.git_repository import GitError, said
from generator.publish.places import is_printable
from generator.publish.targets import Named
from generator.schema.publish import GitTarget
from generator.text.slugs import nearest

_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ADDRESS = re.compile(rf"({_WITH_SCHEME.pattern})([^/?#]*)([^?#]*)")
_SPOKEN = ("file", "git", "http", "https", "ssh")


def remote_of(named: Named, front: GitTarget, around: Mapping[str, str]) -> str:
    """The address of the remote: what is written, or that of the site's own remote of this name. A path is one from the
    folder of the site. Raises SiteError (PF116) for what git must not be given."""
    written = front.remote
    _check(named, written)
    if "/" in written or ":" in written:
        return _absolute(written, named.root)
    try:
        address = said("-C", str(named.root), "remote", "get-url", "--push", "--", written, around=around)
    except GitError:
        raise SiteError(_unknown(named, written, around)) from None
    found = address.decode(errors="replace").strip()
    _check(named, found)
    return _absolute(found, _top(named.root, around))


def branch_of(named: Named, front: GitTarget, around: Mapping[str, str]) -> str:
    """The branch. Raises SiteError (PF116) for a name that git does not take, and for the branch that the site's own
    repository is at: what it is written in would go."""
    branch = front.branch
    try:
        usable = (
            is_printable(branch)
            and said("check-ref-format", "--branch", branch, around=around).decode() == f"{branch}\n"
        )
    except GitError:
        usable = False
    if not usable or branch.startswith("refs/"):
        what = f"'{branch}'" if is_printable(branch) else "this"
        hint = "write its name alone: 'branch: gh-pages'"
        raise SiteError(problem("PF116", f"{what} is no name of a branch", named.at("branch"), hint))
    if branch == _own_branch(named.root, around):
        text = f"'{branch}' is the branch that the site is written in"
        hint = "name another, which holds what is published and nothing else: 'branch: gh-pages'"
        raise SiteError(problem("PF116", text, named.at("branch"), hint))
    return branch


def shown(address: str) -> str:
    """An address as people are told of it: host and path, without what may be a secret after them; of one that names a
    user over HTTP, which may be a token, the host alone."""
    found = _ADDRESS.match(address)
    if not found:
        return address
    scheme, place, path = found.groups()
    user, at, host = place.rpartition("@")
    if not at or (scheme.lower() == "ssh://" and ":" not in user):
        return f"{scheme}{place}{path}"
    return host


def _check(named: Named, address: str) -> None:
    """Refuse what git would take for an option, or for a command to run (`ext::`, gitremote-helpers(7))."""
    scheme = _WITH_SCHEME.match(address)
    if not address or not is_printable(address):
        why = "it is empty, or holds what cannot be printed"
    elif address.startswith("-"):
        why = "it begins with '-'"
    elif "::" in address.partition("/")[0] and "[" not in address:
        why = "it names a helper to be run"
    elif scheme and scheme[0][:-3].lower() not in _SPOKEN:
        why = f"nothing but {', '.join(_SPOKEN)} is spoken"
    else:
        return
    text = f"this remote cannot be used: {why}"
    hint = "write a remote's name, or an address: 'https://codeberg.org/me/blog.git'"
    raise SiteError(problem("PF116", text, named.at("remote"), hint))


def _absolute(address: str, folder: Path) -> str:
    """A path from a folder, as git itself tells paths from `host:path`."""
    before = address.partition("/")[0]
    if ":" in before or Path(address).is_absolute():
        return address
    return str((folder / Path(address).expanduser()).resolve())


def _unknown(named: Named, name: str, around: Mapping[str, str]) -> Problem:
    try:
        known = said("-C", str(named.root), "remote", around=around).decode(errors="replace").split()
    except GitError:
        known = []
    meant = nearest(name, known)
    hint = f"did you mean '{meant}'?" if meant else "write its address: 'https://codeberg.org/me/blog.git'"
    text = f"no remote of the site's repository is called '{name}'"
    return problem("PF116", text, named.at("remote"), hint)


def _top(root: Path, around: Mapping[str, str]) -> Path:
    return Path(said("-C", str(root), "rev-parse", "--show-toplevel", around=around).decode().removesuffix("\n"))


def _own_branch(root: Path, around: Mapping[str, str]) -> str:
    """The branch that the site's repository is at, if it is in one: whichever remote it is sent to, it is not the one
    to hold what is published."""
    try:
        return said("-C", str(root), "symbolic-ref", "--quiet", "--short", "HEAD", around=around).decode().strip()
    except GitError:
        return ""
