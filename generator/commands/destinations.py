"""Where `--output` has a build go: a folder, or a store, of which site.yaml may know more."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.s3.place import S3Place


class _Output(click.Path):
    """A folder's path, or `s3://bucket/prefix`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or the place with no more than its address says."""
        if not str(value).startswith("s3://"):
            return super().convert(value, param, ctx)
        from generator.s3.place import S3Place, wrong_in

        bucket, _, prefix = str(value).removeprefix("s3://").partition("/")
        place = S3Place(bucket=bucket, prefix=prefix.strip("/"))
        for wrong in wrong_in(place):
            self.fail(f"'{value}' cannot be written to: its {wrong.key} is none", param, ctx)
        return place


OUTPUT = _Output(file_okay=False, path_type=Path)


def output_of(root: Path, output: "Path | S3Place | None") -> "Path | S3Place":
    """Where a build goes: to output/ unless something else was said. A store's endpoint and region are those of the
    target in site.yaml that has the same bucket, if there is one."""
    if output is None:
        return root / "output"
    if isinstance(output, Path):
        return output
    from msgspec import structs

    from generator.errors import SiteError
    from generator.schema.publish import S3Target
    from generator.stages.load import load_config

    try:
        config, _ = load_config(root)
    except SiteError:  # the build tells of it, before it asks the store for anything
        return output
    targets = [each for each in config.publish.values() if isinstance(each, S3Target) and each.bucket == output.bucket]
    known = targets[0] if targets else S3Target(bucket=output.bucket)
    return structs.replace(output, endpoint=known.endpoint, region=known.region, base_url=config.base_url)
