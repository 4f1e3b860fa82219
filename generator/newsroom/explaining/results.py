"""Results: what codes of mistakes in classifications and standings stand for."""

RESULTS: dict[str, str] = {
    "PF601": "A table of results is no CSV: a quotation mark has no end, rows are of different length, or columns "
    "are divided by something else than commas.",
    "PF602": "A column of a table is unknown, stands twice, or is missing. The handbook lists those there are.",
    "PF603": "A cell of a table cannot be read as what its column holds: a time, a number of laps, a place.",
    "PF604": "Places of a classification do not follow each other: one is left out, or stands twice without a dead "
    "heat that leaves out the next. Mostly a row is missing.",
    "PF605": "The times of a race go backwards: somebody behind has a shorter one. Mostly a digit is wrong.",
    "PF606": "The points of a row are not those that the series' `rules` give for its place. Either is wrong, or a "
    "decision is missing.",
    "PF607": "Official standings are not those that results and rules give. Where a court or stewards are the "
    "reason, say so in the column `why`; else a result is wrong.",
    "PF608": "A file of results stands where no edition is. It needs an index.md beside it that says which race it is.",
    "PF609": "A driver stands twice in a race. That happened when cars were shared; else a name is wrong.",
}
