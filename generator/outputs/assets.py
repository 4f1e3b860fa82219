"""Assets: the theme's files, and the files of the site that are copied as they are."""

import posixpath
from collections.abc import Iterable, Iterator

from generator.model import Digest
from generator.outputs.site import Outline, Site
from generator.outputs.views import CopyView
from generator.theme import Asset

_FINGERPRINTED = (".css", ".js")


def asset_addresses(assets: Iterable[Asset], *, fingerprint: bool) -> dict[str, str]:
    """The address of each file of the theme, by its name. With `fingerprint`, style sheets and scripts carry a part of
    their digest, so that a host may let browsers keep them for ever."""
    return {asset.name: f"/assets/{_file_name(asset, fingerprint)}" for asset in assets}


def outlines(site: Site, assets: Iterable[Asset], *, fingerprint: bool) -> Iterator[Outline]:
    """Every file that is copied."""
    addresses = asset_addresses(assets, fingerprint=fingerprint)
    for asset in assets:
        yield _copy(addresses[asset.name], asset.path, asset.digest)
    for file in site.files:
        yield _copy(file.address, file.source.path, file.source.digest)


def copy_view(path: str, digest: Digest) -> CopyView:
    """A file as it is."""
    return CopyView(path=path, content=digest)


def _copy(address: str, path: str, digest: Digest) -> Outline:
    return Outline(address=address, make=copy_view, inputs=lambda _: (path, digest), order="asset", source=path)


def _file_name(asset: Asset, fingerprint: bool) -> str:
    stem, ending = posixpath.splitext(asset.name)
    return f"{stem}.{asset.digest[:10]}{ending}" if fingerprint and ending in _FINGERPRINTED else asset.name
