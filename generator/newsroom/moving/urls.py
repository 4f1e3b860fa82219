"""Addresses as old sites have them, any of which may be none."""

from urllib.parse import SplitResult, urlsplit


def parts_of(url: str) -> SplitResult:
    """The parts of an address; what is no address, such as `http://[a`, is a path alone."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")
