"""Sites that are built into a store, for tests; and such a build in a process of its own:
`python -m tests.s3.built ADDRESS BUCKET ROOT`."""

import re
import sys
from pathlib import Path
from typing import Any

from generator.build import Options, Project, build
from generator.manifest import MANIFEST
from generator.model import Report
from generator.s3.place import S3Place
from generator.store.memo import Memo
from tests.s3.conftest import bucket_at
from tests.s3.stores import client_at
from tests.s3.way import Way
from tests.tiny import NOW, TinySite, article, tree

ARTICLES = {
    "content/articles/one.md": article("One", aliases="[/old/]", drivers="[Pierre Gasly]"),
    "content/articles/two.md": article("Two", date="2024-06-18", tags="[rain]"),
    "content/articles/three.md": article("Three", date="2024-06-19"),
}


class StoredSite:
    """A site that is built into an empty bucket, by a way to its store."""

    def __init__(self, site: TinySite, way: Way, prefix: str = "") -> None:
        self.site = site
        self.way = way
        self.client = client_at(f"http://{way.store}")
        self.place = place_at(way.address, bucket_at(way, site.root, prefix).store.bucket, prefix)
        way.be_good()

    def build(self, **how: Any) -> Report:
        """Build with the memo of earlier builds, and from now on note anew what is asked for."""
        self.way.asked.clear()
        return build(Project(self.site.root, self.place), self.site.memo, Options(**{"now": NOW, **how}))

    def built(self, **how: Any) -> Report:
        """Build, and be sure that it went without an error."""
        report = self.build(**how)
        assert not report.failed, self.site.told(report)
        return report

    def key(self, path: str) -> str:
        """The name of an object in the bucket."""
        return f"{self.place.prefix}/{path}".lstrip("/")

    def put(self, path: str, data: bytes) -> None:
        """Put an object there, as somebody else may."""
        self.client.put_object(Bucket=self.place.bucket, Key=self.key(path), Body=data)

    def objects(self) -> dict[str, bytes]:
        """All that is there, by path."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.place.bucket, Prefix=self.key(""))
        names = [each["Key"] for page in pages for each in page.get("Contents", ())]
        found = {name: self.client.get_object(Bucket=self.place.bucket, Key=name)["Body"].read() for name in names}
        return {name.removeprefix(self.key("")): data for name, data in found.items()}

    def files(self) -> dict[str, bytes]:
        """All that is there but the manifest."""
        return {path: data for path, data in self.objects().items() if path != MANIFEST}

    def clean(self, **how: Any) -> dict[str, bytes]:
        """What a build from nothing into a folder makes of the site as it is now, but the manifest."""
        folder = self.site.root.with_name(f"{self.site.root.name}-clean")
        report = build(
            Project(self.site.root, folder), Memo(), Options(**{"now": NOW, "clean": True, "jobs": 1, **how})
        )
        assert not report.failed, self.site.told(report)
        return {path: data for path, data in tree(folder).items() if path != MANIFEST}

    @property
    def told(self) -> list[str]:
        """What was asked for, in words: `PUT waits/page/index.html`."""
        below = re.compile(rf"(?<= ){re.escape(self.key(''))}")
        own = re.compile(r"[.]parcferme[.]files/[0-9a-f]{8}\b")
        return [own.sub("waits", below.sub("", each)) for each in self.way.told]


def place_at(address: str, bucket: str, prefix: str = "") -> S3Place:
    """A place in a store."""
    return S3Place(bucket=bucket, prefix=prefix, endpoint=address, base_url="https://pitwall.example/")


def main(address: str, bucket: str, root: Path) -> None:
    """Build a site into a bucket, with nothing known but what is there."""
    report = build(Project(root, place_at(address, bucket)), Memo(), Options(now=NOW, jobs=1))
    assert not report.failed, report.problems


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
