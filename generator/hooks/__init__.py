"""Hooks: what the plug-ins of a site offer, found, loaded, checked and called."""
