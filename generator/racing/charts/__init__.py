"""Charts: plain figures to lines, ticks and labels in the units of a drawing. Themes draw what is made here.

`canvas` has the chart itself and what all kinds share; `progression`, `grid`, `gap` and `career` make one kind each.
Nothing here knows of files, pages or the clock: equal figures give equal charts, byte for byte.
"""
