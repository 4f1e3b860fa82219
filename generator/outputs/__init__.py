"""Outputs: what each kind of file of the site is made from."""
