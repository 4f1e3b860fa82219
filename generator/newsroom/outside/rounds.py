"""Rounds: all addresses are asked for, each once, and what is known from the last time is not asked for again."""

import asyncio
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from time import time

import httpx2
import truststore
from msgspec import Struct

from generator import __version__
from generator.newsroom.outside.answers import Answer, is_believed, keep, kept
from generator.newsroom.outside.asking import Asker
from generator.newsroom.outside.hosts import Allowed, Resolve, is_public, resolve
from generator.newsroom.outside.turns import Manners


class Round(Struct, frozen=True, kw_only=True):
    """How a round is made: with which `manners`, where names lead, which addresses may be asked, and which certificates
    are trusted (None: those that the system trusts)."""

    manners: Manners = Manners()
    resolve: Resolve = resolve
    allowed: Allowed = is_public
    trusted: ssl.SSLContext | None = None


def asked_as(url: str) -> str:
    """The address that is asked for: without a fragment, which no host is told."""
    return url.strip().partition("#")[0]


def answers(
    urls: Iterable[str], how: Round, cache: Path, *, more: Callable[[int], None], anew: bool = False
) -> dict[str, Answer]:
    """What each of these addresses answers, as `asked_as`; `more` is told of each that is known. The folder `cache`
    keeps answers for the next time, also those of a round that is broken off; with `anew` all are asked for again."""
    known, now = kept(cache), int(time())
    wanted = dict.fromkeys(map(asked_as, urls))
    found = {url: known[url] for url in wanted if url in known and is_believed(known[url], now)} if not anew else {}
    more(len(found))
    try:
        asyncio.run(_all([url for url in wanted if url not in found], how, found, more))
    finally:
        keep(cache, known | found, int(time()))
    return found


async def _all(urls: list[str], how: Round, found: dict[str, Answer], more: Callable[[int], None]) -> None:
    trusted = how.trusted or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client = httpx2.AsyncClient(
        verify=trusted,
        trust_env=False,
        follow_redirects=False,
        timeout=how.manners.patience,
        limits=httpx2.Limits(max_keepalive_connections=0),  # another host may live at the same address
    )
    async with client, asyncio.TaskGroup() as tasks:
        asker = Asker(client, how.manners, resolve=how.resolve, allowed=how.allowed, agent=_AGENT)

        async def one(url: str) -> None:
            answer = await asker.ask(url)
            found[url] = Answer(answer.kind, answer.status, answer.why, answer.to, int(time()))
            more(1)

        for url in urls:
            tasks.create_task(one(url))


_AGENT = f"parcferme/{__version__} (looks whether links still lead somewhere)"
