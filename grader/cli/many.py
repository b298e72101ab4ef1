"""Many files, graded by a pool of judges: one process a core, verdicts in the files' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from grader.judge import Event, Finished, Job, Judge, Ticket
from grader.judge.forked import forked
from grader.judge.pool import cores

if TYPE_CHECKING:
    from pathlib import Path

    from grader.grading.submission import Submission
    from grader.grading.verdict import Verdict
    from grader.sandbox import Zygote

_AHEAD = 4  # jobs a process whose files are in memory
_TICK = 0.1


def grade(
    bank: Path,
    submissions: Sequence[Submission],
    *,
    seed: int,
    zygotes: Sequence[Zygote] = (),
    on_verdict: Callable[[Verdict], None],
    on_wait: Callable[[float], None],
) -> list[Verdict]:
    """One verdict a submission, in order. Where there are `zygotes`, the judges are forks.

    Raises:
        GraderError: what kept a file from being graded at all, such as a bank that can't be loaded.
    """
    verdicts: list[Verdict] = []
    processes = forked(bank, zygotes, cores()) if zygotes else ()
    with Judge(bank, processes=processes) as judge:
        waiting: deque[_Graded] = deque()

        def take() -> None:
            verdict = waiting.popleft().verdict(on_wait)
            verdicts.append(verdict)
            on_verdict(verdict)

        for submission in submissions:
            if len(waiting) >= _AHEAD * judge.size:
                take()
            waiting.append(_Graded(judge, submission, seed))
        while waiting:
            take()
    return verdicts


class _Graded:
    """One file in the pool."""

    def __init__(self, judge: Judge, submission: Submission, seed: int) -> None:
        self._ended: Finished | None = None
        self._ticket: Ticket | None = None
        try:
            source = submission.read()
        except Exception as error:  # it changed since it was looked at
            self._ended = Finished(_unread(submission, error))
        else:
            job = Job(submission.item.id, source, submission.file, seed=seed)
            self._ticket = judge.submit(job, self._heard)

    def _heard(self, event: Event) -> None:
        if isinstance(event, Finished):
            self._ended = event

    def verdict(self, on_wait: Callable[[float], None]) -> Verdict:
        waited = 0.0
        while self._ended is None and self._ticket is not None:
            try:
                self._ticket.result(_TICK)
            except TimeoutError:
                waited += _TICK
                on_wait(waited)
        assert self._ended is not None
        if self._ended.error is not None:
            raise self._ended.error
        return self._ended.verdict


def _unread(submission: Submission, error: Exception) -> Verdict:
    """The verdict of a file that can't be read any more."""
    from grader import __version__
    from grader.grading.endings import blame
    from grader.grading.verdict import Verdict

    item = submission.item
    message = blame(error, item.files.checks)
    return Verdict(
        item.id, submission.shown, "broken", 0.0, message=message, grader_version=__version__
    )
