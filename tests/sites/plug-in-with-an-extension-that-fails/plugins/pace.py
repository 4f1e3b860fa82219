from markdown import Extension
from markdown.preprocessors import Preprocessor


class Laps(Preprocessor):
    def run(self, lines):
        return [{}[line] for line in lines]


class LapsExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Laps(md), "laps", 5)


def markdown_extensions():
    return [LapsExtension()]
