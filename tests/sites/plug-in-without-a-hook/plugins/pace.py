def article(article):
    return article
