"""Facts: rules that read what a text says of racing beside what the site knows.

`saying` has a text sentence by sentence, with the names in each; `plainly` tells what is said for certain from what is
asked, quoted, hoped or told of another time; `record` is what entity files and results know. `teams`, `champions`,
`results` and `points` compare; `times` and `coming` find what has gone stale; `all` has the rules.
"""
