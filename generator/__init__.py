"""Parc Fermé: a static site generator for racing newsrooms."""

__version__ = "0.1.0"
