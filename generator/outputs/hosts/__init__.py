"""Hosts: what is made so that those who serve a site do it as the site asks: where old addresses lead, which are gone,
what is sent with each file and how long it may be kept."""
