"""The real program in a pseudo-terminal, and the fake bank."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from grader.bank import open_bank

ROOT = Path(__file__).parent.parent.parent
FAKE = ROOT / "tests" / "fakebank"


class Terminal:
    """`grader browse` in a pseudo-terminal; what it shows is read from an emulated screen."""

    def __init__(self, *args, bank=FAKE, columns=80, lines=24, **environment):
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
            ["-m", "grader", "--bank", str(bank), "browse", *args],
            env=env | environment,
            dimensions=(lines, columns),
            timeout=20,
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

        end = time.monotonic() + 20
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

        self.process.expect(pexpect.EOF, timeout=20)
        self.raw += self.process.before
        self.process.close()
        return self.process.exitstatus


@pytest.fixture
def terminal():
    """Call to start the program; it is ended after the test."""
    pytest.importorskip("pyte", reason="pyte isn't installed")
    pexpect = pytest.importorskip("pexpect", reason="pexpect isn't installed")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("no pseudo-terminals on this system")
    started = []

    def start(*args, **options):
        started.append(Terminal(*args, **options))
        return started[-1]

    yield start
    for each in started:
        each.process.close(force=True)


@pytest.fixture
def bank():
    return open_bank(FAKE)
