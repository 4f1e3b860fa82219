"""A coverage-guided run: python -m tests.fuzz READER MINUTES. What it finds lies in `tests/fuzz/finds/READER/`.

It ends at the first find: an input that raises what is no SiteError, takes more than five seconds, or 500 MB.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["generator", "markdown"]):
    from tests.fuzz.readers import take
    from tests.fuzz.seeds import WORDS, seeds

FINDS = Path(__file__).with_name("finds")


def main(name: str, minutes: str) -> None:
    """Fuzz one reader for so many minutes."""
    finds = FINDS / name
    finds.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        for number, seed in enumerate(seeds(name)):
            (corpus / str(number)).write_bytes(seed)
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]), encoding="ascii")
        limits = ["-timeout=5", "-rss_limit_mb=500", "-max_len=1000000", f"-max_total_time={int(float(minutes) * 60)}"]
        files = [f"-dict={words}", f"-artifact_prefix={finds}/", str(corpus)]
        atheris.Setup([sys.argv[0], *limits, *files], lambda data: take(name, data))
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


main(*sys.argv[1:])
