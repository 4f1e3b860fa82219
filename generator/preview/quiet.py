"""What the server keeps to itself: what clients do wrong."""

import logging


def be_quiet() -> None:
    """Have uvicorn not print a traceback where a client breaks HTTP while its request is being answered: it has had
    its 400 by then, and what would be answered is not sent any more."""
    logging.getLogger("uvicorn.error").addFilter(_is_ours)


def _is_ours(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return type(error).__name__ != "LocalProtocolError"  # h11's, which uvicorn speaks HTTP with
