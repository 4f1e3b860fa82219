"""Recognition: which drivers, teams, events, circuits and series a text means.

`naming` and `placing` make the `lexicon`, the names there are; `words` reads a text, with `folding` and `times`, and
`scene` says what is told of around a place in it. `glance` decides what the words beside it suffice for; `others`,
`elsewhere` and `places` know when a name is somebody else's, another series', a town's or a race's; `judging` weighs
who is meant of those who are left, with `company`; `reading` puts it all together.
"""
