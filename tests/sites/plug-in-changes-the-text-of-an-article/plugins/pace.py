from msgspec import structs


def articles(article):
    return structs.replace(article, markdown=article.markdown.upper())
