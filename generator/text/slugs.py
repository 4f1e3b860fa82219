"""Names as addresses: slugs, names folded for comparing, and the addresses of the site.

An address is what stands behind the host (`/drivers/pierre-gasly/`, `/feed.xml`), unquoted; an output path is
its file under the output folder (`drivers/pierre-gasly/index.html`, `feed.xml`).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

RESERVED = frozenset({"page", "index"})
"""Slugs that no page may have: the site itself needs these addresses."""

LONGEST_SEGMENT = 200
"""Bytes of UTF-8 between two slashes: file systems take 255, and a build adds to names while it writes."""

LONGEST_ADDRESS = 800
"""Bytes of UTF-8 of a whole address: macOS takes 1,024 for a file with all folders that it lies in."""

REMEMBERED = 1 << 16
"""How many names and addresses are remembered: a site asks for the same again and again."""

UNNAMABLE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
"""What stands in the names of files that no address can be made of; half a surrogate is a byte that is not UTF-8."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHE = re.compile(r"(?<=[a-z0-9])'(?=(?:s|t|d|m|re|ve|ll)(?![a-z0-9]))")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")
_FORBIDDEN = re.compile(r"[\\?#%\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # controls, line ends, half surrogates
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9/~!$&'()*+,;=:@._-]*")
_DRIVE = re.compile(r"[A-Za-z]:")


@lru_cache(maxsize=REMEMBERED)
def slugify(text: str) -> str:
    """The text as `[a-z0-9-]`, "" if nothing is left of it: `Hülkenberg's win` becomes `hulkenbergs-win`."""
    return _NOT_SLUG.sub("-", _APOSTROPHE.sub("", _plain(text))).strip("-")


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The text without accents, case, punctuation and needless spaces, for comparing names; dots join letters."""
    return _NOT_SLUG.sub(" ", _plain(text).replace(".", "")).strip()


def is_slug(text: str) -> bool:
    """True for what `slugify` could have made."""
    return _SLUG.fullmatch(text) is not None


def nearest(text: str, known: Iterable[str]) -> str:
    """The one of `known` that was probably meant by `text`, or "" when none is close."""
    from rapidfuzz import fuzz, process  # here, since only mistakes need it and it takes 20 ms to import

    choices = tuple(known)
    found = process.extractOne(text, choices, processor=_loose, scorer=fuzz.ratio, score_cutoff=66)
    return found[0] if found else ""


def clean_address(text: str) -> str:
    """The address as it is used: NFC, with a `/` at its end unless its last part has a dot.

    Raises ValueError, saying why, for an address that cannot be used: one that leaves the output folder, or one
    with a hidden part, such as the build's own `/.parcferme`.
    """
    address = unicodedata.normalize("NFC", text)
    if not address.startswith("/"):
        raise ValueError("an address begins with '/'")
    if len(address.encode(errors="surrogatepass")) > LONGEST_ADDRESS:
        raise ValueError(f"it is longer than {LONGEST_ADDRESS} bytes")
    if address.endswith("/index.html"):
        address = address.removesuffix("index.html")
    if address == "/":
        return address
    segments = address.removeprefix("/").removesuffix("/").split("/")
    for segment in segments:
        _check_segment(segment)
    if _DRIVE.match(segments[0]):
        raise ValueError(f"'{segments[0]}' begins like a drive")
    return address if address.endswith("/") or "." in segments[-1] else address + "/"


def output_path(address: str) -> str:
    """The file of a clean address: `/a/b/` is `a/b/index.html`, `/feed.xml` is `feed.xml`."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def address_of(path: str) -> str:
    """The address of a file of the output: the inverse of `output_path`."""
    folder, _, name = path.rpartition("/")
    if name != "index.html":
        return "/" + path
    return f"/{folder}/" if folder else "/"


@lru_cache(maxsize=REMEMBERED)
def quoted(address: str) -> str:
    """The address percent-encoded for `href`, after RFC 3986."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return quote(address, safe="/~!$&'()*+,;=:@-._")


def placeholders(pattern: str) -> tuple[str, ...]:
    """The names in braces of a permalink pattern, in their order."""
    return tuple(_PLACEHOLDER.findall(pattern))


def expand(pattern: str, **parts: str) -> str:
    """A permalink pattern filled in: `/{section}/{slug}/`. A segment that an empty part leaves empty falls away;
    one of several parts, such as `{year}-{slug}`, only loses the hyphen.

    Raises KeyError for a placeholder without a part.
    """
    kept = []
    for segment in pattern.split("/"):
        filled = _PLACEHOLDER.sub(lambda found: parts[found[1]], segment)
        if filled == segment:
            kept.append(segment)
        elif filled := filled.strip("-"):
            kept.append(filled)
    return "/".join(kept)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    from anyascii import anyascii  # here, since many sites never need it and it takes 5 ms to import

    return anyascii(unicodedata.normalize("NFC", text)).lower()


def _loose(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")


def _check_segment(segment: str) -> None:
    if not segment:
        raise ValueError("two slashes stand together")
    if wrong := _FORBIDDEN.search(segment):
        raise ValueError(f"{wrong[0]!r} cannot stand in an address")
    if segment.startswith("."):
        raise ValueError(f"'{segment}' begins with a dot")
    if segment == "index.html":
        raise ValueError("a folder cannot be called 'index.html'")
    if segment.endswith((".", " ")):
        raise ValueError(f"'{segment}' ends with a dot or a space")
    if len(segment.encode()) > LONGEST_SEGMENT:
        raise ValueError(f"a part of it is longer than {LONGEST_SEGMENT} bytes")


_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")


def dated(name: str) -> tuple[str, str]:
    """The day with which the name of a file begins, `2024-05-26`, and what stands behind it; a name without one has "".
    Whether there is such a day is not looked at."""
    found = _DATED.fullmatch(name)
    return (found[1], found[2]) if found else ("", name)
