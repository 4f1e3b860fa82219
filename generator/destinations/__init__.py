"""Destinations: the kinds of places that a build writes to (`stages.write.Destination`)."""
