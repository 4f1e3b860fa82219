"""The files of a new site, as their writer first sees them: small, and explained where they stand."""

SITE = """\
# yaml-language-server: $schema={schema}
# The site. A line that begins with '#' is a remark: take the '#' away and what it says holds.
title: {title}
base_url: {base_url}
# tagline: A few words under the name.
# description: One or two sentences for search engines and feeds.
language: {language}
timezone: {timezone}    # dates without an offset are in it: Europe/Berlin, America/Sao_Paulo, …
# author: Who signs articles that name no author
theme: apex      # ours: apex, plain; or the name of a folder of yours in themes/
nav:
  - {{title: {articles}, url: /articles/}}
  - {{title: {drivers}, url: /drivers/}}
  - {{title: {about}, url: /about/}}
{permalinks}\
"""

PLAIN = """\
# permalinks:
#   articles: /{year}/{month}/{slug}/    # so that a preview can have the same name every week
"""

DATED = """\
permalinks:
  articles: /{year}/{month}/{slug}/
"""

ARTICLE = """\
---
title: The first lap
date: {day}
summary: An article to look at, to change and to delete.
kind: news
drivers: [Alex Example]
tags: [first lap]
---

This is an article. The lines between the two `---` say what it is about; below them stands the text, in Markdown.

## Naming somebody is enough

The driver named above has a page, with this article on it and a feed of its own. He has a file too,
[alex-example.md](../drivers/alex-example.md), for all that is to be said about him; a driver without one has a page
all the same. Teams, events, circuits, series and tags are named in the same way: `teams: [Ferrari]`,
`events: [Monaco Grand Prix]`.

Links between articles are written as links between files, and checked.
"""

DRIVER = """\
---
name: Alex Example
aliases: [Example]          # articles may use these names too
summary: An invented driver. Delete this file and name your own.
number: 99                  # kept as it is written: 010 stays 010
nationality: Monégasque
# born: 1999-12-31
# teams:
#   - {team: Alpine, series: Formula 1, from: 2023}
---

Alex Example has never started a race. This is where a biography goes.
"""

ABOUT = """\
---
title: About
---

What this site is, who writes it, and how to reach them.
"""

IGNORED = """\
# What a build makes, and what it remembers. Both can be made anew.
/output/
/.cache/
"""

NEW_ARTICLE = """\
---
title: {title}
date: {date}
kind: {kind}
draft: true      # take this line out to publish
# summary: One or two sentences for lists, feeds and search engines.
drivers: []
teams: []
events: []       # an edition: Monaco Grand Prix 2024
circuits: []
tags: []
---

"""
