def articles(article):
    return article.laps
