"""What ssh, git, rsync and servers say when something goes wrong, in words of ours and with what helps."""

import re
from typing import NamedTuple

from generator.errors import SiteError
from generator.publish.targets import unusable

AGAIN = "see to it, and publish again"


class Reason(NamedTuple):
    """Why something cannot be done, and what helps; `said` is found in what a tool says then."""

    said: str
    why: str
    hint: str = AGAIN


_KEY = "the host has another key than before: ask who runs it; if that is right, 'ssh-keygen -R …' forgets the old one"
_MEET = "connect once by hand with 'ssh …', and compare the key that it shows with what the host's owner tells"
_WHO = "your keys must be loaded ('ssh-add -l' shows them), and one of them be known there"
_TOKEN = "give git a token or a password: by a credential helper, or in CI by the checkout"

REASONS = (
    Reason("remote host identification has changed", "the host is not the one that is known", _KEY),
    Reason("host key verification failed", "the host is not known yet", _MEET),
    Reason("connection refused", "the host refuses the connection"),
    Reason("could not resolve host", "there is no host of that name", "see whether it is written as it should be"),
    Reason("name or service not known", "there is no host of that name", "see whether it is written as it should be"),
    Reason("no route to host", "the host cannot be reached"),
    Reason("network is unreachable", "the host cannot be reached"),
    Reason("timed out", "the host does not answer"),
    Reason("failed to connect", "the host cannot be reached"),
    Reason("certificate", "the host's certificate is not accepted"),
    Reason("could not read username", "the host asks who you are", _TOKEN),
    Reason("could not read password", "the host asks for a password", _TOKEN),
    Reason("authentication failed", "the host does not accept the password or token", _TOKEN),
    Reason("no space left on device", "there is no room left on the disk"),
    Reason("disk quota exceeded", "there is no room left: the quota is used up"),
    Reason("file too large", "a file is larger than one may be there"),
    Reason("read-only file system", "the file system there can only be read"),
    Reason("unable to create temporary object directory", "you may not write there"),
    Reason("insufficient permission", "you may not write there"),
    Reason("returned error: 403", "you may not write there", _TOKEN),
    Reason("protected branch", "the host protects the branch", "name another, or let it be pushed to"),
    Reason("hook declined", "the host declines what is sent"),
    Reason("does not appear to be a git repository", "there is no repository at this address"),
    Reason("repository not found", "there is no such repository, or you may not see it", _TOKEN),
    Reason("rsync: command not found", "there is no rsync on the server", "install it there"),
    Reason("rsync: not found", "there is no rsync on the server", "install it there"),
    Reason("timeout in data", "the connection was lost"),
    Reason("permission denied (", "the host does not let you in", _WHO),
    Reason("too many authentication failures", "the host does not let you in", _WHO),
    Reason("connection reset", "the connection was lost"),
    Reason("connection closed", "the connection was lost"),
    Reason("connection unexpectedly closed", "the connection was lost"),
    Reason("closed by remote host", "the connection was lost"),
    Reason("broken pipe", "the connection was lost"),
    Reason("hung up unexpectedly", "the connection was lost"),
    Reason("early eof", "the connection was lost"),
    Reason("permission denied", "you may not write there"),
    Reason("operation not permitted", "you may not write there"),
)
"""The first that is found counts."""

_USER = re.compile(r"(?<=://)[^/\s@]*@")
_AFTER = re.compile(r"(?<=://)(?P<place>[^\s?#'\"]*)[?#][^\s'\"]*")
_LEADS = ("fatal: ", "error: ", "remote: ", "rsync error: ", "rsync: ", "sh: ")


def refused(where: str, said: bytes) -> SiteError:
    """What to raise for what a tool says when it fails. Of what is not known the last line is told, without
    what may be a password or a token in an address."""
    text = said.decode(errors="replace")
    for reason in REASONS:
        if reason.said in text.lower():
            return unusable(where, reason.why, reason.hint)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1] if lines else "it says nothing about why"
    for lead in _LEADS:
        last = last.removeprefix(lead)
    return unusable(where, _without_secrets(last))


def _without_secrets(line: str) -> str:
    """A line without what may be a password or a token in an address."""
    return _AFTER.sub(r"\g<place>", _USER.sub("", line))
