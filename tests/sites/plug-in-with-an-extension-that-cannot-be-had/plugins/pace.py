from markdown import Extension


class LapsExtension(Extension):
    def extendMarkdown(self, md):
        md.laps.register(self)


def markdown_extensions():
    return [LapsExtension()]
