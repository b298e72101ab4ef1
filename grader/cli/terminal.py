"""What full-screen commands demand."""

from __future__ import annotations

import os
import sys


def demand_terminal(command: str, help: str) -> None:
    """Raise CommandError where there is no terminal; `help` says what to do instead."""
    from grader.errors import CommandError
    from grader.language import said

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = said(
            "{command} needs a terminal, to read keys and to fill its screen", command=command
        )
        raise CommandError(message, help=help)
    if os.environ.get("TERM") == "dumb":
        message = said("TERM is dumb: a terminal that can't move its cursor has no screen to fill")
        raise CommandError(message, help=help)
