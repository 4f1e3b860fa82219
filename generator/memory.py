"""Memory: which errors come of too little of it. Python says MemoryError; what is written in C, or has to be loaded,
says all sorts of things."""

import errno

HINT = "build with fewer workers: --jobs 1"


def ran_out(error: BaseException) -> bool:
    """Whether an error, or one that led to it, comes of too little memory."""
    seen: BaseException | None = error
    while seen:
        if isinstance(seen, MemoryError) or any(isinstance(seen, kind) and said in str(seen) for kind, said in _SAID):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


_SAID: tuple[tuple[type[BaseException], str], ...] = (
    (ImportError, "failed to map segment"),
    (ImportError, "Cannot allocate memory"),
    (OSError, f"[Errno {errno.ENOMEM}]"),
    (RuntimeError, "can't start new thread"),
    (SystemError, "without exception set"),  # what C code says that forgot to ask
    (SystemError, "without setting an exception"),
)
