"""Footnotes of Python-Markdown where a note is defined within a note, in a list or a quotation: it is one more note.
The package finds such notes as it writes those that it has, and ends there with an error or loses them."""

from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteTreeprocessor


class Notes(FootnoteTreeprocessor):
    """The package's own step, which finds the notes in notes before it writes any."""

    def run(self, root: Element) -> None:
        """Write the notes."""
        notes, parser = self.footnotes.footnotes, self.footnotes.parser
        read: set[str] = set()
        while left := [name for name in notes if name not in read and "]:" in notes[name]]:
            for name in left:
                parser.parseChunk(Element("div"), notes[name])
            read.update(left)
        super().run(root)
