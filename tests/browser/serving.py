"""A built site as a host gives it out: on this machine alone, from the end of the build."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, headers: Mapping[str, str], **more: Any) -> None:
        self.added = headers
        super().__init__(*given, **more)

    def end_headers(self) -> None:
        """What the host says of every file, too."""
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is asked for."""


@contextmanager
def serving(output: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address of the site in `output`, without a slash at the end, to the end of the block. Every answer has the
    `headers` too."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output), headers=headers)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
