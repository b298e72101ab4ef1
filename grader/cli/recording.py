"""`grader check` writes verdicts into the store: those on the files that were named.

A file of a folder is somebody's submission, and so are two files of one exercise in one command
(`grader check submissions/*.py`). What comes on standard input is a program's, and the bank's own
reference is nobody's attempt.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from grader.bank.paths import item_files
from grader.files import Refused, absolute

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.grading.submission import Submission
    from grader.grading.verdict import Verdict


class Recorder:
    """Writes in a thread, so that a check takes hardly longer: it imports SQLite while candidates
    run, and waits for the disk while the report is made.
    Files that are too large to be graded are no attempts.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._texts: dict[int, bytes] = {}  # of attempts, by position among the submissions
        self._graded: tuple[Bank, Sequence[Verdict]] | None = None
        self._over = threading.Event()
        self._error: Exception | None = None
        self._thread: threading.Thread | None = None

    def take(
        self, bank: Bank, submissions: Sequence[Submission], paths: Sequence[str]
    ) -> Sequence[Submission]:
        """The submissions; attempts hold their text, so that what is graded is what is kept."""
        from grader.grading.submission import MAX_BYTES

        named = set(paths) if self._wanted else set()
        times = Counter(submission.item.id for submission in submissions)
        for position, submission in enumerate(submissions):
            alone = times[submission.item.id] == 1
            if alone and submission.file in named and _is_attempt(bank, submission):
                with contextlib.suppress(OSError, Refused):  # the verdict says so
                    self._texts[position] = submission.read()
        self._texts = {p: text for p, text in self._texts.items() if len(text) <= MAX_BYTES}
        if self._texts:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        return [
            submission._replace(source=self._texts.get(position, submission.source))
            for position, submission in enumerate(submissions)
        ]

    def write(self, bank: Bank, verdicts: Sequence[Verdict]) -> None:
        """Begin to write down the verdicts on what was taken."""
        self._graded = bank, verdicts
        self._over.set()

    def wait(self) -> None:
        """Until they are written down, or can't be."""
        if self._thread:
            self._thread.join()

    def _work(self) -> None:
        try:
            from grader.practice import attempts
            from grader.practice.store import opened

            self._over.wait()
            if self._graded is None:
                return
            bank, verdicts = self._graded
            with opened() as store:
                for position, text in self._texts.items():
                    attempts.record(store, bank, verdicts[position], text)
        except Exception as error:  # the verdict stays what it is
            self._error = error

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: Any) -> None:
        self._over.set()
        self.wait()
        if self._error:
            from grader.practice.faults import warn

            warn(self._error)


def _is_attempt(bank: Bank, submission: Submission) -> bool:
    if submission.source is not None:  # standard input
        return False
    id = submission.item.id
    reference = item_files(bank.root, bank.topic_of[id], id).reference
    return absolute(submission.file) != reference
