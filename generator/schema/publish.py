"""What people write under `publish` in site.yaml: where the site is put, each target by a name of theirs.

As in `schema`, a field's type says how its text is read, its default what holds when the key is absent, and its
description is the line that stands in the reference. The key `to` tells which kind of target it is: its struct has that
word as its tag, and what it does stands in the module of that name in `generator.publish`.
"""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from msgspec import Meta

from generator.schema.base import Written, says
from generator.values import WebAddress

HostLimits = Literal["cloudflare-pages", "github-pages", "gitlab-pages", "netlify"]
"""Hosts whose limits are known."""


class AnyTarget(Written, frozen=True, kw_only=True, tag_field="to"):
    """What every target may say"""

    base_url: Annotated[str, says("where it will be read there; else the site's own `base_url`")] = ""
    drafts: Annotated[
        bool,
        says(
            "`true`: for colleagues, with drafts and articles whose time has not come; every page says so and keeps "
            "search engines out, and `base_url` must be another than the site's"
        ),
    ] = False
    limits: Annotated[HostLimits | None, says("a host whose limits on files and bytes are to be kept")] = None
    verify: Annotated[bool, says("`false`: the live site is not looked at after publishing")] = True
    verify_at: Annotated[
        WebAddress, says("where the live site is looked at, when that is another address than `base_url`")
    ] = WebAddress("")


class FolderTarget(AnyTarget, frozen=True, kw_only=True, tag="folder"):
    """A target with `to: folder`, on this machine"""

    path: Annotated[str, says("the folder, from the site's folder; a server reads `current/` in it")]
    in_place: Annotated[
        bool,
        says("`true`: the files stand in the folder itself, and are replaced one by one; nothing can be taken back"),
    ] = False
    keep: Annotated[int, Meta(ge=1, le=1000, description="how many releases stay, to go back to")] = 5


class RsyncTarget(AnyTarget, frozen=True, kw_only=True, tag="rsync"):
    """A target with `to: rsync`, on a server that ssh reaches"""

    host: Annotated[str, says("the server as ssh knows it: `deploy@example.org`, or a name of your ssh configuration")]
    path: Annotated[str, says("the folder on the server; a web server reads `current/` in it")]
    port: Annotated[int, Meta(ge=0, le=65535, description="the port of ssh; 0: as ssh is configured")] = 0
    keep: Annotated[int, Meta(ge=1, le=1000, description="how many releases stay, to go back to")] = 5


class GitTarget(AnyTarget, frozen=True, kw_only=True, tag="git"):
    """A target with `to: git`, for hosts that show a branch"""

    remote: Annotated[str, says("the repository: a remote's name, `origin`, or its address")]
    branch: Annotated[str, says("the branch that holds the site and nothing else: `gh-pages`")]
    history: Annotated[
        Literal["keep", "one"], says("`keep`: a commit on top of the last; `one`: the branch is this commit alone")
    ] = "keep"


class S3Target(AnyTarget, frozen=True, kw_only=True, tag="s3"):
    """A target with `to: s3`, any store that speaks S3"""

    bucket: Annotated[str, says("the bucket")]
    prefix: Annotated[str, says("what the names of all files begin with, when the site is not alone in it")] = ""
    endpoint: Annotated[WebAddress, says("the store's address; else Amazon's")] = WebAddress("")
    region: Annotated[str, says("the region of the bucket; else as AWS's tools are configured")] = ""


TARGETS: tuple[type[AnyTarget], ...] = tuple(AnyTarget.__subclasses__())
"""Every kind of target: all that stand above."""

if TYPE_CHECKING:
    TargetFront: TypeAlias = AnyTarget
else:
    TargetFront = reduce(or_, TARGETS)
