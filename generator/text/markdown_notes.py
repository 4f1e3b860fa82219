"""Footnotes of Python-Markdown where a note is defined within a note, in a list or a quotation: it is one more note.
The package finds such notes as it writes those that it has, and ends there with an error or loses them."""

from collections import OrderedDict
from collections.abc import Iterator, KeysView
from itertools import islice

from markdown.extensions.footnotes import FootnoteExtension


class Footnotes(FootnoteExtension):
    """The package's own, with notes that may become more as they are gone through."""

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.footnotes = _Growing()


class _Growing(OrderedDict[str, str]):
    def keys(self) -> KeysView[str]:  # type: ignore[override]  # a view, if not the builtin one
        return _Keys(self)


class _Keys(KeysView[str]):
    def __init__(self, notes: OrderedDict[str, str]) -> None:
        super().__init__(notes)
        self._notes = notes

    def __iter__(self) -> Iterator[str]:
        done = 0
        while done < len(self._notes):
            for name in [*islice(self._notes, done, None)]:
                yield name
                done += 1
