"""Python-Markdown with the extensions that newsrooms write in. Known to `converters` alone."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial
from html import escape
from typing import cast

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension, FootnoteTreeprocessor
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

from generator.errors import ConversionError, HookError, said
from generator.text.fences import Fence, fences
from generator.text.markdown_limits import HtmlBlocks, Look, LookOver
from generator.text.markdown_notes import Notes
from generator.text.markdown_steps import Attributes, Inline, Paragraph, knows
from generator.text.python_extensions import Extended, is_code_of

_LANGUAGE = re.compile(r"\{[^}]*?\.([\w+#-]+)|([^\s{]\S*)")
_OURS: dict[str, Callable[[], Extension]] = {
    "abbr": AbbrExtension,
    "admonition": AdmonitionExtension,
    "attr_list": AttrListExtension,
    "def_list": DefListExtension,
    "footnotes": FootnoteExtension,
    "md_in_html": MarkdownInHtmlExtension,
    "sane_lists": SaneListExtension,
    "smarty": SmartyExtension,
    "tables": TableExtension,
    "tilde": partial(DeleteSubExtension, subscript=False),
    "tasklist": TasklistExtension,
}


class PythonMarkdown:
    """One instance of Python-Markdown, reset before each text, with our extensions but those `without`, and with
    those that the site, or a plug-in of it, has `added`."""

    def __init__(self, added: Sequence[str | Extended] = (), without: Collection[str] = ()) -> None:
        self._extensions = added, without
        self._markdown = _markdown(added, without)

    def convert(self, text: str) -> str:
        """HTML of one text, not cleaned. ConversionError when lists or quotations are nested too deeply, signs would
        take too long, or an extension of a plug-in fails."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        try:
            return self._markdown.reset().convert(text)
        except ConversionError:
            self._markdown = _markdown(*self._extensions)
            raise
        except RecursionError as why:
            self._markdown = _markdown(*self._extensions)  # `reset` does not mend a parser that stopped half-way
            raise ConversionError("lists are nested too deeply") from why
        except Exception as why:
            if isinstance(why, MemoryError) or not (fault := self._fault(why)):
                raise
            self._markdown = _markdown(*self._extensions)
            raise ConversionError(
                f"what markdown_extensions() of the plug-in '{fault}' gives failed: {said(why)}"
            ) from why

    def _fault(self, why: Exception) -> str:
        """The plug-in whose code failed; "" for none."""
        added = (each for each in self._extensions[0] if isinstance(each, Extended))
        return next((each.plugin for each in added if is_code_of(each.package, why)), "")


def _markdown(added: Sequence[str | Extended], without: Collection[str]) -> Markdown:
    ours = [make() for name, make in _OURS.items() if name not in without]
    made = Markdown(extensions=ours, output_format="html")
    made.preprocessors.register(_Normalise(made), "normalize_whitespace", 30)
    blocks, patterns = list(made.parser.blockprocessors), list(made.inlinePatterns)
    for each in added:
        _load(made, each)
    if list(made.parser.blockprocessors) == blocks:
        made.parser.blockprocessors.register(Paragraph(made.parser), "plain_paragraph", 1000)
    if list(made.inlinePatterns) == patterns:
        _spare_inline(made, "inline", 20)
    _spare_inline(made, "smarty", 6)
    _spare_searches(made)
    _find_notes(made)
    return made


def _spare_inline(markdown: Markdown, name: str, priority: int) -> None:
    """Put our own inline step in the place of the package's, where that is as the package has it."""
    steps = markdown.treeprocessors
    if name in steps and type(steps[name]) is InlineProcessor:
        patterns = cast(InlineProcessor, steps[name]).inlinePatterns
        if knows(patterns):
            steps.register(Inline(markdown, patterns), name, priority)


def _spare_searches(markdown: Markdown) -> None:
    """The same for the searches of attribute lists and of blocks of HTML."""
    steps, first = markdown.treeprocessors, markdown.preprocessors
    if "attr_list" in steps and type(steps["attr_list"]) is AttrListTreeprocessor:
        steps.register(Attributes(markdown), "attr_list", 8)
    if "html_block" in first and type(first["html_block"]) in (HtmlBlockPreprocessor, MarkdownInHtmlPreprocessor):
        is_plain = type(first["html_block"]) is HtmlBlockPreprocessor
        first.register(HtmlBlocks(markdown, is_plain=is_plain), "html_block", 20)
    first.register(LookOver(markdown), "look", 0)
    steps.register(Look(markdown), "look", 21)


def _find_notes(markdown: Markdown) -> None:
    """The same for the step that writes notes, which shall find those that are defined in notes."""
    steps = markdown.treeprocessors
    if "footnote" in steps and type(own := steps["footnote"]) is FootnoteTreeprocessor:
        steps.register(Notes(own.footnotes), "footnote", 50)


def _load(markdown: Markdown, name: str | Extended) -> None:
    try:
        markdown.registerExtensions([name if isinstance(name, str) else name.extension], {})
    except (
        Exception,
        SystemExit,
    ) as why:  # an extension is code of the site's own: whatever it raises, its name is what helps
        if isinstance(name, Extended):
            text = f"what markdown_extensions() of the plug-in '{name.plugin}' gives failed: {said(why)}"
            raise HookError("PF152", text, "", "plugins") from why
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
