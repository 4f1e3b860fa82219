"""Assets: the theme's files, and the files of the site that are copied as they are."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model import Digest, digest_bytes
from generator.outputs.file_views import CopyView, TextView
from generator.outputs.site import Outline, Site
from generator.theme import Asset

_FINGERPRINTED = (".css", ".js")
_URL = re.compile(r"""(url\(\s*["']?)([^"')\s?#]+)""")


def asset_addresses(assets: Iterable[Asset], *, fingerprint: bool) -> dict[str, str]:
    """The address of each file of the theme, by its name. With `fingerprint`, style sheets, scripts and what style
    sheets name, such as fonts, carry a part of their digest, so that a host may let browsers keep them for ever."""
    return {name: each.address for name, each in _placed(assets, fingerprint=fingerprint).items()}


def outlines(site: Site, assets: Iterable[Asset], *, fingerprint: bool) -> Iterator[Outline]:
    """Every file that is copied, and the style sheets that name others."""
    placed = _placed(assets, fingerprint=fingerprint)
    for asset in assets:
        address, text = placed[asset.name]
        yield _written(address, text, asset.path) if text else _copy(address, asset.path, asset.digest)
    for file in site.files:
        yield _copy(file.address, file.source.path, file.source.digest)


def copy_view(path: str, digest: Digest) -> CopyView:
    """A file as it is."""
    return CopyView(path=path, content=digest)


def text_view(text: str) -> TextView:
    """A style sheet with the addresses of the files that it names."""
    return TextView(text=text)


class _Placed(NamedTuple):
    """Where a file of the theme stands, and its text where that is not its own."""

    address: str
    text: str = ""


def _placed(assets: Iterable[Asset], *, fingerprint: bool) -> dict[str, _Placed]:
    every = tuple(assets)
    if not fingerprint:
        return {asset.name: _Placed(f"/assets/{asset.name}") for asset in every}
    named = {_meant(asset.name, found[2]) for asset in every for found in _URL.finditer(asset.text)}
    placed = {asset.name: _Placed(_address(asset, named)) for asset in every if not asset.text}
    sheets = {asset.name: _sheet(asset, placed) for asset in every if asset.text}
    return {asset.name: (placed | sheets)[asset.name] for asset in every}


def _address(asset: Asset, named: set[str]) -> str:
    marked = asset.name in named or asset.name.endswith(_FINGERPRINTED)
    return f"/assets/{_marked(asset.name, asset.digest) if marked else asset.name}"


def _sheet(asset: Asset, placed: Mapping[str, _Placed]) -> _Placed:
    """A style sheet by the digest of what it says once it names others by their addresses."""

    def named(found: re.Match[str]) -> str:
        other = placed.get(_meant(asset.name, found[2]))
        folder = posixpath.dirname(found[2])
        return found[1] + (posixpath.join(folder, posixpath.basename(other.address)) if other else found[2])

    text = _URL.sub(named, asset.text)
    address = f"/assets/{_marked(asset.name, digest_bytes(text.encode()))}"
    return _Placed(address, text if text != asset.text else "")


def _meant(sheet: str, url: str) -> str:
    """The name of the file that a style sheet means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), url))


def _marked(name: str, digest: Digest) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{digest[:10]}{ending}"


def _copy(address: str, path: str, digest: Digest) -> Outline:
    return Outline(address=address, make=copy_view, inputs=lambda _: (path, digest), order="asset", source=path)


def _written(address: str, text: str, path: str) -> Outline:
    return Outline(address=address, make=text_view, inputs=lambda _: (text,), order="asset", source=path)
