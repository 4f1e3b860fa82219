"""The destination of a build, as it is chosen: the path of a folder, or a place in a store."""

from pathlib import Path

from generator.destinations.folder import Folder
from generator.errors import SiteError, problem
from generator.model import Location
from generator.s3 import is_missing
from generator.s3.place import S3Place
from generator.stages.write import Destination, Route


def destination_of(output: Path | S3Place) -> Destination:
    """Where a build writes to. Raises SiteError (PF406) for a store without the library that speaks to it."""
    if isinstance(output, Path):
        return Folder(output)
    try:
        from generator.destinations.bucket import Bucket
    except ModuleNotFoundError as error:
        if not is_missing(error):
            raise
        text, hint = "the site cannot be written there: botocore is not installed", "pip install 'parcferme[s3]'"
        raise SiteError(problem("PF406", text, Location(str(output)), f"install it: {hint}")) from None
    return Bucket(output)


def destination_again(route: Route) -> Destination:
    """The same in another process."""
    return destination_of(Path(route) if isinstance(route, str) else route)
