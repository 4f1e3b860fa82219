"""Hosts: where a name leads, and whether that may be asked. Content is untrusted, so a link must not make this machine
ask for something in its own network (OWASP, "Server-Side Request Forgery")."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Gives the addresses of a name and a port. Raises OSError where there is none."""

Allowed = Callable[[Address], bool]
"""Says whether an address may be asked."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as a translator writes them (RFC 6052)."""


async def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows of a name, each once."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: Address) -> bool:
    """Whether an address is one of the internet's, by the registries of IANA; an IPv6 address that stands for one of
    IPv4 is what that is."""
    if isinstance(address, IPv6Address):
        if address in _TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if within := address.ipv4_mapped or address.sixtofour:
            return is_public(within)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def anything(_: Address) -> bool:
    """Whatever it is."""
    return True


def parsed(text: str) -> Address | None:
    """An address in what a resolver gave; None for anything else."""
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None
