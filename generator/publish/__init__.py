"""Publish: a whole build to where readers find it, and nothing that is not to be there."""
