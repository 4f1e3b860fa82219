"""The site of this repository on nginx and on Caddy: every link of every page is followed, as a reader's browser
would."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.config import read_config
from generator.outputs.hosts.rules import FOREVER, SHORT
from generator.outputs.policy import policy
from tests.hosts.serving import SERVERS, serving
from tests.test_own_site import REPOSITORY

_CONFIG, _ = read_config("site.yaml", (REPOSITORY / "site.yaml").read_bytes())
assert _CONFIG
HOME = _CONFIG.base_url
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": policy(_CONFIG.security),
}


@pytest.mark.parametrize("name", SERVERS)
def test_every_link_of_the_own_site_leads_to_a_file_with_the_right_headers(
    name: str, own_output: Path, tmp_path: Path
) -> None:
    with serving(name, own_output, tmp_path / "serving") as client:
        answers = walked(client)
    lost = {path: found for path, (answer, found) in answers.items() if answer.status_code != 200}
    assert lost == {}
    wrong = [path for path, (answer, _) in answers.items() if not {*HEADERS.items()} <= {*sent(answer).items()}]
    assert wrong == []
    kept = {path: answer.headers["Cache-Control"] for path, (answer, _) in answers.items()}
    assert set(kept.values()) == {FOREVER, SHORT}
    assert all(value == SHORT for path, value in kept.items() if path.endswith(("/", "feed.xml", "feed.json", ".ics")))
    pages = [path for path, (answer, _) in answers.items() if answer.headers["Content-Type"].startswith("text/html")]
    made = {f"/{path.relative_to(own_output).parent}/" for path in own_output.rglob("*/index.html")}
    assert made - set(pages) == {"/articles/australian-grand-prix-2024/", "/imprint/"}  # nothing links to these
    assert len(pages) > 150


def walked(client: httpx.Client) -> dict[str, tuple[httpx.Response, str]]:
    """The answer for each path, and the page that first led there, from the home page on."""
    answers: dict[str, tuple[httpx.Response, str]] = {}
    waiting = {"/": "", "/sitemap.xml": "", "/robots.txt": ""}
    while waiting:
        path, found = waiting.popitem()
        answer = client.get(path)
        answers[path] = answer, found
        if answer.headers["Content-Type"].startswith("text/html"):
            for target in links(answer.text, path):
                if target not in answers:
                    waiting.setdefault(target, path)
    return answers


def links(html: str, path: str) -> Iterator[str]:
    """The paths of this site that a page names in any way."""
    tree = LexborHTMLParser(html)
    named = [value for name in ("href", "src", "data-src") for value in values(tree, name)]
    named += [each.split()[0] for value in values(tree, "srcset") for each in value.split(",") if each.split()]
    named += [value for value in values(tree, "content") if value.startswith(HOME)]
    for value in named:
        parts = urlsplit(urljoin(HOME + path[1:], value))
        if f"{parts.scheme}://{parts.netloc}/" == HOME:
            yield parts.path


def values(tree: LexborHTMLParser, name: str) -> list[str]:
    """All values of an attribute."""
    return [value for node in tree.css(f"[{name}]") if (value := node.attributes.get(name))]


def sent(answer: httpx.Response) -> dict[str, str]:
    """The headers of an answer that the site asks for."""
    return {name: answer.headers.get(name, "") for name in HEADERS}
