"""An extension of Python-Markdown that a plug-in brings, and whose fault it is when converting fails."""

from typing import Any, NamedTuple


class Extended(NamedTuple):
    """An extension object, the plug-in that it comes from, and the package that the plug-in's code is in."""

    plugin: str
    package: str
    extension: Any


def is_code_of(package: str, why: BaseException) -> bool:
    """Whether an error came up in, or through, the code of a package."""
    trace = why.__traceback__
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name == package or name.startswith(f"{package}."):
            return True
        trace = trace.tb_next
    return False
