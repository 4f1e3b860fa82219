"""Reload: pages that are open follow the build. A script in every page listens to server-sent events (WHATWG HTML,
section 9.2) and loads the page anew when it is older than the last build that changed anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from threading import Lock

import msgspec

from generator.preview.pages import Showing

EVENTS_URL = "/.parcferme/events"
SCRIPT_URL = "/.parcferme/reload.js"

SCRIPT = """\
// The preview: loads this page anew when the site was built again. It is in no file of the site.
(() => {
  const mine = Number(document.currentScript.dataset.build);
  let stream = null;
  let told = "";

  const follow = (event) => {
    const { build, mistakes } = JSON.parse(event.data);
    if (build !== mine) {
      stream.close();
      location.reload();
      return;
    }
    const text = mistakes.join("\\n\\n");
    if (text !== told) {
      if (text) console.error("Parc Fermé: not built, the last good page stays.\\n\\n" + text);
      else console.info("Parc Fermé: built again, nothing has changed.");
    }
    told = text;
  };

  // A browser keeps six connections to a host, so pages that nobody sees give theirs up and catch up when shown.
  const listen = () => {
    if (stream) stream.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource("/.parcferme/events");
    stream.addEventListener("build", follow);
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  addEventListener("pagehide", () => { if (stream) stream.close(); });
  listen();
})();
"""

_OTHER_THAN_UTF_8 = (b"\xff\xfe", b"\xfe\xff")


def with_script(page: bytes, number: int) -> bytes:
    """The page with the script before its `</body>`, or at its end where that is left out. `number` tells the script
    which build the page is of."""
    if page.startswith(_OTHER_THAN_UTF_8):
        return page
    tag = f'<script src="{SCRIPT_URL}" data-build="{number}" defer></script>'.encode()
    end = page.lower().rfind(b"</body")
    return page[:end] + tag + page[end:] if end >= 0 else page + tag


class Events:
    """The stream of what is shown, to every page that listens. `tell` and `close` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[asyncio.Queue[bytes], asyncio.AbstractEventLoop] = {}
        self._last = b""
        self._closed = False

    def tell(self, showing: Showing) -> None:
        """Tell every page, and those that come later, what is shown now."""
        data = msgspec.json.encode({"build": showing.number, "mistakes": showing.mistakes})
        self._put(b"event: build\ndata: " + data + b"\n\n")

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        self._put(b"")

    async def stream(self) -> AsyncIterator[bytes]:
        """The events for one page, from what is shown now to the end of the server."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        with self._lock:
            self._listeners[queue] = asyncio.get_running_loop()
            message = self._last
        try:
            yield b"retry: 1000\n\n"
            while not self._closed:
                yield message
                message = await queue.get()
        finally:
            with self._lock:
                del self._listeners[queue]

    def _put(self, message: bytes) -> None:
        with self._lock:
            self._last = message
            for queue, loop in self._listeners.items():
                with suppress(RuntimeError):  # its loop is closed: the server has stopped
                    loop.call_soon_threadsafe(queue.put_nowait, message)
