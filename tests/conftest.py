"""What holds for every test."""

from __future__ import annotations

import os
import signal
import tempfile


def pytest_configure(config) -> None:
    """Nothing is remembered in the folder of the person who runs the tests, and Ctrl-C reaches what
    tests start, also where a script runs them in its background.

    A shell without job control starts such programs with SIGINT ignored, and theirs inherit it.
    The locale is one without a language, so that commands speak English.
    """
    folder = tempfile.TemporaryDirectory(prefix="grader-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["GRADER_HOME"] = folder.name
    os.environ["XDG_DATA_HOME"] = folder.name  # for tests without any variable of the grader's
    os.environ["LC_ALL"] = "C.UTF-8"
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
