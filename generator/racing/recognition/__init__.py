"""Recognition: which drivers, teams, events, circuits and series a text means.

`naming` makes the `lexicon`, the names there are; `words` reads a text, `scene` says what is told of around a place in
it. `others` and `places` know when a name is somebody else's, a town's or a race's; `judging` weighs who is meant of
those who are left; `reading` puts it all together.
"""
