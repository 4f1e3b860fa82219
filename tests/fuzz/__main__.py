"""A coverage-guided run: python -m tests.fuzz READER MINUTES. What it finds lies in `tests/fuzz/finds/READER/`.

It ends at the first find: an input that raises what is no SiteError, takes more than five seconds, or 500 MB. Minutes
and seconds are those of the processor, so that the run says the same on a machine that does other work. What reaches
new code is kept in `.cache/fuzz/`, with how many minutes it took, and a later run goes on from there.
"""

import os
import signal
import sys
from pathlib import Path
from time import process_time

import atheris

with atheris.instrument_imports(include=["generator", "markdown"]):
    from tests.fuzz.readers import take
    from tests.fuzz.seeds import WORDS, seeds

FINDS = Path(__file__).with_name("finds")
KEPT = Path(__file__).parents[2] / ".cache/fuzz"
SECONDS = 5


class SlowError(Exception):
    """An input took a reader too long."""


def main(name: str, minutes: str) -> None:
    """Fuzz one reader for so many minutes."""
    finds = FINDS / name
    finds.mkdir(parents=True, exist_ok=True)
    corpus, spent = KEPT / name, KEPT / f"{name}.minutes"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / str(number)).write_bytes(seed)
    earlier = int(spent.read_text()) if spent.exists() else 0
    words = KEPT / f"{name}.words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]), encoding="ascii")
    limits = ["-timeout=120", "-rss_limit_mb=500", "-max_len=1000000", "-report_slow_units=600"]
    files = [f"-dict={words}", f"-artifact_prefix={finds}/", str(corpus)]
    begin, done = process_time(), 0

    def one(data: bytes) -> None:
        nonlocal done
        start = process_time()
        take(name, data)
        now = process_time()
        if now - start > SECONDS:
            raise SlowError(f"{now - start:.1f} s for {len(data)} bytes")
        if now - begin > 60 * (done + 1):
            done += 1
            spent.write_text(f"{earlier + done}\n")
        if done >= float(minutes):
            print(f"{name}: nothing found in {done} minutes, {earlier + done} in all", flush=True)
            os.kill(os.getpid(), signal.SIGUSR1)  # a graceful end: libFuzzer knows only the clock on the wall

    atheris.Setup([sys.argv[0], *limits, *files], one)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


main(*sys.argv[1:])
