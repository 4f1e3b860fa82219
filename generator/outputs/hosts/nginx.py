"""nginx: what to include in the block of a server.

Words stand in quotes, in which nginx minds `"` and the backslash alone; the target of a redirect, where it would put in
variables too, is quoted as addresses are.
"""

from collections.abc import Iterator, Sequence

from generator.outputs.file_views import TextView
from generator.outputs.hosts.rules import (
    FOREVER,
    MARKED,
    SHORT,
    UNSERVED,
    Rules,
    content_types,
    pattern,
)
from generator.text.media_types import UNKNOWN

ADDRESS = "/.hosts/nginx.conf"

_LEAD = """\
# What this site asks of nginx. In the server block whose `root` is the folder of the site:
#     include /the/folder/of/the/site/.hosts/nginx.conf;
"""

_LONGEST = 3000
"""Characters of one pattern; nginx takes no word of more than 4096."""


def nginx_view(rules: Rules) -> TextView:
    """The file to include."""
    return TextView(text=_LEAD + "\n".join((*_server(rules), *_locations(rules))) + "\n")


def _server(rules: Rules) -> Iterator[str]:
    yield "index index.html;"
    yield "absolute_redirect off;"
    yield "charset utf-8;"
    kinds = (*content_types(), *(kind for _, kind in rules.feeds))
    written = (kind.partition(";")[0] for kind in kinds if ";" in kind)
    yield f"charset_types {' '.join(kind for kind in dict.fromkeys(written) if kind != 'text/html')};"
    yield f"default_type {UNKNOWN};"
    yield "types {"
    for kind, endings in content_types().items():
        yield f"    {kind.partition(';')[0]} {' '.join(endings)};"
    yield "}"
    if rules.lost:
        yield f"error_page 404 410 {_word(rules.path(rules.lost))};"
    if rules.precompressed:
        yield "gzip_static on;"
        yield "gzip_vary on;"
        yield "# brotli_static on;  # where nginx has that module: libnginx-mod-http-brotli-static in Debian"
    yield from _sent(rules, SHORT)


def _sent(rules: Rules, kept: str, *, policed: bool = True, where: str = "") -> Iterator[str]:
    """What is sent with a file; what a location adds takes the place of all that the server does."""
    for name, value in rules.headers:
        yield f"{where}add_header {name} {_word(value)} always;"
    if rules.policy and policed:
        yield f"{where}add_header Content-Security-Policy {_word(rules.policy)} always;"
    always = "" if kept == FOREVER else " always"
    yield f"{where}add_header Cache-Control {_word(kept)}{always};"


def _locations(rules: Rules) -> Iterator[str]:
    yield from (f"location = {_word(address)} {{{what}}}" for address, what in _exact(rules).items())
    for path in rules.unpoliced:
        yield from _block(f"= {_word(rules.path(path))}", _sent(rules, SHORT, policed=False, where="    "))
    for name in rules.dots:
        yield f"location ^~ {_word(f'{rules.root}{name}/')} {{}}"
    yield f'location ~ "^{pattern(rules.root)}(.*/)?[.]" {{ return 404; }}'
    for name, kind in rules.feeds:
        told = f"types {{ }} default_type {kind.partition(';')[0]};"
        yield f'location ~ "^{pattern(rules.root)}(.*/)?{pattern(name)}$" {{ {told} }}'
    every = [pattern(address[1:]) for address in rules.forever]
    for several in (*_cut(every), MARKED[1:]):
        where = f'~ "^{pattern(rules.root)}({several})$"'
        yield from _block(where, _sent(rules, FOREVER, where="    "))


def _exact(rules: Rules) -> dict[str, str]:
    """What is done at single addresses; nginx takes each once."""
    found = {rules.path(old): f" return 301 {_word(rules.url(new))}; " for old, new in rules.redirects}
    for address in rules.gone:
        found.setdefault(rules.path(address), " return 410; ")
        found.setdefault(rules.path(address).rstrip("/") or "/", " return 410; ")
    for address in UNSERVED:
        found.setdefault(rules.path(address), " return 404; ")
    for name in rules.dots:
        found.setdefault(rules.root + name, "")
    for address in rules.ordinary:
        found.setdefault(rules.path(address), "")
    return found


def _block(where: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"location {where} {{"
    yield from lines
    yield "}"


def _cut(patterns: Sequence[str]) -> Iterator[str]:
    """Patterns joined, in pieces that are not too long."""
    piece = ""
    for each in patterns:
        if piece and len(piece) + len(each) > _LONGEST:
            yield piece
            piece = ""
        piece = f"{piece}|{each}" if piece else each
    if piece:
        yield piece


def _word(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
