"""Caddy: what to import in the block of a site.

Caddy puts variables in wherever braces stand, of the environment even before it reads the file: an address that holds
more than letters, digits and a few signs stands there as a pattern with their numbers.
"""

import re
from collections.abc import Iterable, Iterator

from generator.outputs.file_views import TextView
from generator.outputs.hosts.rules import FOREVER, MARKED, SHORT, UNSERVED, Rules, content_types, pattern
from generator.text.media_types import UNKNOWN

ADDRESS = "/.hosts/Caddyfile"

_LEAD = """\
# What this site asks of Caddy. In the block of the site:
#     root * /the/folder/of/the/site
#     import /the/folder/of/the/site/.hosts/Caddyfile
"""


def caddy_view(rules: Rules) -> TextView:
    """The file to import."""
    return TextView(text=_LEAD + "\n".join(_lines(rules)) + "\n")


def _lines(rules: Rules) -> Iterator[str]:
    if rules.redirects:
        yield from _map("parcferme_to", ((rules.path(old), rules.url(new)) for old, new in rules.redirects))
        yield '@parcferme_moved expression {parcferme_to} != ""'
        yield "redir @parcferme_moved {parcferme_to} 301"
    if rules.gone:
        yield from _map("parcferme_gone", ((path, "yes") for path in _gone(rules)))
        yield '@parcferme_gone expression {parcferme_gone} != ""'
        yield "error @parcferme_gone 410"
    yield from _hidden(rules)
    yield from _headers(rules)
    yield "file_server {"
    yield "    index index.html"
    if rules.precompressed:
        yield "    precompressed br gzip"
    yield "}"
    if rules.lost:
        yield from _errors(rules)


def _hidden(rules: Rules) -> Iterator[str]:
    """What is there and not served."""
    root, dots = pattern(rules.root), "|".join(map(pattern, rules.dots))
    yield "@parcferme_hidden {"
    yield f"    path_regexp {_word(f'^{root}(.*/)?[.]')}"
    yield f"    not path_regexp {_word(f'^{root}({dots})(/|$)')}"
    yield "}"
    yield "error @parcferme_hidden 404"
    unserved = "|".join(pattern(rules.path(address)) for address in UNSERVED)
    yield f"@parcferme_unserved path_regexp {_word(f'^({unserved})$')}"
    yield "error @parcferme_unserved 404"


def _headers(rules: Rules) -> Iterator[str]:
    yield from _map("parcferme_kept", _kept(rules), SHORT)
    yield from _map("parcferme_type", _types(rules), UNKNOWN)
    yield "header {"
    yield from (f"    {name} {_word(value)}" for name, value in rules.headers)
    yield "    Cache-Control {parcferme_kept}"
    yield "    Content-Type {parcferme_type}"
    yield "}"
    if rules.policy:
        where = ""
        if rules.unpoliced:
            where = "@parcferme_policed "
            own = "|".join(path for each in rules.unpoliced for path in _both(rules.path(each)))
            yield f"@parcferme_policed not path_regexp {_word(f'^({own})$')}"
        yield f"header {where}Content-Security-Policy {_word(rules.policy)}"


def _errors(rules: Rules) -> Iterator[str]:
    yield "handle_errors {"
    yield "    @parcferme_lost expression {http.error.status_code} in [404, 410]"
    yield "    handle @parcferme_lost {"
    yield f"        rewrite * {_word(rules.url(rules.lost))}"
    yield f"        header Cache-Control {_word(SHORT)}"
    yield '        header Content-Type "text/html; charset=utf-8"'
    yield "        file_server"
    yield "    }"
    yield "}"


def _gone(rules: Rules) -> Iterator[str]:
    moved = {rules.path(old) for old, _ in rules.redirects}
    both = (path for each in rules.gone for path in (rules.path(each), rules.path(each).rstrip("/") or "/"))
    yield from (path for path in dict.fromkeys(both) if path not in moved)


def _kept(rules: Rules) -> Iterator[tuple[str, str]]:
    yield from ((rules.path(address), SHORT) for address in rules.ordinary)
    yield from ((rules.path(address), FOREVER) for address in rules.forever)
    yield f"~^{pattern(rules.root)}{MARKED[1:]}$", FOREVER


def _types(rules: Rules) -> Iterator[tuple[str, str]]:
    yield from ((f"~/{pattern(name)}$", kind) for name, kind in rules.feeds)
    yield "~/$", "text/html; charset=utf-8"
    yield from ((f"~(?i)[.]({'|'.join(endings)})$", kind) for kind, endings in content_types().items())


def _map(name: str, rows: Iterable[tuple[str, str]], otherwise: str = "") -> Iterator[str]:
    """A variable by the path that is asked for; the first row that fits counts."""
    yield f"map {{path}} {{{name}}} {{"
    yield from (f"    {_input(path)} {_word(value)}" for path, value in rows)
    yield f"    default {_word(otherwise)}"
    yield "}"


def _input(path: str) -> str:
    plain = path.startswith("~") or re.fullmatch(r"[\w/.~-]+", path)
    return _word(path if plain else f"~^{pattern(path)}$")


def _both(path: str) -> tuple[str, ...]:
    """The patterns of a file and of the folder whose page it is."""
    found = [path, path.removesuffix("index.html")] if path.endswith("/index.html") else [path]
    return tuple(map(pattern, found))


def _word(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'
