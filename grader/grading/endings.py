"""How a check ends: one table from what it raised to the statuses in the verdict."""

from __future__ import annotations

from pathlib import Path

from ..errors import GraderError
from ..kit.failures import CandidateRaised, CheckFailure, NotAttempted, OutOfMemory
from ..phrases import Phrase, phrase
from .connection import WorkerStopped
from .told import in_both
from .verdict import CheckStatus, Status


class NotJudged(Exception):
    """A check wasn't run, because a check that it needs didn't pass."""

    def __init__(self, needed: str) -> None:
        super().__init__(needed)
        self.needed = needed


# The first class that fits decides. Whatever isn't here is a fault of the bank's or the grader's.
# A status of None has no part in the submission's.
_ENDINGS: tuple[tuple[type[BaseException], Status | None, CheckStatus], ...] = (
    (NotJudged, None, "skipped"),
    (NotAttempted, "not_attempted", "skipped"),
    (OutOfMemory, "out_of_memory", "errored"),
    (CandidateRaised, "failed", "errored"),
    (AssertionError, "failed", "failed"),
)


def ending(error: BaseException | None) -> tuple[Status | None, CheckStatus]:
    """The status that a check's end gives to its submission, and the check's own."""
    if error is None:
        return "passed", "passed"
    if isinstance(error, WorkerStopped):
        return error.status, "timed_out" if error.status == "timed_out" else "errored"
    fits = (ending[1:] for ending in _ENDINGS if isinstance(error, ending[0]))
    return next(fits, ("broken", "errored"))


def bare(error: BaseException | None, fault: Exception) -> BaseException:
    """The same end without the values that couldn't be shown, or the fault where it was a pass."""
    if isinstance(error, CheckFailure):
        return type(error)(error.message, line=error.line)
    return fault


def blame(error: BaseException, checks: Path) -> Phrase:
    """What went wrong in trusted code, with the line of the checks file that led to it."""
    places = []
    traceback = error.__traceback__
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        places.append((file, f"{file.name}:{traceback.tb_lineno}"))
        traceback = traceback.tb_next
    own = [place for file, place in places if file == checks]
    if isinstance(error, GraderError):
        if not error.place and own:
            error.place = own[-1]
        return in_both(error.whole())
    place = (own or [place for _, place in places] or [""])[-1]
    facts = {"type": type(error).__name__, "message": error}
    return phrase("error at", place=place, **facts) if place else phrase("error", **facts)
