"""Writing blocks: fenced blocks with a name in braces, such as ```` ```{figure} ````, which both converters are spared.

`lift` finds them in the lines of a text and puts marks in their places; the converter carries the marks through, and
their HTML is put in behind it.
"""
