"""Recognition: which drivers, teams, events, circuits and series a text means.

`lexicon` has the names there are, `words` reads a text, `scene` says what is told of around a place in it, `judging`
weighs who may be meant, and `reading` puts it all together.
"""
