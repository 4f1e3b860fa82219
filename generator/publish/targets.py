"""Targets: the ways in which a site gets to where readers find it, all of one shape.

A target is made of its keys in site.yaml, by a function of the module of the name that `to:` gives (`maker`), and does
three things.

- `look()` says what stands there now, having looked: `Held`. Nothing is changed by it, and nothing that the record says
  is believed that the place itself does not bear out: a file that is lost, or is another by now, is not among `files`,
  or is there with its own digest ("" where that cannot be told), so that the plan sends it again. A name that the
  record does not have is `foreign`. Links are not followed.
- `send(release, plan, track)` puts the release there: files as `release.files` has them, from `release.folder`, and
  `plan.record` as the record of it. Readers see the old release or the new one, whole; where a place cannot do that (a
  folder in place, S3) they see pages whose every asset is there: `in_order(plan.sent)` first, then `plan.removed`
  backwards, and the record last. Cut off at any moment it leaves what the next `look` and `send` complete. It touches
  nothing but `plan.sent`, `plan.removed` and its own record: names in `plan.record.others` stay as they are, unless the
  release has a file of that name. It makes nothing of the build itself, and asks nobody.
- `rollback()` brings back the release before the one that is there, and gives its record. SiteError (PF712) where there
  is none, or a place keeps none.

Between `look` and `send` somebody else may have published: where `plan.before` is not the record that is there by then,
`send` raises `overtaken`.

What goes wrong is raised as SiteError with a code of its own and a hint. PF711 is for a place that cannot be read or
written to: no rights, no room, a connection that drops; see `unusable`. No message, no record and no output holds a
secret: passwords and keys come from the environment or from the configuration of the tools, and of an address with a
user's password only the host is told. No command line goes through a shell. A name that begins with `-` must not be
taken for an option.

`track(label, total)` shows how far the work is: `with track("Sending", len(plan.sent)) as more: … more(1)`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish.held import Held
from generator.publish.plan import Plan
from generator.publish.record import Record
from generator.publish.release import Release
from generator.schema.publish import AnyTarget


class Target(Protocol):
    """A place to publish to. What its parts promise is said above."""

    @property
    def where(self) -> str:
        """The place as people are told of it, without a secret in it: `/srv/www`, `deploy@example.org:www`."""

    def look(self) -> Held:
        """What stands there now."""

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Put the release there."""

    def rollback(self) -> Record:
        """Bring back the release before this one, and give its record."""


class Named(NamedTuple):
    """A target of site.yaml: its name, what is said of it there, and the folder of the site."""

    name: str
    front: AnyTarget
    root: Path

    def at(self, key: str = "") -> Location:
        """The place in site.yaml where it, or one of its keys, is written."""
        written = f"publish.{self.name}"
        return Location("site.yaml", key=f"{written}.{key}" if key else f"{written}:")


def chosen(publish: Mapping[str, AnyTarget], name: str | None, root: Path) -> Named:
    """The target of that name; without a name the only one there is. Raises SiteError (PF701)."""
    at = Location("site.yaml")
    if not publish:
        hint = "write where: 'publish: {live: {to: folder, path: /srv/www/blog}}'"
        raise SiteError(problem("PF701", "site.yaml names no target to publish to", at, hint))
    names = ", ".join(publish)
    if name is None and len(publish) > 1:
        raise SiteError(problem("PF701", f"there are several targets: {names}", at, "name one: 'parcferme publish …'"))
    found = name if name is not None else next(iter(publish))
    if found not in publish:
        raise SiteError(problem("PF701", f"no target is called '{found}'", at, f"there are: {names}"))
    return Named(found, publish[found], root)


def target_of(named: Named) -> Target:
    """The target itself. Raises SiteError where it cannot be had as it is written."""
    return maker(type(named.front))(named)


def maker(kind: type[AnyTarget]) -> Callable[[Named], Target]:
    """What makes a target of a kind: `git_target` in the module `git`, which is imported when it is asked for."""
    word = str(kind.__struct_config__.tag)
    return cast(Callable[[Named], Target], getattr(import_module(f"generator.publish.{word}"), f"{word}_target"))


def overtaken(where: str) -> SiteError:
    """What to say where something else was published since the look at which the plan was made."""
    text = "something else was published there meanwhile"
    return SiteError(problem("PF702", text, Location(where), "publish again"))


def unusable(where: str, why: str, hint: str = "see to it, and publish again") -> SiteError:
    """What to say of a place that cannot be read or written to; `why` in words, without a secret."""
    return SiteError(problem("PF711", f"this target cannot be published to: {why}", Location(where), hint))
