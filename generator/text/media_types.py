"""Media types by the ending of a file's name: a table of our own, since the system's differs from machine to machine.

Names after IANA's registry of media types; scripts as RFC 9239 has them.
"""

from posixpath import splitext

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".vtt": "text/vtt",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}
"""What a site has, and what a browser must know by its right name."""

UNKNOWN = "application/octet-stream"


def media_type(path: str) -> str:
    """The media type of a file; that of plain bytes when its ending is not known."""
    return MEDIA_TYPES.get(splitext(path)[1].lower(), UNKNOWN)


def is_page(path: str) -> bool:
    """Whether a browser shows the file as a page."""
    return media_type(path) == "text/html"


def is_text(path: str) -> bool:
    """Whether the file is text, and so small enough to be read at once; anything else may be a film."""
    kind = media_type(path)
    return kind.startswith("text/") or kind.endswith(("json", "xml"))
