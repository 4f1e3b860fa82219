"""Far: work that is done on other machines, which reach none of our files: whatever a task needs goes with it, and what
came of it comes back whole.

`spreading` is what such work is and how it is kept going, `answering` the side of a worker, `cluster` has the workers,
by a `line` to their scheduler.
"""
