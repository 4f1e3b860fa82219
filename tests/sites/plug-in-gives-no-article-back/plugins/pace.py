def articles(article):
    article.extra["laps"] = 78
