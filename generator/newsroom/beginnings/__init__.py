"""Beginnings: articles about an edition, drivers, events, editions and seasons, as far as the site knows them."""
