"""Addresses of targets: which cannot be published under, which are the site's own, which domain goes along."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.errors import problem
from generator.model import Location, Problem
from generator.publish.targets import Named
from generator.schema import SiteFront
from generator.schema.publish import AnyTarget

Address = tuple[str, int | None, str]
"""What tells addresses apart: the host, the port unless it is that of the scheme, and the folder."""

_PORTS = {"http": 80, "https": 443}


def address_at(base_url: str) -> Address:
    """What tells an address from others. With another scheme it is the same."""
    parts = urlsplit(base_url)
    port = None if parts.port == _PORTS.get(parts.scheme.lower()) else parts.port
    return host_of(base_url), port, parts.path.rstrip("/")


def host_of(base_url: str) -> str:
    """The host of an address, in small letters."""
    return urlsplit(base_url).hostname or ""


def no_address(named: Named, config: SiteFront) -> Iterator[Problem]:
    """Why a site cannot be published under the address of a target, before it is built."""
    own = named.front.base_url
    where = named.at("base_url") if own else Location("site.yaml", key="base_url")
    base_url = own or config.base_url
    host = host_of(base_url)
    if _is_here(host):
        hint = "write the address at which readers will find it"
        yield problem("PF703", f"nobody but this machine can read '{base_url}'", where, hint)
    elif _is_example(host):
        hint = "write the address at which readers will find it"
        yield problem("PF703", f"'{base_url}' is an address for examples", where, hint)
    if named.front.drafts and (whose := _taken(config).get(address_at(base_url))):
        text = f"'{named.name}' shows drafts, and its address is that of {whose}"
        hint = f"give it another: 'base_url: https://drafts.{host.removeprefix('www.')}/'"
        yield problem("PF703", text, where if own else named.at(), hint)


def keeps_domain(domain: str, front: AnyTarget, config: SiteFront) -> bool:
    """Whether a file CNAME with this domain goes along to a target: where it is the target's own, or the target is the
    site itself. Anywhere else a host would look for the site's domain at the wrong place."""
    host = host_of(front.base_url or config.base_url)
    return domain.lower() == host or (not front.drafts and host == host_of(config.base_url))


def _taken(config: SiteFront) -> Mapping[Address, str]:
    """The addresses at which readers find the site, and what each is."""
    own = address_at(config.base_url)
    taken = {address_at(each.base_url): f"'{name}'" for name, each in config.publish.items() if _is_read(each)}
    if config.cname:
        domain = config.cname.lower()
        taken |= {(domain, None, at): f"the site: 'cname: {config.cname}'" for at in ("", own[2])}
    return {**taken, own: "the site itself"}


def _is_read(target: AnyTarget) -> bool:
    return bool(target.base_url) and not target.drafts


def _is_here(host: str) -> bool:
    """Whether a host is this machine: RFC 6761 for the name, RFC 1122 and RFC 4291 for the numbers."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _is_example(host: str) -> bool:
    """Whether a host has one of the names that RFC 2606 keeps for examples, as `parcferme new site` writes one."""
    return any(f".{host}".endswith(f".example.{end}") for end in ("com", "net", "org"))
