def markdown_extensions():
    return ["markdown.extensions.toc"]
