"""Gathering: what the modules of a package bring, each under the same name, so that a new module is known by being
there."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def gathered(package: str, name: str) -> tuple[Any, ...]:
    """What each module of a package has of that name, by the modules' names; those that have none are helpers."""
    inside = import_module(package).__path__
    modules = [import_module(f"{package}.{each.name}") for each in sorted(iter_modules(inside), key=_name)]
    return tuple([getattr(each, name) for each in modules if hasattr(each, name)])


def _name(module: Any) -> str:
    return str(module.name)
