"""Pasted texts: what their lines are, read from their form and their words alone."""
