"""A job's place in a pool: its events, its result, and how to cancel it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from grader.errors import GraderError
from grader.grading.verdict import Verdict
from grader.judge.events import Event, Finished, Job


class Cancelled(GraderError):
    """The job was cancelled before it had a verdict."""


class Ticket:
    """One submitted job. Every method may be called from any thread.

    `on_event` is called by a thread of the pool, for one event after the other. What it raises
    cancels the job and comes out of `result`.
    """

    def __init__(
        self, job: Job, on_event: Callable[[Event], None], stop: Callable[[Ticket], None]
    ) -> None:
        self.job = job
        self._on_event = on_event
        self._stop = stop
        self._lock = threading.RLock()  # `on_event` may cancel
        self._ended = threading.Event()
        self._verdict: Verdict | None = None
        self._error: BaseException | None = None

    @property
    def over(self) -> bool:
        """Whether it has a result or was cancelled."""
        return self._ended.is_set()

    def cancel(self) -> bool:
        """End the job; no event follows. False if it was over already.

        It returns at once. The judge leaves the job within about 0.1 s and stays warm.
        """
        if not self._end(Cancelled("the job was cancelled")):
            return False
        self._stop(self)
        return True

    def result(self, timeout: float | None = None) -> Verdict:
        """The verdict, once it is there.

        Raises:
            Cancelled: if the job was cancelled, or the pool was closed before it was graded.
            TimeoutError: if it isn't over within `timeout` seconds.
        """
        if not self._ended.wait(timeout):
            raise TimeoutError(f"no verdict within {timeout:g} s")
        if self._error is not None:
            raise self._error
        assert self._verdict is not None
        return self._verdict

    def tell(self, event: Event) -> None:
        """Hand an event on. A job that is over tells nothing."""
        with self._lock:
            if self.over:
                return
            try:
                self._on_event(event)
            except BaseException as error:
                if self._end(error):
                    self._stop(self)
                return
            if isinstance(event, Finished) and not self.over:
                self._verdict = event.verdict
                self._ended.set()

    def _end(self, error: BaseException) -> bool:
        with self._lock:
            if self.over:
                return False
            self._error = error
            self._ended.set()
            return True
