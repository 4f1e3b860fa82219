"""What hosts take at most. Each rule is the host's own, as its documentation has it; for what costs nothing where plans
differ."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from generator.publish.release import Content
from generator.schema.publish import HostLimits

_MIB = 1 << 20
_GB = 1_000_000_000


class Limits(NamedTuple):
    """The most files of a site, of one folder, bytes of a site and of one file; 0 where there is no such rule."""

    files: int = 0
    in_folder: int = 0
    size: int = 0
    file_size: int = 0


LIMITS: dict[HostLimits, Limits] = {
    # developers.cloudflare.com/pages/platform/limits: 20,000 files on the free plan, each of 25 MiB at most
    "cloudflare-pages": Limits(files=20_000, file_size=25 * _MIB),
    # docs.github.com, "GitHub Pages limits": published sites may be no larger than 1 GB; git there refuses files over
    # 100 MiB ("About large files on GitHub")
    "github-pages": Limits(size=_GB, file_size=100 * _MIB),
    # docs.gitlab.com, "GitLab Pages settings": 200,000 files and folders, and 1 GB, on GitLab.com
    "gitlab-pages": Limits(files=200_000, size=_GB),
    # docs.netlify.com, "Create deploys": no more than 54,000 files in one folder
    "netlify": Limits(in_folder=54_000),
}


def beyond(host: HostLimits, files: Mapping[str, Content]) -> Iterator[str]:
    """What is more than a host takes, in words."""
    most = LIMITS[host]
    if most.files and len(files) > most.files:
        yield f"the site has {len(files):,} files, and {host} takes {most.files:,}"
    if most.size and (size := sum(each.size for each in files.values())) > most.size:
        yield f"the site has {shown(size)}, and {host} takes {shown(most.size)}"
    for path, each in files.items():
        if most.file_size and each.size > most.file_size:
            yield f"'{path}' has {shown(each.size)}, and {host} takes files of {shown(most.file_size)}"
    if most.in_folder:
        folders = sorted(path.rpartition("/")[0] for path in files)
        for folder, inside in groupby(folders):
            if (count := sum(1 for _ in inside)) > most.in_folder:
                yield f"'{folder}/' has {count:,} files, and {host} takes {most.in_folder:,} in a folder"


def shown(size: int) -> str:
    """Bytes as people read them, in powers of a thousand."""
    number = float(size)
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" or number >= 10 else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"
