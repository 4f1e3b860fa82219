"""What is said of a plug-in that fails: which one, in which hook, of what, and where in its code."""

from collections.abc import Callable
from typing import Any

from generator.errors import HookError, said
from generator.hooks.offered import Hook
from generator.model import Location


def called(hook: Hook, *given: Any) -> Any:
    """What a hook gives. Raises HookError where it fails."""
    return guarded(hook, "", hook.call, *given)


def guarded(hook: Hook, what: str, call: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """What a function gives that a hook has given, or is; where it fails it is `what` of the hook. Raises HookError
    then."""
    try:
        return call(*given, **named)
    except (HookError, MemoryError):
        raise
    except (Exception, SystemExit) as why:  # code of the site's own: whatever it raises is told
        at = line_of(why, hook.package, hook.base)
        hint = f"it failed in {at.path}, line {at.line}" if at else ""
        whose = f"'{what}' in {hook.name}()" if what else f"{hook.name}()"
        text = f"{whose} of the plug-in '{hook.plugin}' failed: {said(why)}"
        raise HookError("PF152", text, hint, hook.key) from why


def unusable(hook: Hook, why: str, hint: str = "") -> HookError:
    """The mistake of a hook that gives what cannot be used."""
    return HookError("PF153", f"{hook.name}() of the plug-in '{hook.plugin}' gives {why}", hint, hook.key)


def line_of(why: BaseException, package: str, base: str) -> Location | None:
    """Where an error came up in the code of a package, as deep as it is in that; paths without what they begin with."""
    if isinstance(why, SyntaxError) and why.filename and why.lineno:
        line = (why.text or "").rstrip("\n")
        return Location(why.filename.removeprefix(base), why.lineno, max(why.offset or 1, 1), 1, line)
    trace, found = why.__traceback__, None
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name == package or name.startswith(f"{package}."):
            found = Location(trace.tb_frame.f_code.co_filename.removeprefix(base), trace.tb_lineno, 1)
        trace = trace.tb_next
    return found
