"""nginx and Caddy as they come from Debian, each with no more than a block that includes what the build wrote: on this
machine alone, unprivileged, with all that they write in a folder of the test's, stopped by their process."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

_PATIENCE = 30.0
"""Seconds after which a server that does not answer has failed."""


def nginx(folder: Path, output: Path, rules: Path, port: int) -> list[str]:
    """The command that serves `output`, with its configuration and all that nginx writes in `folder`."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "\n".join(f"    {kind}_temp_path {folder}/{kind};" for kind in kinds)
    text = f"""
pid {folder}/nginx.pid;
master_process off;
daemon off;
error_log stderr;
events {{ worker_connections 256; }}
http {{
    access_log off;
    include /etc/nginx/mime.types;
{paths}
    server {{
        listen 127.0.0.1:{port};
        root {output};
        include {rules};
    }}
}}
"""
    (folder / "nginx.conf").write_text(text)
    return [_program("nginx"), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, output: Path, rules: Path, port: int) -> list[str]:
    """The command that serves `output`, with its configuration in `folder`."""
    text = f"""
{{
    admin off
    storage file_system {folder}/storage
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {output}
    import {rules}
}}
"""
    (folder / "Caddyfile").write_text(text)
    return [_program("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS: dict[str, Callable[[Path, Path, Path, int], list[str]]] = {"nginx": nginx, "caddy": caddy}

RULES = {"nginx": ".hosts/nginx.conf", "caddy": ".hosts/Caddyfile"}
"""What each includes."""


@contextmanager
def serving(name: str, output: Path, folder: Path, site: str = "") -> Iterator[httpx.Client]:
    """One who asks the server of that name, which serves `output` to the end of the block, with the rules of the `site`
    in it; redirects are not followed."""
    folder.mkdir()
    port = _free_port()
    log = folder / "log"
    with log.open("wb") as told:
        environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "XDG_DATA_HOME": str(folder)}
        command = SERVERS[name](folder, output, output / site / RULES[name], port)
        server = subprocess.Popen(command, stdout=told, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait(server, port, log)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
                yield client
        finally:
            server.terminate()
            server.wait()


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"the server does not answer:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _program(name: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert found, f"{name} is not installed: apt-get install {name}"
    return found
