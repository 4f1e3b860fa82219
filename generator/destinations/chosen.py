"""The destination of a build, as it is chosen: by the path of a folder."""

from pathlib import Path

from generator.destinations.folder import Folder
from generator.stages.write import Destination, Route


def destination_of(output: Path) -> Destination:
    """Where a build writes to."""
    return Folder(output)


def destination_again(route: Route) -> Destination:
    """The same in another process."""
    return Folder(Path(route))
