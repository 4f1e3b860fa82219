"""The Content-Security-Policy in pages, and what a site adds to it."""

import re
from pathlib import Path

import pytest

from tests.tiny import SITE_YAML, TinySite, article

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; "
    "media-src 'self' https:; connect-src 'self'; "
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)


def policy(tmp_path: Path, more: str, theme: str = "plain") -> str:
    """The policy in a page of a site with these lines in site.yaml; "" for none."""
    settings = SITE_YAML.replace("theme: plain", f"theme: {theme}")
    site = TinySite(tmp_path / "site", {"site.yaml": settings + more, "content/articles/a.md": article()})
    site.built()
    found = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', site.page("/articles/a/"))
    return found[1].replace("&#39;", "'") if found else ""


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_nothing_runs_that_is_not_the_sites_own(tmp_path: Path, theme: str) -> None:
    assert policy(tmp_path, "", theme) == STRICT


def test_a_site_adds_the_hosts_it_needs(tmp_path: Path) -> None:
    more = "security: {script_src: [https://stats.example.org], connect_src: wss://live.example.org:8443}\n"
    expected = STRICT.replace("script-src 'self'", "script-src 'self' https://stats.example.org")
    assert policy(tmp_path, more) == expected.replace(
        "connect-src 'self'", "connect-src 'self' wss://live.example.org:8443"
    )


def test_a_digest_allows_one_script(tmp_path: Path) -> None:
    more = "security: {script_src: [\"'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\"]}\n"
    assert "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';" in policy(tmp_path, more)


def test_a_site_may_do_without(tmp_path: Path) -> None:
    assert policy(tmp_path, "security: {policy: false}\n") == ""


@pytest.mark.parametrize(
    "source",
    [
        "*",
        "https:",
        "'none'",
        "'self'",
        "https://x.example; script-src *",
        "https://x.example 'unsafe-inline'",
        "x.example",
    ],
)
def test_what_is_no_host_and_no_digest_is_refused(tmp_path: Path, source: str) -> None:
    site = TinySite(tmp_path / "site", {"site.yaml": f'{SITE_YAML}security: {{script_src: ["{source}"]}}\n'})
    assert "each of 'script_src' must be a host with https:// in front" in site.told(site.build())
