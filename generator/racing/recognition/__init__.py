"""Recognition: which drivers, teams, events, circuits and series a text means.

`naming` and `placing` make the `lexicon`, the names there are; `words` reads a text, with `folding` and `times`;
`field` says what the whole of it speaks of, `theme` to which year it looks back, `scene` what is told of around a
place in it, and `around` which other names stand there. `glance` decides what the words beside it suffice for;
`others`, `makers`, `addresses`, `elsewhere`, `places` and `venues` know when a name is somebody else's, a company's,
part of an address, another series', a town's or a race's; `judging` weighs who is meant of those who are left, by
`evidence` and `company`; `reading` puts it all together.

Of a race: `dating`, `beside` and `venues` know the edition from the words beside its name or its place, `labels` where
it stands as a heading or where a text was written, `undated`, `again` and `lately` from what is told around, with
`held`, the editions there are, `days` and `deeds`, and `proving` from the `outcomes` of races; `rows` sees places
together, and `recalling` what `marks` of a year mean alone on a `page`, by `pointing` and by what is `headed` so.
"""
