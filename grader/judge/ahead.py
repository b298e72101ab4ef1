"""Workers that are started before the submission that they are for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from grader.sandbox import Level, Worker, Zygote
from grader.sandbox.client import Process


class _Spare(NamedTuple):
    """A process that has loaded nothing of a candidate's, and what it was started for."""

    seconds: float
    memory_mb: int
    process: Process


class Ahead:
    """A zygote that keeps one process ready. It is used once, as any other."""

    def __init__(self, zygote: Zygote) -> None:
        self._zygote = zygote
        self._spare: _Spare | None = None
        self._wanted: tuple[float, int] | None = None
        self._is_complete = False

    def ready(self) -> tuple[Level, list[str]]:
        """As `Zygote.ready`."""
        return self._zygote.ready()

    def worker(
        self, *, seconds: float, memory_mb: int, on_wait: Callable[[float], None] | None = None
    ) -> Worker:
        """As `Zygote.worker`."""
        self._wanted = seconds, memory_mb
        spare, self._spare = self._spare, None
        if spare is not None and spare[:2] == self._wanted and spare.process.runs():
            return Worker(spare.process, seconds, on_wait)
        _end(spare)
        return self._zygote.worker(seconds=seconds, memory_mb=memory_mb, on_wait=on_wait)

    def hold(self, frames: Sequence[bytes]) -> None:
        """As `Zygote.hold`; a process that is ready already isn't concerned."""
        self._zygote.hold(frames)

    def load_late(self) -> None:
        """As `Zygote.load_late`, once."""
        if not self._is_complete:
            self._is_complete = True
            self._zygote.load_late()

    def prepare(self, held: Sequence[bytes] = ()) -> None:
        """Start a process like the last one. Without one the next submission waits for its own.

        `held` are messages that it will probably be sent.
        """
        if self._wanted is None or self._spare is not None:
            return
        self._zygote.hold(held)
        seconds, memory_mb = self._wanted
        process = self._zygote.process(seconds=seconds, memory_mb=memory_mb)
        self._spare = _Spare(seconds, memory_mb, process)

    def close(self) -> None:
        spare, self._spare = self._spare, None
        _end(spare)


def _end(spare: _Spare | None) -> None:
    if spare is not None:
        Worker(spare.process, 1.0).close()
