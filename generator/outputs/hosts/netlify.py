"""Netlify and Cloudflare Pages: `_headers` and `_redirects`, which both read.

Both divide a line at blanks and take `*` and `:word` for what stands for others; no address brings any of these, since
all are quoted.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.outputs.file_views import TextView
from generator.outputs.hosts.rules import FOREVER, Rules

MOST_REDIRECTS, LONGEST_REDIRECT = 2_000, 1_000
"""Redirects of one address, and characters of each (Cloudflare Pages, "Redirects": per file)."""

MOST_HEADERS, LONGEST_HEADER = 100, 2_000
"""Rules of headers, and characters of a line (Cloudflare Pages, "Headers")."""


class Excess(NamedTuple):
    """A file of which hosts take less: `beyond` rules more than `most`, or a line that is longer than so many
    characters."""

    file: str
    most: int
    beyond: int = 0
    line: str = ""


def headers_view(rules: Rules) -> TextView:
    """`_headers`: a pattern, and below it what is sent. Values for one file from several rules would be joined, so no
    two rules send the same."""
    blocks = ("\n".join((where, *(f"  {line}" for line in lines))) for where, lines in _blocks(rules))
    return TextView(text="\n".join(blocks) + "\n")


def redirects_view(rules: Rules) -> TextView:
    """`_redirects`: an old address, the new one, how. What is gone comes last: Cloudflare passes over it."""
    return TextView(text="".join(f"{line}\n" for line in _redirects(rules)))


def excesses(rules: Rules) -> Iterator[Excess]:
    """Where Cloudflare takes fewer rules than there are, or shorter ones."""
    headers = [line for where, lines in _blocks(rules) for line in (where, *(f"  {line}" for line in lines))]
    counted = sum(1 for _ in _blocks(rules))
    yield from _excess("_headers", counted, MOST_HEADERS, headers, LONGEST_HEADER)
    redirects = list(_redirects(rules))
    yield from _excess("_redirects", len(redirects), MOST_REDIRECTS, redirects, LONGEST_REDIRECT)


def _excess(file: str, count: int, most: int, lines: list[str], longest: int) -> Iterator[Excess]:
    if count > most:
        yield Excess(file, most, beyond=count - most)
    if too_long := next((line for line in lines if len(line) > longest), ""):
        yield Excess(file, longest, line=too_long)


def _blocks(rules: Rules) -> Iterator[tuple[str, list[str]]]:
    policy = [f"Content-Security-Policy: {rules.policy}"] if rules.policy and not rules.unpoliced else []
    yield f"{rules.url('/')}*", [*(f"{name}: {value}" for name, value in rules.headers), *policy]
    for name, kind in rules.feeds:
        yield rules.url(f"/{name}"), [f"Content-Type: {kind}"]
    for address in rules.forever:
        yield rules.url(address), [f"Cache-Control: {FOREVER}"]
    if not rules.loose:
        yield f"{rules.url('/media/')}*", [f"Cache-Control: {FOREVER}"]


def _redirects(rules: Rules) -> Iterator[str]:
    how = "301!" if rules.forced else "301"
    yield from (f"{rules.url(old)} {rules.url(new)} {how}" for old, new in rules.redirects)
    if rules.lost:
        yield from (f"{rules.url(address)} {rules.url(rules.lost)} 410" for address in rules.gone)
