"""A judge's process, seen from the pool: started, spoken to, killed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.judge.messages import Channel, Message

_LAST = 2_000  # bytes of what it wrote last that are looked at


class Process:
    """It starts in the background; the first job waits in its channel until it is warm."""

    def __init__(self, bank: Path) -> None:
        # A file, not a pipe: nobody reads it while the judge lives.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._child = subprocess.Popen(
            [sys.executable, "-I", *(["-B"] if sys.dont_write_bytecode else []), "-c", _code(bank)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            start_new_session=True,  # Ctrl-C is for the pool's process to act on
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._channel = Channel(self._child.stdout, self._child.stdin)

    @property
    def pid(self) -> int:
        return self._child.pid

    def send(self, message: Message) -> None:
        """One that has died is noticed by `receive`."""
        with contextlib.suppress(OSError, ValueError):
            self._channel.send(message)

    def receive(self) -> Message | None:
        """The next message; None once the judge has died."""
        return self._channel.receive()

    def kill(self) -> None:
        self._child.kill()

    def close(self) -> str:
        """End it, and say how it ended."""
        self.kill()
        code = self._end()
        self._channel.close()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        with self._words as stream:
            stream.seek(max(0, stream.seek(0, 2) - _LAST))
            said = stream.read().decode(errors="replace").strip().splitlines()
        return f"{how}: {said[-1]}" if said else how

    def _end(self) -> int:
        """Its exit code, once it has ended."""
        return self._child.wait()


def _code(bank: Path) -> str:
    """Python without the user's variables, on the import path that this process uses."""
    return (
        f"import sys; sys.path[:] = {sys.path!r}; "
        f"from grader.judge.main import main; main({str(bank)!r})"
    )
