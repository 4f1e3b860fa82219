"""Real stores that speak S3, on this machine alone, and a way to them that counts and may misbehave."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, cast

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

KEY, SECRET = "a-key", "a-secret-that-no-message-holds"
_BIN = Path(sys.executable).parent


@contextmanager
def seaweed(folder: Path) -> Iterator[str]:
    """The address of SeaweedFS, to the end of the block."""
    port = _free_ports()
    rights = ["Admin", "Read", "Write", "List", "Tagging"]
    who = {"name": "us", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": rights}
    (folder / "who.json").write_text(json.dumps({"identities": [who]}))
    (folder / "data").mkdir()
    command = [
        *(str(_BIN / "weed"), "server", f"-dir={folder}/data", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"),
        *(f"-master.port={port}", f"-volume.port={port + 1}", "-volume.max=2000", "-master.volumeSizeLimitMB=64"),
        *("-filer", f"-filer.port={port + 2}", "-s3", f"-s3.port={port + 3}", f"-s3.config={folder}/who.json"),
        *("-s3.port.iceberg=0", "-s3.port.lance=0"),
    ]
    with _running(command, folder, port + 3) as address:
        yield address


@contextmanager
def rclone(folder: Path) -> Iterator[str]:
    """The address of `rclone serve s3`, to the end of the block. It keeps redirects, and knows no conditions."""
    port = _free_ports()
    (folder / "data").mkdir()
    command = [
        *(str(_BIN / "rclone"), "serve", "s3", "--config", f"{folder}/none", "--addr", f"127.0.0.1:{port}"),
        *("--auth-key", f"{KEY},{SECRET}", f"{folder}/data"),
    ]
    with _running(command, folder, port) as address:
        yield address


def client_at(address: str) -> "S3Client":
    """A client of our own, to see what is there."""
    session = Session()
    session.set_credentials(KEY, SECRET)
    config = Config(region_name="us-east-1", s3={"addressing_style": "path"}, retries={"max_attempts": 0})
    return cast("S3Client", session.create_client("s3", endpoint_url=address, config=config))


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=folder)
    try:
        _wait_for(address, process, folder / "log")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    client = client_at(address)
    for _ in range(300):
        with suppress(BotoCoreError, ClientError):
            client.create_bucket(Bucket="is-it-up")
            client.put_object(Bucket="is-it-up", Key="yes", Body=b"yes")
            return
        assert process.poll() is None, log.read_text()[-2000:]
        time.sleep(0.2)
    raise AssertionError(log.read_text()[-2000:])


def _free_ports() -> int:
    """A port of four in a row that are free, as are those ten thousand above them, which no connection is given by
    itself: Linux gives those from 32,768 on."""
    random = Random()
    while True:
        first = random.randrange(20_000, 22_700)
        if all(_is_free(first + more + above) for more in range(4) for above in (0, 10_000)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
