"""Writes the pictures of our articles into content/media/, each under the name of its article."""

from pathlib import Path

from seeds.pictures.paint import png
from seeds.pictures.stories import STORIES

MEDIA = Path(__file__).parents[2] / "content/media"

if __name__ == "__main__":
    MEDIA.mkdir(exist_ok=True)
    for name, story in STORIES.items():
        data = png(story())
        (MEDIA / f"{name}.png").write_bytes(data)
        print(f"{len(data) / 1000:6.1f} KB  content/media/{name}.png")
