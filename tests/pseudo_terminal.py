"""Programs in a pseudo-terminal; what they show is read from an emulated screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # seconds to wait for what must come


class Terminal:
    """A Python program in a pseudo-terminal; `arguments` are Python's own."""

    def __init__(self, *arguments, columns=80, lines=24, cwd=None, **environment):
        import pexpect
        import pyte

        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        env = {k: v for k, v in os.environ.items() if not k.startswith("GRADER_")}
        env |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        env.pop("NO_COLOR", None)
        self.process = pexpect.spawn(
            sys.executable,
            [*map(str, arguments)],
            cwd=cwd and str(cwd),
            env=env | environment,
            dimensions=(lines, columns),
            timeout=PATIENCE,
        )

    def _read(self, seconds):
        import pexpect

        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        self.raw += data
        # prompt_toolkit asks where the cursor is; a real terminal answers.
        if b"\x1b[6n" in data:
            self.process.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        self.stream.feed(data)
        return True

    def see(self, *texts, gone=()):
        """Wait until all texts are on the screen and those of `gone` aren't; gives its lines."""
        import time

        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = "\n".join(self.lines)
            if all(text in shown for text in texts) and not any(text in shown for text in gone):
                return self.lines
            self._read(0.1)
        raise AssertionError(f"{texts} without {gone} not on the screen:\n" + "\n".join(self.lines))

    @property
    def lines(self):
        # pyte fills the second cell of a wide character with an empty string.
        return [line.rstrip() for line in self.screen.display]

    def press(self, keys):
        self.process.send(keys)
        return self

    def resize(self, columns, lines):
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def ended(self):
        """Wait for the end; gives the exit code."""
        import pexpect

        self.process.expect(pexpect.EOF, timeout=PATIENCE)
        self.raw += self.process.before
        self.process.close()
        return self.process.exitstatus


def starter(make):
    """A fixture's body: yields `start(*args, **options)`, and ends what was started."""
    import pytest

    pytest.importorskip("pyte", reason="pyte isn't installed")
    pexpect = pytest.importorskip("pexpect", reason="pexpect isn't installed")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("no pseudo-terminals on this system")
    started = []

    def start(*args, **options):
        started.append(make(*args, **options))
        return started[-1]

    yield start
    for each in started:
        each.process.close(force=True)
