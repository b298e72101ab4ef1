"""What holds for every test."""

from __future__ import annotations

import os
import signal


def pytest_configure() -> None:
    """Ctrl-C reaches what tests start, also where a script runs them in its background.

    A shell without job control starts such programs with SIGINT ignored, and theirs inherit it.
    The locale is one without a language, so that commands speak English.
    """
    os.environ["LC_ALL"] = "C.UTF-8"
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
