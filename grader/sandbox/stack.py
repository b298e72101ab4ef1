"""In which line a worker was when its time ran out: an aid for the candidate, never a verdict.

The grader sends a signal, and Python's `faulthandler` writes the stack on the channel, from C: also
where one call of a library never returns. A candidate can put there what it likes; all that is
taken from it is a number, which is looked up in its own file.
"""

from __future__ import annotations

import contextlib
import faulthandler
import signal

SIGNAL = getattr(signal, "SIGUSR1", None)  # none on Windows
_NAME_MAX = 500  # characters of a file's name that faulthandler writes
_LINE_MAX = 1 << 20


def answer_on(descriptor: int) -> None:
    """Write this process's stack there whenever the signal comes."""
    if SIGNAL is not None:
        with contextlib.suppress(OSError, RuntimeError):
            faulthandler.register(SIGNAL, file=descriptor, all_threads=False)


def line_in(stack: bytes, file: str) -> int | None:
    """The innermost line of the file in a stack, from 1; None where there is none."""
    start = f'  File "{_written(file)}, line '.encode()
    for row in stack.split(b"\n"):
        number = row.removeprefix(start).split(b" ")[0]
        if row.startswith(start) and number.isdigit() and len(number) < 8:
            return min(int(number), _LINE_MAX) or None
    return None


def _written(file: str) -> str:
    """A file's name, and the quotation mark behind it, as faulthandler writes them."""
    name = "".join(c if " " <= c <= "~" else _escaped(ord(c)) for c in file[:_NAME_MAX])
    return f'{name}..."' if len(file) > _NAME_MAX else f'{name}"'


def _escaped(code: int) -> str:
    width = 2 if code < 0x100 else 4 if code < 0x10000 else 8
    return "\\" + {2: "x", 4: "u", 8: "U"}[width] + f"{code:0{width}x}"
