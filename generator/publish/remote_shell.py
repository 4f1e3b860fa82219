"""A shell on a server, reached by ssh: it is asked one step after the other, and ends with the process that asks.

Steps are text of ours; what they are given are values, each quoted. A step is carried out when all of it has arrived:
a connection that drops leaves none half read.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from shlex import quote
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from generator.publish.refused_by import refused
from generator.publish.targets import unusable

SSH_OPTIONS = (
    "-T",
    "-o BatchMode=yes",
    "-o ConnectTimeout=20",
    "-o ServerAliveInterval=15",
    "-o ServerAliveCountMax=4",
    "-o RemoteCommand=none",
    "-o ClearAllForwardings=yes",
    "-o ForwardAgent=no",
    "-o LogLevel=ERROR",
)
"""Nobody is asked for a password, keys of hosts are checked as ssh is configured, and silence ends after a minute."""

_FIRST = "LC_ALL=C; export LC_ALL; umask 022; unset CDPATH; set -f"
_PATIENCE = 10
"""Seconds that a shell is given to end when it is asked no more."""


class Server(NamedTuple):
    """A server as ssh knows it, its port (0: as ssh is configured), and how people are told of it."""

    host: str
    port: int
    where: str

    def ssh(self) -> list[str]:
        """The command that reaches it, but for the host."""
        port = ("-p", str(self.port)) if self.port else ()
        return ["ssh", *(word for option in SSH_OPTIONS for word in option.split(" ")), *port]


class Answer(NamedTuple):
    """What came of a step: its status, 0 when all went well, and what it printed, complaints too: they go one way, or
    they would come after the status."""

    status: int
    said: bytes


class Shell:
    """A shell that can be asked."""

    def __init__(self, process: subprocess.Popen[bytes], told: IO[bytes], where: str) -> None:
        self._process = process
        self._told = told
        self._where = where
        self._end = f"parcferme-{token_hex(8)}"

    def asked(self, step: str, *values: str) -> Answer:
        """What comes of a step, which finds its values as `$1`, `$2`, … Raises SiteError for a lost connection."""
        arguments = " ".join(quote(value) for value in values)
        text = f"step() {{\n{step}\n}}\nstep {arguments} </dev/null 2>&1\nprintf '\\n%s %s\\n' {self._end} \"$?\"\n"
        assert self._process.stdin
        assert self._process.stdout
        with suppress(BrokenPipeError):
            self._process.stdin.write(text.encode())
            self._process.stdin.flush()
        said = list[bytes]()
        for line in self._process.stdout:
            if line.startswith(self._end.encode()):
                return Answer(int(line.split(b" ")[1]), b"".join(said)[:-1])
            said.append(line)
        self._process.wait()
        self._told.seek(0)
        raise refused(self._where, self._told.read() or b"connection closed")

    def done(self, step: str, *values: str) -> bytes:
        """What a step prints that must go well. Raises SiteError when it does not."""
        status, said = self.asked(step, *values)
        if status:
            raise refused(self._where, said)
        return said


@contextmanager
def shell_at(server: Server) -> Iterator[Shell]:
    """A shell there, for as long as the block lasts. Raises SiteError when it cannot be had."""
    command = [*server.ssh(), "--", server.host, "exec sh"]
    with TemporaryFile() as told:
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
        except FileNotFoundError:
            raise unusable(server.where, "there is no ssh on this machine", "install it") from None
        try:
            shell = Shell(process, told, server.where)
            shell.done(_FIRST)  # and what the login prints is read away
            yield shell
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin
    assert process.stdout
    with suppress(BrokenPipeError):
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
