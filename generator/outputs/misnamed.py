"""What is told of pictures: those of which nothing is said, and those that are not found for a reason of their own: a
kind that is not read, or a name with signs that an address takes for something else (RFC 3986, section 3: `#` and `?`
end a path)."""

import re

NO_WORDS = "this picture says nothing to those who cannot see it"
WORDS = (
    "say in a few words what it shows: ![The start](…) in a text, `alt: The start` in front matter and blocks, "
    'where `alt: ""` says that it only decorates'
)
"""What is told of a picture without a text in its place, and a hint."""

SAVE_AS = "save it as JPEG, PNG, WebP or AVIF"
"""What to do with a picture of another kind."""

AS_SIGNS = "in the name of a file '#' is written %23, '?' %3F and '%' %25"
"""How such signs are written in an address."""

UNREAD = frozenset(("heic", "heif", "tif", "tiff", "bmp", "jp2", "jxl", "psd"))
"""Endings of pictures that browsers do not all show, and that are not made into such as they do."""

_SIGNS = re.compile(r"[#?][^/]*\.[A-Za-z0-9]+$|%")


def is_unread(name: str) -> bool:
    """Whether a file is a picture of a kind that is not read, by its name."""
    return name.rpartition(".")[2].lower() in UNREAD


def has_signs(target: str) -> bool:
    """Whether an address may have meant a sign as a letter of a file's name: `lap#1.jpg`, `50%25.jpg`."""
    return _SIGNS.search(target) is not None
