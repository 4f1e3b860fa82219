"""A publish in a process of its own: `python -m tests.s3.sending ADDRESS BUCKET FOLDER`, where the folder holds the
files of a release."""

import sys
from pathlib import Path

from tests.publish.releases import published, release_in
from tests.s3.conftest import target_at


def main(address: str, bucket: str, folder: Path) -> None:
    """Publish what is in the folder."""
    texts = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
    published(target_at(address, folder, bucket), release_in(folder, texts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
