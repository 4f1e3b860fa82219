"""The toolchain: what makes bytes besides the site's own files. Another version of any of it makes every page anew."""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.model import Digest, digest_bytes, digest_of

MAKERS = (
    "anyascii", "babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pygments", "pymdown-extensions",
    "pyromark",
    "pyyaml", "selectolax", "tzdata",
)  # fmt: skip
"""The distributions whose version can change a byte of the output."""


@cache
def toolchain() -> Digest:
    """The digest of our own source files, of Python's minor version and of the versions of all makers."""
    package = Path(__file__).parent
    own = [(path.relative_to(package).as_posix(), digest_bytes(path.read_bytes())) for path in package.rglob("*.py")]
    return digest_of((sorted(own), list(sys.version_info[:2]), [(name, version(name)) for name in MAKERS]))
