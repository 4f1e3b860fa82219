"""An extension of Python-Markdown that changes nothing, but has a part in every step: ours then stand aside."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor


class _Never(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return False


class _Html(Preprocessor):
    def __init__(self, step: Preprocessor) -> None:
        super().__init__(step.md)
        self._step = step

    def run(self, lines: list[str]) -> list[str]:
        return self._step.run(lines)


class _Attributes(AttrListTreeprocessor):
    pass


class _Inline(InlineProcessor):
    pass


class PackageSteps(Extension):
    """Keeps every step as the package has it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add a block and a pattern that never match, and put the package's own steps under names of classes here."""
        md.parser.blockprocessors.register(_Never(md.parser), "never", 2000)
        md.inlinePatterns.register(SimpleTextInlineProcessor("(?!)"), "never", 2000)
        md.preprocessors.register(_Html(md.preprocessors["html_block"]), "html_block", 20)
        if "attr_list" in md.treeprocessors:
            md.treeprocessors.register(_Attributes(md), "attr_list", 8)
        if "smarty" in md.treeprocessors:
            step = md.treeprocessors["smarty"]
            assert isinstance(step, InlineProcessor)
            smarty = _Inline(md)
            smarty.inlinePatterns = step.inlinePatterns
            md.treeprocessors.register(smarty, "smarty", 6)


def makeExtension() -> PackageSteps:  # noqa: N802
    """The extension, as Python-Markdown asks for it."""
    return PackageSteps()
