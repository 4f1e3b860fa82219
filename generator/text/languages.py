"""Languages as texts name them: tags by RFC 5646, "Tags for Identifying Languages" (BCP 47)."""

import re

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # the language; none of more letters is registered
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"  # its script, and its region
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


def is_tag(text: str) -> bool:
    """Whether a text has the form of a language tag, such as `de`, `zh-Hant` or `en-GB` (RFC 5646, section 2.1)."""
    return _TAG.fullmatch(text) is not None
