"""Live: whether readers get what was published. The home page and the first pages that changed are asked for over HTTP;
their bytes must be those of the release. The first page that was removed must not be what it was."""

from collections.abc import Iterator, Mapping
from http.client import HTTPException
from itertools import islice
from time import monotonic, sleep
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from generator import __version__
from generator.errors import problem
from generator.model import Location, Problem, digest_bytes
from generator.publish.plan import Plan
from generator.publish.release import Content, Release, order_of
from generator.text.slugs import address_of, quoted

PATIENCE = 20.0
"""Seconds within which a host has to show what was published to it."""

_PAUSES = (0.2, 0.5, 1.0, 2.0, 3.0)
_TIMEOUT = 10.0
_PAGES = 3
_MOST = 1 << 24


class Answer(NamedTuple):
    """What a server said: the status, 0 where it said nothing, and the bytes, or why there are none."""

    status: int
    data: bytes = b""
    why: str = ""


def verified(home: str, release: Release, plan: Plan, patience: float = PATIENCE) -> tuple[Problem, ...]:
    """Warnings (PF713) for pages that do not come as they were published, when they are asked for below `home` for so
    many seconds; none where all do."""
    wanted, gone = list(_pages(plan)), _removed(plan)

    def look() -> list[tuple[str, str]]:
        return [*_wrong(home, wanted, release), *_left(home, gone)]

    until = monotonic() + patience
    wrong = look()
    for pause in _pauses():
        if not wrong or monotonic() + pause > until:
            break
        sleep(pause)
        wrong = look()
    hint = "a cache in between may keep it for a while; else see whether the server reads what was published"
    text = "the live site is not what was published"
    return tuple(problem("PF713", f"{text}: {why}", Location(url), hint) for url, why in wrong)


def _pauses() -> Iterator[float]:
    yield from _PAUSES
    while True:
        yield _PAUSES[-1]


def _pages(plan: Plan) -> Iterator[str]:
    """The paths of the pages to ask for: the home page, and the first that are new or changed."""
    pages = [path for path in plan.sent if path.endswith("index.html") and order_of(path) == "page"]
    yield from dict.fromkeys(("index.html", *pages[: _PAGES - 1]))


def _removed(plan: Plan) -> dict[str, Content]:
    """The first page that was removed, and what it was."""
    before = plan.before.files if plan.before else {}
    pages = (path for path in plan.removed if path.endswith("index.html") and path in before)
    return {path: before[path] for path in islice(pages, 1)}


def _left(home: str, gone: Mapping[str, Content]) -> list[tuple[str, str]]:
    """The addresses that still give a page that was removed."""
    urls = {_url(home, path): each.digest for path, each in gone.items()}
    return [
        (url, "it gives a page that was removed") for url, was in urls.items() if digest_bytes(ask(url).data) == was
    ]


def _url(home: str, path: str) -> str:
    return urljoin(home, quoted(address_of(path))[1:])


def _wrong(home: str, paths: list[str], release: Release) -> list[tuple[str, str]]:
    """The addresses that do not give what was published, and what they give."""
    found = []
    for path in paths:
        url = _url(home, path)
        answer = ask(url)
        if answer.why:
            found.append((url, answer.why))
        elif answer.status != 200:
            found.append((url, f"it answers {answer.status}"))
        elif digest_bytes(answer.data) != release.files[path].digest:
            found.append((url, "it gives another page"))
    return found


def ask(url: str) -> Answer:
    """Ask for a page as no cache may answer."""
    headers = {
        "User-Agent": f"parcferme/{__version__}",
        "Accept-Encoding": "identity",
        "Cache-Control": "no-cache",
        "Pragma": "no-cache",
    }
    try:
        with urlopen(Request(url, headers=headers), timeout=_TIMEOUT) as answer:
            return Answer(answer.status, answer.read(_MOST))
    except HTTPError as error:
        return Answer(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer(0, why=f"no answer: {str(getattr(reason, 'strerror', None) or reason).lower()}")
