"""What the plug-ins of a site offer, hook by hook. A site without plug-ins pays for none of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from generator.model import Digest, Problem
from generator.own_filters import NO_FILTERS, OwnFilters
from generator.schema.base import Written

if TYPE_CHECKING:
    from generator.schema import SiteFront
    from generator.text.python_extensions import Extended
    from generator.text.writing.block import OwnBlock


class Hook(NamedTuple):
    """A function of a plug-in: the plug-in as site.yaml names it, and which it is there, the package that its code is
    in, what the paths of its files begin with that nobody has to be told, the hook's name, and the function."""

    plugin: str
    number: int
    package: str
    base: str
    name: str
    call: Callable[..., Any]

    @property
    def key(self) -> str:
        """Where site.yaml names the plug-in."""
        return f"plugins.{self.number}"


class Sent(Struct, frozen=True, kw_only=True):
    """What another process needs to have the same plug-ins: their names, the folder that is theirs in the site, the
    code in it by its path there, and their digest."""

    names: tuple[str, ...]
    folder: str
    code: dict[str, bytes]
    digest: Digest


class Hooks(Struct, frozen=True, kw_only=True):
    """What all plug-ins of a site offer. `digest` is that of their files and versions, "" where there are none;
    `reading` the same where they take part in how a file is read; `sent` is for other processes, and `installed` names
    the plug-ins whose code does not come with that."""

    digest: Digest = ""
    reading: Digest = ""
    articles: tuple[Hook, ...] = ()
    jobs: tuple[Hook, ...] = ()
    rules: tuple[Hook, ...] = ()
    extensions: tuple["Extended", ...] = ()
    blocks: Mapping[str, "OwnBlock"] = {}
    filters: OwnFilters = NO_FILTERS
    sent: Sent | None = None
    installed: tuple[str, ...] = ()


NONE = Hooks()
"""What a site without plug-ins has."""


def hooks_of(root: Path, config: "SiteFront") -> Hooks:
    """What the plug-ins offer that site.yaml names. Raises SiteError where one cannot be found or loaded, or offers
    what cannot be used."""
    if not config.plugins:
        return NONE
    from generator.hooks.loading import loaded  # here, since most sites have no plug-ins

    return loaded(root, config.plugins)


def hooks_again(sent: Sent | None) -> Hooks:
    """The same in another process."""
    if not sent:
        return NONE
    from generator.hooks.loading import loaded_again

    return loaded_again(sent)


def hooks_digest(root: Path, names: tuple[str, ...]) -> Digest:
    """The digest of these plug-ins as they are now; "" for none. Raises SiteError where one cannot be loaded."""
    if not names:
        return ""
    from generator.hooks.modules import found

    return found(root, names).digest


def by_plugins(hooks: Hooks, front: Written, path: str, markdown: str) -> tuple[Written, tuple[Problem, ...]]:
    """The front matter of the file at a path as plug-ins have it, and what is wrong with them there. `markdown` is the
    file's text."""
    if not hooks.articles:
        return front, ()
    from generator.hooks.articles import rewritten

    return rewritten(hooks.articles, front, path, markdown)
