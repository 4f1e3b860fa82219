"""Writes the reference into content/docs/reference/."""

from pathlib import Path

from seeds.handbook.pages import pages

FOLDER = Path(__file__).parents[2] / "content/docs/reference"

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
