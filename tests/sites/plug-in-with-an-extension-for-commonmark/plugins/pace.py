from markdown import Extension


def markdown_extensions():
    return [Extension()]
