"""From one full screen to the next the terminal isn't given back: what was there before doesn't
flash up in between.

    with kept_screen():
        run(first); run(second)

A screen that another one follows says so before it ends (`another_follows`). What is printed
between two screens is printed once the terminal is given back.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from prompt_toolkit.application import create_app_session
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output


class KeptOutput(Vt100_Output):
    """`kept` tells that another full screen follows: until it comes nothing is written, so that
    the last one stays as it is, and this one begins at once.
    """

    kept = False

    def write(self, data: str) -> None:
        if not self.kept:
            super().write(data)

    def write_raw(self, data: str) -> None:
        if not self.kept:
            super().write_raw(data)

    def enter_alternate_screen(self) -> None:
        if self.kept:
            self.kept = False
            self.write_raw("\x1b[H")  # where a new screen is drawn from
        else:
            super().enter_alternate_screen()

    def give_back(self) -> None:
        """What the last screen left out at its end."""
        if self.kept:
            self.kept = False
            self.enable_autowrap()
            self.disable_bracketed_paste()
            self.write_raw("\x1b[?25h")  # the cursor
            self.quit_alternate_screen()
            self.flush()


class _Later(io.TextIOBase):
    """Standard output or error: what comes between two screens waits."""

    def __init__(self, stream: TextIO, output: KeptOutput) -> None:
        self._stream, self._output = stream, output
        self._waiting: list[str] = []

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        return self._stream.errors

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):  # by this click tells that it is a stream of text
            raise TypeError(f"expected str, got {type(text).__name__}")
        if self._output.kept:
            self._waiting.append(text)
            return len(text)
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def print(self) -> None:
        self._stream.write("".join(self._waiting))
        self._stream.flush()


@contextlib.contextmanager
def kept_screen() -> Iterator[None]:
    """Screens that are shown inside follow one another without a gap, where the terminal can."""
    plain = create_output()
    if type(plain) is not Vt100_Output:
        yield
        return
    output = KeptOutput.from_pty(sys.stdout, term=plain.term)
    output.enable_bell = plain.enable_bell
    assert isinstance(output, KeptOutput)
    later = _Later(sys.stdout, output), _Later(sys.stderr, output)
    try:
        with (
            create_app_session(output=output),
            contextlib.redirect_stdout(later[0]),
            contextlib.redirect_stderr(later[1]),
        ):
            yield
    finally:
        output.give_back()
        for stream in later:
            stream.print()


def another_follows(output: Output | Any) -> None:
    """Say that after the full screen that is about to end another one comes."""
    if isinstance(output, KeptOutput):
        output.kept = True
