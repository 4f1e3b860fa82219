"""F1DB: drivers, teams, circuits, grands prix and races from 1950 on, made files of a site.

F1DB (https://github.com/f1db/f1db) is by Marcel Overdijk and contributors, CC BY 4.0. `archive` reads its source,
`entries` makes our files of it, `sessions` tables of its results, `keeping` puts them into a site without touching what
a person has changed.
"""
