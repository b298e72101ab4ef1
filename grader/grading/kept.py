"""pytest sessions that stay: an exercise's checks are collected once and run for many submissions.

pytest takes longer to configure itself and to collect than to run the checks of a right file. A
kept session is one call of `pytest.main`, in a thread, whose run loop waits for submissions. Of
these threads and their caller one runs at a time: the others wait.
"""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from itertools import zip_longest

import pytest

from .exercise import Exercise
from .plugin import Plugin, alone, main, name_of, run

_KEPT = 4  # sessions


class KeptSessions:
    """The sessions of the exercises that were graded last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def run(self, plugin: Plugin) -> int:
        """As `plugin.run`."""
        sessions = [session for group in plugin.sessions.values() for session in group]
        if len(sessions) != 1:
            return run(plugin)
        with alone():
            return self._of(sessions[0].exercise, plugin).run(plugin)

    def _of(self, exercise: Exercise, plugin: Plugin) -> _Kept:
        kept = self._kept.pop(exercise.item.id, None)
        if kept is not None and not kept.serves(exercise):
            kept.end()
            kept = None
        self._kept[exercise.item.id] = kept = kept or _Kept(exercise, plugin)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)[1].end()
        return kept


class _Kept:
    """One session of one exercise."""

    def __init__(self, exercise: Exercise, first: Plugin) -> None:
        self._exercise = exercise
        self._plugin = _Looping(first)
        self._thread = threading.Thread(target=self._plugin.live, daemon=True)
        self._thread.start()

    def serves(self, exercise: Exercise) -> bool:
        """Whether it has collected this very exercise's checks and still runs."""
        return self._exercise is exercise and not self._plugin.over

    def run(self, job: Plugin) -> int:
        self._plugin.jobs.put(job)
        return self._plugin.codes.get()

    def end(self) -> None:
        self._plugin.jobs.put(None)
        self._thread.join()


class _Looping(Plugin):
    """A plugin that stays, and takes over from each job's what differs between submissions."""

    def __init__(self, first: Plugin) -> None:
        super().__init__(first.sessions, first.done, ())
        self.jobs: queue.SimpleQueue[Plugin | None] = queue.SimpleQueue()
        self.codes: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.over = False  # it takes no job any more
        self._begun = False
        self._job: Plugin | None = None

    def live(self) -> None:
        """The whole session. Whatever becomes of it, each job gets its code."""
        code = int(pytest.ExitCode.INTERNAL_ERROR)
        try:
            code = main(self)
        finally:
            self.over = True
            if not self._begun:  # it came to nothing before its loop
                self._job = self.jobs.get()
            self._give_back(code)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks for one job after the other. An interrupted session isn't gone on with:
        pytest ends it, and with it the submission.
        """
        self._begun = True
        while not self.over:
            self._job = self.jobs.get()
            if self._job is None:
                break
            self.sessions, self.done = self._job.sessions, self._job.done
            self.interrupted = None
            self._run(session, self._job)
            self.over = bool(session.shouldstop or self.problems)
            self._give_back(int(pytest.ExitCode.OK))
        return True

    def _run(self, session: pytest.Session, job: Plugin) -> None:
        ((submission,),) = job.sessions.values()
        items = [item for item in session.items if not job.only or name_of(item) in job.only]
        for item, following in zip_longest(items, items[1:]):
            callspec = getattr(item, "callspec", None)
            if callspec is not None:  # a check that asks for no candidate has none
                callspec.params["candidate"] = submission
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldstop:
                return

    def _give_back(self, code: int) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.names |= self.names
            job.problems.update(self.problems)
            job.interrupted = self.interrupted
            self.codes.put(code)
