"""A real sshd on 127.0.0.1, with keys and a configuration of its own, run by whoever runs the tests; and an `ssh` in
front of the real one that knows of it."""

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NamedTuple

SSHD = which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/sbin") or "/usr/sbin/sshd"
SSH, RSYNC, KEYGEN = (which(name) or name for name in ("ssh", "rsync", "ssh-keygen"))

SERVER = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
SetEnv PATH={folder}/there:{path}
"""

CLIENT = """
Host *
    HostName 127.0.0.1
    User {user}
    IdentityFile {folder}/user
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known
    GlobalKnownHostsFile /dev/null
    HostKeyAlias pitwall
"""


class Sshd(NamedTuple):
    """A server that runs: its port, its files, and a folder of commands to stand first in PATH."""

    port: int
    folder: Path
    commands: Path

    @property
    def sent(self) -> str:
        """What rsync said of what it sent, since `forget`."""
        path = self.folder / "sent"
        return path.read_text() if path.exists() else ""

    @contextmanager
    def small_disk(self, path: Path) -> Iterator[None]:
        """A folder on the server where 200 KB have room: a disk of its own where one may be mounted, else a limit."""
        path.mkdir(parents=True, exist_ok=True)
        options = ("-t", "tmpfs", "-o", "size=200k", "none", str(path))
        mounted = subprocess.run(["mount", *options], capture_output=True).returncode == 0
        if not mounted:
            (self.folder / "limit").touch()
        try:
            yield
        finally:
            if mounted:
                subprocess.run(["umount", "--lazy", str(path)], check=True)
            (self.folder / "limit").unlink(missing_ok=True)

    def forget(self) -> None:
        """Forget what was sent so far."""
        (self.folder / "sent").unlink(missing_ok=True)


@contextmanager
def sshd_in(folder: Path) -> Iterator[Sshd]:
    """A server with its files in this folder, stopped at the end."""
    folder.mkdir()
    for name in ("host", "user", "other"):
        subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    found = Sshd(_free_port(), folder, folder / "commands")
    key = (folder / "host.pub").read_text()
    (folder / "known").write_text(f"pitwall {key}")
    config = SERVER.format(port=found.port, folder=folder, path=os.environ["PATH"])
    (folder / "sshd_config").write_text(config)
    (folder / "ssh_config").write_text(CLIENT.format(user=getpass.getuser(), folder=folder))
    command(
        folder / "there", "rsync", f"[ ! -e {folder}/limit ] || {{ trap '' XFSZ; ulimit -f 128; }}\nexec {RSYNC} \"$@\""
    )
    command(found.commands, "ssh", f'exec {SSH} -F {folder}/ssh_config "$@"')
    command(found.commands, "rsync", f'{RSYNC} --stats "$@" | tee -a {folder}/sent\nexit "${{PIPESTATUS[0]}}"')
    if os.geteuid() == 0:  # where sshd insists on it
        Path("/run/sshd").mkdir(exist_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
    try:
        _wait(found.port)
        yield found
    finally:
        process.terminate()
        process.wait()


def command(folder: Path, name: str, text: str) -> None:
    """Make a command in a folder, of lines for bash."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/bash\n{text}\n")
    path.chmod(0o755)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("sshd does not answer")
