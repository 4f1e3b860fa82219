from msgspec import structs


def articles(article):
    return structs.replace(article, kind="race report")
