"""Python-Markdown with the extensions that newsrooms write in. Known to `converters` alone."""

import re
from html import escape

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor as MarkdownInHtmlPreprocessor
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX
from pymdownx.tasklist import TasklistExtension
from pymdownx.tilde import DeleteSubExtension

from generator.errors import ConversionError
from generator.text.fences import Fence, fences
from generator.text.markdown_steps import Attributes, HtmlBlocks, Inline, Paragraph, knows

_LANGUAGE = re.compile(r"\{[^}]*?\.([\w+#-]+)|([^\s{]\S*)")


class PythonMarkdown:
    """One instance of Python-Markdown, reset before each text."""

    def __init__(self, extensions: tuple[str, ...] = ()) -> None:
        self._extensions = extensions
        self._markdown = _markdown(extensions)

    def convert(self, text: str) -> str:
        """HTML of one text, not cleaned. ConversionError when lists or quotations are nested too deeply."""
        try:
            return self._markdown.reset().convert(text.replace("\r\n", "\n").replace("\r", "\n"))
        except RecursionError as why:
            self._markdown = _markdown(self._extensions)  # `reset` does not mend a parser that stopped half-way
            raise ConversionError("lists are nested too deeply") from why


def _markdown(extensions: tuple[str, ...]) -> Markdown:
    made = Markdown(extensions=_ours(), output_format="html")
    made.preprocessors.register(_Normalise(made), "normalize_whitespace", 30)
    blocks = list(made.parser.blockprocessors)
    for name in extensions:
        _load(made, name)
    _spare(made)
    if list(made.parser.blockprocessors) == blocks:
        made.parser.blockprocessors.register(Paragraph(made.parser), "plain_paragraph", 1000)
    return made


def _spare(markdown: Markdown) -> None:
    """Put our own steps in the place of the package's, where no extension of the site's has changed them."""
    steps = markdown.treeprocessors
    for name, priority in (("inline", 20), ("smarty", 6)):
        step = steps[name] if name in steps else None
        if type(step) is InlineProcessor and knows(step.inlinePatterns):
            steps.register(Inline(markdown, step.inlinePatterns), name, priority)
    if "attr_list" in steps and type(steps["attr_list"]) is AttrListTreeprocessor:
        steps.register(Attributes(markdown), "attr_list", 8)
    html = markdown.preprocessors["html_block"]
    if type(html) in (HtmlBlockPreprocessor, MarkdownInHtmlPreprocessor):
        markdown.preprocessors.register(HtmlBlocks(html), "html_block", 20)


def _ours() -> list[Extension]:
    return [
        AbbrExtension(),
        AdmonitionExtension(),
        AttrListExtension(),
        DefListExtension(),
        FootnoteExtension(),
        MarkdownInHtmlExtension(),
        SaneListExtension(),
        SmartyExtension(),
        TableExtension(),
        DeleteSubExtension(subscript=False),
        TasklistExtension(),
    ]


def _load(markdown: Markdown, name: str) -> None:
    try:
        markdown.registerExtensions([name], {})
    except Exception as why:  # an extension is code of the site's own: whatever it raises, its name is what helps
        raise ValueError(f"the Markdown extension '{name}' cannot be loaded: {why}") from why


class _Normalise(NormalizeWhitespace):
    """Python-Markdown's own first step (tabs expanded, blank lines emptied) on all but fenced code, which is put by."""

    def run(self, lines: list[str]) -> list[str]:
        lines = [line.replace(STX, "").replace(ETX, "") for line in lines]
        kept: list[str] = []
        end = 0
        for fence in fences(lines):
            kept += super().run(["", *lines[end : fence.first]])
            kept.append(fence.quote + " " * fence.indent + self.md.htmlStash.store(_code_block(fence)))
            end = fence.end
        return kept + super().run(["", *lines[end:]])


def _code_block(fence: Fence) -> str:
    language = _LANGUAGE.match(fence.info)
    named = f' class="language-{escape(language[1] or language[2])}"' if language else ""
    return f"<pre><code{named}>{escape(fence.code, quote=False)}</code></pre>"
