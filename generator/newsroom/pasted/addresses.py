"""Addresses of the web, as texts name them."""

import re

_ADDRESS = re.compile(r"<?((?:https?://|www\.)[^\s<>\"'()\[\]{}\\|^`]+[^\s<>\"'()\[\]{}\\|^`.,;:!?])>?", re.ASCII)


def address(text: str) -> str:
    """The address that a text consists of, with its scheme; "" for anything else."""
    found = _ADDRESS.fullmatch(text.strip())
    if not found or not host(found[1]):
        return ""
    return found[1] if "://" in found[1] else f"https://{found[1]}"


def host(url: str) -> str:
    """The host that an address leads to, without `www.`; "" where it names none that can be."""
    name = re.split(r"[/?#:]", re.sub(r"^https?://", "", url), maxsplit=1)[0].removeprefix("www.")
    return name if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", name, re.ASCII | re.IGNORECASE) else ""
